//! The properties that the scoring specification names, over random frameworks and answers.

use cme_selfcheck::domain::gap::Gap;
use cme_selfcheck::domain::{
    Answer, Assessment, Desired, Framework, Importance, ItemId, Mean, Present, Scope, Summary,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::steps::{at, begin, level, small};

/// A random answer, as plain numbers.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    present: Option<u8>,
    desired: Option<u8>,
    importance: Option<u8>,
}

pub(crate) fn said() -> impl Strategy<Value = Said> {
    // 6 is "not in my role", 7 is "can't judge".
    (option::of(1_u8..=7), option::of(1_u8..=5), option::of(1_u8..=5))
        .prop_map(|(present, desired, importance)| Said { present, desired, importance })
}

impl Said {
    pub(crate) fn answer(&self, framework: &Framework) -> Answer {
        let present = self.present.map(|number| match number {
            6 => Present::NotInMyRole,
            7 => Present::CannotJudge,
            number => Present::Rated(level(framework, number)),
        });
        Answer {
            present,
            desired: self.desired.map(|number| Desired::Own(level(framework, number))),
            importance: self.importance.and_then(Importance::new),
            note: String::new(),
        }
    }
}

/// A framework of some areas and a self-check with random answers to it.
pub(crate) fn world() -> impl Strategy<Value = (Framework, Assessment)> {
    (vec(1_usize..6, 1..5), any::<bool>(), any::<bool>(), any::<bool>()).prop_flat_map(
        |(sizes, with_role, importance, quick)| {
            let framework = small(&sizes);
            let count = sizes.iter().sum::<usize>() + sizes.len();
            vec(said(), count).prop_map(move |answers| {
                let role = with_role.then_some("lead");
                let mut check = begin(&framework, role, importance);
                if quick {
                    check.scope = Scope::Quick;
                }
                fill(&framework, &mut check, &answers);
                (framework.clone(), check)
            })
        },
    )
}

fn fill(framework: &Framework, check: &mut Assessment, answers: &[Said]) {
    for (id, said) in framework.ids().zip(answers) {
        check.change(id, at(1), |answer| *answer = said.answer(framework));
    }
}

fn means(summary: &Summary) -> Vec<Option<Mean>> {
    let tallies = summary.areas.iter().map(|area| &area.tally).chain([&summary.overall]);
    tallies
        .flat_map(|tally| {
            [
                tally.mean_present_rated(),
                tally.mean_present(),
                tally.mean_desired(),
                tally.mean_shortfall(),
            ]
        })
        .collect()
}

proptest! {
    #[test]
    fn gap_never_grows_when_present_rises(low in 1_u8..=5, high in 1_u8..=5, aim in 1_u8..=5) {
        let framework = small(&[1]);
        let (low, high) = (low.min(high), low.max(high));
        let gap = |now| {
            let present = Some(Present::Rated(level(&framework, now)));
            Gap::between(present, Some(Desired::Own(level(&framework, aim)))).signed().unwrap()
        };
        prop_assert!(gap(high) <= gap(low));
    }

    #[test]
    fn gap_never_shrinks_when_desired_rises(low in 1_u8..=5, high in 1_u8..=5, now in 1_u8..=5) {
        let framework = small(&[1]);
        let (low, high) = (low.min(high), low.max(high));
        let gap = |aim| {
            let present = Some(Present::Rated(level(&framework, now)));
            Gap::between(present, Some(Desired::Own(level(&framework, aim)))).signed().unwrap()
        };
        prop_assert!(gap(high) >= gap(low));
    }

    #[test]
    fn short_by_n_is_met_after_n_more_steps(now in 1_u8..=5, aim in 1_u8..=5) {
        let framework = small(&[1]);
        let desired = Some(Desired::Own(level(&framework, aim)));
        let gap = |now| Gap::between(Some(Present::Rated(level(&framework, now))), desired);
        if let Gap::Short { by } = gap(now) {
            prop_assert_eq!(gap(now + by.get()), Gap::Met { surplus: 0 });
        }
    }

    #[test]
    fn own_level_always_beats_target(said in said(), target in option::of(1_u8..=5)) {
        let framework = small(&[1]);
        let target = target.map(|number| level(&framework, number));
        let answer = said.answer(&framework);
        let suggested = Desired::suggested(target, answer.present);
        prop_assert_eq!(answer.aim(target), answer.desired.or(suggested));
        prop_assert_eq!(suggested.is_some(), target.is_some());
    }

    #[test]
    fn suggested_aim_never_makes_a_negative_gap((framework, check) in world(), adjusted in 1_u8..=5) {
        let mut check = check;
        check.adjusted_targets.insert(ItemId::new("1"), level(&framework, adjusted));
        for check in [check.frozen(&framework), check] {
            for id in framework.ids() {
                let Some(aim @ Desired::Suggested(_)) = check.desired(&framework, id) else { continue };
                prop_assert!(check.gap(&framework, id).signed().is_none_or(|gap| gap >= 0));
                prop_assert!(Some(aim.level()) >= check.target(&framework, id));
            }
        }
    }

    #[test]
    fn shown_gap_is_above_zero_where_something_is_short((framework, check) in world()) {
        let summary = Summary::of(&framework, &check);
        let mut ranked = Vec::new();
        for area in &summary.areas {
            let gap = area.tally.mean_shortfall();
            prop_assert_eq!(gap > Mean::of(0, 1), area.tally.short > 0);
            prop_assert!(gap.is_none_or(|gap| gap >= Mean::of(0, 1).unwrap()));
            if area.tally.short > 0 && area.tally.compared * 2 >= area.tally.in_role {
                ranked.push((gap, area.area));
            }
        }
        let widest = ranked.iter().map(|(gap, _)| *gap).max();
        let named = ranked.iter().find(|(_, area)| Some(*area) == summary.widest);
        prop_assert_eq!(named.map(|(gap, _)| *gap), widest, "the headline names the widest of the table");
    }

    #[test]
    fn order_of_answers_does_not_matter((framework, check) in world(), seed in any::<u64>()) {
        let mut entries: Vec<_> = check.answers.iter().collect();
        entries.sort_by_key(|(id, _)| {
            id.as_str().bytes().fold(seed, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
        });
        let mut other = Assessment { answers: std::collections::BTreeMap::default(), ..check.clone() };
        for (id, answer) in entries {
            other.change(id, at(1), |slot| slot.clone_from(answer));
        }
        prop_assert_eq!(Summary::of(&framework, &other), Summary::of(&framework, &check));
    }

    /// Cases: HI-21
    #[test]
    fn not_in_my_role_and_cannot_judge_change_no_mean((framework, check) in world()) {
        let mut without = check.clone();
        without.answers.retain(|_, answer| answer.present.and_then(Present::level).is_some());
        let (all, rated) = (Summary::of(&framework, &check), Summary::of(&framework, &without));
        prop_assert_eq!(means(&all), means(&rated));
    }

    #[test]
    fn summary_counts_add_up((framework, check) in world()) {
        let summary = Summary::of(&framework, &check);
        let tallies = summary.areas.iter().map(|area| area.tally).chain([summary.overall]);
        for tally in tallies {
            prop_assert!(tally.answered <= tally.total, "progress never exceeds the total");
            prop_assert_eq!(tally.in_role + tally.not_in_role, tally.answered);
            prop_assert_eq!(tally.rated + tally.cannot_judge, tally.in_role);
            prop_assert!(tally.compared <= tally.rated);
            prop_assert!(tally.short <= tally.compared);
            prop_assert!(tally.targeted <= tally.rated);
            prop_assert_eq!(tally.own_aims() + tally.suggested, tally.compared);
            prop_assert_eq!(tally.sum_desired - tally.sum_present, tally.sum_gap);
            prop_assert!(tally.sum_short >= tally.sum_gap);
        }
        let total: u32 = summary.areas.iter().map(|area| area.tally.total).sum();
        prop_assert_eq!(total, summary.overall.total);
        prop_assert_eq!(usize::try_from(total).unwrap(), check.items(&framework).len());
    }

    #[test]
    fn mean_lies_between_smallest_and_largest((framework, check) in world()) {
        let levels: Vec<i32> = check
            .items(&framework)
            .iter()
            .filter_map(|(_, item)| check.present(item.id)?.level())
            .map(|level| i32::from(level.number()) * 10)
            .collect();
        let mean = Summary::of(&framework, &check).overall.mean_present_rated();
        match (levels.iter().min(), levels.iter().max(), mean.map(Mean::tenths)) {
            (Some(min), Some(max), Some(mean)) => prop_assert!((*min..=*max).contains(&mean)),
            (None, None, mean) => prop_assert_eq!(mean, None),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn every_short_item_is_a_priority_exactly_once((framework, check) in world()) {
        let summary = Summary::of(&framework, &check);
        let mut ranked: Vec<_> =
            summary.priorities.iter().chain(&summary.not_weighted).map(|one| &one.item).collect();
        ranked.sort();
        let mut short: Vec<_> = check
            .items(&framework)
            .into_iter()
            .filter(|(_, item)| matches!(check.gap(&framework, item.id), Gap::Short { .. }))
            .map(|(_, item)| item.id)
            .collect();
        short.sort();
        prop_assert_eq!(ranked, short);
        prop_assert!(check.importance || summary.not_weighted.is_empty());
    }

    #[test]
    fn priorities_never_rise((framework, check) in world()) {
        let summary = Summary::of(&framework, &check);
        for pair in summary.priorities.windows(2) {
            let key = |index: usize| {
                let one = &pair[index];
                (one.weighted, one.importance, one.by, std::cmp::Reverse(one.present))
            };
            prop_assert!(key(0) >= key(1));
        }
    }

    #[test]
    fn summary_is_the_same_before_and_after_freezing((framework, check) in world()) {
        let frozen = check.frozen(&framework);
        prop_assert_eq!(Summary::of(&framework, &frozen), Summary::of(&framework, &check));
        prop_assert_eq!(frozen.frozen(&framework), frozen.clone());
    }

    #[test]
    fn summary_says_what_each_item_says((framework, check) in world(), adjusted in 1_u8..=5) {
        let mut check = check;
        check.adjusted_targets.insert(ItemId::new("1"), level(&framework, adjusted));
        let overall = Summary::of(&framework, &check).overall;
        let items = check.items(&framework);
        let gaps = items.iter().filter_map(|(_, item)| check.gap(&framework, item.id).signed());
        prop_assert_eq!(overall.sum_gap, gaps.sum::<i32>());
        let rated = items.iter().filter(|(_, item)| {
            check.present(item.id).and_then(Present::level).is_some()
        });
        let targets = rated.filter_map(|(_, item)| check.target(&framework, item.id));
        prop_assert_eq!(overall.sum_target, targets.map(|target| i32::from(target.number())).sum::<i32>());
    }
}
