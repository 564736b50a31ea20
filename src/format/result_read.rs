//! Reads result files, and the results inside the saved record.

use std::collections::BTreeMap;

use super::framework_v1::check_envelope;
use super::json::{self, Node};
use super::level_v1::{self, importance};
use super::plan_v1::{self, MAX_ID};
use super::reader::{Fields, Problems, Reader};
use super::result_v1::{DESIRED_FROM, FORMAT, FULL, MAX_BYTES, QUICK, VERSION};
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::framework::MAX_AREAS;
use crate::domain::{
    Answer, Assessment, Desired, Framework, FrameworkRef, ItemId, Level, ResultId, RoleId, Scope,
    Unreadable, What,
};

/// Reads a result file of the given framework.
///
/// # Errors
/// Why it was refused. Nothing of a refused file is kept.
pub fn read(text: &str, framework: &Framework) -> Result<Assessment, Unreadable> {
    let node = json::parse(text, MAX_BYTES)?;
    check_envelope(&node, FORMAT, VERSION.into())?;
    let named = node.field("framework").and_then(|one| one.field("id")).and_then(Node::as_text);
    if let Some(found) = named.filter(|id| *id != framework.id()) {
        let ours = framework.id().to_owned();
        return Err(Unreadable::OtherFramework { found: found.to_owned(), ours });
    }
    let problems = Problems::default();
    let result = result(Reader::top(&node, &problems), framework, Origin::File);
    let problems = problems.into_vec();
    match result {
        Some(result) if problems.is_empty() => Ok(result),
        _ => Err(Unreadable::Invalid(problems)),
    }
}

/// Where a result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file. An id that its edition of the framework does not have is an error.
    File,
    /// The saved record. A self-check that goes on in another edition keeps the one it began with, so
    /// that says nothing of its ids, and what is not known is kept.
    Record,
}

/// Reads a result at its place in a file. Where this gives `None` a problem was noted, but a problem
/// may be noted all the same.
pub(super) fn result(at: Reader<'_>, framework: &Framework, origin: Origin) -> Option<Assessment> {
    let fields = at.object(&[
        "format",
        "version",
        "id",
        "framework",
        "role",
        "scope",
        "importance",
        "started",
        "updated",
        "completed",
        "adjustedTargets",
        "answers",
        "plan",
        "summary",
    ])?;
    let of = fields.required("framework").and_then(framework_ref);
    let same_edition = of.as_ref().is_some_and(|of| of.revision == framework.revision());
    let context = Context { framework, same_edition: same_edition && origin == Origin::File };
    // Read everything before giving up on anything, so that all problems are told.
    let id = fields.required("id").and_then(result_id);
    let role = fields.nullable("role").map(|at| context.role(at));
    let scope = fields.required("scope").and_then(|at| context.scope(at));
    let importance = fields.required("importance").and_then(|at| at.bool());
    let started = fields.required("started").and_then(|at| at.moment());
    let updated = fields.required("updated").and_then(|at| at.moment());
    let completed = fields.nullable("completed").map(|at| at.moment());
    let adjusted = fields.required("adjustedTargets").and_then(|at| context.adjusted(at));
    let answers = fields.required("answers").and_then(|at| context.answers(at));
    let plan = fields.required("plan").and_then(|at| plan_v1::read(at, framework.scale()));
    let answers = answers?.into_iter().filter(|(_, answer)| !answer.is_blank());
    let (answers, orphans) = answers.partition(|(id, _)| framework.place(id).is_some());
    Some(Assessment {
        id: id?,
        framework: of?,
        role: role.unwrap_or_default(),
        scope: scope?,
        importance: importance?,
        started: started?,
        updated: updated?,
        completed: completed.unwrap_or_default(),
        adjusted_targets: adjusted?,
        answers,
        orphans,
        plan: plan?,
        open: false,
    })
}

/// Reads which framework a file belongs to.
pub(super) fn framework_ref(at: Reader<'_>) -> Option<FrameworkRef> {
    let fields = at.object(&["id", "revision"])?;
    let revision = fields.required("revision").and_then(|at| at.number(1, u32::MAX.into()));
    Some(FrameworkRef { id: fields.text("id")?, revision: revision? })
}

/// Reads the id of a result.
pub(super) fn result_id(at: Reader<'_>) -> Option<ResultId> {
    let id = ResultId::parse(at.text()?);
    if id.is_none() {
        at.wrong(What::BadId);
    }
    id
}

struct Context<'a> {
    framework: &'a Framework,
    /// Whether the file was made with this very edition; then an unknown id is an error.
    same_edition: bool,
}

impl Context<'_> {
    fn role(&self, at: Reader<'_>) -> Option<RoleId> {
        let role = RoleId::new(&at.short_text(MAX_ID)?);
        if self.same_edition && self.framework.role(&role).is_none() {
            at.wrong(What::UnknownRole);
            return None;
        }
        Some(role)
    }

    fn item(&self, id: &str, at: Reader<'_>) -> Option<ItemId> {
        let item = ItemId::new(id);
        if id.chars().count() > MAX_ID {
            at.wrong(What::TooLong { most: MAX_ID });
            return None;
        }
        if self.same_edition && self.framework.place(&item).is_none() {
            at.wrong(What::UnknownItem);
            return None;
        }
        Some(item)
    }

    fn scope(&self, at: Reader<'_>) -> Option<Scope> {
        match at.node() {
            Node::Text(_) => match at.one_of(&[FULL, QUICK])? {
                0 => Some(Scope::Full),
                _ => Some(Scope::Quick),
            },
            Node::Null
            | Node::Bool(_)
            | Node::Whole(_)
            | Node::OtherNumber
            | Node::List(_)
            | Node::Object(_) => {
                at.list(MAX_AREAS, |at| self.item(at.text()?, at)).map(Scope::Areas)
            }
        }
    }

    fn level(&self, at: Reader<'_>) -> Option<Level> {
        level_v1::level(at, self.framework.scale())
    }

    fn adjusted(&self, at: Reader<'_>) -> Option<BTreeMap<ItemId, Level>> {
        let entries = at.entries(|id, at| Some((self.item(id, at)?, self.level(at)?)))?;
        Some(map_of(entries))
    }

    fn answers(&self, at: Reader<'_>) -> Option<BTreeMap<ItemId, Answer>> {
        let entries = at.entries(|id, at| Some((self.item(id, at)?, self.answer(at)?)))?;
        Some(map_of(entries))
    }

    fn answer(&self, at: Reader<'_>) -> Option<Answer> {
        let fields = at.object(&["present", "desired", "desiredFrom", "importance", "note"])?;
        let present =
            fields.optional("present").map(|at| level_v1::present(at, self.framework.scale()));
        let importance = fields.optional("importance").map(importance);
        let note = fields.optional("note").map(|at| at.short_text(MAX_NOTE_CHARS));
        Some(Answer {
            present: present.unwrap_or_default(),
            desired: self.desired(&fields),
            importance: importance.unwrap_or_default(),
            note: note.flatten().unwrap_or_default(),
        })
    }

    fn desired(&self, fields: &Fields<'_>) -> Option<Desired> {
        let (level, from) = match (fields.optional("desired"), fields.optional("desiredFrom")) {
            (None, None) => return None,
            (Some(at), None) => {
                at.wrong(What::Without("desiredFrom"));
                return None;
            }
            (None, Some(at)) => {
                at.wrong(What::Without("desired"));
                return None;
            }
            (Some(level), Some(from)) => (self.level(level), from.one_of(DESIRED_FROM)),
        };
        Some(if from? == 0 { Desired::Own(level?) } else { Desired::Target(level?) })
    }
}

/// A map of entries that know their key. One by one: `collect` would sort first, and every kind of map
/// that is sorted costs a visitor 4 kB of code.
pub(super) fn map_of<T>(entries: Vec<(String, (ItemId, T))>) -> BTreeMap<ItemId, T> {
    let mut map = BTreeMap::new();
    map.extend(entries.into_iter().map(|(_, entry)| entry));
    map
}
