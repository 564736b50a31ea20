//! Why a result link was not opened or cannot be created.

use crate::domain::LinkProblem;

/// Shows the code.
pub const SHOW_QR: &str = "Show QR code";
/// Hides the code.
pub const HIDE_QR: &str = "Hide QR code";
/// Copies the link.
pub const COPY: &str = "Copy link";
/// The link was copied.
pub const COPIED: &str = "Link copied. It holds your role, your ratings and the date, but no notes, \
     no plan and no name. Anyone who has the link can read them.";
/// The link could not be copied.
pub const NOT_COPIED: &str = "This browser did not let us copy the link. Select it here and copy it \
     yourself:";
/// The code's accessible name.
pub const QR: &str = "QR code with your result as a link";
/// What the code contains.
pub const CAPTION: &str = "Scan this with a phone. The code holds your role, your ratings and the \
     date, but no notes, no plan and no name. Your answers stay in the link and are not sent to a \
     server.";

/// There are more answers than a QR code or a link can hold.
pub const TOO_MUCH: &str = "This result is too much for a QR code. Download the JSON file instead: it \
     has everything, and it opens wherever this self-check runs.";

/// One sentence or two about a refused link.
pub fn refusal(why: LinkProblem) -> &'static str {
    match why {
        LinkProblem::TooLong => {
            "This result link is too long to be one of ours, so we did not open it. Nothing has \
             changed. Copy the link or scan the QR code again."
        }
        LinkProblem::NotALink => {
            "This result link is incomplete or was changed along the way, as some email programs \
             do. Nothing has changed. Copy the whole link or scan the QR code again."
        }
        LinkProblem::Damaged => {
            "This result link is damaged: at least one character is missing or wrong. Nothing has \
             changed. Copy the whole link or scan the QR code again."
        }
        LinkProblem::NewerVersion { .. } => {
            "This result link comes from a newer version of the self-check. Nothing has changed. \
             Reload the page to get the newer version, then open the link again."
        }
        LinkProblem::OtherFramework => {
            "This result link was made with another framework, or with another edition of this one. \
             Nothing has changed. Open it on the page where it was made, or open the result's JSON \
             file here."
        }
        LinkProblem::Impossible => {
            "This result link holds answers that are not possible in this self-check. Nothing has \
             changed. Create the link again where you have the result, or open the result's JSON \
             file."
        }
    }
}
