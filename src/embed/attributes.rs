//! The element's attributes: one table, from which they are read and documented.
//!
//! [`read`] converts the raw text of the markup to [`Options`], and reports every value that is not understood; for
//! such an attribute the default is used.

use super::addresses;
use crate::domain::{Framework, ItemId, RoleId, Scope};
use crate::messages::failure;
use crate::session::Options;

/// The type of an attribute's property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropertyKind {
    /// A text; `null` where the attribute is absent.
    Text,
    /// A number; `null` where the attribute is absent.
    Number,
    /// Whether the attribute is present.
    Flag,
}

impl PropertyKind {
    /// Its name in `element.js`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
        }
    }

    /// Its type in TypeScript.
    pub fn type_text(self) -> &'static str {
        match self {
            Self::Text => "string | null",
            Self::Number => "number | null",
            Self::Flag => "boolean",
        }
    }
}

/// One attribute, with its documentation and its property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name in markup.
    pub name: &'static str,
    /// The type of its property.
    pub kind: PropertyKind,
    /// Values that are accepted.
    pub values: &'static str,
    /// The behaviour without it.
    pub default: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

impl Attribute {
    /// Name of the property: the attribute's in camel case.
    pub fn property(&self) -> String {
        let mut words = self.name.split('-');
        let mut property = words.next().unwrap_or_default().to_owned();
        for word in words {
            let mut letters = word.chars();
            property.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
            property.push_str(letters.as_str());
        }
        property
    }
}

/// A text for the documentation only; empty in the browser, so that visitors do not download it.
const fn documented(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// All attributes, in the order of the documentation.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "framework",
        kind: PropertyKind::Text,
        values: "URL of a framework file, of the same origin or with CORS",
        default: "built in",
        meaning: documented("Which framework."),
    },
    Attribute {
        name: "job-role",
        kind: PropertyKind::Text,
        values: "a role id of the framework, or `none`",
        default: "asked",
        meaning: documented("Answers the role question."),
    },
    Attribute {
        name: "scope",
        kind: PropertyKind::Text,
        values: "`full` or `quick`",
        default: "asked",
        meaning: documented("Answers the question how much to rate."),
    },
    Attribute {
        name: "areas",
        kind: PropertyKind::Text,
        values: "area ids, comma separated",
        default: "all",
        meaning: documented("Restricts a full self-check to these areas."),
    },
    Attribute {
        name: "importance",
        kind: PropertyKind::Flag,
        values: "present or not",
        default: "off",
        meaning: documented("Asks for importance too."),
    },
    Attribute {
        name: "mode",
        kind: PropertyKind::Text,
        values: "`self`, `kiosk` or `team`",
        default: "`self`",
        meaning: documented(
            "`kiosk` is for strangers one after the other: memory only, a poster between visits, a wipe after each. \
                  `team` is the team view: memory only.",
        ),
    },
    Attribute {
        name: "history",
        kind: PropertyKind::Flag,
        values: "present or not",
        default: "off",
        meaning: documented(
            "Back and Forward of the browser move between screens; never in a kiosk. Of several elements the first \
                  one that has it.",
        ),
    },
    Attribute {
        name: "idle-seconds",
        kind: PropertyKind::Number,
        values: "20 to 3600",
        default: "75",
        meaning: documented(
            "Kiosk only: quiet time before the warning, which lasts 20 seconds more.",
        ),
    },
    Attribute {
        name: "result-url",
        kind: PropertyKind::Text,
        values: "absolute http or https URL of a page that opens result links, of at most 500 characters, with \
                 nothing after `#`; public in a kiosk",
        default: "the standalone page where it has a public address, else none",
        meaning: documented("Where QR codes and links point. Without one there are none."),
    },
    Attribute {
        name: "storage",
        kind: PropertyKind::Text,
        values: "`local` or `memory`",
        default: "`local`",
        meaning: documented("`memory` stores nothing in the browser."),
    },
    Attribute {
        name: "storage-key",
        kind: PropertyKind::Text,
        values: "text other than `previous`, `kiosk` and `damaged.…`",
        default: "none",
        meaning: documented("Separates two elements that share framework and origin."),
    },
    Attribute {
        name: "theme",
        kind: PropertyKind::Text,
        values: "`auto`, `light` or `dark`",
        default: "`auto`",
        meaning: documented("Light or dark; `auto` follows the device."),
    },
    Attribute {
        name: "heading-level",
        kind: PropertyKind::Number,
        values: "1 to 5",
        default: "2",
        meaning: documented("Level of the top heading in the host's outline."),
    },
];

/// A value that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misunderstood {
    /// The attribute.
    pub name: &'static str,
    /// The value in the markup.
    pub value: String,
}

impl Misunderstood {
    /// The message for the host.
    pub fn sentence(&self) -> String {
        let row = ATTRIBUTES.iter().find(|row| row.name == self.name);
        let (values, default) = row.map_or(("", ""), |row| (row.values, row.default));
        failure::attribute(self.name, &self.value, values, default)
    }
}

/// Reads attributes. `get` gives the text of an attribute, `None` where it is absent.
pub fn read(
    framework: &Framework,
    get: &dyn Fn(&str) -> Option<String>,
) -> (Options, Vec<Misunderstood>) {
    let mut problems = Vec::new();
    let mut wrong = |name, value: &str| {
        problems.push(Misunderstood { name, value: value.to_owned() });
    };
    let mut options = Options::default();
    let is_there = |name| get(name).is_some();
    // Some libraries write an empty text for an attribute that is not set.
    let get: &dyn Fn(&str) -> Option<String> = &|name| get(name).filter(|value| !value.is_empty());
    if let Some(value) = get("job-role") {
        let role = RoleId::new(&value);
        match value.as_str() {
            "none" => options.role = Some(None),
            _ if framework.role(&role).is_some() => options.role = Some(Some(role)),
            _ => wrong("job-role", &value),
        }
    }
    match get("scope").as_deref() {
        None => {}
        Some("full") => options.scope = Some(Scope::Full),
        Some("quick") => options.scope = Some(Scope::Quick),
        Some(other) => wrong("scope", other),
    }
    if let Some(value) = get("areas") {
        let ids = value.split(',').map(str::trim).filter(|id| !id.is_empty());
        for id in ids {
            if framework.areas().iter().any(|area| area.id.as_str() == id) {
                options.areas.push(ItemId::new(id));
            } else {
                wrong("areas", id);
            }
        }
    }
    options.importance = is_there("importance");
    match get("storage").as_deref() {
        None | Some("local") => {}
        Some("memory") => options.memory_only = true,
        Some(other) => wrong("storage", other),
    }
    match get("mode").as_deref() {
        None | Some("self") => {}
        Some("kiosk") => {
            options.kiosk = true;
            options.memory_only = true;
        }
        Some("team") => {
            options.team = true;
            options.memory_only = true;
        }
        Some(other) => wrong("mode", other),
    }
    options.history = !options.kiosk && is_there("history");
    if let Some(value) = get("idle-seconds") {
        match value.parse() {
            Ok(seconds @ 20..=3_600) => options.idle_seconds = seconds,
            _ => wrong("idle-seconds", &value),
        }
    }
    if let Some(value) = get("result-url") {
        match addresses::result_page(&value) {
            Some(page) if !options.kiosk || addresses::is_public(&page) => {
                options.result_url = Some(page);
            }
            _ => wrong("result-url", &value),
        }
    }
    match get("storage-key") {
        // These keys exist beside records, and in the memory of a kiosk.
        Some(key) if ["previous", "kiosk"].contains(&&*key) || key.starts_with("damaged.") => {
            wrong("storage-key", &key);
        }
        key => options.storage_key = key.unwrap_or_default(),
    }
    match get("theme").as_deref() {
        None | Some("auto" | "light" | "dark") => {}
        Some(other) => wrong("theme", other),
    }
    if let Some(value) = get("heading-level") {
        match value.parse() {
            Ok(level @ 1..=5) => options.heading_level = level,
            _ => wrong("heading-level", &value),
        }
    }
    (options, problems)
}
