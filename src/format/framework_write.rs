//! Writes framework files, version 1, in one form: the same parts always give the same bytes.
//!
//! Fields are in the order below, lists and targets in the order of the parts; optional fields are omitted if they are
//! empty. Reading is in [`super::framework_v1`].

use serde::Serialize;

use super::framework_v1::{FORMAT, VERSION};
use super::json::Entries;
use crate::domain::LevelText;
use crate::domain::framework::{Area, Competency, Credit, FrameworkParts, Role};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FrameworkV1<'a> {
    format: &'static str,
    version: i64,
    id: &'a str,
    revision: u32,
    title: &'a str,
    language: &'a str,
    credit: CreditV1<'a>,
    scale: ScaleV1<'a>,
    importance_scale: ScaleV1<'a>,
    roles: Vec<RoleV1<'a>>,
    areas: Vec<AreaV1<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    targets: Entries<Entries<u8>>,
    #[serde(skip_serializing_if = "is_empty")]
    target_reasons: Entries<Entries<&'a str>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    targets_note: &'a str,
}

#[derive(Serialize)]
struct CreditV1<'a> {
    source: &'a str,
    rights: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

#[derive(Serialize)]
struct ScaleV1<'a> {
    levels: Vec<LevelV1<'a>>,
}

#[derive(Serialize)]
struct LevelV1<'a> {
    number: usize,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    anchor: &'a str,
}

#[derive(Serialize)]
struct RoleV1<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    definition: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AreaV1<'a> {
    id: &'a str,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    definition: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    evidence_prompt: &'a str,
    competencies: Vec<CompetencyV1<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CompetencyV1<'a> {
    id: &'a str,
    code: &'a str,
    statement: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    activities: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    evidence_prompt: &'a str,
}

/// The text of a framework file with these parts, valid or not.
pub fn write(parts: &FrameworkParts) -> String {
    let framework = FrameworkV1 {
        format: FORMAT,
        version: VERSION,
        id: &parts.id,
        revision: parts.revision,
        title: &parts.title,
        language: &parts.language,
        credit: credit(&parts.credit),
        scale: ScaleV1 { levels: (1..).zip(&parts.levels).map(level).collect() },
        importance_scale: ScaleV1 {
            levels: (1..).zip(&parts.importance_names).map(step).collect(),
        },
        roles: parts.roles.iter().map(role).collect(),
        areas: parts.areas.iter().map(area).collect(),
        targets: by_role(&parts.targets, |level| *level),
        target_reasons: by_role(&parts.target_reasons, String::as_str),
        targets_note: &parts.targets_note,
    };
    // Cannot fail: no maps with keys that are not texts, no floats.
    let mut text = serde_json::to_string_pretty(&framework).unwrap_or_default();
    text.push('\n');
    text
}

fn credit(credit: &Credit) -> CreditV1<'_> {
    let Credit { source, rights, date, note } = credit;
    CreditV1 { source, rights, date, note }
}

fn level((number, text): (usize, &LevelText)) -> LevelV1<'_> {
    LevelV1 { number, name: &text.name, anchor: &text.anchor }
}

fn step((number, name): (usize, &String)) -> LevelV1<'_> {
    LevelV1 { number, name, anchor: "" }
}

fn role(role: &Role) -> RoleV1<'_> {
    RoleV1 { id: role.id.as_str(), title: &role.title, definition: &role.definition }
}

fn area(area: &Area) -> AreaV1<'_> {
    AreaV1 {
        id: area.id.as_str(),
        code: &area.code,
        title: &area.title,
        definition: &area.definition,
        evidence_prompt: &area.evidence_prompt,
        competencies: area.competencies.iter().map(competency).collect(),
    }
}

fn competency(competency: &Competency) -> CompetencyV1<'_> {
    CompetencyV1 {
        id: competency.id.as_str(),
        code: &competency.code,
        statement: &competency.statement,
        activities: &competency.activities,
        evidence_prompt: &competency.evidence_prompt,
    }
}

fn by_role<'a, T, W>(
    roles: &'a [(String, Vec<(String, T)>)],
    write: impl Fn(&'a T) -> W,
) -> Entries<Entries<W>> {
    let of_role = |items: &'a [(String, T)]| {
        Entries(items.iter().map(|(item, value)| (item.clone(), write(value))).collect())
    };
    Entries(roles.iter().map(|(role, items)| (role.clone(), of_role(items))).collect())
}

fn is_empty<T>(entries: &Entries<T>) -> bool {
    entries.0.is_empty()
}
