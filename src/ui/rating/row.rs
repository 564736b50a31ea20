//! One row of the rating screen: a statement, now, then aim, importance and a note.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::note::Note;
use crate::domain::framework::Item;
use crate::domain::{Answer, Desired, Importance, ItemId, Level, Present, Scale};
use crate::messages::{other_language, rate};
use crate::session::{Env, Session};
use crate::ui::components::{Button, Heading, LevelPicker, LevelQuestion, focus_option};
use crate::ui::store::{Store, use_store};

/// Options of Now after the levels, in the order of [`present_of`].
const OTHERS: &[&str] = &[rate::NOT_IN_MY_ROLE, rate::CANNOT_JUDGE];

/// What a row is about.
#[derive(Clone, Debug)]
pub(super) struct RowItem {
    pub(super) id: ItemId,
    pub(super) code: String,
    statement: String,
    pub(super) evidence_prompt: String,
}

impl RowItem {
    pub(super) fn of(item: &Item<'_>) -> Self {
        Self {
            id: item.id.clone(),
            code: item.code.to_owned(),
            statement: item.statement.to_owned(),
            evidence_prompt: item.evidence_prompt.to_owned(),
        }
    }
}

/// What the parts of a row share.
#[derive(Clone, Copy)]
struct RowState {
    store: Store,
    item: StoredValue<RowItem>,
    answer: Memo<Answer>,
    target: Option<Level>,
    on_change: UnsyncCallback<()>,
}

impl RowState {
    /// Changes the answer.
    fn change(self, change: impl FnOnce(&mut Session, &ItemId, Env)) {
        self.store.act(|session, env| {
            self.item.with_value(|item| change(session, &item.id, env));
        });
        self.on_change.run(());
    }

    /// A question about the row's competency.
    fn question(
        self,
        kind: &'static str,
        word: &'static str,
        levels: Vec<String>,
    ) -> LevelQuestion {
        let item = self.item.get_value();
        LevelQuestion {
            name: format!("{kind}-{}", item.id),
            kind,
            code: item.code,
            word,
            subject: item.statement,
            levels,
            language: other_language(&self.store.framework()),
            others: &[],
            target: None,
            suggestion: None,
        }
    }
}

/// A row under a heading of that level.
#[component]
pub(super) fn RatingRow(
    item: RowItem,
    level: u8,
    answer: Memo<Answer>,
    /// Is called after the answer was changed.
    #[prop(into)]
    on_change: UnsyncCallback<()>,
) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let language = other_language(&framework);
    let target = store.with_untracked(|session| session.target(&item.id));
    let (asks_importance, has_note) = store.with_untracked(|session| {
        let importance = session.check().is_some_and(|check| check.importance);
        // In a kiosk a note could not be taken home.
        (importance, !session.options().kiosk)
    });
    let row = RowState { store, item: StoredValue::new(item.clone()), answer, target, on_change };
    let takes_aim = Signal::derive(move || answer.with(takes_aim));
    let now = NodeRef::<Fieldset>::new();
    let clear = move || {
        row.change(Session::clear_answer);
        // The button is gone.
        focus_option(now, 1);
    };
    let write_note = move |text: String| {
        row.change(|session, id, env| {
            session.write_note(id, &text, env);
        });
    };
    let note = has_note.then(|| {
        let RowItem { id, code, evidence_prompt: prompt, .. } = item.clone();
        view! { <Note id code prompt answer on_input=write_note/> }
    });
    let clear_words = rate::clear(&item.code);
    let is_blank = Signal::derive(move || answer.with(Answer::is_blank));
    let importance = asks_importance.then(|| view! { <ImportancePicker row available=takes_aim/> });
    view! {
        <div class="row">
            <Heading level>
                <span class="code">{format!("{} ", item.code)}</span>
                <span lang=language>{item.statement}</span>
            </Heading>
            <div class="tracks">
                <NowPicker row node_ref=now/>
                {gap_line(answer, target, framework.scale().len())}
                <AimPicker row available=takes_aim/>
                {importance}
            </div>
            <div class="row-foot">
                {note}
                <Button class="quiet" hidden=is_blank on_press=clear>{clear_words}</Button>
            </div>
        </div>
    }
}

/// Where the person is now.
#[component]
fn NowPicker(row: RowState, node_ref: NodeRef<Fieldset>) -> impl IntoView {
    let framework = row.store.framework();
    let levels = framework.scale().len();
    let question = LevelQuestion {
        others: OTHERS,
        ..row.question("now", rate::NOW, framework.scale().names())
    };
    let selected = Signal::derive(move || {
        row.answer.with(|answer| answer.present.map(|present| option_of(present, levels)))
    });
    let pick = move |number| {
        if let Some(present) = present_of(number, framework.scale())
            && selected.get_untracked() != Some(number)
        {
            row.change(|session, id, env| session.rate_present(id, present, env));
        }
    };
    view! { <LevelPicker question selected node_ref on_pick=pick/> }
}

/// Where the person aims to be; the role's target is suggested.
#[component]
fn AimPicker(row: RowState, available: Signal<bool>) -> impl IntoView {
    let framework = row.store.framework();
    let target = row.target;
    let question = LevelQuestion {
        target: target.map(Level::number),
        suggestion: Some([rate::SUGGESTION, rate::SUGGESTION_HINT]),
        ..row.question("aim", rate::AIM, framework.scale().names())
    };
    let own = move || row.answer.with(Answer::own_aim);
    let selected = Signal::derive(move || own().or(target).map(Level::number));
    let suggested = Signal::derive(move || target.is_some() && own().is_none());
    let pick = move |number| {
        if let Some(level) = framework.scale().level(number)
            && untrack(own) != Some(level)
        {
            row.change(|session, id, env| session.choose_desired(id, level, env));
        }
    };
    view! { <LevelPicker question selected available suggested on_pick=pick/> }
}

/// How much the competency matters.
#[component]
fn ImportancePicker(row: RowState, available: Signal<bool>) -> impl IntoView {
    let names = row.store.framework().importance_scale().names().to_vec();
    let question = row.question("importance", rate::IMPORTANCE, names);
    let selected =
        Signal::derive(move || row.answer.with(|answer| answer.importance.map(Importance::number)));
    let pick = move |number| {
        if let Some(importance) = Importance::new(number)
            && selected.get_untracked() != Some(number)
        {
            row.change(|session, id, env| session.rate_importance(id, importance, env));
        }
    };
    view! { <LevelPicker question selected available on_pick=pick/> }
}

/// The line from now up to the aim, in units of one column; none where there is no gap.
fn gap_line(answer: Memo<Answer>, target: Option<Level>, levels: u8) -> impl IntoView {
    let middle = |level: Level| format!("{}.5", level.number() - 1);
    let line = move || {
        let (now, aim) = answer.with(|answer| gap(answer, target))?;
        Some(view! { <line x1=middle(now) x2=middle(aim) y1="0.5" y2="0.5"></line> })
    };
    view! {
        <svg
            class=format!("gap-line levels-{levels}")
            viewBox=format!("0 0 {levels} 1")
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            {line}
        </svg>
    }
}

/// From which level to which the gap is, if the aim is above now.
fn gap(answer: &Answer, target: Option<Level>) -> Option<(Level, Level)> {
    let now = answer.present.and_then(Present::level)?;
    let aim = Desired::choose(answer.own_aim(), target)?.level();
    (now < aim).then_some((now, aim))
}

/// What an option of Now says.
fn present_of(number: u8, scale: &Scale) -> Option<Present> {
    match (scale.level(number), number.saturating_sub(scale.len())) {
        (Some(level), _) => Some(Present::Rated(level)),
        (None, 1) => Some(Present::NotInMyRole),
        (None, 2) => Some(Present::CannotJudge),
        (None, _) => None,
    }
}

/// Which option of Now says that.
fn option_of(present: Present, levels: u8) -> u8 {
    match present {
        Present::Rated(level) => level.number(),
        Present::NotInMyRole => levels + 1,
        Present::CannotJudge => levels + 2,
    }
}

/// Whether an aim makes sense: now is given, and the competency is part of the work.
fn takes_aim(answer: &Answer) -> bool {
    match answer.present {
        Some(Present::Rated(_) | Present::CannotJudge) => true,
        Some(Present::NotInMyRole) | None => false,
    }
}
