//! One question on a track of levels, the look that people know the product by.
//!
//! Native radios in a fieldset that is a radiogroup, all in one shadow root, so that screen readers count them right
//! and the arrow keys work. A digit sets the level while the focus is inside.

use leptos::ev;
use leptos::html::Fieldset;
use leptos::prelude::*;
use leptos::tachys::html::class::class;
use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;

use super::live_text::live_text;

/// A question, which does not change. Its options are numbered from 1: the levels, then the `others`.
#[derive(Clone, Debug)]
pub struct LevelQuestion {
    /// The radios' shared name, unique in the widget.
    pub name: String,
    /// Which track this is, as a class: `now`, `aim`, `importance` or `target-track`.
    pub kind: &'static str,
    /// Beginning of the accessible name that is not shown: the code.
    pub code: String,
    /// The visible word of the legend.
    pub word: &'static str,
    /// Rest of the accessible name that is not shown: what is rated.
    pub subject: String,
    /// Names of the levels, rising.
    pub levels: Vec<String>,
    /// The language of what is rated and of the levels, if it is not ours.
    pub language: Option<String>,
    /// Options after the track.
    pub others: &'static [&'static str],
    /// The level that carries the target's tick.
    pub target: Option<u8>,
    /// What is said of a level that the person has not chosen, in short and in full.
    pub suggestion: Option<[&'static str; 2]>,
}

/// A radio group on a track of levels.
#[component]
pub fn LevelPicker(
    /// What is asked.
    question: LevelQuestion,
    /// The number of the option that is chosen.
    #[prop(into)]
    selected: Signal<Option<u8>>,
    /// False hides the picker without moving what is around it.
    #[prop(optional, into)]
    available: Option<Signal<bool>>,
    /// Whether the level that is chosen is only suggested.
    #[prop(optional, into)]
    suggested: Signal<bool>,
    /// Refers to the group, for [`focus_option`].
    #[prop(optional)]
    node_ref: NodeRef<Fieldset>,
    /// Is called with the number of the option that the person asks for, perhaps the one that is chosen already.
    #[prop(into)]
    on_pick: UnsyncCallback<(u8,)>,
) -> impl IntoView {
    let LevelQuestion {
        name,
        kind,
        code,
        word,
        subject,
        levels,
        language,
        others,
        target,
        suggestion,
    } = question;
    let count = u8::try_from(levels.len()).unwrap_or(u8::MAX);
    let pick = move |number: Option<u8>| {
        if let Some(number) = number {
            on_pick.run((number,));
        }
    };
    let pick_by_digit = move |event: ev::KeyboardEvent| {
        let number = level_of_key(&event).filter(|number| (1..=count).contains(number));
        if let Some(number) = number {
            event.prevent_default();
            focus_option(node_ref, number);
            on_pick.run((number,));
        }
    };
    let option = |number: u8, class: &'static str, text: AnyView| {
        let checked = selected.get_untracked() == Some(number);
        view! {
            <label class=class>
                <input type="radio" name=name.clone() value=number.to_string() checked=checked/>
                {text}
            </label>
        }
        .into_any()
    };
    let level = |(number, name): (u8, &String)| {
        let class = if target == Some(number) { "option target" } else { "option" };
        let text = view! {
            <span class="number">{format!("{number} ")}</span>
            <span class="name" lang=language.clone()>{name.clone()}</span>
        };
        option(number, class, text.into_any())
    };
    let other = |(number, name): (u8, &&'static str)| {
        let text = view! { <span class="name">{*name}</span> };
        option(number, "option other", text.into_any())
    };
    let options = (1..).zip(&levels).map(level).collect_view();
    let others = (count.saturating_add(1)..).zip(others).map(other).collect_view();
    // One effect for all radios of a group: a page has hundreds of them.
    let first = selected.get_untracked();
    Effect::new(move |before: Option<Option<u8>>| {
        let now = selected.get();
        if before.unwrap_or(first) != now {
            check_option(node_ref, now);
        }
        now
    });
    let chosen = Signal::derive(move || {
        let level = |number| levels.get(usize::from(number).checked_sub(1)?).cloned();
        selected.get().and_then(level).unwrap_or_default()
    });
    let suggestion = suggestion.map(|[short, full]| {
        let hidden = Signal::derive(move || !suggested.get());
        view! {
            <p class="suggestion" class:unavailable=hidden>
                {short}
                <span class="unseen">". "{full}</span>
            </p>
        }
    });
    let hidden = |available: Signal<bool>| Signal::derive(move || !available.get());
    let hidden = class(available.map(|available| ("unavailable", hidden(available))));
    view! {
        <fieldset
            class=format!("track {kind} levels-{count}")
            {..hidden}
            part="rating"
            data-word=word
            role="radiogroup"
            node_ref=node_ref
            // A suggested level is checked already, so only a click tells that it is meant.
            on:click=move |event| pick(number_of_radio(&event))
            on:change=move |event| pick(number_of_radio(&event))
            on:keydown=pick_by_digit
        >
            <legend>
                <span class="unseen">{format!("{code} ")}</span>
                {word}
                <span class="unseen" lang=language.clone()>{format!(" {subject}")}</span>
            </legend>
            <div class="options">{options}</div>
            <p class="chosen" lang=language aria-hidden="true" use:live_text=chosen>
                {chosen.get_untracked()}
            </p>
            <div class="others">{others}</div>
            {suggestion}
        </fieldset>
    }
}

/// The number of the option whose radio an event came from: one listener serves all radios of a picker.
fn number_of_radio(event: &web_sys::Event) -> Option<u8> {
    event.target()?.dyn_ref::<HtmlInputElement>()?.value().parse().ok()
}

/// The radio in a group that fits a selector.
fn radio(group: NodeRef<Fieldset>, selector: &str) -> Option<HtmlInputElement> {
    group.get_untracked()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Checks the radio of an option, or none.
fn check_option(group: NodeRef<Fieldset>, number: Option<u8>) {
    let found = match number {
        Some(number) => radio(group, &format!("[value=\"{number}\"]")),
        None => radio(group, ":checked"),
    };
    if let Some(radio) = found {
        radio.set_checked(number.is_some());
    }
}

/// Gives the focus to the radio of an option.
pub fn focus_option(group: NodeRef<Fieldset>, number: u8) {
    if let Some(radio) = radio(group, &format!("[value=\"{number}\"]")) {
        // Cannot fail: a radio can take the focus.
        let _ = radio.focus();
    }
}

/// The level that a key stands for: its digit, and 0 for the tenth.
fn level_of_key(event: &ev::KeyboardEvent) -> Option<u8> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().parse::<u8>().ok()? {
        0 => Some(10),
        digit => Some(digit),
    }
}
