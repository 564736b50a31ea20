//! The rest of the public interface, as tables for the documentation: members and parts.

/// A member that does not belong to an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Name and type of its parameter, if it is a method with one.
    pub parameter: Option<(&'static str, &'static str)>,
    /// Whether it is a method.
    pub method: bool,
    /// What it returns, as a TypeScript type.
    pub gives: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

impl Member {
    /// Its notation in the documentation: `importJson(text)`.
    pub fn written(&self) -> String {
        let parameter = self.parameter.map_or("", |(name, _)| name);
        if self.method { format!("{}({parameter})", self.name) } else { self.name.to_owned() }
    }
}

/// All members, in the order of the documentation.
pub const MEMBERS: &[Member] = &[
    Member {
        name: "ready",
        parameter: None,
        method: false,
        gives: "Promise<void>",
        meaning: "A promise: resolved when the element runs, rejected with the sentence shown when it \
                  cannot.",
    },
    Member {
        name: "exportJson",
        parameter: None,
        method: true,
        gives: "string",
        meaning: "Returns the result on screen, else the open self-check, as the text of a result \
                  file. Throws when there is neither.",
    },
    Member {
        name: "importJson",
        parameter: Some(("text", "string")),
        method: true,
        gives: "void",
        meaning: "Adds a result file to the saved results, in place of one with the same id, and \
                  shows it. Throws with a sentence for people when the file is refused, and in the team view; then nothing \
                  has changed.",
    },
    Member {
        name: "reset",
        parameter: None,
        method: true,
        gives: "void",
        meaning: "Deletes what this element's storage holds, without a question. It cannot be undone.",
    },
];

/// The parts that a host may style with `::part()`, each with its name and what it is, in the order of the documentation.
pub const PARTS: &[(&str, &str)] = &[
    ("root", "The whole widget."),
    ("heading", "The heading of a screen."),
    ("button", "Every button."),
    ("rating", "One rating: the levels of now, aim or importance."),
    ("chart", "The chart of the results."),
    ("notice", "A boxed message."),
];
