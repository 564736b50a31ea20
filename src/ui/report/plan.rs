//! A learning plan for reading: on paper, and in the parts of the plan screen that are not fields.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::plan::{Goal, GoalText};
use crate::domain::{Assessment, Framework, Plan, Present, Zone};
use crate::messages::{self, day_of, plan, rate, team};
use crate::ui::components::{BreakableText, Heading};

/// The whole plan of a self-check: its goals, and the panel about the accreditor's criterion.
#[component]
pub(super) fn PrintedPlan(
    framework: Arc<Framework>,
    check: Arc<Assessment>,
    /// The zone of its dates.
    zone: Zone,
    /// Level of its heading.
    level: u8,
) -> impl IntoView {
    let plan = &check.plan;
    let goal = |(number, goal): (usize, &Goal)| {
        let title = plan::numbered_goal(number, goal);
        view! {
            <section class="goal">
                <Heading level=level + 1><BreakableText text=title/></Heading>
                {fact_list(facts_of_goal(&framework, number, goal))}
            </section>
        }
    };
    view! {
        <section class="plan">
            <Heading level>{plan::HEADING}</Heading>
            {plan.goals.is_empty().then(|| view! { <p>{plan::EMPTY}</p> })}
            {(1..).zip(&plan.goals).map(goal).collect_view()}
            <Heading level=level + 1>{team::HEADING}</Heading>
            {fact_list(team_facts(plan, &day_of(check.dated(), zone)))}
        </section>
    }
}

/// What a plan shows for the four elements of the accreditor's criterion. `checked` is the day of its self-check.
pub(in crate::ui) fn team_facts(plan: &Plan, checked: &str) -> Vec<(String, String)> {
    let elements = team::elements(plan, checked);
    elements.map(|(element, shown)| (element.to_owned(), shown)).to_vec()
}

/// A list of names and values.
pub(in crate::ui) fn fact_list(facts: Vec<(String, String)>) -> impl IntoView {
    let fact = |(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> };
    view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> }
}

/// The fields of the goal of that number that are not empty.
fn facts_of_goal(framework: &Framework, number: usize, goal: &Goal) -> Vec<(String, String)> {
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let text_of = |which| fact(plan::text(which), goal.text(which));
    let about = goal.items.iter().filter_map(|item| framework.item(item));
    let about: Vec<_> = about.map(|item| format!("{} {}", item.code, item.statement)).collect();
    let mut facts = vec![
        fact(plan::ABOUT, &about.join("\n")),
        fact(plan::WHY, &plan::reasons(framework, &goal.why)),
        text_of(GoalText::SuccessSign),
        fact(plan::OUTCOME, goal.outcome.map(plan::outcome).unwrap_or_default()),
    ];
    facts.extend(
        (1..).zip(&goal.activities).map(|(index, activity)| {
            (plan::activity(number, index), plan::activity_line(activity))
        }),
    );
    let closing = match goal.closing {
        None => String::new(),
        Some(Present::Rated(level)) => messages::level(framework, level),
        Some(Present::NotInMyRole) => rate::NOT_IN_MY_ROLE.to_owned(),
        Some(Present::CannotJudge) => rate::CANNOT_JUDGE.to_owned(),
    };
    facts.extend([
        text_of(GoalText::Supporter),
        fact(plan::DATES, &plan::dates(goal)),
        fact(plan::STATUS, plan::status(goal.status)),
        text_of(GoalText::StatusReason),
        text_of(GoalText::Evidence),
        text_of(GoalText::Reflection),
        fact(plan::CLOSING, &closing),
    ]);
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
