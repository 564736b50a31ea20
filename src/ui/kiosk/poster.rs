//! The poster, which a kiosk shows between sessions.

use leptos::prelude::*;

use crate::domain::Area;
use crate::messages::{kiosk, other_language, start};
use crate::session::{Session, SessionNotice};
use crate::ui::components::{Button, Notice, StatusLine};
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::store::use_store;

/// Id of the message about the last session.
const ENDED: &str = "ended";

/// The poster.
#[component]
pub(in crate::ui) fn Poster() -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let language = other_language(&framework);
    let (has_links, scope) = store
        .with_untracked(|session| (session.has_links(), session.options().kiosk_setup(None).scope));
    let ended = Signal::derive(move || {
        let ended = store.with(|session| session.notices().contains(&SessionNotice::Ended));
        if ended { kiosk::ENDED } else { "" }.to_owned()
    });
    let area = |area: &Area| view! { <li lang=language.clone()>{area.title.clone()}</li> };
    let areas = framework.areas_in(&scope).into_iter().filter_map(|index| framework.area(index));
    let areas = areas.map(area).collect_view();
    let introduction = kiosk::introduction(&framework, &scope, has_links);
    view! {
        <div class="poster">
            <ScreenHeading eyebrow=start::EYEBROW described_by=ENDED>{start::HEADING}</ScreenHeading>
            <p class="lead">{introduction}</p>
            {(!has_links).then(|| view! { <Notice role="note"><p>{kiosk::SET_UP}</p></Notice> })}
            <ul class="posters">{areas}</ul>
            <StatusLine id=ENDED text=ended/>
            <div class="actions">
                <Button class="primary" on_press=move || store.act(Session::leave_poster)>
                    {start::START}
                </Button>
            </div>
            <p class="credit" lang=language>{framework.parts().credit.source.clone()}</p>
        </div>
    }
}
