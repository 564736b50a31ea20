//! Shared by the components of the plan screen: reading and changing the plan, and moving the focus in it.

use leptos::html::ElementType;
use leptos::prelude::*;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

use crate::domain::plan::{Activity, Goal, suggestions};
use crate::domain::{Framework, ItemId, Plan};
use crate::messages::{day_of, plan, start};
use crate::session::planning::PlanFull;
use crate::session::undo::Undo;
use crate::session::{Env, Session};
use crate::ui::Store;
use crate::ui::components::{Button, html_text};

/// The content of the plan screen.
#[derive(Clone, Default, PartialEq)]
pub(super) struct ShownPlan {
    /// The self-check that the plan belongs to, in words.
    pub(super) about: String,
    /// The day of that self-check.
    pub(super) checked: String,
    pub(super) plan: Plan,
    /// The last deletion.
    undo: Option<Undo>,
    /// The priorities that no goal is about yet.
    pub(super) free: Vec<ItemId>,
}

impl ShownPlan {
    fn of(session: &Session) -> Option<Self> {
        let check = session.shown_assessment()?;
        Some(Self {
            about: start::short_description(session.framework(), check, session.zone()),
            checked: day_of(check.dated(), session.zone()),
            plan: check.plan.clone(),
            undo: session.undoable().cloned(),
            free: session.free_priorities(),
        })
    }

    /// Keys of the goals. `None` marks where one was deleted last.
    fn goals(&self) -> Vec<Option<String>> {
        let goals = self.plan.goals.iter().map(|goal| Some(goal.id.clone())).collect();
        match &self.undo {
            Some(Undo::Goal(index, _)) => with_gap(goals, *index),
            _ => goals,
        }
    }

    /// The keys, of these, of the activities that are no suggestions. `None` marks where one was deleted, also a deleted
    /// suggestion, unless checking it again restores it fully.
    fn own_activities(
        &self,
        goal: &Goal,
        keys: &ActivityKeys,
        suggested: &[String],
        written: Option<usize>,
    ) -> Vec<Option<String>> {
        let own = own_activities(goal, suggested, written);
        let keys = own.iter().filter_map(|index| keys.keys.get(*index)).map(usize::to_string);
        let keys = keys.map(Some).collect();
        match &self.undo {
            Some(Undo::Activity(id, index, activity))
                if *id == goal.id && !(is_bare(activity) && suggested.contains(&activity.what)) =>
            {
                with_gap(keys, own.iter().filter(|own| *own < index).count())
            }
            _ => keys,
        }
    }

    /// The number of the goal of that id, from 1; 0 if there is none.
    fn number_of(&self, id: &str) -> usize {
        self.plan.goals.iter().position(|goal| goal.id == id).map_or(0, |index| index + 1)
    }

    /// The id of the control that takes the focus when this is restored. Where others were deleted meanwhile, it is not
    /// where it was.
    fn restored_control(&self, restored: Option<Undo>, framework: &Framework) -> String {
        match restored {
            Some(Undo::Goal(_, goal)) => format!("goal-{}-toggle", self.number_of(&goal.id)),
            Some(Undo::Activity(id, index, activity)) => {
                let Some(goal) = self.plan.goal(&id) else { return String::new() };
                let mut suggested = suggestions(framework, &goal.items).into_iter();
                let number = self.number_of(&id);
                match suggested.position(|one| one == activity.what) {
                    Some(place) => format!("suggestion-{number}-{}", place + 1),
                    None => {
                        format!("activity-{number}-{}-what", goal.activities.len().min(index + 1))
                    }
                }
            }
            Some(Undo::Result(_)) | None => String::new(),
        }
    }
}

/// Whether an activity has nothing but its text.
fn is_bare(activity: &Activity) -> bool {
    *activity == Activity { what: activity.what.clone(), ..Activity::default() }
}

fn with_gap(mut keys: Vec<Option<String>>, index: usize) -> Vec<Option<String>> {
    keys.insert(keys.len().min(index), None);
    keys
}

/// Index of the activity with the text of this suggestion; not the one that is `written`, which may get another text.
pub(super) fn activity_called(goal: &Goal, what: &str, written: Option<usize>) -> Option<usize> {
    let is_it = |(index, one): &(usize, &Activity)| one.what == what && Some(*index) != written;
    goal.activities.iter().enumerate().find(is_it).map(|(index, _)| index)
}

/// Indices of the activities that are no suggestions.
fn own_activities(goal: &Goal, suggested: &[String], written: Option<usize>) -> Vec<usize> {
    let taken = suggested.iter().filter_map(|what| activity_called(goal, what, written));
    let taken: Vec<usize> = taken.collect();
    (0..goal.activities.len()).filter(|index| !taken.contains(index)).collect()
}

/// Keys of a goal's activities, which have no ids. An activity keeps its key while others come and go.
#[derive(Clone, Default, PartialEq)]
struct ActivityKeys {
    activities: Vec<Activity>,
    keys: Vec<usize>,
    /// The index of the one that was deleted last.
    deleted: Option<usize>,
    /// How many keys were given out.
    count: usize,
}

impl ActivityKeys {
    /// The keys after the activities have changed.
    fn follow(mut self, activities: &[Activity], deleted: Option<usize>) -> Self {
        let before = self.activities;
        let mut new_key = || {
            self.count += 1;
            self.count
        };
        if activities.len() == before.len() {
            // Changed in place.
        } else if let Some(index) = extra(&before, activities, deleted) {
            self.keys.remove(index);
        } else if let Some(index) = extra(activities, &before, self.deleted) {
            self.keys.insert(index, new_key());
        } else {
            // Another tab has changed several.
            self.keys = activities.iter().map(|_| new_key()).collect();
        }
        Self { activities: activities.to_vec(), deleted, ..self }
    }
}

/// The index of the only entry that a list has more than another one: the `likely` one, if it fits.
fn extra(longer: &[Activity], shorter: &[Activity], likely: Option<usize>) -> Option<usize> {
    let is_it = |index: &usize| {
        let others = longer.iter().enumerate().filter(|(other, _)| other != index);
        others.map(|(_, activity)| activity).eq(shorter)
    };
    likely.into_iter().chain((0..longer.len()).rev()).find(is_it)
}

/// The plan on screen.
#[derive(Clone, Copy)]
pub(super) struct PlanEditor {
    pub(super) store: Store,
    pub(super) shown: Memo<ShownPlan>,
    /// Id of the open goal; empty if none is open.
    pub(super) open: RwSignal<String>,
    /// Whether the last change did not fit into the plan.
    pub(super) full: RwSignal<bool>,
    /// Id of the control that should take the focus once it exists; empty if none should. Set after the change that
    /// adds or moves the control.
    pub(super) focus_requested: RwSignal<String>,
}

impl PlanEditor {
    pub(super) fn new(store: Store) -> Self {
        let shown = Memo::new(move |_| store.with(ShownPlan::of).unwrap_or_default());
        // A single goal needs no overview, so it is open.
        let open = shown.with_untracked(|shown| match &*shown.plan.goals {
            [only] => only.id.clone(),
            _ => String::new(),
        });
        Self {
            store,
            shown,
            open: RwSignal::new(open),
            full: RwSignal::new(false),
            focus_requested: RwSignal::new(String::new()),
        }
    }

    /// Changes the plan. Returns false if the change did not fit; the screen then shows so. The change must not read
    /// signals: a memo of the session could not read the session meanwhile.
    pub(super) fn change(
        self,
        change: impl FnOnce(&mut Session, Env) -> Result<(), PlanFull>,
    ) -> bool {
        let fits = self.store.act(change).is_ok();
        self.full.set(!fits);
        fits
    }

    /// A reference for the control of that id, which then takes the focus when that is requested.
    pub(super) fn focusable<E>(self, id: Signal<String>) -> NodeRef<E>
    where
        E: ElementType + 'static,
        E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
    {
        let node = NodeRef::<E>::new();
        Effect::new(move || {
            // Only the request is tracked: an id that changes because goals move is no request.
            let requested = self.focus_requested.get() == id.get_untracked();
            if requested && let Some(element) = node.get() {
                self.focus_requested.write_untracked().clear();
                let element: &HtmlElement = element.as_ref();
                // Cannot fail: buttons and fields can take the focus.
                let _ = element.focus();
            }
        });
        node
    }
}

/// One goal of the plan on screen.
#[derive(Clone, Copy)]
pub(super) struct GoalEditor {
    pub(super) plan: PlanEditor,
    /// The goal and its number, from 1, which changes when goals move.
    goal: Memo<(usize, Goal)>,
    /// The framework's suggestions for it.
    pub(super) suggested: Memo<Vec<String>>,
    /// Index of the own activity whose text has the focus. It stays an own one, even with the words of a suggestion.
    pub(super) written: RwSignal<Option<usize>>,
    keys: Memo<ActivityKeys>,
}

impl GoalEditor {
    pub(super) fn new(plan: PlanEditor, id: String) -> Self {
        let find = move |shown: &ShownPlan| {
            let found = (1..).zip(&shown.plan.goals).find(|(_, goal)| goal.id == id);
            found.map(|(number, goal)| (number, goal.clone())).unwrap_or_default()
        };
        let goal = Memo::new(move |_| plan.shown.with(&find));
        let suggested = Memo::new(move |_| {
            let framework = plan.store.framework();
            let all = goal.with(|(_, goal)| suggestions(&framework, &goal.items));
            all.into_iter().map(str::to_owned).collect()
        });
        let keys = Memo::new(move |before: Option<&ActivityKeys>| {
            goal.with(|(_, goal)| {
                let deleted = plan.shown.with(|shown| match &shown.undo {
                    Some(Undo::Activity(id, index, _)) if *id == goal.id => Some(*index),
                    _ => None,
                });
                before.cloned().unwrap_or_default().follow(&goal.activities, deleted)
            })
        });
        Self { plan, goal, suggested, written: RwSignal::new(None), keys }
    }

    /// The index of the activity of a key. Tracked.
    pub(super) fn activity_of(self, key: usize) -> Option<usize> {
        self.keys.with(|all| all.keys.iter().position(|one| *one == key))
    }

    /// Reads the goal. Tracked.
    pub(super) fn with<T>(self, read: impl FnOnce(&Goal) -> T) -> T {
        self.goal.with(|(_, goal)| read(goal))
    }

    /// Its number, from 1. Tracked.
    pub(super) fn number(self) -> usize {
        self.goal.with(|(number, _)| *number)
    }

    /// Its id, untracked.
    pub(super) fn id(self) -> String {
        self.goal.with_untracked(|(_, goal)| goal.id.clone())
    }

    /// Changes the goal.
    pub(super) fn change(self, mut change: impl FnMut(&mut Goal)) {
        let id = self.id();
        self.plan.change(|session, env| session.change_goal(&id, env, &mut change));
    }

    /// The id of an element of the goal, by the goal's number.
    pub(super) fn element_id(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || format!("goal-{}-{name}", self.number()))
    }
}

/// The goals of the plan or the activities of a goal that are no suggestions, with the last deletion at its old place.
#[component]
pub(super) fn Entries(
    plan: PlanEditor,
    #[prop(optional)] goal: Option<GoalEditor>,
    /// Renders the entry of a key: see [`ShownPlan`].
    #[prop(into)]
    show: UnsyncCallback<(String,), AnyView>,
) -> impl IntoView {
    let entries = move || match goal {
        None => plan.shown.with(ShownPlan::goals),
        Some(goal) => goal.suggested.with(|suggested| {
            let written = goal.written.get();
            goal.with(|activities| {
                goal.keys.with(|keys| {
                    plan.shown
                        .with(|shown| shown.own_activities(activities, keys, suggested, written))
                })
            })
        }),
    };
    let entry = move |key: Option<String>| match key {
        Some(key) => show.run((key,)),
        None => view! { <UndoNotice plan/> }.into_any(),
    };
    view! { <For each=entries key=Option::clone children=entry/> }
}

/// The last deletion, and the button that undoes it.
#[component]
fn UndoNotice(plan: PlanEditor) -> impl IntoView {
    let deleted = move |shown: &ShownPlan| match &shown.undo {
        Some(Undo::Goal(_, goal)) => plan::goal_title(goal).to_owned(),
        Some(Undo::Activity(id, index, _)) => plan::activity(shown.number_of(id), index + 1),
        Some(Undo::Result(_)) | None => String::new(),
    };
    let undo = move || {
        let undone = plan.shown.with_untracked(|shown| shown.undo.clone());
        if plan.change(Session::undo) {
            let framework = plan.store.framework();
            plan.focus_requested
                .set(plan.shown.with_untracked(|shown| shown.restored_control(undone, &framework)));
        }
    };
    let words = Signal::derive(move || plan::deleted(&plan.shown.with(deleted)));
    let node_ref = plan.focusable("undo".into());
    view! {
        <div class="notice undo" part="notice">
            <p id="deleted" prop:textContent=words>{html_text(words)}</p>
            <Button id="undo" described_by="deleted" node_ref on_press=undo>{plan::UNDO}</Button>
        </div>
    }
}
