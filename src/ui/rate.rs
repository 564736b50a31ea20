//! The rating screen: one area, its rows, and the way to the others.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, Event};

use super::App;
use super::by_hand::{El, Scope, target};
use super::rate_areas::{Areas, Counts};
use super::rate_row::Row;
use super::root::Part;
use crate::domain::{Framework, Scope as Extent};
use crate::report::Node;
use crate::report::markup::{el, said};
use crate::session::{News, Session};
use crate::words::{other_language, rate as words};

/// What reaches a row: choosing and clearing, a digit for a level, and what is typed into a note.
const HEARD: [&str; 4] = ["click", "change", "keydown", "input"];

/// What stays when a page is turned: the anchors, open or not, and the navigation.
struct Screen {
    app: App,
    main: Element,
    anchors: Element,
    areas: Areas,
    counts: RefCell<Counts>,
    page: RefCell<Page>,
}

/// What is drawn of one area.
struct Page {
    rows: Vec<Row>,
    /// How much is answered of all.
    whole: Element,
    _scope: Scope,
}

/// Draws the area of that index; another one is turned to in place.
pub(super) fn screen(app: App, scope: &Scope, area: usize) -> Part {
    let framework = app.framework();
    let counts = Counts::of(app, area, &app.ask(Session::areas));
    let anchors = scope.classed("details", "anchors").tree(&anchors(&framework)).node();
    let (navigation, areas) = Areas::draw(app, scope, &counts);
    let main = scope.classed("div", "rate-main");
    let (page, heading) = Page::draw(app, &main.node(), &anchors, &counts);
    let screen = Rc::new(Screen {
        app,
        main: main.node(),
        anchors,
        areas,
        counts: RefCell::new(counts),
        page: RefCell::new(page),
    });
    let main = HEARD.into_iter().fold(main, |main, event| {
        let screen = Rc::clone(&screen);
        main.on(event, move |event| screen.hear(event))
    });
    let whole = scope.classed("div", "rate").add(main).add(navigation);
    let turn: Box<dyn Fn(usize) -> Element> = Box::new(move |area| screen.turn_to(area));
    Part { turn: Some(turn), ..Part::of(&whole, heading) }
}

impl Screen {
    /// Shows another area, and gives its heading.
    fn turn_to(&self, area: usize) -> Element {
        let mut counts = self.counts.borrow_mut();
        for changed in counts.turn_to(self.app, area) {
            self.areas.show(&counts, changed);
        }
        self.areas.turn_to(&counts);
        self.main.set_text_content(None);
        let (page, heading) = Page::draw(self.app, &self.main, &self.anchors, &counts);
        self.page.replace(page);
        heading
    }

    /// Has the row in question answer to an event, and tells everyone whom that concerns.
    fn hear(&self, event: &Event) {
        let Some(target) = target(event) else { return };
        let page = self.page.borrow();
        let row = page.rows.iter().find(|row| row.element.contains(Some(&target)));
        if !row.is_some_and(|row| row.hear(event, &target)) {
            return;
        }
        let (answered, total) = {
            let mut counts = self.counts.borrow_mut();
            counts.note_change(self.app);
            self.areas.show(&counts, counts.here());
            counts.whole()
        };
        page.whole.set_text_content(Some(&words::progress(answered, total)));
        drop(page);
        // Last: a host may call back.
        self.app.tell(News::Changed { answered, total });
    }
}

impl Page {
    /// Draws the area of the counts into an empty place, and gives its heading.
    fn draw(app: App, main: &Element, anchors: &Element, counts: &Counts) -> (Self, Element) {
        let framework = app.framework();
        let area = counts.here();
        let scope = Scope::of(main);
        let areas = app.ask(Session::areas);
        let step = areas.iter().position(|one| *one == area).unwrap_or_default();
        let extent = app.ask(|session| session.check().map(|check| check.scope.clone()));
        let extent = extent.unwrap_or(Extent::Full);
        let level = app.top_heading();
        let items = framework.items_of(area, &extent);
        let (drawn, rows): (Vec<El<'_>>, Vec<Row>) =
            items.iter().map(|item| Row::draw(app, &scope, item, level + 1)).unzip();
        let (answered, total) = counts.whole();
        let whole = scope.said("span", "progress", &words::progress(answered, total));
        let whole_node = whole.node();
        let eyebrow = scope.said("span", "", &words::step(step + 1, areas.len()));
        let (title, definition) = framework
            .area(area)
            .map_or(("", ""), |area| (area.title.as_str(), area.definition.as_str()));
        let language = other_language(&framework);
        let heading = scope.screen_heading(level).text_in(title, language.as_ref());
        let node = heading.node();
        let _ = scope
            .around(main)
            .add(scope.classed("p", "eyebrow").add(eyebrow).add(whole))
            .add(heading)
            .add(scope.said("p", "definition", definition).lang(language.as_ref()))
            .add(scope.said("p", "hint", &how(app, &extent)))
            .put(anchors)
            .add_all(drawn)
            .add(moving(app, &scope, step, &areas));
        (Self { rows, whole: whole_node, _scope: scope }, node)
    }
}

/// How to answer, and what becomes of it.
fn how(app: App, extent: &Extent) -> String {
    let memory = app.ask(|session| session.options().memory_only);
    let saves = if memory { "" } else { words::SAVES };
    let quick = if *extent == Extent::Quick { words::QUICK_HOW } else { "" };
    [words::HOW, saves, quick].join(" ")
}

fn anchors(framework: &Framework) -> [Node; 3] {
    let of_scale = |tag, words: String| said(tag, "", words).in_language(other_language(framework));
    let levels = framework.scale().levels().flat_map(|(level, text)| {
        [of_scale("dt", format!("{level} {}", text.name)), of_scale("dd", text.anchor.clone())]
    });
    [
        said("summary", "", words::ANCHORS),
        el("dl", "", levels.collect()),
        said("p", "hint", words::KEYS),
    ]
}

fn moving<'a>(app: App, scope: &'a Scope, step: usize, areas: &[usize]) -> El<'a> {
    let to = |step: Option<usize>| step.and_then(|step| areas.get(step).copied());
    let before = to(step.checked_sub(1));
    let after = to(step.checked_add(1));
    let back = move || match before {
        Some(area) => app.act(|session, _| session.go_to_area(area)),
        None => app.act(|session, _| session.go_to_start()),
    };
    let next = after.map(|area| {
        scope.button("primary", words::NEXT, move || {
            app.act(|session, _| session.go_to_area(area));
        })
    });
    let results = if after.is_some() { "" } else { "primary" };
    scope
        .classed("div", "actions")
        .add(scope.button("", words::BACK, back))
        .add_some(next)
        .add(scope.button(results, words::SEE_RESULTS, move || see_results(app)))
}

fn see_results(app: App) {
    let (answered, total) = app.ask(Session::progress);
    app.act(Session::see_results);
    if total > 0 && answered == total {
        app.tell(News::Completed { answered, total });
    }
}
