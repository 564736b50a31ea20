//! Result links: opening one, and making one with its code.

use super::{Env, Screen, Session, SessionNotice};
use crate::format::{link_v1, qr};

/// A result as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// There is no page that it could point to.
    Nowhere,
    /// More than a code or a link can hold.
    TooMuch,
    /// The whole address.
    To(String),
}

impl Link {
    /// Its code: the `viewBox` and the path of its dark modules; `None` where it is too much for one.
    pub fn qr_code(&self) -> Option<(String, String)> {
        let Self::To(address) = self else { return None };
        qr::qr(address)
    }
}

impl Session {
    /// Whether a link belongs to this framework: of several sessions on a page that one takes it.
    pub fn takes_link(&self, text: &str) -> bool {
        self.opens_results() && link_v1::is_for(text, &self.framework)
    }

    /// Whether results from outside are opened: not in a kiosk, and not in the place of a team.
    pub(super) fn opens_results(&self) -> bool {
        !self.options.kiosk && !self.options.team
    }

    /// Reads a result link, what stands after `#r=`, and holds it until the person has decided. The
    /// same link twice is the same result, with the plan that was made from it. What is wrong with it becomes a notice.
    pub fn offer_link(&mut self, text: &str, env: Env) {
        if !self.opens_results() {
            return;
        }
        let id = link_v1::id_of(text);
        self.notices.retain(|notice| !matches!(notice, SessionNotice::Link(_)));
        match link_v1::read(text, &self.framework, id.clone(), env.now, self.options.zone) {
            Ok(result) => self.offered = Some(self.record.result(&id).cloned().unwrap_or(result)),
            Err(why) => self.notices.push(SessionNotice::Link(why)),
        }
        // The question stands on the start screen; what is open is saved and can be resumed.
        self.screen = Screen::Start;
    }

    /// Whether links have a page to point to.
    pub fn has_links(&self) -> bool {
        self.options.result_url.is_some()
    }

    /// What is on screen as a link.
    pub fn link(&self) -> Link {
        let (Some(page), Some(check)) = (&self.options.result_url, self.exportable()) else {
            return Link::Nowhere;
        };
        link_v1::write(&self.framework, check, self.options.zone)
            .map_or(Link::TooMuch, |text| Link::To([page, "#r=", &text].concat()))
    }
}
