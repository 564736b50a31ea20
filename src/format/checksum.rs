//! The checksum of records and links: CRC-32 as in zip and Ethernet, which detects damage, not forgery.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

/// With one table of 1 kB: the faster variants have tables of 16 kB that do not compress.
static CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The checksum of these bytes.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}
