//! An archive of uncompressed files: as much of the zip format as a workbook needs.

use super::checksum::crc32;

/// The archive of files with these names and contents, in that order. Nothing is compressed, and every file has the
/// first date of the format: the same files give the same bytes.
///
/// The total size is less than 4 GiB, the number of files less than 65,536.
pub(super) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let start = archive.len();
        // Version 1.0, no flags, stored, 00:00 on 1980-01-01.
        let mut about = b"\x0a\0\0\0\0\0\0\0\x21\0".to_vec();
        about.extend(crc32(content.as_bytes()).to_le_bytes());
        number(&mut about, content.len());
        number(&mut about, content.len());
        // The length of the name in 16 bits, then the length of the extra fields, which is 0.
        number(&mut about, name.len());
        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.bytes());
        archive.extend(content.bytes());
        directory.extend(b"PK\x01\x02\x0a\0");
        directory.extend(about);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        number(&mut directory, start);
        directory.extend(name.bytes());
    }
    let (start, length) = (archive.len(), directory.len());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    // The number of files on this disk and in total, in 16 bits each.
    number(&mut archive, files.len() << 16 | files.len());
    number(&mut archive, length);
    number(&mut archive, start);
    archive.extend([0; 2]);
    archive
}

fn number(to: &mut Vec<u8>, number: usize) {
    to.extend(u32::try_from(number).unwrap_or_default().to_le_bytes());
}
