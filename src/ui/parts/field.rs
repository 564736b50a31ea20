//! Fields of a form: a visible label, a hint, and what is wrong with the value.

use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use crate::domain::Framework;
use crate::words::other_language;
use crate::words::plan::DATE_FORMAT;

/// What every field has.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Field {
    /// Id of the control, unique in the widget.
    pub id: String,
    /// Its label.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
}

/// Takes what was typed, and gives what is wrong with it, if anything is.
type Take = Box<dyn Fn(String) -> Option<&'static str>>;

/// A text of several lines, at most `most` characters.
pub(in crate::ui) fn long_text(field: Field, value: String, most: usize, take: Take) -> AnyView {
    let Field { id, label, hint } = field;
    let hint_id = format!("{id}-hint");
    let write = move |event| {
        take(event_target_value(&event));
    };
    view! {
        <div class="field">
            <label for={id.clone()}>{label}</label>
            <textarea
                id={id}
                rows={"2"}
                maxlength={most.to_string()}
                aria-describedby={hint_id.clone()}
                prop:value=value
                on:input=write
            ></textarea>
            <p class="hint" id={hint_id}>{hint}</p>
        </div>
    }
    .into_any()
}

/// A text of one line, a date or a number; `kind` is the control's type, `purpose` what it asks of the
/// person, in HTML's words for `autocomplete`, or `off`.
pub(in crate::ui) fn short_text(
    field: Field,
    kind: &'static str,
    purpose: &'static str,
    value: String,
    take: Take,
) -> AnyView {
    let Field { id, label, hint } = field;
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    let error = RwSignal::new(None);
    let write = move |event| {
        let typed = event_target_value(&event);
        // What `WebKit` goes back to in a page that comes back as it was left, where there is no `autocomplete`.
        event_target::<HtmlInputElement>(&event).set_default_value(&typed);
        error.set(take(typed));
    };
    // Where a browser has no field for dates, they are typed.
    let placeholder = if kind == "date" { DATE_FORMAT } else { "" };
    let invalid = move || error.get().map(|_| "true");
    view! {
        <div class={format!("field {kind}")}>
            <label for={id.clone()}>{label}</label>
            <input
                type={kind}
                id={id}
                placeholder={placeholder}
                autocomplete={purpose}
                maxlength={"2000"}
                aria-describedby={described}
                aria-invalid=invalid
                value={value}
                on:input=write
            />
            <p class="hint" id={hint_id}>{hint}</p>
            <p class="error" id={error_id} role={"alert"}>{error}</p>
        </div>
    }
    .into_any()
}

/// What can be chosen from a list.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Options {
    texts: Vec<String>,
    /// The language of all but the first, if it is not ours.
    language: Option<String>,
}

impl Options {
    /// A first one of ours, and others that are a framework's.
    pub(in crate::ui) fn of(
        framework: &Framework,
        first: &str,
        others: impl Iterator<Item = String>,
    ) -> Self {
        let texts = [first.to_owned()].into_iter().chain(others).collect();
        Self { texts, language: other_language(framework) }
    }
}

/// Ours alone.
impl FromIterator<String> for Options {
    fn from_iter<T: IntoIterator<Item = String>>(texts: T) -> Self {
        Self { texts: texts.into_iter().collect(), language: None }
    }
}

/// One of several options, by index.
pub(in crate::ui) fn select(
    field: Field,
    options: Options,
    selected: usize,
    pick: Box<dyn Fn(usize)>,
) -> AnyView {
    let Field { id, label, hint } = field;
    let hint_id = format!("{id}-hint");
    let Options { texts, language } = options;
    let options = texts.into_iter().enumerate().map(|(index, text)| {
        let lang = language.clone().filter(|_| index > 0);
        view! { <option value={index.to_string()} selected={index == selected} lang={lang}>{text}</option> }
    });
    let change = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            pick(index);
        }
    };
    view! {
        <div class="field">
            <label for={id.clone()}>{label}</label>
            <select id={id} aria-describedby={hint_id.clone()} on:change=change>
                {options.collect_view()}
            </select>
            <p class="hint" id={hint_id}>{hint}</p>
        </div>
    }
    .into_any()
}

/// Yes or no.
pub(in crate::ui) fn check(field: Field, checked: bool, set: Box<dyn Fn(bool)>) -> AnyView {
    let Field { id, label, hint } = field;
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="check" for={id.clone()}>
                <input
                    type="checkbox"
                    id={id.clone()}
                    aria-describedby={hint_id.clone()}
                    prop:checked=checked
                    on:change=move |event| set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            <p class="hint" id={hint_id}>{hint}</p>
        </div>
    }
    .into_any()
}
