//! Kept results and roles as lists to choose from, for the screens that show them.

use super::App;
use super::parts::choice_group::Choice;
use crate::domain::{Framework, ResultId};
use crate::words::{other_language, start as text};

/// The kept results, newest first, each with a line about it.
pub(super) fn results(app: App) -> Vec<(ResultId, String)> {
    app.ask(|session| {
        let newest_first = session.results().rev();
        let named = newest_first
            .map(|result| (result.id.clone(), text::summed_up(session.framework(), result)));
        named.collect()
    })
}

/// The roles, and that it is none of these.
pub(super) fn roles(framework: &Framework) -> Vec<Choice> {
    let roles = framework.roles().iter();
    let none = Choice {
        title: text::NO_ROLE.to_owned(),
        hint: text::NO_ROLE_HINT.to_owned(),
        language: None,
    };
    let language = other_language(framework);
    roles
        .map(|role| Choice {
            title: role.title.clone(),
            hint: role.definition.clone(),
            language: language.clone(),
        })
        .chain([none])
        .collect()
}
