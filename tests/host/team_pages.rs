//! The two pages that a director prints: every number is the publication's, and typed texts are escaped.

use std::sync::Arc;

use cme_selfcheck::domain::plan::{Activity, Goal};
use cme_selfcheck::domain::team::{Member, Publication};
use cme_selfcheck::domain::{Framework, Hours};
use cme_selfcheck::messages::team_view;
use cme_selfcheck::ui::team::{TeamPages, TeamReport};
use leptos::prelude::*;

use crate::html::{self, Page};
use crate::steps::small;
use crate::team::{member, team};

fn members(framework: &Framework, count: u128) -> Vec<Member> {
    (0..count)
        .map(|number| {
            let now = ['1', '2', '3'][usize::try_from(number % 3).unwrap()];
            let role = if number < 12 { "lead" } else { "help" };
            let answers = [("1.1", now, 4, 5), ("1.2", '5', 4, 0), ("2.1", now, 3, 1)];
            member(framework, number, Some(role), &answers)
        })
        .collect()
}

fn pages(framework: &Framework, team: Publication, labels: Vec<String>) -> Page {
    let content = Arc::new(TeamReport {
        framework: Arc::new(framework.clone()),
        team: Arc::new(team),
        day: "29 November 2026".to_owned(),
        labels,
    });
    html::page(|| view! { <TeamPages content/> })
}

/// The cells of the table of that name, row by row.
fn table(page: &Page, name: &str) -> Vec<String> {
    let table = page.named("table", name);
    let row = |row: html::Element<'_>| {
        row.all("th, td").into_iter().map(html::Element::text).collect::<Vec<_>>().join("|")
    };
    table.all("tr").into_iter().map(row).collect()
}

#[test]
fn two_pages_have_needs_roles_and_the_four_elements() {
    let framework = small(&[2, 1]);
    let mut members = members(&framework, 24);
    let activity = Activity { external: true, ..Activity::default() };
    for member in members.iter_mut().take(6) {
        member.result.plan.goals =
            vec![Goal { activities: vec![activity.clone()], ..Goal::default() }];
    }
    let page = pages(&framework, Publication::of(&team(&framework, &members)).unwrap(), Vec::new());
    assert_eq!(page.all(".team-page").len(), 2);
    let needs = table(&page, "Team needs");
    assert_eq!(needs[0], "Competency|Members|Below aim|Now|Aim|Gap to close|Weighted gap");
    assert_eq!(needs[1], "2.1 Do 2.1|24|16 of 24|2.0|3.0|1.0|1.0");
    let heat = table(&page, "Gap to close by role and area");
    assert_eq!(heat[0], "Area|All members|LEAD|HELP");
    assert_eq!(heat[2], "2 Area 2|1.0 (24)|1.0 (12)|1.0 (12)");
    let text = page.text();
    for words in [
        "Version for publication. 29 November 2026. Small",
        "24 members: LEAD 12; HELP 12.",
        "Partly shown: 6 of 24 members have a learning plan. Missing: a plan for 18 members.",
        "Shown: external activities: 6, by 6 members.",
        "Missing: no activity in any plan has hours, cost or resources.",
    ] {
        assert!(text.contains(words), "“{words}” in\n{text}");
    }
}

#[test]
fn summary_tells_the_needs_and_the_four_elements_and_what_it_leaves_out() {
    let framework = small(&[2, 1]);
    let team = team(&framework, &members(&framework, 14));
    let summary = |team| team_view::summary(&framework, &team, "29 November 2026");
    let published = summary(Publication::of(&team).unwrap());
    for words in [
        "Version for publication. 29 November 2026. Small\n\n14 members: LEAD not shown; HELP not shown.",
        "Team needs\n- 2.1 Do 2.1: 10 of 14 below aim, gap to close 1.1\n\n",
        "- A plan for every member of the team. Missing: no member has a learning plan yet.",
        "Not shown: 2 competencies or areas",
        "These are self-ratings.",
    ] {
        assert!(published.contains(words), "“{words}” in\n{published}");
    }
    let internal = summary(Publication::internal(&team));
    assert!(internal.starts_with("Internal version: not for publication."), "{internal}");
    assert!(internal.contains("14 members: LEAD 12; HELP 2."), "{internal}");
    let nobody = Publication::internal(&self::team(&framework, &[]));
    assert!(summary(nobody).contains("Team needs\n- Nobody has a level and an aim for anything"));
}

#[test]
fn time_that_was_spent_without_a_plan_for_it_is_shown() {
    let framework = small(&[2, 1]);
    let mut members = members(&framework, 1);
    let activity = Activity { spent: Hours::parse("10"), ..Activity::default() };
    members[0].result.plan.goals =
        vec![Goal { id: "g1".to_owned(), activities: vec![activity], ..Goal::default() }];
    let team = Publication::internal(&team(&framework, &members));
    let time = &team_view::elements(&team, "29 November 2026")[3].1;
    assert!(time.starts_with("Shown: ") && time.contains("time spent: 10 hours"), "{time}");
}

#[test]
fn members_without_a_level_or_an_aim_count_in_no_needs_assessment() {
    let framework = small(&[2, 1]);
    let needs = |members: &[Member]| {
        let team = Publication::internal(&team(&framework, members));
        let elements = team_view::elements(&team, "29 November 2026");
        (elements[0].1.clone(), team_view::no_needs(&team))
    };
    let mut members = members(&framework, 3);
    members[0].result.answers.clear();
    members[1].result.role = None;
    members[1].result.answers.values_mut().for_each(|answer| answer.desired = None);
    let (shown, _) = needs(&members);
    assert!(shown.starts_with("Shown: 1 of 3 members rated competencies"), "{shown}");
    let (shown, why) = needs(&members[..2]);
    assert_eq!(shown, "Missing: no member has rated competencies against an aim yet.");
    assert!(why.starts_with("Nobody has a level and an aim"), "{why}");
}

#[test]
fn what_is_not_shown_is_said_and_the_internal_version_says_what_it_is() {
    let framework = small(&[2, 1]);
    let team = team(&framework, &members(&framework, 14));
    let page = pages(&framework, Publication::of(&team).unwrap(), Vec::new());
    let heat = table(&page, "Gap to close by role and area");
    assert_eq!(heat[2], "2 Area 2|1.1 (14)|not shown|not shown");
    assert!(page.text().contains("14 members: LEAD not shown; HELP not shown."));
    assert!(page.text().contains("Not shown: 2 competencies or areas"));

    let labels = vec!["<b>Ana</b>".to_owned(), "Member 2".to_owned()];
    let page = pages(&framework, Publication::internal(&team), labels);
    let text = page.text();
    assert!(text.contains("Internal version: not for publication."));
    assert!(text.contains("Members: <b>Ana</b>, Member 2."), "{text}");
    assert!(text.contains("14 members: LEAD 12; HELP 2."));
    assert!(page.all("b").is_empty());
}
