//! The page for authors: the draft, the components of the page, and the sentences.

use cme_selfcheck::authors::draft::Draft;

use cme_selfcheck::authors::page::{AuthorsPage, DraftEditor, ProblemList};
use cme_selfcheck::authors::workspace::provide_workspace;
use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::{Problem, RoleId, Unreadable, What};
use cme_selfcheck::format::{framework_v1, framework_write};
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

/// The whole page with what came of a file; nothing where none is open.
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
    html::page(|| view! { <ProblemList problems=problems.to_vec() editable/> })
}

fn draft_of(text: &str) -> Draft {
    Draft::open(text.as_bytes()).unwrap()
}

#[test]
fn both_beginnings_are_whole_frameworks() {
    assert_eq!(Draft::built_in().unwrap().text(), framework_v1::BUILT_IN);
    let empty = Draft::empty();
    assert_eq!(empty.problems(), []);
    assert_eq!(draft_of(&empty.text()), empty);
    let credit = &empty.parts().credit;
    assert_eq!(
        (&*credit.source, &*credit.rights),
        (messages::empty::SOURCE, messages::empty::RIGHTS)
    );
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
    assert_eq!(*draft.parts(), off);
    assert_eq!(draft.problems().len(), 5, "{:?}", draft.problems());
    assert_eq!(draft_of(&draft.text()), draft);
}

#[test]
fn targets_are_corrected_and_stand_in_the_frameworks_order() {
    let mut draft = Draft::open(framework_write::write(&parts(&[2, 1, 1])).as_bytes()).unwrap();
    draft.set_target(1, 2, Some(2));
    draft.set_target(0, 2, Some(3));
    draft.set_target(0, 1, Some(1));
    draft.set_target(0, 0, Some(5));
    let of = |role: &str, targets: &[(&str, u8)]| {
        (role.to_owned(), targets.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect())
    };
    let lead = of("lead", &[("1", 5), ("2", 1), ("3", 3), ("1.2", 5)]);
    assert_eq!(draft.parts().targets, [lead.clone(), of("help", &[("3", 2)])]);
    // Taken out, and the role with its last one.
    draft.set_target(1, 2, None);
    assert_eq!(draft.parts().targets, [lead]);
    // Before the role that was there.
    let mut parts = parts(&[2, 1, 1]);
    parts.targets = vec![of("help", &[("1", 1)])];
    let mut draft = draft_of(&framework_write::write(&parts));
    draft.set_target(0, 1, Some(4));
    assert_eq!(draft.parts().targets, [of("lead", &[("2", 4)]), of("help", &[("1", 1)])]);
    // A role that stands elsewhere is not put in a second time.
    let mut parts = draft.parts().clone();
    parts.targets.swap(0, 1);
    let mut draft = draft_of(&framework_write::write(&parts));
    draft.set_target(0, 0, Some(3));
    assert_eq!(draft.parts().targets, [of("help", &[("1", 1)]), of("lead", &[("1", 3), ("2", 4)])]);
    // Indices that are not there change nothing.
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
    assert_eq!(draft.problems(), [Problem { path, what: What::Framework(fault) }]);
    assert_eq!(draft.target(&RoleId::new("leader"), &draft.parts().areas[0].id), Some(7));
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
    let mut draft = Draft::empty();
    draft.set_title("Ours");
    draft.set_id("ours-2026");
    draft.set_revision(" 7 ");
    let framework = draft.framework().unwrap();
    assert_eq!((framework.id(), framework.revision()), ("ours-2026", 7));
    assert_eq!(framework.parts().title, "Ours");
    assert_eq!(draft.file_name(), "ours-2026.json");
    for wrong in ["", "0", "-1", "seven", "4294967296", "1.5"] {
        draft.set_revision(wrong);
        assert_eq!(draft.problems()[0].path, "revision", "{wrong}");
    }
    for id in ["", "a/b", "../x", &"x".repeat(65), "CON", "nul", "Com1", "LPT9"] {
        draft.set_id(id);
        assert_eq!(draft.file_name(), "framework.json", "{id}");
    }
    for id in ["console", "com", "COM-A", "lpt10"] {
        draft.set_id(id);
        assert_eq!(draft.file_name(), format!("{id}.json"));
    }
}

#[test]
fn files_that_cannot_be_worked_on_are_refused() {
    let broken = framework_v1::BUILT_IN.replacen("\"revision\": 1", "\"revision\": \"1\"", 1);
    assert!(matches!(Draft::open(broken.as_bytes()), Err(Unreadable::Invalid(_))));
    assert_eq!(Draft::open(b"\xff\xfe"), Err(Unreadable::NotText));
    let large = vec![b' '; framework_v1::MAX_BYTES + 1];
    assert!(matches!(Draft::open(&large), Err(Unreadable::TooLarge { .. })));
    let mut largest = framework_v1::BUILT_IN.as_bytes().to_vec();
    largest.resize(framework_v1::MAX_BYTES, b' ');
    assert_eq!(Draft::open(&largest), Draft::built_in());
}

#[test]
fn a_scale_that_cannot_be_read_is_one_problem() {
    let mut long = full_parts();
    long.levels = vec![long.levels[0].clone(); 11];
    let Err(Unreadable::Invalid(found)) = Draft::open(framework_write::write(&long).as_bytes())
    else {
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
    assert_eq!(list.with_role("listitem").len(), messages::MOST_NAMED);
    assert_eq!(list.names("heading"), ["300 problems"]);
    assert!(list.text().contains("100 more problems are not shown."));
    let whole = problem_list(&found[..messages::MOST_NAMED], true).text();
    assert!(!whole.contains("not shown"), "all of 200 are named");
}

#[test]
fn where_the_reader_stops_counting_the_author_is_told() {
    let text = framework_write::write(&parts(&[300]));
    let open = |text: &str| match Draft::open(text.as_bytes()) {
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
    let both = [Page::read(&whole_page(None)), Page::read(&editor(&Draft::empty()))];
    insta::assert_snapshot!(both.map(|page| page.markup()).join("\n"));
}

#[test]
fn page_says_how_the_file_is() {
    let mut wrong = Draft::empty();
    wrong.set_revision("0");
    let not_text = Unreadable::NotText;
    let refused = messages::status_refused("mine.json", &messages::refusal(&not_text));
    for (file, status, problems, editable, preview) in [
        (None, String::new(), 0, false, messages::NO_PREVIEW),
        (
            Some(Ok(Draft::empty())),
            messages::status("mine.json", 0),
            0,
            true,
            messages::PREVIEW_HINT,
        ),
        (Some(Ok(wrong)), messages::status("mine.json", 1), 1, true, messages::NO_PREVIEW),
        (Some(Err(not_text)), refused, 0, false, messages::NO_PREVIEW),
        (
            Some(Draft::open(framework_v1::BUILT_IN.replacen("\"title\"", "\"x\"", 1).as_bytes())),
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
