//! Result links: opening them, and creating them with their QR code.

use super::{Env, Screen, Session, SessionNotice};
use crate::format::{link_v1, qr};

/// A result as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultLink {
    /// There is no page that the link could point to.
    NoPage,
    /// The result is too large for a code or a link.
    TooLong,
    /// The whole address.
    Url(String),
}

impl ResultLink {
    /// The link's QR code: the `viewBox` and the path of its dark modules; `None` if it does not fit into one.
    pub fn qr_code(&self) -> Option<(String, String)> {
        let Self::Url(address) = self else { return None };
        qr::qr(address)
    }
}

impl Session {
    /// Whether this session opens results and the link belongs to its framework: among several sessions of a page, such a session takes it.
    pub fn takes_link(&self, text: &str) -> bool {
        self.opens_results() && link_v1::is_for(text, &self.framework)
    }

    /// Whether results from outside can be opened: not in a kiosk, and not in a team view.
    pub(super) fn opens_results(&self) -> bool {
        !self.options.kiosk && !self.options.team
    }

    /// Reads a result link (the text after `#r=`) and keeps it as the offered result until the person has decided. The
    /// same link is the same result, with the plan that was made from it. An invalid link becomes a notice.
    pub fn offer_link(&mut self, text: &str, env: Env) {
        if !self.opens_results() {
            return;
        }
        let id = link_v1::id_of(text);
        self.notices.retain(|notice| !matches!(notice, SessionNotice::Link(_)));
        match link_v1::read(text, &self.framework, id, env.now, self.options.zone) {
            Ok(result) => {
                self.offered = Some(result);
                if let Some((_, known)) = self.known_offered() {
                    self.offered = Some(known);
                }
            }
            Err(why) => self.notices.push(SessionNotice::Link(why)),
        }
        // The start screen asks the question; the open self-check is saved and can be resumed.
        self.screen = Screen::Start;
    }

    /// Whether the person has not decided yet about the result of this link.
    pub fn offers_link(&self, text: &str) -> bool {
        let id = link_v1::id_of(text);
        self.offered.as_ref().is_some_and(|offered| offered.id == id)
    }

    /// Whether links have a page to point to.
    pub fn has_links(&self) -> bool {
        self.options.result_url.is_some()
    }

    /// The self-check on screen as a link.
    pub fn link(&self) -> ResultLink {
        let (Some(page), Some(check)) = (&self.options.result_url, self.current_assessment())
        else {
            return ResultLink::NoPage;
        };
        link_v1::write(&self.framework, check, self.options.zone)
            .map_or(ResultLink::TooLong, |text| ResultLink::Url([page, "#r=", &text].concat()))
    }
}
