//! Addresses of pages that open result links.

/// Longest address, in bytes: a QR code has little room beyond the answers.
const MAX_LENGTH: usize = 500;

/// The address in the form with which links begin: absolute, http or https. `None` for anything else, and for an
/// address with a fragment, which the result would replace. It must be in the form in which browsers write addresses.
pub fn result_page(text: &str) -> Option<String> {
    let text = text.strip_suffix('#').unwrap_or(text);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\".contains(&byte));
    let host = host(rest);
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    let known = !host.is_empty() && host.bytes().all(in_name) && !rest.contains('#');
    (plain && text.len() <= MAX_LENGTH && known).then(|| text.to_owned())
}

/// Whether a phone could reach the address: it is neither this device nor a name in a local network.
pub fn is_public(address: &str) -> bool {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = host(rest).to_ascii_lowercase();
    let name = host.strip_prefix('[').map_or_else(
        || host.split(':').next().unwrap_or_default(),
        |address| address.split(']').next().unwrap_or_default(),
    );
    let local = ["localhost", "::1", "0.0.0.0", "::"].contains(&name)
        || [".localhost", ".local", ".internal", ".lan", ".home.arpa"]
            .iter()
            .any(|end| name.ends_with(end))
        || ["127.", "10.", "192.168.", "169.254.", "fe80:", "fc", "fd"]
            .iter()
            .any(|start| name.starts_with(start) && is_number(name))
        || (16..=31).any(|part| name.starts_with(&format!("172.{part}.")) && is_number(name));
    !local && (name.contains('.') || name.contains(':'))
}

/// The address of the page, if the page is the standalone one beside the script: the folder, or its `index.html`.
/// `page` is without query and fragment.
pub fn standalone<'a>(script: &str, page: &'a str) -> Option<&'a str> {
    let folder = script.rfind('/').and_then(|end| script.get(..=end))?;
    let file = page.strip_prefix(folder)?;
    (file.is_empty() || file == "index.html").then_some(page)
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether a host is a numeric address, not a name that begins like one.
fn is_number(name: &str) -> bool {
    name.contains(':') || name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
