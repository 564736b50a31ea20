//! A result as a link and as a code to scan.

use leptos::prelude::*;

use super::App;
use super::drawn::drawn;
use super::parts::copying::{Copying, Words};
use crate::report::markup::{Node, el};
use crate::session::links::Link;
use crate::session::{News, Session};
use crate::words::link as text;

const WORDS: Words = Words { copy: text::COPY, copied: text::COPIED, not_copied: text::NOT_COPIED };

/// The code itself with what is in it, or why there is none.
pub(super) fn shown(app: App) -> impl IntoView {
    let link = app.ask(Session::link);
    let code = if let Link::To(link) = &link { Session::code(link) } else { None };
    match (link, code) {
        (Link::Nowhere, _) => ().into_any(),
        (_, Some((view_box, path))) => view! {
            {drawn(vec![code_node(view_box, path)])}
            <p class="hint">{text::CAPTION}</p>
        }
        .into_any(),
        (_, None) => view! { <p>{text::TOO_MUCH}</p> }.into_any(),
    }
}

fn code_node(view_box: String, path: String) -> Node {
    let code = el("svg", "qr", vec![el("path", "", vec![]).with("d", path)]);
    code.with("viewBox", view_box).with("role", "img").with("aria-label", text::QR)
}

/// Buttons for the code and for the link; nothing where links have no page to point to.
pub(super) fn buttons(app: App) -> impl IntoView {
    if !app.ask(Session::has_links) {
        return ().into_any();
    }
    let open = RwSignal::new(false);
    let copying = Copying::new(app, WORDS);
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            app.tell(News::Exported { kind: "qr" });
        }
    };
    let words = move || if open.get() { text::HIDE_QR } else { text::SHOW_QR };
    let link = move || {
        let Link::To(link) = app.ask(Session::link) else {
            copying.tell(text::TOO_MUCH);
            return None;
        };
        app.tell(News::Exported { kind: "link" });
        Some(link)
    };
    view! {
        <div class="actions">
            <button type="button" part="button" on:click=toggle>{words}</button>
            {copying.button(link)}
        </div>
        {copying.outcome()}
        {move || open.get().then(|| shown(app))}
    }
    .into_any()
}
