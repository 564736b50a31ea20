//! The product's signature: one question on a track of levels.
//!
//! Native radios in a fieldset that is a radiogroup, all in one shadow root, so that screen readers
//! count them right and the arrow keys work. A digit sets the level while the focus is inside.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

/// What a picker shows. Options are numbered from 1: the levels, then the `others`.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Picker {
    /// The radios' shared name, unique in the widget.
    pub name: String,
    /// Which track this is: `now`, `aim` or `importance`; becomes a class.
    pub kind: &'static str,
    /// Beginning of the accessible name that is not drawn: the code.
    pub code: String,
    /// The visible word of the legend.
    pub word: &'static str,
    /// Rest of the accessible name that is not drawn: what is rated.
    pub subject: String,
    /// Names of the levels, rising.
    pub levels: Vec<String>,
    /// The language of what is rated and of the levels, if it is not ours.
    pub language: Option<String>,
    /// Options after the track.
    pub others: &'static [&'static str],
    /// The level that carries the target's tick.
    pub target: Option<u8>,
}

/// Draws a picker. `selected` and `on_pick` speak of option numbers; `available` false takes the
/// picker away without moving what is around it.
pub(in crate::ui) fn level_picker(
    picker: Picker,
    selected: Signal<Option<u8>>,
    available: Signal<bool>,
    aside: AnyView,
    on_pick: impl Fn(u8) + Copy + 'static,
) -> impl IntoView {
    let Picker { name, kind, code, word, subject, levels, language, others, target } = picker;
    let count = u8::try_from(levels.len()).unwrap_or(u8::MAX);
    let class = format!("track {kind} levels-{count}");
    let chosen = {
        let levels = levels.clone();
        move || selected.get().and_then(|number| levels.get(usize::from(number) - 1).cloned())
    };
    let option = |number: u8, text: String, level: bool| {
        let class = match (level, target == Some(number)) {
            (true, true) => "option target",
            (true, false) => "option",
            (false, _) => "option other",
        };
        let digit = if level { format!("{number} ") } else { String::new() };
        view! {
            <label class={class}>
                <input
                    type="radio"
                    name={name.clone()}
                    value={number.to_string()}
                    prop:checked=move || selected.get() == Some(number)
                />
                <span class="number">{digit}</span>
                <span class="name" lang={language.clone().filter(|_| level)}>{text}</span>
            </label>
        }
    };
    let track = (1..).zip(levels).map(|(number, text)| option(number, text, true)).collect_view();
    let others = (count + 1..)
        .zip(others)
        .map(|(number, text)| option(number, (*text).to_owned(), false))
        .collect_view();
    let change = move |event: Event| {
        if let Some(number) = option_of(&event).filter(|new| selected.get_untracked() != Some(*new))
        {
            on_pick(number);
        }
    };
    // What is suggested is checked already, so that only a click says that it is meant.
    let click = move |event: MouseEvent| {
        if let Some(number) = option_of(&event) {
            on_pick(number);
        }
    };
    let digit = move |event: KeyboardEvent| {
        if let Some(number) = level_key(&event).filter(|number| (1..=count).contains(number)) {
            event.prevent_default();
            on_pick(number);
            focus_option(&event, number);
        }
    };
    view! {
        <fieldset
            class={class}
            part="rating"
            class:unavailable=move || !available.get()
            data-word={word}
            role={"radiogroup"}
            on:keydown=digit
            on:change=change
            on:click=click
        >
            <legend>
                <span class="unseen">{code}" "</span>
                {word}
                <span class="unseen" lang={language.clone()}>" "{subject}</span>
            </legend>
            <div class="options">{track}</div>
            <p class="chosen" lang={language} aria-hidden={"true"}>{chosen}</p>
            <div class="others">{others}</div>
            {aside}
        </fieldset>
    }
}

/// The option whose radio an event came from: one listener hears all radios of a track.
fn option_of(event: &Event) -> Option<u8> {
    event.target()?.dyn_ref::<HtmlInputElement>()?.value().parse().ok()
}

/// The level that a key stands for: its digit, and 0 for the tenth.
fn level_key(event: &KeyboardEvent) -> Option<u8> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().parse::<u8>().ok()? {
        0 => Some(10),
        digit => Some(digit),
    }
}

fn focus_option(event: &KeyboardEvent, number: u8) {
    let group = event.current_target().and_then(|group| group.dyn_into::<Element>().ok());
    let input = group.and_then(|group| {
        group.query_selector(&format!("input[value=\"{number}\"]")).ok().flatten()
    });
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        // A radio that is drawn can take the focus.
        let _ = input.focus();
    }
}
