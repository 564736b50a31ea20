//! The views of the numbers: needs, help, single points and the table by role, on screen and on paper.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::TeamContext;
use crate::domain::team::{
    FIRST_NEEDS, GroupTally, Publication, PublishedArea, PublishedItem, PublishedRole, Released,
    TeamItem,
};
use crate::domain::{Framework, ItemId};
use crate::messages::{listing, other_language, team_view};
use crate::session::team::TeamMember;
use crate::ui::components::{
    BreakableText, PAGE_SIZE, PagedList, Renewed, ShowMore, TableRegion, cell_text,
};

/// Shades of the table: their number, and the tenths of a level that each covers; the last one has no upper limit.
const SHADES: i32 = 5;
const TENTHS_A_SHADE: i32 = 4;

/// The needs: the first ten, and more on request.
#[component]
pub(super) fn Needs(ctx: TeamContext) -> impl IntoView {
    let framework = ctx.store.framework();
    let pages = PagedList::new(FIRST_NEEDS);
    let list = move || {
        let team = ctx.numbers.with(|numbers| Arc::clone(&numbers.whole));
        let total = team.needs().len();
        let max = pages.shown(total);
        view! {
            <NeedsTable framework=Arc::clone(&framework) team pages max/>
            <ShowMore list=pages total entries=team_view::NEEDS_ENTRIES/>
        }
    };
    view! { <Renewed view=list/> }
}

/// The table of the first needs.
#[component]
pub(super) fn NeedsTable(
    framework: Arc<Framework>,
    team: Arc<Publication>,
    /// The list that it shows.
    pages: PagedList,
    /// How many are shown.
    max: usize,
) -> impl IntoView {
    let needs = team.needs();
    if needs.is_empty() {
        return view! { <p>{team_view::no_needs(&team)}</p> }.into_any();
    }
    let weighted = team_view::is_weighted(&needs);
    let columns =
        team_view::NEEDS_COLUMNS.into_iter().chain(weighted.then_some(team_view::WEIGHTED));
    let columns = columns.map(|name| (name.to_owned(), None)).collect();
    let row = |(item, tally): &(&PublishedItem, &GroupTally)| {
        let cells = team_view::need(tally, weighted).into_iter().map(|text| (text, 0));
        (team_view::item(&framework, &item.item), cells.collect())
    };
    let rows = needs.iter().take(max).map(row).collect();
    let ranked = if weighted { team_view::RANKED_WEIGHTED } else { team_view::RANKED };
    let language = other_language(&framework);
    view! {
        <p class="hint">{ranked}</p>
        {wide_table(team_view::NEEDS, columns, rows, language, pages)}
    }
    .into_any()
}

/// The gap to close of each role in each area.
#[component]
pub(super) fn GapsByRole(framework: Arc<Framework>, team: Arc<Publication>) -> impl IntoView {
    let language = other_language(&framework);
    let role = |one: &PublishedRole| {
        let theirs = one.role.and(language.clone());
        (team_view::role(&framework, one.role), theirs)
    };
    let columns = [listing::AREA, team_view::ALL_MEMBERS].map(|name| (name.to_owned(), None));
    let columns = columns.into_iter().chain(team.roles.iter().map(role)).collect();
    let row = |area: &PublishedArea| {
        let found = framework.area(area.area)?;
        let cells = std::iter::once(&area.total).chain(&area.roles);
        let cell = |tally| (team_view::cell(tally, team.internal), shade(tally));
        Some((format!("{} {}", found.code, found.title), cells.map(cell).collect()))
    };
    let rows = team.areas.iter().filter_map(row).collect();
    wide_table(team_view::HEAT, columns, rows, language, PagedList::new(usize::MAX))
}

/// The shade of a cell: 0 to [`SHADES`].
fn shade(tally: &Released<GroupTally>) -> i32 {
    let gap = tally.shown().and_then(GroupTally::gap_to_close);
    gap.map_or(0, |gap| ((gap.tenths() + TENTHS_A_SHADE - 1) / TENTHS_A_SHADE).min(SHADES))
}

/// A table with many columns. A column has a name, and a language if it is not ours; a cell has a text and a shade.
fn wide_table(
    name: &'static str,
    columns: Vec<(String, Option<String>)>,
    rows: Vec<(String, Vec<(String, i32)>)>,
    language: Option<String>,
    pages: PagedList,
) -> impl IntoView {
    // The first column contains the row heads.
    let names: Vec<_> = columns.iter().skip(1).map(|(name, _)| name.clone()).collect();
    let column = |(name, language)| {
        view! { <th scope="col" role="columnheader" lang=language>{name}</th> }
    };
    let cell = |((text, shade), name): ((String, i32), &String)| {
        let class = (shade > 0).then(|| format!("shade-{shade}"));
        // Phones show the column's name in each cell, because the column heads are not in view.
        view! { <td role="cell" class=class data-name=name.clone()>{cell_text(text)}</td> }
    };
    let row = |(index, (head, cells)): (usize, (String, Vec<(String, i32)>))| {
        view! {
            <tr role="row" {..pages.entry(index)}>
                <th scope="row" role="rowheader" lang=language.clone()><BreakableText text=head/></th>
                {cells.into_iter().zip(&names).map(cell).collect_view()}
            </tr>
        }
    };
    let rows = rows.into_iter().enumerate().map(row).collect_view();
    view! {
        <TableRegion name>
            <table class="wide" role="table">
                <caption class="unseen">{name}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.into_iter().map(column).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableRegion>
    }
}

/// For the first needs, who can help and who is below the aim.
#[component]
pub(super) fn WhoCanHelp(ctx: TeamContext) -> impl IntoView {
    let numbers = ctx.numbers;
    let framework = ctx.store.framework();
    let list = move || {
        let team = numbers.with(|numbers| Arc::clone(&numbers.whole));
        let needs = team.needs();
        if needs.is_empty() {
            return view! { <p>{team_view::no_needs(&team)}</p> }.into_any();
        }
        let entry = |(need, _): &(&PublishedItem, &GroupTally)| {
            let names = |found: Vec<&TeamMember>| {
                let name = |one: &&TeamMember| team_view::member(one.number, &one.member.label);
                let names: Vec<_> = found.iter().map(name).collect();
                if names.is_empty() { team_view::NOBODY_YET.to_owned() } else { names.join(", ") }
            };
            let [can_help, below] = ctx.state.with(|state| state.help(&need.item).map(names));
            statement(
                &framework,
                &need.item,
                vec![
                    format!("{}: {can_help}", team_view::CAN_HELP),
                    format!("{}: {below}", team_view::BELOW),
                ],
            )
        };
        let entries = needs.iter().take(FIRST_NEEDS).map(entry).collect_view();
        view! { <ol class="ranked">{entries}</ol> }.into_any()
    };
    view! { <Renewed view=list/> }
}

/// Competencies that depend on one member at most.
#[component]
pub(super) fn SinglePoints(ctx: TeamContext) -> impl IntoView {
    let framework = ctx.store.framework();
    let pages = PagedList::new(PAGE_SIZE);
    let list = move || {
        let team = ctx.numbers.with(|numbers| Arc::clone(&numbers.team));
        let items: Vec<_> = team.single_points().collect();
        if items.is_empty() {
            return view! { <p>{team_view::NO_SINGLE_POINTS}</p> }.into_any();
        }
        let total = items.len();
        let entry = |item: &&TeamItem| {
            statement(&framework, &item.item, vec![team_view::single_point(item)])
        };
        let entries = items.iter().take(pages.shown(total)).map(entry).collect_view();
        view! {
            <ul class="ranked">{entries}</ul>
            <ShowMore list=pages total entries=listing::COMPETENCIES/>
        }
        .into_any()
    };
    view! { <Renewed view=list/> }
}

/// An entry of a list: the item, and lines about it.
fn statement(framework: &Framework, item: &ItemId, lines: Vec<String>) -> impl IntoView + use<> {
    let lines = lines.into_iter().map(|line| view! { <span class="numbers">{line}</span> });
    view! {
        <li>
            <div>
                <span class="statement" lang=other_language(framework)>
                    {team_view::item(framework, item)}
                </span>
                {lines.collect_view()}
            </div>
        </li>
    }
}
