//! Results on paper and on screen: every number is the summary's.

use std::sync::Arc;

use cme_selfcheck::domain::compare::{Change, Comparison, Delta};
use cme_selfcheck::domain::listing::{self, Filter, ItemState, Order};
use cme_selfcheck::domain::plan::{Goal, PlanVersion};
use cme_selfcheck::domain::summary::AreaSummary;
use cme_selfcheck::domain::{Assessment, Framework, ItemId, Mean, ResultId, Scope, Summary, Zone};
use cme_selfcheck::format::result_v1;
use cme_selfcheck::messages::{self, comparison as compared, plan, results};
use cme_selfcheck::session::{ResultRef, Session};
use cme_selfcheck::ui::components::{DotPlot, PlotRow, Radar};
use cme_selfcheck::ui::report::by_area::{AreaTable, plot_rows};
use cme_selfcheck::ui::report::content::{Printed, ReportContent};
use cme_selfcheck::ui::report::document;
use cme_selfcheck::ui::report::document_file::{STYLES, document_file};
use cme_selfcheck::ui::report::lists::{AllByArea, FirstEntries, priorities, strengths};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::formats::full_result;
use crate::html::{self, Element, Page};
use crate::properties::world;
use crate::screens;
use crate::steps::{alliance, answer, at, begin, env, level_names, session, small};
use crate::storage::Shared;

/// Text with which a person might try to break out of the markup.
const MARKUP: &str = "</p><img src=x onerror=alert(1)> & \"more\" 'here'";

/// The print as a file, for pages that may not print.
fn saved(content: ReportContent) -> String {
    let content = Arc::new(content);
    document_file(content.printed.title(), &|| document(&content))
}

/// The report of a self-check as a file, with that name in it.
fn report_file(framework: &Framework, check: &Assessment, name: &str) -> String {
    saved(content(framework, check, Printed::Report, name))
}

fn content(
    framework: &Framework,
    check: &Assessment,
    printed: Printed,
    name: &str,
) -> ReportContent {
    let summary = Arc::new(Summary::of(framework, check));
    let (framework, check) = (Arc::new(framework.clone()), Arc::new(check.clone()));
    ReportContent {
        printed,
        framework,
        check,
        summary,
        zone: Zone::UTC,
        name: name.to_owned(),
        organization: String::new(),
        code: None,
    }
}

/// The report of a self-check.
fn report(framework: &Framework, check: &Assessment) -> Page {
    Page::read(&report_file(framework, check, ""))
}

/// A session with these results.
fn with_results(framework: Framework, results: &[&Assessment]) -> Session {
    let framework = Arc::new(framework);
    let mut session = session(&framework, Shared::default(), "a");
    for check in results {
        session.import(&result_v1::write(&framework, check), env(9)).unwrap();
    }
    session
}

/// Cases: HI-10
#[test]
fn what_a_person_wrote_stays_text() {
    let framework = alliance();
    let mut check = full_result(&framework);
    let title = check.plan.goals[0].title.clone();
    check.plan.goals[0].title = MARKUP.to_owned();
    check.change(&ItemId::new("1.1"), at(3), |answer| answer.note = MARKUP.to_owned());
    let plain = report_file(&framework, &full_result(&framework), "");
    let file = report_file(&framework, &check, MARKUP);
    let page = Page::read(&file);
    assert!(page.all("img, [onerror]").is_empty(), "{file}");
    assert!(page.only("p.by").text().ends_with(MARKUP));
    let notes = page.all(".note-text");
    assert!(notes.iter().any(|note| note.text() == MARKUP), "{file}");
    let headings = page.names("heading");
    assert!(headings.iter().any(|heading| heading.ends_with(MARKUP)), "{headings:?} for {title}");
    assert_eq!(file.matches("<p").count(), plain.matches("<p").count() + 2, "name and note");
    let rows = vec![PlotRow { sentence: MARKUP.to_owned(), ..PlotRow::default() }];
    let chart =
        html::page(|| view! { <DotPlot rows levels=level_names() name=MARKUP.to_owned()/> });
    assert_eq!(
        (chart.names("group"), chart.names("img")),
        (vec![MARKUP.into()], vec![MARKUP.into()])
    );
}

/// Cases: AX-21
/// WCAG: 3.1.2
#[test]
fn texts_of_a_framework_in_another_language_say_so_on_paper() {
    let framework = screens::greek(&[2, 2, 2]);
    let mut check = begin(&framework, Some("lead"), false);
    for (id, now) in [("1.1", '1'), ("1.2", '5'), ("2.1", '2'), ("3.1", '5')] {
        answer(&framework, &mut check, id, now, 4, 0);
    }
    let summary = Summary::of(&framework, &check);
    let rows = plot_rows(&framework, &summary);
    let radar = html::page(|| view! { <Radar rows levels=5 name=String::new()/> });
    let report = report(&framework, &check);
    for page in [&report, &radar] {
        screens::assert_languages(page);
    }
    let found = [report.texts(), radar.texts()].concat();
    for words in ["Περιοχή 3", "Κάνε 1.1", "1 Περιοχή 1"] {
        assert!(found.iter().any(|(_, text)| *text == words), "{words}: {found:?}");
    }
}

/// Cases: HI-21
#[test]
fn report_says_what_there_is_not() {
    let framework = small(&[2]);
    // The sentence at the top may contain it too.
    let priorities = |page: &Page| page.only("section.priorities").text();
    let none = [results::PRIORITIES, results::NO_PRIORITIES].join(" ");
    let mut check = begin(&framework, None, false);
    let nothing = report(&framework, &check);
    assert!(nothing.text().contains(results::NOTHING) && nothing.all(".by-area").is_empty());
    assert!(priorities(&nothing).contains(results::NO_PRIORITIES_YET));
    answer(&framework, &mut check, "1.1", '4', 4, 0);
    let met = report(&framework, &check);
    assert_eq!(met.all(".by-area").len(), 1);
    assert_eq!(priorities(&met), none);
    assert!(!met.text().contains(results::ORPHANS));
    answer(&framework, &mut check, "1.2", '2', 4, 0);
    let short = report(&framework, &check);
    assert!(!priorities(&short).contains(results::NO_PRIORITIES));
    check.orphans = std::mem::take(&mut check.answers);
    assert!(report(&framework, &check).names("heading").contains(&results::ORPHANS.to_owned()));
}

#[test]
fn earlier_versions_of_a_plan_come_latest_first() {
    let framework = alliance();
    let mut check = full_result(&framework);
    let version = |day: i64, title: &str| PlanVersion {
        saved: at(day * 86_400),
        goals: vec![Goal { id: "g1".to_owned(), title: title.to_owned(), ..Goal::default() }],
    };
    check.plan.versions = vec![version(0, "Read"), version(1, "Teach")];
    let mut session = with_results(framework, &[&check]);
    session.make_plan(plan::new_title, env(9));
    let page = screens::page(session);
    let told: Vec<_> = page.all(".versions > ul > li").iter().map(|one| one.text()).collect();
    assert_eq!(
        told,
        ["February 26, 2026: 1 goal Teach (planned)", "February 25, 2026: 1 goal Read (planned)"]
    );
}

#[test]
fn report_has_every_part() {
    let framework = alliance();
    let check = full_result(&framework);
    let file = report_file(&framework, &check, "Ada & Co");
    assert!(file.contains(STYLES), "styles are in it");
    let page = Page::read(&file.replace(STYLES, "p{}"));
    insta::assert_snapshot!(page.markup());
    assert!(page.only("p.by").text().contains("Ada & Co") && page.with_role("button").is_empty());
    assert!(!report(&framework, &check).text().contains(messages::report::BY));
}

#[test]
fn plan_is_printed_alone_with_name_organization_and_two_signatures() {
    let framework = alliance();
    let mut content = content(&framework, &full_result(&framework), Printed::Plan, MARKUP);
    content.organization = MARKUP.to_owned();
    let page = Page::read(&saved(content));
    let head = page.only(".running").text();
    assert!(head.starts_with(&format!("{MARKUP} · {MARKUP} · ")), "{head}");
    assert!(head.contains("Coordinator") && page.all("img").is_empty(), "{head}");
    assert_eq!(page.names("heading")[0], plan::HEADING);
    assert!(!page.names("heading").contains(&results::HEADING.to_owned()));
    let lines: Vec<_> = page.all(".sign .line").iter().map(|line| line.text()).collect();
    assert_eq!(lines, ["Signature", "Date", "Supervisor’s signature", "Date"]);
}

#[test]
fn conversation_sheet_has_priorities_strengths_evidence_and_a_code() {
    let framework = alliance();
    let mut check = begin(&framework, Some("coordinator"), false);
    for id in ["1.1", "1.2", "1.3", "1.4"] {
        answer(&framework, &mut check, id, '1', 5, 0);
    }
    for id in ["2.1", "2.2", "2.3"] {
        answer(&framework, &mut check, id, '5', 5, 0);
    }
    let long = "words ".repeat(300);
    for (id, note) in [("1.1", &*long), ("2.1", MARKUP)] {
        check.change(&ItemId::new(id), at(3), |answer| note.clone_into(&mut answer.note));
    }
    let mut content = content(&framework, &check, Printed::Sheet, "");
    content.code = Some(("0 0 5 5".to_owned(), "M0 0".to_owned()));
    let page = Page::read(&saved(content.clone()));
    assert_eq!(page.all(".topics > li").len(), 3);
    assert_eq!(page.all(".topics .boxes li").len(), 6, "two suggestions each");
    assert_eq!(page.all(".share li").len(), 2);
    assert_eq!(page.all(".blanks .line").len(), 9);
    let notes: Vec<_> = page.all(".note-text").iter().map(|note| note.text()).collect();
    assert!(notes[0].chars().count() < 220 && notes[0].ends_with('…'), "{notes:?}");
    assert!(notes[1].ends_with(MARKUP), "{notes:?}");
    assert_eq!(page.names("img"), [messages::link::QR]);
    content.code = None;
    content.check = Arc::new(begin(&framework, None, false));
    content.summary = Arc::new(Summary::of(&framework, &content.check));
    let page = Page::read(&saved(content));
    assert!(page.names("img").is_empty() && page.text().contains(results::NO_PRIORITIES_YET));
}

/// Cases: EM-22
#[test]
fn charts_stay_in_their_frame_and_say_their_numbers() {
    let row = |code: &str, now, aim| PlotRow {
        title: "A".to_owned(),
        code: code.to_owned(),
        now,
        aim,
        target: Some(30),
        sentence: "A: now".to_owned(),
        ..PlotRow::default()
    };
    let rows = vec![
        row("1", Some(10), Some(50)),
        row("2", None, None),
        row("3", Some(50), Some(10)),
        row("4", Some(25), None),
    ];
    let (axes, count) = (rows.clone(), rows.len());
    let plot = html::page(|| view! { <DotPlot rows levels=level_names() name="name".to_owned()/> });
    let radar = html::page(|| view! { <Radar rows=axes levels=5 name="name".to_owned()/> });
    for (page, frame) in [(plot, 100.0), (radar, 400.0)] {
        insta::assert_snapshot!(page.markup());
        assert_eq!(page.names("group"), ["name"]);
        assert_eq!(page.names("img"), vec!["A: now"; count]);
        for attribute in ["x", "x1", "x2", "cx", "y", "y1", "y2", "cy", "points"] {
            for element in page.all(&format!("[{attribute}]")) {
                for number in element.attribute(attribute).unwrap().split([',', ' ']) {
                    let number: f64 = number.trim_end_matches('%').parse().unwrap();
                    assert!((0.0..=frame).contains(&number), "{attribute} {number}");
                }
            }
        }
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
        let list = listing::list_items(&framework, &check, filter, order);
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
        (state(ItemState::Short), Order::Framework, "1.1 1.2"),
        (state(ItemState::Met), Order::Framework, "2.1"),
        (state(ItemState::NotInMyRole), Order::Framework, "1.3"),
        (state(ItemState::Unanswered), Order::Framework, "2.2"),
        (state(ItemState::CannotJudge), Order::Framework, ""),
        (state(ItemState::NoAim), Order::Framework, ""),
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
    let mut session = with_results(framework.clone(), &[&earlier, &later]);
    session.compare_with(&ResultRef::Saved(earlier.id.clone()));
    let page = screens::page(session);
    let sentence = compared::sentence(&comparison, &earlier, &later, Zone::UTC);
    assert_eq!(page.only(".compare .lead").text(), sentence);
    assert_eq!(page.names("region"), [compared::TABLE]);
    let changes = page.named("table", compared::TABLE).text();
    insta::assert_snapshot!(format!("{sentence}\n{changes}"));
    let growth = Change::ClosedByGrowth(Delta { present: 1, gap: -1 });
    let one = Comparison { changes: vec![(ItemId::new("1.1"), growth)], areas: Vec::new() };
    assert_eq!(
        compared::sentence(&one, &earlier, &later, Zone::UTC),
        "Since February 25, 2026: 1 gap closed by growth, none opened (1 competency compared).",
        "no word of a lower aim"
    );
}

#[test]
fn results_with_nothing_to_compare_say_so() {
    let framework = small(&[2]);
    let empty = begin(&framework, None, false);
    let mut rated = begin(&framework, None, false);
    rated.id = ResultId::from_random(9);
    answer(&framework, &mut rated, "1.1", '2', 4, 0);
    let mut session = with_results(framework, &[&empty, &rated]);
    session.compare_with(&ResultRef::Saved(empty.id.clone()));
    let page = screens::page(session);
    assert_eq!(page.only(".compare .lead").text(), compared::NOTHING);
    assert!(page.with_role("table").is_empty());
}

proptest! {
    /// Cases: AX-15, AX-16, HI-21
    /// WCAG: 1.1.1
    #[test]
    fn table_and_chart_and_sentence_say_the_same_numbers((framework, check) in world()) {
        let (framework, summary) = (Arc::new(framework.clone()), Arc::new(Summary::of(&framework, &check)));
        let rows = plot_rows(&framework, &summary);
        let (of, numbers) = (Arc::clone(&framework), Arc::clone(&summary));
        let table = html::page(|| view! { <AreaTable framework=of summary=numbers/> }).text();
        let (lines, names) = (rows.clone(), framework.scale().names());
        let chart = html::page(|| view! { <DotPlot rows=lines levels=names name=String::new()/> });
        let sentences: Vec<_> = rows.iter().map(|row| row.sentence.clone()).collect();
        prop_assert_eq!(chart.names("img"), sentences);
        prop_assert_eq!(rows.len(), summary.areas.len());
        let of = |area: usize| framework.areas()[area].code.clone();
        let codes: Vec<_> = summary.areas.iter().map(|area| of(area.area)).collect();
        prop_assert_eq!(rows.iter().map(|row| row.code.clone()).collect::<Vec<_>>(), codes);
        let counts = summary.areas.iter().any(|area| area.tally.total > 1);
        for (row, area) in rows.iter().zip(&summary.areas) {
            let tally = &area.tally;
            prop_assert_eq!(row.now, tally.mean_now().map(Mean::tenths));
            prop_assert_eq!(row.aim, tally.mean_desired().map(Mean::tenths));
            prop_assert_eq!(row.target, tally.mean_target().map(Mean::tenths));
            let answered = format!("{} of {}", tally.answered, tally.total);
            let means =
                [tally.mean_now(), tally.mean_desired(), tally.mean_shortfall(), tally.mean_target()];
            let [now, aim, gap, target] = means.map(|mean| results::number(tally, mean));
            let below = match tally.compared {
                0 => "–".to_owned(),
                compared => format!("{} of {compared}", tally.short),
            };
            // An area in a quick check has levels, and no counts.
            let single = tally.total == 1;
            prop_assert_eq!(row.sentence.contains(&answered), !single);
            let said = format!("{below} below your aim");
            prop_assert_eq!(row.sentence.contains(&said), !single && tally.compared > 0);
            prop_assert!(!single || !(row.sentence.contains(".0") || row.end.contains(".0")));
            let line = if counts {
                format!("{} {answered} {now} {aim} {gap} {below} {target}", row.title)
            } else {
                format!("{} {now} {aim} {gap} {target}", row.title)
            };
            // A dash has hidden text for screen readers beside it.
            let line = line.replace('–', &format!("–{}", messages::listing::NO_VALUE));
            prop_assert!(table.contains(&line), "{} lacks {}", table, line);
            for mean in means.into_iter().flatten() {
                prop_assert!(row.sentence.contains(&results::number(tally, Some(mean))));
            }
        }
        let name = results::chart(&framework, &summary);
        let overall = summary.overall;
        let answered = format!("{} of {} answered", overall.answered, overall.total);
        prop_assert!(name.contains(&answered));
        // Headline and chart name the area with the widest gap in the table, or none.
        let headline = results::sentence(&framework, &check, &summary);
        prop_assert_eq!(headline.contains("largest gap"), summary.widest.is_some());
        prop_assert_eq!(name.contains("Largest gap"), summary.widest.is_some());
        if let Some(widest) = summary.widest {
            let title = &framework.areas()[widest].title;
            let [in_words, in_chart] = match summary.others_as_wide() {
                0 => [format!("largest gap is in {title}."), format!("Largest gap: {title}.")],
                more => [format!("largest gaps are in {title} and {more} more area"), format!("Largest gap: {title} and {more} more.")],
            };
            prop_assert!(headline.contains(&in_words) && name.contains(&in_chart));
            let gap = |area: &AreaSummary| area.tally.mean_shortfall().map(Mean::tenths);
            let in_table = summary.areas.iter().find(|area| area.area == widest).and_then(gap);
            let enough = |area: &&AreaSummary| area.tally.compared * 2 >= area.tally.in_role;
            prop_assert_eq!(in_table, summary.areas.iter().filter(enough).filter_map(gap).max());
        }
        let means = summary.areas.iter().zip(&rows);
        let means = means.filter_map(|(area, row)| Some((area.tally.mean_now()?, &area.tally, row)));
        let means: Vec<_> = means.collect();
        let ends = [("Highest", means.iter().map(|(mean, ..)| *mean).max()),
            ("Lowest", means.iter().map(|(mean, ..)| *mean).min())];
        for (word, end) in ends {
            prop_assert_eq!(name.contains(word), end.is_some());
            let at_end = || means.iter().filter(|(mean, ..)| Some(*mean) == end);
            let others = at_end().count().saturating_sub(1);
            let more = if others == 0 { String::new() } else { format!(" and {others} more") };
            let said = at_end().any(|(mean, tally, row)| {
                let mean = results::number(tally, Some(*mean));
                name.contains(&format!("{word} now: {}{more} {mean}.", row.title))
            });
            prop_assert!(said || end.is_none(), "{} of {}", word, name);
        }
    }

    #[test]
    fn every_priority_is_listed_or_counted((framework, check) in world(), max in 0_usize..6) {
        let framework = Arc::new(framework);
        let summary = Arc::new(Summary::of(&framework, &check));
        let lists = priorities(&framework, &check, &summary, 2);
        let page = html::page(|| view! { <FirstEntries class="priorities" lists max more=results::more/> });
        let lists = [summary.priorities.len(), summary.not_weighted.len()];
        let listed: usize = lists.iter().map(|count| (*count).min(max)).sum();
        prop_assert_eq!(page.with_role("listitem").len(), listed);
        for count in lists.into_iter().filter(|count| *count > max) {
            prop_assert!(page.text().contains(&results::more(count - max)));
        }
    }

    #[test]
    fn lists_begin_alike_however_many_entries_are_shown(
        (framework, check) in world(),
        max in 0_usize..6,
    ) {
        let framework = Arc::new(framework);
        let summary = Arc::new(Summary::of(&framework, &check));
        let mut lists = priorities(&framework, &check, &summary, 2);
        lists.push(strengths(&framework, &summary, 2));
        for list in lists {
            let entries = |max: usize| {
                let lists = vec![list.clone()];
                let page = html::page(|| view! { <FirstEntries class="list" lists max more=results::more/> });
                page.with_role("listitem").into_iter().map(Element::text).collect::<Vec<_>>()
            };
            let all = entries(usize::MAX);
            prop_assert_eq!(&entries(max), &all[..max.min(all.len())]);
        }
    }

    #[test]
    fn every_competency_stands_once_under_the_heading_of_its_area((framework, check) in world()) {
        let items = check.items(&framework);
        let mut wanted = Vec::new();
        for (index, item) in &items {
            let title = format!("h3 {}", framework.areas()[*index].title);
            // An item of a quick check is an area, and needs no heading.
            if check.scope != Scope::Quick && !wanted.contains(&title) {
                wanted.push(title);
            }
            wanted.push(format!("{} {}", item.code, item.statement));
        }
        let (of, answers) = (Arc::new(framework.clone()), Arc::new(check.clone()));
        let page = html::page(|| view! { <AllByArea framework=of check=answers level=3/> });
        let listed = page.all("h3, .statement").into_iter().map(|one| match one.tag() {
            "h3" => format!("h3 {}", one.text()),
            _ => one.text(),
        });
        prop_assert_eq!(listed.collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn filters_lose_and_double_nothing((framework, check) in world()) {
        let all = listing::list_items(&framework, &check, Filter::default(), Order::Framework);
        let mut found = 0;
        for state in ItemState::ALL {
            let filter = Filter { state: Some(state), ..Filter::default() };
            found += listing::list_items(&framework, &check, filter, Order::WidestGap).len();
        }
        prop_assert_eq!(found, all.len());
        for order in Order::ALL {
            let mut ids: Vec<_> = listing::list_items(&framework, &check, Filter::default(), order)
                .into_iter()
                .map(|(_, item)| item.id.clone())
                .collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), all.len());
        }
    }
}
