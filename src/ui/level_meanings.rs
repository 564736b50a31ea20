//! The descriptions of a framework's levels.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Framework, Level, LevelText};
use crate::messages::{self, other_language};

/// The names of the levels, each with its description.
#[component]
pub(super) fn LevelMeanings(
    framework: Arc<Framework>,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let language = other_language(&framework);
    let meaning = |(level, text): (Level, &LevelText)| {
        view! {
            <dt lang=language.clone()>{messages::level(&framework, level)}</dt>
            <dd lang=language.clone()>{text.anchor.clone()}</dd>
        }
    };
    let meanings = framework.scale().levels().map(meaning).collect_view();
    view! { <dl class=(!class.is_empty()).then_some(class)>{meanings}</dl> }
}
