//! A framework: areas, competencies, roles, the scale and the suggested targets.
//!
//! Only [`Framework::new`] creates one, and it reports every problem at once ([`super::framework_checks`]): a framework
//! has nothing missing, no duplicate ids and no level off the scale.

use std::collections::BTreeMap;

use super::framework_checks::{self, FrameworkProblem};
pub use super::framework_parts::{
    Area, Competency, Credit, FrameworkParts, Item, ItemId, MAX_AREAS, MAX_COMPETENCIES,
    MAX_ID_CHARS, MAX_ROLES, Place, Role, RoleId,
};
use super::level::{ImportanceScale, Level, Scale};
use super::scope::Scope;

/// Id of the framework that is built in.
pub const BUILT_IN_ID: &str = "alliance-cme-2008";

/// Target levels by area or competency.
pub type Targets = BTreeMap<ItemId, Level>;

/// A whole and consistent framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framework {
    parts: FrameworkParts,
    scale: Scale,
    importance_scale: ImportanceScale,
    places: BTreeMap<ItemId, Place>,
    targets: BTreeMap<RoleId, Targets>,
}

impl Framework {
    /// Checks the parts and builds the framework.
    ///
    /// # Errors
    /// Every problem of the parts, in the order of the parts.
    pub fn new(parts: FrameworkParts) -> Result<Self, Vec<FrameworkProblem>> {
        let problems = framework_checks::problems_of(&parts);
        let scale = Scale::new(parts.levels.clone());
        let names = parts.importance_names.clone().try_into().map(ImportanceScale::new).ok();
        let (Some(scale), Some(importance_scale), true) = (scale, names, problems.is_empty())
        else {
            return Err(problems);
        };
        let places = framework_checks::places_of(&parts.areas);
        let mut targets = BTreeMap::new();
        for (role, levels) in &parts.targets {
            let mut of_role = BTreeMap::new();
            of_role.extend(
                levels
                    .iter()
                    .filter_map(|(item, level)| Some((ItemId::new(item), scale.level(*level)?))),
            );
            targets.insert(RoleId::new(role), of_role);
        }
        Ok(Self { parts, scale, importance_scale, places, targets })
    }

    /// A copy with other activities of each competency and other reasons of targets. These cannot make a framework
    /// invalid, as long as the reasons are for roles and items that it has.
    #[must_use]
    pub fn with_rest(
        &self,
        activities: impl Fn(&ItemId) -> Vec<String>,
        target_reasons: Vec<(String, Vec<(String, String)>)>,
    ) -> Self {
        let mut whole = self.clone();
        whole.parts.target_reasons = target_reasons;
        for competency in whole.parts.areas.iter_mut().flat_map(|area| &mut area.competencies) {
            competency.activities = activities(&competency.id);
        }
        whole
    }

    /// Permanent id of the framework.
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// Which edition this is, from 1.
    pub fn revision(&self) -> u32 {
        self.parts.revision
    }

    /// Everything it was made from: title, language, credit, notes.
    pub fn parts(&self) -> &FrameworkParts {
        &self.parts
    }

    /// The scale of present levels and aims.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The scale of importance.
    pub fn importance_scale(&self) -> &ImportanceScale {
        &self.importance_scale
    }

    /// The roles, in the framework's order.
    pub fn roles(&self) -> &[Role] {
        &self.parts.roles
    }

    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles().iter().find(|role| role.id == *id)
    }

    /// The areas, in the framework's order.
    pub fn areas(&self) -> &[Area] {
        &self.parts.areas
    }

    /// The area of that index.
    pub fn area(&self, index: usize) -> Option<&Area> {
        self.parts.areas.get(index)
    }

    /// The position of an id, or `None` if the framework does not have it.
    pub fn place(&self, id: &ItemId) -> Option<Place> {
        self.places.get(id).copied()
    }

    /// The area or competency of that id, as it is rated.
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        match self.place(id)? {
            Place::Area(area) => self.area(area).map(Area::as_item),
            Place::Competency(area, index) => {
                self.area(area)?.competencies.get(index).map(Competency::as_item)
            }
        }
    }

    /// All ids in the framework's order: each area, then its competencies.
    pub fn ids(&self) -> impl Iterator<Item = &ItemId> {
        self.areas().iter().flat_map(|area| {
            std::iter::once(&area.id).chain(area.competencies.iter().map(|one| &one.id))
        })
    }

    /// The indices of the areas that a scope covers, in the framework's order.
    pub fn areas_in(&self, scope: &Scope) -> Vec<usize> {
        let covered = |area: &Area| match scope {
            Scope::Full => !area.competencies.is_empty(),
            Scope::Quick => true,
            Scope::Areas(ids) => !area.competencies.is_empty() && ids.contains(&area.id),
        };
        let indices = self.areas().iter().enumerate();
        indices.filter(|(_, area)| covered(area)).map(|(index, _)| index).collect()
    }

    /// What is rated in an area: the area itself in a quick check, its competencies otherwise.
    pub fn items_of(&self, area: usize, scope: &Scope) -> Vec<Item<'_>> {
        let Some(area) = self.area(area) else { return Vec::new() };
        match scope {
            Scope::Quick => vec![area.as_item()],
            Scope::Full | Scope::Areas(_) => {
                area.competencies.iter().map(Competency::as_item).collect()
            }
        }
    }

    /// Whether a self-check of that scope rates the item.
    pub fn covers(&self, scope: &Scope, item: &ItemId) -> bool {
        match (scope, self.place(item)) {
            (Scope::Full, Some(Place::Competency(..))) | (Scope::Quick, Some(Place::Area(_))) => {
                true
            }
            (Scope::Areas(ids), Some(Place::Competency(area, _))) => {
                self.area(area).is_some_and(|area| ids.contains(&area.id))
            }
            (_, Some(_) | None) => false,
        }
    }

    /// Whether any role has a target.
    pub fn has_targets(&self) -> bool {
        self.targets.values().any(|targets| !targets.is_empty())
    }

    /// The framework's own targets for a role, not resolved for competencies.
    pub fn targets_of(&self, role: Option<&RoleId>) -> Option<&Targets> {
        self.targets.get(role?)
    }

    /// The framework's own target for a role: the competency's, or else its area's.
    pub fn target(&self, role: Option<&RoleId>, item: &ItemId) -> Option<Level> {
        let targets = self.targets_of(role)?;
        let own = targets.get(item).copied();
        own.or_else(|| targets.get(&self.area(self.place(item)?.area())?.id).copied())
    }

    /// The reason for a role's target for an item: the competency's, or else its area's.
    pub fn target_reason(&self, role: &RoleId, item: &ItemId) -> Option<&str> {
        let (_, reasons) = self.parts.target_reasons.iter().find(|(id, _)| id == role.as_str())?;
        let of = |item: &ItemId| reasons.iter().find(|(id, _)| id == item.as_str());
        let area = || of(&self.area(self.place(item)?.area())?.id);
        of(item).or_else(area).map(|(_, reason)| reason.as_str())
    }
}
