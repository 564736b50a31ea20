//! The targets of all roles side by side, with the reasons.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{Button, Disclosure, TableRegion};
use super::level_meanings::LevelMeanings;
use super::report::lists::Statement;
use super::screen_heading::ScreenHeading;
use super::store::use_store;
use crate::domain::{Area, Assessment, Framework, ItemId, Level, LevelText, Role, RoleId};
use crate::messages::{self, other_language, rate, start, targets};

/// The targets of all roles, with the person's own marked.
#[component]
pub(super) fn TargetsByRoleScreen(role: Option<RoleId>) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let check = store.with_untracked(|session| session.current_assessment().cloned());
    let note = framework.parts().targets_note.clone();
    let language = other_language(&framework);
    let back = move || store.act(|session, _| session.close_targets_by_role());
    view! {
        <div class="results roles">
            <ScreenHeading eyebrow=start::EYEBROW>{targets::BY_ROLE}</ScreenHeading>
            <p>{targets::BY_ROLE_INTRODUCTION}</p>
            <p class="hint" lang=language>{note}</p>
            <div class="actions"><Button on_press=back>{rate::BACK}</Button></div>
            <Levels framework=Arc::clone(&framework)/>
            <TableRegion name=targets::BY_ROLE>
                <RoleTable framework role check/>
            </TableRegion>
        </div>
    }
}

/// The names of the levels, each with its description.
#[component]
fn Levels(framework: Arc<Framework>) -> impl IntoView {
    let language = other_language(&framework);
    let levels = framework.scale().level_count();
    let name = |(level, _): (Level, &LevelText)| {
        view! {
            <li>
                <Meter level levels/>
                <span lang=language.clone()>{messages::level(&framework, level)}</span>
            </li>
        }
    };
    let names = framework.scale().levels().map(name).collect_view();
    view! {
        <ol class="scale">{names}</ol>
        <Disclosure summary=targets::SCALE><LevelMeanings framework class="facts"/></Disclosure>
    }
}

/// A column of the table.
#[derive(Clone, Copy)]
struct RoleColumn<'a> {
    role: &'a Role,
    /// The self-check with adjusted targets, in the column of the person's role.
    own: Option<&'a Assessment>,
    is_own: bool,
}

#[component]
fn RoleTable(
    framework: Arc<Framework>,
    /// The person's role.
    role: Option<RoleId>,
    /// The self-check on the screen before.
    check: Option<Assessment>,
) -> impl IntoView {
    let language = other_language(&framework);
    let columns = framework.roles().iter().map(|one| {
        let is_own = role.as_ref() == Some(&one.id);
        let own = check.as_ref().filter(|check| is_own && check.role == role);
        RoleColumn { role: one, own, is_own }
    });
    let columns: Vec<_> = columns.collect();
    let head = |column: &RoleColumn<'_>| {
        let tag = column.is_own.then(|| {
            view! { " " <span class="tag">{targets::YOUR_ROLE}</span> }
        });
        let Role { title, definition, .. } = column.role;
        view! {
            <th scope="col" role="columnheader" class=column.is_own.then_some("own")>
                <span class="role-title" lang=language.clone()>{title.clone()}</span>
                {tag}
                <span class="hint" lang=language.clone()>{definition.clone()}</span>
            </th>
        }
    };
    let heads = columns.iter().map(head).collect_view();
    let rows = framework.areas().iter().map(|area| rows_of(&framework, &columns, area));
    let rows = rows.collect_view();
    view! {
        <table class="by-role" role="table">
            <caption class="unseen">{targets::BY_ROLE}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{targets::BY_ROLE_SUBJECT}</th>
                    {heads}
                </tr>
            </thead>
            {rows}
        </table>
    }
}

/// An area, and those of its competencies that have a target of their own for some role.
fn rows_of(
    framework: &Arc<Framework>,
    columns: &[RoleColumn<'_>],
    area: &Area,
) -> impl IntoView + use<> {
    let differs = |item: &ItemId| {
        let level = |role: &Role, item| framework.target(Some(&role.id), item);
        columns.iter().any(|column| level(column.role, item) != level(column.role, &area.id))
    };
    let own = area.competencies.iter().map(|one| &one.id).filter(|id| differs(id));
    let row = |item: &ItemId| {
        let of_area = *item == area.id;
        let cells = columns.iter().map(|column| cell(framework, *column, area, item));
        let cells = cells.collect_view();
        let (framework, item) = (Arc::clone(framework), item.clone());
        view! {
            <tr role="row" class=if of_area { "of-area" } else { "of-competency" }>
                <th scope="row" role="rowheader"><Statement framework item/></th>
                {cells}
            </tr>
        }
    };
    let rows = [&area.id].into_iter().chain(own).map(row).collect_view();
    view! { <tbody role="rowgroup">{rows}</tbody> }
}

/// The target of a role for an area, or for one of its competencies.
fn cell(
    framework: &Framework,
    column: RoleColumn<'_>,
    area: &Area,
    item: &ItemId,
) -> impl IntoView + use<> {
    let RoleColumn { role, own, is_own } = column;
    let language = other_language(framework);
    let target = framework.target(Some(&role.id), item);
    let of_area = *item == area.id;
    // A competency whose target equals its area's is shown muted (class `same`).
    let same = !of_area && target == framework.target(Some(&role.id), &area.id);
    let level = match target {
        Some(level) => {
            let text = messages::level(framework, level);
            let levels = framework.scale().level_count();
            view! { <Meter level levels/> <span lang=language.clone()>{text}</span> }.into_any()
        }
        None => view! { <span>{targets::NO_TARGET}</span> }.into_any(),
    };
    let reason = framework
        .target_reason(&role.id, item)
        .filter(|reason| of_area || Some(*reason) != framework.target_reason(&role.id, &area.id));
    let reason = reason.map(str::to_owned).map(|reason| {
        view! { <p class="reason" lang=language.clone()>{reason}</p> }
    });
    let own = own.filter(|check| check.has_own_target(framework, item));
    let adjusted = own.and_then(|check| check.target(framework, item)).map(|level| {
        view! { <p class="reason">{targets::adjusted(framework, level)}</p> }
    });
    let title = role.title.clone();
    view! {
        <td role="cell" class:own=is_own class:same=same>
            // For phones, where the column heads are not in view.
            <span class="cell-role" lang=language aria-hidden="true">{title} " "</span>
            <span class="cell-level">{level}</span>
            {reason}
            {adjusted}
        </td>
    }
}

/// A level as that many filled dots.
#[component]
fn Meter(level: Level, levels: u8) -> impl IntoView {
    let dot = |number: u8| {
        let class = if number <= level.number() { "on" } else { "off" };
        let x = usize::from(number) * 12 - 6;
        view! { <circle class=class cx=x cy="6" r="4"/> }
    };
    let dots = (1..=levels).map(dot).collect_view();
    let width = usize::from(levels) * 12;
    view! {
        <svg class="meter" viewBox=format!("0 0 {width} 12") width=width height="12" aria-hidden="true">
            {dots}
        </svg>
    }
}
