//! A question with one answer, as radios with a description each.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::error_text::{ErrorText, focus_on_error};

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value of its radio.
    pub value: String,
    /// Its label.
    pub title: String,
    /// Its description; may be empty.
    pub hint: String,
    /// The language of both, if it is not ours.
    pub language: Option<String>,
}

impl Choice {
    /// An option with our own texts.
    pub fn ours(value: &str, title: &str, hint: impl Into<String>) -> Self {
        Self { value: value.to_owned(), title: title.to_owned(), hint: hint.into(), language: None }
    }
}

/// A radio group.
#[component]
pub fn ChoiceGroup(
    /// Name of the radios; their ids begin with it.
    name: &'static str,
    /// The question.
    legend: &'static str,
    /// The options.
    choices: Vec<Choice>,
    /// The value of the chosen option.
    selected: RwSignal<Option<String>>,
    /// What is missing; empty if nothing is. A choice clears it; setting it moves the focus to the question.
    #[prop(optional)]
    error: RwSignal<&'static str>,
) -> impl IntoView {
    let error_id = format!("{name}-error");
    let described_by = error_id.clone();
    let choose = move |event| {
        selected.set(Some(event_target_value(&event)));
        error.set("");
    };
    let question = NodeRef::<Fieldset>::new();
    focus_on_error(question, error);
    let error_text = Signal::derive(move || error.get().to_owned());
    let has_error = Signal::derive(move || !error.get().is_empty());
    let options = choices.into_iter().map(|choice| option(name, choice, selected)).collect_view();
    view! {
        <fieldset
            class="choices"
            role="radiogroup"
            aria-required="true"
            aria-invalid=Signal::derive(move || has_error.get().then_some("true"))
            aria-describedby=Signal::derive(move || has_error.get().then(|| described_by.clone()))
            on:change=choose
            node_ref=question
        >
            <legend>{legend}</legend>
            <ErrorText id=error_id text=error_text/>
            {options}
        </fieldset>
    }
}

fn option(name: &'static str, choice: Choice, selected: RwSignal<Option<String>>) -> impl IntoView {
    let Choice { value, title, hint, language } = choice;
    let id = element_id(name, &value);
    let hint_id = format!("{id}-hint");
    let label_for = id.clone();
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    let own = value.clone();
    let checked = Signal::derive(move || selected.with(|selected| selected.as_ref() == Some(&own)));
    view! {
        <div class="choice">
            <label for=label_for>
                // The attribute is for HTML that is written before the program runs. Without `autocomplete="off"`,
                // Firefox would check the options that were checked before a reload.
                <input
                    type="radio"
                    id=id
                    name=name
                    value=value
                    autocomplete="off"
                    aria-describedby=described_by
                    checked=checked.get_untracked()
                    prop:checked=checked
                />
                <span lang=language.clone()>{title}</span>
            </label>
            <p class="hint" id=hint_id lang=language>
                {hint}
            </p>
        </div>
    }
}

/// The element id for an item of a framework. Its id may contain spaces, but lists of element ids are separated by spaces.
pub fn element_id(kind: &str, id: &str) -> String {
    let id = id.replace(|one: char| one.is_ascii_whitespace(), "\u{a0}");
    [kind, "-", &id].concat()
}
