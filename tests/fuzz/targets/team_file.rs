//! Fuzzes team files.
#![no_main]

#[path = "../properties.rs"]
#[expect(dead_code, reason = "one property a target")]
mod properties;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    properties::check(properties::team_file, data);
});
