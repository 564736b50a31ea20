//! Ids of elements from ids of a framework, which may contain spaces.

/// The element id for an item of a framework. Lists of ids are separated by spaces, so it contains none.
pub fn element_id(kind: &str, id: &str) -> String {
    let id = id.replace(|one: char| one.is_ascii_whitespace(), "\u{a0}");
    [kind, "-", &id].concat()
}
