//! One row of the rating screen: a statement, now, then aim, importance and a note.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::App;
use super::parts::heading::heading;
use super::parts::language::in_language;
use super::parts::level_picker::{Picker, Track, level_picker};
use super::rate_note::note;
use super::rate_progress::Progress;
use crate::domain::framework::Item;
use crate::domain::{Answer, Desired, Framework, Importance, ItemId, Level, Present};
use crate::session::{News, Session};
use crate::words::{other_language, rate as words};

/// Options of Now after the levels, in the order of [`other_present`].
const OTHERS: &[&str] = &[words::NOT_IN_MY_ROLE, words::CANNOT_JUDGE];

/// What a row needs to know of its item.
#[derive(Clone, Debug)]
pub(super) struct Row {
    id: ItemId,
    code: String,
    statement: String,
    evidence_prompt: String,
    target: Option<Level>,
    importance: bool,
    /// Whether a note can be written; not in a kiosk, where it could not be taken home.
    notes: bool,
}

impl Row {
    /// The row of an item of the open self-check.
    pub(super) fn of(session: &Session, item: &Item<'_>) -> Self {
        Self {
            id: item.id.clone(),
            code: item.code.to_owned(),
            statement: item.statement.to_owned(),
            evidence_prompt: item.evidence_prompt.to_owned(),
            target: session.target(item.id),
            importance: session.check().is_some_and(|check| check.importance),
            notes: !session.options().kiosk,
        }
    }
}

/// What the closures of one row share.
#[derive(Clone, Copy)]
pub(super) struct RowState {
    pub(super) app: App,
    id: StoredValue<ItemId>,
    pub(super) answer: RwSignal<Answer>,
    progress: Progress,
}

impl RowState {
    /// Changes the answer, and tells everyone whom it concerns.
    pub(super) fn change(self, change: impl FnOnce(&mut Session, &ItemId, crate::session::Moment)) {
        let id = self.id.get_value();
        self.app.act(|session, moment| change(session, &id, moment));
        self.answer.set(self.app.ask(|session| session.answer(&id)));
        self.progress.note_change();
        let (answered, total) = self.progress.whole();
        self.app.tell(News::Changed { answered, total });
    }
}

/// Draws a row. `progress` hears of every change of the answer.
pub(super) fn row(app: App, row: Row, level: u8, progress: Progress) -> impl IntoView {
    let framework = app.framework();
    let answer = RwSignal::new(app.ask(|session| session.answer(&row.id)));
    let state = RowState { app, id: StoredValue::new(row.id.clone()), answer, progress };
    let node = NodeRef::<Div>::new();
    let code = row.code.clone();
    let clear_name = words::clear(&row.code);
    let clear = move |_| {
        state.change(Session::clear_answer);
        focus_first_option(node);
    };
    let target = row.target;
    let gap = move || gap_line(&answer.read(), target);
    let count = framework.scale().len();
    view! {
        <div class="row" node_ref=node>
            {heading(level, view! {
                <span class="code">{format!("{code} ")}</span>
                {in_language(other_language(&framework), row.statement.clone())}
            })}
            <div class="tracks">
                {now(state, &row, &framework)}
                <svg
                    class={format!("gap-line levels-{count}")}
                    viewBox={format!("0 0 {count} 1")}
                    preserveAspectRatio={"none"}
                    aria-hidden={"true"}
                >
                    {gap}
                </svg>
                {aim(state, &row, &framework)}
                {row.importance.then(|| importance(state, &row, &framework))}
            </div>
            <div class="row-foot">
                {row.notes.then(|| note(state, &row.id, &row.code, row.evidence_prompt.clone()))}
                <button
                    type="button"
                    class="quiet"
                    part="button"
                    class:unavailable=move || answer.read().is_blank()
                    on:click=clear
                >
                    {clear_name}
                </button>
            </div>
        </div>
    }
}

fn now(state: RowState, row: &Row, framework: &Framework) -> AnyView {
    let count = framework.scale().len();
    let answer = state.answer;
    let selected = move || match answer.read().present? {
        Present::Rated(level) => Some(level.number()),
        Present::NotInMyRole => Some(count + 1),
        Present::CannotJudge => Some(count + 2),
    };
    let pick = move |number: u8| {
        let framework = state.app.framework();
        let present = framework
            .scale()
            .level(number)
            .map_or_else(|| other_present(number - count), |level| Some(Present::Rated(level)));
        if let Some(present) = present.filter(|new| answer.get_untracked().present != Some(*new)) {
            state.change(|session, id, moment| session.rate_present(id, present, moment));
        }
    };
    let picker = Picker {
        name: format!("now-{}", row.id),
        kind: "now",
        code: row.code.clone(),
        word: words::NOW,
        subject: row.statement.clone(),
        levels: framework.scale().names(),
        language: other_language(framework),
        others: OTHERS,
        target: None,
        suggestion: None,
    };
    let track = move || Track { selected: selected(), available: true, suggested: false };
    level_picker(picker, track, pick)
}

fn other_present(number: u8) -> Option<Present> {
    match number {
        1 => Some(Present::NotInMyRole),
        2 => Some(Present::CannotJudge),
        _ => None,
    }
}

/// Whether an aim makes sense: now is given, and the competency is part of the work.
fn takes_aim(answer: &Answer) -> bool {
    match answer.present {
        Some(Present::Rated(_) | Present::CannotJudge) => true,
        Some(Present::NotInMyRole) | None => false,
    }
}

fn aim(state: RowState, row: &Row, framework: &Framework) -> AnyView {
    let answer = state.answer;
    let target = row.target;
    let own = move || answer.read().own_aim();
    let selected = move || own().or(target).map(Level::number);
    let pick = move |number: u8| {
        let framework = state.app.framework();
        let level = framework.scale().level(number);
        if let Some(level) = level.filter(|new| answer.get_untracked().own_aim() != Some(*new)) {
            state.change(|session, id, moment| session.choose_desired(id, level, moment));
        }
    };
    let picker = Picker {
        name: format!("aim-{}", row.id),
        kind: "aim",
        code: row.code.clone(),
        word: words::AIM,
        subject: row.statement.clone(),
        levels: framework.scale().names(),
        language: other_language(framework),
        others: &[],
        target: target.map(Level::number),
        suggestion: Some([words::SUGGESTION, words::SUGGESTION_HINT]),
    };
    let track = move || Track {
        selected: selected(),
        available: takes_aim(&answer.read()),
        suggested: target.is_some() && own().is_none(),
    };
    level_picker(picker, track, pick)
}

fn importance(state: RowState, row: &Row, framework: &Framework) -> AnyView {
    let answer = state.answer;
    let selected = move || answer.read().importance.map(Importance::number);
    let pick = move |number: u8| {
        let importance = Importance::new(number);
        if let Some(new) = importance.filter(|new| answer.get_untracked().importance != Some(*new))
        {
            state.change(|session, id, moment| session.rate_importance(id, new, moment));
        }
    };
    let picker = Picker {
        name: format!("importance-{}", row.id),
        kind: "importance",
        code: row.code.clone(),
        word: words::IMPORTANCE,
        subject: row.statement.clone(),
        levels: framework.importance_scale().names().to_vec(),
        language: other_language(framework),
        others: &[],
        target: None,
        suggestion: None,
    };
    let track = move || Track {
        selected: selected(),
        available: takes_aim(&answer.read()),
        suggested: false,
    };
    level_picker(picker, track, pick)
}

/// The line from now up to the aim, in units of one column; none where there is no gap.
fn gap_line(answer: &Answer, target: Option<Level>) -> Option<impl IntoView + use<>> {
    let now = answer.present?.level()?.number();
    let aim = Desired::choose(answer.own_aim(), target)?.level().number();
    let middle = |level: u8| format!("{}.5", level - 1);
    (now < aim).then(|| {
        view! { <line x1={middle(now)} x2={middle(aim)} y1={"0.5"} y2={"0.5"} /> }
    })
}

/// After "Clear" the button is gone, so the focus goes to the row's first option.
fn focus_first_option(node: NodeRef<Div>) {
    let input = node
        .get_untracked()
        .and_then(|row| row.query_selector("input").ok().flatten())
        .and_then(|input| input.dyn_into::<HtmlElement>().ok());
    if let Some(input) = input {
        let _ = input.focus();
    }
}
