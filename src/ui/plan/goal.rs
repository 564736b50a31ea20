//! One goal of the plan, with its fields.

use std::iter::once;

use leptos::prelude::*;

use super::activities::Activities;
use super::editor::{GoalEditor, PlanEditor};
use super::fields::{ValueField, choice_field};
use crate::domain::plan::{GoalDate, GoalText, MAX_TEXT_CHARS, Outcome, Status};
use crate::domain::{Date, ItemId, Level, Present};
use crate::messages::{self, other_language, plan};
use crate::session::Session;
use crate::ui::components::{
    Button, Disclosure, Heading, LiveText, LongTextField, Renewed, SelectField, SelectOption,
    live_text,
};
use crate::ui::report::lists::Statement;
use crate::ui::report::plan::reasons;

/// A goal.
#[component]
pub(super) fn GoalCard(
    plan: PlanEditor,
    /// Id of the goal.
    id: String,
    /// Level of its heading.
    level: u8,
) -> impl IntoView {
    let goal = GoalEditor::new(plan, id);
    let heading_id = goal.element_id("heading");
    let heading = Signal::derive(move || plan::goal(goal.number()));
    let open =
        untrack(|| goal.with(|goal| goal.status != Status::Planned || !goal.evidence.is_empty()));
    let text_field = move |name: &'static str, which: GoalText| {
        let id = goal.element_id(name);
        view! {
            <LongTextField
                id
                label=plan::text(which)
                hint=plan::hint(which)
                max_chars=MAX_TEXT_CHARS
                value=move || goal.with(|goal| goal.text(which).to_owned())
                node_ref=plan.focusable(id)
                on_input=move |typed: String| {
                    goal.change(|goal| *goal.text_mut(which) = Session::plan_text(&typed));
                }
            />
        }
    };
    // Where a browser has no field for dates, they are typed.
    let date_field = move |(name, which): (&'static str, GoalDate)| {
        let value = move || goal.with(|goal| goal.date(which));
        view! {
            <ValueField
                id=goal.element_id(name)
                label=plan::date(which)
                kind="date"
                placeholder=plan::DATE_FORMAT
                value=move || value().map(|date| date.to_string()).unwrap_or_default()
                problem=date_problem
                unreadable=plan::BAD_DATE
                on_change=move |text: String| {
                    goal.change(|goal| *goal.date_mut(which) = Date::parse(&text));
                }
            />
        }
    };
    let dates = [("start", GoalDate::Start), ("review", GoalDate::Review), ("due", GoalDate::Due)];
    let misordered = Signal::derive(move || {
        goal.with(|goal| goal.misordered().map(plan::misordered).unwrap_or_default())
    });
    let outcome = choice_field(
        goal.element_id("outcome"),
        plan::OUTCOME,
        once(None).chain(Outcome::ALL.map(Some)),
        |outcome| SelectOption::ours(outcome.map_or(plan::NO_OUTCOME, plan::outcome)),
        move || goal.with(|goal| goal.outcome),
        move |outcome| goal.change(|goal| goal.outcome = outcome),
    );
    let status = choice_field(
        goal.element_id("status"),
        plan::STATUS,
        Status::ALL,
        |status| SelectOption::ours(plan::status(status)),
        move || goal.with(|goal| goal.status),
        move |status| goal.change(|goal| goal.status = status),
    );
    let framework = plan.store.framework();
    let level_option = |level: Level| SelectOption {
        text: messages::level(&framework, level),
        language: other_language(&framework),
    };
    let closing = choice_field(
        goal.element_id("closing"),
        plan::CLOSING,
        once(None).chain(framework.scale().levels().map(|(level, _)| Some(level))),
        |level| level.map_or_else(|| SelectOption::ours(plan::NOT_YET), level_option),
        move || goal.with(|goal| goal.closing.and_then(Present::level)),
        move |level| goal.change(|goal| goal.closing = level.map(Present::Rated)),
    );
    view! {
        <div class="card goal" role="group" aria-labelledby=heading_id>
            <div id=heading_id><Heading level><LiveText text=heading/></Heading></div>
            <Subject goal/>
            {text_field("title", GoalText::Title)}
            {text_field("success", GoalText::SuccessSign)}
            {outcome}
            <Activities goal level=level + 1/>
            <div class="fields">{dates.map(date_field)}</div>
            <p class="error" role="status" use:live_text=misordered>
                {misordered.get_untracked()}
            </p>
            {text_field("supporter", GoalText::Supporter)}
            <Disclosure summary=plan::PROGRESS open>
                {status}
                {text_field("reason", GoalText::StatusReason)}
                {text_field("evidence", GoalText::Evidence)}
                {text_field("reflection", GoalText::Reflection)}
                {closing}
            </Disclosure>
            <div class="actions goal-foot">
                {[true, false].map(|up| move_button(goal, up))}
                {delete_button(goal)}
            </div>
        </div>
    }
}

/// What is wrong with a date of a plan.
fn date_problem(text: &str) -> Option<&'static str> {
    match Date::parse(text).map(|date| date.civil().0) {
        None => Some(plan::BAD_DATE),
        Some(2000..=2100) => None,
        Some(_) => Some(plan::FAR_DATE),
    }
}

/// What a goal is about, a priority or something of the person's own, and why.
#[component]
fn Subject(goal: GoalEditor) -> impl IntoView {
    let plan = goal.plan;
    let framework = move || plan.store.framework();
    let own_items = Memo::new(move |_| goal.with(|goal| goal.items.clone()));
    let items = move || -> Vec<ItemId> {
        let free = plan.shown.with(|shown| shown.free.clone());
        own_items.get().into_iter().chain(free).collect()
    };
    let option = move |item: ItemId| SelectOption {
        text: plan::item(&framework(), &item),
        language: other_language(&framework()),
    };
    let options = Memo::new(move |_| {
        let own = SelectOption::ours(plan::OWN_GOAL);
        once(own).chain(items().into_iter().map(option)).collect::<Vec<_>>()
    });
    let select = move |index: usize| {
        let item = index.checked_sub(1).and_then(|index| untrack(items).into_iter().nth(index));
        let id = goal.id();
        plan.change(|session, env| session.swap_goal(&id, item.as_ref(), env));
    };
    // A list of options may cut the statements, so they stand here in full.
    let statement = move |item| view! { <p><Statement framework=framework() item/></p> };
    let why = Signal::derive(move || goal.with(|goal| reasons(&framework(), goal)));
    let statements = move || own_items.get().into_iter().map(statement).collect_view();
    view! {
        <SelectField
            id=goal.element_id("about")
            label=plan::ABOUT
            options
            selected=move || usize::from(!own_items.get().is_empty())
            on_select=select
        />
        <Renewed view=statements/>
        <p class="why"><span class="label">{plan::WHY}</span> " " <LiveText text=why/></p>
    }
}

/// The button that deletes a goal.
fn delete_button(goal: GoalEditor) -> impl IntoView {
    let words = Signal::derive(move || plan::delete_goal(goal.number()));
    let delete = move || {
        let id = goal.id();
        let delete = |session: &mut Session, env| session.delete_goal(&id, env);
        goal.plan.change_and_focus(delete, || "undo".to_owned());
    };
    view! {
        <Button class="quiet danger" on_press=delete>
            <LiveText text=words/>
        </Button>
    }
}

/// The button that moves a goal up or down.
fn move_button(goal: GoalEditor, up: bool) -> impl IntoView {
    let plan = goal.plan;
    let id = goal.element_id(if up { "up" } else { "down" });
    let words = Signal::derive(move || plan::move_goal(goal.number(), up));
    let outermost = move || {
        goal.number() == if up { 1 } else { plan.shown.with(|shown| shown.plan.goals.len()) }
    };
    let go = move || {
        let goal_id = goal.id();
        let change = |session: &mut Session, env| session.move_goal(&goal_id, up, env);
        plan.change_and_focus(change, || id.get_untracked());
    };
    view! {
        <Button id node_ref=plan.focusable(id) disabled=outermost on_press=go>
            <LiveText text=words/>
        </Button>
    }
}
