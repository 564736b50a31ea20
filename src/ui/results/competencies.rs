//! All competencies, filtered and sorted.

use leptos::prelude::*;

use crate::domain::ItemId;
use crate::domain::listing::{Filter, ItemState, Order, list_items};
use crate::messages::{listing, other_language, results};
use crate::ui::components::{
    CheckField, PAGE_SIZE, PagedList, Renewed, SectionHeading, SelectField, SelectOption, ShowMore,
    StatusLine,
};
use crate::ui::report::lists::competencies;
use crate::ui::report::shown::ShownResult;

/// The section with all competencies in scope.
#[component]
pub(super) fn AllCompetencies(
    shown: Memo<ShownResult>,
    level: u8,
    /// Links to where an item is rated, if it can be rated.
    rate: Option<UnsyncCallback<(ItemId,)>>,
) -> impl IntoView {
    // In these fields 0 means no restriction. An area is stored as its index in the framework plus 1, because the
    // scope, whose areas are the options, may change.
    let [area, state, order] = [0, 0, 0].map(RwSignal::new);
    let noted = RwSignal::new(false);
    let pages = PagedList::new(PAGE_SIZE);
    let restrict = move |field: RwSignal<usize>, chosen: usize| {
        field.set(chosen);
        pages.restart();
    };
    let areas = move || shown.with(|shown| shown.framework.areas_in(&shown.check.scope));
    let area_options = Signal::derive(move || {
        shown.with(|shown| {
            let language = other_language(&shown.framework);
            let area = |area| shown.framework.area(area);
            let titles = areas().into_iter().filter_map(area).map(|area| area.title.clone());
            let options = titles.map(|text| SelectOption { text, language: language.clone() });
            [SelectOption::ours(listing::ALL_AREAS)].into_iter().chain(options).collect::<Vec<_>>()
        })
    });
    let selected_area = Signal::derive(move || {
        let index = areas().into_iter().position(|index| index + 1 == area.get());
        index.map_or(0, |index| index + 1)
    });
    let select_area = move |option: usize| {
        let chosen = option.checked_sub(1).and_then(|index| untrack(areas).get(index).copied());
        restrict(area, chosen.map_or(0, |index| index + 1));
    };
    let states = [listing::ALL_STATES].into_iter().chain(ItemState::ALL.map(listing::state));
    let states: Vec<_> = states.map(SelectOption::ours).collect();
    let orders = Order::ALL.map(listing::order).map(SelectOption::ours).to_vec();
    let restrict_to_noted = move |chosen| {
        noted.set(chosen);
        pages.restart();
    };
    let chosen_order = move || Order::ALL.get(order.get()).copied().unwrap_or_default();
    let filter = move || Filter {
        area: area.get().checked_sub(1).filter(|area| areas().contains(area)),
        state: state.get().checked_sub(1).and_then(|index| ItemState::ALL.get(index).copied()),
        noted: noted.get(),
    };
    let count = Signal::derive(move || {
        let ShownResult { framework, check, .. } = shown.get();
        // Only the count matters, so the cheapest order is used.
        let total = list_items(&framework, &check, filter(), Order::Framework).len();
        listing::shown(pages.shown(total), total, check.items(&framework).len())
    });
    let found = move || {
        let ShownResult { framework, check, .. } = shown.get();
        let order = chosen_order();
        let items = list_items(&framework, &check, filter(), order);
        let total = items.len();
        let level = (order == Order::Framework).then_some(level + 1);
        view! {
            <div class="listed">
                {(total == 0).then(|| view! { <p>{listing::NOTHING}</p> })}
                {competencies(&framework, &check, &items, level, pages, rate)}
                <ShowMore list=pages total entries=listing::COMPETENCIES/>
            </div>
        }
    };
    view! {
        <section class="all">
            <SectionHeading level name=results::ALL/>
            <div class="filters">
                <SelectField
                    id="filter-area"
                    label=listing::AREA
                    options=area_options
                    selected=selected_area
                    on_select=select_area
                />
                <SelectField
                    id="filter-state"
                    label=listing::STATE
                    options=states
                    selected=state
                    on_select=move |option| restrict(state, option)
                />
                <SelectField
                    id="sort"
                    label=listing::SORT
                    options=orders
                    selected=order
                    on_select=move |option| restrict(order, option)
                />
                <CheckField
                    id="filter-note"
                    label=listing::NOTED
                    checked=noted
                    on_change=restrict_to_noted
                />
            </div>
            <StatusLine text=count/>
            <Renewed view=found/>
        </section>
    }
}
