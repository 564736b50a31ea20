//! Form fields: a visible label, a hint, and an error.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::error_text::ErrorText;
use super::reactive::Renewed;
use super::status_line::StatusLine;
use crate::messages::listing;

/// The id of an element that belongs to the control of that id.
fn suffixed(id: Signal<String>, suffix: &str) -> String {
    id.with(|id| [id, suffix].join("-"))
}

/// A text field of one line, or a date field.
#[component]
pub fn TextField(
    /// Id of the control, unique in the widget.
    #[prop(into)]
    id: Signal<String>,
    /// Its label.
    label: &'static str,
    /// Its hint; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// Type of the control: `text` or `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Shown while it is empty.
    #[prop(optional)]
    placeholder: &'static str,
    /// A keyword of the attribute `autocomplete`, or `off`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Most characters.
    #[prop(default = 2_000)]
    max_chars: usize,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong with the typed text, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Refers to the control.
    #[prop(optional)]
    node_ref: NodeRef<Input>,
    /// Called with the typed text.
    #[prop(into)]
    on_input: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let hint_id = move || suffixed(id, "hint");
    let error_id = Signal::derive(move || suffixed(id, "error"));
    let described_by = move || [hint_id(), error_id.get()].join(" ");
    let error_text = Signal::derive(move || error.get().unwrap_or_default());
    // Write only a value that differs from the control's: a half-typed date has an empty value, and would be lost.
    Effect::new(move || {
        if let Some(control) = node_ref.get()
            && control.value() != *value.read()
        {
            control.set_value(&value.read());
        }
    });
    // Screen readers name the parts of a date only "Month" and "Day".
    let is_date = kind == "date";
    let label_id = move || is_date.then(|| suffixed(id, "label"));
    // Set the attribute as well: `WebKit` restores it when the browser goes back to the page.
    view! {
        <div
            class=format!("field {kind}")
            role=is_date.then_some("group")
            aria-labelledby=label_id
        >
            <label for=id id=label_id>{label}</label>
            <input
                type=kind
                id=id
                node_ref=node_ref
                placeholder=placeholder
                autocomplete=autocomplete
                maxlength=max_chars.to_string()
                aria-describedby=described_by
                aria-invalid=move || error.get().map(|_| "true")
                value=value
                on:input=move |event| on_input.run((event_target_value(&event),))
            />
            <p class="hint" id=hint_id>{hint}</p>
            <ErrorText id=error_id text=error_text/>
        </div>
    }
}

/// A text field of several lines.
#[component]
pub fn LongTextField(
    /// Id of the control, unique in the widget.
    #[prop(into)]
    id: Signal<String>,
    /// Its label.
    label: &'static str,
    /// Its hint; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// Most characters.
    max_chars: usize,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Refers to the control.
    #[prop(optional)]
    node_ref: NodeRef<Textarea>,
    /// Called with the typed text.
    #[prop(into)]
    on_input: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let hint_id = move || suffixed(id, "hint");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <TextArea id rows=2 max_chars described_by=Signal::derive(hint_id) value node_ref on_input/>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// The control alone, without a label. Tells how many characters it has when little room is left.
#[component]
pub fn TextArea(
    /// Its id, unique in the widget.
    #[prop(into)]
    id: Signal<String>,
    /// Lowest height, in lines.
    rows: u8,
    /// Most characters.
    max_chars: usize,
    /// Id of its hint, if it has one.
    #[prop(optional, into)]
    described_by: Option<Signal<String>>,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Refers to it.
    #[prop(optional)]
    node_ref: NodeRef<Textarea>,
    /// Called with the typed text.
    #[prop(into)]
    on_input: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let room = Signal::derive(move || {
        let used = value.read().chars().count();
        let is_short = used * 10 > max_chars * 9;
        if is_short { listing::room(used, max_chars) } else { String::new() }
    });
    let write = move |event: Event| {
        on_input.run((event_target_value(&event),));
        // The text may have been saved in another form, for instance truncated.
        let (control, kept) = (event_target::<HtmlTextAreaElement>(&event), value.get_untracked());
        if control.value() != kept {
            control.set_value(&kept);
        }
    };
    view! {
        <textarea
            id=id
            node_ref=node_ref
            rows=rows
            maxlength=max_chars.to_string()
            aria-describedby=described_by
            prop:value=value
            on:input=write
        ></textarea>
        <StatusLine text=room/>
    }
}

/// An option of a [`SelectField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// Its text.
    pub text: String,
    /// The language of the text, if it is not ours.
    pub language: Option<String>,
}

impl SelectOption {
    /// An option with our own text.
    pub fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), language: None }
    }
}

/// A select with one of several options.
#[component]
pub fn SelectField(
    /// Id of the control, unique in the widget.
    #[prop(into)]
    id: Signal<String>,
    /// Its label.
    label: &'static str,
    /// Its hint; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Index of the chosen option.
    #[prop(into)]
    selected: Signal<usize>,
    /// Called with the index of the option that the person chooses.
    #[prop(into)]
    on_select: UnsyncCallback<(usize,)>,
) -> impl IntoView {
    let hint_id = move || suffixed(id, "hint");
    let select = move |event: Event| {
        if let Ok(index) = event_target_value(&event).parse() {
            on_select.run((index,));
            // The chosen option may have another index now, or may have been rejected.
            event_target::<HtmlSelectElement>(&event)
                .set_value(&selected.get_untracked().to_string());
        }
    };
    // An option cannot contain elements, so it is recreated when its text changes.
    let options = move || {
        let option = |(index, option): (usize, SelectOption)| {
            view! {
                <option
                    value=index.to_string()
                    selected=move || selected.get() == index
                    lang=option.language
                >
                    {option.text}
                </option>
            }
        };
        options.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                aria-describedby=hint_id
                prop:value=move || selected.get().to_string()
                on:change=select
            >
                <Renewed view=options/>
            </select>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// A checkbox.
#[component]
pub fn CheckField(
    /// Id of the control, unique in the widget.
    #[prop(into)]
    id: Signal<String>,
    /// Its label.
    label: &'static str,
    /// Its hint; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: UnsyncCallback<(bool,)>,
) -> impl IntoView {
    let hint_id = move || suffixed(id, "hint");
    let change = move |event: Event| {
        on_change.run((event_target_checked(&event),));
        // The change may have been rejected.
        event_target::<HtmlInputElement>(&event).set_checked(checked.get_untracked());
    };
    view! {
        <div class="field">
            <label class="check" for=id>
                <input
                    type="checkbox"
                    id=id
                    aria-describedby=hint_id
                    checked=checked.get_untracked()
                    prop:checked=checked
                    on:change=change
                />
                <span>{label}</span>
            </label>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}
