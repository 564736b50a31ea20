//! What a person has chosen so far on the start screen.
//!
//! The fallback inside the element is painted before any script has come. Where it has radios and a checkbox of these
//! names and values, as our own page has, the start screen begins with what was chosen in them.

use crate::domain::{Framework, ItemId};

/// Name of the radios for the role; their values are ids of roles, or [`NO_ROLE`].
pub const ROLE: &str = "job-role";
/// None of the framework's roles.
pub const NO_ROLE: &str = "none";
/// Name of the radios for how much is rated.
pub const SCOPE: &str = "scope";
/// The areas as wholes.
pub const QUICK: &str = "quick";
/// Every competency, which is what is offered first.
pub const FULL: &str = "full";
/// Every competency of chosen areas.
pub const AREAS: &str = "areas";
/// Name of the checkbox for importance.
pub const IMPORTANCE: &str = "importance";

/// The choices, as values of the controls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetupChoices {
    /// Id of a role, or [`NO_ROLE`].
    pub role: Option<String>,
    /// [`QUICK`], [`FULL`] or [`AREAS`].
    pub scope: Option<String>,
    /// Which areas are chosen; a static start screen does not ask for them.
    pub areas: Vec<ItemId>,
    /// Whether importance is asked for.
    pub importance: bool,
}

impl SetupChoices {
    /// Reads those of the fallback. `checked` gives the value of the checked control of a name; a value that the framework does not
    /// know counts as none.
    pub fn read(framework: &Framework, checked: impl Fn(&str) -> Option<String>) -> Self {
        let known_role = |value: &String| {
            value == NO_ROLE || framework.roles().iter().any(|role| role.id.as_str() == value)
        };
        let known_scope = |value: &String| [QUICK, FULL, AREAS].contains(&value.as_str());
        Self {
            role: checked(ROLE).filter(known_role),
            scope: checked(SCOPE).filter(known_scope),
            areas: Vec::new(),
            importance: checked(IMPORTANCE).is_some(),
        }
    }
}
