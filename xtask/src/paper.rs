//! The blank paper form, made from the framework: static HTML without a script.

use cme_selfcheck::domain::framework::{Area, Competency};
use cme_selfcheck::domain::{Framework, ItemId, RoleId};
use cme_selfcheck::words::{self, paper, rate, results};

/// The whole page.
pub(crate) fn form(framework: &Framework) -> String {
    let parts = framework.parts();
    let fields = paper::FIELDS
        .map(|name| format!("<p class=\"field\">{name} <span class=\"line\"></span></p>"));
    let levels = each(framework.scale().levels(), |(level, text)| {
        format!("<dt>{level} {}</dt><dd>{}</dd>", escape(&text.name), escape(&text.anchor))
    });
    let areas = each(framework.areas(), |one| area(framework, one));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"paper.css\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{framework_title}. {note}</p>\n{fields}\n<p>{how}</p>\n\
         <h2>{levels_title}</h2>\n<dl>{levels}</dl>\n{areas}\n<h2>{priorities}</h2>\n\
         <p class=\"line\"></p>\n<p class=\"line\"></p>\n<p class=\"line\"></p>\n\
         {targets}<p>{honest}</p>\n<p class=\"credit\">{source} {rights}</p>\n\
         </main>\n</body>\n</html>\n",
        language = escape(&parts.language),
        title = paper::TITLE,
        framework_title = escape(&parts.title),
        note = escape(&parts.credit.note),
        fields = fields.concat(),
        how = paper::HOW,
        levels_title = paper::LEVELS,
        priorities = paper::PRIORITIES,
        targets = targets(framework),
        honest = results::HONEST,
        source = escape(&parts.credit.source),
        rights = escape(&parts.credit.rights),
    )
}

fn area(framework: &Framework, area: &Area) -> String {
    let rows = each(&area.competencies, |one| row(framework, one));
    format!(
        "<section><h2>{} {}</h2>\n<p>{}</p>\n<table><thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{rows}</tbody></table>\
         </section>\n",
        escape(&area.code),
        escape(&area.title),
        escape(&area.definition),
        words::paper::COMPETENCY,
        rate::NOW,
        rate::AIM,
    )
}

fn row(framework: &Framework, competency: &Competency) -> String {
    let numbers: Vec<_> = (1..=framework.scale().len()).map(|level| level.to_string()).collect();
    let numbers = numbers.join(" ");
    format!(
        "<tr><th scope=\"row\">{} {}</th><td>{numbers}<br>☐ {}<br>☐ {}</td><td>{numbers}</td></tr>\n",
        escape(&competency.code),
        escape(&competency.statement),
        rate::NOT_IN_MY_ROLE,
        rate::CANNOT_JUDGE,
    )
}

fn targets(framework: &Framework) -> String {
    if framework.roles().is_empty() {
        return String::new();
    }
    let head =
        each(framework.roles(), |role| format!("<th scope=\"col\">{}</th>", escape(&role.title)));
    let cell = |role: &RoleId, area: &ItemId| {
        let level = framework.target(Some(role), area);
        format!("<td>{}</td>", level.map_or_else(String::new, |level| level.to_string()))
    };
    let rows = each(framework.areas(), |area| {
        let cells = each(framework.roles(), |role| cell(&role.id, &area.id));
        format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escape(&area.title))
    });
    format!(
        "<section><h2>{}</h2>\n<p>{}</p>\n<table class=\"targets\"><thead><tr>\
         <th scope=\"col\">{}</th>{head}</tr></thead><tbody>{rows}</tbody></table></section>\n",
        paper::TARGETS,
        escape(&framework.parts().targets_note),
        words::paper::AREA,
    )
}

/// Every item's markup, one after the other.
pub(crate) fn each<T>(items: impl IntoIterator<Item = T>, markup: impl Fn(T) -> String) -> String {
    items.into_iter().map(markup).collect::<Vec<_>>().concat()
}

/// Text as HTML text.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
