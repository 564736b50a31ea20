//! The members: their labels, and whether the numbers include them.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::context::TeamContext;
use crate::domain::team::MAX_LABEL_CHARS;
use crate::messages::{day_of, start, team_view};
use crate::session::Session;
use crate::session::team::{TeamMember, TeamState};
use crate::ui::components::{
    Button, ConfirmDialog, PagedList, ReactiveText, Renewed, SectionHeading, ShowMore, open_dialog,
};

/// How many members are shown at first, so that the numbers are not far below.
const FIRST: usize = 12;

/// The members, in the order in which they were added.
#[component]
pub(super) fn MemberList(ctx: TeamContext, level: u8) -> impl IntoView {
    let count = Memo::new(move |_| ctx.state.with(|state| state.members().len()));
    let pages = PagedList::new(FIRST);
    let numbers = move || {
        let shown = pages.shown(count.get());
        let number = |one: &TeamMember| one.number;
        ctx.state.with(|state| state.members().iter().take(shown).map(number).collect::<Vec<_>>())
    };
    let dialog = NodeRef::<Dialog>::new();
    let start_over = move || {
        ctx.state.update(TeamState::clear);
        ctx.message.set(String::new());
        ctx.store.request_focus();
    };
    view! {
        <section class="team">
            <SectionHeading level name=team_view::MEMBERS/>
            <p class="hint">{team_view::MEMBERS_HINT}</p>
            <ul class="ranked members">
                <For each=numbers key=|number| *number let(number)>
                    <MemberRow ctx number pages/>
                </For>
            </ul>
            <Renewed view=move || {
                view! { <ShowMore list=pages total=count.get() entries=team_view::MEMBERS_ENTRIES/> }
            }/>
            <div class="actions">
                <Button class="quiet danger" on_press=move || open_dialog(dialog)>
                    {team_view::START_OVER}
                </Button>
            </div>
            <ConfirmDialog
                node=dialog
                heading=team_view::START_OVER
                text=team_view::START_OVER_QUESTION
                yes=team_view::REMOVE
                no=start::CANCEL
                on_confirm=start_over
            />
        </section>
    }
}

/// The content of a member's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    label: String,
    about: String,
    included: bool,
}

#[component]
fn MemberRow(ctx: TeamContext, number: usize, pages: PagedList) -> impl IntoView {
    let zone = ctx.store.with_untracked(Session::zone);
    let framework = ctx.store.framework();
    let row = Memo::new(move |_| {
        let of = |one: &TeamMember| {
            let result = &one.member.result;
            let role = team_view::role_title(&framework, result.role.as_ref());
            let day = day_of(result.dated(), zone);
            let has_plan = result.plan.has_goals();
            let about = team_view::about_member(&role, &day, has_plan, &one.source);
            Row { label: one.member.label.clone(), about, included: one.included }
        };
        ctx.state.with(|state| state.member(number).map(of)).unwrap_or_default()
    });
    let about = Signal::derive(move || row.with(|row| row.about.clone()));
    let included = move || row.with(|row| row.included);
    let take_label = move |typed: String| {
        ctx.types_label.set(false);
        let label = TeamState::label_text(&typed);
        if row.with_untracked(|row| row.label != label) {
            ctx.state.update(|state| state.set_label(number, &label));
        }
    };
    let id = format!("team-label-{number}");
    let place = ctx.state.with_untracked(|state| state.place(number)).unwrap_or_default();
    // The label is taken when the field is left: all numbers are computed anew then.
    view! {
        <li {..pages.entry(place)}>
            <label class="check">
                <input
                    type="checkbox"
                    checked=included()
                    prop:checked=included
                    on:change=move |event| {
                        let included = event_target_checked(&event);
                        ctx.state.update(|state| state.include(number, included));
                    }
                />
                <span>{team_view::include(number)}</span>
            </label>
            <div class="field">
                <label for=id.clone()>{team_view::label_of(number)}</label>
                <input
                    type="text"
                    id=id
                    placeholder=team_view::member(number, "")
                    maxlength=MAX_LABEL_CHARS.to_string()
                    autocomplete="off"
                    prop:value=move || row.with(|row| row.label.clone())
                    on:input=move |_| ctx.types_label.set(true)
                    on:change=move |event| take_label(event_target_value(&event))
                    // When the window loses the focus, `WebKit` sends this event only.
                    on:blur=move |event| take_label(event_target_value(&event))
                />
            </div>
            <span class="numbers"><ReactiveText text=about/></span>
        </li>
    }
}
