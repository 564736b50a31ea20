//! The way to every area of the self-check, with how much of each is answered.

use web_sys::{Element, Event};

use super::App;
use super::by_hand::{El, Scope, set_class, target};
use crate::domain::Framework;
use crate::report::Node;
use crate::report::markup::{el, said, text};
use crate::session::Session;
use crate::words::{other_language, rate as words};

/// Where an entry says which area it goes to.
const PLACE: &str = "data-area";

/// Answered and total of the rated areas, by their index in the framework. After a change only the area on screen
/// is counted anew: a framework may have thousands of competencies.
pub(super) struct Counts {
    /// The area on screen.
    here: usize,
    counts: Vec<(usize, (u32, u32))>,
}

impl Counts {
    /// Counts everything once.
    pub(super) fn of(app: App, here: usize, areas: &[usize]) -> Self {
        let count = |area: &usize| (*area, app.ask(|session| session.area_progress(*area)));
        Self { here, counts: areas.iter().map(count).collect() }
    }

    /// Counts the area on screen anew.
    pub(super) fn note_change(&mut self, app: App) {
        if let Some((area, count)) = self.counts.iter_mut().find(|(area, _)| *area == self.here) {
            *count = app.ask(|session: &Session| session.area_progress(*area));
        }
    }

    /// The area on screen.
    pub(super) fn here(&self) -> usize {
        self.here
    }

    /// Puts another area on screen and counts everything anew, since another tab may have answered. Gives the
    /// areas whose count has changed.
    pub(super) fn turn_to(&mut self, app: App, area: usize) -> Vec<usize> {
        self.here = area;
        let changed = self.counts.iter_mut().filter_map(|(area, count)| {
            let now = app.ask(|session| session.area_progress(*area));
            (std::mem::replace(count, now) != now).then_some(*area)
        });
        changed.collect()
    }

    /// Of one area.
    fn of_area(&self, area: usize) -> (u32, u32) {
        let found = self.counts.iter().find(|(one, _)| *one == area);
        found.map(|(_, count)| *count).unwrap_or_default()
    }

    /// Of all areas.
    pub(super) fn whole(&self) -> (u32, u32) {
        self.counts.iter().fold((0, 0), |(a, t), (_, (b, u))| (a + b, t + u))
    }
}

/// The drawn navigation.
pub(super) struct Areas(Element);

impl Areas {
    /// Draws it.
    pub(super) fn draw<'a>(app: App, scope: &'a Scope, counts: &Counts) -> (El<'a>, Self) {
        let framework = app.framework();
        let entries = counts
            .counts
            .iter()
            .map(|(area, count)| drawn_entry(&framework, *area, *count, *area == counts.here));
        let inside = [
            said("p", "nav-heading", words::AREAS).with("aria-hidden", "true"),
            el("ul", "", entries.collect()),
        ];
        let go = move |event: &Event| {
            if let Some(area) = pressed(event) {
                app.act(|session, _| session.go_to_area(area));
            }
        };
        let made = scope
            .classed("nav", "areas")
            .attr("aria-label", words::AREAS)
            .tree(&inside)
            .on("click", go);
        let drawn = Self(made.node());
        (made, drawn)
    }

    /// Marks the entry of the area on screen.
    pub(super) fn turn_to(&self, counts: &Counts) {
        // The names and values are ours and valid.
        if let Some(before) = self.entry("aria-current", "step") {
            let _ = before.remove_attribute("aria-current");
        }
        if let Some(now) = self.entry(PLACE, &counts.here.to_string()) {
            let _ = now.set_attribute("aria-current", "step");
        }
    }

    /// Shows how much of an area is answered.
    pub(super) fn show(&self, counts: &Counts, area: usize) {
        let Some(entry) = self.entry(PLACE, &area.to_string()) else { return };
        let (answered, total) = counts.of_area(area);
        set_class(&entry, "done", answered == total);
        if let Some(count) = entry.last_element_child() {
            count.set_text_content(Some(&words::progress(answered, total)));
        }
    }

    /// The entry with that attribute.
    fn entry(&self, name: &str, value: &str) -> Option<Element> {
        self.0.query_selector(&format!("[{name}=\"{value}\"]")).ok().flatten()
    }
}

fn drawn_entry(
    framework: &Framework,
    area: usize,
    (answered, total): (u32, u32),
    here: bool,
) -> Node {
    let title = framework.area(area).map_or("", |area| area.title.as_str());
    let inside = vec![
        said("span", "nav-title", title).in_language(other_language(framework)),
        text(" "),
        said("span", "nav-count", words::progress(answered, total)),
    ];
    let button = el("button", if answered == total { "done" } else { "" }, inside)
        .with("type", "button")
        .with("part", "button")
        .with(PLACE, area.to_string());
    el("li", "", vec![if here { button.with("aria-current", "step") } else { button }])
}

/// The area of the entry that was pressed.
fn pressed(event: &Event) -> Option<usize> {
    let entry = target(event)?.closest("button").ok().flatten()?;
    entry.get_attribute(PLACE)?.parse().ok()
}
