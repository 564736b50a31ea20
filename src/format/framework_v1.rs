//! Framework files, version 1: what an author writes and a host serves.
//!
//! Writing is in [`super::framework_write`].

use super::json::{self, Node};
use super::reader::{Problems, Reader};
use super::shape::{Constant, Field, List, NO_LIMIT, Object, Shape};
use crate::domain::framework::{
    Area, Competency, Credit, Framework, FrameworkParts, ItemId, MAX_AREAS, MAX_COMPETENCIES,
    MAX_ROLES, Role, RoleId,
};
use crate::domain::framework_checks::{FrameworkProblem, Location};
use crate::domain::level::{IMPORTANCE_STEPS, MAX_LEVELS, MIN_LEVELS};
use crate::domain::plan::MAX_SUGGESTION_CHARS;
use crate::domain::{LevelText, Problem, ProblemKind, Unreadable};

/// The value of `format` in a framework file.
pub const FORMAT: &str = "cme-selfcheck/framework";
/// Most bytes of a framework file.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The version that this file reads.
pub const VERSION: i64 = 1;
/// Most activities of a competency.
pub const MAX_ACTIVITIES: usize = 20;
/// Most characters of the reason of a target.
pub const MAX_TEXT: usize = 4_000;

/// The built-in framework: the 2008 competencies of the Alliance for CME with our targets, unless another one was built
/// in (`make release FRAMEWORK=path`).
pub const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/built_in.json"));
/// The built-in framework without the parts that are needed from the results on; `build.rs` splits it.
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.json"));
/// Its activities, by the ids of their competencies.
const ACTIVITIES: &str = include_str!(concat!(env!("OUT_DIR"), "/activities.json"));
/// The reasons of its targets.
const TARGET_REASONS: &str = include_str!(concat!(env!("OUT_DIR"), "/target_reasons.json"));

/// Reads the part of the built-in framework that is needed at first.
///
/// # Errors
/// None: a test reads it.
pub fn built_in() -> Result<Framework, Unreadable> {
    read(FIRST)
}

/// The complete built-in framework, from the part that is needed at first. Any other framework is already complete.
pub fn completed(first: &Framework) -> Framework {
    if !built_in().is_ok_and(|built_in| built_in == *first) {
        return first.clone();
    }
    let all = part(ACTIVITIES, Shape::Map(&SUGGESTIONS, NO_LIMIT), |at| {
        at.entries(|_, at| activities(&at))
    });
    let of = |id: &ItemId| {
        let found = all.iter().find(|(of, _)| of == id.as_str());
        found.map(|(_, activities)| activities.clone()).unwrap_or_default()
    };
    first.with_rest(of, part(TARGET_REASONS, Shape::Map(&REASONS, NO_LIMIT), reasons))
}

/// Reads a separate part of the built-in framework.
fn part<T: Default>(text: &str, shape: Shape, read: impl FnOnce(Reader<'_>) -> Option<T>) -> T {
    let node = json::parse(text, MAX_BYTES).unwrap_or(Node::Null);
    let problems = Problems::default();
    read(Reader::of(&node, shape, &problems)).unwrap_or_default()
}

/// Reads a framework file.
///
/// # Errors
/// Why it was refused; [`Unreadable::Invalid`] has every problem with its place.
pub fn read(text: &str) -> Result<Framework, Unreadable> {
    Framework::new(read_parts(text)?).map_err(|found| Unreadable::Invalid(all_placed(found)))
}

/// Reads the parts from a framework file if every field can be read, so that writing them again loses nothing. Whether
/// they make a valid framework is decided by [`problems_of`].
///
/// # Errors
/// Why it was refused; [`Unreadable::Invalid`] has every problem with its place.
pub fn read_parts(text: &str) -> Result<FrameworkParts, Unreadable> {
    let node = json::parse(text, MAX_BYTES)?;
    check_envelope(&node, FORMAT, VERSION)?;
    let problems = Problems::default();
    let parts = parts(Reader::top(&node, &FRAMEWORK, &problems));
    let mut problems = problems.into_vec();
    match parts {
        Some(parts) if problems.is_empty() => Ok(parts),
        // If an element of a list was skipped, the indices of those after it would be wrong.
        Some(_) if problems.iter().any(|one| is_element(&one.path)) => {
            Err(Unreadable::Invalid(problems))
        }
        Some(parts) => {
            // Problems of shape do not hide problems of content.
            let mut content = all_placed(Framework::new(parts).err().unwrap_or_default());
            content.retain(|one| problems.iter().all(|known| known.path != one.path));
            problems.append(&mut content);
            Err(Unreadable::Invalid(problems))
        }
        None => Err(Unreadable::Invalid(problems)),
    }
}

/// Whether a path leads to an element of a list, as in `areas[3]`.
fn is_element(path: &str) -> bool {
    path.strip_suffix(']').is_some_and(|path| path.ends_with(|last: char| last.is_ascii_digit()))
}

/// Every problem of the parts, with its place in the file.
pub fn problems_of(parts: &FrameworkParts) -> Vec<Problem> {
    all_placed(Framework::new(parts.clone()).err().unwrap_or_default())
}

fn all_placed(found: Vec<FrameworkProblem>) -> Vec<Problem> {
    found.into_iter().map(placed).collect()
}

/// Checks that a file is of a format and a version that can be read.
pub(super) fn check_envelope(node: &Node, format: &str, version: i64) -> Result<(), Unreadable> {
    if node.field("format").and_then(Node::as_text) != Some(format) {
        return Err(Unreadable::OtherFormat);
    }
    match node.field("version").and_then(Node::as_whole) {
        Some(found) if found > version => Err(Unreadable::NewerVersion { found }),
        Some(found) if found == version => Ok(()),
        Some(_) | None => {
            let what = ProblemKind::OutOfRange { min: 1, max: version };
            Err(Unreadable::Invalid(vec![Problem { path: "version".to_owned(), what }]))
        }
    }
}

const DEFINITION: &str = "One line that says what it is about.";
const EVIDENCE: &str = "A question that asks what would show the level.";
const ID: Field = Field::required("id", Shape::Filled)
    .means("Permanent, of at most 200 characters; never used again for something else.");
const CODE: Field = Field::required("code", Shape::Filled)
    .means("What a person reads in its place, for example 2.11.");
const TITLE: Field = Field::required("title", Shape::Filled);

/// A framework in a file.
pub const FRAMEWORK: Object = Object {
    name: "framework",
    fields: &[
        Field::required("format", Shape::Constant(&Constant::Text(FORMAT))),
        Field::required("version", Shape::Constant(&Constant::Whole(VERSION))),
        ID,
        Field::required("revision", Shape::Whole(1, u32::MAX as i64))
            .means("Counts up with every edition."),
        TITLE,
        Field::required("language", Shape::Filled)
            .means("BCP 47 tag of the language of the texts."),
        Field::required("credit", CREDIT),
        Field::required("scale", SCALE),
        Field::required("importanceScale", IMPORTANCE_SCALE),
        Field::required("roles", ROLE.list(MAX_ROLES)),
        Field::required("areas", AREAS),
        Field::optional("targets", Shape::Map(&TARGETS, NO_LIMIT))
            .means("Suggested levels: role id, then area or competency id."),
        Field::optional("targetReasons", Shape::Map(&REASONS, NO_LIMIT))
            .means("Why, one sentence each."),
        Field::optional("targetsNote", Shape::Text).means("Whose targets these are."),
    ],
};
const CREDIT: Shape = Shape::Object(&Object {
    name: "credit",
    fields: &[
        Field::required("source", Shape::Text).means("Where the text comes from, quoted."),
        Field::required("rights", Shape::Text).means("Whose it is and what may be done with it."),
        Field::optional("date", Shape::Text).means("Date of the source, in any form."),
        Field::optional("note", Shape::Text).means("What a reader should know about this edition."),
    ],
});
const SCALE: Shape =
    Shape::Object(&Object { name: "scale", fields: &[levels_field(MIN_LEVELS, MAX_LEVELS)] });
const IMPORTANCE_SCALE: Shape = Shape::Object(&Object {
    name: "importanceScale",
    fields: &[levels_field(IMPORTANCE_STEPS as usize, IMPORTANCE_STEPS as usize)],
});
const LEVEL: Shape = Shape::Object(&Object {
    name: "level",
    fields: &[
        Field::required("number", Shape::Level)
            .means("1, 2, 3 and so on, in the order of the list."),
        Field::required("name", Shape::Filled),
        Field::optional("anchor", Shape::Text).means("What the level looks like in practice."),
    ],
});
const ROLE: Shape = Shape::Object(&Object {
    name: "role",
    fields: &[ID, TITLE, Field::optional("definition", Shape::Text).means(DEFINITION)],
});
const AREAS: Shape = Shape::List(List {
    of: &Shape::Object(&Object {
        name: "area",
        fields: &[
            ID,
            CODE,
            TITLE,
            Field::optional("definition", Shape::Text).means(DEFINITION),
            Field::optional("evidencePrompt", Shape::Text).means(EVIDENCE),
            Field::required("competencies", COMPETENCY.list(MAX_COMPETENCIES)),
        ],
    }),
    min: 1,
    max: MAX_AREAS,
});
const COMPETENCY: Shape = Shape::Object(&Object {
    name: "competency",
    fields: &[
        ID,
        CODE,
        Field::required("statement", Shape::Filled).means("The statement that is rated."),
        Field::optional("activities", SUGGESTIONS).means("Suggested next steps."),
        Field::optional("evidencePrompt", Shape::Text).means(EVIDENCE),
    ],
});
const SUGGESTIONS: Shape = Shape::Short(MAX_SUGGESTION_CHARS).list(MAX_ACTIVITIES);
const TARGETS: Shape = Shape::Map(&Shape::Level, NO_LIMIT);
const REASONS: Shape = Shape::Map(&Shape::Short(MAX_TEXT), NO_LIMIT);

const fn levels_field(min: usize, max: usize) -> Field {
    Field::required("levels", Shape::List(List { of: &LEVEL, min, max })).means("In rising order.")
}

fn parts(top: Reader<'_>) -> Option<FrameworkParts> {
    let fields = top.object()?;
    let levels_of = |name| levels(fields.get(name));
    Some(FrameworkParts {
        id: fields.text("id"),
        revision: fields.get("revision").and_then(|at| at.number()).unwrap_or_default(),
        title: fields.text("title"),
        language: fields.text("language"),
        credit: fields.get("credit").and_then(credit).unwrap_or_default(),
        levels: levels_of("scale"),
        importance_names: levels_of("importanceScale").into_iter().map(|l| l.name).collect(),
        roles: fields.get("roles").and_then(|at| at.list(role)).unwrap_or_default(),
        areas: fields.get("areas").and_then(|at| at.list(area)).unwrap_or_default(),
        targets: fields.get("targets").and_then(targets).unwrap_or_default(),
        target_reasons: fields.get("targetReasons").and_then(reasons).unwrap_or_default(),
        targets_note: fields.text("targetsNote"),
    })
}

fn credit(at: Reader<'_>) -> Option<Credit> {
    let fields = at.object()?;
    Some(Credit {
        source: fields.text("source"),
        rights: fields.text("rights"),
        date: fields.text("date"),
        note: fields.text("note"),
    })
}

/// Levels are written with their numbers, so that readers need not count; the numbers must be 1, 2, 3 and so on.
fn levels(at: Option<Reader<'_>>) -> Vec<LevelText> {
    let read = |at: Reader<'_>| {
        let levels = at.object()?.get("levels")?;
        let list = levels.list(|at| {
            let fields = at.object()?;
            let number: Option<i64> = fields.get("number").and_then(|at| at.number());
            Some((number, LevelText { name: fields.text("name"), anchor: fields.text("anchor") }))
        })?;
        for (expected, (number, _)) in (1..).zip(&list) {
            if number.is_some_and(|number| number != expected) {
                levels.wrong(ProblemKind::OutOfRange {
                    min: 1,
                    max: i64::try_from(list.len()).ok()?,
                });
                break;
            }
        }
        Some(list.into_iter().map(|(_, text)| text).collect())
    };
    at.and_then(read).unwrap_or_default()
}

fn role(at: Reader<'_>) -> Option<Role> {
    let fields = at.object()?;
    Some(Role {
        id: RoleId::new(&fields.text("id")),
        title: fields.text("title"),
        definition: fields.text("definition"),
    })
}

fn area(at: Reader<'_>) -> Option<Area> {
    let fields = at.object()?;
    let competencies = fields.get("competencies").and_then(|at| at.list(competency));
    Some(Area {
        id: ItemId::new(&fields.text("id")),
        code: fields.text("code"),
        title: fields.text("title"),
        definition: fields.text("definition"),
        evidence_prompt: fields.text("evidencePrompt"),
        competencies: competencies.unwrap_or_default(),
    })
}

fn activities(at: &Reader<'_>) -> Option<Vec<String>> {
    at.list(|at| at.text().map(str::to_owned))
}

fn competency(at: Reader<'_>) -> Option<Competency> {
    let fields = at.object()?;
    let activities = fields.get("activities").and_then(|at| activities(&at));
    Some(Competency {
        id: ItemId::new(&fields.text("id")),
        code: fields.text("code"),
        statement: fields.text("statement"),
        activities: activities.unwrap_or_default(),
        evidence_prompt: fields.text("evidencePrompt"),
    })
}

/// Role id → area or competency id → the value for these.
type ByRole<T> = Vec<(String, Vec<(String, T)>)>;

fn targets(at: Reader<'_>) -> Option<ByRole<u8>> {
    at.entries(|_, role| {
        role.entries(|_, level| {
            let number = level.number();
            if number.is_none() {
                level.wrong(ProblemKind::OffScale {
                    top: u8::try_from(MAX_LEVELS).unwrap_or(u8::MAX),
                });
            }
            number
        })
    })
}

fn reasons(at: Reader<'_>) -> Option<ByRole<String>> {
    at.entries(|_, role| role.entries(|_, reason| reason.text().map(str::to_owned)))
}

/// A problem of the framework with its path in the file.
fn placed(problem: FrameworkProblem) -> Problem {
    let target = |field: &str, role: &str, item: Option<String>| match item {
        Some(item) => format!("{field}[\"{role}\"][\"{item}\"]"),
        None => format!("{field}[\"{role}\"]"),
    };
    let path = match problem.location {
        Location::Whole(field) => field.to_owned(),
        Location::Level(None) => "scale.levels".to_owned(),
        Location::Level(Some(index)) => format!("scale.levels[{index}].name"),
        Location::Importance(None) => "importanceScale.levels".to_owned(),
        Location::Importance(Some(index)) => format!("importanceScale.levels[{index}].name"),
        Location::Role(None) => "roles".to_owned(),
        Location::Role(Some((index, field))) => format!("roles[{index}].{field}"),
        Location::Area(None) => "areas".to_owned(),
        Location::Area(Some((index, field))) => format!("areas[{index}].{field}"),
        Location::Competencies => "areas[*].competencies".to_owned(),
        Location::Competency(area, index, field) => {
            format!("areas[{area}].competencies[{index}].{field}")
        }
        Location::Target(role, item) => target("targets", &role, item),
        Location::TargetReason(role, item) => target("targetReasons", &role, item),
    };
    Problem { path, what: ProblemKind::Framework(problem.violation) }
}
