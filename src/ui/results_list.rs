//! All competencies with their filters, and the results to compare with.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::button::button;
use super::parts::field::{Field, Options, check as check_box, select};
use super::parts::growing::{LIST, MOST, growing};
use super::parts::heading::heading;
use super::{App, past};
use crate::domain::listing::{self, Filter, Order, State};
use crate::domain::{Assessment, Framework};
use crate::report::lists;
use crate::words::{comparison, listing as text, results};

/// Every item in scope, filtered and sorted.
pub(super) fn all(app: App, check: Assessment, level: u8) -> impl IntoView {
    let framework = app.framework();
    let filter = RwSignal::new(Filter::default());
    let order = RwSignal::new(Order::default());
    let fields = fields(&framework, &check, filter, order);
    let total = check.items(&framework).len();
    let shown = RwSignal::new(0);
    let fitting = RwSignal::new(0);
    let count = move || text::shown(shown.get(), fitting.get(), total);
    let both = Arc::new((framework, check));
    let list = move || {
        let (filter, order) = (filter.get(), order.get());
        let both = Arc::clone(&both);
        let found = listing::list(&both.0, &both.1, filter, order).len();
        fitting.set(found);
        shown.set(found.min(MOST));
        if found == 0 {
            return view! { <p>{text::NOTHING}</p> }.into_any();
        }
        let heading = (order == Order::Framework).then_some(level + 1);
        let draw = move |range| {
            let (framework, check) = &*both;
            let items = listing::list(framework, check, filter, order);
            lists::part(framework, check, &items, range, heading)
        };
        growing(LIST, text::COMPETENCIES, shown, found, Box::new(draw))
            .into_iter()
            .collect_view()
            .into_any()
    };
    view! {
        <section class="all">
            {heading(level, results::ALL)}
            {fields}
            <p class="hint" role={"status"}>{count}</p>
            <div class="listed">{list}</div>
        </section>
    }
}

fn fields(
    framework: &Framework,
    check: &Assessment,
    filter: RwSignal<Filter>,
    order: RwSignal<Order>,
) -> impl IntoView + use<> {
    let field = |id: &str, label| Field { id: id.to_owned(), label, hint: "" };
    let areas = framework.areas_in(&check.scope);
    let title = |area: &usize| framework.area(*area).map(|area| area.title.clone());
    let area_names = Options::of(framework, text::ALL_AREAS, areas.iter().filter_map(title));
    let by_area = move |index: usize| {
        let area = index.checked_sub(1).and_then(|index| areas.get(index).copied());
        filter.update(|filter| filter.area = area);
    };
    let states = State::ALL.iter().map(|state| text::state(*state));
    let states = [text::ALL_STATES].into_iter().chain(states).map(str::to_owned).collect();
    let by_state = move |index: usize| {
        let state = index.checked_sub(1).and_then(|index| State::ALL.get(index).copied());
        filter.update(|filter| filter.state = state);
    };
    let orders = Order::ALL.iter().map(|order| text::order(*order).to_owned()).collect();
    let sort = move |index: usize| {
        if let Some(chosen) = Order::ALL.get(index) {
            order.set(*chosen);
        }
    };
    let noted = move |noted| filter.update(|filter| filter.noted = noted);
    view! {
        <div class="filters">
            {select(field("filter-area", text::AREA), area_names, 0, Box::new(by_area))}
            {select(field("filter-state", text::STATE), states, 0, Box::new(by_state))}
            {select(field("sort", text::SORT), orders, 0, Box::new(sort))}
            {check_box(field("filter-note", text::NOTED), false, Box::new(noted))}
        </div>
    }
}

/// The other results of this browser, to compare with.
pub(super) fn others(app: App, check: &Assessment, level: u8) -> impl IntoView + use<> {
    let mut others = past::results(app);
    others.retain(|(id, _)| *id != check.id);
    let found = !others.is_empty();
    let entries = others.into_iter().map(|(id, about)| {
        let go = move || app.act(|session, _| session.compare_with(&id));
        view! { <li>{button("link", comparison::compare_with(&about), go)}</li> }
    });
    let entries = entries.collect_view();
    found.then(|| {
        view! {
            <section class="others-results">
                {heading(level, comparison::OTHERS)}
                <p class="hint">{comparison::OTHERS_HINT}</p>
                <ul class="past">{entries}</ul>
            </section>
        }
    })
}
