//! The parts of a framework, not checked yet: ids, roles, areas, competencies.

use std::fmt;
use std::sync::Arc;

use super::level::LevelText;

/// Most areas of a framework; the fewest is one.
pub const MAX_AREAS: usize = 50;
/// Most competencies of a framework in all its areas; the fewest is one.
pub const MAX_COMPETENCIES: usize = 5_000;
/// Most roles of a framework; it may have none.
pub const MAX_ROLES: usize = 20;
/// Most characters of the id of an area, a competency or a role; results and saved records accept no longer ones.
pub const MAX_ID_CHARS: usize = 200;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with this text. Only a framework can tell whether it exists.
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id_type! {
    /// The permanent id of an area or a competency: unique across both, never reused. People read the `code` instead.
    ItemId
}
id_type! {
    /// The permanent id of a role.
    RoleId
}

/// The source and the rights of the framework's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// The source, quoted.
    pub source: String,
    /// Whose the text is and what may be done with it.
    pub rights: String,
    /// Date of the source, as the author wrote it.
    pub date: String,
    /// What a reader should know about this edition; may be empty.
    pub note: String,
}

/// A professional role with targets of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Permanent id.
    pub id: RoleId,
    /// Title, for example "Coordinator".
    pub title: String,
    /// One line that says what the role answers for.
    pub definition: String,
}

/// A group of competencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Permanent id.
    pub id: ItemId,
    /// The printed number.
    pub code: String,
    /// Title.
    pub title: String,
    /// What the area is about.
    pub definition: String,
    /// A question about evidence for the level; may be empty.
    pub evidence_prompt: String,
    /// The competencies, at least one in the whole framework.
    pub competencies: Vec<Competency>,
}

/// One thing that a person in the field should be able to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competency {
    /// Permanent id.
    pub id: ItemId,
    /// The printed number, for example "2.11".
    pub code: String,
    /// The statement that is rated.
    pub statement: String,
    /// Suggested next steps; may be empty.
    pub activities: Vec<String>,
    /// A question about evidence for the level; may be empty.
    pub evidence_prompt: String,
}

/// What is rated in one row: a competency, or an area in a quick check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Permanent id.
    pub id: &'a ItemId,
    /// The printed number.
    pub code: &'a str,
    /// The competency's statement, or the area's title.
    pub statement: &'a str,
    /// A question about evidence for the level; may be empty.
    pub evidence_prompt: &'a str,
    /// Suggested next steps of a competency; none for an area.
    pub activities: &'a [String],
}

/// Everything that a framework is made from, not checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameworkParts {
    /// Permanent id of the framework.
    pub id: String,
    /// Counts up with every edition, from 1.
    pub revision: u32,
    /// Title.
    pub title: String,
    /// BCP 47 language tag of the texts.
    pub language: String,
    /// Where the text comes from.
    pub credit: Credit,
    /// The levels in rising order.
    pub levels: Vec<LevelText>,
    /// The names of the five importance steps in rising order.
    pub importance_names: Vec<String>,
    /// The roles.
    pub roles: Vec<Role>,
    /// The areas with their competencies.
    pub areas: Vec<Area>,
    /// Suggested targets: role id → area or competency id → level number.
    pub targets: Vec<(String, Vec<(String, u8)>)>,
    /// The reasons for targets: role id → area or competency id → one sentence.
    pub target_reasons: Vec<(String, Vec<(String, String)>)>,
    /// Who suggests the targets.
    pub targets_note: String,
}

impl Area {
    /// The area as it is rated.
    pub fn as_item(&self) -> Item<'_> {
        Item {
            id: &self.id,
            code: &self.code,
            statement: &self.title,
            evidence_prompt: &self.evidence_prompt,
            activities: &[],
        }
    }
}

impl Competency {
    /// The competency as it is rated.
    pub fn as_item(&self) -> Item<'_> {
        Item {
            id: &self.id,
            code: &self.code,
            statement: &self.statement,
            evidence_prompt: &self.evidence_prompt,
            activities: &self.activities,
        }
    }
}

/// The position of an id in the framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The area of that index.
    Area(usize),
    /// The area's competency: area index, competency index.
    Competency(usize, usize),
}

impl Place {
    /// The index of the area that it is or belongs to.
    pub fn area(self) -> usize {
        match self {
            Self::Area(area) | Self::Competency(area, _) => area,
        }
    }

    /// A sort key in the framework's order: each area, then its competencies.
    pub fn rank(self) -> (usize, Option<usize>) {
        match self {
            Self::Area(area) => (area, None),
            Self::Competency(area, index) => (area, Some(index)),
        }
    }
}
