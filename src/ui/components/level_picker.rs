//! One question on a track of levels, the product's characteristic control.
//!
//! Native radios in a fieldset with the role radiogroup, all in one shadow root, so that screen readers count them
//! correctly and the arrow keys work. A digit sets the level while the focus is inside. A page has hundreds of radios:
//! the names of the levels exist once, in [`LevelNames`], and name them all.

use leptos::ev;
use leptos::html::Fieldset;
use leptos::prelude::*;
use leptos::tachys::html::class::class;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::reactive::html_text;

/// Id of the [`LevelNames`] of the framework's scale.
pub const LEVELS: &str = "level";
/// Id of the [`LevelNames`] of the importance scale.
pub const IMPORTANCE_LEVELS: &str = "importance-level";

/// A question, which does not change. Its options are numbered from 1: the levels, then the `others`.
#[derive(Clone, Debug)]
pub struct LevelQuestion {
    /// The radios' shared name, unique in the widget.
    pub name: String,
    /// The kind of track, as a class: `now`, `aim`, `importance` or `target-track`.
    pub kind: &'static str,
    /// Hidden first part of the accessible name: the code.
    pub code: String,
    /// The visible word of the legend.
    pub word: &'static str,
    /// Hidden last part of the accessible name: what is rated.
    pub subject: String,
    /// How many levels there are.
    pub levels: u8,
    /// Id of the [`LevelNames`] for the levels, in the same shadow root.
    pub names: &'static str,
    /// The language of what is rated, if it is not ours.
    pub language: Option<String>,
    /// Options after the track.
    pub others: &'static [&'static str],
    /// The level that carries the target's tick.
    pub target: Option<u8>,
}

/// A radio group on a track of levels.
#[component]
pub fn LevelPicker(
    /// What is asked.
    question: LevelQuestion,
    /// The number of the chosen option.
    #[prop(into)]
    selected: Signal<Option<u8>>,
    /// Whether the picker is hidden; its surroundings do not move.
    #[prop(optional)]
    hidden: Option<Signal<bool>>,
    /// Whether the chosen level is only suggested.
    #[prop(optional, into)]
    suggested: Signal<bool>,
    /// Id of the description of the chosen level while that is only suggested.
    #[prop(optional)]
    described_by: Option<String>,
    /// Drawn behind the levels.
    #[prop(optional)]
    line: Option<AnyView>,
    /// Names of the levels, rising, if the track shows the name of the chosen one.
    #[prop(optional)]
    shown_names: Vec<String>,
    /// Refers to the group, for [`focus_group`].
    #[prop(optional)]
    node_ref: NodeRef<Fieldset>,
    /// Called with the number of the option that the person picks, even if it is already chosen.
    #[prop(into)]
    on_pick: UnsyncCallback<(u8,)>,
) -> impl IntoView {
    let LevelQuestion { name, kind, code, word, subject, levels, names, language, others, target } =
        question;
    let pick = move |number: Option<u8>| {
        if let Some(number) = number {
            on_pick.run((number,));
        }
    };
    let pick_by_key = move |event: ev::KeyboardEvent| {
        let number = number_of_key(&event, suggested.get_untracked())
            .filter(|number| (1..=levels).contains(number));
        if let Some(number) = number {
            event.prevent_default();
            focus(option(node_ref, number));
            on_pick.run((number,));
        }
    };
    // Only on the checked radio: screen readers read the description of a newly checked radio before the suggestion is
    // removed.
    let describe = |number: u8, id: String| {
        let is_suggestion = move || suggested.get() && selected.get() == Some(number);
        move || is_suggestion().then(|| id.clone())
    };
    // The labels are `aria-hidden`, so that line-by-line reading does not repeat what already names the radio.
    let option = |number: u8, class: &'static str, shown: String, more: Option<String>| {
        let checked = selected.get_untracked() == Some(number);
        let id = numbered(&name, number);
        let named_by = more.map_or_else(|| id.clone(), |more| [&*id, &*more].join(" "));
        view! {
            <label class=class>
                <input
                    type="radio"
                    name=name.clone()
                    value=number.to_string()
                    checked=checked
                    aria-labelledby=named_by
                    aria-describedby=described_by.clone().map(|id| describe(number, id))
                />
                <span id=id aria-hidden="true">{shown}</span>
            </label>
        }
        .into_any()
    };
    let level = |number: u8| {
        let class = if target == Some(number) { "option target" } else { "option" };
        option(number, class, number.to_string(), Some(numbered(names, number)))
    };
    let other = |(number, word): (u8, &&'static str)| {
        option(number, "option other", (*word).to_owned(), None)
    };
    let options = (1..=levels).map(level).collect_view();
    let legend_id = [&*name, "legend"].join("-");
    let named_by = legend_id.clone();
    let others = (!others.is_empty()).then(|| {
        let others = (levels.saturating_add(1)..).zip(others).map(other).collect_view();
        view! { <div class="others">{others}</div> }
    });
    let shown_name = (!shown_names.is_empty()).then(|| {
        let name_of =
            move |number: u8| shown_names.get(usize::from(number).checked_sub(1)?).cloned();
        let name = Signal::derive(move || selected.get().and_then(&name_of).unwrap_or_default());
        view! {
            <span class="name" aria-hidden="true" lang=language.clone() prop:textContent=name>
                {html_text(name)}
            </span>
        }
    });
    // One effect for all radios of a group, because a page has hundreds of them.
    let first = selected.get_untracked();
    Effect::new(move |before: Option<Option<u8>>| {
        let now = selected.get();
        if before.unwrap_or(first) != now {
            check_option(node_ref, now);
        }
        now
    });
    let hidden = class(hidden.map(|hidden| ("unavailable", hidden)));
    view! {
        <fieldset
            class=format!("track {kind} levels-{levels}")
            {..hidden}
            class:suggested=suggested
            part="rating"
            data-word=word
            role="radiogroup"
            aria-labelledby=named_by
            node_ref=node_ref
            // A suggested level is already checked, so `change` does not fire; only `click` shows that the person chose
            // it.
            on:click=move |event| pick(number_of_radio(&event))
            on:change=move |event| pick(number_of_radio(&event))
            on:keydown=pick_by_key
        >
            <legend id=legend_id aria-hidden="true">
                <span class="unseen">{format!("{code} ")}</span>
                {word}
                " "
                <span class="unseen" lang=language>{subject}</span>
            </legend>
            <div class="options">{line} {options} {shown_name}</div>
            {others}
        </fieldset>
    }
}

/// The names of a scale's levels, which are shown above the tracks of several questions and name their radios.
#[component]
pub fn LevelNames(
    /// Its id, unique in the widget.
    id: &'static str,
    /// The names, rising.
    names: Vec<String>,
    /// Their language, if it is not ours.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// Whether the names are not displayed, because the scale has no place above the tracks.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let name = |(number, name): (u8, String)| {
        // In Firefox, Orca reads a text that another element refers to, unless the text itself is hidden.
        view! { <span id=numbered(id, number) aria-hidden="true">{name}</span> }
    };
    let names = (1..).zip(names).map(name).collect_view();
    view! {
        <p class="level-names" hidden=hidden aria-hidden="true" lang=language>
            {names}
        </p>
    }
}

/// Id of an option's own element.
fn numbered(id: &str, number: u8) -> String {
    [id, &number.to_string()].join("-")
}

/// The option of an event's target: the name of its radios, and its number.
pub fn option_of_event(event: &web_sys::Event) -> Option<(String, u8)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let radio = target.closest("label").ok()??.first_element_child()?;
    let radio: HtmlInputElement = radio.dyn_into().ok()?;
    Some((radio.name(), radio.value().parse().ok()?))
}

/// The number of the option of an event's target: one listener serves all radios of a picker.
fn number_of_radio(event: &web_sys::Event) -> Option<u8> {
    event.target()?.dyn_ref::<HtmlInputElement>()?.value().parse().ok()
}

/// The radio in a group that matches a selector.
fn radio(group: NodeRef<Fieldset>, selector: &str) -> Option<HtmlInputElement> {
    group.get_untracked()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The radio of an option.
fn option(group: NodeRef<Fieldset>, number: u8) -> Option<HtmlInputElement> {
    radio(group, &format!("[value=\"{number}\"]"))
}

/// Checks the radio of an option, or none.
fn check_option(group: NodeRef<Fieldset>, number: Option<u8>) {
    let found = match number {
        Some(number) => option(group, number),
        None => radio(group, ":checked"),
    };
    if let Some(radio) = found {
        radio.set_checked(number.is_some());
    }
}

fn focus(radio: Option<HtmlInputElement>) {
    if let Some(radio) = radio {
        // Cannot fail: a radio can take the focus.
        let _ = radio.focus();
    }
}

/// Focuses the first option of a group.
pub fn focus_first(group: NodeRef<Fieldset>) {
    focus(radio(group, "input"));
}

/// Focuses the chosen option of a group, or else the first one.
pub fn focus_group(group: NodeRef<Fieldset>) {
    focus(radio(group, ":checked").or_else(|| radio(group, "input")));
}

/// The number for a key: its digit, and 0 for the tenth. Space stands for the focused radio if its level is `suggested`:
/// Chromium sends no click for Space on a radio that is checked already.
fn number_of_key(event: &ev::KeyboardEvent, suggested: bool) -> Option<u8> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().as_str() {
        " " => number_of_radio(event).filter(|_| suggested),
        "0" => Some(10),
        digit => digit.parse().ok(),
    }
}
