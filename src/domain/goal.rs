//! A goal of a learning plan and its fields.

use super::answer::Present;
use super::framework::{Framework, ItemId, Place};
use super::hours::Hours;
use super::level::{Importance, Level};
use super::time::Date;

/// Most suggestions for an area.
const SUGGESTIONS_OF_AREA: usize = 4;

/// One goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Unique in the plan; permanent, also in exported calendars.
    pub id: String,
    /// The competencies or areas it is about; empty for a goal of the person's own.
    pub items: Vec<ItemId>,
    /// The goal in the person's words.
    pub title: String,
    /// The ratings that led to it, copied when it was made.
    pub why: Vec<Reason>,
    /// What will be different: how the person will recognise success.
    pub success_sign: String,
    /// The level of outcome that is expected.
    pub outcome: Option<Outcome>,
    /// What the person will do.
    pub activities: Vec<Activity>,
    /// Who supports it: a role rather than a name.
    pub supporter: String,
    /// First day.
    pub start: Option<Date>,
    /// When to review it.
    pub review: Option<Date>,
    /// When it should be reached.
    pub due: Option<Date>,
    /// Its status.
    pub status: Status,
    /// The reason for the status, if the person gave one.
    pub status_reason: String,
    /// What shows that it was reached, and where that evidence is kept.
    pub evidence: String,
    /// What changed in practice, and what comes next.
    pub reflection: String,
    /// The new rating when the goal was closed.
    pub closing: Option<Present>,
}

/// One of a goal's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalText {
    /// [`Goal::title`].
    Title,
    /// [`Goal::success_sign`].
    SuccessSign,
    /// [`Goal::supporter`].
    Supporter,
    /// [`Goal::status_reason`].
    StatusReason,
    /// [`Goal::evidence`].
    Evidence,
    /// [`Goal::reflection`].
    Reflection,
}

impl GoalText {
    /// All texts.
    pub const ALL: [Self; 6] = [
        Self::Title,
        Self::SuccessSign,
        Self::Supporter,
        Self::StatusReason,
        Self::Evidence,
        Self::Reflection,
    ];
}

/// One of a goal's dates, in the order in which they should come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalDate {
    /// [`Goal::start`].
    Start,
    /// [`Goal::review`].
    Review,
    /// [`Goal::due`].
    Due,
}

impl Goal {
    /// Reads one of its texts.
    pub fn text(&self, which: GoalText) -> &str {
        match which {
            GoalText::Title => &self.title,
            GoalText::SuccessSign => &self.success_sign,
            GoalText::Supporter => &self.supporter,
            GoalText::StatusReason => &self.status_reason,
            GoalText::Evidence => &self.evidence,
            GoalText::Reflection => &self.reflection,
        }
    }

    /// One of its texts, for changing it.
    pub fn text_mut(&mut self, which: GoalText) -> &mut String {
        match which {
            GoalText::Title => &mut self.title,
            GoalText::SuccessSign => &mut self.success_sign,
            GoalText::Supporter => &mut self.supporter,
            GoalText::StatusReason => &mut self.status_reason,
            GoalText::Evidence => &mut self.evidence,
            GoalText::Reflection => &mut self.reflection,
        }
    }

    /// One of its dates.
    pub fn date(&self, which: GoalDate) -> Option<Date> {
        match which {
            GoalDate::Start => self.start,
            GoalDate::Review => self.review,
            GoalDate::Due => self.due,
        }
    }

    /// One of its dates, for changing it.
    pub fn date_mut(&mut self, which: GoalDate) -> &mut Option<Date> {
        match which {
            GoalDate::Start => &mut self.start,
            GoalDate::Review => &mut self.review,
            GoalDate::Due => &mut self.due,
        }
    }

    /// Whether it has any date.
    pub fn is_dated(&self) -> bool {
        self.start.or(self.review).or(self.due).is_some()
    }

    /// Whether it is done, changed or dropped.
    pub fn is_closed(&self) -> bool {
        !matches!(self.status, Status::Planned | Status::Active)
    }

    /// The first two dates that are in the wrong order, the one that should be earlier first.
    pub fn misordered(&self) -> Option<(GoalDate, GoalDate)> {
        use GoalDate::{Due, Review, Start};
        let wrong = |&(first, second): &(GoalDate, GoalDate)| {
            self.date(first).zip(self.date(second)).is_some_and(|(first, second)| first > second)
        };
        [(Start, Due), (Start, Review), (Review, Due)].into_iter().find(wrong)
    }

    /// Whether an activity was completed before the goal's first day.
    pub fn starts_after(&self, activity: &Activity) -> bool {
        self.start.zip(activity.completed).is_some_and(|(start, completed)| completed < start)
    }

    /// The date that matters on a day: the due date if it has passed, or else the review date if it has passed, or else
    /// the next date. None for a closed goal.
    pub fn next_date(&self, today: Date) -> Option<NextDate> {
        use GoalDate::{Due, Review, Start};
        if self.is_closed() {
            return None;
        }
        let found = |which: &[GoalDate], has_passed| {
            let dates = which.iter().filter_map(|which| Some((self.date(*which)?, *which)));
            let dates = dates.filter(|(day, _)| (*day < today) == has_passed);
            let first = dates.min_by_key(|(day, _)| *day);
            first.map(|(day, which)| NextDate { which, day, has_passed })
        };
        let passed = found(&[Due], true).or_else(|| found(&[Review], true));
        passed.or_else(|| found(&[Start, Review, Due], false))
    }
}

/// The activities that a framework suggests for items, without duplicates, in its order. For an area these are the
/// first activities of its first competencies.
pub fn suggestions<'a>(framework: &'a Framework, items: &[ItemId]) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for item in items {
        let all: Vec<&String> = match framework.place(item) {
            Some(Place::Area(index)) => {
                let competencies =
                    framework.area(index).map_or(&[][..], |area| area.competencies.as_slice());
                let first = competencies.iter().filter_map(|one| one.activities.first());
                first.take(SUGGESTIONS_OF_AREA).collect()
            }
            Some(Place::Competency(..)) => {
                framework.item(item).map_or(&[][..], |item| item.activities).iter().collect()
            }
            None => Vec::new(),
        };
        for what in all {
            if !found.contains(&what.as_str()) {
                found.push(what);
            }
        }
    }
    found
}

/// A date of a goal, relative to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextDate {
    /// Which of the goal's dates.
    pub which: GoalDate,
    /// The date.
    pub day: Date,
    /// Whether the date has passed.
    pub has_passed: bool,
}

/// The outcome that is expected, after Moore's levels 3A to 5 (JCEHP 2009;29(1):1-15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 3A: knows what.
    KnowsWhat,
    /// 3B: knows how.
    KnowsHow,
    /// 4: shows how.
    Competence,
    /// 5: does it at work.
    Performance,
}

impl Outcome {
    /// All, in rising order.
    pub const ALL: [Self; 4] =
        [Self::KnowsWhat, Self::KnowsHow, Self::Competence, Self::Performance];
}

/// The rating behind a goal, copied when the goal was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The competency or area.
    pub item: ItemId,
    /// The day of the rating.
    pub on: Date,
    /// The present level on that day.
    pub present: Option<Level>,
    /// Aim on that day.
    pub desired: Option<Level>,
    /// Importance on that day.
    pub importance: Option<Importance>,
}

/// One thing to do for a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// What to do, in the person's words.
    pub what: String,
    /// The kind, once it is chosen.
    pub kind: Option<ActivityKind>,
    /// Whether it takes place outside the person's own organisation.
    pub external: bool,
    /// Time set aside.
    pub hours: Option<Hours>,
    /// The day it was completed on.
    pub completed: Option<Date>,
    /// Time spent on it.
    pub spent: Option<Hours>,
    /// Cost or other resources agreed.
    pub resources: String,
}

/// The status of a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Under way.
    Active,
    /// Reached.
    Done,
    /// Replaced by another wording or aim.
    Changed,
    /// Given up.
    Dropped,
}

impl Status {
    /// All, in the order of the options.
    pub const ALL: [Self; 5] =
        [Self::Planned, Self::Active, Self::Done, Self::Changed, Self::Dropped];
}

impl ActivityKind {
    /// All, in the order of the options.
    pub const ALL: [Self; 7] = [
        Self::Course,
        Self::Reading,
        Self::Mentor,
        Self::Project,
        Self::Conference,
        Self::PeerGroup,
        Self::Other,
    ];
}

/// The kind of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    /// A course or workshop.
    Course,
    /// Reading.
    Reading,
    /// Working with a mentor.
    Mentor,
    /// A project at work.
    Project,
    /// A conference.
    Conference,
    /// A group of peers.
    PeerGroup,
    /// Anything else.
    Other,
}
