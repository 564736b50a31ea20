//! Formats with random content: nothing is lost, nothing panics.

use cme_selfcheck::domain::record::{LamportTimestamp, OpenAssessment, Record};
use cme_selfcheck::domain::{Assessment, ItemId};
use cme_selfcheck::format::json::clean;
use cme_selfcheck::format::{framework_v1, result_read, result_v1, saved_v1};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::formats::full_result;
use crate::properties::said;
use crate::steps::{alliance, at, begin, small};

/// A self-check on a small framework, with random answers and notes.
pub(crate) fn random_check() -> impl Strategy<Value = Assessment> {
    (vec(said(), 8), vec("\\PC{0,20}", 8), any::<bool>()).prop_map(
        |(answers, notes, importance)| {
            let framework = small(&[4, 4]);
            let mut check = begin(&framework, Some("lead"), importance);
            let ids = check.items(&framework).into_iter().map(|(_, item)| item.id.clone());
            for ((id, said), note) in ids.collect::<Vec<_>>().into_iter().zip(&answers).zip(&notes)
            {
                check.change(&id, at(1), |answer| {
                    *answer = said.answer(&framework);
                    answer.note = clean(note);
                });
            }
            check
        },
    )
}

proptest! {
    #[test]
    fn export_then_import_is_identity(check in random_check()) {
        let framework = small(&[4, 4]);
        let text = result_v1::write(&framework, &check);
        let read = result_read::read(&text, &framework).unwrap();
        prop_assert_eq!(&read, &check.frozen(&framework));
        prop_assert_eq!(result_v1::write(&framework, &read), text);
    }

    #[test]
    fn saving_then_loading_is_identity(
        open in proptest::option::of(random_check()),
        kept in vec(random_check(), 0..3),
        counter in 0_u64..1_000_000,
    ) {
        let framework = small(&[4, 4]);
        let stamp = LamportTimestamp { counter, tab: "a".to_owned() };
        let mut record = Record {
            counter,
            open: open.map(|check| OpenAssessment {
                answers_changed: check.answers.keys().map(|id| (id.clone(), stamp.clone())).collect(),
                check,
                opened: stamp.clone(),
                targets_changed: stamp.clone(),
                plan_changed: stamp.clone(),
                area: Some(ItemId::new("2")),
            }),
            results: Vec::new(),
            deleted: Vec::new(),
            exported: Some((at(9), Some(cme_selfcheck::domain::ResultId::from_random(3)))),
        };
        for check in &kept {
            record.keep(check.frozen(&framework), stamp.clone());
        }
        let text = saved_v1::write(&framework, &record, "tab");
        let read = saved_v1::read(&text, &framework).unwrap();
        prop_assert_eq!(read, record);
    }

    /// Cases: HI-24, ST-08
    #[test]
    fn importing_any_text_never_panics(text in prop_oneof!["\\PC*", "(?s:.)*"]) {
        let framework = alliance();
        prop_assert!(result_read::read(&text, &framework).is_err());
        prop_assert!(framework_v1::read(&text).is_err());
        prop_assert!(saved_v1::read(&text, &framework).is_err());
    }

    #[test]
    fn damaged_result_is_refused_or_whole_but_never_a_panic(
        at in 0_usize..4_000,
        cut in 0_usize..40,
        put in "[\\{\\}\\[\\]\",:0-9a-z \u{202e}]{0,6}",
    ) {
        let framework = alliance();
        let mut text = result_v1::write(&framework, &full_result(&framework));
        let start = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap();
        let end = (start + cut).min(text.len());
        let end = (end..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap();
        text.replace_range(start..end, &put);
        if let Ok(result) = result_read::read(&text, &framework) {
            let again = result_v1::write(&framework, &result);
            prop_assert_eq!(result_read::read(&again, &framework).unwrap(), result);
        }
    }

    /// Cases: HI-08
    #[test]
    fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
        prop_assert_eq!(clean(&clean(&text)), clean(&text));
    }
}
