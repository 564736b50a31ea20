//! The results screen: in words, as a chart, as a table, then what to do next.

mod competencies;
mod standing;

use leptos::prelude::*;

use self::competencies::AllCompetencies;
use self::standing::{Highlights, PlanButton, PlanLinks, PlanOutcome, SummarySentence};
use super::components::{
    Button, Disclosure, Notice, PagedList, ReactiveText, Renewed, SectionHeading, SectionJump,
    SectionLinks, ShowWhen, html_text,
};
use super::export::files::{ICS, export};
use super::export::{DownloadResult, ExportSection};
use super::report::by_area::ByArea;
use super::report::lists::{Orphans, RankedEntry, paged, priorities, strengths};
use super::report::shown::ShownResult;
use super::saved_results::other_results;
use super::screen_heading::ScreenHeading;
use super::targets_by_role_button::TargetsByRoleButton;
use super::use_store;
use crate::domain::{Assessment, ItemId};
use crate::messages::plan::new_title;
use crate::messages::{comparison, day_of, listing, report, results, start};
use crate::session::{ResultRef, Screen, Session};

/// How many entries of a ranked list are shown at first.
const FIRST: usize = 8;

/// The results of the self-check on screen.
#[component]
pub(super) fn ResultsScreen() -> impl IntoView {
    let store = use_store();
    let shown = ShownResult::memo()?;
    let level = store.top_heading() + 1;
    let screen = store.with_untracked(|session| session.screen().clone());
    let is_open = screen == Screen::Results(ResultRef::Open);
    let has_open = store
        .with_untracked(|session| session.open_assessment().is_some_and(Assessment::has_content));
    let what_it_is = match screen.result_ref() {
        Some(ResultRef::Viewed) if store.with_untracked(Session::has_later_than_offered) => {
            Some(results::VIEWED_EARLIER)
        }
        Some(ResultRef::Viewed) => Some(results::VIEWED),
        Some(ResultRef::Saved(_)) if has_open => Some(results::PAST),
        Some(ResultRef::Saved(_) | ResultRef::Open) | None => None,
    };
    let what_it_is = what_it_is.map(|text| view! { <Notice role="note"><p>{text}</p></Notice> });
    let completed = Signal::derive(move || store.with(Session::just_completed));
    let have_it = move || {
        store.act(|session, _| session.dismiss_completed());
        // The pressed button is removed.
        store.request_focus();
    };
    let saves = store.with_untracked(Session::can_save);
    let keep_it = if saves { report::KEEP_IT } else { report::KEEP_IT_MEMORY };
    let zone = store.with_untracked(Session::zone);
    let about = Signal::derive(move || {
        shown.with(|shown| {
            start::describe_with(&shown.framework, &shown.check, &shown.summary.overall, zone)
        })
    });
    let caveat = Signal::derive(move || {
        shown.with(|ShownResult { framework, check, summary }| {
            let origin = results::origin_of_aims(framework, check, &summary.overall);
            format!("{} {origin}", results::caveat(check, zone))
        })
    });
    let plan = PlanLinks::new(shown);
    let pages = [FIRST; 3].map(PagedList::new);
    // A memo, so that the lists keep their DOM, and the focus, when only the plan changes.
    let lists = Memo::new(move |_| {
        let ShownResult { framework, check, summary } = shown.get();
        let strengths = strengths(&framework, &summary, level);
        (priorities(&framework, &check, &summary, level), strengths)
    });
    let foot = move |entry: &RankedEntry| {
        let item = entry.item.clone();
        let reason = entry.reason.clone().map(|reason| {
            view! { <Disclosure summary=results::WHY_TARGET><p>{reason}</p></Disclosure> }
        });
        let foot = view! { <div class="ranked-foot"><PlanButton plan item/> {reason}</div> };
        Some(foot.into_any())
    };
    let ranked = move || {
        let [first, second, last] = pages;
        let (priorities, strengths) = lists.get();
        let priorities = priorities.into_iter().zip([first, second]);
        let priorities = priorities.map(|(list, pages)| paged(list, pages, &foot));
        view! {
            <section class="priorities">{priorities.collect_view()}</section>
            <section class="strengths">{paged(strengths, last, &|_| None)}</section>
        }
    };
    let rate =
        is_open.then(|| UnsyncCallback::new(move |(item,): (ItemId,)| store.go_to_item(item)));
    provide_context(SectionJump::default());
    let others = Memo::new(move |_| store.with(other_results));
    let orphans = move || {
        let ShownResult { framework, check, .. } = shown.get();
        view! { <Orphans framework check level/> }
    };
    Some(view! {
        <div class="results">
            <ScreenHeading eyebrow=about>{results::HEADING}</ScreenHeading>
            {what_it_is}
            <SummarySentence shown is_open/>
            <Highlights shown plan level/>
            <PlanOutcome plan/>
            <Actions shown is_open/>
            <SectionLinks names=section_names(shown, others)/>
            <p class="hint" prop:textContent=caveat>{html_text(caveat)}</p>
            <ShowWhen when=completed>
                <Notice role="note">
                    <p>{keep_it}</p>
                    <div class="actions">
                        <DownloadResult/>
                        <Button on_press=have_it>{listing::HAVE_IT}</Button>
                    </div>
                </Notice>
            </ShowWhen>
            <ByArea shown level/>
            <Renewed view=ranked/>
            <ExportSection level download_elsewhere=completed><Reminder/></ExportSection>
            <OtherResults others level/>
            <AllCompetencies shown level rate/>
            <Renewed view=orphans/>
        </div>
    })
}

/// The names of the sections on screen.
fn section_names(
    shown: Memo<ShownResult>,
    others: Memo<Vec<(ResultRef, String)>>,
) -> Memo<Vec<&'static str>> {
    Memo::new(move |_| {
        let is_rated = shown.with(|shown| shown.summary.overall.rated != 0);
        let is_compared = others.with(|others| !others.is_empty());
        let sections = [
            is_rated.then_some(results::TABLE),
            Some(results::PRIORITIES),
            Some(results::STRENGTHS),
            Some(report::EXPORT),
            is_compared.then_some(comparison::OTHERS),
            Some(results::ALL),
        ];
        sections.into_iter().flatten().collect()
    })
}

/// The button that saves a reminder to repeat the self-check.
#[component]
fn Reminder() -> impl IntoView {
    let store = use_store();
    let remind = move || {
        let env = store.host().env();
        let content = store.with_untracked(|session| {
            let day = day_of(session.current_assessment()?.dated(), session.zone());
            session.reminder(report::REPEAT, report::repeat(&day), env)
        });
        export(store, "cme-selfcheck-reminder", ICS, content);
    };
    view! { <div class="actions"><Button on_press=remind>{report::REMIND}</Button></div> }
}

/// The buttons for the next steps.
#[component]
fn Actions(shown: Memo<ShownResult>, is_open: bool) -> impl IntoView {
    let store = use_store();
    let plan = Signal::derive(move || {
        let is_made = shown.with(|shown| shown.check.plan.is_made());
        if is_made { results::OPEN_PLAN } else { results::MAKE_PLAN }.to_owned()
    });
    let go_to_plan = move || store.act(|session, env| session.make_plan(new_title, env));
    let go_to_targets = move || store.act(|session, _| session.go_to_targets());
    let adjust = is_open
        .then(|| view! { <Button on_press=go_to_targets>{results::TARGETS_BUTTON}</Button> });
    let go_to_start = move || store.act(|session, _| session.go_to_start());
    let role = move || shown.with_untracked(|shown| shown.check.role.clone());
    view! {
        <div class="actions">
            <Button class="primary" on_press=go_to_plan>
                <ReactiveText text=plan/>
            </Button>
            <Button on_press=move || store.act(Session::change_answers)>{results::CHANGE}</Button>
            {adjust}
            <TargetsByRoleButton class="" role=role/>
            <Button class="quiet" on_press=go_to_start>{start::GO_TO_START}</Button>
        </div>
    }
}

/// The other results of this browser, to compare with.
#[component]
fn OtherResults(others: Memo<Vec<(ResultRef, String)>>, level: u8) -> impl IntoView {
    let store = use_store();
    let entry = move |(other, about): (ResultRef, String)| {
        let compare = move || store.act(|session, _| session.compare_with(&other));
        view! {
            <li>
                <Button class="link" on_press=compare>{comparison::compare_with(&about)}</Button>
            </li>
        }
    };
    let list = move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <section>
                    <SectionHeading level name=comparison::OTHERS/>
                    <p class="hint">{comparison::OTHERS_HINT}</p>
                    <ul class="past">{others.into_iter().map(entry).collect_view()}</ul>
                </section>
            }
        })
    };
    view! { <Renewed view=list/> }
}
