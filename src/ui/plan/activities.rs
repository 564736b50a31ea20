//! The activities of a goal: the framework's suggestions as checkboxes, and the person's own.

use leptos::prelude::*;
use web_sys::{Event, FocusEvent, HtmlInputElement, Node};

use super::editor::{Entries, GoalEditor, activity_called};
use super::fields::{DateField, ValueField, choice_field};
use crate::domain::Hours;
use crate::domain::plan::{Activity, ActivityKind, Goal, MAX_ACTIVITIES, MAX_TEXT_CHARS};
use crate::messages::{other_language, plan};
use crate::session::Session;
use crate::ui::components::{
    Button, CheckField, Disclosure, Heading, LongTextField, ReactiveText, Renewed, SelectOption,
    ShowWhen, StatusLine, TextField, after_press, html_text,
};

/// All activities of a goal, and ways to add one.
#[component]
pub(super) fn Activities(
    goal: GoalEditor,
    /// Level of the heading.
    level: u8,
) -> impl IntoView {
    let plan = goal.plan;
    let show =
        move |key: String| key.parse().ok().map(|key| view! { <OwnActivity goal key/> }).into_any();
    let add = move || {
        let id = goal.id();
        if plan.change(|session, env| session.add_activity(&id, "", env)) {
            let numbers = || (goal.number(), goal.with(|goal| goal.activities.len()));
            let (goal, activity) = untrack(numbers);
            plan.focus_requested.set(format!("activity-{goal}-{activity}-what"));
        }
    };
    let is_full = Memo::new(move |_| goal.with(|goal| goal.activities.len() >= MAX_ACTIVITIES));
    let suggestion = move |(number, what)| view! { <SuggestedActivity goal number what is_full/> };
    let list = move || goal.suggested.get().into_iter().enumerate().map(suggestion).collect_view();
    view! {
        <Heading level>{plan::ACTIVITIES}</Heading>
        <ShowWhen when=move || !goal.suggested.read().is_empty()>
            <fieldset class="suggested">
                <legend class="label">{plan::SUGGESTED}</legend>
                <ShowWhen when=is_full><p class="hint">{plan::goal_full()}</p></ShowWhen>
                <Renewed view=list/>
            </fieldset>
        </ShowWhen>
        <Entries plan goal show/>
        <div class="actions">
            <Button disabled=is_full on_press=add>{plan::ADD_ACTIVITY}</Button>
        </div>
        <StatusLine text=Signal::derive(move || if is_full.get() { plan::goal_full() } else { String::new() })/>
    }
}

/// A suggestion, which is checked if it is in the plan.
#[component]
fn SuggestedActivity(
    goal: GoalEditor,
    number: usize,
    what: String,
    /// Whether the goal takes no more activities.
    is_full: Memo<bool>,
) -> impl IntoView {
    let plan = goal.plan;
    let written = goal.written;
    let place = {
        let what = what.clone();
        Memo::new(move |_| goal.with(|goal| activity_called(goal, &what, written.get())))
    };
    let (text, language) = (what.clone(), other_language(&plan.store.framework()));
    let is_planned = Signal::derive(move || place.get().is_some());
    let toggle = move |event: Event| {
        let (id, index) = (goal.id(), place.get_untracked());
        plan.change(|session, env| match index {
            None => session.add_activity(&id, &what, env),
            Some(index) => session.delete_activity(&id, index, env),
        });
        // The plan may have had no room for it.
        event_target::<HtmlInputElement>(&event).set_checked(is_planned.get_untracked());
    };
    let id = Signal::derive(move || format!("suggestion-{}-{}", goal.number(), number + 1));
    let node_ref = plan.focusable(id);
    let heading = Signal::derive(move || plan::activity(goal.number(), self::number(place)));
    view! {
        <div class="activity">
            <label class="check" for=id>
                <input
                    type="checkbox"
                    id=id
                    node_ref=node_ref
                    checked=is_planned.get_untracked()
                    prop:checked=is_planned
                    disabled=move || is_full.get() && !is_planned.get()
                    on:change=toggle
                />
                <span lang=language>{text}</span>
            </label>
            <ShowWhen when=is_planned>
                <div role="group" aria-label=heading>
                    <ActivityFields goal place/>
                </div>
            </ShowWhen>
        </div>
    }
}

/// An activity in the person's words.
#[component]
fn OwnActivity(goal: GoalEditor, key: usize) -> impl IntoView {
    let plan = goal.plan;
    let place = Memo::new(move |_| goal.activity_of(key));
    let activity = ActivityEditor { goal, place };
    let what_id = activity.element_id("what");
    let words = move |words: fn(usize, usize) -> String| {
        Signal::derive(move || words(goal.number(), number(place)))
    };
    let (heading, delete_words) = (words(plan::activity), words(plan::delete_activity));
    let delete = move || {
        let (id, Some(index)) = (goal.id(), place.get_untracked()) else { return };
        if plan.change(|session, env| session.delete_activity(&id, index, env)) {
            plan.focus_requested.set("undo".to_owned());
        }
    };
    let leave = move |event: FocusEvent| {
        // With the words of a suggestion the field is about to go, which moves the button that is pressed now.
        after_press(event_target::<Node>(&event).get_root_node(), move || {
            let _ = goal.written.try_set(None);
        });
    };
    view! {
        <div class="activity" role="group" aria-label=heading>
            <p class="label" aria-hidden="true" prop:textContent=heading>
                {html_text(heading)}
            </p>
            <LongTextField
                id=what_id
                label=plan::WHAT
                max_chars=MAX_TEXT_CHARS
                value=move || activity.read(|activity| activity.what.clone())
                node_ref=plan.focusable(what_id)
                on_input=move |typed: String| {
                    activity.change(&|activity| activity.what = Session::plan_text(&typed));
                }
                on:focusin=move |_| goal.written.set(place.get_untracked())
                on:focusout=leave
            />
            <ActivityFields goal place/>
            <div class="actions">
                <Button class="quiet danger" on_press=delete>
                    <ReactiveText text=delete_words/>
                </Button>
            </div>
        </div>
    }
}

/// The number of the activity at an index, from 1.
fn number(place: Memo<Option<usize>>) -> usize {
    place.get().map_or(0, |index| index + 1)
}

/// One activity of a goal.
#[derive(Clone, Copy)]
struct ActivityEditor {
    goal: GoalEditor,
    /// Its index, which changes when others are added or deleted.
    place: Memo<Option<usize>>,
}

impl ActivityEditor {
    /// Reads the activity. Tracked.
    fn read<T: Default>(self, read: impl FnOnce(&Activity) -> T) -> T {
        let index = self.place.get();
        let read = |goal: &Goal| index.and_then(|index| goal.activities.get(index)).map(read);
        self.goal.with(read).unwrap_or_default()
    }

    /// Changes the activity.
    fn change(self, change: &dyn Fn(&mut Activity)) {
        let Some(index) = self.place.get_untracked() else { return };
        self.goal.change(|goal| goal.activities.get_mut(index).into_iter().for_each(change));
    }

    /// The id of one of its elements, from the numbers of goal and activity.
    fn element_id(self, name: &'static str) -> Signal<String> {
        let Self { goal, place } = self;
        Signal::derive(move || format!("activity-{}-{}-{name}", goal.number(), number(place)))
    }
}

/// The fields that every activity has.
#[component]
fn ActivityFields(goal: GoalEditor, place: Memo<Option<usize>>) -> impl IntoView {
    let activity = ActivityEditor { goal, place };
    let kind = choice_field(
        activity.element_id("kind"),
        plan::KIND,
        std::iter::once(None).chain(ActivityKind::ALL.map(Some)),
        |kind| SelectOption::ours(kind.map_or(plan::NO_KIND, plan::kind)),
        move || activity.read(|activity| activity.kind),
        move |kind| activity.change(&|activity| activity.kind = kind),
    );
    let hours_field = move |name, label, hours: fn(&mut Activity) -> &mut Option<Hours>| {
        let value = move || activity.read(|activity| *hours(&mut activity.clone()));
        view! {
            <ValueField
                id=activity.element_id(name)
                label
                kind="text"
                value=move || value().map(|hours| hours.to_string()).unwrap_or_default()
                problem=|text| Hours::parse(text).is_none().then_some(plan::BAD_HOURS)
                on_change=move |text: String| {
                    activity.change(&|activity| *hours(activity) = Hours::parse(&text));
                }
            />
        }
    };
    let is_early = Signal::derive(move || {
        let is_early = activity.read(|activity| goal.with(|goal| goal.starts_after(activity)));
        if is_early { plan::COMPLETED_EARLY } else { "" }.to_owned()
    });
    let open = untrack(|| {
        activity
            .read(|one| one.completed.is_some() || one.spent.is_some() || !one.resources.is_empty())
    });
    view! {
        <div class="fields">
            {kind}
            {hours_field("hours", plan::HOURS, |activity| &mut activity.hours)}
            <CheckField
                id=activity.element_id("external")
                label=plan::EXTERNAL
                hint=plan::EXTERNAL_HINT
                checked=move || activity.read(|activity| activity.external)
                on_change=move |external| activity.change(&|activity| activity.external = external)
            />
        </div>
        <Disclosure summary=plan::DONE open>
            <div class="fields">
                <DateField
                    id=activity.element_id("completed")
                    label=plan::COMPLETED
                    date=move || activity.read(|activity| activity.completed)
                    on_change=move |day| activity.change(&|activity| activity.completed = day)
                />
                {hours_field("spent", plan::SPENT, |activity| &mut activity.spent)}
            </div>
            <StatusLine class="error" text=is_early/>
            <TextField
                id=activity.element_id("resources")
                label=plan::RESOURCES
                value=move || activity.read(|activity| activity.resources.clone())
                on_input=move |typed: String| {
                    activity.change(&|activity| activity.resources = Session::plan_text(&typed));
                }
            />
        </Disclosure>
    }
}
