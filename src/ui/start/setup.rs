//! The questions before a self-check, and the start button.

use std::sync::Arc;

use leptos::html::Fieldset;
use leptos::prelude::*;

use crate::domain::assessment::Setup;
use crate::domain::{Area, Assessment, Framework, ItemId, RoleId, Scope};
use crate::messages::{other_language, start};
use crate::session::setup_choices::{self, SetupChoices};
use crate::session::{Options, Session};
use crate::ui::components::{
    Button, Choice, ChoiceGroup, ErrorText, Heading, Renewed, ShowWhen, focus_on_error,
};
use crate::ui::store::use_store;
use crate::ui::targets_by_role_button::TargetsByRoleButton;

/// The questions that the host has not answered, and the button; for returning visitors under a heading.
#[component]
pub(super) fn SetupQuestions() -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let options = store.with_untracked(|session| session.options().clone());
    let form = SetupForm::new(store.setup_choices());
    Effect::new(move || store.keep_setup_choices(form.choices()));
    let is_back = Memo::new(move |_| {
        store.with(|session| session.open_assessment().is_some() || session.results().len() > 0)
    });
    let has_open = Memo::new(move |_| store.with(|session| session.open_assessment().is_some()));
    let sets_aside = move || {
        store.with(|session| session.open_assessment().is_some_and(Assessment::has_content))
    };
    let (asks_role, saves) =
        store.with_untracked(|session| (session.asks_role(), session.can_save()));
    let asks_scope = options.wanted_scope().is_none();
    let begin = move || {
        if let Some(setup) = store.with_untracked(|session| form.setup(session)) {
            store.act(|session, env| session.begin(setup, env));
            // The next self-check starts with no choices.
            store.keep_setup_choices(SetupChoices::default());
        }
    };
    let missing = Memo::new(move |_| match form.role_error.get() {
        "" if form.asks_areas() => form.areas_error.get(),
        role => role,
    });
    let button = move || {
        let class = if is_back.get() { "" } else { "primary" };
        let words = if has_open.get() { start::START_NEW } else { start::START };
        // Describes the button for people who return to it; pressing it moves the focus to the question again.
        let missing = missing.get();
        let missing = (!missing.is_empty())
            .then(|| view! { <Button class="link" on_press=begin>{missing}</Button> });
        view! {
            <Button class on_press=begin>{words}</Button>
            {missing}
        }
    };
    let role = move || store.with_untracked(|session| form.role(session));
    view! {
        <div class="setup">
            <ShowWhen when=is_back>
                <Heading level=store.top_heading() + 1>{start::OR_NEW}</Heading>
                <ShowWhen when=sets_aside><p class="hint">{start::START_NEW_HINT}</p></ShowWhen>
            </ShowWhen>
            {asks_role
                .then(|| {
                    view! {
                        <RoleQuestion
                            selected=form.role
                            error=form.role_error
                            framework=Arc::clone(&framework)
                        />
                    }
                })}
            <TargetsByRoleButton class="quiet" role=role/>
            {asks_scope
                .then(|| {
                    view! {
                        <ScopeQuestion
                            selected=form.scope
                            framework=Arc::clone(&framework)
                            saves
                        />
                        <ShowWhen when=Signal::derive(move || form.asks_areas())>
                            <AreasQuestion
                                chosen=form.areas
                                error=form.areas_error
                                framework=Arc::clone(&framework)
                            />
                        </ShowWhen>
                    }
                })}
            {(!options.importance).then(|| view! { <ImportanceQuestion checked=form.importance/> })}
            <div class="actions">
                <Renewed view=button/>
            </div>
        </div>
    }
}

/// The choices so far, as values of the controls, and what is missing.
#[derive(Clone, Copy)]
pub(super) struct SetupForm {
    pub(super) role: RwSignal<Option<String>>,
    pub(super) role_error: RwSignal<&'static str>,
    pub(super) scope: RwSignal<Option<String>>,
    areas: RwSignal<Vec<ItemId>>,
    areas_error: RwSignal<&'static str>,
    pub(super) importance: RwSignal<bool>,
}

impl SetupForm {
    /// A form with these choices.
    pub(super) fn new(choices: SetupChoices) -> Self {
        let scope = choices.scope.unwrap_or_else(|| setup_choices::FULL.to_owned());
        Self {
            role: RwSignal::new(choices.role),
            role_error: RwSignal::new(""),
            scope: RwSignal::new(Some(scope)),
            areas: RwSignal::new(choices.areas),
            areas_error: RwSignal::new(""),
            importance: RwSignal::new(choices.importance),
        }
    }

    /// The choices to restore later. Tracked.
    fn choices(self) -> SetupChoices {
        SetupChoices {
            role: self.role.get(),
            scope: self.scope.get(),
            areas: self.areas.get(),
            importance: self.importance.get(),
        }
    }

    /// The role that the host gives, or that is chosen so far.
    fn role(self, session: &Session) -> Option<RoleId> {
        match &session.options().role {
            Some(given) => given.clone(),
            None => find_role(session.framework(), &self.role.get_untracked()?),
        }
    }

    /// Whether only some areas are to be rated. Tracked.
    fn asks_areas(self) -> bool {
        self.scope.with(|scope| scope.as_deref() == Some(setup_choices::AREAS))
    }

    /// The setup to begin with, or `None` after showing what is missing.
    fn setup(self, session: &Session) -> Option<Setup> {
        if session.asks_role() && self.role.with_untracked(Option::is_none) {
            self.role_error.set(start::ROLE_MISSING);
            return None;
        }
        let options = session.options();
        let scope = self.scope(options)?;
        let importance = options.importance || self.importance.get_untracked();
        Some(Setup { role: self.role(session), scope, importance })
    }

    /// The chosen scope, or `None` after showing what is missing.
    fn scope(self, options: &Options) -> Option<Scope> {
        if let Some(scope) = options.wanted_scope() {
            return Some(scope);
        }
        match self.scope.get_untracked().as_deref() {
            Some(setup_choices::QUICK) => Some(Scope::Quick),
            Some(setup_choices::AREAS) => {
                let areas = self.areas.get_untracked();
                if areas.is_empty() {
                    self.areas_error.set(start::AREAS_MISSING);
                    return None;
                }
                Some(Scope::Areas(areas))
            }
            Some(_) | None => Some(Scope::Full),
        }
    }
}

/// The role of a radio of [`RoleQuestion`].
pub(crate) fn find_role(framework: &Framework, value: &str) -> Option<RoleId> {
    framework.roles().iter().find(|role| role.id.as_str() == value).map(|role| role.id.clone())
}

/// The question for the person's role, with the option of none.
#[component]
pub(in crate::ui) fn RoleQuestion(
    selected: RwSignal<Option<String>>,
    error: RwSignal<&'static str>,
    framework: Arc<Framework>,
) -> impl IntoView {
    let language = other_language(&framework);
    let roles = framework.roles().iter().map(|role| Choice {
        value: role.id.to_string(),
        title: role.title.clone(),
        hint: role.definition.clone(),
        language: language.clone(),
    });
    let none = Choice::ours(setup_choices::NO_ROLE, start::NO_ROLE, start::NO_ROLE_HINT);
    let choices = roles.chain([none]).collect::<Vec<_>>();
    view! { <ChoiceGroup name=setup_choices::ROLE legend=start::ROLE choices selected error/> }
}

/// The question for the scope.
#[component]
pub(super) fn ScopeQuestion(
    selected: RwSignal<Option<String>>,
    framework: Arc<Framework>,
    /// Whether answers are saved.
    saves: bool,
) -> impl IntoView {
    let choices = vec![
        Choice::ours(setup_choices::QUICK, start::QUICK, start::quick_hint(&framework)),
        Choice::ours(setup_choices::FULL, start::FULL, start::full_hint(&framework, saves)),
        Choice::ours(setup_choices::AREAS, start::CHOSEN, start::CHOSEN_HINT),
    ];
    view! { <ChoiceGroup name=setup_choices::SCOPE legend=start::SCOPE choices selected/> }
}

/// The question for the areas, if only some are to be rated.
#[component]
fn AreasQuestion(
    /// The chosen areas, in the order of choosing.
    chosen: RwSignal<Vec<ItemId>>,
    error: RwSignal<&'static str>,
    framework: Arc<Framework>,
) -> impl IntoView {
    let language = other_language(&framework);
    let area = |area: &Area| {
        let id = area.id.clone();
        let checked = chosen.with_untracked(|chosen| chosen.contains(&id));
        let choose = move |event| {
            error.set("");
            chosen.update(|chosen| {
                chosen.retain(|other| *other != id);
                if event_target_checked(&event) {
                    chosen.push(id.clone());
                }
            });
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    value=area.id.to_string()
                    checked=checked
                    on:change=choose
                />
                <span lang=language.clone()>{area.title.clone()}</span>
            </label>
        }
    };
    let question = NodeRef::<Fieldset>::new();
    focus_on_error(question, error);
    let error_text = Signal::derive(move || error.get().to_owned());
    let areas = framework.areas().iter().filter(|area| !area.competencies.is_empty());
    view! {
        <fieldset
            class="choices areas-choice"
            aria-describedby=Signal::derive(move || {
                (!error.get().is_empty()).then_some("areas-error")
            })
            node_ref=question
        >
            <legend>{start::AREAS}</legend>
            <ErrorText id="areas-error" text=error_text/>
            {areas.map(area).collect_view()}
        </fieldset>
    }
}

/// The question whether to rate importance.
#[component]
pub(super) fn ImportanceQuestion(checked: RwSignal<bool>) -> impl IntoView {
    let hint_id = format!("{}-hint", setup_choices::IMPORTANCE);
    view! {
        <div class="choice">
            <label class="check">
                <input
                    type="checkbox"
                    name=setup_choices::IMPORTANCE
                    autocomplete="off"
                    aria-describedby=hint_id.clone()
                    checked=checked.get_untracked()
                    prop:checked=Signal::derive(move || checked.get())
                    on:change=move |event| checked.set(event_target_checked(&event))
                />
                <span>{start::IMPORTANCE}</span>
            </label>
            <p class="hint" id=hint_id>{start::IMPORTANCE_HINT}</p>
        </div>
    }
}
