//! What the lazy part holds.

use leptos::prelude::*;

use super::compare::CompareScreen;
use super::kiosk::KioskResult;
use super::lazy_part::LazyPart;
use super::plan::PlanScreen;
use super::results::ResultsScreen;
use super::screen_kind::ScreenKind;
use super::start::SavedData;
use super::targets::TargetsScreen;
use crate::format::framework_v1;

impl LazyPart {
    /// All of it. Read where the program is cut (`src/lazy_part.rs`) and nowhere else.
    pub const WHOLE: Self = Self {
        screen,
        saved_data: |level| view! { <SavedData level/> }.into_any(),
        complete_framework: framework_v1::completed,
    };
}

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
