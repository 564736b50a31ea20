//! The paper form: a page without a script, written by the build.

use std::sync::Arc;

use super::components::Heading;
use leptos::prelude::*;

use crate::domain::framework::Competency;
use crate::domain::{Area, Framework, Role};
use crate::messages::{paper, rate, results};

/// What is in the body of the page.
#[component]
pub fn PaperForm(
    /// What is asked about.
    framework: Arc<Framework>,
) -> impl IntoView {
    let parts = framework.parts();
    let line = || view! { <span class="line"></span> };
    let field = |name: &'static str| view! { <p class="field">{name} " " {line()}</p> };
    let levels = framework.scale().levels().map(|(level, described)| {
        view! {
            <dt>{format!("{level} {}", described.name)}</dt>
            <dd>{described.anchor.clone()}</dd>
        }
    });
    let numbers: Vec<_> = (1..=framework.scale().len()).map(|level| level.to_string()).collect();
    let numbers = numbers.join(" ");
    let areas = framework.areas().iter().map(|area| area_table(area, &numbers));
    let targets = (!framework.roles().is_empty()).then(|| targets_table(&framework));
    view! {
        <main>
            <Heading level=1>{paper::TITLE}</Heading>
            <p>{format!("{}. {}", parts.title, parts.credit.note)}</p>
            {paper::FIELDS.map(field).into_iter().collect_view()}
            <p>{paper::HOW}</p>
            <Heading level=2>{paper::LEVELS}</Heading>
            <dl>{levels.collect_view()}</dl>
            {areas.collect_view()}
            <Heading level=2>{paper::PRIORITIES}</Heading>
            {["line"; 3].map(|class| view! { <p class=class></p> }).into_iter().collect_view()}
            {targets}
            <p>{results::HONEST}</p>
            <p class="credit">{format!("{} {}", parts.credit.source, parts.credit.rights)}</p>
        </main>
    }
}

fn area_table(area: &Area, numbers: &str) -> impl IntoView + use<> {
    let rows = area.competencies.iter().map(|competency| row(competency, numbers));
    let (code, title) = (area.code.clone(), area.title.clone());
    view! {
        <section>
            <Heading level=2>{code} " " {title}</Heading>
            <p>{area.definition.clone()}</p>
            <table>
                <thead>
                    <tr>{[paper::COMPETENCY, rate::NOW, rate::AIM].map(column).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

fn column(name: impl Into<String>) -> impl IntoView {
    view! { <th scope="col">{name.into()}</th> }
}

fn row(competency: &Competency, numbers: &str) -> impl IntoView + use<> {
    let numbers = numbers.to_owned();
    let boxed = |words| format!("☐ {words}");
    view! {
        <tr>
            <th scope="row">{format!("{} {}", competency.code, competency.statement)}</th>
            <td>
                {numbers.clone()} <br/> {boxed(rate::NOT_IN_MY_ROLE)} <br/>
                {boxed(rate::CANNOT_JUDGE)}
            </td>
            <td>{numbers}</td>
        </tr>
    }
}

/// The suggested targets: a row for each area, a column for each role.
fn targets_table(framework: &Framework) -> impl IntoView + use<> {
    let roles = framework.roles().iter().map(|role| column(role.title.clone()));
    let target = |area: &Area, role: &Role| {
        let level = framework.target(Some(&role.id), &area.id);
        view! { <td>{level.map(|level| level.to_string())}</td> }
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
