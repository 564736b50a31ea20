//! Two tabs, one record: merged answer by answer, by Lamport timestamps; the last writer wins.
//!
//! Of two changes to the same answer, to the targets or to the plan of a self-check, the one with the higher timestamp
//! (counter, then tab) counts, in every tab. Nothing that only one side has is lost, except by a deletion.

use crate::domain::record::SavedResult;
use crate::domain::{Answer, Framework, LamportTimestamp, OpenAssessment, Record};

/// Merges both records. The order of the arguments has no effect.
pub fn merge(framework: &Framework, ours: &Record, theirs: &Record) -> Record {
    let mut merged = Record {
        counter: ours.counter.max(theirs.counter),
        exported: ours.exported.clone().max(theirs.exported.clone()),
        ..Record::default()
    };
    for deleted in ours.deleted.iter().chain(&theirs.deleted) {
        merged.note_deleted(deleted.clone());
    }
    let (open, set_aside) = merge_open(framework, ours.open.as_ref(), theirs.open.as_ref());
    for kept in ours.results.iter().chain(&theirs.results).chain(set_aside.as_ref()) {
        let id = &kept.result.id;
        let known = merged.kept(id).is_some_and(|known| known.changed >= kept.changed);
        let is_deleted = merged.deleted_when(id).is_some_and(|when| *when >= kept.changed);
        if !known && !is_deleted {
            merged.put(kept.clone());
        }
    }
    // A result that was saved again after its deletion is not deleted.
    merged.deleted.retain(|deleted| merged.results.iter().all(|kept| kept.result.id != deleted.id));
    if let Some(open) = &open {
        // A result that one tab has reopened must not also be among the results.
        merged.results.retain(|kept| kept.result.id != open.check.id);
    }
    merged.open = open;
    merged
}

/// The open self-check of both, and the one that is set aside: of two different ones, the one opened later stays open.
fn merge_open(
    framework: &Framework,
    ours: Option<&OpenAssessment>,
    theirs: Option<&OpenAssessment>,
) -> (Option<OpenAssessment>, Option<SavedResult>) {
    let (ours, theirs) = match (ours, theirs) {
        (Some(ours), Some(theirs)) => (ours, theirs),
        (one, other) => return (one.or(other).cloned(), None),
    };
    if ours.check.id == theirs.check.id {
        return (Some(merge_answers(ours, theirs)), None);
    }
    let [earlier, later] = by_stamp(ours, theirs, |open| &open.opened);
    let kept = earlier.check.has_content().then(|| SavedResult {
        result: earlier.check.frozen(framework),
        changed: last_change(earlier).clone(),
    });
    (Some(later.clone()), kept)
}

fn merge_answers(ours: &OpenAssessment, theirs: &OpenAssessment) -> OpenAssessment {
    // The area to resume at has no timestamp of its own; where the last changes are equal, the higher area id counts.
    let [_, newest] = by_stamp(ours, theirs, |open| (last_change(open), &open.area));
    let [_, targets] = by_stamp(ours, theirs, |open| &open.targets_changed);
    let [_, plan] = by_stamp(ours, theirs, |open| &open.plan_changed);
    let mut merged = newest.clone();
    merged.check.updated = ours.check.updated.max(theirs.check.updated);
    merged.targets_changed.clone_from(&targets.targets_changed);
    merged.check.adjusted_targets.clone_from(&targets.check.adjusted_targets);
    merged.plan_changed.clone_from(&plan.plan_changed);
    merged.check.plan.clone_from(&plan.check.plan);
    for side in [ours, theirs] {
        for (item, stamp) in &side.answers_changed {
            if merged.answers_changed.get(item).is_some_and(|known| known >= stamp) {
                continue;
            }
            merged.answers_changed.insert(item.clone(), stamp.clone());
            match side.check.answers.get(item) {
                Some(answer) => merged.check.answers.insert(item.clone(), answer.clone()),
                None => merged.check.answers.remove(item),
            };
        }
    }
    // The later completion counts: it has the newest ratings. A self-check in which one tab has cleared an answer is
    // not complete.
    let has =
        |side: &OpenAssessment, item| side.check.answers.get(item).is_some_and(Answer::is_answered);
    let is_cleared = |item| (has(ours, item) || has(theirs, item)) && !has(&merged, item);
    let completed = ours.check.completed.max(theirs.check.completed);
    merged.check.completed = completed.filter(|_| !merged.answers_changed.keys().any(is_cleared));
    merged
}

/// Both, the one with the lower timestamp first.
fn by_stamp<'a, Stamp: Ord>(
    ours: &'a OpenAssessment,
    theirs: &'a OpenAssessment,
    stamp: impl Fn(&'a OpenAssessment) -> Stamp,
) -> [&'a OpenAssessment; 2] {
    if stamp(theirs) >= stamp(ours) { [ours, theirs] } else { [theirs, ours] }
}

fn last_change(open: &OpenAssessment) -> &LamportTimestamp {
    let stamps = open.answers_changed.values().chain([&open.targets_changed, &open.plan_changed]);
    stamps.fold(&open.opened, std::cmp::max)
}
