//! What a person chose in the page's own welcome, before the program was there.
//!
//! The fallback inside the element is painted before any script has come. Where it has radios and a checkbox
//! of these names and values, as our own page has, the start screen begins with what was chosen in them.

use crate::domain::Framework;

/// Name of the radios for the role; their values are ids of roles, or [`NO_ROLE`].
pub const ROLE: &str = "job-role";
/// None of the framework's roles.
pub const NO_ROLE: &str = "none";
/// Name of the radios for how much; their values are [`SCOPES`].
pub const SCOPE: &str = "scope";
/// The areas, every competency, or chosen areas: in the order of the start screen.
pub const SCOPES: [&str; 3] = ["quick", FULL, "areas"];
/// Every competency, which is what is offered first.
pub const FULL: &str = "full";
/// Name of the checkbox for importance.
pub const IMPORTANCE: &str = "importance";

/// What is chosen already, as positions among the options of the start screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Which role; the one after the last is none of them.
    pub role: Option<usize>,
    /// Which of [`SCOPES`].
    pub scope: Option<usize>,
    /// Whether importance is asked for.
    pub importance: bool,
}

impl Chosen {
    /// Reads it. `checked` gives the value of the checked control of a name; a value that the framework
    /// does not know counts as no choice.
    pub fn read(framework: &Framework, checked: impl Fn(&str) -> Option<String>) -> Self {
        let roles = framework.roles();
        let role = checked(ROLE).and_then(|value| {
            let known = roles.iter().position(|role| role.id.as_str() == value);
            known.or_else(|| (value == NO_ROLE).then_some(roles.len()))
        });
        let scope = checked(SCOPE).and_then(|value| SCOPES.iter().position(|one| *one == value));
        Self { role, scope, importance: checked(IMPORTANCE).is_some() }
    }
}
