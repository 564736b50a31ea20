//! What can be wrong with a framework, all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use super::framework_parts::{
    Area, FrameworkParts, ItemId, MAX_AREAS, MAX_COMPETENCIES, MAX_ID_CHARS, MAX_ROLES, Place,
};
use super::level::{IMPORTANCE_STEPS, MAX_LEVELS, MIN_LEVELS};

/// A part of a framework, as the location of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// The framework's own id, title or language.
    Whole(&'static str),
    /// The list of levels, or one level's field.
    Level(Option<usize>),
    /// The list of importance steps, or one of them.
    Importance(Option<usize>),
    /// The list of roles, or a field of one role.
    Role(Option<(usize, &'static str)>),
    /// The list of areas, or a field of one area.
    Area(Option<(usize, &'static str)>),
    /// All competencies together.
    Competencies,
    /// A field of a competency: area index, competency index.
    Competency(usize, usize, &'static str),
    /// The suggested target of a role for an id, or all targets of the role.
    Target(String, Option<String>),
    /// The reason of a target, or all reasons for the role.
    TargetReason(String, Option<String>),
}

/// What is wrong at a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A required text is empty.
    Empty,
    /// Fewer or more entries than allowed.
    Count {
        /// How many there are.
        found: usize,
        /// The fewest allowed.
        min: usize,
        /// The most allowed.
        max: usize,
    },
    /// An id that another area, competency or role already has.
    DoubleId(String),
    /// An id that no attribute of the element can name: `none` as a role, a comma in an area, spaces at either end.
    UnnameableId(String),
    /// An id of more characters than result files and saved records accept.
    LongId {
        /// The most allowed.
        max: usize,
    },
    /// A role that the framework does not have.
    UnknownRole,
    /// An area or competency that the framework does not have.
    UnknownItem,
    /// A level that the scale does not have.
    OffScale {
        /// The level given.
        found: u8,
        /// The scale's top level.
        top: usize,
    },
    /// A revision of 0; revisions count from 1.
    ZeroRevision,
}

/// One problem of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkProblem {
    /// Where it is.
    pub location: Location,
    /// What is wrong.
    pub violation: Violation,
}

/// The position of each id. Of a duplicate id, the first position counts.
pub(super) fn places_of(areas: &[Area]) -> BTreeMap<ItemId, Place> {
    let mut places = BTreeMap::new();
    for (index, area) in areas.iter().enumerate() {
        places.entry(area.id.clone()).or_insert(Place::Area(index));
        for (inner, competency) in area.competencies.iter().enumerate() {
            places.entry(competency.id.clone()).or_insert(Place::Competency(index, inner));
        }
    }
    places
}

/// All problems, in the order of the parts.
pub(super) fn problems_of(parts: &FrameworkParts) -> Vec<FrameworkProblem> {
    let mut found = Checks::default();
    found.whole(parts);
    found.scales(parts);
    found.roles(parts);
    found.areas(parts);
    found.targets(parts);
    found.problems
}

#[derive(Default)]
struct Checks {
    problems: Vec<FrameworkProblem>,
}

impl Checks {
    fn add(&mut self, location: Location, violation: Violation) {
        self.problems.push(FrameworkProblem { location, violation });
    }

    fn filled(&mut self, text: &str, location: Location) {
        if text.trim().is_empty() {
            self.add(location, Violation::Empty);
        }
    }

    fn count(&mut self, found: usize, min: usize, max: usize, location: Location) {
        if !(min..=max).contains(&found) {
            self.add(location, Violation::Count { found, min, max });
        }
    }

    fn whole(&mut self, parts: &FrameworkParts) {
        self.filled(&parts.id, Location::Whole("id"));
        if parts.revision == 0 {
            self.add(Location::Whole("revision"), Violation::ZeroRevision);
        }
        self.filled(&parts.title, Location::Whole("title"));
        self.filled(&parts.language, Location::Whole("language"));
    }

    fn scales(&mut self, parts: &FrameworkParts) {
        self.count(parts.levels.len(), MIN_LEVELS, MAX_LEVELS, Location::Level(None));
        for (index, level) in parts.levels.iter().enumerate() {
            self.filled(&level.name, Location::Level(Some(index)));
        }
        let steps = usize::from(IMPORTANCE_STEPS);
        self.count(parts.importance_names.len(), steps, steps, Location::Importance(None));
        for (index, name) in parts.importance_names.iter().enumerate() {
            self.filled(name, Location::Importance(Some(index)));
        }
    }

    fn roles(&mut self, parts: &FrameworkParts) {
        self.count(parts.roles.len(), 0, MAX_ROLES, Location::Role(None));
        let mut ids = BTreeSet::new();
        for (index, role) in parts.roles.iter().enumerate() {
            let location = |field| Location::Role(Some((index, field)));
            let id = role.id.as_str();
            self.id(id, location("id"), ids.insert(id), id == "none");
            self.filled(&role.title, location("title"));
        }
    }

    fn areas(&mut self, parts: &FrameworkParts) {
        self.count(parts.areas.len(), 1, MAX_AREAS, Location::Area(None));
        if !parts.areas.is_empty() {
            let competencies = parts.areas.iter().map(|area| area.competencies.len()).sum();
            self.count(competencies, 1, MAX_COMPETENCIES, Location::Competencies);
        }
        let mut ids = BTreeSet::new();
        for (index, area) in parts.areas.iter().enumerate() {
            let location = |field| Location::Area(Some((index, field)));
            let id = area.id.as_str();
            self.id(id, location("id"), ids.insert(id), id.contains(','));
            self.filled(&area.code, location("code"));
            self.filled(&area.title, location("title"));
            for (inner, competency) in area.competencies.iter().enumerate() {
                let location = |field| Location::Competency(index, inner, field);
                let id = competency.id.as_str();
                self.id(id, location("id"), ids.insert(id), false);
                self.filled(&competency.code, location("code"));
                self.filled(&competency.statement, location("statement"));
            }
        }
    }

    fn id(&mut self, id: &str, location: Location, fresh: bool, reserved: bool) {
        if id.trim().is_empty() {
            self.add(location, Violation::Empty);
        } else if reserved || id.trim() != id {
            self.add(location, Violation::UnnameableId(id.to_owned()));
        } else if !fresh {
            self.add(location, Violation::DoubleId(id.to_owned()));
        } else if id.chars().count() > MAX_ID_CHARS {
            self.add(location, Violation::LongId { max: MAX_ID_CHARS });
        }
    }

    fn targets(&mut self, parts: &FrameworkParts) {
        let places = places_of(&parts.areas);
        let known_role = |id: &str| parts.roles.iter().any(|role| role.id.as_str() == id);
        for (role, levels) in &parts.targets {
            if !known_role(role) {
                self.add(Location::Target(role.clone(), None), Violation::UnknownRole);
            }
            for (item, level) in levels {
                let location = || Location::Target(role.clone(), Some(item.clone()));
                if !places.contains_key(item.as_str()) {
                    self.add(location(), Violation::UnknownItem);
                }
                let top = parts.levels.len();
                // A scale without levels is one problem, not one for each target.
                if top > 0 && (*level == 0 || usize::from(*level) > top) {
                    self.add(location(), Violation::OffScale { found: *level, top });
                }
            }
        }
        for (role, reasons) in &parts.target_reasons {
            if !known_role(role) {
                self.add(Location::TargetReason(role.clone(), None), Violation::UnknownRole);
            }
            for (item, _) in reasons {
                if !places.contains_key(item.as_str()) {
                    let location = Location::TargetReason(role.clone(), Some(item.clone()));
                    self.add(location, Violation::UnknownItem);
                }
            }
        }
    }
}
