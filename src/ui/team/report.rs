//! The two pages that are printed: the needs assessment, and the CPD for the team.

use std::sync::Arc;

use leptos::prelude::*;

use super::numbers::{GapsByRole, NeedsTable};
use crate::domain::Framework;
use crate::domain::team::{FIRST_NEEDS, Publication};
use crate::messages::team_view;
use crate::ui::components::PagedList;
use crate::ui::report::plan::fact_list;
use crate::ui::report::printed_body;

/// The content of the printed pages.
#[derive(Clone, Debug)]
pub struct TeamReport {
    /// The framework.
    pub framework: Arc<Framework>,
    /// The numbers, internal or for publication.
    pub team: Arc<Publication>,
    /// The day, in words.
    pub day: String,
    /// The labels of the members, if they are printed.
    pub labels: Vec<String>,
}

/// The body of the document.
#[component]
pub fn TeamPages(content: Arc<TeamReport>) -> impl IntoView {
    let TeamReport { framework, team, day, labels } = &*content;
    let head = team_view::head(framework, team, day);
    let labels = (!labels.is_empty())
        .then(|| view! { <p>{format!("{}: {}.", team_view::MEMBERS, labels.join(", "))}</p> });
    let withheld = team_view::withheld(team).map(|text| view! { <p class="hint">{text}</p> });
    let table = |team: &Arc<Publication>| (Arc::clone(framework), Arc::clone(team));
    let (needs_framework, needs_team) = table(team);
    let (heat_framework, heat_team) = table(team);
    let pages = view! {
        <section class="team-page">
            <h1>{team_view::ASSESSMENT}</h1>
            <p class="lead">{day.clone()}</p>
            <p>{team_view::by_role(framework, team)}</p>
            {labels}
            <h2>{team_view::NEEDS}</h2>
            <NeedsTable
                framework=needs_framework
                team=needs_team
                pages=PagedList::new(FIRST_NEEDS)
                max=FIRST_NEEDS
            />
            {withheld}
            <h2>{team_view::HEAT}</h2>
            <GapsByRole framework=heat_framework team=heat_team/>
            <p class="hint">{team_view::HEAT_HINT} " " {team_view::SHADES_HINT}</p>
            <p class="hint">{team_view::CAVEAT}</p>
        </section>
        <section class="team-page">
            <h1>{team_view::CPD}</h1>
            <p class="lead">{team_view::CPD_HINT}</p>
            {fact_list(team_view::elements(team, day))}
            <h2>{team_view::PLANS}</h2>
            {fact_list(team_view::plans(team))}
        </section>
    };
    printed_body(head, framework, pages)
}
