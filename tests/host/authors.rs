//! The page for authors: the draft, the components of the page, and the messages.

use cme_selfcheck::authors::draft::Draft;
use cme_selfcheck::authors::page::{AuthorsPage, DraftEditor, ProblemList};
use cme_selfcheck::authors::workspace::{Workspace, provide_workspace};
use cme_selfcheck::domain::framework::Credit;
use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::{Problem, ProblemKind, RoleId, Unreadable};
use cme_selfcheck::format::{framework_v1, framework_write, json_line};
use cme_selfcheck::messages::authors as messages;
use leptos::prelude::*;

use crate::framework_files::full_parts;
use crate::html::{self, Page};
use crate::messages::refused_as_a_whole;
use crate::steps::parts;

/// The controls for a draft.
fn editor(draft: &Draft) -> String {
    html::html(|| {
        provide_workspace().open("mine.json", Ok(draft.clone()));
        view! { <DraftEditor/> }
    })
}

/// The whole page after opening a file, or without one.
fn whole_page(file: Option<Result<Draft, Unreadable>>) -> String {
    html::html(|| {
        let workspace = provide_workspace();
        if let Some(draft) = file {
            workspace.open("mine.json", draft);
        }
        view! { <AuthorsPage/> }
    })
}

/// The problems of a file that may be editable.
fn problem_list(problems: &[Problem], editable: bool) -> Page {
    html::page(|| view! { <ProblemList problems=problems.to_vec() source="" editable/> })
}

fn draft_of(text: &str) -> Draft {
    Draft::open(text).unwrap()
}

#[test]
fn both_beginnings_are_whole_frameworks() {
    assert_eq!(Draft::built_in().unwrap().text(), framework_v1::BUILT_IN);
    let empty = Draft::empty().unwrap();
    assert_eq!(empty.problems(), []);
    assert_eq!(empty.text(), include_str!("../../src/authors/empty_framework.json"));
    assert_eq!(
        messages::contents(&empty.framework().unwrap()),
        "1 area, 1 competency, 3 levels, 1 role."
    );
}

#[test]
fn nothing_is_lost_on_the_way_to_the_file() {
    let mut off = full_parts();
    off.targets[0].1[0].1 = 9;
    off.targets.push(("nobody".to_owned(), vec![("nothing".to_owned(), 1)]));
    off.title.clear();
    off.areas[1].id = off.areas[0].id.clone();
    let draft = draft_of(&framework_write::write(&off));
    assert_eq!(draft.parts, off);
    assert_eq!(draft.problems().len(), 5, "{:?}", draft.problems());
    assert_eq!(draft_of(&draft.text()), draft);
}

#[test]
fn targets_are_corrected_and_stand_in_the_frameworks_order() {
    let mut draft = Draft::open(&framework_write::write(&parts(&[2, 1, 1]))).unwrap();
    draft.set_target(1, 2, Some(2));
    draft.set_target(0, 2, Some(3));
    draft.set_target(0, 1, Some(1));
    draft.set_target(0, 0, Some(5));
    let of = |role: &str, targets: &[(&str, u8)]| {
        (role.to_owned(), targets.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect())
    };
    let lead = of("lead", &[("1", 5), ("2", 1), ("3", 3), ("1.2", 5)]);
    assert_eq!(draft.parts.targets, [lead.clone(), of("help", &[("3", 2)])]);
    // Removes the target, and with its last target the role.
    draft.set_target(1, 2, None);
    assert_eq!(draft.parts.targets, [lead]);
    // Inserted before the role that has targets.
    let mut parts = parts(&[2, 1, 1]);
    parts.targets = vec![of("help", &[("1", 1)])];
    let mut draft = draft_of(&framework_write::write(&parts));
    draft.set_target(0, 1, Some(4));
    assert_eq!(draft.parts.targets, [of("lead", &[("2", 4)]), of("help", &[("1", 1)])]);
    // A role at another position is not inserted a second time.
    let mut parts = draft.parts.clone();
    parts.targets.swap(0, 1);
    let mut draft = draft_of(&framework_write::write(&parts));
    draft.set_target(0, 0, Some(3));
    assert_eq!(draft.parts.targets, [of("help", &[("1", 1)]), of("lead", &[("1", 3), ("2", 4)])]);
    // Indices out of range change nothing.
    let before = draft.clone();
    draft.set_target(9, 0, Some(1));
    draft.set_target(0, 9, Some(1));
    draft.set_target(0, 2, None);
    assert_eq!(draft, before);
}

#[test]
fn off_scale_target_is_shown_and_can_be_corrected() {
    let text = framework_v1::BUILT_IN.replacen("\"1\": 4", "\"1\": 7", 1);
    let mut draft = draft_of(&text);
    let fault = Violation::OffScale { found: 7, top: 5 };
    let path = "targets[\"leader\"][\"1\"]".to_owned();
    assert_eq!(draft.problems(), [Problem { path, what: ProblemKind::Framework(fault) }]);
    assert_eq!(draft.target(&RoleId::new("leader"), &draft.parts.areas[0].id), Some(7));
    let editor = Page::read(&editor(&draft));
    let chosen = editor.all("option[selected]");
    assert_eq!(chosen.len(), 24, "one of each choice");
    let off_scale = chosen.iter().find(|option| option.attribute("value") == Some("7")).unwrap();
    assert_eq!(off_scale.text(), "7, not on the scale");
    draft.set_target(0, 0, Some(4));
    assert_eq!(draft.text(), framework_v1::BUILT_IN);
}

/// Cases: HI-14
#[test]
fn identity_is_changed() {
    let mut draft = Draft::empty().unwrap();
    draft.parts.title = "Ours".to_owned();
    draft.parts.id = "ours-2026".to_owned();
    draft.set_revision(" 7 ");
    let framework = draft.framework().unwrap();
    assert_eq!((framework.id(), framework.revision()), ("ours-2026", 7));
    assert_eq!(framework.parts().title, "Ours");
    assert_eq!(draft.file_name(), "ours-2026.json");
    for wrong in ["", "0", "-1", "seven", "4294967296", "1.5"] {
        draft.set_revision(wrong);
        assert_eq!(draft.problems()[0].path, "revision", "{wrong}");
        assert!(Draft::open(&draft.text()).is_ok_and(|file| file.parts.revision == 7), "{wrong}");
    }
    draft.set_revision("8");
    assert!(draft.problems().is_empty() && draft.parts.revision == 8);
    for id in ["", "a/b", "../x", &"x".repeat(65), "CON", "nul", "Com1", "LPT9"] {
        draft.parts.id = id.to_owned();
        assert_eq!(draft.file_name(), "framework.json", "{id}");
    }
    for id in ["console", "com", "COM-A", "lpt10"] {
        draft.parts.id = id.to_owned();
        assert_eq!(draft.file_name(), format!("{id}.json"));
    }
}

#[test]
fn files_that_cannot_be_worked_on_are_refused() {
    let broken = framework_v1::BUILT_IN.replacen("\"revision\": 1", "\"revision\": \"1\"", 1);
    assert!(matches!(Draft::open(&broken), Err(Unreadable::Invalid(_))));
    let large = " ".repeat(framework_v1::MAX_BYTES + 1);
    for open in [Draft::open, Draft::from_spreadsheet] {
        assert!(matches!(open(&large), Err(Unreadable::TooLarge { .. })));
    }
    let rest = framework_v1::MAX_BYTES - framework_v1::BUILT_IN.len();
    let largest = [framework_v1::BUILT_IN, &" ".repeat(rest)].concat();
    assert_eq!(Draft::open(&largest), Draft::built_in());
}

#[test]
fn a_scale_that_cannot_be_read_is_one_problem() {
    let mut long = full_parts();
    long.levels = vec![long.levels[0].clone(); 11];
    let Err(Unreadable::Invalid(found)) = Draft::open(&framework_write::write(&long)) else {
        panic!("it must be refused")
    };
    let paths: Vec<_> = found.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["scale.levels"]);
}

#[test]
fn long_lists_of_problems_are_cut_and_counted() {
    let mut parts = parts(&[300]);
    for competency in &mut parts.areas[0].competencies {
        competency.statement.clear();
    }
    let found = draft_of(&framework_write::write(&parts)).problems();
    let list = problem_list(&found, true);
    assert_eq!(list.with_role("listitem").len(), messages::MAX_NAMED);
    assert_eq!(list.names("heading"), ["300 problems"]);
    assert!(list.text().contains("100 more problems are not shown."));
    let whole = problem_list(&found[..messages::MAX_NAMED], true).text();
    assert!(!whole.contains("not shown"), "all of 200 are named");
}

#[test]
fn where_the_reader_stops_counting_the_author_is_told() {
    let text = framework_write::write(&parts(&[300]));
    let open = |text: &str| match Draft::open(text) {
        Err(Unreadable::Invalid(found)) => problem_list(&found, false).text(),
        other => panic!("{other:?}"),
    };
    let many = open(&text.replace("\"statement\"", "\"sentence\""));
    assert!(many.contains(messages::PERHAPS_MORE), "{many}");
    let one = open(&text.replacen("\"statement\"", "\"sentence\"", 1));
    assert!(
        one.contains(messages::EDIT_ELSEWHERE) && !one.contains(messages::PERHAPS_MORE),
        "{one}"
    );
}

#[test]
fn page_and_controls_are_as_promised() {
    let both = [Page::read(&whole_page(None)), Page::read(&editor(&Draft::empty().unwrap()))];
    insta::assert_snapshot!(both.map(|page| page.markup()).join("\n"));
}

#[test]
fn page_says_how_the_file_is() {
    let mut wrong = Draft::empty().unwrap();
    wrong.set_revision("0");
    let not_text = Unreadable::NotText;
    let refused = messages::status_refused("mine.json", &messages::refusal(&not_text));
    for (file, status, problems, editable, preview) in [
        (None, String::new(), 0, false, messages::NO_PREVIEW),
        (Some(Draft::empty()), messages::status("mine.json", 0), 0, true, messages::PREVIEW_HINT),
        (Some(Ok(wrong)), messages::status("mine.json", 1), 1, true, messages::NO_PREVIEW),
        (Some(Err(not_text)), refused, 0, false, messages::NO_PREVIEW),
        (
            Some(Draft::open(&framework_v1::BUILT_IN.replacen("\"title\"", "\"x\"", 1))),
            messages::status("mine.json", 2),
            2,
            false,
            messages::NO_PREVIEW,
        ),
    ] {
        let page = Page::read(&whole_page(file));
        assert_eq!(page.only("#status").text(), status);
        assert_eq!(page.all("#problems li").len(), problems, "{status}");
        assert_eq!(!page.all("#edit section").is_empty(), editable, "{status}");
        assert_eq!(page.only("#preview").text(), preview, "{status}");
        let element = page.only("cme-selfcheck");
        let is_shown = element.attribute("hidden").is_none();
        assert_eq!(is_shown, preview == messages::PREVIEW_HINT, "{status}");
    }
}

#[test]
fn targets_of_competencies_are_counted() {
    let mut parts = parts(&[2, 1]);
    let mut count = |targets: &[(&str, u8)]| {
        let of = targets.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect();
        parts.targets = vec![("lead".to_owned(), of)];
        draft_of(&framework_write::write(&parts)).targets_of_competencies()
    };
    assert_eq!(count(&[("1", 4)]), 0);
    assert_eq!(count(&[("1", 4), ("1.1", 3), ("1.2", 3), ("2.1", 3)]), 3);
}

#[test]
fn sentences_for_authors() {
    let whole = refused_as_a_whole(4_194_304);
    let mut lines: Vec<_> = whole
        .iter()
        .map(|why| messages::status_refused("mine.json", &messages::refusal(why)))
        .collect();
    lines.extend([0, 1, 2].map(|found| messages::status("mine.json", found)));
    lines.extend([0, 1, 2].map(messages::targets_hint));
    lines.extend([1, 2].map(messages::more_problems));
    insta::assert_snapshot!(lines.join("\n"));
    assert!(messages::refusal(&Unreadable::OtherFormat).contains(framework_v1::FORMAT));
}

/// The problems of rows, as the page lists them.
fn refused_rows(rows: &str) -> Vec<String> {
    let Err(Unreadable::Invalid(found)) = Draft::from_spreadsheet(rows) else {
        panic!("{rows} must be refused")
    };
    let line = |problem: &Problem| format!("{} {}", problem.path, messages::problem(problem));
    found.iter().map(line).collect()
}

#[test]
fn rows_of_a_spreadsheet_become_a_framework() {
    let rows = "\u{feff}Area;Code;Competency;Lead;Help\r\n\
        Planning;'2.10;\"Plans; with \"\"care\"\"\";4;2\r\n\
        ;2.20;Plans again;4;\r\n\
        ;;;;\r\n\
        Teaching;;Teaches;;3\r\n\
        Planning;;\"Plans\r\nlong\";4;1\r\n";
    let draft = Draft::from_spreadsheet(rows).unwrap();
    assert_eq!(draft.problems(), []);
    let areas = &draft.parts.areas;
    let titles: Vec<_> = areas.iter().map(|area| (&*area.code, &*area.title)).collect();
    assert_eq!(titles, [("1", "Planning"), ("2", "Teaching")]);
    let statements = areas.iter().flat_map(|area| &area.competencies);
    let statements: Vec<_> = statements.map(|one| (&*one.code, &*one.statement)).collect();
    assert_eq!(
        statements,
        [
            ("2.10", "Plans; with \"care\""),
            ("2.20", "Plans again"),
            ("1.3", "Plans\nlong"),
            ("2.1", "Teaches")
        ]
    );
    let roles: Vec<_> = draft.parts.roles.iter().map(|role| &*role.title).collect();
    assert_eq!(roles, ["Lead", "Help"]);
    let of = |role: &str, targets: &[(&str, u8)]| {
        (role.to_owned(), targets.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect())
    };
    // Equal levels for all competencies of an area become a target of the area.
    assert_eq!(
        draft.parts.targets,
        [of("role-1", &[("area-1", 4)]), of("role-2", &[("2.10", 2), ("1.3", 1), ("area-2", 3)])]
    );
    assert_eq!(draft_of(&draft.text()), draft, "and a file");
    assert_eq!(
        draft.parts.credit,
        Credit::default(),
        "visitors would read what is only an example"
    );
}

#[test]
fn rows_may_be_copied_or_of_any_country() {
    let expected = Draft::from_spreadsheet("area,competency\nA,Does it\n").unwrap();
    for rows in [
        "area\tcompetency\nA\tDoes it",
        "sep=;\narea;competency\nA;Does it\n",
        "area;competency;\"\"\nA;Does it;\"a, b, c, d\"\n",
        "AREA,,Competency\r\nA,what stands here is not read,Does it\r\n\r\n",
    ] {
        assert_eq!(Draft::from_spreadsheet(rows).as_ref(), Ok(&expected), "{rows}");
    }
}

#[test]
fn problem_is_told_with_the_line_of_its_row() {
    for (rows, expected) in [
        ("area\nA\n", "line 1"),
        ("sep=;\narea;x\nA;3\n", "line 2"),
        ("\n\narea;x\nA;3\n", "line 3"),
        ("area;competency;x\r\n\r\n\r\nA;B;9\r\n", "line 4"),
        // An unquoted statement with a comma; empty cells at the end are ignored.
        ("area,competency\nA,B,,\nA,Plans, runs it\n", "line 3, runs it"),
    ] {
        let Err(Unreadable::Invalid(problems)) = Draft::from_spreadsheet(rows) else {
            panic!("{rows:?} is read")
        };
        assert!(problems[0].path.starts_with(expected), "{rows:?}: {problems:?}");
    }
}

#[test]
fn names_of_roles_may_have_any_separator_in_them() {
    for (rows, name) in [
        ("area;competency;Leitung, Planung, Aufsicht\nA;Does it;3\n", "Leitung, Planung, Aufsicht"),
        ("area,competency,\"One; two; three; four\"\nA,Does it,3\n", "One; two; three; four"),
        ("area\tcompetency\tOne, two; three, four\nA\tDoes it\t3", "One, two; three, four"),
    ] {
        let draft = Draft::from_spreadsheet(rows).unwrap();
        assert_eq!(draft.parts.roles[0].title, name);
    }
}

/// The area, code and statement of each competency.
fn read_rows(rows: &str) -> Vec<[String; 3]> {
    let draft = Draft::from_spreadsheet(rows).unwrap();
    let areas = draft.parts.areas.iter();
    let of_area = areas.flat_map(|area| area.competencies.iter().map(move |one| (area, one)));
    of_area.map(|(area, one)| [&area.title, &one.code, &one.statement].map(Clone::clone)).collect()
}

#[test]
fn quotation_marks_in_copied_cells_take_no_row_with_them() {
    let rows = "area\tcode\tcompetency\tLead\r\nPlanning\t1.1\tPlan\t3\r\n\"\t1.2\tBudget\t3\r\n\"\t1.3\t\
        \"Just culture\": apply it\t2\r\nReview\t2.1\t\"Two\nlines, \"\"quoted\"\"\"\t4\r\n〃\t2.2\t5\" pipes\t4\r\n";
    let expected = [
        ["Planning", "1.1", "Plan"],
        ["Planning", "1.2", "Budget"],
        ["Planning", "1.3", "\"Just culture\": apply it"],
        ["Review", "2.1", "Two\nlines, \"quoted\""],
        ["Review", "2.2", "5\" pipes"],
    ];
    assert_eq!(read_rows(rows), expected);
    assert_eq!(read_rows(&rows.replace("\r\n", "\n")), expected);
    let ditto = "competency\tarea\nPlan\tA\nBudget\t\"\nLead\t\"";
    assert_eq!(read_rows(ditto).len(), 3, "in the last column, too");
    assert_eq!(
        read_rows("area,competency\nA,Use a 5\" pipe\n \n").len(),
        1,
        "an empty line is no row"
    );
}

#[test]
fn codes_from_places_leave_out_those_that_rows_have() {
    let rows = "area,code,competency\nA,,One\nA,1.1,Two\nA,,Three\nA,1.4,Four\nA,,Five\n";
    let codes: Vec<_> = read_rows(rows).into_iter().map(|[_, code, _]| code).collect();
    assert_eq!(codes, ["1.2", "1.1", "1.3", "1.4", "1.5"]);
}

#[test]
fn apostrophe_is_kept_where_it_belongs_to_the_words() {
    let rows = "area,code,competency\nA,'1.10,'Ready to teach'\nA,1.11,'=1+1\n";
    let draft = Draft::from_spreadsheet(rows).unwrap();
    let competencies = &draft.parts.areas[0].competencies;
    let read: Vec<_> = competencies.iter().map(|one| (&*one.code, &*one.statement)).collect();
    assert_eq!(read, [("1.10", "'Ready to teach'"), ("1.11", "=1+1")]);
}

#[test]
fn every_problem_of_rows_is_told_with_its_line() {
    assert_eq!(
        refused_rows("code,Lead\n1.1,2"),
        [
            "line 1, area is missing; add it.",
            "line 1, competency is missing; add it.",
            "line 2, competency is missing; add it.",
            "line 2, area is missing; add it."
        ]
    );
    assert_eq!(
        refused_rows("area,code,competency,Lead\nA,1,\"Two\nlines\",9\n,1,Again,high\n"),
        [
            "line 2, Lead must be a whole number from 1 to 5.",
            "line 4, code uses the id “1” a second time; ids must be unique.",
            "line 4, Lead must be a whole number from 1 to 5."
        ]
    );
    assert_eq!(
        refused_rows("area,competency\nA,\"Unclosed\nA,Two\nA,Three"),
        ["line 2, \" is missing; add it."],
        "the rows below are in that cell"
    );
    assert_eq!(
        refused_rows("area,competency,Lead,lead\nA,Does it,1,2\nA,,4,\n"),
        [
            "line 1, lead uses the id “lead” a second time; ids must be unique.",
            "line 3, competency is missing; add it."
        ]
    );
    assert_eq!(
        refused_rows("area,competency\nA,Does it\nSource: me\n"),
        ["line 3, competency is missing; add it."]
    );
    for (rows, line) in [("area,competency\n", 2), ("sep=;\n\narea;competency\n", 4)] {
        assert_eq!(refused_rows(rows), [format!("line {line}, area is missing; add it.")]);
    }
    // Too many rows are a problem of the framework.
    let many = (0..5_001).map(|row| format!("A,Does {row}\n")).collect::<Vec<_>>().concat();
    let many = format!("area,competency\n{many}");
    assert!(!Draft::from_spreadsheet(&many).unwrap().problems().is_empty());
    assert!(matches!(Draft::from_spreadsheet(""), Err(Unreadable::Invalid(_))));
}

#[test]
fn problems_of_a_file_tell_their_lines() {
    let text = "{\n  \"areas\": [\n    {\"id\": 1},\n    {\n      \"a\\nb\": {\"x\": \"y\"}\n    }\n  ]\n}";
    for (path, line) in [
        ("", 1),
        ("areas", 2),
        ("areas[0].id", 3),
        ("areas[1]", 4),
        ("areas[1][\"a\nb\"].x", 5),
        // The line of a missing value is that of its nearest existing parent.
        ("areas[1].title", 4),
        ("areas[7]", 2),
        ("title", 1),
    ] {
        assert_eq!(json_line::line(text, path), Some(line), "{path}");
    }
    assert_eq!(json_line::line("no JSON", "areas"), None);
    let broken = framework_v1::BUILT_IN.replacen("\"revision\": 1", "\"revision\": \"1\"", 1);
    let page = html::page(|| {
        provide_workspace().open_text("mine.json", broken);
        view! { <AuthorsPage/> }
    });
    assert!(page.text().contains("revision (line 5) must be a whole number."), "{}", page.text());
}

#[test]
fn a_file_keeps_its_name() {
    let name_of = |open: fn(Workspace)| {
        let mut name = String::new();
        html::html(|| {
            let workspace = provide_workspace();
            open(workspace);
            name = workspace.file_name();
        });
        name
    };
    assert_eq!(name_of(|one| one.open("Empty framework", Draft::empty())), "my-framework.json");
    assert_eq!(name_of(|one| one.open("ours.v2.json", Draft::empty())), "ours.v2.json");
    assert_eq!(name_of(|one| one.open_text("our list.CSV", String::new())), "our list.json");
}
