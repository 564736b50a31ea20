//! One goal of the plan, with its fields.

use std::iter::once;

use leptos::html;
use leptos::prelude::*;

use super::activities::Activities;
use super::editor::{GoalEditor, PlanEditor};
use super::fields::{DateField, ErrorCount, choice_field};
use crate::domain::plan::{Goal, GoalDate, GoalText, MAX_TEXT_CHARS, Outcome, Status};
use crate::domain::{Date, ItemId, Level, Present};
use crate::messages::plan::new_title;
use crate::messages::{self, other_language, plan};
use crate::session::Session;
use crate::ui::components::{
    Button, Disclosure, Heading, LongTextField, ReactiveText, Renewed, SelectField, SelectOption,
    ShowWhen, StatusLine, html_text,
};
use crate::ui::report::lists::Statement;

/// A goal: its overview, and its fields while it is open.
#[component]
pub(super) fn GoalCard(
    plan: PlanEditor,
    /// Id of the goal.
    id: String,
    /// Level of its heading.
    level: u8,
    /// The present day.
    today: Memo<Date>,
) -> impl IntoView {
    let goal = GoalEditor::new(plan, id.clone());
    let framework = move || plan.store.framework();
    let is_open = Memo::new(move |_| plan.open.with(|open| *open == id));
    // Stays once it was open, so that what is typed into it and has an error stays, too.
    let was_open =
        Memo::new(move |was: Option<&bool>| was.is_some_and(|was| *was) || is_open.get());
    let errors = RwSignal::new(0);
    provide_context(ErrorCount(errors));
    let refused = Signal::derive(move || {
        let hides_errors = errors.get() > 0 && !is_open.get();
        if hides_errors { plan::REFUSED } else { "" }.to_owned()
    });
    let name = Signal::derive(move || plan::goal(goal.number()));
    let heading = Memo::new(move |_| goal.with(|one| plan::numbered_goal(goal.number(), one)));
    let overview = Signal::derive(move || goal.with(|goal| plan::overview(goal, today.get())));
    // Omitted if the title has it already.
    let items = Memo::new(move |_| {
        let framework = framework();
        let is_untold = |goal: &Goal, item: &ItemId| {
            framework.item(item).is_some_and(|item| !goal.title.contains(item.statement))
        };
        goal.with(|goal| {
            goal.items.iter().filter(|item| is_untold(goal, item)).cloned().collect::<Vec<_>>()
        })
    });
    let statement = move |item| view! { <Statement framework=framework() item/> };
    let statements = move || items.get().into_iter().map(statement).collect_view();
    let toggle_id = goal.element_id("toggle");
    let node_ref = plan.focusable::<html::Button>(toggle_id);
    let toggle = move || {
        let (id, open) = (goal.id(), plan.open.get_untracked());
        let is_below = plan.shown.with_untracked(|shown| {
            let mut above = shown.plan.goals.iter().take_while(|goal| goal.id != id);
            above.any(|goal| goal.id == open)
        });
        plan.open.set(if open == id { String::new() } else { id });
        // If the goal that closes is above, this one is about to move up, perhaps out of view.
        if let Some(button) = node_ref.get_untracked().filter(|_| is_below) {
            queue_microtask(move || button.scroll_into_view_with_bool(true));
        }
    };
    view! {
        <div class="card goal" role="group" aria-label=name>
            <Heading level>
                <Button
                    class="quiet"
                    id=toggle_id
                    node_ref
                    expanded=is_open
                    on_press=toggle
                >
                    <ReactiveText text=heading/>
                </Button>
            </Heading>
            <Renewed view=statements/>
            <p class="hint" prop:textContent=overview>
                {html_text(overview)}
            </p>
            <StatusLine class="error" text=refused/>
            <ShowWhen when=was_open>
                <div hidden=move || !is_open.get()><GoalFields goal level=level + 1/></div>
            </ShowWhen>
        </div>
    }
}

/// The fields of a goal.
#[component]
fn GoalFields(
    goal: GoalEditor,
    /// Level of the headings in it.
    level: u8,
) -> impl IntoView {
    let plan = goal.plan;
    let [is_own, has_progress] = untrack(|| {
        goal.with(|goal| {
            let has_progress = goal.status != Status::Planned || !goal.evidence.is_empty();
            [goal.items.is_empty(), has_progress]
        })
    });
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
    let date_field = move |(name, which): (&'static str, GoalDate)| {
        view! {
            <DateField
                id=goal.element_id(name)
                label=plan::date(which)
                date=move || goal.with(|goal| goal.date(which))
                on_change=move |day| goal.change(|goal| *goal.date_mut(which) = day)
            />
        }
    };
    let dates = [("start", GoalDate::Start), ("review", GoalDate::Review), ("due", GoalDate::Due)];
    let misordered = Signal::derive(move || {
        goal.with(|goal| goal.misordered().map(plan::misordered).unwrap_or_default())
    });
    let why =
        Signal::derive(move || goal.with(|goal| plan::reasons(&plan.store.framework(), &goal.why)));
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
        <div class="goal-fields">
            <p class="goal-why"><span class="label">{plan::WHY}</span> " " <ReactiveText text=why/></p>
            {text_field("title", GoalText::Title)}
            <div class="fields">{dates.map(date_field)}</div>
            <StatusLine class="error" text=misordered/>
            {text_field("success", GoalText::SuccessSign)}
            <Activities goal level/>
            {text_field("supporter", GoalText::Supporter)}
            <Disclosure summary=plan::PROGRESS open=has_progress>
                {status}
                {text_field("reason", GoalText::StatusReason)}
                {text_field("evidence", GoalText::Evidence)}
                {text_field("reflection", GoalText::Reflection)}
                {closing}
            </Disclosure>
            <Disclosure summary=plan::MORE open=is_own>
                <Subject goal/>
                {outcome}
            </Disclosure>
            <div class="actions goal-foot">
                <MoveButton goal up=true/>
                <MoveButton goal up=false/>
                <DeleteButton goal/>
            </div>
        </div>
    }
}

/// The select for what a goal is about: a priority, or something of the person's own.
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
        plan.change(|session, env| session.set_goal_subject(&id, item.as_ref(), new_title, env));
    };
    view! {
        <SelectField
            id=goal.element_id("about")
            label=plan::ABOUT
            options
            selected=move || usize::from(!own_items.get().is_empty())
            on_select=select
        />
    }
}

/// The button that deletes a goal.
#[component]
fn DeleteButton(goal: GoalEditor) -> impl IntoView {
    let words = Signal::derive(move || plan::delete_goal(goal.number()));
    let delete = move || {
        let id = goal.id();
        if goal.plan.change(|session, env| session.delete_goal(&id, env)) {
            goal.plan.focus_requested.set("undo".to_owned());
        }
    };
    view! {
        <Button class="quiet danger" on_press=delete>
            <ReactiveText text=words/>
        </Button>
    }
}

/// The button that moves a goal up or down.
#[component]
fn MoveButton(goal: GoalEditor, up: bool) -> impl IntoView {
    let plan = goal.plan;
    let id = goal.element_id(if up { "up" } else { "down" });
    let words = Signal::derive(move || plan::move_goal(goal.number(), up));
    let outermost = move || {
        goal.number() == if up { 1 } else { plan.shown.with(|shown| shown.plan.goals.len()) }
    };
    let go = move || {
        let goal_id = goal.id();
        if plan.change(|session, env| session.move_goal(&goal_id, up, env)) {
            plan.focus_requested.set(id.get_untracked());
        }
    };
    view! {
        <Button class="repeatable" id node_ref=plan.focusable(id) disabled=outermost on_press=go>
            <ReactiveText text=words/>
        </Button>
    }
}
