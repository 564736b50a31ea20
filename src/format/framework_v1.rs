//! Framework files, version 1: what an author writes and a host serves.
//!
//! Writing is in [`super::framework_write`].

use super::json::{self, Node};
use super::reader::{Fields, Problems, Reader};
use crate::domain::framework::{
    Area, Competency, Credit, Framework, FrameworkParts, ItemId, MAX_AREAS, MAX_COMPETENCIES,
    MAX_ROLES, Role, RoleId,
};
use crate::domain::framework_checks::{FrameworkProblem, Spot};
use crate::domain::level::MAX_LEVELS;
use crate::domain::{LevelText, Problem, Unreadable, What};

/// What `format` says in a framework file.
pub const FORMAT: &str = "cme-selfcheck/framework";
/// Most bytes of a framework file.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The version that this file reads.
pub const VERSION: i64 = 1;
/// Most activities of a competency.
pub const MAX_ACTIVITIES: usize = 20;
/// Most characters of an activity, and of the reason of a target.
pub const MAX_TEXT: usize = 4_000;

/// The framework that is built in: the 2008 competencies of the Alliance for CME with our targets.
pub const BUILT_IN: &str = include_str!("../../public/frameworks/alliance-cme-2008.json");
/// The same without its activities, which nobody needs before the plan: `build.rs` takes them apart.
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.json"));
/// Its activities, by the ids of their competencies.
const ACTIVITIES: &str = include_str!(concat!(env!("OUT_DIR"), "/activities.json"));

/// Reads the built-in framework as far as it is needed at first.
///
/// # Errors
/// None: a test reads it.
pub fn built_in() -> Result<Framework, Unreadable> {
    read(FIRST)
}

/// The built-in framework with its activities.
pub fn with_activities(first: &Framework) -> Framework {
    let node = json::parse(ACTIVITIES, MAX_BYTES).unwrap_or(Node::Null);
    let problems = Problems::default();
    let found = Reader::top(&node, &problems).entries(|_, at| activities(&at));
    let of = found.unwrap_or_default();
    first.with_activities(|id| {
        let found = of.iter().find(|(of, _)| of == id.as_str());
        found.map(|(_, activities)| activities.clone()).unwrap_or_default()
    })
}

/// Reads a framework file.
///
/// # Errors
/// Why it was refused; [`Unreadable::Invalid`] has every problem with its place.
pub fn read(text: &str) -> Result<Framework, Unreadable> {
    Framework::new(read_parts(text)?).map_err(|found| Unreadable::Invalid(all_placed(found)))
}

/// Reads the parts from a framework file whose every field could be read, so that nothing is lost when
/// they are written again. Whether they make a framework, [`problems_of`] says.
///
/// # Errors
/// Why it was refused; [`Unreadable::Invalid`] has every problem with its place.
pub fn read_parts(text: &str) -> Result<FrameworkParts, Unreadable> {
    let node = json::parse(text, MAX_BYTES)?;
    check_envelope(&node, FORMAT, VERSION)?;
    let problems = Problems::default();
    let parts = parts(Reader::top(&node, &problems));
    let mut problems = problems.into_vec();
    match parts {
        Some(parts) if problems.is_empty() => Ok(parts),
        Some(parts) => {
            // What is wrong with the shape does not hide what is wrong with the content.
            let mut content = all_placed(Framework::new(parts).err().unwrap_or_default());
            content.retain(|one| problems.iter().all(|known| known.path != one.path));
            problems.append(&mut content);
            Err(Unreadable::Invalid(problems))
        }
        None => Err(Unreadable::Invalid(problems)),
    }
}

/// Every problem of the parts, with its place in the file.
pub fn problems_of(parts: &FrameworkParts) -> Vec<Problem> {
    all_placed(Framework::new(parts.clone()).err().unwrap_or_default())
}

fn all_placed(found: Vec<FrameworkProblem>) -> Vec<Problem> {
    found.into_iter().map(placed).collect()
}

/// Whether a file is of a format and a version that can be read.
pub(super) fn check_envelope(node: &Node, format: &str, version: i64) -> Result<(), Unreadable> {
    if node.field("format").and_then(Node::as_text) != Some(format) {
        return Err(Unreadable::OtherFormat);
    }
    match node.field("version").and_then(Node::as_whole) {
        Some(found) if found > version => Err(Unreadable::NewerVersion { found }),
        Some(found) if found == version => Ok(()),
        Some(_) | None => {
            let what = What::OutOfRange { least: 1, most: version };
            Err(Unreadable::Invalid(vec![Problem { path: "version".to_owned(), what }]))
        }
    }
}

fn parts(top: Reader<'_>) -> Option<FrameworkParts> {
    let fields = top.object(&[
        "format",
        "version",
        "id",
        "revision",
        "title",
        "language",
        "credit",
        "scale",
        "importanceScale",
        "roles",
        "areas",
        "targets",
        "targetReasons",
        "targetsNote",
    ])?;
    let levels_of = |name| levels(fields.required(name));
    Some(FrameworkParts {
        id: fields.text("id").unwrap_or_default(),
        revision: whole(&fields, "revision").unwrap_or_default(),
        title: fields.text("title").unwrap_or_default(),
        language: fields.text("language").unwrap_or_default(),
        credit: fields.required("credit").and_then(credit).unwrap_or_default(),
        levels: levels_of("scale"),
        importance_names: levels_of("importanceScale").into_iter().map(|l| l.name).collect(),
        roles: fields.required("roles").and_then(|at| at.list(MAX_ROLES, role)).unwrap_or_default(),
        areas: fields.required("areas").and_then(|at| at.list(MAX_AREAS, area)).unwrap_or_default(),
        targets: fields.optional("targets").and_then(targets).unwrap_or_default(),
        target_reasons: fields.optional("targetReasons").and_then(reasons).unwrap_or_default(),
        targets_note: fields.optional_text("targetsNote"),
    })
}

fn whole(fields: &Fields<'_>, name: &'static str) -> Option<u32> {
    fields.required(name)?.number(0, u32::MAX.into())
}

fn credit(at: Reader<'_>) -> Option<Credit> {
    let fields = at.object(&["source", "rights", "date", "note"])?;
    Some(Credit {
        source: fields.text("source").unwrap_or_default(),
        rights: fields.text("rights").unwrap_or_default(),
        date: fields.optional_text("date"),
        note: fields.optional_text("note"),
    })
}

/// Levels are written with their numbers, so that a reader need not count; the numbers must be
/// 1, 2, 3 and so on.
fn levels(at: Option<Reader<'_>>) -> Vec<LevelText> {
    let read = |at: Reader<'_>| {
        let fields = at.object(&["levels"])?;
        let list = fields.required("levels")?.list(MAX_LEVELS, |at| {
            let fields = at.object(&["number", "name", "anchor"])?;
            let number = fields.required("number").and_then(|at| at.whole(1, 10).map(|n| (at, n)));
            let name = fields.text("name").unwrap_or_default();
            let anchor = fields.optional_text("anchor");
            let number = number.map(|(_, number)| number);
            Some((number, LevelText { name, anchor }))
        })?;
        for (expected, (number, _)) in (1..).zip(&list) {
            if number.is_some_and(|number| number != expected) {
                let levels = fields.required("levels")?;
                levels.wrong(What::OutOfRange { least: 1, most: i64::try_from(list.len()).ok()? });
                break;
            }
        }
        Some(list.into_iter().map(|(_, text)| text).collect())
    };
    at.and_then(read).unwrap_or_default()
}

fn role(at: Reader<'_>) -> Option<Role> {
    let fields = at.object(&["id", "title", "definition"])?;
    Some(Role {
        id: RoleId::new(&fields.text("id").unwrap_or_default()),
        title: fields.text("title").unwrap_or_default(),
        definition: fields.optional_text("definition"),
    })
}

fn area(at: Reader<'_>) -> Option<Area> {
    let fields =
        at.object(&["id", "code", "title", "definition", "evidencePrompt", "competencies"])?;
    let competencies = fields.required("competencies");
    let competencies = competencies.and_then(|at| at.list(MAX_COMPETENCIES, competency));
    Some(Area {
        id: ItemId::new(&fields.text("id").unwrap_or_default()),
        code: fields.text("code").unwrap_or_default(),
        title: fields.text("title").unwrap_or_default(),
        definition: fields.optional_text("definition"),
        evidence_prompt: fields.optional_text("evidencePrompt"),
        competencies: competencies.unwrap_or_default(),
    })
}

fn activities(at: &Reader<'_>) -> Option<Vec<String>> {
    at.list(MAX_ACTIVITIES, |at| at.short_text(MAX_TEXT))
}

fn competency(at: Reader<'_>) -> Option<Competency> {
    let fields = at.object(&["id", "code", "statement", "activities", "evidencePrompt"])?;
    let activities = fields.optional("activities").and_then(|at| activities(&at));
    Some(Competency {
        id: ItemId::new(&fields.text("id").unwrap_or_default()),
        code: fields.text("code").unwrap_or_default(),
        statement: fields.text("statement").unwrap_or_default(),
        activities: activities.unwrap_or_default(),
        evidence_prompt: fields.optional_text("evidencePrompt"),
    })
}

/// Role id → area or competency id → what stands there.
type ByRole<T> = Vec<(String, Vec<(String, T)>)>;

fn targets(at: Reader<'_>) -> Option<ByRole<u8>> {
    at.entries(|_, role| role.entries(|_, level| level.number(0, u8::MAX.into())))
}

fn reasons(at: Reader<'_>) -> Option<ByRole<String>> {
    at.entries(|_, role| role.entries(|_, reason| reason.short_text(MAX_TEXT)))
}

/// A problem of the framework at its place in the file.
fn placed(problem: FrameworkProblem) -> Problem {
    let target = |field: &str, role: &str, item: Option<String>| match item {
        Some(item) => format!("{field}[\"{role}\"][\"{item}\"]"),
        None => format!("{field}[\"{role}\"]"),
    };
    let path = match problem.spot {
        Spot::Whole(field) => field.to_owned(),
        Spot::Level(None) => "scale.levels".to_owned(),
        Spot::Level(Some(index)) => format!("scale.levels[{index}].name"),
        Spot::Importance(None) => "importanceScale.levels".to_owned(),
        Spot::Importance(Some(index)) => format!("importanceScale.levels[{index}].name"),
        Spot::Role(None) => "roles".to_owned(),
        Spot::Role(Some((index, field))) => format!("roles[{index}].{field}"),
        Spot::Area(None) => "areas".to_owned(),
        Spot::Area(Some((index, field))) => format!("areas[{index}].{field}"),
        Spot::Competencies => "areas[*].competencies".to_owned(),
        Spot::Competency(area, index, field) => {
            format!("areas[{area}].competencies[{index}].{field}")
        }
        Spot::Target(role, item) => target("targets", &role, item),
        Spot::TargetReason(role, item) => target("targetReasons", &role, item),
    };
    Problem { path, what: What::Framework(problem.fault) }
}
