//! Builds the release of the last commit twice from scratch, in two folders whose paths differ in length, and compares
//! it byte for byte. No folder and no random order may affect the release.

use std::path::Path;
use std::process::Command;

use fs_err as fs;

use crate::Result;
use crate::files::read_folder;
use crate::steps::Steps;
use crate::tools::{cargo, output};

pub(super) fn run(steps: &mut Steps) -> Result {
    let work = std::env::current_dir()?.join("target/twice");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let [one, two] = ["one", "in/another/folder/two"].map(|name| work.join(name));
    steps.run("the last commit, built in one folder", || built(&one))?;
    steps.run("the same, built in another folder", || built(&two))?;
    steps.run("comparison", || {
        let [one, two] = [read_folder(&one.join("dist"))?, read_folder(&two.join("dist"))?];
        let names = one.keys().chain(two.keys());
        let other = names.filter(|name| one.get(*name) != two.get(*name));
        let other: Vec<_> = other.map(String::as_str).collect();
        if !other.is_empty() {
            return Err(format!("not the same twice: {}", other.join(", ")).into());
        }
        println!("the same, all {} files", one.len());
        Ok(())
    })?;
    Ok(fs::remove_dir_all(work)?)
}

fn built(folder: &Path) -> Result {
    output(Command::new("git").args(["clone", "--quiet", "."]).arg(folder))?;
    let mut dist = cargo("xtask dist");
    dist.current_dir(folder).env_remove("CARGO_TARGET_DIR").env_remove("CME_STARTED");
    output(&mut dist).map(drop)
}
