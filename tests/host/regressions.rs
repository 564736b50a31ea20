//! Every file in `tests/fixtures/fuzz` through the property that `make fuzz` tries with made-up bytes.
//!
//! They are what fuzzing starts from, and what it once found: drop the file of a crash into the folder
//! of its target.

use std::fs;

use crate::fuzz;

/// Runs the files of a folder, and counts those that got past the door.
fn run(folder: &str, property: fn(&[u8]) -> bool) -> usize {
    let files = fs::read_dir(format!("tests/fixtures/fuzz/{folder}")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .filter(|path| {
            // Shown if the test fails.
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
