//! The learning plan on paper, and the panel about the accreditor's criterion.

use super::markup::{Node, el, heading, said};
use crate::domain::plan::{Goal, GoalText, Plan};
use crate::domain::{Framework, Present};
use crate::words::{self, plan as words_of, rate, team as words_team};

/// The whole plan: its goals, the panel, and what its earlier versions held.
pub fn plan(framework: &Framework, plan: &Plan, checked: &str, level: u8) -> Node {
    let mut body = vec![heading(level, words_of::HEADING)];
    if plan.goals.is_empty() {
        body.push(said("p", "", words_of::EMPTY));
    }
    let goals = (1..).zip(&plan.goals);
    body.extend(goals.map(|(number, one)| goal(framework, number, one, level + 1)));
    body.push(heading(level + 1, words_team::HEADING));
    body.push(team(plan, checked));
    el("section", "plan", body)
}

/// What this plan shows of the accreditor's four elements.
pub fn team(plan: &Plan, checked: &str) -> Node {
    facts(
        words_team::elements(plan, checked)
            .map(|(element, shown)| (element.to_owned(), shown))
            .into(),
    )
}

/// The goals of earlier days, one list a day.
pub fn versions(plan: &Plan) -> Vec<Node> {
    let versions = plan.versions.iter().rev().map(|version| {
        let goals = version.goals.iter().map(|goal| said("li", "", words_of::goal_line(goal)));
        let day = said("p", "", words_of::version(version));
        el("li", "", vec![day, el("ul", "", goals.collect())])
    });
    versions.collect()
}

fn goal(framework: &Framework, number: usize, goal: &Goal, level: u8) -> Node {
    let mut title = words_of::goal(number);
    title.push_str(": ");
    title.push_str(words_of::goal_title(goal));
    let mut known = Vec::new();
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            known.push((name.to_owned(), value));
        }
    };
    let why: Vec<_> = goal.why.iter().map(|why| words_of::why(framework, why)).collect();
    fact(words_of::WHY, if why.is_empty() { words_of::OWN_WHY.into() } else { why.join("; ") });
    fact(words_of::text(GoalText::SuccessSign), goal.success_sign.clone());
    let outcome = goal.outcome.map(words_of::outcome).unwrap_or_default();
    fact(words_of::OUTCOME, outcome.to_owned());
    for (index, activity) in (1..).zip(&goal.activities) {
        let mut line = activity.what.clone();
        line.push_str(if line.is_empty() { "" } else { " — " });
        line.push_str(&words_of::activity_line(activity));
        fact(&words_of::activity(number, index), line);
    }
    fact(words_of::text(GoalText::Supporter), goal.supporter.clone());
    fact(words_of::DATES, words_of::dates(goal));
    fact(words_of::STATUS, words_of::status(goal.status).to_owned());
    for which in [GoalText::StatusReason, GoalText::Evidence, GoalText::Reflection] {
        fact(words_of::text(which), goal.text(which).to_owned());
    }
    fact(words_of::CLOSING, closing(framework, goal).unwrap_or_default());
    el("section", "goal", vec![heading(level, title), facts(known)])
}

fn closing(framework: &Framework, goal: &Goal) -> Option<String> {
    Some(match goal.closing? {
        Present::Rated(level) => words::level(framework, level),
        Present::NotInMyRole => rate::NOT_IN_MY_ROLE.to_owned(),
        Present::CannotJudge => rate::CANNOT_JUDGE.to_owned(),
    })
}

fn facts(known: Vec<(String, String)>) -> Node {
    let rows =
        known.into_iter().flat_map(|(name, value)| [said("dt", "", name), said("dd", "", value)]);
    el("dl", "facts", rows.collect())
}
