//! Writing framework files: one form, and nothing lost in a round trip. The frameworks that we publish are in that
//! form.

use std::fs;

use cme_selfcheck::domain::Framework;
use cme_selfcheck::domain::framework::{Credit, FrameworkParts};
use cme_selfcheck::domain::{ItemId, Unreadable};
use cme_selfcheck::format::json::clean;
use cme_selfcheck::format::{framework_v1, framework_write};
use proptest::prelude::*;

use crate::steps::parts;

/// A framework with something in every field.
pub(crate) fn full_parts() -> FrameworkParts {
    let mut full = parts(&[2, 1]);
    full.credit = Credit {
        source: "A source".to_owned(),
        rights: "Ours".to_owned(),
        date: "2026".to_owned(),
        note: "“Quoted”, with\na line and a ü".to_owned(),
    };
    for level in &mut full.levels {
        level.anchor = format!("{} in practice", level.name);
    }
    for role in &mut full.roles {
        "Helps".clone_into(&mut role.definition);
    }
    for area in &mut full.areas {
        "About this".clone_into(&mut area.definition);
        "What shows it?".clone_into(&mut area.evidence_prompt);
        for competency in &mut area.competencies {
            competency.activities = vec!["Read".to_owned(), "Write".to_owned()];
            "What shows this?".clone_into(&mut competency.evidence_prompt);
        }
    }
    full.target_reasons = vec![("lead".to_owned(), vec![("1".to_owned(), "Leads".to_owned())])];
    "Ours".clone_into(&mut full.targets_note);
    full
}

#[test]
fn written_framework_is_read_the_same() {
    for parts in [parts(&[1]), parts(&[3, 1, 2]), full_parts()] {
        let text = framework_write::write(&parts);
        let read = framework_v1::read(&text).unwrap();
        assert_eq!(*read.parts(), parts);
        assert_eq!(framework_write::write(read.parts()), text);
    }
}

#[test]
fn what_is_empty_is_left_out_of_the_file() {
    let mut plain = parts(&[1]);
    plain.targets.clear();
    let optional = [
        "targets",
        "targetReasons",
        "targetsNote",
        "date",
        "note",
        "anchor",
        "definition",
        "evidencePrompt",
        "activities",
    ];
    let (bare, full) = (framework_write::write(&plain), framework_write::write(&full_parts()));
    for name in optional.map(|name| format!("\"{name}\":")) {
        assert!(!bare.contains(&name) && full.contains(&name), "{name}");
    }
}

#[test]
fn published_frameworks_are_whole_and_in_the_written_form() {
    let mut count = 0;
    for entry in fs::read_dir("public/frameworks").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let framework = framework_v1::read(&text).unwrap();
        assert!(framework_write::write(framework.parts()) == text, "{}", path.display());
        assert_eq!(path.file_stem().unwrap().to_string_lossy(), framework.id());
        count += 1;
    }
    assert_eq!(count, 2);
}

#[test]
fn second_framework_has_everything_and_nothing_of_the_first() {
    let text = fs::read_to_string("public/frameworks/facilitator-2026.json").unwrap();
    let framework = framework_v1::read(&text).unwrap();
    assert_eq!(framework.scale().level_count(), 4);
    assert!(framework.scale().levels().all(|(_, text)| !text.anchor.is_empty()));
    assert_eq!(framework.roles().len(), 2);
    assert_eq!(framework.areas().len(), 4);
    let built_in = crate::steps::alliance();
    for area in framework.areas() {
        assert_eq!(area.competencies.len(), 3);
        for role in framework.roles() {
            assert!(framework.target(Some(&role.id), &area.id).is_some());
            assert!(framework.target_reason(&role.id, &area.id).is_some());
        }
        for competency in &area.competencies {
            assert!(!competency.activities.is_empty(), "{}", competency.code);
            assert!(!competency.evidence_prompt.is_empty(), "{}", competency.code);
            assert_ne!(competency.id.as_str(), competency.code, "an id is not what is read");
            assert!(built_in.item(&competency.id).is_none());
        }
    }
    assert!(framework.parts().targets_note.contains("our suggestion"));
}

proptest! {
    #[test]
    fn any_texts_survive_being_written(texts in proptest::collection::vec("\\PC{1,30}", 8)) {
        let mut parts = full_parts();
        let text = |index: usize| format!("x{}", clean(&texts[index]));
        parts.title = text(0);
        parts.levels[0].anchor = text(1);
        parts.areas[0].definition = text(2);
        parts.areas[0].competencies[0].statement = text(3);
        parts.areas[0].competencies[0].activities[1] = text(4);
        parts.targets_note = text(5);
        parts.credit.note = text(6);
        parts.areas[1].id = ItemId::new(&format!("{}{{", text(7).replace(',', ";")));
        let read = framework_v1::read(&framework_write::write(&parts)).unwrap();
        prop_assert_eq!(read, Framework::new(parts).unwrap());
    }
}

/// If an element is skipped, the indices after it would be wrong, so problems of content are not reported.
#[test]
fn element_of_another_kind_shifts_no_place() {
    let mut parts = full_parts();
    parts.areas[0].title.clear();
    let text = framework_write::write(&parts).replacen("\"areas\": [", "\"areas\": [5,", 1);
    let Err(Unreadable::Invalid(problems)) = framework_v1::read(&text) else {
        panic!("it was taken")
    };
    let places: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(places, ["areas[0]"]);
}
