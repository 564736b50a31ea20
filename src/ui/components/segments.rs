//! A choice between views of the same data: a few words side by side, one of them chosen.

use leptos::prelude::*;

/// A radio group that looks like one control.
#[component]
pub fn SegmentedControl(
    /// The radios' shared name, unique in the widget.
    name: &'static str,
    /// Its accessible name.
    legend: &'static str,
    /// The options.
    options: Vec<&'static str>,
    /// The chosen option.
    selected: RwSignal<&'static str>,
) -> impl IntoView {
    let option = |option: &'static str| {
        let checked = Signal::derive(move || selected.get() == option);
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=option
                    checked=checked.get_untracked()
                    prop:checked=checked
                    on:change=move |_| selected.set(option)
                />
                <span>{option}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments" role="radiogroup">
            <legend class="unseen">{legend}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
}
