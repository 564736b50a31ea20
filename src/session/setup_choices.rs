//! The person's choices so far on the start screen.
//!
//! The fallback inside the element is painted before any script has loaded. If it has radios and a checkbox with these
//! names and values, as our own page does, the start screen takes over what was chosen in them.

use crate::domain::{Framework, ItemId};

/// Name of the radios for the role; their values are ids of roles, or [`NO_ROLE`].
pub const ROLE: &str = "job-role";
/// None of the framework's roles.
pub const NO_ROLE: &str = "none";
/// Name of the radios for how much is rated.
pub const SCOPE: &str = "scope";
/// The areas themselves.
pub const QUICK: &str = "quick";
/// Every competency, the default.
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
    /// The chosen areas; a static start screen does not ask for them.
    pub areas: Vec<ItemId>,
    /// Whether importance is asked for.
    pub importance: bool,
}

impl SetupChoices {
    /// Reads the choices in the fallback. `checked` returns the value of the checked control of a name; a value that
    /// the framework does not know counts as none.
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
