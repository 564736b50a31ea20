//! A framework that an author edits. Every field of its file could be read, but the framework may still have problems.

use std::num::NonZeroU32;

use super::spreadsheet;
use crate::domain::framework::{Credit, FrameworkParts};
use crate::domain::{Framework, ItemId, Problem, RoleId, Unreadable};
use crate::format::{framework_v1, framework_write};

/// The parts of a framework that may have problems; it can be written as a file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its parts, which may have problems.
    pub parts: FrameworkParts,
    /// Whether the typed revision cannot be used. The parts keep the one before.
    bad_revision: bool,
}

impl Draft {
    /// The draft from a framework file.
    ///
    /// # Errors
    /// The file, or a field in it, cannot be read. Written again, the file would lose that field.
    pub fn open(text: &str) -> Result<Self, Unreadable> {
        framework_v1::read_parts(text).map(Self::from)
    }

    /// A new framework with the areas, competencies and roles of a spreadsheet, and with the scale of the built-in one.
    ///
    /// # Errors
    /// What the rows lack, or what is wrong in them.
    pub fn from_spreadsheet(text: &str) -> Result<Self, Unreadable> {
        if text.len() > framework_v1::MAX_BYTES {
            let (found, max) = (text.len() as u64, framework_v1::MAX_BYTES as u64);
            return Err(Unreadable::TooLarge { found, max });
        }
        let scale = Self::built_in()?.parts;
        let parts = Self::empty()?.parts;
        let (levels, importance_names) = (scale.levels, scale.importance_names);
        // Visitors read the credit, and the rows have none.
        let credit = Credit::default();
        let parts = FrameworkParts { credit, levels, importance_names, ..parts };
        spreadsheet::read(text, parts).map(Self::from)
    }

    /// The built-in framework.
    ///
    /// # Errors
    /// Never: a test reads it.
    pub fn built_in() -> Result<Self, Unreadable> {
        Self::open(framework_v1::BUILT_IN)
    }

    /// The smallest framework that has every kind of part.
    ///
    /// # Errors
    /// Never: a test reads it.
    pub fn empty() -> Result<Self, Unreadable> {
        Self::open(include_str!("empty_framework.json"))
    }

    /// The parts as they are typed: a revision that cannot be used is 0, which is a problem.
    fn as_typed(&self) -> FrameworkParts {
        let revision = if self.bad_revision { 0 } else { self.parts.revision };
        FrameworkParts { revision, ..self.parts.clone() }
    }

    /// All problems, with their places in the file.
    pub fn problems(&self) -> Vec<Problem> {
        framework_v1::problems_of(&self.as_typed())
    }

    /// The framework, if it has no problems.
    pub fn framework(&self) -> Option<Framework> {
        Framework::new(self.as_typed()).ok()
    }

    /// The revision in the file, if another one was typed that cannot be used.
    pub fn kept_revision(&self) -> Option<u32> {
        self.bad_revision.then_some(self.parts.revision)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        framework_write::write(&self.parts)
    }

    /// The name of the file: the framework's id, unless that is invalid or reserved by Windows for a device.
    pub fn file_name(&self) -> String {
        let plain = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
        let id = &self.parts.id;
        let usable = (1..=64).contains(&id.len()) && id.chars().all(plain) && !is_device_name(id);
        [if usable { id } else { "framework" }, ".json"].concat()
    }

    /// Sets the revision. What cannot be one is a problem, and the file keeps the one before.
    pub fn set_revision(&mut self, typed: &str) {
        let usable = typed.trim().parse::<NonZeroU32>();
        self.bad_revision = usable.is_err();
        if let Ok(revision) = usable {
            self.parts.revision = revision.get();
        }
    }

    /// The target of a role for an area.
    pub fn target(&self, role: &RoleId, area: &ItemId) -> Option<u8> {
        let (_, items) = self.parts.targets.iter().find(|(id, _)| id == role.as_str())?;
        let (_, level) = items.iter().find(|(id, _)| id == area.as_str())?;
        Some(*level)
    }

    /// How many targets are not for an area.
    pub fn targets_of_competencies(&self) -> usize {
        let items = self.parts.targets.iter().flat_map(|(_, items)| items);
        items.filter(|(id, _)| self.parts.areas.iter().all(|area| area.id.as_str() != id)).count()
    }

    /// Sets or removes the target of a role for an area, both by their index.
    ///
    /// A new target is inserted in the order of roles and areas, so that the same targets give the same file in
    /// whatever order they were set.
    pub fn set_target(&mut self, role: usize, area: usize, level: Option<u8>) {
        let FrameworkParts { roles, areas, targets, .. } = &mut self.parts;
        let (Some(role), Some(area)) = (roles.get(role), areas.get(area)) else { return };
        let (role, area) = (role.id.as_str(), area.id.as_str());
        let role_rank = |id: &str| roles.iter().position(|role| role.id.as_str() == id);
        let area_rank = |id: &str| areas.iter().position(|area| area.id.as_str() == id);
        if let Some(items) = find_or_insert(targets, role, role_rank) {
            match level {
                None => items.retain(|(id, _)| id != area),
                Some(level) => {
                    if let Some(kept) = find_or_insert(items, area, area_rank) {
                        *kept = level;
                    }
                }
            }
        }
        targets.retain(|(id, items)| id != role || !items.is_empty());
    }
}

impl From<FrameworkParts> for Draft {
    fn from(parts: FrameworkParts) -> Self {
        Self { parts, bad_revision: false }
    }
}

/// Returns the value for an id. A missing id is inserted with an empty value, before the first entry that has a higher
/// rank or none.
fn find_or_insert<'a, T: Default>(
    entries: &'a mut Vec<(String, T)>,
    id: &str,
    rank: impl Fn(&str) -> Option<usize>,
) -> Option<&'a mut T> {
    let index = entries.iter().position(|(known, _)| known == id).unwrap_or_else(|| {
        let later = |(other, _): &(String, T)| {
            rank(other).is_none_or(|other_rank| Some(other_rank) > rank(id))
        };
        let index = entries.iter().position(later).unwrap_or(entries.len());
        entries.insert(index, (id.to_owned(), T::default()));
        index
    });
    entries.get_mut(index).map(|(_, value)| value)
}

/// Whether Windows reserves this name for a device, whatever the extension. No file can have such a name.
fn is_device_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let numbered = port.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    numbered || ["con", "prn", "aux", "nul"].contains(&name.as_str())
}
