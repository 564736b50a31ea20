//! The team view: a director puts her team's results together, sees what the team needs, and takes it away.
//!
//! Its state is a [`TeamDesk`] of its own, in memory, for as long as the screen is there. Numbers are computed once a
//! change, and screen and paper show the same [`Publication`].

mod add;
mod export;
mod members;
mod numbers;
mod report;

use std::sync::Arc;

use leptos::prelude::*;

use self::add::{AddResults, ReceivedList, read_files};
use self::export::TeamExport;
use self::members::MemberList;
use self::numbers::{GapsByRole, Needs, SinglePoints, WhoCanHelp};
pub use self::report::{TeamPages, TeamReport};
use super::components::{
    ReactiveText, Renewed, SectionHeading, SectionJump, SectionLinks, ShowWhen, StatusLine,
    ask_before_leaving, files_of,
};
use super::report::plan::fact_list;
use super::screen_heading::ScreenHeading;
use super::store::{Store, use_store};
use super::today::follow_day;
use crate::domain::team::{Publication, Team};
use crate::messages::{start, team_view};
use crate::session::Session;
use crate::session::team::TeamDesk;

/// The sections that buttons lead to.
const SECTIONS: [&str; 6] = [
    team_view::NEEDS,
    team_view::HELP,
    team_view::SINGLE_POINTS,
    team_view::HEAT,
    team_view::PLANS,
    team_view::EXPORT,
];

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Desk {
    store: Store,
    /// Who is there, and what came of every file.
    state: RwSignal<TeamDesk>,
    /// What comes of those who are counted in.
    numbers: Memo<Numbers>,
    /// What is said about the files that are read.
    message: RwSignal<String>,
    /// Links in their field that are not taken in.
    links: RwSignal<String>,
    /// Whether a label is being typed.
    types_label: RwSignal<bool>,
}

/// The numbers of those who are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Numbers {
    team: Arc<Team>,
    /// All of them, for the screen.
    whole: Arc<Publication>,
}

impl Desk {
    fn new(store: Store) -> Self {
        let zone = store.with_untracked(Session::zone);
        let state = RwSignal::new(TeamDesk::new(store.framework(), zone));
        let today = follow_day(store);
        let numbers = Memo::new(move |_| {
            let team = state.with(|desk| desk.team(today.get()));
            Numbers { whole: Arc::new(Publication::internal(&team)), team: Arc::new(team) }
        });
        let message = RwSignal::new(String::new());
        let links = RwSignal::new(String::new());
        Self { store, state, numbers, message, links, types_label: RwSignal::new(false) }
    }
}

/// The team view.
#[component]
pub(super) fn TeamScreen() -> impl IntoView {
    let store = use_store();
    let level = store.top_heading() + 1;
    let desk = Desk::new(store);
    provide_context(SectionJump::default());
    let numbers = desk.numbers;
    let has_members = Memo::new(move |_| desk.state.with(|desk| !desk.members().is_empty()));
    let has_numbers = Memo::new(move |_| numbers.with(|numbers| numbers.whole.members > 0));
    let message = desk.message;
    let unsaved = Memo::new(move |_| {
        desk.state.with(TeamDesk::has_unsaved)
            || desk.types_label.get()
            || desk.links.with(|links| !links.trim().is_empty())
    });
    ask_before_leaving(unsaved.into());
    // A file that is dropped beside a control would else be opened in place of the page.
    let allow_drop = |event: web_sys::DragEvent| event.prevent_default();
    let drop_files = move |event: web_sys::DragEvent| {
        event.prevent_default();
        read_files(desk, files_of(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <div class="results team-view" on:dragover=allow_drop on:drop=drop_files>
            <ScreenHeading eyebrow=start::WHAT>{team_view::HEADING}</ScreenHeading>
            <p class="lead">{team_view::INTRODUCTION}</p>
            <p class="privacy">{team_view::PRIVACY}</p>
            <AddResults desk level/>
            <StatusLine text=message/>
            <ReceivedList desk level/>
            <ShowWhen when=has_members fallback=|| view! { <p>{team_view::NOBODY}</p> }>
                <ShowWhen when=has_numbers><SectionLinks names=SECTIONS.to_vec()/></ShowWhen>
                <MemberList desk level/>
                <ShowWhen
                    when=has_numbers
                    fallback=|| view! { <p>{team_view::NOBODY_INCLUDED}</p> }
                >
                    <TeamNumbers desk level/>
                    <TeamExport desk level/>
                </ShowWhen>
            </ShowWhen>
        </div>
    }
}

/// Everything that the numbers say, on screen.
#[component]
fn TeamNumbers(desk: Desk, level: u8) -> impl IntoView {
    let numbers = desk.numbers;
    let orphans = Signal::derive(move || match numbers.with(|numbers| numbers.team.orphans) {
        0 => String::new(),
        orphans => team_view::orphans(orphans),
    });
    let plans = move || numbers.with(|numbers| fact_list(team_view::plans(&numbers.whole)));
    let heat = move || {
        let team = numbers.with(|numbers| Arc::clone(&numbers.whole));
        view! { <GapsByRole framework=desk.store.framework() team/> }
    };
    view! {
        <section>
            <SectionHeading level name=team_view::NEEDS/>
            <Needs desk/>
            <p class="hint">{team_view::APART} " " <ReactiveText text=orphans/></p>
        </section>
        <section>
            <SectionHeading level name=team_view::HELP/>
            <p class="hint">{team_view::HELP_HINT}</p>
            <WhoCanHelp desk/>
        </section>
        <section>
            <SectionHeading level name=team_view::SINGLE_POINTS/>
            <p class="hint">{team_view::SINGLE_POINTS_HINT}</p>
            <SinglePoints desk/>
        </section>
        <section>
            <SectionHeading level name=team_view::HEAT/>
            <p class="hint">{team_view::HEAT_HINT}</p>
            <Renewed view=heat/>
        </section>
        <section>
            <SectionHeading level name=team_view::PLANS/>
            <Renewed view=plans/>
            <p class="hint">{team_view::PLANS_HINT}</p>
        </section>
    }
}
