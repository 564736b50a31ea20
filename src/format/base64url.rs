//! Bytes as letters that need no escaping in an address: base64url of RFC 4648, without padding.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of the bytes, four characters for three of them.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0_usize;
        for place in 0..3 {
            group = group * 256 + usize::from(chunk.get(place).copied().unwrap_or_default());
        }
        for place in 0..=chunk.len() {
            let six = group >> (18 - 6 * place) & 63;
            text.extend(ALPHABET.get(six).copied().map(char::from));
        }
    }
    text
}

/// The bytes of the text. `None` unless [`write()`] gives exactly this text for them: another character, padding, a
/// lone character at the end, or leftover bits that are not zero.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut group, mut bits) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let six = ALPHABET.iter().position(|one| *one == byte)?;
        group = group * 64 + u32::try_from(six).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(group >> bits).ok()?);
            group &= (1 << bits) - 1;
        }
    }
    (bits < 6 && group == 0).then_some(bytes)
}
