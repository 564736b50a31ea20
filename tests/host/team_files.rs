//! Team files, files that a director adds, and the exported table.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataType, Reader, Xlsx};
use cme_selfcheck::domain::plan::Goal;
use cme_selfcheck::domain::team::{MIN_MEMBERS, Member, Publication};
use cme_selfcheck::domain::{
    Assessment, Framework, ItemId, LinkProblem, ProblemKind, ResultId, Timestamp, Unreadable, Zone,
};
use cme_selfcheck::format::{csv, link_v1, result_v1, team_v1, xlsx};
use cme_selfcheck::session::Env;
use cme_selfcheck::session::team::{ImportOutcome, TeamState};

use crate::formats::full_result;
use crate::steps::{alliance, at, begin, env, parts, small};
use crate::team::{member, team};

fn state(framework: &Framework) -> TeamState {
    TeamState::new(Arc::new(framework.clone()), Zone::UTC)
}

fn file(framework: &Framework, member: &Member) -> String {
    result_v1::write(framework, &member.result)
}

fn outcomes(state: &TeamState) -> Vec<ImportOutcome> {
    state.received().iter().map(|one| one.outcome.clone()).collect()
}

fn six(framework: &Framework) -> Vec<Member> {
    (0..6)
        .map(|number| {
            let now = ['1', '2', '3', '2', '4', '3'][usize::try_from(number).unwrap()];
            let answers = [("1.1", now, 4, 5), ("1.2", '5', 4, 2), ("2.1", 'n', 0, 0)];
            member(framework, number, Some("lead"), &answers)
        })
        .collect()
}

#[test]
fn team_file_comes_back_with_the_same_content_and_the_same_bytes() {
    let framework = alliance();
    let mut second = full_result(&framework);
    second.id = ResultId::from_random(2);
    let members = [
        Member { label: "Ana <b>".to_owned(), result: full_result(&framework) },
        Member { label: String::new(), result: second },
    ];
    let text = team_v1::write(&framework, members.iter()).unwrap();
    assert_eq!(team_v1::read(&text, &framework).unwrap(), members);
    let again = team_v1::write(&framework, members.iter());
    assert_eq!(again, Some(text));
}

fn refused(from: &str, to: &str) -> Unreadable {
    let framework = alliance();
    let members = [Member { label: "A".to_owned(), result: full_result(&framework) }];
    let text = team_v1::write(&framework, members.iter()).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{from}");
    team_v1::read(&changed, &framework).unwrap_err()
}

#[test]
fn team_files_that_are_wrong_are_refused_with_every_problem_and_its_place() {
    let Unreadable::Invalid(problems) = refused("\"label\": \"A\"", "\"label\": 1, \"x\": 2")
    else {
        panic!("it must be refused as invalid")
    };
    let places: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(places, ["members[0].x", "members[0].label"]);
    let Unreadable::Invalid(problems) =
        refused("\"format\": \"cme-selfcheck/result\"", "\"format\": \"cme-selfcheck/saved\"")
    else {
        panic!("it must be refused as invalid")
    };
    assert_eq!(problems[0].path, "members[0].result.format");
    let Unreadable::Invalid(problems) = refused(
        "\"format\": \"cme-selfcheck/result\",\n        \"version\": 1",
        "\"format\": \"cme-selfcheck/result\",\n        \"version\": 2",
    ) else {
        panic!("it must be refused as invalid")
    };
    assert_eq!(problems[0].what, ProblemKind::OutOfRange { min: 1, max: 1 });
    let newer = refused("\"version\": 1", "\"version\": 2");
    assert_eq!(newer, Unreadable::NewerVersion { found: 2 });
    let other = refused("cme-selfcheck/team", "cme-selfcheck/result");
    assert_eq!(other, Unreadable::OtherFormat);
}

#[test]
fn team_of_another_framework_is_refused_by_name_also_where_only_a_member_is() {
    let expected = Unreadable::OtherFramework {
        found: "other".to_owned(),
        ours: "alliance-cme-2008".to_owned(),
    };
    let id = "\"id\": \"alliance-cme-2008\"";
    assert_eq!(refused(id, "\"id\": \"other\""), expected);
    let deeper = format!("\"framework\": {{\n          {id}");
    assert_eq!(refused(&deeper, &deeper.replace("alliance-cme-2008", "other")), expected);
}

#[test]
fn more_than_a_thousand_members_or_64_mebibytes_are_refused() {
    let framework = small(&[1]);
    let members: Vec<_> =
        (0..1_001).map(|number| member(&framework, number, None, &[("1.1", '2', 4, 0)])).collect();
    let text = team_v1::write(&framework, members.iter()).unwrap();
    let Err(Unreadable::Invalid(problems)) = team_v1::read(&text, &framework) else {
        panic!("a thousand and one")
    };
    assert_eq!(problems[0].what, ProblemKind::TooMany { max: 1_000 });
    let text = team_v1::write(&framework, members[1..].iter()).unwrap();
    assert_eq!(team_v1::read(&text, &framework).unwrap().len(), 1_000);

    let large = " ".repeat(64 * 1024 * 1024 + 1);
    assert!(matches!(team_v1::read(&large, &framework), Err(Unreadable::TooLarge { .. })));
    let mut state = state(&framework);
    state.add_file("large", &large);
    // Not a team as far as one can see, so it is measured as a result.
    let max = 1024 * 1024;
    let found = large.len() as u64;
    assert_eq!(outcomes(&state), [ImportOutcome::Refused(Unreadable::TooLarge { found, max })]);
}

/// Cases: TE-02
#[test]
fn files_are_taken_in_whatever_is_among_them() {
    let framework = small(&[2, 1]);
    let six = six(&framework);
    let mut state = state(&framework);
    let other = {
        let mut parts = parts(&[1]);
        parts.id = "other".to_owned();
        Framework::new(parts).unwrap()
    };
    for number in 0..40 {
        let text = ["", "{", "[]", "name;x", "{\"format\":\"x\"}"][number % 5];
        state.add_file(&format!("{number}"), text);
    }
    state.add_file("other", &result_v1::write(&other, &begin(&other, None, false)));
    assert_eq!(state.members().len(), 0);
    assert!(state.received().iter().all(|one| !one.outcome.is_used()));
    assert_eq!(outcomes(&state)[40], ImportOutcome::OtherFramework("other".to_owned()));

    for (number, member) in six.iter().enumerate() {
        state.add_file(&format!("{number}.json"), &file(&framework, member));
    }
    assert_eq!(state.members().len(), 6);
    assert_eq!(outcomes(&state)[46], ImportOutcome::Member(6));
    assert_eq!(state.members()[5].source, "5.json");

    // Chosen twice, and once more as a team.
    state.add_file("again", &file(&framework, &six[1]));
    assert_eq!(outcomes(&state)[47], ImportOutcome::Known(2));
    let team = team_v1::write(&framework, six.iter()).unwrap();
    state.add_file("team", &team);
    assert_eq!(outcomes(&state)[48], ImportOutcome::Team { added: 0, updated: 0, known: 6 });
    assert_eq!(state.team_file(), Some(team));
}

/// Cases: TE-02
#[test]
fn of_the_same_self_check_the_later_state_stays_whichever_came_first() {
    let framework = small(&[1]);
    let early = member(&framework, 1, None, &[("1.1", '2', 4, 0)]);
    let mut late = member(&framework, 1, None, &[("1.1", '3', 4, 0)]);
    // Also within the same second.
    for seconds in [60, 1] {
        late.result.updated = at(seconds);
        let mut stayed = Vec::new();
        for order in [[&early, &late], [&late, &early]] {
            let mut state = state(&framework);
            state.add_file("a", &file(&framework, order[0]));
            state.set_label(1, "Ana");
            state.add_file("b", &file(&framework, order[1]));
            assert_eq!(
                (state.members().len(), state.members()[0].member.label.as_str()),
                (1, "Ana")
            );
            let source = if order[1].result == late.result { "b" } else { "a" };
            assert_eq!(state.members()[0].source, source, "the file that the numbers are of");
            stayed.push(state.members()[0].member.result.clone());
        }
        assert_eq!(stayed[0], stayed[1]);
    }
}

#[test]
fn links_are_taken_in_line_by_line() {
    let framework = small(&[2, 1]);
    let six = six(&framework);
    let link = |member: &Member| link_v1::write(&framework, &member.result, Zone::UTC).unwrap();
    let (first, second) = (link(&six[0]), link(&six[1]));
    let mut state = state(&framework);
    let text =
        format!("https://x.example/#r={first}\n\n  {second}  \nnothing\nhttps://x/#r={first}");
    let left_out = state.add_links(&text, &|number| format!("Link {number}"), env(9));
    assert_eq!(left_out, "nothing", "it stays to be looked at");
    let expected = [
        ImportOutcome::Member(1),
        ImportOutcome::Member(2),
        ImportOutcome::LinkRefused(LinkProblem::NotALink),
        ImportOutcome::Known(1),
    ];
    let found = outcomes(&state);
    assert!(matches!(found[2], ImportOutcome::LinkRefused(_)));
    assert_eq!([&found[0], &found[1], &found[3]], [&expected[0], &expected[1], &expected[3]]);
    assert_eq!(state.received()[2].name, "Link 3");
    assert_eq!(state.members()[1].source, "Link 2");
}

/// Cases: TE-02
#[test]
fn link_takes_nothing_away_from_a_file_of_the_same_self_check() {
    let framework = small(&[2, 1]);
    let mut with_plan = six(&framework)[0].result.clone();
    let link = link_v1::write(&framework, &with_plan, Zone::UTC).unwrap();
    with_plan.plan.goals.push(Goal {
        id: "g1".to_owned(),
        title: "Read".to_owned(),
        ..Goal::default()
    });
    // Whoever keeps a link has its id; whoever sends both a link and a file has another.
    for id in [ResultId::from_random(link_v1::fingerprint(&link)), ResultId::from_random(1)] {
        with_plan.id = id;
        let file = result_v1::write(&framework, &with_plan);
        for order in ["file, link", "link, file", "link, file, link", "file, link, link, file"] {
            let mut state = state(&framework);
            for (day, source) in (1..).zip(order.split(", ")) {
                let env = Env { now: at(86_400 * day), entropy: 1 };
                if source == "link" {
                    state.add_links(&link, &|number| format!("Link {number}"), env);
                } else {
                    state.add_file("file", &file);
                }
            }
            let members = state.members();
            assert_eq!(members.len(), 1, "{order}");
            assert_eq!(members[0].member.result, with_plan, "{order}");
        }
    }
}

/// The day in a link depends on the time zone in which it was created.
#[test]
fn link_and_file_from_another_time_zone_are_one_member() {
    let framework = small(&[2, 1]);
    let mut result = six(&framework)[0].result.clone();
    // Ten in the evening in Los Angeles, one at night in New York.
    result.updated = Timestamp::from_unix_seconds(1_764_482_400).unwrap();
    result.completed = result.completed.map(|_| result.updated);
    let link = link_v1::write(&framework, &result, Zone(|_| -480)).unwrap();
    let file = result_v1::write(&framework, &result);
    for is_link_first in [true, false] {
        let mut state = TeamState::new(Arc::new(framework.clone()), Zone(|_| -300));
        let env = Env { now: Timestamp::from_unix_seconds(1_764_687_600).unwrap(), entropy: 1 };
        for is_link in [is_link_first, !is_link_first] {
            if is_link {
                state.add_links(&link, &|number| format!("Link {number}"), env);
            } else {
                state.add_file("file", &file);
            }
        }
        assert_eq!(state.members().len(), 1);
        assert_eq!(state.members()[0].member.result, result);
    }
}

#[test]
fn link_of_equal_ratings_takes_nobody_out_and_no_label_along() {
    let framework = small(&[2, 1]);
    let mut state = state(&framework);
    let mut result = six(&framework)[0].result.clone();
    for (number, label) in (1..).zip(["Ana", "Bob"]) {
        result.id = ResultId::from_random(number as u128);
        state.add_file("file", &result_v1::write(&framework, &result));
        state.set_label(number, label);
    }
    let link = link_v1::write(&framework, &result, Zone::UTC).unwrap();
    state.add_links(&link, &|number| format!("Link {number}"), env(9));
    let labels: Vec<_> = state.members().iter().map(|one| one.member.label.as_str()).collect();
    assert_eq!(labels, ["Ana", "Bob"]);
    assert_eq!(outcomes(&state)[2], ImportOutcome::Known(1));
}

#[test]
fn whoever_turns_out_to_be_there_twice_stays_included_if_one_of_the_two_was() {
    let framework = small(&[2, 1]);
    let mut state = state(&framework);
    let mut result = six(&framework)[0].result.clone();
    state.add_file("file", &result_v1::write(&framework, &result));
    result.change(&ItemId::new("1.1"), at(200), |answer| answer.present = None);
    let link = link_v1::write(&framework, &result, Zone::UTC).unwrap();
    state.add_links(&link, &|number| format!("Link {number}"), env(9));
    state.include(1, false);
    state.add_file("later file", &result_v1::write(&framework, &result));
    let [one] = state.members() else { panic!("one member: {:?}", state.members()) };
    assert!(one.included);
}

#[test]
fn link_and_later_file_turn_out_to_be_one_member_when_the_earlier_file_comes() {
    let framework = small(&[2, 1]);
    let [earlier, later] = [0, 1].map(|index| {
        let mut result = six(&framework)[index].result.clone();
        result.id = ResultId::from_random(7);
        result.updated = at(100 + i64::try_from(index).unwrap());
        result
    });
    let link = link_v1::write(&framework, &earlier, Zone::UTC).unwrap();
    let add_link = |state: &mut TeamState| {
        state.add_links(&link, &|number| format!("Link {number}"), env(9));
        let number = state.members().iter().find(|one| one.source == "Link 1").unwrap().number;
        state.set_label(number, "Ana");
    };
    let add = |state: &mut TeamState, result: &Assessment| {
        state.add_file("file", &result_v1::write(&framework, result));
    };
    for is_link_first in [true, false] {
        let mut state = state(&framework);
        if is_link_first {
            add_link(&mut state);
        }
        add(&mut state, &later);
        if !is_link_first {
            add_link(&mut state);
        }
        assert_eq!(state.members().len(), 2, "nothing tells yet");
        add(&mut state, &earlier);
        let [one] = state.members() else { panic!("one member") };
        assert_eq!((&one.member.result, one.member.label.as_str()), (&later, "Ana"));
        add(&mut state, &six(&framework)[2].result);
        assert_eq!(outcomes(&state)[3], ImportOutcome::Member(3), "no two have had one number");
    }
}

#[test]
fn same_link_at_another_moment_is_no_later_version() {
    let framework = small(&[2, 1]);
    let link = link_v1::write(&framework, &six(&framework)[0].result, Zone::UTC).unwrap();
    let mut state = state(&framework);
    for second in [1, 2, 90_000] {
        state.confirm_download();
        let env = Env { now: at(second), entropy: 1 };
        state.add_links(&link, &|number| format!("Link {number}"), env);
    }
    assert_eq!(
        outcomes(&state),
        [ImportOutcome::Member(1), ImportOutcome::Known(1), ImportOutcome::Known(1)]
    );
    assert!(!state.has_unsaved());
}

#[test]
fn links_are_counted_on_from_paste_to_paste() {
    let framework = small(&[2, 1]);
    let mut state = state(&framework);
    for member in &six(&framework)[..2] {
        let link = link_v1::write(&framework, &member.result, Zone::UTC).unwrap();
        state.add_links(&link, &|number| format!("Link {number}"), env(9));
    }
    let sources: Vec<_> = state.members().iter().map(|one| one.source.as_str()).collect();
    assert_eq!(sources, ["Link 1", "Link 2"]);
}

#[test]
fn team_is_unsaved_until_somebody_says_that_its_file_came_and_after_each_change() {
    let framework = small(&[2, 1]);
    let mut state = state(&framework);
    assert!(!state.has_unsaved(), "there is nobody");
    state.add_file("file", &file(&framework, &six(&framework)[0]));
    for _ in 0..2 {
        assert!(state.has_unsaved() && !state.is_download_unconfirmed());
        state.mark_downloaded();
        state.internal ^= true;
        assert!(state.has_unsaved() && state.is_download_unconfirmed(), "it may not have come");
        state.confirm_download();
        assert!(!state.has_unsaved() && !state.is_download_unconfirmed());
        state.add_file("again", &file(&framework, &six(&framework)[0]));
        assert!(!state.has_unsaved(), "it is there already");
        state.set_label(1, "Ana");
    }
    state.mark_downloaded();
    state.include(1, false);
    assert!(!state.is_download_unconfirmed(), "that was another team");
    state.confirm_download();
    assert!(state.has_unsaved(), "who is left out is not in the file");
    state.clear();
    assert!(!state.has_unsaved());
}

#[test]
fn team_of_one_file_alone_is_saved_in_that_file() {
    let framework = small(&[2, 1]);
    let [first, second] = [0, 1].map(|index| six(&framework)[index].clone());
    let mut state = state(&framework);
    state.add_file("file", &file(&framework, &first));
    let team = state.team_file().unwrap();
    state.clear();
    state.add_file("team", &team);
    assert!(!state.has_unsaved(), "all of it is in the file");
    state.add_file("file", &file(&framework, &second));
    state.add_file("team", &team);
    assert!(state.has_unsaved(), "the second is in no team file");
}

#[test]
fn labels_are_one_line_of_text_and_members_can_be_left_out() {
    let framework = small(&[2, 1]);
    let mut state = state(&framework);
    for member in six(&framework) {
        state.add_file("file", &file(&framework, &member));
    }
    // What nobody sees is no label.
    state.set_label(2, " \u{200b} \u{a0}");
    assert_eq!(state.members()[1].member.label, "");
    state.set_label(3, &format!("<img src=x>\n\u{202e}{}", "é".repeat(200)));
    let label = &state.members()[2].member.label;
    assert!(label.starts_with("<img src=x> é") && label.chars().count() == 100);
    assert!(state.publication(at(9).date(Zone::UTC)).is_some());
    state.include(3, false);
    assert_eq!(state.team(at(9).date(Zone::UTC)).members, MIN_MEMBERS);
    state.include(1, false);
    assert_eq!(state.publication(at(9).date(Zone::UTC)), None);
    assert_eq!(state.table(at(9).date(Zone::UTC)), None);
    state.internal = true;
    assert!(state.table(at(9).date(Zone::UTC)).unwrap().contains(",internal"));
    let [can_help, below] = state.help(&ItemId::new("1.1"));
    let numbers = |found: Vec<&cme_selfcheck::session::team::TeamMember>| {
        found.iter().map(|one| one.number).collect::<Vec<_>>()
    };
    assert_eq!((numbers(can_help), numbers(below)), (vec![5], vec![2, 4, 6]));
    state.clear();
    assert_eq!((state.members().len(), state.received().len()), (0, 0));
    assert!(state.publication(at(9).date(Zone::UTC)).is_none());
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn table_of_a_team_has_its_means_counts_and_what_is_not_shown() {
    let framework = small(&[2, 1]);
    let team = team(&framework, &six(&framework));
    let whole = rows(&csv::write_team(&framework, &Publication::internal(&team)));
    assert!(whole.iter().all(|row| row.len() == 25));
    assert_eq!(whole[0][..6].join(","), "area_code,area,role,code,competency,members");
    assert_eq!(whole[1].join(","), ",,,,,6,,,,,,,,,,,,,yes,internal,,,,,");
    assert_eq!(whole[2].join(","), ",,LEAD,,,6,,,,,,,,,,,,,yes,internal,,,,,");
    assert_eq!(
        whole[5].join(","),
        "'1,Area 1,,'1.1,Do 1.1,6,2.50,4.00,1.50,5,0,-83.33,5.00,7.50,0,0,0,0,yes,internal,1,2,2,1,0"
    );
    let alone = whole.iter().find(|row| row[3] == "'2.1").unwrap();
    assert_eq!(alone[5..].join(","), ",,,,,,,,,6,0,0,0,no ratings,internal,0,0,0,0,0");

    let shown = rows(&csv::write_team(&framework, &Publication::of(&team).unwrap()));
    let row = |code: &str| shown.iter().find(|row| row[3] == code).unwrap()[5..].join(",");
    // All have 1.2 at level 5, so 1.1 could be derived from the area and is not shown either.
    assert_eq!(row("'1.2"), ",,,,,,,,,,,,,no spread shown,publication,,,,,");
    assert_eq!(row("'1.1"), ",,,,,,,,,,,,,not shown,publication,,,,,");
    assert!(shown.iter().all(|row| row[2].is_empty() || row[2] == "role"), "one role is no role");
}

/// Cases: HI-28
#[test]
fn workbook_of_a_team_has_the_cells_of_the_table_with_codes_as_texts() {
    // As many levels as possible: more columns than the alphabet has letters.
    let mut parts = parts(&[2, 1]);
    let level = parts.levels[0].clone();
    parts.levels.resize(10, level);
    let framework = Framework::new(parts).unwrap();
    let team = Publication::internal(&team(&framework, &six(&framework)));
    let table = rows(&csv::write_team(&framework, &team));
    let bytes = xlsx::write_team(&framework, &team);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range("Results").unwrap();
    let sheet: Vec<Vec<_>> = range.rows().map(<[Data]>::to_vec).collect();
    assert_eq!((sheet.len(), sheet[0].len()), (table.len(), 30));
    for (cells, row) in sheet.iter().zip(&table) {
        for (cell, text) in cells.iter().zip(row) {
            let words = text.strip_prefix('\'').unwrap_or(text);
            // In the CSV table a code has a leading apostrophe.
            let number: Option<f64> = if words == text { text.parse().ok() } else { None };
            assert_eq!(cell.get_float(), number, "{text}");
            let text_of_cell = cell.get_string().unwrap_or_default();
            assert!(number.is_some() || text_of_cell == words, "{cell:?}");
        }
    }
}
