//! The start screen: who, how much, and go.

use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use super::parts::choice_group::{Choice, choice_group};
use super::parts::heading::{heading, screen_heading};
use super::{later, past, start_data, start_offer};
use crate::domain::assessment::Setup;
use crate::domain::{Framework, ItemId, Scope, Summary};
use crate::session::Session;
use crate::session::welcome::{self, Chosen};
use crate::words::{self, rate, start as text};

/// The scopes, in the order of the options, which is that of [`welcome::SCOPES`].
const QUICK: usize = 0;
const FULL: usize = 1;
const CHOSEN: usize = 2;

/// What was chosen and what is missing.
#[derive(Clone, Copy)]
struct Choices {
    role: RwSignal<Option<usize>>,
    role_error: RwSignal<Option<&'static str>>,
    scope: RwSignal<Option<usize>>,
    scope_error: RwSignal<Option<&'static str>>,
    areas: RwSignal<Vec<ItemId>>,
    areas_error: RwSignal<Option<&'static str>>,
    importance: RwSignal<bool>,
}

impl Choices {
    fn new(chosen: Chosen) -> Self {
        Self {
            role: RwSignal::new(chosen.role),
            role_error: RwSignal::new(None),
            scope: RwSignal::new(chosen.scope.or(Some(FULL))),
            scope_error: RwSignal::new(None),
            areas: RwSignal::new(Vec::new()),
            areas_error: RwSignal::new(None),
            importance: RwSignal::new(chosen.importance),
        }
    }

    /// What to begin with, or `None` after saying what is missing.
    fn setup(self, app: App) -> Option<Setup> {
        let options = app.ask(|session| session.options().clone());
        let framework = app.framework();
        let chosen = self.role.get_untracked();
        let asked = options.role.is_none() && !framework.roles().is_empty();
        let role = match chosen {
            Some(index) => framework.roles().get(index).map(|role| role.id.clone()),
            None if asked => {
                self.role_error.set(Some(text::ROLE_MISSING));
                return None;
            }
            None => options.role.flatten(),
        };
        let areas = self.areas.get_untracked();
        let scope = match self.scope.get_untracked() {
            Some(CHOSEN) if areas.is_empty() => {
                self.areas_error.set(Some(text::AREAS_MISSING));
                return None;
            }
            Some(CHOSEN) => Scope::Areas(areas),
            Some(QUICK) => Scope::Quick,
            Some(_) | None => Scope::Full,
        };
        let scope = options.scope.unwrap_or(scope);
        let scope = match (scope, options.areas.is_empty()) {
            (Scope::Full, false) => Scope::Areas(options.areas),
            (scope, _) => scope,
        };
        let importance = options.importance || self.importance.get_untracked();
        Some(Setup { role, scope, importance })
    }
}

/// Draws the start screen.
pub(super) fn screen(app: App) -> impl IntoView {
    let framework = app.framework();
    let options = app.ask(|session| session.options().clone());
    let level = options.top_heading();
    let choices = Choices::new(app.take_chosen());
    let unfinished = app.ask(|session| session.check().is_some());
    let begin = move |_| {
        if let Some(setup) = choices.setup(app) {
            app.act(|session, moment| session.begin(setup, moment));
        }
    };
    let ask_role = options.role.is_none() && !framework.roles().is_empty();
    let ask_scope = options.scope.is_none() && options.areas.is_empty();
    let role = ask_role.then(|| {
        choice_group(
            welcome::ROLE,
            text::ROLE,
            past::roles(&framework),
            choices.role,
            choices.role_error,
        )
    });
    let scope = ask_scope.then(|| {
        let list = scopes(&framework);
        choice_group(welcome::SCOPE, text::SCOPE, list, choices.scope, choices.scope_error)
    });
    let areas = {
        let framework = framework.clone();
        move || {
            (ask_scope && choices.scope.get() == Some(CHOSEN)).then(|| areas(&framework, choices))
        }
    };
    let importance = (!options.importance).then(|| importance(choices));
    let begin_word = if unfinished { text::START_NEW } else { text::START };
    let begin_class = if unfinished { "" } else { "primary" };
    let (parts, language) = (framework.parts(), words::other_language(&framework));
    let edition = format!("{}. {}", parts.title, parts.credit.note);
    let rights = format!("{} {}", parts.credit.source, parts.credit.rights);
    view! {
        <div class="start">
            {screen_heading(level, text::HEADING, app.take_move())}
            <p class="lead">{text::INTRODUCTION}</p>
            <p class="privacy">{words::PRIVACY}</p>
            {start_data::notices(app)}
            {start_offer::offered(app, level + 1)}
            {unfinished.then(|| resume(app, level + 1))}
            <div class="setup">
                {unfinished.then(|| or_new(level + 1))}
                {role}
                {scope}
                {areas}
                {importance}
                <div class="actions">
                    <button type="button" class={begin_class} part="button" on:click=begin>
                        {begin_word}
                    </button>
                </div>
            </div>
            {later::data(app, level + 1)}
            <p class="credit" lang={language.clone()}>{edition}</p>
            <p class="hint" lang={language}>{rights}</p>
        </div>
    }
}

fn or_new(level: u8) -> impl IntoView {
    view! { {heading(level, text::OR_NEW)} <p class="hint">{text::START_NEW_HINT}</p> }
}

fn scopes(framework: &Framework) -> Vec<Choice> {
    let choice = |title: &str, hint| Choice { title: title.to_owned(), hint, language: None };
    vec![
        choice(text::QUICK, text::quick_hint(framework)),
        choice(text::FULL, text::full_hint(framework)),
        choice(text::CHOSEN, text::CHOSEN_HINT.to_owned()),
    ]
}

fn areas(framework: &Framework, choices: Choices) -> impl IntoView + use<> {
    let boxes = framework.areas().iter().filter(|area| !area.competencies.is_empty()).map(|area| {
        let id = area.id.clone();
        let checked = choices.areas.get_untracked().contains(&id);
        let toggle = move |_| {
            choices.areas_error.set(None);
            choices.areas.update(|areas| match areas.iter().position(|one| *one == id) {
                Some(index) => {
                    areas.remove(index);
                }
                None => areas.push(id.clone()),
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=checked on:change=toggle />
                <span lang={words::other_language(framework)}>{area.title.clone()}</span>
            </label>
        }
    });
    view! {
        <fieldset
            class="choices areas-choice"
            aria-describedby=move || choices.areas_error.get().map(|_| "areas-error")
        >
            <legend>{text::AREAS}</legend>
            <p class="error" id={"areas-error"} role={"alert"}>{move || choices.areas_error.get()}</p>
            {boxes.collect_view()}
        </fieldset>
    }
}

fn importance(choices: Choices) -> impl IntoView {
    view! {
        <div class="choice">
            <label class="check">
                <input
                    type="checkbox"
                    name={welcome::IMPORTANCE}
                    aria-describedby={"importance-hint"}
                    prop:checked=move || choices.importance.get()
                    on:change=move |_| choices.importance.update(|on| *on = !*on)
                />
                <span>{text::IMPORTANCE}</span>
            </label>
            <p class="hint" id={"importance-hint"}>{text::IMPORTANCE_HINT}</p>
        </div>
    }
}

fn resume(app: App, level: u8) -> impl IntoView {
    let found = app.ask(|session| {
        session.check().map(|check| {
            let overall = Summary::of(session.framework(), check).overall;
            (text::about(session.framework(), check, &overall), overall.is_complete())
        })
    });
    let (about, complete) = found.unwrap_or_default();
    let title = if complete { text::FINISHED } else { text::UNFINISHED };
    let results = complete.then(|| {
        let see = move || {
            app.act(Session::see_results);
        };
        button("primary", rate::SEE_RESULTS, see)
    });
    let class = if complete { "" } else { "primary" };
    let go = button(class, text::RESUME, move || app.act(|session, _| session.resume()));
    view! {
        <div class="card resume">
            {heading(level, title)}
            <p>{about}</p>
            <div class="actions">{results}{go}</div>
        </div>
    }
}
