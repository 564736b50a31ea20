//! The whole widget: the screen, its footer and, in a kiosk, the idle watch.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::ev;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::HtmlElement;

use super::components::{Renewed, ShowWhen, forget_press, track_key, track_pointer, watch_presses};
use super::footer::Footer;
use super::host_page::HostPage;
use super::kiosk::{EndSessionButton, KioskWatch};
use super::lazy_part::{LazyLoader, LoadFuture, LoadState, use_lazy_loader};
use super::lazy_screen::{LazyScreen, LazyWarning};
use super::listen::listen;
use super::rating::{RatingBar, RatingScreen};
use super::start::StartScreen;
use super::store::{Store, use_store};
use crate::domain::{ItemId, Level, ResultId};
use crate::messages;
use crate::session::setup_choices::SetupChoices;
use crate::session::{Screen, Session};

/// The widget. Needs a [`Store`] and a [`LazyLoader`] in its context.
///
/// Everything is in a form, because Chromium keeps removed radios of a shadow root in memory unless a form owns them.
/// The form is never submitted; its name makes it a landmark, too. It has no `autocomplete="off"`: `WebKit` empties
/// such a form when the browser goes back to the page.
#[component]
pub fn App() -> impl IntoView {
    let store = use_store();
    listen(store);
    let screen = Memo::new(move |_| screen_key(store));
    let lazy = use_lazy_loader();
    Effect::new(move || {
        if let LoadState::Loaded(part) = lazy.state() {
            (part.note_screen)(store);
        }
    });
    let landmark =
        Signal::derive(move || store.with(|session| messages::landmark(session.framework())));
    let kiosk = store.with_untracked(|session| session.options().kiosk);
    let watch = kiosk.then(|| KioskWatch::new(store));
    if let Some(watch) = watch {
        provide_context(watch);
    }
    let touch = move || {
        if let Some(watch) = watch {
            watch.record_activity();
        }
    };
    // A press that answers a kiosk's warning must have no other effect.
    let warns = move || watch.is_some_and(KioskWatch::warns);
    let press_pointer = move |event: ev::PointerEvent| {
        if warns() {
            track_pointer(&event);
        }
        touch();
    };
    let press_key = move |event: ev::KeyboardEvent| {
        if warns() && matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
        }
        touch();
    };
    // A kiosk has no context menu to leave by, and does not open files that somebody drops on it.
    let prevent = move |event: &web_sys::Event| {
        if kiosk {
            event.prevent_default();
        }
    };
    let has_end = move || kiosk && screen.with(|(screen, ..)| *screen != Screen::Poster);
    let bar = move || {
        let rates = screen.with(|(screen, ..)| matches!(screen, Screen::Rate(_)));
        rates.then(|| view! { <RatingBar/> })
    };
    view! {
        <form
            class=if kiosk { "root kiosk" } else { "root" }
            part="root"
            lang=messages::LANGUAGE
            novalidate
            aria-label=landmark
            on:submit=|event: ev::SubmitEvent| event.prevent_default()
            use:watch_presses
            on:keydown:capture=track_key
            on:pointerdown=press_pointer
            on:keydown=press_key
            on:wheel=move |_| {
                forget_press();
                touch();
            }
            on:contextmenu=move |event| prevent(&event)
            on:dragover=move |event| prevent(&event)
            on:drop=move |event| prevent(&event)
        >
            <Renewed view=move || show(screen.get().0, kiosk)/>
            <Footer>
                <Renewed view=bar/>
                <ShowWhen when=has_end><EndSessionButton/></ShowWhen>
            </Footer>
            {kiosk.then(|| view! { <LazyWarning/> })}
        </form>
    }
}

/// What identifies the mounted screen: when it changes, the screen is recreated; anything else updates in place. The
/// rating screen is identified by self-check and targets, not by page. The counter changes when the host asks for a
/// remount.
type ScreenKey = (Screen, Option<(ResultId, BTreeMap<ItemId, Level>)>, u32);

fn screen_key(store: Store) -> ScreenKey {
    let (screen, rated) = store.with(|session| {
        if session.rated_page().is_none() {
            return (session.screen().clone(), None);
        }
        let check = session.open_assessment();
        (Screen::Rate(0), check.map(|check| (check.id.clone(), check.adjusted_targets.clone())))
    });
    (screen, rated, store.revision())
}

/// The component of a screen. Those of the lazy part must not be named here.
fn show(screen: Screen, kiosk: bool) -> AnyView {
    match screen {
        Screen::Start if !kiosk => view! { <StartScreen/> }.into_any(),
        Screen::Rate(_) => view! { <RatingScreen/> }.into_any(),
        Screen::Start
        | Screen::Poster
        | Screen::Results(_)
        | Screen::Plan(_)
        | Screen::Targets
        | Screen::Compare(..)
        | Screen::TargetsByRole(..)
        | Screen::Team => view! { <LazyScreen screen/> }.into_any(),
    }
}

/// A mounted widget. Dropping it empties its place.
#[allow(missing_debug_implementations, reason = "a view has none")]
pub struct Mounted {
    /// Its session.
    pub store: Store,
    /// Its lazy part.
    pub lazy: LazyLoader,
    /// Dropped before the store's owner.
    _view: UnmountHandle<AnyViewState>,
    _owner: Owner,
}

impl Mounted {
    /// Mounts a session into an empty place, with the page's services.
    pub fn new(
        place: HtmlElement,
        session: Session,
        host: Rc<dyn HostPage>,
        load_lazy_part: fn() -> LoadFuture,
        choices: SetupChoices,
    ) -> Self {
        let owner = Owner::new();
        let (store, lazy, view) = owner.with(|| {
            let store = Store::new(session, host, choices);
            let lazy = LazyLoader::new(store, load_lazy_part);
            provide_context(store);
            provide_context(lazy);
            (store, lazy, mount_to(place, || view! { <App/> }.into_any()))
        });
        Self { store, lazy, _view: view, _owner: owner }
    }
}
