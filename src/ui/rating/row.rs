//! One row of the rating screen: a statement, the present rating, then aim, importance and a note.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::note::Note;
use crate::domain::framework::Item;
use crate::domain::{Answer, Framework, Importance, ItemId, Level, Present, Scale};
use crate::messages::{other_language, rate};
use crate::session::{Env, Event, Session};
use crate::ui::components::{
    Button, Heading, IMPORTANCE_LEVELS, LEVELS, LevelPicker, LevelQuestion, ReactiveText, Renewed,
    ShowWhen, element_id, focus_first, html_text,
};
use crate::ui::store::{Store, use_store};

/// Options of Now after the levels, in the order of [`present_of`].
const OTHERS: &[&str] = &[rate::NOT_IN_MY_ROLE, rate::CANNOT_JUDGE];

/// An option: the name of its radios, and its number.
pub(super) type PointedOption = (String, u8);

/// Beginning of the names of the importance radios.
const IMPORTANCE: &str = "importance";

/// The item of a row.
#[derive(Clone, Debug)]
pub(super) struct RowItem {
    pub(super) id: ItemId,
    code: String,
    statement: String,
    /// The area's definition, if the page does not show it; may be empty.
    definition: String,
    evidence_prompt: String,
    /// Whether its statement is the heading of the page.
    is_page_heading: bool,
}

impl RowItem {
    /// `is_whole` tells a page with the whole quick check from one with its area's title.
    pub(super) fn new(framework: &Framework, item: &Item<'_>, is_whole: bool) -> Self {
        let area = framework.place(item.id).and_then(|place| framework.area(place.area()));
        let is_page_heading = !is_whole && area.is_some_and(|area| area.title == item.statement);
        let area = area.filter(|_| is_whole);
        Self {
            id: item.id.clone(),
            code: item.code.to_owned(),
            statement: item.statement.to_owned(),
            definition: area.map(|area| area.definition.clone()).unwrap_or_default(),
            evidence_prompt: item.evidence_prompt.to_owned(),
            is_page_heading,
        }
    }
}

/// The shared state of a row's components.
#[derive(Clone, Copy)]
struct RowState {
    store: Store,
    item: StoredValue<RowItem>,
    answer: Memo<Answer>,
    target: Option<Level>,
}

impl RowState {
    /// Changes the answer.
    fn change(self, change: impl FnOnce(&mut Session, &ItemId, Env)) {
        self.store.act(|session, env| {
            self.item.with_value(|item| change(session, &item.id, env));
        });
        self.tell_host();
    }

    fn tell_host(self) {
        let (answered, total) = self.store.with_untracked(Session::progress);
        self.store.emit(Event::Changed { answered, total });
    }

    /// A question about the row's competency, on the framework's scale.
    fn question(self, kind: &'static str, word: &'static str) -> LevelQuestion {
        let item = self.item.get_value();
        LevelQuestion {
            name: self.id_of(kind),
            kind,
            code: item.code,
            word,
            subject: item.statement,
            levels: self.store.framework().scale().level_count(),
            names: LEVELS,
            language: self.language(),
            others: &[],
            target: None,
        }
    }

    /// The meaning of the pointed option, if that is in this row, or else of the present level.
    fn meaning(self, pointed: Option<&PointedOption>) -> String {
        let framework = self.store.framework();
        let pointed = pointed.and_then(|(group, number)| {
            let (kind, _) = group.split_once('-')?;
            (self.id_of(kind) == *group).then_some((kind, *number))
        });
        if let Some((IMPORTANCE, number)) = pointed {
            return rate::importance(&framework, number);
        }
        let now = || self.answer.with(|answer| answer.present).and_then(Present::level);
        let level = pointed.and_then(|(_, number)| framework.scale().level(number)).or_else(now);
        level.map(|level| rate::meaning(&framework, level)).unwrap_or_default()
    }

    /// The id of an element of this row.
    fn id_of(self, kind: &str) -> String {
        self.item.with_value(|item| element_id(kind, item.id.as_str()))
    }

    fn language(self) -> Option<String> {
        other_language(&self.store.framework())
    }

    /// The reason for the suggested aim, and its language if that is not ours.
    fn reason(self) -> (String, Option<String>) {
        let reason = self.store.with_untracked(|session| {
            self.item.with_value(|item| session.target_reason(&item.id).map(str::to_owned))
        });
        match reason {
            Some(reason) => (reason, self.language()),
            None if self.is_at_target() => (rate::AT_TARGET_HINT.to_owned(), None),
            None if self.has_own_target() => (rate::OWN_TARGET_HINT.to_owned(), None),
            None => (rate::SUGGESTION_HINT.to_owned(), None),
        }
    }

    /// Whether the person set the target. The row is recreated when that changes.
    fn has_own_target(self) -> bool {
        self.store
            .with_untracked(|session| self.item.with_value(|item| session.has_own_target(&item.id)))
    }

    /// Whether the present level is at or above the target, which makes it the suggestion.
    fn is_at_target(self) -> bool {
        self.answer.with(|answer| answer.is_at(self.target))
    }
}

/// A row under a heading of that level.
#[component]
pub(super) fn RatingRow(
    item: RowItem,
    level: u8,
    /// The longest meaning of a level: it reserves the space for all of them.
    longest: String,
    answer: Memo<Answer>,
    /// The option that has the pointer or the focus, on the whole screen.
    pointed: Memo<Option<PointedOption>>,
    /// Refers to the group of the present level.
    now: NodeRef<Fieldset>,
) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let language = other_language(&framework);
    let target = store.with_untracked(|session| session.target(&item.id));
    // A kiosk has no notes, because its result link could not contain them.
    let (asks_importance, has_note) =
        store.with_untracked(|session| (session.asks_importance(), !session.options().kiosk));
    let row = RowState { store, item: StoredValue::new(item.clone()), answer, target };
    let takes_no_aim = Signal::derive(move || {
        !answer.with(|answer| answer.present.is_some_and(Present::takes_aim))
    });
    let clear = move || {
        row.change(Session::clear_answer);
        // The pressed button is removed.
        focus_first(now);
    };
    let write_note = move |text: String| {
        row.change(|session, id, env| session.write_note(id, &text, env));
    };
    let RowItem { id, code, statement, definition, evidence_prompt: prompt, is_page_heading } =
        item;
    let [clear_word, clear_rest] = rate::clear(&code);
    let definition = (!definition.is_empty()).then(|| {
        view! { <p class="hint" lang=language.clone()>{definition}</p> }
    });
    let shown_code = format!("{code} ");
    let language_of_statement = language.clone();
    let heading = view! {
        <Heading level>
            <span class="code">{shown_code}</span>
            <span lang=language_of_statement>{statement}</span>
        </Heading>
    };
    let note = has_note.then(|| view! { <Note id code prompt answer on_input=write_note/> });
    let suggested = Signal::derive(move || {
        !takes_no_aim.get() && target.is_some() && answer.with(|answer| answer.own_aim().is_none())
    });
    let is_unrated = Signal::derive(move || answer.with(Answer::is_unrated));
    let importance = asks_importance.then(|| view! { <ImportancePicker row hidden=takes_no_aim/> });
    let meaning = Signal::derive(move || pointed.with(|pointed| row.meaning(pointed.as_ref())));
    view! {
        <div class="row">
            <div class=if is_page_heading { "item unseen" } else { "item" }>
                {heading} {definition}
            </div>
            <div class="tracks">
                <NowPicker row node_ref=now/>
                <div class="aim-line">
                    <AimPicker row hidden=takes_no_aim suggested/>
                    <Suggestion row suggested/>
                </div>
                {importance}
            </div>
            <p class="meaning" lang=language data-longest=longest prop:textContent=meaning>
                {html_text(meaning)}
            </p>
            <div class="row-foot">
                {note}
                <Button class="quiet" hidden=is_unrated on_press=clear>
                    {clear_word}
                    <span class="unseen">{clear_rest}</span>
                </Button>
            </div>
        </div>
    }
}

/// The picker for the present level.
#[component]
fn NowPicker(row: RowState, node_ref: NodeRef<Fieldset>) -> impl IntoView {
    let framework = row.store.framework();
    let levels = framework.scale().level_count();
    let question = LevelQuestion { others: OTHERS, ..row.question("now", rate::NOW) };
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

/// The picker for the aim; the role's target is suggested.
#[component]
fn AimPicker(
    row: RowState,
    hidden: Signal<bool>,
    /// Whether the aim is our suggestion.
    suggested: Signal<bool>,
) -> impl IntoView {
    let framework = row.store.framework();
    let target = row.target;
    let question =
        LevelQuestion { target: target.map(Level::number), ..row.question("aim", rate::AIM) };
    let line = gap_line(row.answer, target, framework.scale().level_count());
    let shown_names = framework.scale().names();
    let own = move || row.answer.with(Answer::own_aim);
    let selected = Signal::derive(move || {
        row.answer.with(|answer| Some(answer.aim(target)?.level().number()))
    });
    let pick = move |number| {
        if let Some(level) = framework.scale().level(number)
            && untrack(own) != Some(level)
        {
            row.change(|session, id, env| session.choose_desired(id, level, env));
        }
    };
    let described_by = row.id_of("suggestion");
    view! {
        <LevelPicker question selected hidden suggested described_by line shown_names on_pick=pick/>
    }
}

/// Who suggested the aim, until the person sets one, and on request the reason.
#[component]
fn Suggestion(row: RowState, suggested: Signal<bool>) -> impl IntoView {
    let open = RwSignal::new(false);
    let why = move || {
        let (reason, language) = (open.get() && suggested.get()).then(|| row.reason())?;
        Some(view! { <p class="why" lang=language>{reason}</p> })
    };
    let at_target = Signal::derive(move || row.is_at_target());
    let whose = if row.has_own_target() { rate::OWN_TARGET } else { rate::SUGGESTION };
    let text =
        Signal::derive(move || if at_target.get() { rate::AT_TARGET } else { whose }.to_owned());
    let button = row.target.map(|_| {
        view! {
            <Button
                class="suggestion"
                hidden=Signal::derive(move || !suggested.get())
                on_press=move || open.update(|open| *open = !*open)
                expanded=open
            >
                <span id=row.id_of("suggestion")>
                    <ShowWhen when=at_target>
                        <span class="unseen">{whose} ": "</span>
                    </ShowWhen>
                    <ReactiveText text/>
                </span>
            </Button>
        }
    });
    view! {
        <div class="aim-end">{button}</div>
        <Renewed view=why/>
    }
}

/// The picker for importance.
#[component]
fn ImportancePicker(row: RowState, hidden: Signal<bool>) -> impl IntoView {
    let shown_names = row.store.framework().importance_scale().names().to_vec();
    let question = LevelQuestion {
        levels: Importance::COUNT,
        names: IMPORTANCE_LEVELS,
        ..row.question(IMPORTANCE, rate::IMPORTANCE)
    };
    let selected =
        Signal::derive(move || row.answer.with(|answer| answer.importance.map(Importance::number)));
    let pick = move |number| {
        if let Some(importance) = Importance::new(number)
            && selected.get_untracked() != Some(number)
        {
            row.change(|session, id, env| session.rate_importance(id, importance, env));
        }
    };
    view! { <LevelPicker question selected hidden shown_names on_pick=pick/> }
}

/// The line from the present level up to the aim, in units of one column; none if there is no gap.
fn gap_line(answer: Memo<Answer>, target: Option<Level>, levels: u8) -> AnyView {
    let middle = |level: Level| format!("{}.5", level.number() - 1);
    let line = move || {
        let (now, aim) = answer.with(|answer| gap(answer, target))?;
        Some(view! { <line x1=middle(now) x2=middle(aim) y1="0.5" y2="0.5"></line> })
    };
    view! {
        <svg
            class="gap-line"
            viewBox=format!("0 0 {levels} 1")
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            {line}
        </svg>
    }
    .into_any()
}

/// The levels between which the gap is, if the aim is above the present level.
fn gap(answer: &Answer, target: Option<Level>) -> Option<(Level, Level)> {
    let now = answer.present.and_then(Present::level)?;
    let aim = answer.aim(target)?.level();
    (now < aim).then_some((now, aim))
}

/// The present rating of an option of Now.
fn present_of(number: u8, scale: &Scale) -> Option<Present> {
    match (scale.level(number), number.saturating_sub(scale.level_count())) {
        (Some(level), _) => Some(Present::Rated(level)),
        (None, 1) => Some(Present::NotInMyRole),
        (None, 2) => Some(Present::CannotJudge),
        (None, _) => None,
    }
}

/// The option of Now for a present rating.
fn option_of(present: Present, levels: u8) -> u8 {
    match present {
        Present::Rated(level) => level.number(),
        Present::NotInMyRole => levels + 1,
        Present::CannotJudge => levels + 2,
    }
}
