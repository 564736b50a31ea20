//! What is made before the program is compiled: the built-in framework in three parts, and what the linker is told.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

/// The framework that is built in, unless `CME_FRAMEWORK` has the path of another.
const FRAMEWORK: &str = "public/frameworks/alliance-cme-2008.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=CME_FRAMEWORK");
    let path = env::var("CME_FRAMEWORK").unwrap_or_else(|_| FRAMEWORK.to_owned());
    println!("cargo::rerun-if-changed={path}");
    let out = env::var("OUT_DIR")?;
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut framework: Value = serde_json::from_str(&text)?;
    let activities = take_activities(&mut framework);
    let reasons = framework.as_object_mut().and_then(|fields| fields.remove("targetReasons"));
    let write = |name, value: &Value| fs::write(Path::new(&out).join(name), value.to_string());
    fs::write(Path::new(&out).join("built_in.json"), text)?;
    write("first.json", &framework)?;
    write("activities.json", &activities)?;
    write("target_reasons.json", &reasons.unwrap_or_default())?;
    let is = |name, wanted| env::var(name).is_ok_and(|found| found == wanted);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        // They are needed to cut the visitors' program in two (xtask/src/wasm.rs).
        println!("cargo::rustc-link-arg-bin=cme-selfcheck=--emit-relocs");
    }
    Ok(())
}

/// Takes the activities out of a framework file; gives them by the ids of their competencies.
fn take_activities(framework: &mut Value) -> Value {
    let areas = framework["areas"].as_array_mut().into_iter().flatten();
    let competencies =
        areas.flat_map(|area| area["competencies"].as_array_mut().into_iter().flatten());
    let taken = competencies.filter_map(|competency| {
        let activities = competency.as_object_mut()?.remove("activities")?;
        Some((competency["id"].as_str()?.to_owned(), activities))
    });
    Value::Object(taken.collect::<Map<_, _>>())
}
