//! A question with one answer, as radios with a line of description each.

use leptos::prelude::*;

/// One option.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Choice {
    /// The option's name.
    pub title: String,
    /// What it means; may be empty.
    pub hint: String,
    /// The language of both, if it is not ours.
    pub language: Option<String>,
}

/// A radio group. `selected` is the index of the option.
pub(in crate::ui) fn choice_group(
    name: &'static str,
    legend: &'static str,
    choices: Vec<Choice>,
    selected: RwSignal<Option<usize>>,
    error: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let options = choices.into_iter().enumerate().map(|(index, choice)| {
        let id = format!("{name}-{index}");
        let hint_id = format!("{id}-hint");
        let label_for = id.clone();
        let described = (!choice.hint.is_empty()).then(|| hint_id.clone());
        let pick = move |_| {
            selected.set(Some(index));
            error.set(None);
        };
        view! {
            <div class="choice">
                <label for={label_for}>
                    <input
                        type="radio"
                        id={id}
                        name={name}
                        aria-describedby={described}
                        prop:checked=move || selected.get() == Some(index)
                        on:change=pick
                    />
                    <span lang={choice.language.clone()}>{choice.title}</span>
                </label>
                <p class="hint" id={hint_id} lang={choice.language}>{choice.hint}</p>
            </div>
        }
    });
    let error_id = format!("{name}-error");
    let described = error_id.clone();
    view! {
        <fieldset
            class="choices"
            role={"radiogroup"}
            aria-required={"true"}
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=move || error.get().map(|_| described.clone())
        >
            <legend>{legend}</legend>
            <p class="error" id={error_id} role={"alert"}>{move || error.get()}</p>
            {options.collect_view()}
        </fieldset>
    }
}
