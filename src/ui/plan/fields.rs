//! Fields that goals and activities have in common.

use std::sync::Arc;

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{FocusEvent, Node};

use crate::domain::Date;
use crate::domain::plan::YEARS;
use crate::messages::plan;
use crate::ui::components::{SelectField, SelectOption, TextField, after_press};
use crate::ui::focus_recovery::is_active;

/// A text field for a parsed value such as a date. Keeps the typed text while the parsed value is unchanged; shows
/// errors after the field loses focus. While the typed text has an error, the value is the one from before the typing
/// began: of "9 days" the 9 alone was valid for a moment, but not meant.
#[component]
pub(super) fn ValueField(
    id: Signal<String>,
    label: &'static str,
    /// Type of the control: `text` or `date`.
    kind: &'static str,
    #[prop(optional)] placeholder: &'static str,
    /// The value as a text; empty if there is none.
    #[prop(into)]
    value: Signal<String>,
    /// The error of a text that is not empty, if there is one.
    problem: fn(&str) -> Option<&'static str>,
    /// Error when the browser reports bad input and does not expose the text.
    #[prop(optional)]
    unreadable: &'static str,
    /// Called with another value as a text.
    #[prop(into)]
    on_change: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let node_ref = NodeRef::<Input>::new();
    // The typed text, and the value for which it was typed.
    let [written, written_for] = [(); 2].map(|()| RwSignal::new(String::new()));
    let [is_unreadable, is_left] = [(); 2].map(|()| RwSignal::new(false));
    // The value before the typing began.
    let original = RwSignal::new(value.get_untracked());
    let begin = move || original.set(value.get_untracked());
    // A memo: when the original value comes back, the shown text stays equal. Writing it to the control again would empty
    // a date that is typed in part.
    let shown =
        Memo::new(
            move |_| if written_for.get() == value.get() { written.get() } else { value.get() },
        );
    let problem = move |text: &str| match text.trim() {
        _ if is_unreadable.get() => Some(unreadable),
        "" => None,
        text => problem(text),
    };
    let error = Memo::new(move |_| {
        let problem = shown.with(|text| problem(text)).filter(|_| is_left.get())?;
        Some(plan::with_saved(problem, &value.read()))
    });
    count_errors(error);
    let look = move || {
        let control = node_ref.get_untracked();
        is_unreadable.set(control.is_some_and(|control| control.validity().bad_input()));
    };
    let write = move |typed: String| {
        look();
        // A date that is typed in part has an empty value. Writing that back would make Firefox empty the field.
        let typed = if is_unreadable.get_untracked() { shown.get_untracked() } else { typed };
        if untrack(|| problem(&typed)).is_none() {
            is_left.set(false);
            on_change.run((typed.trim().to_owned(),));
        } else if value.get_untracked() != original.get_untracked() {
            on_change.run((original.get_untracked(),));
        }
        written_for.set(value.get_untracked());
        written.set(typed);
    };
    // Chromium and WebKit send no event when the last part of a date is cleared.
    let compare = move || {
        let control = node_ref.get_untracked();
        match control.map(|control| control.value()) {
            Some(typed) if typed != shown.get_untracked() => write(typed),
            _ => look(),
        }
    };
    let leave = move |event: FocusEvent| {
        compare();
        if !is_active(&event_target(&event)) {
            begin();
        }
        // The error moves the button that is pressed now away from the pointer.
        let left = value.get_untracked();
        after_press(event_target::<Node>(&event).get_root_node(), move || {
            if !is_left.is_disposed() && value.get_untracked() == left {
                is_left.set(true);
            }
        });
    };
    let show_value = move || {
        let value = value.get_untracked();
        if let Some(control) = node_ref.get_untracked() {
            control.set_value(&value);
        }
        written_for.set(value.clone());
        written.set(value);
    };
    // What is wrong with the text of another value does not belong to this one.
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) && *written_for.read_untracked() != now {
            is_left.set(false);
            is_unreadable.set(false);
            begin();
            show_value();
        }
        now
    });
    // A field that moves with its goal loses a date that is typed in part. It shows the value again, or leaving it would
    // delete that.
    let restore = move || {
        // The field may be gone by then.
        if is_unreadable.is_disposed() || !is_unreadable.get_untracked() {
            return;
        }
        look();
        if !is_unreadable.get_untracked() {
            is_left.set(false);
            show_value();
        }
    };
    Effect::watch(move || id.track(), move |(), _, _| queue_microtask(restore), false);
    view! {
        <TextField
            id
            label
            kind
            placeholder
            value=shown
            error
            node_ref
            on_input=write
            on:keyup=move |_| compare()
            on:focusout=leave
        />
    }
}

/// How many fields of a goal have an error, in context.
#[derive(Clone, Copy)]
pub(super) struct ErrorCount(pub(super) RwSignal<usize>);

/// Counts the error of a field while it has one.
fn count_errors(error: Memo<Option<String>>) {
    let Some(ErrorCount(count)) = use_context() else { return };
    Effect::new(move || {
        if error.with(Option::is_some) {
            count.update(|count| *count += 1);
            on_cleanup(move || {
                // The goal may be gone by then.
                let _ = count.try_update(|count| *count -= 1);
            });
        }
    });
}

/// A date field; browsers without one show a text field.
#[component]
pub(super) fn DateField(
    id: Signal<String>,
    label: &'static str,
    #[prop(into)] date: Signal<Option<Date>>,
    #[prop(into)] on_change: UnsyncCallback<(Option<Date>,)>,
) -> impl IntoView {
    view! {
        <ValueField
            id
            label
            kind="date"
            placeholder=plan::DATE_FORMAT
            value=move || date.get().map(|date| date.to_string()).unwrap_or_default()
            problem=date_problem
            unreadable=plan::BAD_DATE
            on_change=move |text: String| on_change.run((Date::parse(&text),))
        />
    }
}

/// The error of a date of a plan.
fn date_problem(text: &str) -> Option<&'static str> {
    match Date::parse(text).map(|date| date.civil().0) {
        None => Some(plan::BAD_DATE),
        Some(year) if YEARS.contains(&year) => None,
        Some(_) => Some(plan::FAR_DATE),
    }
}

/// A select for one of several values.
pub(super) fn choice_field<T: Copy + PartialEq + Send + Sync + 'static>(
    id: Signal<String>,
    label: &'static str,
    values: impl IntoIterator<Item = T>,
    option: impl Fn(T) -> SelectOption,
    chosen: impl Fn() -> T + Send + Sync + 'static,
    on_choose: impl Fn(T) + 'static,
) -> AnyView {
    let values: Arc<[T]> = values.into_iter().collect();
    let options: Vec<_> = values.iter().map(|value| option(*value)).collect();
    let all = Arc::clone(&values);
    let index = move |chosen| all.iter().position(|value| *value == chosen).unwrap_or(0);
    let selected = Memo::new(move |_| index(chosen()));
    let select = move |index: usize| {
        if let Some(value) = values.get(index) {
            on_choose(*value);
        }
    };
    view! { <SelectField id label options selected on_select=select/> }.into_any()
}
