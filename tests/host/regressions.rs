//! Runs the property of `make fuzz` on every file in `tests/fixtures/fuzz`.
//!
//! The files are the corpus of fuzzing and the crashes that it once found: add the file of a crash to the folder of its
//! target.

use std::fs;

use crate::fuzz;

/// Runs the property on the files of a folder, and counts those that were accepted.
fn run(folder: &str, property: fn(&[u8]) -> bool) -> usize {
    let files = fs::read_dir(format!("tests/fixtures/fuzz/{folder}")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .filter(|path| {
            // Printed if the test fails.
            println!("{}", path.display());
            fuzz::check(property, &fs::read(path).unwrap())
        })
        .count()
}

/// Cases: HI-24
#[test]
fn result_files_come_back() {
    assert!(run("result_file", fuzz::result_file) >= 4);
}

/// Cases: HI-24
#[test]
fn framework_files_come_back() {
    assert!(run("framework_file", fuzz::framework_file) >= 3);
}

/// Cases: HI-24
#[test]
fn saved_records_come_back() {
    assert!(run("saved_record", fuzz::saved_record) >= 3);
}

/// Cases: HI-24
#[test]
fn links_come_back() {
    assert!(run("link_payload", fuzz::link_payload) >= 4);
}

/// Cases: HI-24
#[test]
fn cells_come_back() {
    assert!(run("csv_table", fuzz::csv_table) >= 4);
}

/// Cases: HI-24
#[test]
fn team_files_come_back() {
    assert!(run("team_file", fuzz::team_file) >= 4);
}
