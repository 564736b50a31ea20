//! The contents of the lazy part.

use leptos::prelude::*;

use super::compare::CompareScreen;
use super::kiosk::{KioskResult, Poster, RoleScreen, WarningDialog};
use super::lazy_part::LazyPart;
use super::plan::PlanScreen;
use super::results::ResultsScreen;
use super::roles::TargetsByRoleScreen;
use super::screen_history::{go_to_screen, note_screen};
use super::start::{OfferedResult, SavedData, plan_line};
use super::store::use_store;
use super::targets::TargetsScreen;
use super::team::TeamScreen;
use crate::format::framework_v1;
use crate::session::Screen;

impl LazyPart {
    /// All of them. Read where the program is split (`src/lazy_part.rs`) and nowhere else.
    pub const WHOLE: Self = Self {
        screen,
        offered_result: || view! { <OfferedResult/> }.into_any(),
        saved_data: || view! { <SavedData/> }.into_any(),
        kiosk_warning: || view! { <WarningDialog/> }.into_any(),
        note_screen,
        go_to_screen,
        plan_line,
        complete_framework: framework_v1::completed,
    };
}

fn screen(screen: Screen) -> AnyView {
    let kiosk = use_store().with_untracked(|session| session.options().kiosk);
    match screen {
        Screen::Poster => view! { <Poster/> }.into_any(),
        Screen::Start => view! { <RoleScreen/> }.into_any(),
        Screen::Results(_) if kiosk => view! { <KioskResult/> }.into_any(),
        Screen::Results(_) => view! { <ResultsScreen/> }.into_any(),
        Screen::Plan(_) => view! { <PlanScreen/> }.into_any(),
        Screen::Targets => view! { <TargetsScreen/> }.into_any(),
        Screen::Compare(_, other) => view! { <CompareScreen other/> }.into_any(),
        Screen::TargetsByRole(role, _) => view! { <TargetsByRoleScreen role/> }.into_any(),
        Screen::Team => view! { <TeamScreen/> }.into_any(),
        // The rating is in the first file.
        Screen::Rate(_) => ().into_any(),
    }
}
