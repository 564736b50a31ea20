//! What stands on the page, as a tree. Controls carry `data-` attributes that say what they do.

use super::draft::Draft;
use crate::domain::{Area, Problem, Role};
use crate::format::reader::MAX_PROBLEMS;
use crate::report::markup::{Node, el, heading, said, text};
use crate::words::authors as words;

/// Attribute of a button: what it does.
pub const DO: &str = "data-do";
/// Attribute of a field: what it changes.
pub const FIELD: &str = "data-field";
/// Attribute of a choice: index of the role.
pub const ROLE: &str = "data-role";
/// Attribute of a choice: index of the area.
pub const AREA: &str = "data-area";

/// The element of the preview.
pub const ELEMENT: &str = "cme-selfcheck";

/// Id of the file input.
pub const FILE_ID: &str = "file";
/// Id of the status line.
pub const STATUS_ID: &str = "status";
/// Id of where the problems stand.
pub const PROBLEMS_ID: &str = "problems";
/// Id of where the draft is edited.
pub const EDIT_ID: &str = "edit";
/// Id of what is said about the preview.
pub const PREVIEW_ID: &str = "preview";

/// What a button does.
pub mod action {
    /// Starts from the built-in framework.
    pub const BUILT_IN: &str = "built-in";
    /// Starts from an empty framework.
    pub const EMPTY: &str = "empty";
    /// Offers the file.
    pub const DOWNLOAD: &str = "download";
}

/// What a field changes.
pub mod field {
    /// The title.
    pub const TITLE: &str = "title";
    /// The id.
    pub const ID: &str = "id";
    /// The revision.
    pub const REVISION: &str = "revision";
}

/// The page before a file is chosen. The empty places are filled later.
pub fn page() -> Vec<Node> {
    let input = el("input", "", Vec::new())
        .with("id", FILE_ID)
        .with("type", "file")
        .with("accept", ".json,application/json")
        .with("aria-describedby", "file-hint");
    let choose = vec![
        heading(2, words::CHOOSE),
        said("label", "", words::FILE).with("for", FILE_ID),
        said("p", "hint", words::DROP).with("id", "file-hint"),
        input,
        el(
            "p",
            "actions",
            vec![button(words::BUILT_IN, action::BUILT_IN), button(words::EMPTY, action::EMPTY)],
        ),
    ];
    let place = |id| el("div", "", Vec::new()).with("id", id);
    // There from the beginning, so that nothing is fetched later.
    let element = el(ELEMENT, "", vec![text(words::PREVIEW_MISSING)])
        .with("storage", "memory")
        .with("heading-level", "3")
        .with("hidden", "");
    let preview = vec![
        heading(2, words::PREVIEW),
        said("p", "hint", words::NO_PREVIEW).with("id", PREVIEW_ID),
        element,
    ];
    vec![
        el("section", "", choose),
        el("p", "", Vec::new()).with("id", STATUS_ID).with("role", "status"),
        place(PROBLEMS_ID),
        place(EDIT_ID),
        el("section", "", preview),
    ]
}

/// Every problem with its place and what to do; nothing where there is none.
pub fn problems(found: &[Problem], can_be_edited: bool) -> Vec<Node> {
    if found.is_empty() {
        return Vec::new();
    }
    let line = |problem: &Problem| {
        let place = said("code", "", problem.path.clone());
        el("li", "", vec![place, text(" "), text(words::problem(problem))])
    };
    let named = found.iter().take(words::MOST_NAMED).map(line).collect();
    let mut section = vec![heading(2, words::problems(found.len())), el("ul", "problems", named)];
    if let Some(more) = found.len().checked_sub(words::MOST_NAMED).filter(|more| *more > 0) {
        section.push(said("p", "", words::more_problems(more)));
    }
    if !can_be_edited && found.len() >= MAX_PROBLEMS {
        section.push(said("p", "", words::PERHAPS_MORE));
    }
    if !can_be_edited {
        section.push(said("p", "", words::EDIT_ELSEWHERE));
    }
    vec![el("section", "", section)]
}

/// Everything about the draft that can be changed here, and the download.
pub fn edit(draft: &Draft) -> Vec<Node> {
    let take = vec![
        heading(2, words::TAKE),
        said("p", "hint", words::TAKE_HINT),
        el("p", "actions", vec![button(words::DOWNLOAD, action::DOWNLOAD)]),
    ];
    vec![identity(draft), targets(draft), el("section", "", take)]
}

fn identity(draft: &Draft) -> Node {
    let parts = draft.parts();
    let mut section = vec![heading(2, words::IDENTITY)];
    if let Some(framework) = draft.framework() {
        section.push(said("p", "", words::contents(&framework)));
    }
    let revision = parts.revision.to_string();
    for (label, name, value) in [
        (words::TITLE, field::TITLE, &parts.title),
        (words::ID, field::ID, &parts.id),
        (words::REVISION, field::REVISION, &revision),
    ] {
        let input = el("input", "", Vec::new())
            .with("id", name)
            .with("type", "text")
            .with("autocomplete", "off")
            .with("value", value.clone())
            .with(FIELD, name);
        let input = if name == field::TITLE {
            input
        } else {
            input.with("spellcheck", "false").with("aria-describedby", "identity-hint")
        };
        let label = said("label", "", label).with("for", name);
        section.push(el("p", "field", vec![label, input]));
    }
    section.push(said("p", "hint", words::IDENTITY_HINT).with("id", "identity-hint"));
    el("section", "", section)
}

fn targets(draft: &Draft) -> Node {
    let parts = draft.parts();
    let mut section = vec![heading(2, words::TARGETS)];
    if parts.roles.is_empty() {
        section.push(said("p", "", words::NO_ROLES));
        return el("section", "", section);
    }
    let hint = words::targets_hint(draft.targets_of_competencies());
    section.push(said("p", "hint", hint));
    let head = |words: &str| said("th", "", words).with("scope", "col");
    let mut heads = vec![head(words::AREA)];
    heads.extend(parts.roles.iter().map(|role| head(&role.title)));
    let rows = (0..).zip(&parts.areas).map(|(index, area)| row(draft, index, area)).collect();
    let table = vec![
        said("caption", "unseen", words::TARGETS).with("id", "targets-caption"),
        el("thead", "", vec![el("tr", "", heads)]),
        el("tbody", "", rows),
    ];
    // A table may be wider than a phone; then it scrolls by itself, by keyboard too.
    let scroll = el("div", "scroll", vec![el("table", "", table)])
        .with("role", "region")
        .with("aria-labelledby", "targets-caption")
        .with("tabindex", "0");
    section.push(scroll);
    el("section", "", section)
}

fn row(draft: &Draft, index: usize, area: &Area) -> Node {
    let name = [area.code.as_str(), " ", &area.title].concat();
    let mut cells = vec![said("th", "", name).with("scope", "row")];
    for (of, role) in draft.parts().roles.iter().enumerate() {
        let choice =
            choice(draft, role, area).with(ROLE, of.to_string()).with(AREA, index.to_string());
        cells.push(el("td", "", vec![choice]));
    }
    el("tr", "", cells)
}

fn choice(draft: &Draft, role: &Role, area: &Area) -> Node {
    let now = draft.target(&role.id, &area.id);
    let option = |level: Option<u8>, words: String| {
        let value = level.map(|level| level.to_string()).unwrap_or_default();
        let option = said("option", "", words).with("value", value);
        if level == now { option.with("selected", "") } else { option }
    };
    let levels = &draft.parts().levels;
    let mut options = vec![option(None, words::NO_TARGET.to_owned())];
    for (level, step) in (1_u8..).zip(levels) {
        let words = [&level.to_string(), " ", step.name.as_str()].concat();
        options.push(option(Some(level), words));
    }
    if let Some(level) = now.filter(|now| *now == 0 || usize::from(*now) > levels.len()) {
        options.push(option(Some(level), words::off_scale(level)));
    }
    el("select", "", options).with("aria-label", words::target(&area.title, &role.title))
}

fn button(words: &str, does: &str) -> Node {
    said("button", "", words).with("type", "button").with(DO, does)
}
