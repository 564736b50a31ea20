//! Ids of elements that are made from ids of a framework, which may have spaces in them.

/// The id of an element for what has that id in a framework. Lists of ids are separated by spaces, so it has none.
pub fn element_id(kind: &str, id: &str) -> String {
    let id = id.replace(|one: char| one.is_ascii_whitespace(), "\u{a0}");
    [kind, "-", &id].concat()
}
