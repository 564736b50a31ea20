//! The learning plan: goals with activities, dates, evidence and a closing look back.

use super::answer::Present;
use super::framework::ItemId;
use super::level::{Importance, Level};
use super::time::{Date, Timestamp};

/// Most goals of a plan. A person is warned long before, above five.
pub const MAX_GOALS: usize = 50;
/// Most activities of one goal.
pub const MAX_ACTIVITIES: usize = 20;
/// Longest text of a plan field, in characters.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// Most hours of one activity, a working year.
pub const MAX_HOURS: u16 = 2_000;

/// A learning plan, with the versions that came before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The goals, in the person's order.
    pub goals: Vec<Goal>,
    /// Earlier versions, oldest first.
    pub versions: Vec<PlanVersion>,
}

impl Plan {
    /// Whether there is nothing in it and never was.
    pub fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.versions.is_empty()
    }
}

/// The goals as they stood at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// When this version was set aside.
    pub saved: Timestamp,
    /// The goals of that time.
    pub goals: Vec<Goal>,
}

/// One goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Unique in the plan; stays with the goal, also in calendars.
    pub id: String,
    /// The competencies or areas it is about; none for an own goal.
    pub items: Vec<ItemId>,
    /// The goal in the person's words.
    pub title: String,
    /// The ratings that led to it, as they were then.
    pub why: Vec<Reason>,
    /// What will be different: how the person will know.
    pub success_sign: String,
    /// What the person will do.
    pub activities: Vec<Activity>,
    /// Who supports it, a role rather than a name.
    pub supporter: String,
    /// First day.
    pub start: Option<Date>,
    /// When to look at it.
    pub review: Option<Date>,
    /// When it should be reached.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Why it stands there, where that needs saying.
    pub status_reason: String,
    /// What shows that it was reached, and where that is kept.
    pub evidence: String,
    /// What changed in practice, and what comes next.
    pub reflection: String,
    /// The new rating at closing.
    pub closing: Option<Present>,
}

/// The rating behind a goal, copied when the goal was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The competency or area.
    pub item: ItemId,
    /// The day of the copy.
    pub on: Date,
    /// Now on that day.
    pub present: Option<Level>,
    /// Aim on that day.
    pub desired: Option<Level>,
    /// Importance on that day.
    pub importance: Option<Importance>,
}

/// One thing to do for a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// What, in the person's words.
    pub what: String,
    /// Of which kind.
    pub kind: ActivityKind,
    /// Whether it takes place outside the person's own organisation.
    pub external: bool,
    /// Hours set aside, 0 to [`MAX_HOURS`].
    pub hours: Option<u16>,
    /// Cost or other resources agreed.
    pub resources: String,
}

/// Where a goal stands.
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

/// The kind of an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActivityKind {
    /// A course or workshop.
    #[default]
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
