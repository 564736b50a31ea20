//! What the lazy part holds.

use leptos::prelude::*;

use super::compare::CompareScreen;
use super::kiosk::{KioskResult, Poster, RoleScreen};
use super::lazy_part::LazyPart;
use super::plan::PlanScreen;
use super::results::ResultsScreen;
use super::roles::TargetsByRoleScreen;
use super::screen_history::{go_to_screen, note_screen};
use super::screen_kind::ScreenKind;
use super::start::{SavedData, plan_line};
use super::targets::TargetsScreen;
use super::team::TeamScreen;
use crate::format::framework_v1;

impl LazyPart {
    /// All of it. Read where the program is cut (`src/lazy_part.rs`) and nowhere else.
    pub const WHOLE: Self = Self {
        screen,
        saved_data: |level| view! { <SavedData level/> }.into_any(),
        note_screen,
        go_to_screen,
        plan_line,
        complete_framework: framework_v1::completed,
    };
}

fn screen(kind: ScreenKind) -> AnyView {
    match kind {
        ScreenKind::Results(_) => view! { <ResultsScreen/> }.into_any(),
        ScreenKind::Poster => view! { <Poster/> }.into_any(),
        ScreenKind::Role => view! { <RoleScreen/> }.into_any(),
        ScreenKind::KioskResult => view! { <KioskResult/> }.into_any(),
        ScreenKind::Plan(_) => view! { <PlanScreen/> }.into_any(),
        ScreenKind::Targets => view! { <TargetsScreen/> }.into_any(),
        ScreenKind::Compare(_, other) => view! { <CompareScreen other/> }.into_any(),
        ScreenKind::TargetsByRole(role) => view! { <TargetsByRoleScreen role/> }.into_any(),
        ScreenKind::Team => view! { <TeamScreen/> }.into_any(),
        ScreenKind::Start | ScreenKind::Rating(..) => ().into_any(),
    }
}
