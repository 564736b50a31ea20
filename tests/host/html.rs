//! HTML as assistive technology presents it: roles, accessible names, states, texts; read by an independent parser.

use std::fmt::Write as _;

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};

/// Renders a component as HTML, as the build does.
pub(crate) fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().to_html())
}

/// Renders a component as HTML and parses it.
pub(crate) fn page<V: IntoView>(view: impl FnOnce() -> V) -> Page {
    Page::read(&html(view))
}

/// The outline of a component: see [`Page::outline`].
pub(crate) fn outline<V: IntoView>(view: impl FnOnce() -> V) -> String {
    page(view).outline()
}

/// A page, or a fragment of one.
pub(crate) struct Page(Html);

impl Page {
    /// Parses HTML. Asserts that every id is unique, and that every reference to an id has a target.
    pub(crate) fn read(html: &str) -> Self {
        let is_document = html.starts_with("<!doctype");
        let read = if is_document { Html::parse_document } else { Html::parse_fragment };
        let page = Self(read(html));
        for element in page.elements() {
            if let Some(id) = element.attribute("id") {
                assert_eq!(page.with_id(id).len(), 1, "id {id} in {html}");
            }
            for attribute in ["for", "aria-labelledby", "aria-describedby"] {
                for id in element.attribute(attribute).unwrap_or_default().split_ascii_whitespace()
                {
                    assert_eq!(page.with_id(id).len(), 1, "{attribute}={id} in {html}");
                }
            }
        }
        page
    }

    fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.0.tree.root().descendants().filter_map(ElementRef::wrap).map(Element)
    }

    fn with_id(&self, id: &str) -> Vec<Element<'_>> {
        self.elements().filter(|element| element.attribute("id") == Some(id)).collect()
    }

    /// The elements that match a CSS selector.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element<'_>> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).map(Element).collect()
    }

    /// The only element that matches a CSS selector.
    pub(crate) fn only(&self, selector: &str) -> Element<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.0.html());
        found[0]
    }

    /// The elements of that role that are not hidden from assistive technology.
    pub(crate) fn with_role(&self, role: &str) -> Vec<Element<'_>> {
        let has_role = |element: &Element<'_>| element.role() == Some(role);
        self.elements().filter(has_role).filter(|element| !element.is_in_hidden()).collect()
    }

    /// The accessible names of the elements of that role.
    pub(crate) fn names(&self, role: &str) -> Vec<String> {
        self.with_role(role).into_iter().map(Element::name).collect()
    }

    /// The only element of that role and accessible name.
    pub(crate) fn named(&self, role: &str, name: &str) -> Element<'_> {
        let found = self.with_role(role).into_iter().filter(|element| element.name() == name);
        let found: Vec<_> = found.collect();
        assert_eq!(found.len(), 1, "{role} “{name}” in\n{}", self.outline());
        found[0]
    }

    /// All its text on one line.
    pub(crate) fn text(&self) -> String {
        Element(self.0.root_element()).text()
    }

    /// Its pieces of text, each with its language, except text that a person may have typed and the space that Leptos
    /// writes for an empty text.
    pub(crate) fn texts(&self) -> Vec<(Option<&str>, &str)> {
        let nodes = self.0.tree.root().descendants();
        let pieces = nodes.filter_map(|node| {
            let text = node.value().as_text()?;
            let parent = Element(ElementRef::wrap(node.parent()?)?);
            let is_shown = parent.tag() != "textarea" && &**text != " ";
            is_shown.then(|| (parent.language(), &**text))
        });
        pieces.collect()
    }

    /// An element or text a line, indented by depth, for snapshots. Attributes are sorted, since their order has no
    /// meaning, and an empty class is omitted.
    pub(crate) fn markup(&self) -> String {
        let mut lines = String::new();
        Element(self.0.root_element()).children_as_markup(0, &mut lines);
        lines
    }

    /// A line for each element that assistive technology presents: role, “name” and (states), with its content indented
    /// below. Omits what is hidden from assistive technology.
    pub(crate) fn outline(&self) -> String {
        let mut lines = String::new();
        Element(self.0.root_element()).outline(0, &mut lines);
        lines.trim_end().to_owned()
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a>(ElementRef<'a>);

impl<'a> Element<'a> {
    pub(crate) fn tag(self) -> &'a str {
        self.0.value().name()
    }

    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        self.0.value().attr(name)
    }

    fn has_class(self, class: &str) -> bool {
        self.0.value().classes().any(|one| one == class)
    }

    /// Its descendants that match a CSS selector.
    pub(crate) fn all(self, selector: &str) -> Vec<Self> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).map(Self).collect()
    }

    /// Its ancestors, from the inside out.
    fn ancestors(self) -> impl Iterator<Item = Self> {
        self.0.ancestors().filter_map(ElementRef::wrap).map(Self)
    }

    fn descendants(self) -> impl Iterator<Item = Self> {
        self.0.descendants().skip(1).filter_map(ElementRef::wrap).map(Self)
    }

    /// The element of that id in the same page.
    fn neighbour(self, id: &str) -> Option<Self> {
        let root = self.0.ancestors().last()?;
        let mut elements = root.descendants().filter_map(ElementRef::wrap).map(Self);
        elements.find(|element| element.attribute("id") == Some(id))
    }

    /// All its text on one line, hidden or not.
    pub(crate) fn text(self) -> String {
        self.text_of(false)
    }

    fn text_of(self, shown_only: bool) -> String {
        let mut text = String::new();
        self.collect_text(shown_only, &mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect_text(self, shown_only: bool, text: &mut String) {
        for child in self.0.children() {
            if let Some(piece) = child.value().as_text() {
                text.push_str(piece);
            } else if let Some(element) = ElementRef::wrap(child).map(Self)
                && !(shown_only && element.is_hidden())
            {
                let around = if element.is_block() { " " } else { "" };
                text.push_str(around);
                element.collect_text(shown_only, text);
                text.push_str(around);
            }
        }
    }

    /// Whether a browser begins a new line for it.
    fn is_block(self) -> bool {
        let inline = ["span", "code", "label", "b", "i", "text", "input", "wbr"];
        !inline.contains(&self.tag())
    }

    /// Whether it is hidden from assistive technology, like a dialog before it is opened.
    fn is_hidden(self) -> bool {
        self.attribute("aria-hidden") == Some("true")
            || self.attribute("hidden").is_some()
            || (self.tag() == "dialog" && self.attribute("open").is_none())
    }

    fn is_in_hidden(self) -> bool {
        self.is_hidden() || self.ancestors().any(Self::is_hidden)
    }

    /// The language of its texts, as set by the nearest element that does so.
    pub(crate) fn language(self) -> Option<&'a str> {
        self.attribute("lang")
            .or_else(|| self.ancestors().find_map(|element| element.attribute("lang")))
    }

    /// Its role: an explicit one, or the implicit one of its tag.
    pub(crate) fn role(self) -> Option<&'a str> {
        match self.attribute("role") {
            Some("presentation" | "none") => None,
            Some(role) => Some(role),
            None => self.native_role(),
        }
    }

    fn native_role(self) -> Option<&'static str> {
        let is_named = self.attribute("aria-label").is_some();
        match self.tag() {
            "a" => Some("link"),
            "button" => Some("button"),
            "dialog" => Some("dialog"),
            "details" => Some("disclosure"),
            "dd" => Some("definition"),
            "dt" => Some("term"),
            "fieldset" => Some("group"),
            "form" if is_named => Some("form"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some("heading"),
            "input" => match self.attribute("type") {
                Some("checkbox") => Some("checkbox"),
                Some("radio") => Some("radio"),
                Some("file") => Some("file"),
                _ => Some("textbox"),
            },
            "li" => Some("listitem"),
            "main" => Some("main"),
            "nav" => Some("navigation"),
            "ol" | "ul" => Some("list"),
            "option" => Some("option"),
            "select" => Some("combobox"),
            "textarea" => Some("textbox"),
            "table" | "thead" | "tbody" | "tr" | "th" | "td" if self.is_in_layout() => None,
            "table" => Some("table"),
            "thead" | "tbody" => Some("rowgroup"),
            "tr" => Some("row"),
            "th" if self.attribute("scope") == Some("row") => Some("rowheader"),
            "th" => Some("columnheader"),
            "td" => Some("cell"),
            _ => None,
        }
    }

    /// Whether its table is used for layout only.
    fn is_in_layout(self) -> bool {
        let table = self.ancestors().find(|element| element.tag() == "table");
        table.is_some_and(|table| table.attribute("role") == Some("presentation"))
    }

    /// Its accessible name; empty if it has none.
    pub(crate) fn name(self) -> String {
        if let Some(ids) = self.attribute("aria-labelledby") {
            return self.texts_of(ids);
        }
        if let Some(label) = self.attribute("aria-label") {
            return label.to_owned();
        }
        let naming = match self.tag() {
            "fieldset" => self.child("legend"),
            "table" => self.child("caption"),
            "details" => self.child("summary"),
            "input" | "select" | "textarea" => self.label(),
            _ => self.role().filter(|role| is_named_by_content(role)).map(|_| self),
        };
        naming.map(|element| element.text_of(true)).unwrap_or_default()
    }

    fn child(self, tag: &str) -> Option<Self> {
        let mut children = self.0.children().filter_map(ElementRef::wrap).map(Self);
        children.find(|child| child.tag() == tag)
    }

    fn label(self) -> Option<Self> {
        let around = || self.ancestors().find(|element| element.tag() == "label");
        let root = self.0.ancestors().last()?;
        let mut elements = root.descendants().filter_map(ElementRef::wrap).map(Self);
        let own = self.attribute("id").and_then(|id| {
            elements
                .find(|element| element.tag() == "label" && element.attribute("for") == Some(id))
        });
        own.or_else(around)
    }

    /// Its accessible description.
    pub(crate) fn description(self) -> String {
        self.attribute("aria-describedby").map(|ids| self.texts_of(ids)).unwrap_or_default()
    }

    fn texts_of(self, ids: &str) -> String {
        let texts =
            ids.split_ascii_whitespace().filter_map(|id| self.neighbour(id)).map(Self::text);
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Its states and properties, with its value and description.
    fn states(self) -> Vec<String> {
        let is = |name: &str| self.attribute(name) == Some("true");
        let has = |name: &str| self.attribute(name).is_some();
        let mut states: Vec<String> = Vec::new();
        let mut note = |found: bool, state: &str| {
            if found {
                states.push(state.to_owned());
            }
        };
        if self.role() == Some("heading") {
            note(true, &format!("level {}", self.tag().trim_start_matches('h')));
        }
        note(has("checked"), "checked");
        note(has("selected"), "selected");
        note(has("open"), "open");
        note(has("readonly"), "read only");
        note(is("aria-required"), "required");
        note(is("aria-invalid"), "invalid");
        note(is("aria-disabled") || has("disabled"), "disabled");
        note(self.has_class("unavailable"), "unavailable");
        for (attribute, state) in [
            ("aria-current", "current"),
            ("tabindex", "tab"),
            ("lang", "lang"),
            ("maxlength", "at most"),
            ("placeholder", "placeholder"),
            ("autocomplete", "autocomplete"),
        ] {
            if let Some(value) = self.attribute(attribute) {
                note(!value.is_empty(), &format!("{state} {value}"));
            }
        }
        if self.role() == Some("textbox") {
            let value = self.attribute("value").map_or_else(|| self.text(), str::to_owned);
            note(!value.is_empty(), &format!("value “{value}”"));
        }
        let description = self.description();
        note(!description.is_empty(), &format!("described by “{description}”"));
        states
    }

    fn as_markup(self, depth: usize, lines: &mut String) {
        let _ = write!(lines, "{:1$}<{2}", "", depth * 2, self.tag());
        let mut attributes: Vec<_> = self.0.value().attrs().collect();
        attributes.retain(|attribute| *attribute != ("class", ""));
        attributes.sort_unstable();
        for (name, value) in attributes {
            let _ = write!(lines, " {name}=\"{value}\"");
        }
        lines.push('>');
        if self.descendants().next().is_none() {
            let _ = writeln!(lines, "{}", self.text());
        } else {
            lines.push('\n');
            self.children_as_markup(depth + 1, lines);
        }
    }

    fn children_as_markup(self, depth: usize, lines: &mut String) {
        for child in self.0.children() {
            if let Some(element) = ElementRef::wrap(child).map(Self) {
                element.as_markup(depth, lines);
            } else if let Some(text) =
                child.value().as_text().filter(|text| !text.trim().is_empty())
            {
                let _ = writeln!(lines, "{:1$}{2}", "", depth * 2, text.trim());
            }
        }
    }

    fn outline(self, depth: usize, lines: &mut String) {
        let is_told_already = ["legend", "caption", "summary", "style", "title"];
        if self.is_hidden() || is_told_already.contains(&self.tag()) {
            return;
        }
        let holds_text_alone =
            !self.descendants().any(|one| one.role().is_some() || one.is_block());
        if let Some(role) = self.role() {
            let _ = write!(lines, "{:1$}{role}", "", depth * 2);
            let name = self.name();
            if !name.is_empty() {
                let _ = write!(lines, " “{name}”");
            }
            lines.push_str(&in_brackets(&self.states()));
            let is_told = is_named_by_content(role) || role == "textbox";
            let text = self.text_of(true);
            if holds_text_alone && !is_told && !text.is_empty() {
                let _ = write!(lines, ": {text}");
            }
            lines.push('\n');
            if !is_told && !holds_text_alone {
                self.outline_children(depth + 1, lines);
            }
        } else if holds_text_alone && self.tag() != "label" {
            outline_text(&self.text_of(true), &self.states(), depth, lines);
        } else {
            self.outline_children(depth, lines);
        }
    }

    fn outline_children(self, depth: usize, lines: &mut String) {
        for child in self.0.children() {
            if let Some(element) = ElementRef::wrap(child).map(Element) {
                // The text of a label is already the name of its control.
                let is_text_of_label = self.tag() == "label" && element.role().is_none();
                if !is_text_of_label {
                    element.outline(depth, lines);
                }
            } else if let Some(text) = child.value().as_text()
                && self.tag() != "label"
            {
                outline_text(text.trim(), &[], depth, lines);
            }
        }
    }
}

fn outline_text(text: &str, states: &[String], depth: usize, lines: &mut String) {
    if !text.is_empty() {
        let _ = writeln!(lines, "{:1$}text{2}: {text}", "", depth * 2, in_brackets(states));
    }
}

fn in_brackets(states: &[String]) -> String {
    if states.is_empty() { String::new() } else { format!(" ({})", states.join("; ")) }
}

/// Whether elements of that role are named by their content.
fn is_named_by_content(role: &str) -> bool {
    let roles =
        ["button", "cell", "columnheader", "heading", "link", "option", "rowheader", "term"];
    roles.contains(&role)
}
