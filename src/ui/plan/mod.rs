//! The plan screen: the goals in order, the team facts, and the plan's earlier versions.

mod activities;
mod editor;
mod fields;
mod goal;

use leptos::prelude::*;

use self::editor::{Entries, PlanEditor};
use self::goal::GoalCard;
use super::components::{Button, Heading, Notice, Renewed, ShowWhen, StatusLine, StatusRegion};
use super::export::ExportSection;
use super::export::files::{ICS, export};
use super::focus_recovery::FocusRecovery;
use super::report::plan::{fact_list, team_facts};
use super::screen_heading::ScreenHeading;
use super::store::use_store;
use super::today::follow_day;
use crate::domain::Zone;
use crate::domain::plan::{Goal, PlanVersion, SENSIBLE_GOALS};
use crate::messages::{plan, team, team_view};
use crate::session::Session;

/// The plan of the self-check on screen.
#[component]
pub fn PlanScreen() -> impl IntoView {
    let store = use_store();
    let plan = PlanEditor::new(store);
    let focus = FocusRecovery::new(store);
    let shown = plan.shown;
    let level = store.top_heading() + 1;
    let zone = store.with_untracked(Session::zone);
    let count = move || shown.with(|shown| shown.plan.goals.len());
    let ahead = move || {
        shown.with(|shown| shown.plan.goals.iter().filter(|goal| !goal.is_closed()).count())
    };
    let add = move || {
        let mut added = String::new();
        if plan.change(|session, env| session.add_goal(env).map(|id| added = id)) {
            plan.open.set(added);
            plan.focus_requested.set(format!("goal-{}-title", untrack(count)));
        }
    };
    let today = follow_day(store);
    let in_calendar = |goal: &Goal| goal.is_dated() && !goal.is_closed();
    let is_dated = move || shown.with(|shown| shown.plan.goals.iter().any(in_calendar));
    let save_calendar = move || {
        let name =
            |goal: &Goal, which| (plan::calendar_title(goal, which), goal.success_sign.clone());
        let env = store.host().env();
        let content = store.with_untracked(|session| session.calendar(&name, env));
        export(store, "cme-selfcheck-plan", ICS, content);
    };
    let back = move || store.act(|session, _| session.back_to_results());
    let about = Signal::derive(move || shown.with(|shown| shown.about.clone()));
    let team = Memo::new(move |_| shown.with(|shown| team_facts(&shown.plan, &shown.checked)));
    let versions = Memo::new(move |_| shown.with(|shown| shown.plan.versions.clone()));
    view! {
        <div
            class="plan results"
            on:focusin=move |event| focus.record_focus(&event)
            on:focusout=move |_| focus.record_leaving()
        >
            <ScreenHeading eyebrow=about described_by="deleted-outside">{plan::HEADING}</ScreenHeading>
            <StatusLine id="deleted-outside" text=focus.message()/>
            <p>{plan::INTRODUCTION}</p>
            <div class="actions"><Button class="quiet" on_press=back>{plan::BACK}</Button></div>
            <div class="goals">
                <ShowWhen when=move || count() == 0><p>{plan::EMPTY}</p></ShowWhen>
                <Entries plan show=move |id| view! { <GoalCard plan id level today/> }.into_any()/>
            </div>
            <ShowWhen when=plan.full><Notice role="alert"><p>{plan::FULL}</p></Notice></ShowWhen>
            <StatusRegion when=move || { ahead() > SENSIBLE_GOALS }>
                <Notice role="note"><p>{plan::MANY}</p></Notice>
            </StatusRegion>
            <div class="actions"><Button on_press=add>{plan::ADD_GOAL}</Button></div>
            <section class="team">
                <Heading level>{team::HEADING}</Heading>
                <p class="hint">{team::HINT}</p>
                <Renewed view=move || fact_list(team.get())/>
                {store
                    .host()
                    .team_page()
                    .map(|page| view! { <p><a href=page target="_blank">{team_view::OPEN}</a></p> })}
            </section>
            <ExportSection level>
                <div class="calendar">
                    <ShowWhen when=is_dated fallback=|| view! { <p class="hint">{plan::NO_DATES}</p> }>
                        <div class="actions"><Button on_press=save_calendar>{plan::CALENDAR}</Button></div>
                    </ShowWhen>
                </div>
            </ExportSection>
            <Renewed view=move || versions.with(|earlier| version_list(earlier, level, zone))/>
        </div>
    }
}

/// The goals of earlier days, the last day first, if there are any.
fn version_list(versions: &[PlanVersion], level: u8, zone: Zone) -> Option<impl IntoView + use<>> {
    let entry = |version: &PlanVersion| {
        let line = |goal| view! { <li>{plan::goal_line(goal)}</li> };
        view! {
            <li>
                <p>{plan::version(version, zone)}</p>
                <ul>{version.goals.iter().map(line).collect_view()}</ul>
            </li>
        }
    };
    (!versions.is_empty()).then(|| {
        view! {
            <section class="versions">
                <Heading level>{plan::VERSIONS}</Heading>
                <p class="hint">{plan::VERSIONS_HINT}</p>
                <ul class="ranked">{versions.iter().rev().map(entry).collect_view()}</ul>
            </section>
        }
    })
}
