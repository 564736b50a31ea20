//! One goal of the plan, with its fields.

use leptos::prelude::*;

use super::drawn::drawn;
use super::parts::button::button;
use super::parts::field::{Field, Options, long_text, select, short_text};
use super::parts::heading::heading;
use super::plan::{Id, PlanState, undo_notice};
use super::plan_activity::activity;
use crate::domain::plan::{Goal, GoalDate, GoalText, MAX_TEXT_CHARS, Outcome, Status};
use crate::domain::{Date, ItemId, Present};
use crate::report::lists;
use crate::report::markup::{Node, el};
use crate::session::Session;
use crate::session::planning::Undo;
use crate::words::plan as text;

/// Draws a goal. `number` counts from 1; `last` says whether it is the last one. `free` are the priorities
/// that no goal is about yet.
pub(super) fn goal(
    state: PlanState,
    (number, last): (usize, bool),
    goal: &Goal,
    free: &[ItemId],
    undo: Option<&Undo>,
    level: u8,
) -> impl IntoView + use<> {
    let id = StoredValue::new(goal.id.clone());
    let title = text::goal(number);
    let heading_id = format!("goal-{number}-heading");
    let long = |which| long_field(state, id, number, which, goal);
    let dates = [GoalDate::Start, GoalDate::Review, GoalDate::Due]
        .map(|which| date_field(state, id, number, which, goal.date(which)));
    let misordered = move || {
        state.content.track();
        state.app.ask(|session| {
            let wrong = session.plan()?.goal(&id.get_value())?.misordered()?;
            Some(text::misordered(wrong))
        })
    };
    let progress_open = goal.status != Status::Planned || !goal.evidence.is_empty();
    let whys = goal.why.iter().map(|why| text::why(&state.app.framework(), why));
    let why = if goal.why.is_empty() {
        text::OWN_WHY.to_owned()
    } else {
        whys.collect::<Vec<_>>().join("; ")
    };
    view! {
        <div class="card goal" role={"group"} aria-labelledby={heading_id}>
            <div id={heading_id.clone()}>{heading(level, title)}</div>
            {about(state, id, number, goal, free)}
            {drawn(goal.items.iter().map(|item| said_of(state, item)).collect())}
            <p class="why"><span class="label">{text::WHY}</span>" "{why}</p>
            {long(GoalText::Title)}
            {long(GoalText::SuccessSign)}
            {outcome(state, id, number, goal)}
            {activities(state, id, number, goal, undo, level + 1)}
            <div class="fields">{dates}</div>
            <p class="error" role={"status"}>{misordered}</p>
            {long(GoalText::Supporter)}
            <details open={progress_open}>
                <summary>{text::PROGRESS}</summary>
                {status(state, id, number, goal)}
                {long(GoalText::StatusReason)}
                {long(GoalText::Evidence)}
                {long(GoalText::Reflection)}
                {closing(state, id, number, goal)}
            </details>
            {moving(state, id, number, last)}
        </div>
    }
}

/// The whole statement of what the goal is about; a list of options may cut it.
fn said_of(state: PlanState, item: &ItemId) -> Node {
    el("p", "", vec![lists::statement(&state.app.framework(), item)])
}

/// A field of a goal without a hint.
fn field(number: usize, name: &str, label: &'static str) -> Field {
    Field { id: format!("goal-{number}-{name}"), label, hint: "" }
}

fn long_field(state: PlanState, id: Id, number: usize, which: GoalText, goal: &Goal) -> AnyView {
    let name = match which {
        GoalText::Title => "title",
        GoalText::SuccessSign => "success",
        GoalText::Supporter => "supporter",
        GoalText::StatusReason => "reason",
        GoalText::Evidence => "evidence",
        GoalText::Reflection => "reflection",
    };
    let field = Field { hint: text::hint(which), ..field(number, name, text::text(which)) };
    let write = move |typed: String| {
        let kept = Session::plan_text(&typed);
        state.change_goal(id, &mut |goal| goal.text_mut(which).clone_from(&kept));
        None
    };
    long_text(field, goal.text(which).to_owned(), MAX_TEXT_CHARS, Box::new(write))
}

fn date_field(
    state: PlanState,
    id: Id,
    number: usize,
    which: GoalDate,
    value: Option<Date>,
) -> AnyView {
    let name = match which {
        GoalDate::Start => "start",
        GoalDate::Review => "review",
        GoalDate::Due => "due",
    };
    let field = field(number, name, text::date(which));
    let write = move |typed: String| {
        let typed = typed.trim();
        let date = Date::parse(typed);
        if date.is_none() && !typed.is_empty() {
            return Some(text::BAD_DATE);
        }
        state.change_goal(id, &mut |goal| *goal.date_mut(which) = date);
        None
    };
    let value = value.map(|date| date.to_string()).unwrap_or_default();
    short_text(field, "date", "off", value, Box::new(write))
}

/// What the goal is about: a priority, or something of the person's own.
fn about(state: PlanState, id: Id, number: usize, goal: &Goal, free: &[ItemId]) -> AnyView {
    let framework = state.app.framework();
    let mut items: Vec<Option<ItemId>> = vec![None];
    items.extend(goal.items.iter().cloned().map(Some));
    items.extend(free.iter().cloned().map(Some));
    let names = items.iter().flatten().map(|item| text::item(&framework, item));
    let options = Options::of(&framework, text::OWN_GOAL, names);
    let field = field(number, "about", text::ABOUT);
    let control = field.id.clone();
    let pick = move |index: usize| {
        let item = items.get(index).cloned().flatten();
        state.reshape(control.clone(), |session, moment| {
            session.swap_goal(&id.get_value(), item.as_ref(), moment)
        });
    };
    select(field, options, usize::from(!goal.items.is_empty()), Box::new(pick))
}

fn outcome(state: PlanState, id: Id, number: usize, goal: &Goal) -> AnyView {
    let field = field(number, "outcome", text::OUTCOME);
    let options = [text::NO_OUTCOME].into_iter().chain(Outcome::ALL.map(text::outcome));
    let place = |outcome| Outcome::ALL.iter().position(|one| *one == outcome).unwrap_or(0) + 1;
    let pick = move |index: usize| {
        let outcome = index.checked_sub(1).and_then(|index| Outcome::ALL.get(index).copied());
        state.change_goal(id, &mut |goal| goal.outcome = outcome);
    };
    let options = options.map(str::to_owned).collect();
    select(field, options, goal.outcome.map_or(0, place), Box::new(pick))
}

fn status(state: PlanState, id: Id, number: usize, goal: &Goal) -> AnyView {
    let field = field(number, "status", text::STATUS);
    let options = Status::ALL.iter().map(|status| text::status(*status).to_owned()).collect();
    let place = Status::ALL.iter().position(|status| *status == goal.status).unwrap_or(0);
    let pick = move |index: usize| {
        let Some(status) = Status::ALL.get(index).copied() else { return };
        state.change_goal(id, &mut |goal| goal.status = status);
    };
    select(field, options, place, Box::new(pick))
}

/// The new rating at closing.
fn closing(state: PlanState, id: Id, number: usize, goal: &Goal) -> AnyView {
    let framework = state.app.framework();
    let field = field(number, "closing", text::CLOSING);
    let levels = framework.scale().levels().map(|(level, text)| format!("{level} {}", text.name));
    let options = Options::of(&framework, text::NOT_YET, levels);
    let place =
        goal.closing.and_then(Present::level).map_or(0, |level| usize::from(level.number()));
    let pick = move |index: usize| {
        let level = u8::try_from(index).ok().and_then(|number| framework.scale().level(number));
        state.change_goal(id, &mut |goal| goal.closing = level.map(Present::Rated));
    };
    select(field, options, place, Box::new(pick))
}

fn activities(
    state: PlanState,
    id: Id,
    number: usize,
    goal: &Goal,
    undo: Option<&Undo>,
    level: u8,
) -> impl IntoView + use<> {
    let mut drawn: Vec<AnyView> = (1..)
        .zip(&goal.activities)
        .map(|(index, one)| activity(state, &goal.id, (number, index), one).into_any())
        .collect();
    if let Some(Undo::Activity(of, place, _)) = undo
        && *of == goal.id
    {
        let deleted = text::deleted(&text::activity(number, place + 1));
        let back = format!("activity-{number}-{}-what", place + 1);
        drawn.insert((*place).min(drawn.len()), undo_notice(state, deleted, back));
    }
    let next = format!("activity-{number}-{}-what", goal.activities.len() + 1);
    let add = move |what: &str| {
        state.reshape(next.clone(), |session, moment| {
            session.add_activity(&id.get_value(), what, moment)
        });
    };
    let framework = state.app.framework();
    let suggested = goal.items.iter().filter_map(|item| framework.item(item));
    let suggested = suggested.flat_map(|item| item.activities);
    let new = suggested.filter(|what| goal.activities.iter().all(|one| one.what != **what));
    let suggested: Vec<_> = new
        .map(|what| {
            let (add, what) = (add.clone(), what.clone());
            let words = text::add_suggested(&what);
            view! { <li>{button("link", words, move || add(&what))}</li> }
        })
        .collect();
    let suggestions = (!suggested.is_empty()).then(|| {
        view! {
            <details class="suggested">
                <summary>{text::SUGGESTED}</summary>
                <ul>{suggested}</ul>
            </details>
        }
    });
    view! {
        {heading(level, text::ACTIVITIES)}
        {drawn}
        {suggestions}
        <div class="actions">{button("", text::ADD_ACTIVITY, move || add(""))}</div>
    }
}

fn moving(state: PlanState, id: Id, number: usize, last: bool) -> impl IntoView {
    let go = move |up: bool| {
        let place = if up { number - 1 } else { number + 1 };
        let button = move || {
            let focus = format!("goal-{place}-{}", if up { "up" } else { "down" });
            state.reshape(focus, |session, moment| {
                session.move_goal(&id.get_value(), up, moment);
                Ok(())
            });
        };
        let words = text::move_goal(number, up);
        let control = format!("goal-{number}-{}", if up { "up" } else { "down" });
        let useless = if up { number == 1 } else { last };
        view! {
            <button
                type="button"
                id={control}
                part="button"
                aria-disabled=useless.then_some("true")
                on:click=move |_| if !useless { button() }
            >
                {words}
            </button>
        }
    };
    let delete = move || {
        state.reshape("undo".to_owned(), |session, moment| {
            session.delete_goal(&id.get_value(), moment);
            Ok(())
        });
    };
    view! {
        <div class="actions goal-foot">
            {go(true)}
            {go(false)}
            {button("quiet danger", text::delete_goal(number), delete)}
        </div>
    }
}
