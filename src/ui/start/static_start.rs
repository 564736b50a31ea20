//! The static start screen of our own page, which is shown before any script has loaded.

use std::sync::Arc;

use leptos::prelude::*;

use super::setup::{ImportanceQuestion, RoleQuestion, ScopeQuestion, SetupForm};
use crate::domain::Framework;
use crate::messages::{self, paper, start};
use crate::session::setup_choices::SetupChoices;
use crate::ui::components::Heading;

/// The start screen without a program. Its questions are in a slot that the element shows only until the program runs
/// or fails; the program's start screen takes over what was chosen in them.
#[component]
pub fn StaticStart(
    /// The framework of the questions.
    framework: Arc<Framework>,
) -> impl IntoView {
    let form = SetupForm::new(SetupChoices::default());
    view! {
        <div class="static-start">
            <p class="eyebrow">{start::EYEBROW}</p>
            <Heading level=2>{start::HEADING}</Heading>
            <p class="lead">{start::INTRODUCTION}</p>
            <p class="privacy">{messages::PRIVACY}</p>
        </div>
        <div class="questions" slot="questions">
            <RoleQuestion
                selected=form.role
                error=form.role_error
                framework=Arc::clone(&framework)
            />
            <ScopeQuestion selected=form.scope framework saves=true/>
            <ImportanceQuestion checked=form.importance/>
            <p class="coming">
                {start::COMING} " " <a href="paper.html">{paper::USE}</a> "."
            </p>
        </div>
    }
}
