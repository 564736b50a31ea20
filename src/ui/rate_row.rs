//! One row of the rating screen: a statement, now, then aim, importance and a note.

use std::cell::Cell;

use web_sys::{Element, Event};

use super::App;
use super::by_hand::{El, Scope, set_class};
use super::parts::level_picker::{LevelPicker, Picker, Track};
use super::rate_note::Note;
use crate::browser::append;
use crate::domain::framework::Item;
use crate::domain::{Answer, Desired, Framework, Importance, ItemId, Level, Present};
use crate::report::markup::el;
use crate::session::{Moment, Session};
use crate::words::{other_language, rate as words};

/// Options of Now after the levels, in the order of [`present`].
const OTHERS: &[&str] = &[words::NOT_IN_MY_ROLE, words::CANNOT_JUDGE];

/// A drawn row.
pub(super) struct Row {
    app: App,
    id: ItemId,
    target: Option<Level>,
    /// All of it.
    pub(super) element: Element,
    now: LevelPicker,
    aim: LevelPicker,
    importance: Option<LevelPicker>,
    gap: Element,
    /// From which level to which the gap is drawn.
    drawn_gap: Cell<Option<(Level, Level)>>,
    clear: Element,
    /// None in a kiosk, where a note could not be taken home.
    note: Option<Note>,
}

impl Row {
    /// Draws the row of an item of the open self-check, under a heading of that level.
    pub(super) fn draw<'a>(
        app: App,
        scope: &'a Scope,
        item: &Item<'_>,
        level: u8,
    ) -> (El<'a>, Self) {
        let framework = app.framework();
        let target = app.ask(|session| session.target(item.id));
        let (asks_importance, notes) = app.ask(|session| {
            let importance = session.check().is_some_and(|check| check.importance);
            (importance, !session.options().kiosk)
        });
        let (now, now_picker) = LevelPicker::draw(scope, now(&framework, item));
        let (aim, aim_picker) = LevelPicker::draw(scope, aim(&framework, item, target));
        let importance =
            asks_importance.then(|| LevelPicker::draw(scope, importance(&framework, item)));
        let (importance, importance_picker) = importance.unzip();
        let answer = app.ask(|session| session.answer(item.id));
        let note = notes.then(|| Note::draw(app, scope, item, &answer));
        let (note, note_part) = note.unzip();
        let count = framework.scale().len();
        let gap = el("svg", &format!("gap-line levels-{count}"), Vec::new())
            .with("viewBox", format!("0 0 {count} 1"))
            .with("preserveAspectRatio", "none")
            .with("aria-hidden", "true");
        let tracks = scope.classed("div", "tracks").add(now).tree(&[gap]);
        let gap = tracks.node().last_element_child().unwrap_or_else(|| tracks.node());
        let clear = scope
            .said("button", "quiet", &words::clear(item.code))
            .attr("type", "button")
            .attr("part", "button");
        let clear_button = clear.node();
        let language = other_language(&framework);
        let heading = scope
            .heading(level)
            .add(scope.said("span", "code", &format!("{} ", item.code)))
            .text_in(item.statement, language.as_ref());
        let made = scope
            .classed("div", "row")
            .add(heading)
            .add(tracks.add(aim).add_some(importance))
            .add(scope.classed("div", "row-foot").add_some(note).add(clear));
        let row = Self {
            app,
            id: item.id.clone(),
            target,
            element: made.node(),
            now: now_picker,
            aim: aim_picker,
            importance: importance_picker,
            gap,
            drawn_gap: Cell::new(None),
            clear: clear_button,
            note: note_part,
        };
        row.show(&answer);
        (made, row)
    }

    /// Answers to an event in it. True if the answer was changed.
    pub(super) fn hear(&self, event: &Event, target: &Element) -> bool {
        let clicked = event.type_() == "click";
        if clicked && self.clear.contains(Some(target)) {
            self.change(Session::clear_answer);
            // The button is gone.
            self.now.focus();
            return true;
        }
        if let Some(note) = &self.note
            && note.holds(target)
        {
            return note.hear(event, target, &mut |text| {
                self.change(|session, id, moment| {
                    session.write_note(id, text, moment);
                });
            });
        }
        self.pick(event).is_some()
    }

    /// Has the track in question answer to an event; gives nothing where that changed nothing.
    fn pick(&self, event: &Event) -> Option<()> {
        let framework = self.app.framework();
        let answer = self.app.ask(|session| session.answer(&self.id));
        if let Some(number) = self.now.picked(event) {
            let present = present(&framework, number)?;
            (answer.present != Some(present)).then_some(())?;
            self.change(|session, id, moment| session.rate_present(id, present, moment));
        } else if let Some(number) = self.aim.picked(event) {
            let level = framework.scale().level(number)?;
            (answer.own_aim() != Some(level)).then_some(())?;
            self.change(|session, id, moment| session.choose_desired(id, level, moment));
        } else {
            let importance = Importance::new(self.importance.as_ref()?.picked(event)?)?;
            (answer.importance != Some(importance)).then_some(())?;
            self.change(|session, id, moment| session.rate_importance(id, importance, moment));
        }
        Some(())
    }

    fn change(&self, change: impl FnOnce(&mut Session, &ItemId, Moment)) {
        self.app.act(|session, moment| change(session, &self.id, moment));
        self.show(&self.app.ask(|session| session.answer(&self.id)));
    }

    /// Shows an answer.
    fn show(&self, answer: &Answer) {
        let available = takes_aim(answer);
        let selected = answer.present.map(|present| option_of(present, &self.app.framework()));
        self.now.show(Track { selected, available: true, suggested: false });
        let own = answer.own_aim();
        self.aim.show(Track {
            selected: own.or(self.target).map(Level::number),
            available,
            suggested: self.target.is_some() && own.is_none(),
        });
        if let Some(picker) = &self.importance {
            let selected = answer.importance.map(Importance::number);
            picker.show(Track { selected, available, suggested: false });
        }
        self.show_gap(answer);
        set_class(&self.clear, "unavailable", answer.is_blank());
        if let Some(note) = &self.note {
            note.show(answer);
        }
    }

    /// The line from now up to the aim, in units of one column; none where there is no gap.
    fn show_gap(&self, answer: &Answer) {
        let now = answer.present.and_then(Present::level);
        let aim = Desired::choose(answer.own_aim(), self.target).map(Desired::level);
        let gap = now.zip(aim).filter(|(now, aim)| now < aim);
        if self.drawn_gap.replace(gap) == gap {
            return;
        }
        self.gap.set_text_content(None);
        if let Some((now, aim)) = gap
            && let Some(document) = self.gap.owner_document()
        {
            let middle = |level: Level| format!("{}.5", level.number() - 1);
            let line = el("line", "", Vec::new())
                .with("x1", middle(now))
                .with("x2", middle(aim))
                .with("y1", "0.5")
                .with("y2", "0.5");
            append(&document, &self.gap, &[line]);
        }
    }
}

fn now(framework: &Framework, item: &Item<'_>) -> Picker {
    let levels = framework.scale().names();
    Picker { others: OTHERS, ..track(framework, item, "now", words::NOW, levels) }
}

fn aim(framework: &Framework, item: &Item<'_>, target: Option<Level>) -> Picker {
    let levels = framework.scale().names();
    Picker {
        target: target.map(Level::number),
        suggestion: Some([words::SUGGESTION, words::SUGGESTION_HINT]),
        ..track(framework, item, "aim", words::AIM, levels)
    }
}

fn importance(framework: &Framework, item: &Item<'_>) -> Picker {
    let levels = framework.importance_scale().names().to_vec();
    track(framework, item, "importance", words::IMPORTANCE, levels)
}

fn track(
    framework: &Framework,
    item: &Item<'_>,
    kind: &'static str,
    word: &'static str,
    levels: Vec<String>,
) -> Picker {
    Picker {
        name: format!("{kind}-{}", item.id),
        kind,
        code: item.code.to_owned(),
        word,
        subject: item.statement.to_owned(),
        levels,
        language: other_language(framework),
        others: &[],
        target: None,
        suggestion: None,
    }
}

/// What an option of Now says.
fn present(framework: &Framework, number: u8) -> Option<Present> {
    let scale = framework.scale();
    match (scale.level(number), number.saturating_sub(scale.len())) {
        (Some(level), _) => Some(Present::Rated(level)),
        (None, 1) => Some(Present::NotInMyRole),
        (None, 2) => Some(Present::CannotJudge),
        (None, _) => None,
    }
}

/// Which option of Now says that.
fn option_of(present: Present, framework: &Framework) -> u8 {
    match present {
        Present::Rated(level) => level.number(),
        Present::NotInMyRole => framework.scale().len() + 1,
        Present::CannotJudge => framework.scale().len() + 2,
    }
}

/// Whether an aim makes sense: now is given, and the competency is part of the work.
fn takes_aim(answer: &Answer) -> bool {
    match answer.present {
        Some(Present::Rated(_) | Present::CannotJudge) => true,
        Some(Present::NotInMyRole) | None => false,
    }
}
