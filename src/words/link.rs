//! Why a result link was not opened, and what is said where there can be none.

use crate::domain::LinkProblem;

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
