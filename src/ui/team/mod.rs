//! The team view: a director collects the team's results, sees what the team needs, and exports it.
//!
//! Its state is a [`TeamState`] of its own, in memory, for as long as the screen is there. Numbers are computed once a
//! change, and screen and paper show the same `Publication`.

mod add;
mod context;
mod export;
mod members;
mod numbers;
mod report;

use std::sync::Arc;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element};

use self::add::{AddResults, ReceivedList, read_files};
use self::context::TeamContext;
use self::export::TeamExport;
use self::members::MemberList;
use self::numbers::{GapsByRole, Needs, SinglePoints, WhoCanHelp};
pub use self::report::{TeamPages, TeamReport};
use super::components::{
    ReactiveText, Renewed, SectionHeading, SectionJump, SectionLinks, ShowWhen, StatusLine,
    allow_file_drop, ask_before_leaving, take_dropped_files,
};
use super::report::plan::fact_list;
use super::screen_heading::ScreenHeading;
use super::store::use_store;
use crate::messages::{start, team_view};
use crate::session::team::TeamState;

/// The sections that buttons jump to.
const SECTIONS: [&str; 6] = [
    team_view::NEEDS,
    team_view::HELP,
    team_view::SINGLE_POINTS,
    team_view::HEAT,
    team_view::PLANS,
    team_view::EXPORT,
];

/// The team view.
#[component]
pub(super) fn TeamScreen() -> impl IntoView {
    let store = use_store();
    let level = store.top_heading() + 1;
    let ctx = TeamContext::new(store);
    provide_context(SectionJump::default());
    let numbers = ctx.numbers;
    let has_members = Memo::new(move |_| ctx.state.with(|state| !state.members().is_empty()));
    let has_numbers = Memo::new(move |_| numbers.with(|numbers| numbers.whole.members > 0));
    let message = ctx.message;
    let unsaved = Memo::new(move |_| {
        ctx.state.with(TeamState::has_unsaved)
            || ctx.types_label.get()
            || ctx.links.with(|links| !links.trim().is_empty())
    });
    ask_before_leaving(unsaved.into());
    // Anywhere on the page: else the browser would open a dropped file in place of it, and the team would be lost.
    let node = NodeRef::<Div>::new();
    let read_dropped = move |event: DragEvent| {
        let own = node.get_untracked().map(|node| node.get_root_node());
        let path = event.composed_path();
        let is_ours = |one: JsValue| Some(one.unchecked_into()) == own;
        let is_element = |one: JsValue| {
            one.dyn_ref::<Element>().is_some_and(|one| one.local_name() == "cme-selfcheck")
        };
        let is_own = path.iter().any(is_ours);
        if event.default_prevented() && !is_own {
            // A host's own place for files, or another team view, has taken them.
            return;
        }
        let files = take_dropped_files(&event);
        // What is dropped on another element is for that one.
        if is_own || !path.iter().any(is_element) {
            read_files(ctx, files);
        }
    };
    Effect::new(move || {
        let listeners = [
            window_event_listener(ev::dragover, allow_file_drop),
            window_event_listener(ev::drop, read_dropped),
        ];
        for listener in listeners {
            on_cleanup(move || listener.remove());
        }
    });
    view! {
        <div class="results team-view" node_ref=node>
            <ScreenHeading eyebrow=start::EYEBROW>{team_view::HEADING}</ScreenHeading>
            <p class="lead">{team_view::INTRODUCTION}</p>
            <p class="privacy">{team_view::PRIVACY}</p>
            <AddResults ctx level/>
            <StatusLine text=message/>
            <ReceivedList ctx level/>
            <ShowWhen when=has_members fallback=|| view! { <p>{team_view::NOBODY}</p> }>
                <ShowWhen when=has_numbers><SectionLinks names=SECTIONS.to_vec()/></ShowWhen>
                <MemberList ctx level/>
                <ShowWhen
                    when=has_numbers
                    fallback=|| view! { <p>{team_view::NOBODY_INCLUDED}</p> }
                >
                    <TeamNumbers ctx level/>
                    <TeamExport ctx level/>
                </ShowWhen>
            </ShowWhen>
        </div>
    }
}

/// All numbers, on screen.
#[component]
fn TeamNumbers(ctx: TeamContext, level: u8) -> impl IntoView {
    let numbers = ctx.numbers;
    let orphans = Signal::derive(move || match numbers.with(|numbers| numbers.team.orphans) {
        0 => String::new(),
        orphans => team_view::orphans(orphans),
    });
    let plans = move || numbers.with(|numbers| fact_list(team_view::plans(&numbers.whole)));
    let heat = move || {
        let team = numbers.with(|numbers| Arc::clone(&numbers.whole));
        view! { <GapsByRole framework=ctx.store.framework() team/> }
    };
    view! {
        <section>
            <SectionHeading level name=team_view::NEEDS/>
            <Needs ctx/>
            <p class="hint">{team_view::MEMBERS_NOTE} " " <ReactiveText text=orphans/></p>
        </section>
        <section>
            <SectionHeading level name=team_view::HELP/>
            <p class="hint">{team_view::HELP_HINT}</p>
            <WhoCanHelp ctx/>
        </section>
        <section>
            <SectionHeading level name=team_view::SINGLE_POINTS/>
            <p class="hint">{team_view::SINGLE_POINTS_HINT}</p>
            <SinglePoints ctx/>
        </section>
        <section>
            <SectionHeading level name=team_view::HEAT/>
            <p class="hint">
                {team_view::HEAT_HINT} " "
                <span class="shades-hint">{team_view::SHADES_HINT}</span>
            </p>
            <Renewed view=heat/>
        </section>
        <section>
            <SectionHeading level name=team_view::PLANS/>
            <Renewed view=plans/>
            <p class="hint">{team_view::PLANS_HINT}</p>
        </section>
    }
}
