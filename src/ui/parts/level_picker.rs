//! The product's signature: one question on a track of levels.
//!
//! Native radios in a fieldset that is a radiogroup, all in one shadow root, so that screen readers
//! count them right and the arrow keys work. A digit sets the level while the focus is inside.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::super::by_hand::{El, Scope, focus, set_class, target};
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

/// A drawn picker.
pub(in crate::ui) struct LevelPicker {
    fieldset: Element,
    levels: Vec<String>,
    shown: Cell<Option<Track>>,
}

impl LevelPicker {
    /// Draws a picker, of which nothing is chosen yet.
    pub(in crate::ui) fn draw(scope: &Scope, picker: Picker) -> (El<'_>, Self) {
        let class = format!("track {} levels-{}", picker.kind, picker.levels.len());
        let made = scope
            .classed("fieldset", &class)
            .attr("part", "rating")
            .attr("data-word", picker.word)
            .attr("role", "radiogroup")
            .tree(&inside(&picker));
        let drawn = Self { fieldset: made.node(), levels: picker.levels, shown: Cell::new(None) };
        (made, drawn)
    }

    /// The option that a click, a change or a key asks for; none where that happened elsewhere.
    pub(in crate::ui) fn picked(&self, event: &Event) -> Option<u8> {
        if !self.fieldset.contains(Some(target(event)?.as_ref())) {
            return None;
        }
        let shown = self.shown.get().and_then(|track| track.selected);
        match event.type_().as_str() {
            "keydown" => {
                let levels = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
                let number =
                    level_key(event.dyn_ref()?).filter(|key| (1..=levels).contains(key))?;
                event.prevent_default();
                // A radio that is drawn can take the focus.
                focus(self.option(number)?.as_ref());
                Some(number)
            }
            "change" => option_of(event).filter(|new| shown != Some(*new)),
            // What is suggested is checked already, so that only a click says that it is meant.
            "click" => option_of(event),
            _ => None,
        }
    }

    /// Gives the focus to its first option.
    pub(in crate::ui) fn focus(&self) {
        if let Some(first) = self.option(1) {
            focus(first.as_ref());
        }
    }

    /// Shows how it is now.
    pub(in crate::ui) fn show(&self, now: Track) {
        let before = self.shown.replace(Some(now));
        if before.map(|before| before.available) != Some(now.available) {
            set_class(&self.fieldset, "unavailable", !now.available);
        }
        if before.map(|before| before.suggested) != Some(now.suggested)
            && let Ok(Some(suggestion)) = self.fieldset.query_selector(".suggestion")
        {
            set_class(&suggestion, "unavailable", !now.suggested);
        }
        let before = before.and_then(|before| before.selected);
        if before == now.selected {
            return;
        }
        // The browser takes the mark from the option before, where another gets it.
        if let Some(input) = now.selected.or(before).and_then(|number| self.option(number)) {
            input.set_checked(now.selected.is_some());
        }
        if let Ok(Some(chosen)) = self.fieldset.query_selector(".chosen") {
            let name = now.selected.and_then(|number| self.levels.get(usize::from(number) - 1));
            chosen.set_text_content(name.map(String::as_str));
        }
    }

    /// The option of that number.
    fn option(&self, number: u8) -> Option<HtmlInputElement> {
        let option = format!("input[value=\"{number}\"]");
        self.fieldset.query_selector(&option).ok().flatten()?.dyn_into().ok()
    }
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

/// The option whose radio an event came from: one listener hears all radios of a page.
fn option_of(event: &Event) -> Option<u8> {
    target(event)?.dyn_ref::<HtmlInputElement>()?.value().parse().ok()
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
