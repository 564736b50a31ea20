//! The results screen: in words, as a chart, as its table, then what to do with it.

mod competencies;

use leptos::prelude::*;

use self::competencies::AllCompetencies;
use super::components::{
    Button, Heading, LiveText, Notice, PagedList, Renewed, ShowWhen, live_text,
};
use super::report::by_area::ByArea;
use super::report::lists::{Orphans, paged, priorities, strengths};
use super::report::shown::ShownResult;
use super::saved_results::saved_results;
use super::screen_heading::ScreenHeading;
use super::take_away::{DownloadResult, TakeAway};
use super::use_store;
use crate::domain::ResultId;
use crate::messages::{comparison, report, results, start};
use crate::session::{Screen, Session, Shown};

/// How many entries of a ranked list are shown before more are asked for.
const FIRST: usize = 8;

/// The results of what the session shows.
#[component]
pub(super) fn ResultsScreen() -> impl IntoView {
    let store = use_store();
    let shown = ShownResult::memo()?;
    let level = store.top_heading() + 1;
    let screen = store.with_untracked(|session| session.screen().clone());
    let is_viewed = screen == Screen::Results(Shown::Viewed);
    let viewed = is_viewed.then(|| view! { <Notice role="note"><p>{results::VIEWED}</p></Notice> });
    let completed = Memo::new(move |_| store.with(Session::just_completed));
    let have_it = move || {
        store.act(|session, _| session.note_kept());
        // The button is gone.
        store.request_focus();
    };
    let zone = store.with_untracked(Session::zone);
    let about = Signal::derive(move || {
        shown.with(|shown| {
            start::about(&shown.framework, &shown.check, &shown.summary.overall, zone)
        })
    });
    let sentence = Signal::derive(move || {
        shown.with(|shown| results::sentence(&shown.framework, &shown.summary))
    });
    let honest = Signal::derive(move || {
        let adjusted = shown.with(|shown| results::adjusted(&shown.framework, &shown.check));
        format!("{} {}", results::HONEST, adjusted.as_deref().unwrap_or(results::TARGETS))
    });
    let pages = [FIRST; 3].map(PagedList::new);
    let ranked = move || {
        let ShownResult { framework, check, summary } = shown.get();
        let [first, second, last] = pages;
        let priorities = priorities(&framework, &check, &summary, level).into_iter();
        let priorities = priorities.zip([first, second]).map(|(list, pages)| paged(list, pages));
        view! {
            <section class="priorities">{priorities.collect_view()}</section>
            <section class="strengths">{paged(strengths(&framework, &summary, level), last)}</section>
        }
    };
    let orphans = move || {
        let ShownResult { framework, check, .. } = shown.get();
        view! { <Orphans framework check level/> }
    };
    Some(view! {
        <div class="results">
            <p class="eyebrow"><LiveText text=about/></p>
            <ScreenHeading>{results::HEADING}</ScreenHeading>
            {viewed}
            <ShowWhen when=completed>
                <Notice role="note">
                    <p>{report::KEEP_IT}</p>
                    <div class="actions">
                        <DownloadResult/>
                        <Button on_press=have_it>{report::HAVE_IT}</Button>
                    </div>
                </Notice>
            </ShowWhen>
            <p class="lead" use:live_text=sentence>{sentence.get_untracked()}</p>
            <p class="hint" use:live_text=honest>{honest.get_untracked()}</p>
            <Actions shown is_open=screen == Screen::Results(Shown::Open)/>
            <ByArea shown level/>
            <Renewed view=ranked/>
            <TakeAway level download_elsewhere=completed/>
            <OtherResults shown level/>
            <AllCompetencies shown level/>
            <Renewed view=orphans/>
        </div>
    })
}

/// What to do next.
#[component]
fn Actions(shown: Memo<ShownResult>, is_open: bool) -> impl IntoView {
    let store = use_store();
    let plan = Signal::derive(move || {
        let is_made = shown.with(|shown| shown.check.plan.is_made());
        if is_made { results::OPEN_PLAN } else { results::MAKE_PLAN }.to_owned()
    });
    let go_to_targets = move || store.act(|session, _| session.go_to_targets());
    let targets = is_open
        .then(|| view! { <Button on_press=go_to_targets>{results::TARGETS_BUTTON}</Button> });
    let go_to_start = move || store.act(|session, _| session.go_to_start());
    view! {
        <div class="actions">
            <Button class="primary" on_press=move || store.act(Session::make_plan)>
                <LiveText text=plan/>
            </Button>
            <Button on_press=move || store.act(Session::change_answers)>{results::CHANGE}</Button>
            {targets}
            <Button class="quiet" on_press=go_to_start>{start::GO_TO_START}</Button>
        </div>
    }
}

/// The other results of this browser, to compare with.
#[component]
fn OtherResults(shown: Memo<ShownResult>, level: u8) -> impl IntoView {
    let store = use_store();
    let entry = move |(id, about): (ResultId, String)| {
        let compare = move || store.act(|session, _| session.compare_with(&id));
        view! {
            <li>
                <Button class="link" on_press=compare>{comparison::compare_with(&about)}</Button>
            </li>
        }
    };
    let others = Memo::new(move |_| {
        let mut others = store.with(saved_results);
        shown.with(|shown| others.retain(|(id, _)| *id != shown.check.id));
        others
    });
    let list = move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <section class="others-results">
                    <Heading level>{comparison::OTHERS}</Heading>
                    <p class="hint">{comparison::OTHERS_HINT}</p>
                    <ul class="past">{others.into_iter().map(entry).collect_view()}</ul>
                </section>
            }
        })
    };
    view! { <Renewed view=list/> }
}
