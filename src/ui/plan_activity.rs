//! One activity of a goal.

use leptos::prelude::*;

use super::parts::button::button;
use super::parts::field::{Field, check, long_text, select, short_text};
use super::plan::PlanState;
use crate::domain::plan::{Activity, ActivityKind, MAX_HOURS, MAX_TEXT_CHARS};
use crate::session::Session;
use crate::words::plan as text;

/// Draws an activity. `place` is the goal's number and the activity's, both from 1.
pub(super) fn activity(
    state: PlanState,
    goal: &str,
    place: (usize, usize),
    activity: &Activity,
) -> impl IntoView + use<> {
    let (number, index) = place;
    let goal = StoredValue::new(goal.to_owned());
    let name = text::activity(number, index);
    let heading_id = format!("activity-{number}-{index}-heading");
    let field = |name: &str, label, hint| Field {
        id: format!("activity-{number}-{index}-{name}"),
        label,
        hint,
    };
    let change = move |change: &mut dyn FnMut(&mut Activity)| {
        state.change_goal(goal, &mut |goal| {
            if let Some(activity) = goal.activities.get_mut(index - 1) {
                change(activity);
            }
        });
    };
    let what = move |typed: String| {
        let kept = Session::plan_text(&typed);
        change(&mut |activity| activity.what.clone_from(&kept));
        None
    };
    let resources = move |typed: String| {
        let kept = Session::plan_text(&typed);
        change(&mut |activity| activity.resources.clone_from(&kept));
        None
    };
    let hours = move |typed: String| {
        let typed = typed.trim();
        let hours = typed.parse().ok().filter(|hours| *hours <= MAX_HOURS);
        if hours.is_none() && !typed.is_empty() {
            return Some(text::BAD_HOURS);
        }
        change(&mut |activity| activity.hours = hours);
        None
    };
    let kinds = ActivityKind::ALL.iter().map(|kind| text::kind(*kind).to_owned()).collect();
    let kind_place = ActivityKind::ALL.iter().position(|kind| *kind == activity.kind);
    let kind = move |index: usize| {
        if let Some(kind) = ActivityKind::ALL.get(index) {
            change(&mut |activity| activity.kind = *kind);
        }
    };
    let external = move |external| change(&mut |activity| activity.external = external);
    let delete = move || {
        state.reshape("undo".to_owned(), |session, moment| {
            session.delete_activity(&goal.get_value(), index - 1, moment);
            Ok(())
        });
    };
    let hours_now = activity.hours.map(|hours| hours.to_string()).unwrap_or_default();
    let outside = field("external", text::EXTERNAL, text::EXTERNAL_HINT);
    view! {
        <div class="activity" role={"group"} aria-labelledby={heading_id}>
            <p class="label" id={heading_id.clone()}>{name}</p>
            {long_text(field("what", text::WHAT, ""), activity.what.clone(), MAX_TEXT_CHARS, Box::new(what))}
            <div class="fields">
                {select(field("kind", text::KIND, ""), kinds, kind_place.unwrap_or(0), Box::new(kind))}
                {short_text(field("hours", text::HOURS, ""), "text", "off", hours_now, Box::new(hours))}
            </div>
            {check(outside, activity.external, Box::new(external))}
            {short_text(field("resources", text::RESOURCES, ""), "text", "off", activity.resources.clone(), Box::new(resources))}
            <div class="actions">
                {button("quiet danger", text::delete_activity(number, index), delete)}
            </div>
        </div>
    }
}
