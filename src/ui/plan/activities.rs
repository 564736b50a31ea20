//! The activities of a goal.

use leptos::prelude::*;

use super::editor::{Entries, GoalEditor};
use super::fields::{ValueField, choice_field};
use crate::domain::Hours;
use crate::domain::plan::{Activity, ActivityKind, MAX_TEXT_CHARS};
use crate::messages::plan;
use crate::session::Session;
use crate::ui::components::{
    Button, CheckField, Disclosure, Heading, LiveText, LongTextField, Renewed, SelectOption,
    ShowWhen, TextField, live_text,
};

/// All activities of a goal, and ways to add one: what the framework suggests, and an empty one.
#[component]
pub(super) fn Activities(
    goal: GoalEditor,
    /// Level of the heading.
    level: u8,
) -> impl IntoView {
    let plan = goal.plan;
    let show = move |index: String| {
        index.parse().ok().map(|index| view! { <ActivityFields goal index/> }).into_any()
    };
    let add = move |what: &str| {
        let id = goal.id();
        if plan.change(|session, env| session.add_activity(&id, what, env)) {
            let numbers = || (goal.number(), goal.with(|goal| goal.activities.len()));
            let (goal, activity) = untrack(numbers);
            plan.focus_requested.set(format!("activity-{goal}-{activity}-what"));
        }
    };
    let suggestions = Memo::new(move |_| {
        let framework = plan.store.framework();
        goal.with(|goal| {
            let items = goal.items.iter().filter_map(|item| framework.item(item));
            let mut new: Vec<String> = Vec::new();
            for what in items.flat_map(|item| item.activities) {
                if !new.contains(what) && goal.activities.iter().all(|one| one.what != *what) {
                    new.push(what.clone());
                }
            }
            new
        })
    });
    let suggestion = move |what: String| {
        let label = plan::add_suggested(&what);
        view! { <li><Button class="link" on_press=move || add(&what)>{label}</Button></li> }
    };
    let list = move || suggestions.get().into_iter().map(suggestion).collect_view();
    view! {
        <Heading level>{plan::ACTIVITIES}</Heading>
        <Entries plan goal show/>
        <ShowWhen when=move || !suggestions.read().is_empty()>
            <Disclosure class="suggested" summary=plan::SUGGESTED>
                <ul>
                    <Renewed view=list/>
                </ul>
            </Disclosure>
        </ShowWhen>
        <div class="actions"><Button on_press=move || add("")>{plan::ADD_ACTIVITY}</Button></div>
    }
}

/// The fields of an activity. If one before it is deleted, they show the next one.
#[component]
fn ActivityFields(goal: GoalEditor, index: usize) -> impl IntoView {
    let plan = goal.plan;
    let number = index + 1;
    let element_id = move |name: &'static str| {
        Signal::derive(move || format!("activity-{}-{number}-{name}", goal.number()))
    };
    let [heading_id, what_id] = ["heading", "what"].map(element_id);
    let heading = Signal::derive(move || plan::activity(goal.number(), number));
    let delete_words = Signal::derive(move || plan::delete_activity(goal.number(), number));
    let activity =
        move || goal.with(|goal| goal.activities.get(index).cloned()).unwrap_or_default();
    let change = move |change: &dyn Fn(&mut Activity)| {
        goal.change(|goal| goal.activities.get_mut(index).into_iter().for_each(change));
    };
    let kind = choice_field(
        element_id("kind"),
        plan::KIND,
        ActivityKind::ALL,
        |kind| SelectOption::ours(plan::kind(kind)),
        move || activity().kind,
        move |kind| change(&|activity| activity.kind = kind),
    );
    let delete = move || {
        let id = goal.id();
        let delete = |session: &mut Session, env| session.delete_activity(&id, index, env);
        plan.change_and_focus(delete, || "undo".to_owned());
    };
    view! {
        <div class="activity" role="group" aria-labelledby=heading_id>
            <p class="label" id=heading_id use:live_text=heading>
                {heading.get_untracked()}
            </p>
            <LongTextField
                id=what_id
                label=plan::WHAT
                max_chars=MAX_TEXT_CHARS
                value=move || activity().what
                node_ref=plan.focusable(what_id)
                on_input=move |typed: String| {
                    change(&|activity| activity.what = Session::plan_text(&typed));
                }
            />
            <div class="fields">
                {kind}
                <ValueField
                    id=element_id("hours")
                    label=plan::HOURS
                    kind="text"
                    value=move || activity().hours.map(|hours| hours.to_string()).unwrap_or_default()
                    count=move || goal.with(|goal| goal.activities.len())
                    problem=|text| Hours::parse(text).is_none().then_some(plan::BAD_HOURS)
                    on_change=move |text: String| {
                        change(&|activity| activity.hours = Hours::parse(&text));
                    }
                />
            </div>
            <CheckField
                id=element_id("external")
                label=plan::EXTERNAL
                hint=plan::EXTERNAL_HINT
                checked=move || activity().external
                on_change=move |external| change(&|activity| activity.external = external)
            />
            <TextField
                id=element_id("resources")
                label=plan::RESOURCES
                value=move || activity().resources
                on_input=move |typed: String| {
                    change(&|activity| activity.resources = Session::plan_text(&typed));
                }
            />
            <div class="actions">
                <Button class="quiet danger" on_press=delete>
                    <LiveText text=delete_words/>
                </Button>
            </div>
        </div>
    }
}
