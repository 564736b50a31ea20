//! The start screen: the questions and the start button.

mod cards;
mod offered_result;
mod saved_data;
mod setup;
mod static_start;

use leptos::prelude::*;

use self::cards::{Notices, WelcomeBackCard};
pub(super) use self::offered_result::OfferedResult;
pub(super) use self::saved_data::{SavedData, plan_line};
use self::setup::SetupQuestions;
pub(super) use self::setup::{RoleQuestion, find_role};
pub use self::static_start::StaticStart;
use super::lazy_screen::{LazyOfferedResult, LazySavedData};
use super::screen_heading::ScreenHeading;
use super::store::use_store;
use crate::messages::{self, start};

/// The start screen.
#[component]
pub fn StartScreen() -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let (parts, language) = (framework.parts(), messages::other_language(&framework));
    view! {
        <div class="start">
            <ScreenHeading eyebrow=start::EYEBROW>{start::HEADING}</ScreenHeading>
            <p class="lead">{start::INTRODUCTION}</p>
            <p class="privacy">{messages::PRIVACY}</p>
            <Notices/>
            <LazyOfferedResult/>
            <WelcomeBackCard/>
            <SetupQuestions/>
            <LazySavedData/>
            <p class="credit" lang=language.clone()>{messages::edition(parts)}</p>
            <p class="hint" lang=language>{messages::rights(parts)}</p>
        </div>
    }
}
