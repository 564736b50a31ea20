//! Whether answers are saved, and what was found in the browser.

/// Everything is saved.
pub const SAVED: &str = "Saved on this device";
/// The host asked for memory only.
pub const MEMORY_ONLY: &str =
    "Kept on this page only, not saved on this device. Download your result before you close it.";
/// Storage is blocked.
pub const BLOCKED: &str = "Your answers are not saved: this browser does not let the page store \
     anything. Download your result before you close the page.";
/// Storage is full.
pub const FULL: &str = "Your last answers are not saved: this browser has no room left for this \
     website. We will keep trying. Download your result to be safe.";
/// There is a record that must not be overwritten.
pub const PROTECTED: &str = "Your answers are not saved: there are saved answers here that we cannot \
     read, and we do not overwrite them. Download your result before you close the page.";

/// The saved record was removed.
pub const REMOVED: &str = "Your saved answers are gone: this website or this browser deleted them. \
     What you see is only on this page now, and is not saved unless you choose to.";
/// Saves the answers again.
pub const SAVE_AGAIN: &str = "Save them again";

/// The damaged record was replaced by the previous copy.
pub const RESTORED: &str = "Your saved answers were damaged. We opened the copy from just before and \
     kept the damaged one, which you can download.";
/// The damaged record was set aside and there was no copy.
pub const DAMAGED: &str = "Your saved answers are damaged and cannot be opened. We kept the damaged \
     copy, which you can download. You can start over or open a result file.";
/// The damaged record could not be set aside.
pub const STUCK: &str = "Your saved answers are damaged, and there is no room to keep a copy of them. \
     We will not change them, so new answers are not saved. Download your result before you close the \
     page.";
/// A newer version of the program or another edition of the framework wrote the record.
pub const NEWER: &str = "Your saved answers come from another version of this self-check. We will not \
     change them, so new answers are not saved here. Reload the page to get the newest version.";
/// Another tab deleted everything.
pub const CLEARED_ELSEWHERE: &str = "Everything was deleted in another tab or by this website.";
/// What had the focus was deleted from outside.
pub const DELETED_OUTSIDE: &str =
    "What you were working on here was deleted in another tab or by this website.";
/// Another tab opened another self-check in place of the one on screen.
pub const REPLACED_ELSEWHERE: &str =
    "Another self-check was opened in another tab. Yours is under Past results.";
/// A damaged record was set aside earlier.
pub const KEEPS_DAMAGED: &str = "A damaged copy of earlier answers is still kept on this device.";
/// Copies what is saved and cannot be read.
pub const COPY_UNREADABLE: &str = "Copy unreadable answers as text";
/// That was copied.
pub const UNREADABLE_COPIED: &str = "Text copied. Paste it into a text file.";
/// Button beside messages about a damaged copy.
pub const DOWNLOAD_DAMAGED: &str = "Download the damaged copy";
