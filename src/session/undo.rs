//! What a person can take back.

use crate::domain::Assessment;
use crate::domain::plan::{Activity, Goal};

/// What was deleted last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// A saved result.
    Result(Box<Assessment>),
    /// A goal of the plan on screen, and where it stood.
    Goal(usize, Box<Goal>),
    /// An activity: its goal's id, where it stood, and what it was.
    Activity(String, usize, Activity),
}
