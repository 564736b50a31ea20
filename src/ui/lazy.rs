//! What nobody needs before the first rating: results, plan, comparison, and what this browser holds.
//!
//! It is linked into a second file, which is fetched while a person reads or rates. [`LazyPart`] is the only way
//! there: a call past it from the rest of the program would bring all that it reaches into the first file.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::app::ScreenKind;
use super::compare::CompareScreen;
use super::components::{Button, Notice, Remount};
use super::kiosk::KioskResult;
use super::plan::PlanScreen;
use super::results::ResultsScreen;
use super::screen_heading::ScreenHeading;
use super::start::SavedData;
use super::store::use_store;
use super::targets::TargetsScreen;
use crate::domain::Framework;
use crate::format::framework_v1;
use crate::messages::{failure, start};

/// What the rest of the program calls of the lazy part.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    /// A screen.
    screen: fn(ScreenKind) -> AnyView,
    /// What this browser holds, on the start screen; its headings begin at that level.
    saved_data: fn(u8) -> AnyView,
    /// Adds to the built-in framework what it has for a plan.
    pub complete_framework: fn(&Framework) -> Framework,
}

impl LazyPart {
    /// All of it. Read where the program is cut (`src/lazy_part.rs`) and nowhere else.
    pub const WHOLE: Self = Self {
        screen,
        saved_data: |level| view! { <SavedData level/> }.into_any(),
        complete_framework: framework_v1::with_activities,
    };
}

/// Whether the lazy part is there.
#[derive(Clone, Copy, Debug)]
pub enum LoadState {
    /// Not yet.
    Loading,
    /// It could not be fetched; the person may ask again.
    Failed,
    /// Yes.
    Loaded(LazyPart),
}

/// An attempt to load the lazy part.
pub type LoadFuture = Pin<Box<dyn Future<Output = LoadState>>>;

fn screen(kind: ScreenKind) -> AnyView {
    match kind {
        ScreenKind::Results(_) => view! { <ResultsScreen/> }.into_any(),
        ScreenKind::KioskResult => view! { <KioskResult/> }.into_any(),
        ScreenKind::Plan(_) => view! { <PlanScreen/> }.into_any(),
        ScreenKind::Targets => view! { <TargetsScreen/> }.into_any(),
        ScreenKind::Compare(_, other) => view! { <CompareScreen other/> }.into_any(),
        ScreenKind::Poster | ScreenKind::Role | ScreenKind::Start | ScreenKind::Rating(..) => {
            ().into_any()
        }
    }
}

/// A screen of the lazy part, as soon as that is there; until then, a word about it.
#[component]
pub fn LazyScreen(
    /// Which one.
    screen: ScreenKind,
) -> impl IntoView {
    let store = use_store();
    // The browser may not have been idle yet, or the file could not be fetched.
    store.load_lazy_part();
    let waited = StoredValue::new(false);
    let state = Signal::derive(move || match store.lazy_part() {
        LoadState::Loading => 0,
        LoadState::Failed => 1,
        LoadState::Loaded(_) => 2,
    });
    let shown = move || {
        // What the person has waited for takes the focus from what was shown meanwhile.
        if waited.get_value() {
            store.request_focus();
        }
        waited.set_value(true);
        match untrack(|| store.lazy_part()) {
            LoadState::Loading => view! {
                <div class="reading">
                    <ScreenHeading>{failure::LATE}</ScreenHeading>
                </div>
            }
            .into_any(),
            LoadState::Failed => view! { <LoadFailed/> }.into_any(),
            LoadState::Loaded(part) => (part.screen)(screen.clone()),
        }
    };
    view! { <Remount key=state view=shown/> }
}

/// What is said when the lazy part could not be fetched: a heading, what to do, and a way back.
#[component]
fn LoadFailed() -> impl IntoView {
    let store = use_store();
    let back = if store.with_untracked(|session| session.check().is_some()) {
        let resume = move || store.act(|session, _| session.resume());
        view! { <Button on_press=resume>{start::RESUME}</Button> }
    } else {
        let go_to_start = move || store.act(|session, _| session.go_to_start());
        view! { <Button on_press=go_to_start>{start::GO_TO_START}</Button> }
    };
    view! {
        <div class="reading">
            <ScreenHeading>{failure::LATE_FAILED}</ScreenHeading>
            <p class="lead">{failure::LATE_REMEDY}</p>
            <div class="actions">
                <Button class="primary" on_press=move || store.load_lazy_part()>{failure::TRY_AGAIN}</Button>
                {back}
            </div>
        </div>
    }
}

/// What this browser holds, as soon as it can be shown.
#[component]
pub fn LazySavedData(
    /// Where its headings begin.
    level: u8,
) -> impl IntoView {
    let store = use_store();
    move || match store.lazy_part() {
        LoadState::Loading => ().into_any(),
        LoadState::Failed => {
            view! { <Notice role="status"><p>{failure::DATA_FAILED}</p></Notice> }.into_any()
        }
        LoadState::Loaded(part) => (part.saved_data)(level),
    }
}
