//! The product's signature: one question on a track of levels.
//!
//! Native radios in a fieldset that is a radiogroup, all in one shadow root, so that screen readers
//! count them right and the arrow keys work. A digit sets the level while the focus is inside.
//!
//! What is in the fieldset is a tree of [`crate::report`]: a page has hundreds of options, and as views each
//! would be a program and an effect of its own. One effect a track follows what changes.

use leptos::html::Fieldset;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::super::drawn::{fill, tree};
use crate::report::Node;
use crate::report::markup::{el, said, text};

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
    /// Said of a level that the person has not chosen, in short and in full.
    pub suggestion: Option<[&'static str; 2]>,
}

/// What changes about a picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Track {
    /// The number of the option that is chosen.
    pub selected: Option<u8>,
    /// False takes the picker away without moving what is around it.
    pub available: bool,
    /// Whether the suggestion is said.
    pub suggested: bool,
}

/// Draws a picker. `on_pick` hears the numbers of options.
pub(in crate::ui) fn level_picker(
    picker: Picker,
    track: impl Fn() -> Track + Copy + 'static,
    on_pick: impl Fn(u8) + Copy + 'static,
) -> AnyView {
    let count = u8::try_from(picker.levels.len()).unwrap_or(u8::MAX);
    let class = format!("track {} levels-{count}", picker.kind);
    let word = picker.word;
    let node = NodeRef::<Fieldset>::new();
    let draw = tree(inside(&picker));
    let levels = picker.levels;
    Effect::new(move |before: Option<Option<Track>>| {
        let now = track();
        let fieldset = node.get()?;
        wear(&fieldset, before.flatten(), now, &levels);
        Some(now)
    });
    let change = move |event: Event| {
        let chosen = untrack(track).selected;
        if let Some(number) = option_of(&event).filter(|new| chosen != Some(*new)) {
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
            let group = event.current_target().and_then(|group| group.dyn_into::<Element>().ok());
            if let Some(input) = group.and_then(|group| option(&group, number)) {
                // A radio that is drawn can take the focus.
                let _ = HtmlElement::focus(&input);
            }
        }
    };
    view! {
        <fieldset
            class={class}
            part="rating"
            data-word={word}
            role={"radiogroup"}
            node_ref=node
            use:fill=draw
            on:keydown=digit
            on:change=change
            on:click=click
        ></fieldset>
    }
    .into_any()
}

/// The legend, the options and what is said beside them.
fn inside(picker: &Picker) -> Vec<Node> {
    let Picker { name, code, word, subject, levels, language, others, target, suggestion, .. } =
        picker;
    let option = |number: u8, words: Vec<Node>, class: &str| {
        let input = el("input", "", Vec::new())
            .with("type", "radio")
            .with("name", name)
            .with("value", number.to_string());
        el("label", class, [vec![input], words].concat())
    };
    let level = |(number, name): (u8, &String)| {
        let digit = said("span", "number", format!("{number} "));
        let name = said("span", "name", name).in_language(language.clone());
        let class = if *target == Some(number) { "option target" } else { "option" };
        option(number, vec![digit, name], class)
    };
    let other = |(number, name): (u8, &&str)| {
        option(number, vec![said("span", "name", *name)], "option other")
    };
    let after = u8::try_from(levels.len()).unwrap_or(u8::MAX).saturating_add(1);
    let subject = said("span", "unseen", format!(" {subject}")).in_language(language.clone());
    let legend = vec![said("span", "unseen", format!("{code} ")), text(*word), subject];
    let mut nodes = vec![
        el("legend", "", legend),
        el("div", "options", (1..).zip(levels).map(level).collect()),
        el("p", "chosen", Vec::new()).in_language(language.clone()).with("aria-hidden", "true"),
        el("div", "others", (after..).zip(*others).map(other).collect()),
    ];
    nodes.extend(suggestion.map(|[short, full]| {
        let full = el("span", "unseen", vec![text(". "), text(full)]);
        el("p", "suggestion", vec![text(short), full])
    }));
    nodes
}

/// Shows in a drawn picker what has changed.
fn wear(fieldset: &Element, before: Option<Track>, now: Track, levels: &[String]) {
    if before.map(|before| before.available) != Some(now.available) {
        show(fieldset, now.available);
    }
    if before.map(|before| before.suggested) != Some(now.suggested)
        && let Ok(Some(suggestion)) = fieldset.query_selector(".suggestion")
    {
        show(&suggestion, now.suggested);
    }
    let before = before.and_then(|before| before.selected);
    if before == now.selected {
        return;
    }
    // The browser takes the mark from the option before, where another gets it.
    if let Some(input) = now.selected.or(before).and_then(|number| option(fieldset, number)) {
        input.set_checked(now.selected.is_some());
    }
    if let Ok(Some(chosen)) = fieldset.query_selector(".chosen") {
        let name = now.selected.and_then(|number| levels.get(usize::from(number) - 1));
        chosen.set_text_content(name.map(String::as_str));
    }
}

fn show(element: &Element, available: bool) {
    // The class is one word, so this cannot fail.
    let _ = element.class_list().toggle_with_force("unavailable", !available);
}

/// The option of that number in a picker.
fn option(fieldset: &Element, number: u8) -> Option<HtmlInputElement> {
    let found = fieldset.query_selector(&format!("input[value=\"{number}\"]")).ok().flatten();
    found?.dyn_into().ok()
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
