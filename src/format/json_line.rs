//! On which line of a JSON text the value at a path stands.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// The line, counted from 1, of the value at a path such as `areas[3].title`. Where the value is missing, that of what it
/// should be in. `None` if the text is not JSON.
pub fn line(text: &str, path: &str) -> Option<usize> {
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: &RawValue = serde_json::from_str(json).ok()?;
    for step in steps(path) {
        let Some(inner) = step.of(value) else { break };
        value = inner;
    }
    // The value is a part of the text.
    let before = value.get().as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    Some(text.get(..before)?.matches('\n').count() + 1)
}

enum Step<'a> {
    Index(usize),
    Field(&'a str),
}

impl Step<'_> {
    /// What stands there in a value.
    fn of(self, value: &RawValue) -> Option<&RawValue> {
        match self {
            Self::Index(index) => {
                let all: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
                all.get(index).copied()
            }
            Self::Field(name) => {
                let all: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
                all.get(name).copied()
            }
        }
    }
}

/// The steps of a path: `[3]`, `["odd name"]`, `.title` or `title`.
fn steps(mut path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    while !path.is_empty() {
        let (step, rest) = if let Some(rest) = path.strip_prefix("[\"") {
            let (name, rest) = rest.split_once("\"]").unwrap_or((rest, ""));
            (Step::Field(name), rest)
        } else if let Some(rest) = path.strip_prefix('[') {
            let (index, rest) = rest.split_once(']').unwrap_or((rest, ""));
            (Step::Index(index.parse().unwrap_or(usize::MAX)), rest)
        } else {
            let name = path.strip_prefix('.').unwrap_or(path);
            let (name, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
            (Step::Field(name), rest)
        };
        steps.push(step);
        path = rest;
    }
    steps
}
