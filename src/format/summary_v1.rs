//! The summary inside a result file: written for readers of the file, never read back.

use serde::Serialize;

use super::shape::{Field, NO_LIMIT, Object, Shape};
use crate::domain::summary::Tally;
use crate::domain::{Framework, Summary};

const IDS: Shape = Shape::Text.list(NO_LIMIT);
const COUNT: Shape = Shape::Whole(0, i64::MAX);
const SUM: Shape = Shape::Whole(i64::MIN, i64::MAX);

/// The summary in a file, for its schema; the self-check computes it again instead of reading it.
pub(super) const SUMMARY: Object = Object {
    name: "summary",
    fields: &[
        Field::required("areas", AREA.list(NO_LIMIT)),
        Field::required("overall", TALLY),
        Field::required("widest", Shape::Nullable(&Shape::Text)),
        Field::required("priorities", IDS),
        Field::required("notWeighted", IDS),
        Field::required("strengths", IDS),
    ],
};
const AREA: Shape = Shape::Object(&Object { name: "areaTally", fields: AREA_FIELDS });
const AREA_FIELDS: &[Field] = &[
    Field::required("id", Shape::Text),
    Field::required("total", COUNT),
    Field::required("answered", COUNT),
    Field::required("inRole", COUNT),
    Field::required("notInRole", COUNT),
    Field::required("cannotJudge", COUNT),
    Field::required("rated", COUNT),
    Field::required("compared", COUNT),
    Field::required("short", COUNT),
    Field::required("targeted", COUNT),
    Field::required("sumPresentRated", SUM),
    Field::required("sumPresent", SUM),
    Field::required("sumDesired", SUM),
    Field::required("sumGap", SUM),
    Field::required("sumShort", SUM),
    Field::required("sumTarget", SUM),
];
/// A tally without an area's id.
const TALLY: Shape = Shape::Object(&Object { name: "tally", fields: AREA_FIELDS.split_at(1).1 });

/// The summary, in counts and sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SummaryV1 {
    areas: Vec<AreaV1>,
    overall: TallyV1,
    widest: Option<String>,
    priorities: Vec<String>,
    not_weighted: Vec<String>,
    strengths: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AreaV1 {
    id: String,
    #[serde(flatten)]
    tally: TallyV1,
}

/// Counts and sums; see [`Tally`] for what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct TallyV1 {
    total: u32,
    answered: u32,
    in_role: u32,
    not_in_role: u32,
    cannot_judge: u32,
    rated: u32,
    compared: u32,
    short: u32,
    targeted: u32,
    sum_present_rated: i32,
    sum_present: i32,
    sum_desired: i32,
    sum_gap: i32,
    sum_short: i32,
    sum_target: i32,
}

impl SummaryV1 {
    /// Converts a summary.
    pub fn of(framework: &Framework, summary: &Summary) -> Self {
        let area_id =
            |index| framework.area(index).map(|area| area.id.to_string()).unwrap_or_default();
        let areas = summary.areas.iter();
        Self {
            areas: areas
                .map(|one| AreaV1 { id: area_id(one.area), tally: TallyV1::of(&one.tally) })
                .collect(),
            overall: TallyV1::of(&summary.overall),
            widest: summary.widest.map(area_id),
            priorities: summary.priorities.iter().map(|one| one.item.to_string()).collect(),
            not_weighted: summary.not_weighted.iter().map(|one| one.item.to_string()).collect(),
            strengths: summary.strengths.iter().map(|one| one.item.to_string()).collect(),
        }
    }
}

impl TallyV1 {
    fn of(tally: &Tally) -> Self {
        Self {
            total: tally.total,
            answered: tally.answered,
            in_role: tally.in_role,
            not_in_role: tally.not_in_role,
            cannot_judge: tally.cannot_judge,
            rated: tally.rated,
            compared: tally.compared,
            short: tally.short,
            targeted: tally.targeted,
            sum_present_rated: tally.sum_present_rated,
            sum_present: tally.sum_present,
            sum_desired: tally.sum_desired,
            sum_gap: tally.sum_gap,
            sum_short: tally.sum_short,
            sum_target: tally.sum_target,
        }
    }
}
