//! The rules: frameworks, answers, gaps, summaries, plans and comparisons.
//!
//! Plain Rust on `std` alone: no JSON, no clock, no randomness, no browser, no sentence for people. Times and ids are
//! arguments, so the same input always gives the same output. Start reading at [`answer`] and [`gap`], then
//! [`summary`].

pub mod answer;
pub mod assessment;
pub mod compare;
pub mod framework;
pub mod framework_checks;
mod framework_parts;
pub mod gap;
mod goal;
mod hours;
pub mod level;
pub mod listing;
pub mod outlook;
pub mod plan;
pub mod priority;
pub mod problem;
mod rated_item;
pub mod record;
mod scope;
pub mod summary;
pub mod team;
pub mod time;

pub use answer::{Answer, Desired, Present};
pub use assessment::{Assessment, FrameworkRef, ResultId};
pub use framework::{Area, Competency, Framework, ItemId, Role, RoleId};
pub use gap::{Gap, UnknownGap};
pub use hours::Hours;
pub use level::{Importance, ImportanceScale, Level, LevelText, Scale};
pub use plan::Plan;
pub use priority::{Priority, Strength};
pub use problem::{Kind, LinkProblem, Problem, ProblemKind, Unreadable};
pub use record::{LamportTimestamp, OpenAssessment, Record};
pub use scope::Scope;
pub use summary::{Mean, Summary, Tally};
pub use time::{Date, Timestamp, Zone};
