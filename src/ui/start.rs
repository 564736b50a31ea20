//! The start screen: who, how much, and go.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::App;
use super::by_hand::{El, Scope, target};
use super::choices::{self, Choice, Choices, roles};
use super::root::Part;
use super::{later, start_notices, start_offer};
use crate::domain::assessment::Setup;
use crate::domain::{Framework, ItemId, Scope as Extent, Summary};
use crate::session::Session;
use crate::session::welcome;
use crate::words::{self, rate, start as text};

/// The scopes, in the order of the options, which is that of [`welcome::SCOPES`].
const QUICK: usize = 0;
const FULL: usize = 1;
const CHOSEN: usize = 2;

/// The questions that are asked, and what is chosen in them.
struct Questions {
    role: Option<Choices>,
    scope: Option<(Choices, Areas)>,
    importance: Rc<Cell<bool>>,
}

/// Which areas, where only some are wanted.
#[derive(Clone)]
struct Areas {
    chosen: Rc<RefCell<Vec<ItemId>>>,
    group: Element,
    error: Element,
}

impl Questions {
    /// Draws those that the host has not answered.
    fn draw<'a>(
        app: App,
        scope: &'a Scope,
        framework: &Framework,
        mut place: El<'a>,
    ) -> (El<'a>, Self) {
        let options = app.ask(|session| session.options().clone());
        let chosen = app.take_chosen();
        let importance = Rc::new(Cell::new(chosen.importance));
        let mut made = Self { role: None, scope: None, importance };
        if options.role.is_none() && !framework.roles().is_empty() {
            let roles = roles(framework);
            let (group, role) =
                Choices::draw(scope, welcome::ROLE, text::ROLE, &roles, chosen.role, |_, _| {});
            place = place.add(group);
            made.role = Some(role);
        }
        if options.scope.is_none() && options.areas.is_empty() {
            let first = chosen.scope.unwrap_or(FULL);
            let areas = Areas::draw(scope, framework);
            let (group, extent) = how_much(scope, framework, &areas, first);
            place = place.add(group);
            if first == CHOSEN {
                place = place.put(&areas.group);
            }
            made.scope = Some((extent, areas));
        }
        if !options.importance {
            place = place.add(ask_importance(scope, Rc::clone(&made.importance)));
        }
        (place, made)
    }

    /// What to begin with, or `None` after saying what is missing.
    fn setup(&self, app: App) -> Option<Setup> {
        let options = app.ask(|session| session.options().clone());
        let framework = app.framework();
        let role = match &self.role {
            None => options.role.flatten(),
            Some(asked) => {
                let Some(index) = asked.selected() else {
                    asked.complain(text::ROLE_MISSING);
                    return None;
                };
                framework.roles().get(index).map(|role| role.id.clone())
            }
        };
        let scope = match &self.scope {
            None => Extent::Full,
            Some((asked, areas)) => match asked.selected() {
                Some(CHOSEN) if areas.chosen.borrow().is_empty() => {
                    areas.complain(text::AREAS_MISSING);
                    return None;
                }
                Some(CHOSEN) => Extent::Areas(areas.chosen.borrow().clone()),
                Some(QUICK) => Extent::Quick,
                Some(_) | None => Extent::Full,
            },
        };
        let scope = options.scope.unwrap_or(scope);
        let scope = match (scope, options.areas.is_empty()) {
            (Extent::Full, false) => Extent::Areas(options.areas),
            (scope, _) => scope,
        };
        let importance = options.importance || self.importance.get();
        Some(Setup { role, scope, importance })
    }
}

/// Draws the start screen.
pub(super) fn screen(app: App, scope: &Scope) -> Part {
    let framework = app.framework();
    let level = app.top_heading();
    let heading = scope.screen_heading(level).text(text::HEADING);
    let node = heading.node();
    let (data, arrived) = later::data(app, scope, level + 1);
    let (parts, language) = (framework.parts(), words::other_language(&framework));
    let edition = format!("{}. {}", parts.title, parts.credit.note);
    let rights = format!("{} {}", parts.credit.source, parts.credit.rights);
    let unfinished = app.ask(|session| session.check().is_some());
    let start = scope
        .classed("div", "start")
        .add(heading)
        .add(scope.said("p", "lead", text::INTRODUCTION))
        .add(scope.said("p", "privacy", words::PRIVACY))
        .add_all(start_notices::notices(app, scope))
        .add_some(start_offer::offered(app, scope, level + 1))
        .add_some(unfinished.then(|| resume(app, scope, level + 1)))
        .add(setup(app, scope, &framework, unfinished.then_some(level + 1)))
        .add(data)
        .add(scope.said("p", "credit", &edition).lang(language.as_ref()))
        .add(scope.said("p", "hint", &rights).lang(language.as_ref()));
    Part { arrived, ..Part::of(&start, node) }
}

/// The questions and the button; `anew` is the level of the heading, where an unfinished self-check stands above.
fn setup<'a>(app: App, scope: &'a Scope, framework: &Framework, anew: Option<u8>) -> El<'a> {
    let place = scope.classed("div", "setup");
    let place = match anew {
        Some(level) => place.add(scope.said_heading(level, text::OR_NEW)).add(scope.said(
            "p",
            "hint",
            text::START_NEW_HINT,
        )),
        None => place,
    };
    let (place, questions) = Questions::draw(app, scope, framework, place);
    let begin = move || {
        if let Some(setup) = questions.setup(app) {
            app.act(|session, moment| session.begin(setup, moment));
        }
    };
    let (class, words) = match anew {
        Some(_) => ("", text::START_NEW),
        None => ("primary", text::START),
    };
    place.add(scope.classed("div", "actions").add(scope.button(class, words, begin)))
}

/// The question how much; the areas come behind it when they are chosen.
fn how_much<'a>(
    scope: &'a Scope,
    framework: &Framework,
    areas: &Areas,
    first: usize,
) -> (El<'a>, Choices) {
    let choice = |title: &str, hint| Choice { title: title.to_owned(), hint, language: None };
    let scopes = [
        choice(text::QUICK, text::quick_hint(framework)),
        choice(text::FULL, text::full_hint(framework)),
        choice(text::CHOSEN, text::CHOSEN_HINT.to_owned()),
    ];
    let areas = areas.group.clone();
    let show = move |group: &Element, now| {
        if now == CHOSEN {
            // Elements of ours take one another.
            let _ = group.insert_adjacent_element("afterend", &areas);
        } else {
            areas.remove();
        }
    };
    Choices::draw(scope, welcome::SCOPE, text::SCOPE, &scopes, Some(first), show)
}

impl Areas {
    /// Draws a checkbox an area, to be put in where areas are chosen.
    fn draw(scope: &Scope, framework: &Framework) -> Self {
        let language = words::other_language(framework);
        let areas = framework.areas().iter().filter(|area| !area.competencies.is_empty());
        let boxes = areas.map(|area| {
            let input = scope.el("input").attr("type", "checkbox").attr("value", area.id.as_str());
            let title = scope.said("span", "", &area.title).lang(language.as_ref());
            scope.classed("label", "check").add(input).add(title)
        });
        let error = choices::error(scope, "areas");
        let (chosen, said) = (Rc::new(RefCell::default()), error.node());
        let group = scope
            .classed("fieldset", "choices areas-choice")
            .add(scope.said("legend", "", text::AREAS))
            .add(error)
            .add_all(boxes);
        let made = Self { chosen, group: group.node(), error: said };
        let heard = made.clone();
        drop(group.on("change", move |event| {
            let Some(input) = checkbox(event) else { return };
            let id = ItemId::new(&input.value());
            heard.complain("");
            let mut chosen = heard.chosen.borrow_mut();
            chosen.retain(|one| *one != id);
            if input.checked() {
                chosen.push(id);
            }
        }));
        made
    }

    /// Says what is missing; nothing, where the words are empty.
    fn complain(&self, words: &str) {
        choices::complain(&self.group, &self.error, words);
    }
}

fn ask_importance(scope: &Scope, asks: Rc<Cell<bool>>) -> El<'_> {
    const HINT: &str = "importance-hint";
    let input = scope
        .el("input")
        .attr("type", "checkbox")
        .attr("name", welcome::IMPORTANCE)
        .attr("aria-describedby", HINT)
        .maybe("checked", asks.get().then_some(""))
        .on("change", move |event| asks.set(checkbox(event).is_some_and(|asked| asked.checked())));
    let label = scope.classed("label", "check").add(input);
    let label = label.add(scope.said("span", "", text::IMPORTANCE));
    let hint = scope.said("p", "hint", text::IMPORTANCE_HINT).attr("id", HINT);
    scope.classed("div", "choice").add(label).add(hint)
}

/// The checkbox that an event came from.
fn checkbox(event: &Event) -> Option<HtmlInputElement> {
    target(event)?.dyn_into().ok()
}

fn resume(app: App, scope: &Scope, level: u8) -> El<'_> {
    let found = app.ask(|session| {
        session.check().map(|check| {
            let overall = Summary::of(session.framework(), check).overall;
            (text::about(session.framework(), check, &overall), overall.is_complete())
        })
    });
    let (about, complete) = found.unwrap_or_default();
    let title = if complete { text::FINISHED } else { text::UNFINISHED };
    let see = move || {
        app.act(Session::see_results);
    };
    let class = if complete { "" } else { "primary" };
    let go = move || app.act(|session, _| session.resume());
    let actions = scope
        .classed("div", "actions")
        .add_some(complete.then(|| scope.button("primary", rate::SEE_RESULTS, see)))
        .add(scope.button(class, text::RESUME, go));
    scope
        .classed("div", "card resume")
        .add(scope.said_heading(level, title))
        .add(scope.said("p", "", &about))
        .add(actions)
}
