//! The plan screen: goals in order, what they show, and the plan's earlier versions.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::App;
use super::drawn::drawn;
use super::parts::button::button;
use super::parts::heading::{heading, screen_heading};
use super::parts::notice::notice;
use super::plan_goal::goal;
use super::take_away;
use crate::domain::plan::{Goal, SENSIBLE_GOALS};
use crate::report::markup::el;
use crate::report::plan as drawings;
use crate::session::planning::{PlanFull, Undo};
use crate::session::{Moment, News, Session};
use crate::words::{day_of, plan as text, start, team};

const CALENDAR_TYPE: &str = "text/calendar;charset=utf-8";

/// A goal's id, as closures share it.
pub(super) type Id = StoredValue<String>;

/// What the closures of the screen share.
#[derive(Clone, Copy)]
pub(super) struct PlanState {
    pub(super) app: App,
    /// Goals or activities came, went or moved: draw the list anew.
    shape: RwSignal<()>,
    /// Something in the plan changed.
    pub(super) content: RwSignal<()>,
    /// The last change did not fit.
    full: RwSignal<bool>,
    list: NodeRef<Div>,
}

impl PlanState {
    /// Changes the plan. True if it fitted.
    pub(super) fn change(
        self,
        change: impl FnOnce(&mut Session, Moment) -> Result<(), PlanFull>,
    ) -> bool {
        let fits = self.app.act(change).is_ok();
        self.full.set(!fits);
        self.content.set(());
        fits
    }

    /// Changes the goal of that id.
    pub(super) fn change_goal(self, id: Id, change: &mut dyn FnMut(&mut Goal)) {
        self.change(|session, moment| session.change_goal(&id.get_value(), moment, change));
    }

    /// Changes what there is in the plan, then moves the focus to the control of that id.
    pub(super) fn reshape(
        self,
        focus: String,
        change: impl FnOnce(&mut Session, Moment) -> Result<(), PlanFull>,
    ) {
        if self.change(change) {
            self.shape.set(());
            self.focus(focus);
        }
    }

    fn focus(self, id: String) {
        // By the next frame the list is drawn.
        request_animation_frame(move || {
            let list = self.list.get_untracked();
            let control = list.and_then(|list| list.query_selector(&format!("#{id}")).ok()?);
            if let Some(control) =
                control.and_then(|control| control.dyn_into::<HtmlElement>().ok())
            {
                // A control that is drawn can take the focus.
                let _ = control.focus();
            }
        });
    }
}

/// Draws the plan of what the session shows.
pub(super) fn screen(app: App) -> impl IntoView {
    let Some(check) = app.ask(|session| session.shown().cloned()) else { return ().into_any() };
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let state = PlanState {
        app,
        shape: RwSignal::new(()),
        content: RwSignal::new(()),
        full: RwSignal::new(false),
        list: NodeRef::new(),
    };
    let checked = day_of(check.dated());
    let about = start::period(&framework, &check);
    let list = move || {
        state.shape.track();
        goals(state, level + 1)
    };
    let full = move || state.full.get().then(|| notice("alert", view! { <p>{text::FULL}</p> }));
    let panel = move || {
        state.content.track();
        let panel = app.ask(|session| Some(drawings::team(session.plan()?, &checked)));
        panel.map(|panel| drawn(vec![panel]))
    };
    let add = move || {
        let next = app.ask(|session| session.plan().map_or(0, |plan| plan.goals.len())) + 1;
        state.reshape(format!("goal-{next}-title"), |session, moment| {
            session.add_goal(None, moment).map(|_| ())
        });
    };
    let versions = app.ask(|session| session.plan().map(drawings::versions).unwrap_or_default());
    view! {
        <div class="plan results">
            <p class="eyebrow"><span>{about}</span></p>
            {screen_heading(level, text::HEADING, app.take_move())}
            <p>{text::INTRODUCTION}</p>
            <div class="actions">
                {button("quiet", text::BACK, move || app.act(|session, _| session.back_to_results()))}
            </div>
            <div class="goals" node_ref=state.list>{list}</div>
            {full}
            <div class="actions">{button("", text::ADD_GOAL, add)}</div>
            <section class="team">
                {heading(level + 1, team::HEADING)}
                <p class="hint">{team::HINT}</p>
                {panel}
            </section>
            {take_away::section(app, level + 1, RwSignal::new(()), false, calendar_file(state).into_any())}
            {(!versions.is_empty()).then(|| view! {
                <section class="versions">
                    {heading(level + 1, text::VERSIONS)}
                    <p class="hint">{text::VERSIONS_HINT}</p>
                    {drawn(vec![el("ul", "ranked", versions)])}
                </section>
            })}
        </div>
    }
    .into_any()
}

/// All goals, with what was deleted last at its old place.
fn goals(state: PlanState, level: u8) -> impl IntoView {
    let app = state.app;
    let (goals, undo, free) = app.ask(|session| {
        let goals = session.plan().map(|plan| plan.goals.clone()).unwrap_or_default();
        (goals, session.undoable().cloned(), session.free_priorities())
    });
    let many =
        (goals.len() > SENSIBLE_GOALS).then(|| notice("note", view! { <p>{text::MANY}</p> }));
    let empty = goals.is_empty().then(|| view! { <p>{text::EMPTY}</p> });
    let count = goals.len();
    let mut drawn: Vec<AnyView> = (1..)
        .zip(goals)
        .map(|(number, one)| {
            goal(state, (number, number == count), &one, &free, undo.as_ref(), level).into_any()
        })
        .collect();
    if let Some(Undo::Goal(place, goal)) = &undo {
        let deleted = text::deleted(text::goal_title(goal));
        let back = format!("goal-{}-title", place + 1);
        let notice = undo_notice(state, deleted, back);
        drawn.insert((*place).min(drawn.len()), notice);
    }
    view! { {many} {empty} {drawn} }
}

/// What was deleted, and the button that brings it back; the focus then goes to the control of that id.
pub(super) fn undo_notice(state: PlanState, deleted: String, back: String) -> AnyView {
    let undo = move |_| {
        let back = back.clone();
        state.reshape(back, |session, moment| {
            session.undo(moment);
            Ok(())
        });
    };
    view! {
        <div class="notice undo" part="notice">
            <p>{deleted}</p>
            <button type="button" id={"undo"} part="button" on:click=undo>{text::UNDO}</button>
        </div>
    }
    .into_any()
}

fn calendar_file(state: PlanState) -> impl IntoView {
    let app = state.app;
    let save = move || {
        let name =
            |goal: &Goal, which| (text::calendar_title(goal, which), goal.success_sign.clone());
        if let Some(content) = app.act(|session, moment| session.calendar(&name, moment)) {
            take_away::download(app, "ics", CALENDAR_TYPE, &content);
            app.tell(News::Exported { kind: "calendar" });
        }
    };
    let body = move || {
        state.content.track();
        let dated = |session: &Session| {
            session.plan().is_some_and(|plan| plan.goals.iter().any(Goal::is_dated))
        };
        if app.ask(dated) {
            view! { <div class="actions">{button("", text::CALENDAR, save)}</div> }.into_any()
        } else {
            view! { <p class="hint">{text::NO_DATES}</p> }.into_any()
        }
    };
    view! { <div class="calendar">{body}</div> }
}
