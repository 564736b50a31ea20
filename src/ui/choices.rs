//! A question with one answer, as radios with a line of description each.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::by_hand::{El, Scope, target};
use crate::domain::Framework;
use crate::words::{other_language, start as text};

/// One option.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The option's name.
    pub title: String,
    /// What it means; may be empty.
    pub hint: String,
    /// The language of both, if it is not ours.
    pub language: Option<String>,
}

/// The roles, and that it is none of these.
pub(super) fn roles(framework: &Framework) -> Vec<Choice> {
    let language = other_language(framework);
    let roles = framework.roles().iter().map(|role| Choice {
        title: role.title.clone(),
        hint: role.definition.clone(),
        language: language.clone(),
    });
    let (title, hint) = (text::NO_ROLE.to_owned(), text::NO_ROLE_HINT.to_owned());
    roles.chain([Choice { title, hint, language: None }]).collect()
}

/// A drawn question.
#[derive(Clone)]
pub(super) struct Choices {
    group: Element,
    error: Element,
    /// The index of the option that is chosen.
    selected: Rc<Cell<Option<usize>>>,
}

impl Choices {
    /// Draws a radio group; `changed` hears of the group and of every choice. The name of the radios is also what ids begin with.
    pub(super) fn draw<'a>(
        scope: &'a Scope,
        name: &str,
        legend: &str,
        choices: &[Choice],
        selected: Option<usize>,
        changed: impl Fn(&Element, usize) + 'static,
    ) -> (El<'a>, Self) {
        let error = error(scope, name);
        let group = scope
            .classed("fieldset", "choices")
            .attr("role", "radiogroup")
            .attr("aria-required", "true");
        let made = Self {
            group: group.node(),
            error: error.node(),
            selected: Rc::new(Cell::new(selected)),
        };
        let options = choices.iter().enumerate();
        let options = options
            .map(|(index, choice)| option(scope, name, index, choice, selected == Some(index)));
        let group = group.add(scope.said("legend", "", legend)).add(error).add_all(options);
        let heard = made.clone();
        let group = group.on("change", move |event| {
            let value = target(event).and_then(|radio| radio.get_attribute("value"));
            let Some(index) = value.and_then(|value| value.parse().ok()) else { return };
            heard.selected.set(Some(index));
            heard.complain("");
            changed(&heard.group, index);
        });
        (group, made)
    }

    /// The index of the option that is chosen.
    pub(super) fn selected(&self) -> Option<usize> {
        self.selected.get()
    }

    /// Says what is missing; nothing, where the words are empty.
    pub(super) fn complain(&self, words: &str) {
        complain(&self.group, &self.error, words);
        // The name is ours and valid.
        let _ = match words {
            "" => self.group.remove_attribute("aria-invalid"),
            _ => self.group.set_attribute("aria-invalid", "true"),
        };
    }
}

/// Where a question of that name says what is missing.
pub(super) fn error<'a>(scope: &'a Scope, name: &str) -> El<'a> {
    scope.classed("p", "error").attr("id", &format!("{name}-error")).attr("role", "alert")
}

/// Says in a question's error what is missing; nothing, where the words are empty.
pub(super) fn complain(group: &Element, error: &Element, words: &str) {
    error.set_text_content(Some(words));
    // The name is ours and valid.
    let _ = match words {
        "" => group.remove_attribute("aria-describedby"),
        _ => group.set_attribute("aria-describedby", &error.id()),
    };
}

fn option<'a>(scope: &'a Scope, name: &str, index: usize, choice: &Choice, chosen: bool) -> El<'a> {
    let id = format!("{name}-{index}");
    let hint = format!("{id}-hint");
    let described = (!choice.hint.is_empty()).then_some(hint.as_str());
    let language = choice.language.as_ref();
    let input = scope
        .el("input")
        .attr("type", "radio")
        .attr("id", &id)
        .attr("name", name)
        .attr("value", &index.to_string())
        .maybe("checked", chosen.then_some(""))
        .maybe("aria-describedby", described);
    let label = scope.el("label").attr("for", &id).add(input);
    let label = label.add(scope.said("span", "", &choice.title).lang(language));
    let hint = scope.said("p", "hint", &choice.hint).attr("id", &hint).lang(language);
    scope.classed("div", "choice").add(label).add(hint)
}
