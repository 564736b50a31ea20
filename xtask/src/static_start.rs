//! The start screen as static HTML, in our own page before any script has come. The element begins with what
//! was chosen in it (`session::welcome`).

use cme_selfcheck::domain::Framework;
use cme_selfcheck::session::welcome::{FULL, IMPORTANCE, NO_ROLE, ROLE, SCOPE, SCOPES};
use cme_selfcheck::words::{self, paper, start as text};

use crate::paper::{each, escape};

/// Where it comes in the page.
pub(crate) const PLACE: &str = "<!-- the start screen, before it can start -->";

/// An option: its value, its name and what it means.
type Choice<'a> = (&'a str, &'a str, &'a str);

/// The screen. Its questions are in the slot that the element shows only until it runs or cannot.
pub(crate) fn screen(framework: &Framework) -> String {
    let none = (NO_ROLE, text::NO_ROLE, text::NO_ROLE_HINT);
    let roles = framework.roles().iter();
    let roles = roles.map(|one| (one.id.as_str(), one.title.as_str(), one.definition.as_str()));
    let roles: Vec<_> = roles.chain([none]).collect();
    let hints = [text::quick_hint(framework), text::full_hint(framework), text::CHOSEN_HINT.into()];
    let names = [text::QUICK, text::FULL, text::CHOSEN];
    let scopes: Vec<_> = SCOPES
        .iter()
        .zip(names)
        .zip(&hints)
        .map(|((value, name), hint)| (*value, name, hint.as_str()))
        .collect();
    let importance = (IMPORTANCE, text::IMPORTANCE, text::IMPORTANCE_HINT);
    format!(
        "<div class=\"welcome\">\n<h2>{}</h2>\n<p class=\"lead\">{}</p>\n<p class=\"privacy\">{}</p>\n</div>\n\
         <div class=\"questions\" slot=\"questions\">\n{}{}{}<p class=\"coming\">{} \
         <a href=\"paper.html\">{}</a>.</p>\n</div>",
        text::HEADING,
        text::INTRODUCTION,
        words::PRIVACY,
        group(ROLE, text::ROLE, &roles, None),
        group(SCOPE, text::SCOPE, &scopes, Some(FULL)),
        control("checkbox", IMPORTANCE, importance, false),
        text::COMING,
        paper::USE,
    )
}

fn group(name: &str, legend: &str, choices: &[Choice<'_>], checked: Option<&str>) -> String {
    let options =
        each(choices, |choice| control("radio", name, *choice, checked == Some(choice.0)));
    format!("<fieldset>\n<legend>{legend}</legend>\n{options}</fieldset>\n")
}

/// Without `autocomplete`, Firefox checks what was checked before the page was loaded anew.
fn control(kind: &str, name: &str, (value, title, hint): Choice<'_>, checked: bool) -> String {
    let checked = if checked { " checked" } else { "" };
    let id = format!("{name}-{value}");
    format!(
        "<div class=\"choice\"><label><input type=\"{kind}\" name=\"{name}\" value=\"{}\" \
         autocomplete=\"off\" aria-describedby=\"{id}\"{checked}> {}</label><p id=\"{id}\">{}</p></div>\n",
        escape(value),
        escape(title),
        escape(hint),
    )
}
