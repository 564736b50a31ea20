//! A result as a link, and as a code to scan.

use leptos::prelude::*;

use super::copy::clear_with_result;
use crate::messages::link;
use crate::session::links::ResultLink;
use crate::session::{Event, Session};
use crate::ui::components::{
    Button, CopyButton, CopyOutcome, CopyState, CopyTexts, ReactiveText, ShowWhen,
};
use crate::ui::use_store;

const COPY_TEXTS: CopyTexts =
    CopyTexts { copy: link::COPY, copied: link::COPIED, not_copied: link::NOT_COPIED };

/// The colours of the code. The drawing sets both, so that a dark mode that inverts one inverts the other.
const LIGHT: &str = "#ffffff";
const DARK: &str = "#000000";

/// The code with a caption, or why there is none; nothing if links have no page to point to.
#[component]
pub(in crate::ui) fn LinkCode() -> impl IntoView {
    let store = use_store();
    let link = Memo::new(move |_| store.with(Session::link));
    let shown = move |link: ResultLink| match link.qr_code() {
        None => view! { <p>{link::TOO_MUCH}</p> }.into_any(),
        Some((view_box, path)) => view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=link::QR>
                <rect width="100%" height="100%" fill=LIGHT/>
                <path d=path fill=DARK/>
            </svg>
            <p class="hint">{link::CAPTION}</p>
        }
        .into_any(),
    };
    move || (link.get() != ResultLink::NoPage).then(|| shown(link.get()))
}

/// Buttons for the code and for the link; nothing if links have no page to point to.
#[component]
pub(super) fn LinkButtons() -> impl IntoView {
    let store = use_store();
    let code_shown = RwSignal::new(false);
    let state = CopyState::new(COPY_TEXTS);
    clear_with_result(store, state);
    let toggle = move || {
        code_shown.update(|shown| *shown = !*shown);
        if code_shown.get_untracked() {
            store.emit(Event::Exported { kind: "qr" });
        }
    };
    let toggle_words = Signal::derive(move || {
        if code_shown.get() { link::HIDE_QR } else { link::SHOW_QR }.to_owned()
    });
    let link = move || {
        let ResultLink::Url(link) = store.with_untracked(Session::link) else {
            state.say(link::TOO_MUCH);
            return None;
        };
        store.emit(Event::Exported { kind: "link" });
        Some(link)
    };
    view! {
        <ShowWhen when=move || store.with(Session::has_links)>
            <div class="actions">
                <Button on_press=toggle>
                    <ReactiveText text=toggle_words/>
                </Button>
                <CopyButton state text=link/>
            </div>
            <CopyOutcome state/>
            <ShowWhen when=code_shown><LinkCode/></ShowWhen>
        </ShowWhen>
    }
}
