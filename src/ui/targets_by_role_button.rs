//! The way to the targets of all roles.

use leptos::prelude::*;

use super::components::Button;
use super::store::use_store;
use crate::domain::RoleId;
use crate::messages::targets;

/// Shows the targets of all roles; nothing where there are none, and in a kiosk, where nobody has the time to read them.
#[component]
pub(super) fn TargetsByRoleButton(
    /// See [`Button`].
    class: &'static str,
    /// Returns the person's role.
    #[prop(into)]
    role: UnsyncCallback<(), Option<RoleId>>,
) -> impl IntoView {
    let store = use_store();
    let kiosk = store.with_untracked(|session| session.options().kiosk);
    let open = move || {
        let role = role.run(());
        store.act(|session, _| session.open_targets_by_role(role));
    };
    (!kiosk && store.framework().has_targets())
        .then(|| view! { <Button class on_press=open>{targets::BY_ROLE}</Button> })
}
