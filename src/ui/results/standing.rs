//! The part that is visible without scrolling: a summary, the first priorities, and the first strengths.

use leptos::html;
use leptos::prelude::*;

use crate::domain::{ItemId, Level, Priority};
use crate::messages::{other_language, plan, results};
use crate::session::planning::PlanFull;
use crate::ui::components::{Button, Heading, Notice, Renewed, ShowWhen, StatusLine};
use crate::ui::report::lists::Statement;
use crate::ui::report::shown::ShownResult;
use crate::ui::store::{Store, use_store};

/// How many priorities and strengths are at the top.
const TOP: usize = 3;

/// The sentence, in which the unanswered items are a link while the self-check is open.
#[component]
pub(super) fn SummarySentence(shown: Memo<ShownResult>, is_open: bool) -> impl IntoView {
    let store = use_store();
    let texts = Memo::new(move |_| {
        shown.with(|shown| {
            let sentence = results::sentence(&shown.framework, &shown.check, &shown.summary);
            let link = results::unanswered(&shown.summary.overall).filter(|_| is_open);
            let parts = link.and_then(|link| {
                let (before, after) = sentence.split_once(&link)?;
                Some((before.to_owned(), link, after.to_owned()))
            });
            parts.ok_or(sentence)
        })
    });
    let lead = move || {
        let sentence = match texts.get() {
            Ok((before, link, after)) => {
                let go = move || store.go_to_first_unanswered();
                view! {
                    <span>{before}</span>
                    <Button class="inline" on_press=go>{link}</Button>
                    <span>{after}</span>
                }
                .into_any()
            }
            Err(sentence) => sentence.into_any(),
        };
        view! { <p class="lead">{sentence}</p> }
    };
    view! { <Renewed view=lead/> }
}

/// An item with a few words about it.
type Entry = (ItemId, String);

/// The first priorities and strengths; nothing if nothing is rated.
#[component]
pub(super) fn Highlights(shown: Memo<ShownResult>, plan: PlanLinks, level: u8) -> impl IntoView {
    let is_rated = move || shown.with(|shown| shown.summary.overall.rated != 0);
    // Memos, so that these lists keep their DOM when only the plan changes.
    let priorities = Memo::new(move |_| shown.with(first_priorities));
    let strengths = Memo::new(move |_| shown.with(first_strengths));
    let framework = move || shown.with_untracked(|shown| shown.framework.clone());
    let entry = move |(item, words): Entry, button: Option<AnyView>| {
        let framework = framework();
        let language = other_language(&framework);
        view! {
            <li>
                <Statement framework item/>
                <div class="top-foot">
                    <span class="numbers" lang=language>{words}</span>
                    {button}
                </div>
            </li>
        }
    };
    let first = move || match priorities.get() {
        Ok(entries) => {
            let entry = |one: Entry| {
                let item = one.0.clone();
                entry(one, Some(view! { <PlanButton plan item/> }.into_any()))
            };
            view! { <ol class="ranked top">{entries.into_iter().map(entry).collect_view()}</ol> }
                .into_any()
        }
        Err(remark) => view! { <p>{remark}</p> }.into_any(),
    };
    let good = move || match strengths.get() {
        entries if entries.is_empty() => view! { <p>{results::NO_STRENGTHS}</p> }.into_any(),
        entries => {
            let entries = entries.into_iter().map(|one| entry(one, None)).collect_view();
            view! { <ul class="ranked top">{entries}</ul> }.into_any()
        }
    };
    view! {
        <ShowWhen when=is_rated>
            <div class="standing">
                <section>
                    <Heading level>{results::FIRST}</Heading>
                    <Renewed view=first/>
                </section>
                <section>
                    <Heading level>{results::GOOD_AT}</Heading>
                    <Renewed view=good/>
                </section>
            </div>
        </ShowWhen>
    }
}

/// The first priorities, or why there are none.
fn first_priorities(shown: &ShownResult) -> Result<Vec<Entry>, &'static str> {
    let ShownResult { framework, summary, .. } = shown;
    let ranked = summary.priorities.iter().chain(&summary.not_weighted).take(TOP);
    let entry = |one: &Priority| {
        (one.item.clone(), results::step(framework, one.present, one.desired.level()))
    };
    let entries: Vec<_> = ranked.map(entry).collect();
    if entries.is_empty() { Err(results::no_priorities(&summary.overall)) } else { Ok(entries) }
}

fn first_strengths(shown: &ShownResult) -> Vec<Entry> {
    let ShownResult { framework, summary, .. } = shown;
    let name = |level: Level| framework.scale().name(level).to_owned();
    let strengths = summary.strengths.iter().take(TOP);
    strengths.map(|one| (one.item.clone(), name(one.present))).collect()
}

/// The shared state of the buttons that add items to the plan.
#[derive(Clone, Copy)]
pub(super) struct PlanLinks {
    store: Store,
    /// The items that goals are about.
    planned: Memo<Vec<ItemId>>,
    /// Whether the plan had no room for the last goal.
    full: RwSignal<bool>,
    /// The outcome, for screen readers.
    said: RwSignal<String>,
}

impl PlanLinks {
    pub(super) fn new(shown: Memo<ShownResult>) -> Self {
        let planned = Memo::new(move |_| {
            shown.with(|shown| {
                let goals = shown.check.plan.goals.iter();
                goals.flat_map(|goal| &goal.items).cloned().collect::<Vec<_>>()
            })
        });
        let (full, said) = (RwSignal::new(false), RwSignal::new(String::new()));
        Self { store: use_store(), planned, full, said }
    }

    /// Adds a goal about the item, or shows the plan if there is one.
    fn press(self, item: &ItemId) {
        if self.planned.with_untracked(|planned| planned.contains(item)) {
            self.store.act(|session, env| session.make_plan(plan::new_title, env));
            return;
        }
        let added = self.store.act(|session, env| session.add_goal_for(item, plan::new_title, env));
        self.full.set(added == Err(PlanFull));
        let said = if added.is_ok() { results::ADDED_TO_PLAN } else { "" };
        self.said.set(said.to_owned());
    }
}

/// Adds an item to the plan; then another button replaces it and opens the plan, which a double press does not reach.
#[component]
pub(super) fn PlanButton(plan: PlanLinks, item: ItemId) -> impl IntoView {
    let framework = plan.store.framework();
    let code = framework.item(&item).map_or_else(String::new, |item| format!(" {}", item.code));
    let item = StoredValue::new(item);
    let is_planned = Memo::new(move |_| {
        plan.planned.with(|planned| item.with_value(|item| planned.contains(item)))
    });
    // The pressed button is replaced, so its successor takes the focus.
    let has_focus = StoredValue::new(false);
    let press = move || {
        item.with_value(|item| plan.press(item));
        has_focus.set_value(is_planned.get_untracked());
    };
    let button = move || {
        let (class, words) = if is_planned.get() {
            ("planned", results::IN_PLAN)
        } else {
            ("", results::ADD_TO_PLAN)
        };
        let (node_ref, code) = (NodeRef::<html::Button>::new(), code.clone());
        Effect::new(move || {
            if let Some(button) = node_ref.get().filter(|_| has_focus.get_value()) {
                has_focus.set_value(false);
                // Cannot fail: buttons can take the focus.
                let _ = button.focus();
            }
        });
        view! {
            <Button class node_ref on_press=press>
                {words}
                <span class="unseen">{code}</span>
            </Button>
        }
    };
    view! { <Renewed view=button/> }
}

/// The outcome of the last press on one of the [`PlanButton`]s.
#[component]
pub(super) fn PlanOutcome(plan: PlanLinks) -> impl IntoView {
    view! {
        <StatusLine class="unseen" text=plan.said/>
        <ShowWhen when=plan.full><Notice role="alert"><p>{plan::FULL}</p></Notice></ShowWhen>
    }
}
