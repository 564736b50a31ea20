//! The paper form: a page without a script, written by the build.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::Heading;
use super::level_meanings::LevelMeanings;
use crate::domain::framework::Competency;
use crate::domain::{Area, Framework, Role};
use crate::messages::{self, paper, rate, results};

/// Heads of the columns of an area's table.
const COLUMNS: [&str; 5] =
    [paper::COMPETENCY, rate::NOW, rate::NOT_IN_MY_ROLE, rate::CANNOT_JUDGE, rate::AIM];
/// A box to tick.
const BOX: &str = "☐";

/// The body of the page.
#[component]
pub fn PaperForm(
    /// The framework of the form.
    framework: Arc<Framework>,
) -> impl IntoView {
    let parts = framework.parts();
    let line = || view! { <span class="line"></span> };
    let field = |name: &'static str| view! { <p class="field">{name} " " {line()}</p> };
    let numbers: Vec<_> =
        (1..=framework.scale().level_count()).map(|level| level.to_string()).collect();
    let numbers = numbers.join(" ");
    let areas = framework.areas().iter().map(|area| area_rows(area, &numbers));
    let targets = (!framework.roles().is_empty()).then(|| targets_table(&framework));
    view! {
        <main>
            <Heading level=1>{paper::TITLE}</Heading>
            <p>{messages::edition(parts)}</p>
            <div class="fields">{paper::FIELDS.map(field).into_iter().collect_view()}</div>
            <p>{paper::HOW}</p>
            <Heading level=2>{paper::LEVELS}</Heading>
            <LevelMeanings framework=Arc::clone(&framework)/>
            <table class="ratings">
                <thead>
                    <tr>{COLUMNS.map(column).collect_view()}</tr>
                </thead>
                {areas.collect_view()}
            </table>
            <section>
                <Heading level=2>{paper::PRIORITIES}</Heading>
                {["line"; 3].map(|class| view! { <p class=class></p> }).into_iter().collect_view()}
            </section>
            {targets}
            <p>{results::CAVEAT}</p>
            <p class="credit">{messages::rights(parts)}</p>
        </main>
    }
}

/// The rows of an area, after its title and definition.
fn area_rows(area: &Area, numbers: &str) -> impl IntoView + use<> {
    let rows = area.competencies.iter().map(|competency| row(competency, numbers));
    let (code, title) = (area.code.clone(), area.title.clone());
    view! {
        <tbody>
            <tr>
                <th colspan=COLUMNS.len() scope="rowgroup">
                    <Heading level=2>{code} " " {title}</Heading>
                    <p>{area.definition.clone()}</p>
                </th>
            </tr>
            {rows.collect_view()}
        </tbody>
    }
}

fn column(name: impl Into<String>) -> impl IntoView {
    view! { <th scope="col">{name.into()}</th> }
}

fn row(competency: &Competency, numbers: &str) -> impl IntoView + use<> {
    let cells = [numbers, BOX, BOX, numbers].map(|text| view! { <td>{text.to_owned()}</td> });
    view! {
        <tr>
            <th scope="row">{format!("{} {}", competency.code, competency.statement)}</th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}

/// The suggested targets: a row for each area, a column for each role.
fn targets_table(framework: &Framework) -> impl IntoView + use<> {
    let roles = framework.roles().iter().map(|role| column(role.title.clone()));
    let target = |area: &Area, role: &Role| {
        let of = |item| framework.target(Some(&role.id), item);
        let own = area.competencies.iter().map(|one| (one.code.clone(), of(&one.id)));
        let own: Vec<_> = own.filter(|(_, level)| *level != of(&area.id)).collect();
        view! { <td>{paper::targets(of(&area.id), &own)}</td> }
    };
    let rows = framework.areas().iter().map(|area| {
        let cells = framework.roles().iter().map(|role| target(area, role));
        view! {
            <tr>
                <th scope="row">{area.title.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <section>
            <Heading level=2>{paper::TARGETS}</Heading>
            <p>{framework.parts().targets_note.clone()}</p>
            <table class="targets">
                <thead>
                    <tr>{column(paper::AREA)} {roles.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}
