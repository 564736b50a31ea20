//! Why a result link was not opened, and what is said where there can be none.

use crate::domain::LinkProblem;

/// Shows the code.
pub const SHOW_QR: &str = "Show QR code";
/// Takes the code away again.
pub const HIDE_QR: &str = "Hide QR code";
/// Copies the link.
pub const COPY: &str = "Copy link";
/// The link is copied.
pub const COPIED: &str = "The link is copied. It holds your role, your ratings and the date; no notes, no plan \
     and no name. Whoever has the link can read them.";
/// The link could not be copied.
pub const NOT_COPIED: &str = "This browser did not let us copy the link. Select it here and copy it \
     yourself:";
/// The code's accessible name.
pub const QR: &str = "QR code with your result as a link";
/// What is in the code.
pub const CAPTION: &str = "Scan this with a phone. The code holds your role, your ratings and the date; no \
     notes, no plan and no name. Opening it sends your answers to nobody: they stay in the part of the \
     address that a browser keeps to itself.";

/// There are more answers than a QR code or a link can hold.
pub const TOO_MUCH: &str = "This result is too much for a QR code. Download the JSON file instead: it \
     has everything, and it opens wherever this self-check runs.";

/// One sentence or two about a refused link.
pub fn refusal(why: LinkProblem) -> &'static str {
    match why {
        LinkProblem::TooLong => {
            "This result link is longer than any of ours, so we did not open it. Nothing has \
             changed. Copy the link or scan the QR code again."
        }
        LinkProblem::NotALink => {
            "This result link is incomplete or was changed on its way, as some mail programs do. \
             Nothing has changed. Copy the whole link or scan the QR code again."
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
            "This result link belongs to another framework, or to another edition of this one. \
             Nothing has changed. Open it on the page where it was made, or open the result's JSON \
             file here."
        }
        LinkProblem::Impossible => {
            "This result link holds answers that this self-check does not have. Nothing has \
             changed. Make the link again where the result is, or open the result's JSON file."
        }
    }
}
