//! Room for signatures on paper.

use leptos::prelude::*;

use crate::messages::report;

/// Lines for the person's and the supervisor's signature.
#[component]
pub(super) fn Signatures() -> impl IntoView {
    let line = |words: &'static str| view! { <p class="line">{words}</p> };
    let lines = [report::SIGNATURE, report::SIGNED_ON, report::SUPERVISOR, report::SIGNED_ON];
    view! { <div class="sign">{lines.map(line)}</div> }
}
