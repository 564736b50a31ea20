//! Reads result files, and the results inside the saved record.

use std::collections::BTreeMap;

use super::framework_v1::check_envelope;
use super::json::{self, Node};
use super::level_v1::{self, importance};
use super::plan_v1;
use super::reader::{Fields, Problems, Reader};
use super::result_v1::{FORMAT, MAX_BYTES, RESULT, VERSION};
use crate::domain::framework::MAX_ID_CHARS;
use crate::domain::{
    Answer, Assessment, Desired, Framework, FrameworkRef, ItemId, Level, ProblemKind, ResultId,
    RoleId, Scope, Unreadable,
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
    let result = result(Reader::top(&node, &RESULT, &problems), framework, Origin::File);
    let problems = problems.into_vec();
    match result {
        Some(result) if problems.is_empty() => Ok(result),
        _ => Err(Unreadable::Invalid(problems)),
    }
}

/// The origin of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file. Ids that its own edition of the framework does not have are errors.
    File,
    /// The saved record. A saved result keeps the edition it began with, so its ids may be unknown here; unknown ones
    /// are kept.
    Record,
}

/// Reads a result. If this returns `None` a problem was reported; a problem may also be reported otherwise.
pub(super) fn result(at: Reader<'_>, framework: &Framework, origin: Origin) -> Option<Assessment> {
    result_of(&at.object()?, framework, origin)
}

/// Reads a result from its fields.
pub(super) fn result_of(
    fields: &Fields<'_>,
    framework: &Framework,
    origin: Origin,
) -> Option<Assessment> {
    let of = fields.get("framework").and_then(framework_ref);
    let same_edition = of.as_ref().is_some_and(|of| of.revision == framework.revision());
    let context = Context { framework, same_edition: same_edition && origin == Origin::File };
    // Read everything before returning, so that all problems are reported.
    let id = fields.get("id").and_then(result_id);
    let role = fields.get("role").map(|at| context.role(at));
    let scope = fields.get("scope").and_then(|at| context.scope(at));
    let importance = fields.get("importance").and_then(|at| at.bool());
    let started = fields.get("started").and_then(|at| at.moment());
    let updated = fields.get("updated").and_then(|at| at.moment());
    let completed = fields.get("completed").map(|at| at.moment());
    let adjusted = fields.get("adjustedTargets").and_then(|at| context.adjusted(at));
    let answers = fields.get("answers").and_then(|at| context.answers(at));
    let plan = fields.get("plan").and_then(|at| plan_v1::read(at, framework.scale()));
    let answers = answers?.into_iter().filter(|(_, answer)| !answer.is_blank());
    let scope = scope?;
    // A later edition may have moved an item out of the areas that were rated.
    let (answers, orphans) = answers.partition(|(id, _)| framework.covers(&scope, id));
    Some(Assessment {
        id: id?,
        framework: of?,
        role: role.unwrap_or_default(),
        scope,
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
    let fields = at.object()?;
    let id = fields.get("id").and_then(|at| at.text());
    let revision = fields.get("revision").and_then(|at| at.number());
    Some(FrameworkRef { id: id?.to_owned(), revision: revision? })
}

/// Reads the id of a result.
pub(super) fn result_id(at: Reader<'_>) -> Option<ResultId> {
    let id = ResultId::parse(at.text()?);
    if id.is_none() {
        at.wrong(ProblemKind::BadId);
    }
    id
}

struct Context<'a> {
    framework: &'a Framework,
    /// Whether the file was made with this same edition, so that an unknown id is an error.
    same_edition: bool,
}

impl Context<'_> {
    fn role(&self, at: Reader<'_>) -> Option<RoleId> {
        let role = RoleId::new(at.text()?);
        if self.same_edition && self.framework.role(&role).is_none() {
            at.wrong(ProblemKind::UnknownRole);
            return None;
        }
        Some(role)
    }

    fn item(&self, id: &str, at: Reader<'_>) -> Option<ItemId> {
        let item = ItemId::new(id);
        if id.chars().count() > MAX_ID_CHARS {
            at.wrong(ProblemKind::TooLong { max: MAX_ID_CHARS });
            return None;
        }
        if self.same_edition && self.framework.place(&item).is_none() {
            at.wrong(ProblemKind::UnknownItem);
            return None;
        }
        Some(item)
    }

    fn scope(&self, at: Reader<'_>) -> Option<Scope> {
        match at.word() {
            Some(0) => Some(Scope::Full),
            Some(_) => Some(Scope::Quick),
            None => at.list(|at| self.item(at.text()?, at)).map(Scope::Areas),
        }
    }

    fn level(&self, at: Reader<'_>) -> Option<Level> {
        level_v1::level(at, self.framework.scale())
    }

    fn adjusted(&self, at: Reader<'_>) -> Option<BTreeMap<ItemId, Level>> {
        let entries = at.entries(|id, at| Some((self.item(id, at)?, self.level(at)?)))?;
        Some(map_of(entries.into_iter().map(|(_, entry)| entry)))
    }

    fn answers(&self, at: Reader<'_>) -> Option<BTreeMap<ItemId, Answer>> {
        let entries = at.entries(|id, at| Some((self.item(id, at)?, self.answer(at)?)))?;
        Some(map_of(entries.into_iter().map(|(_, entry)| entry)))
    }

    fn answer(&self, at: Reader<'_>) -> Option<Answer> {
        let fields = at.object()?;
        let scale = self.framework.scale();
        Some(Answer {
            present: fields.get("present").and_then(|at| level_v1::present(at, scale)),
            desired: self.desired(&fields),
            importance: fields.get("importance").and_then(importance),
            note: fields.text("note"),
        })
    }

    fn desired(&self, fields: &Fields<'_>) -> Option<Desired> {
        let level = fields.get("desired").and_then(|at| self.level(at));
        let from = fields.get("desiredFrom").and_then(|at| at.word());
        Some(if from? == 0 { Desired::Own(level?) } else { Desired::Suggested(level?) })
    }
}

/// Builds a map, entry by entry: `collect` would sort first, and every type of map that is sorted adds 4 kB of code to
/// the download.
pub(super) fn map_of<T>(entries: impl Iterator<Item = (ItemId, T)>) -> BTreeMap<ItemId, T> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}
