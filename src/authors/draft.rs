//! A framework that an author works on: every field was read, but it may have problems still.

use crate::domain::framework::{Area, Competency, Credit, FrameworkParts};
use crate::domain::{Framework, ItemId, LevelText, Problem, Role, RoleId, Unreadable};
use crate::format::{framework_v1, framework_write};
use crate::words::authors::empty;

/// The parts of a framework, and the way back to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    parts: FrameworkParts,
}

impl Draft {
    /// The draft from a framework file.
    ///
    /// # Errors
    /// The file cannot be read, or not every field of it: written again it would lose something.
    pub fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > framework_v1::MAX_BYTES {
            return Err(too_large(bytes.len() as u64));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
        framework_v1::read_parts(text).map(|parts| Self { parts })
    }

    /// The built-in framework.
    ///
    /// # Errors
    /// Never: a test reads it.
    pub fn built_in() -> Result<Self, Unreadable> {
        Self::open(framework_v1::BUILT_IN.as_bytes())
    }

    /// The smallest framework that shows every kind of part.
    pub fn empty() -> Self {
        let (role, role_title, role_definition) = empty::ROLE;
        let (area, code, title, definition) = empty::AREA;
        let (competency, competency_code, statement) = empty::COMPETENCY;
        let level = |(name, anchor): (&str, &str)| LevelText {
            name: name.to_owned(),
            anchor: anchor.to_owned(),
        };
        let credit = Credit {
            source: empty::SOURCE.to_owned(),
            rights: empty::RIGHTS.to_owned(),
            ..Credit::default()
        };
        let competency = Competency {
            id: ItemId::new(competency),
            code: competency_code.to_owned(),
            statement: statement.to_owned(),
            activities: Vec::new(),
            evidence_prompt: String::new(),
        };
        let only_area = Area {
            id: ItemId::new(area),
            code: code.to_owned(),
            title: title.to_owned(),
            definition: definition.to_owned(),
            evidence_prompt: String::new(),
            competencies: vec![competency],
        };
        let only_role = Role {
            id: RoleId::new(role),
            title: role_title.to_owned(),
            definition: role_definition.to_owned(),
        };
        let parts = FrameworkParts {
            id: empty::ID.to_owned(),
            revision: 1,
            title: empty::TITLE.to_owned(),
            language: "en".to_owned(),
            credit,
            levels: empty::LEVELS.map(level).to_vec(),
            importance_names: empty::IMPORTANCE.map(str::to_owned).to_vec(),
            roles: vec![only_role],
            areas: vec![only_area],
            targets: vec![(role.to_owned(), vec![(area.to_owned(), 2)])],
            ..FrameworkParts::default()
        };
        Self { parts }
    }

    /// What it is made of.
    pub fn parts(&self) -> &FrameworkParts {
        &self.parts
    }

    /// Everything that is still wrong, with its place in the file.
    pub fn problems(&self) -> Vec<Problem> {
        framework_v1::problems_of(&self.parts)
    }

    /// The framework, once nothing is wrong.
    pub fn framework(&self) -> Option<Framework> {
        Framework::new(self.parts.clone()).ok()
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        framework_write::write(&self.parts)
    }

    /// What the file is called: its id, unless that is wrong, or a name that Windows keeps for a device.
    pub fn file_name(&self) -> String {
        let plain = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
        let id = &self.parts.id;
        let usable = (1..=64).contains(&id.len()) && id.chars().all(plain) && !is_device(id);
        [if usable { id } else { "framework" }, ".json"].concat()
    }

    /// Gives it another title.
    pub fn rename(&mut self, title: &str) {
        title.clone_into(&mut self.parts.title);
    }

    /// Gives it another id.
    pub fn identify(&mut self, id: &str) {
        id.clone_into(&mut self.parts.id);
    }

    /// Says which edition it is; what is no number becomes 0, which is a problem.
    pub fn number(&mut self, revision: &str) {
        self.parts.revision = revision.trim().parse().unwrap_or_default();
    }

    /// The target of a role for an area itself.
    pub fn target(&self, role: &RoleId, area: &ItemId) -> Option<u8> {
        let (_, items) = self.parts.targets.iter().find(|(id, _)| id == role.as_str())?;
        let (_, level) = items.iter().find(|(id, _)| id == area.as_str())?;
        Some(*level)
    }

    /// How many targets are not of an area.
    pub fn targets_of_competencies(&self) -> usize {
        let items = self.parts.targets.iter().flat_map(|(_, items)| items);
        items.filter(|(id, _)| self.rank_of_area(id).is_none()).count()
    }

    /// Sets or takes out the target of a role for an area, both by their index.
    ///
    /// A new one gets its place in the order of roles and areas, so that the same targets give the same
    /// file however they were set.
    pub fn aim(&mut self, role: usize, area: usize, level: Option<u8>) {
        let (Some(role), Some(area)) = (self.parts.roles.get(role), self.parts.areas.get(area))
        else {
            return;
        };
        let (role, area) = (role.id.to_string(), area.id.to_string());
        let mut targets = std::mem::take(&mut self.parts.targets);
        if !targets.iter().any(|(id, _)| *id == role) && level.is_some() {
            let at = place_of(&targets, |id| self.rank_of_role(id), self.rank_of_role(&role));
            targets.insert(at, (role.clone(), Vec::new()));
        }
        if let Some((_, items)) = targets.iter_mut().find(|(id, _)| *id == role) {
            let known = items.iter().position(|(id, _)| *id == area);
            match (known.and_then(|at| items.get_mut(at)), level) {
                (Some((_, kept)), Some(level)) => *kept = level,
                (Some(_), None) => items.retain(|(id, _)| *id != area),
                (None, Some(level)) => {
                    let rank = self.rank_of_area(&area);
                    let at = place_of(items, |id| self.rank_of_area(id), rank);
                    items.insert(at, (area, level));
                }
                (None, None) => {}
            }
        }
        targets.retain(|(id, items)| *id != role || !items.is_empty());
        self.parts.targets = targets;
    }

    fn rank_of_role(&self, id: &str) -> Option<usize> {
        self.parts.roles.iter().position(|role| role.id.as_str() == id)
    }

    fn rank_of_area(&self, id: &str) -> Option<usize> {
        self.parts.areas.iter().position(|area| area.id.as_str() == id)
    }
}

/// Before the first that comes later, or that has no rank.
fn place_of<T>(
    entries: &[(String, T)],
    rank: impl Fn(&str) -> Option<usize>,
    of: Option<usize>,
) -> usize {
    let later = |(id, _): &(String, T)| rank(id).is_none_or(|rank| Some(rank) > of);
    entries.iter().position(later).unwrap_or(entries.len())
}

/// Whether Windows takes a file of this name, whatever its ending, for a device: no file can be called so.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let numbered = port.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    numbered || ["con", "prn", "aux", "nul"].contains(&name.as_str())
}

/// Why a file of so many bytes is not read.
pub fn too_large(found: u64) -> Unreadable {
    Unreadable::TooLarge { found, most: framework_v1::MAX_BYTES as u64 }
}
