//! What results look like: one tree for screen and paper, whose numbers are those of the summary.

use std::ops::Range;

use cme_selfcheck::domain::compare::{Change, Comparison, Delta};
use cme_selfcheck::domain::listing::{self, Filter, Order, State};
use cme_selfcheck::domain::plan::{Goal, Plan, PlanVersion};
use cme_selfcheck::domain::{Assessment, Framework, ItemId, Mean, ResultId, Summary};
use cme_selfcheck::report::chart::{PlotRow, dot_plot};
use cme_selfcheck::report::lists::{Part, Ranked};
use cme_selfcheck::report::{Node, areas, comparison, document, lists, markup, plan, radar};
use cme_selfcheck::words::{self, comparison as compared, results};
use proptest::prelude::*;

use crate::formats::full_result;
use crate::properties::world;
use crate::steps::{alliance, answer, at, begin, small};

/// All the text of a tree, on one line.
fn text(node: &Node) -> String {
    node.words().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cases: HI-10
#[test]
fn markup_escapes_what_a_person_wrote() {
    let node = markup::said("p", "a\"b", "<img src=x> & \"more\"").with("title", "<>");
    let mut html = String::new();
    node.write(&mut html);
    assert_eq!(
        html,
        "<p class=\"a&quot;b\" title=\"&lt;&gt;\">&lt;img src=x&gt; &amp; &quot;more&quot;</p>"
    );
}

#[test]
fn a_ranked_list_is_drawn_on_from_where_it_stands() {
    let entries = ["a", "b", "c"].map(|word| markup::said("li", "", word)).to_vec();
    let list = Ranked { intro: Vec::new(), what: "letters", tag: "ol", entries: entries.clone() };
    let first = list.part(0..2);
    assert_eq!(first.continued, []);
    assert_eq!(first.blocks, [markup::el("ol", "ranked", entries[..2].to_vec())]);
    let rest = Part { continued: entries[2..].to_vec(), blocks: Vec::new() };
    assert_eq!(list.part(2..3), rest);
    for outside in [3..3, 2..4] {
        assert_eq!(list.part(outside), Part::default());
    }
}

/// The texts of a tree, each with the language that it is in.
fn spoken(node: &Node, language: &str, found: &mut Vec<(String, String)>) {
    match node {
        Node::Text(text) => found.push((language.to_owned(), text.clone())),
        Node::Element(element) => {
            let own = element.attributes.iter().find(|(name, _)| *name == "lang");
            let language = own.map_or(language, |(_, value)| value);
            element.children.iter().for_each(|child| spoken(child, language, found));
        }
    }
}

/// Cases: AX-21
#[test]
fn texts_of_a_framework_in_another_language_say_so_on_paper() {
    let mut parts = crate::steps::parts(&[2, 2, 2]);
    parts.language = "el".to_owned();
    for area in &mut parts.areas {
        area.title = format!("Περιοχή {}", area.code);
        for one in &mut area.competencies {
            one.statement = format!("Κάνε {}", one.code);
        }
    }
    let framework = Framework::new(parts).unwrap();
    let mut check = begin(&framework, Some("lead"), false);
    for (id, now) in [("1.1", '1'), ("1.2", '5'), ("2.1", '2'), ("3.1", '5')] {
        answer(&framework, &mut check, id, now, 4, 0);
    }
    let summary = Summary::of(&framework, &check);
    let mut found = Vec::new();
    let mut trees = document::report(&framework, &check, &summary, "").body;
    let (rows, codes) = (areas::rows(&framework, &summary), areas::codes(&framework, &summary));
    trees.push(radar::radar(&rows, &codes, 5, String::new()));
    for tree in &trees {
        spoken(tree, words::LANGUAGE, &mut found);
    }
    let is_greek = |text: &str| text.chars().any(|one| ('Α'..='ώ').contains(&one));
    // A sentence of ours with a name in it is in ours.
    let is_latin = |text: &str| text.chars().any(|one| one.is_ascii_alphabetic());
    for (language, text) in &found {
        let wanted = if is_greek(text) && !is_latin(text) { "el" } else { "en" };
        let silent = text.trim().is_empty() || !text.chars().any(char::is_alphabetic);
        assert!(silent || language == wanted, "{language}, not {wanted}: {text}");
    }
    for words in ["Περιοχή 3", "Κάνε 1.1"] {
        assert!(found.iter().any(|(_, text)| text == words), "{words}: {found:?}");
    }
}

#[test]
fn headings_are_those_of_html() {
    for (level, tag) in (0..).zip(["h1", "h1", "h2", "h3", "h4", "h5", "h6", "h6"]) {
        let mut html = String::new();
        markup::heading(level, "A").write(&mut html);
        assert_eq!(html, format!("<{tag}>A</{tag}>"));
    }
}

/// Cases: HI-21
#[test]
fn report_says_what_there_is_not() {
    let framework = small(&[2]);
    let report = |check: &Assessment| {
        document::report(&framework, check, &Summary::of(&framework, check), "").html("")
    };
    // The sentence at the top may say it too.
    let none = format!("<h2>{}</h2><p>{}</p>", results::PRIORITIES, results::NO_PRIORITIES);
    let mut check = begin(&framework, None, false);
    let nothing = report(&check);
    assert!(nothing.contains(results::NOTHING) && !nothing.contains("by-area"), "{nothing}");
    assert!(nothing.contains(results::NO_PRIORITIES_YET));
    answer(&framework, &mut check, "1.1", '4', 4, 0);
    let met = report(&check);
    assert!(met.contains("by-area") && met.contains(&none), "{met}");
    assert!(!met.contains(results::NO_PRIORITIES_YET) && !met.contains(results::ORPHANS));
    answer(&framework, &mut check, "1.2", '2', 4, 0);
    let short = report(&check);
    assert!(!short.contains(&none), "{short}");
    check.orphans = std::mem::take(&mut check.answers);
    assert!(report(&check).contains(results::ORPHANS));
}

#[test]
fn earlier_versions_of_a_plan_come_latest_first() {
    let version = |day: i64, title: &str| PlanVersion {
        saved: at(day * 86_400),
        goals: vec![Goal { title: title.to_owned(), ..Goal::default() }],
    };
    let of = Plan { versions: vec![version(0, "Read"), version(1, "Teach")], ..Plan::default() };
    let told: Vec<_> = plan::versions(&of).iter().map(text).collect();
    assert_eq!(
        told,
        ["26 February 2026: 1 goal Teach (planned)", "25 February 2026: 1 goal Read (planned)"]
    );
}

#[test]
fn report_has_every_part() {
    let framework = alliance();
    let check = full_result(&framework);
    let summary = Summary::of(&framework, &check);
    let report = document::report(&framework, &check, &summary, "Ada & Co");
    let html = report.html("p{}");
    insta::assert_snapshot!(html.replace("><", ">\n<"));
    assert!(html.contains("Ada &amp; Co") && !html.contains("<button"));
    let unnamed = document::report(&framework, &check, &summary, "").html("");
    assert!(!unnamed.contains(words::report::BY));
}

/// Cases: EM-22
#[test]
fn charts_stay_in_their_frame_and_say_their_numbers() {
    let row = |now, aim| PlotRow {
        title: "A".to_owned(),
        now,
        aim,
        target: Some(30),
        sentence: "A: now".to_owned(),
        ..PlotRow::default()
    };
    let rows =
        [row(Some(10), Some(50)), row(None, None), row(Some(50), Some(10)), row(Some(25), None)];
    let codes = ["1", "2", "3", "4"].map(str::to_owned);
    for node in
        [dot_plot(&rows, 5, "name".to_owned()), radar::radar(&rows, &codes, 5, "name".to_owned())]
    {
        let mut html = String::new();
        node.write(&mut html);
        insta::assert_snapshot!(html.replace("><", ">\n<"));
        assert_eq!(html.matches("role=\"img\"").count(), rows.len());
    }
}

#[test]
fn lists_are_filtered_and_sorted() {
    let framework = small(&[3, 2]);
    let mut check = begin(&framework, None, false);
    for (id, now, aim) in [("1.1", '3', 4), ("1.2", '1', 4), ("1.3", 'n', 0), ("2.1", '5', 4)] {
        answer(&framework, &mut check, id, now, aim, 0);
    }
    check.change(&ItemId::new("1.3"), at(2), |answer| answer.note = "why".to_owned());
    let ids = |filter, order| {
        let list = listing::list(&framework, &check, filter, order);
        list.iter().map(|(_, item)| item.code.to_owned()).collect::<Vec<_>>().join(" ")
    };
    let all = Filter::default();
    let state = |state| Filter { state: Some(state), ..all };
    let cases = [
        (all, Order::Framework, "1.1 1.2 1.3 2.1 2.2"),
        (all, Order::WidestGap, "1.2 1.1 2.1 1.3 2.2"),
        (all, Order::LowestNow, "1.2 1.1 2.1 1.3 2.2"),
        (all, Order::HighestNow, "2.1 1.1 1.2 1.3 2.2"),
        (Filter { area: Some(1), ..all }, Order::Framework, "2.1 2.2"),
        (state(State::Short), Order::Framework, "1.1 1.2"),
        (state(State::Met), Order::Framework, "2.1"),
        (state(State::NotInMyRole), Order::Framework, "1.3"),
        (state(State::Unanswered), Order::Framework, "2.2"),
        (state(State::CannotJudge), Order::Framework, ""),
        (state(State::NoAim), Order::Framework, ""),
        (Filter { noted: true, ..all }, Order::WidestGap, "1.3"),
    ];
    for (filter, order, expected) in cases {
        assert_eq!(ids(filter, order), expected, "{filter:?} {order:?}");
    }
}

#[test]
fn changes_are_told_in_words() {
    let framework = small(&[7]);
    let mut earlier = begin(&framework, None, false);
    let mut later = begin(&framework, None, false);
    later.id = ResultId::from_random(9);
    for (id, before, after) in [
        ("1.1", ('2', 4), ('4', 4)),
        ("1.2", ('2', 4), ('2', 2)),
        ("1.3", ('4', 4), ('3', 4)),
        ("1.4", ('1', 4), ('2', 4)),
        ("1.5", ('3', 4), ('j', 4)),
        ("1.6", ('2', 3), ('2', 3)),
    ] {
        answer(&framework, &mut earlier, id, before.0, before.1, 0);
        answer(&framework, &mut later, id, after.0, after.1, 0);
    }
    later.updated = at(9);
    let comparison = Comparison::between(&framework, &later, &earlier).unwrap();
    let table = |range| comparison::part(&framework, &comparison, &earlier, &later, range);
    let all = comparison.changes.len();
    let whole = table(0..all).blocks.remove(0);
    let told = format!("{}\n{}", compared::sentence(&comparison, &earlier), text(&whole));
    let mut parts = table(0..2).blocks.remove(0);
    if let Node::Element(parts) = &mut parts
        && let Some(Node::Element(body)) = parts.children.last_mut()
    {
        body.children.append(&mut table(2..all).continued);
    }
    assert_eq!(parts, whole, "in two parts");
    insta::assert_snapshot!(told);
    let growth = Change::ClosedByGrowth(Delta { present: 1, gap: -1 });
    let one = Comparison { changes: vec![(ItemId::new("1.1"), growth)] };
    assert_eq!(
        compared::sentence(&one, &earlier),
        "Since 25 February 2026: 1 gap closed by growth, 0 gaps opened, among 1 competency that can \
         be compared.",
        "no word of a lower aim"
    );
    let nothing = Comparison::between(&framework, &begin(&framework, None, false), &later).unwrap();
    assert_eq!(compared::sentence(&nothing, &earlier), compared::NOTHING);
}

/// Puts a list together as the screen does, so many entries at a time.
fn in_parts(total: usize, most: usize, draw: impl Fn(Range<usize>) -> Part) -> Vec<Node> {
    let mut all: Vec<Node> = Vec::new();
    for from in (0..total).step_by(most) {
        let mut part = draw(from..(from + most).min(total));
        if let Some(Node::Element(last)) = all.last_mut() {
            last.children.append(&mut part.continued);
        }
        assert!(part.continued.is_empty(), "there is a list to go on with");
        all.append(&mut part.blocks);
    }
    all
}

proptest! {
    /// Cases: AX-15, AX-16, HI-21
    /// WCAG: 1.1.1
    #[test]
    fn table_and_chart_and_sentence_say_the_same_numbers((framework, check) in world()) {
        let summary = Summary::of(&framework, &check);
        let table = text(&areas::table(&framework, &summary));
        let rows = areas::rows(&framework, &summary);
        prop_assert_eq!(rows.len(), summary.areas.len());
        let of = |area: usize| framework.areas()[area].code.clone();
        let codes: Vec<_> = summary.areas.iter().map(|area| of(area.area)).collect();
        prop_assert_eq!(areas::codes(&framework, &summary), codes);
        for (row, area) in rows.iter().zip(&summary.areas) {
            let tally = &area.tally;
            prop_assert_eq!(row.now, tally.mean_now().map(Mean::tenths));
            prop_assert_eq!(row.aim, tally.mean_desired().map(Mean::tenths));
            let answered = format!("{} of {}", tally.answered, tally.total);
            let means = [tally.mean_now(), tally.mean_desired(), tally.mean_gap(), tally.mean_target()];
            let cells = means.map(words::mean).join(" ");
            let line = format!("{} {answered} {cells}", row.title);
            prop_assert!(table.contains(&line), "{} lacks {}", table, line);
            for mean in means.into_iter().flatten() {
                prop_assert!(row.sentence.contains(&words::mean(Some(mean))));
            }
        }
        let name = results::chart(&framework, &summary);
        let overall = summary.overall;
        let answered = format!("{} of {} answered", overall.answered, overall.total);
        prop_assert!(name.contains(&answered));
        let means = summary.areas.iter().zip(&rows);
        let means: Vec<_> = means.filter_map(|(area, row)| Some((area.tally.mean_now()?, row))).collect();
        let ends = [("Highest", means.iter().map(|(mean, _)| *mean).max()),
            ("Lowest", means.iter().map(|(mean, _)| *mean).min())];
        for (word, end) in ends {
            prop_assert_eq!(name.contains(word), end.is_some());
            let said = means.iter().filter(|(mean, _)| Some(*mean) == end).any(|(mean, row)| {
                name.contains(&format!("{word} now: {} {}.", row.title, words::mean(Some(*mean))))
            });
            prop_assert!(said || end.is_none(), "{} of {}", word, name);
        }
    }

    #[test]
    fn every_priority_is_listed_or_counted((framework, check) in world(), most in 0_usize..6) {
        let summary = Summary::of(&framework, &check);
        let list = lists::priorities(&framework, &check, &summary, 2);
        let list = lists::counted("priorities", list, most);
        let mut html = String::new();
        list.write(&mut html);
        let lists = [summary.priorities.len(), summary.not_weighted.len()];
        let listed: usize = lists.iter().map(|count| (*count).min(most)).sum();
        prop_assert_eq!(html.matches("<li>").count(), listed);
        for count in lists.into_iter().filter(|count| *count > most) {
            prop_assert!(html.contains(&results::more(count - most)));
        }
    }

    #[test]
    fn lists_in_parts_are_the_lists((framework, check) in world(), most in 1_usize..6) {
        let summary = Summary::of(&framework, &check);
        for list in lists::priorities(&framework, &check, &summary, 2) {
            let total = list.entries.len();
            prop_assert_eq!(in_parts(total, most, |range| list.part(range)), list.part(0..total).blocks);
        }
        let items = listing::list(&framework, &check, Filter::default(), Order::Framework);
        let by_area = in_parts(items.len(), most, |range| {
            lists::part(&framework, &check, &items, range, Some(3))
        });
        prop_assert_eq!(by_area, lists::all(&framework, &check, &items, 3));
        let draw = |range| lists::part(&framework, &check, &items, range, None);
        prop_assert_eq!(in_parts(items.len(), most, draw), draw(0..items.len()).blocks);
    }

    #[test]
    fn filters_lose_and_double_nothing((framework, check) in world()) {
        let all = listing::list(&framework, &check, Filter::default(), Order::Framework);
        let mut found = 0;
        for state in State::ALL {
            let filter = Filter { state: Some(state), ..Filter::default() };
            found += listing::list(&framework, &check, filter, Order::WidestGap).len();
        }
        prop_assert_eq!(found, all.len());
        for order in Order::ALL {
            let mut ids: Vec<_> = listing::list(&framework, &check, Filter::default(), order)
                .into_iter()
                .map(|(_, item)| item.id.clone())
                .collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), all.len());
        }
    }
}
