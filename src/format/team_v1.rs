//! Team files, version 1: the results that a director has collected, with a label for each member.
//!
//! A member's result has the fields of a result file, without the summary. The same team always gives the same bytes.

use serde::Serialize;

use super::framework_v1::check_envelope;
use super::json::{self, Node};
use super::reader::{Fields, Problems, Reader};
use super::result_read::{self, Origin};
use super::result_v1::{self, FRAMEWORK, FrameworkRefV1, RESULT, ResultV1};
use super::shape::{Constant, Field, Object, Shape};
use crate::domain::team::{MAX_LABEL_CHARS, MAX_MEMBERS, Member};
use crate::domain::{Assessment, Framework, FrameworkRef, ProblemKind, Unreadable};

/// The value of `format` in a team file.
pub const FORMAT: &str = "cme-selfcheck/team";
/// Most bytes of a team file.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The version that is written.
pub const VERSION: u32 = 1;

/// A team in a file.
pub const TEAM: Object = Object {
    name: "team",
    fields: &[
        Field::required("format", Shape::Constant(&Constant::Text(FORMAT))),
        Field::required("version", Shape::Constant(&Constant::Whole(VERSION as i64))),
        Field::required("framework", FRAMEWORK),
        Field::required("members", MEMBER.list(MAX_MEMBERS)),
    ],
};
const MEMBER: Shape = Shape::Object(&Object {
    name: "member",
    fields: &[
        Field::required("label", Shape::Short(MAX_LABEL_CHARS))
            .means("What the member is called in this team; may be empty."),
        Field::required("result", Shape::Object(&RESULT)).means("As in a result file."),
    ],
});

#[derive(Serialize)]
struct TeamV1 {
    format: &'static str,
    version: u32,
    framework: FrameworkRefV1,
    members: Vec<MemberV1>,
}

#[derive(Serialize)]
struct MemberV1 {
    label: String,
    result: ResultV1,
}

/// The text of a team file; `None` if it would be larger than allowed.
pub fn write<'a>(
    framework: &Framework,
    members: impl Iterator<Item = &'a Member>,
) -> Option<String> {
    let member = |member: &Member| MemberV1 {
        label: member.label.clone(),
        result: ResultV1::stored(framework, &member.result.frozen(framework)),
    };
    let team = TeamV1 {
        format: FORMAT,
        version: VERSION,
        framework: (&FrameworkRef::to(framework)).into(),
        members: members.map(member).collect(),
    };
    // Writing these types as JSON cannot fail: no maps with keys that are not texts, no floats.
    let mut text = serde_json::to_string_pretty(&team).unwrap_or_default();
    text.push('\n');
    (text.len() <= MAX_BYTES).then_some(text)
}

/// Reads a team file of the given framework.
///
/// # Errors
/// Why it was refused. Nothing of a refused file is kept.
pub fn read(text: &str, framework: &Framework) -> Result<Vec<Member>, Unreadable> {
    let node = json::parse(text, MAX_BYTES)?;
    check_envelope(&node, FORMAT, VERSION.into())?;
    of_one_framework(&node, framework)?;
    let problems = Problems::default();
    let top = Reader::top(&node, &TEAM, &problems);
    let members = top.object().and_then(|fields| {
        let of = fields.get("framework").and_then(result_read::framework_ref);
        let members = fields.get("members").and_then(|at| at.list(|at| member(at, framework)));
        of.and(members)
    });
    let problems = problems.into_vec();
    match members {
        Some(members) if problems.is_empty() => Ok(members),
        _ => Err(Unreadable::Invalid(problems)),
    }
}

/// The content of a file that a director adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamInput {
    /// A result file.
    Result(Box<Assessment>),
    /// A team file.
    Team(Vec<Member>),
}

/// Reads a result file or a team file. A text too long for a result file is parsed only if it says that it is a team.
///
/// # Errors
/// Why it was refused.
pub fn read_any(text: &str, framework: &Framework) -> Result<TeamInput, Unreadable> {
    if text.len() > result_v1::MAX_BYTES && text.contains(FORMAT) {
        return read(text, framework).map(TeamInput::Team);
    }
    match result_read::read(text, framework) {
        Ok(result) => Ok(TeamInput::Result(Box::new(result))),
        Err(Unreadable::OtherFormat) => read(text, framework).map(TeamInput::Team),
        Err(why) => Err(why),
    }
}

/// Refuses a team that names another framework, itself or in the result of a member.
fn of_one_framework(node: &Node, framework: &Framework) -> Result<(), Unreadable> {
    let named = |node: &Node| Some(node.field("framework")?.field("id")?.as_text()?.to_owned());
    let members = match node.field("members") {
        Some(Node::List(members)) => members.as_slice(),
        _ => &[],
    };
    let results = members.iter().filter_map(|member| named(member.field("result")?));
    match named(node).into_iter().chain(results).find(|id| id != framework.id()) {
        Some(found) => Err(Unreadable::OtherFramework { found, ours: framework.id().to_owned() }),
        None => Ok(()),
    }
}

fn member(at: Reader<'_>, framework: &Framework) -> Option<Member> {
    let fields = at.object()?;
    let label = fields.text("label");
    let result = fields.get("result")?;
    let fields = result.object()?;
    check_envelope_of_result(&fields);
    let result = result_read::result_of(&fields, framework, Origin::File)?;
    Some(Member { label, result })
}

/// Reports a member's result that names another format, or a version other than the one that teams contain.
fn check_envelope_of_result(fields: &Fields<'_>) {
    if let Some(format) = fields.get("format")
        && format.text() != Some(result_v1::FORMAT)
    {
        format.wrong(ProblemKind::NotOneOf(&[result_v1::FORMAT]));
    }
    let only = i64::from(result_v1::VERSION);
    if let Some(version) = fields.get("version")
        && version.number() != Some(only)
    {
        version.wrong(ProblemKind::OutOfRange { min: only, max: only });
    }
}
