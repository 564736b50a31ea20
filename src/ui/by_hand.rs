//! Elements by hand, for the screens that come first.
//!
//! The first file has to come over a slow line before anything can be rated, and a renderer in it would weigh
//! more than all of these screens. So they make their elements here and say themselves what changes; Leptos
//! draws what comes later ([`super::later`]). Start at [`Scope::el`].
//!
//! Attributes and texts are set one by one: no markup is parsed, so Trusted Types have nothing to refuse.

use std::any::Any;
use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, Event, HtmlElement};

use crate::browser::append;
use crate::report::Node;
use crate::report::markup::heading_tag;

/// What ends with a part of the page: its listeners above all.
pub(super) struct Scope {
    document: Document,
    kept: RefCell<Vec<Box<dyn Any>>>,
}

impl Scope {
    /// One for elements of that document.
    pub(super) fn new(document: &Document) -> Self {
        Self { document: document.clone(), kept: RefCell::default() }
    }

    /// One for what is put into that element.
    pub(super) fn of(place: &Element) -> Self {
        // An element of a page belongs to a document.
        Self::new(&place.owner_document().unwrap_throw())
    }

    /// An element that was made before, to be filled.
    pub(super) fn around(&self, element: &Element) -> El<'_> {
        El { scope: self, node: element.clone() }
    }

    /// The document of its elements.
    pub(super) fn document(&self) -> Document {
        self.document.clone()
    }

    /// A new element.
    pub(super) fn el(&self, tag: &str) -> El<'_> {
        // The tags are ours.
        El { scope: self, node: self.document.create_element(tag).unwrap_throw() }
    }

    /// A new element of a class.
    pub(super) fn classed(&self, tag: &str, class: &str) -> El<'_> {
        self.el(tag).attr("class", class)
    }

    /// A new element of a class (none where it is empty) that holds a text alone.
    pub(super) fn said(&self, tag: &str, class: &str, words: &str) -> El<'_> {
        let made = self.el(tag);
        let made = if class.is_empty() { made } else { made.attr("class", class) };
        made.node.set_text_content(Some(words));
        made
    }

    /// A button of a class (`primary`, `quiet` or none) that does something.
    pub(super) fn button(
        &self,
        class: &str,
        words: &str,
        mut press: impl FnMut() + 'static,
    ) -> El<'_> {
        let made = self.said("button", class, words).attr("type", "button").attr("part", "button");
        made.on("click", move |_| press())
    }

    /// A heading of that level that holds a text alone.
    pub(super) fn said_heading(&self, level: u8, words: &str) -> El<'_> {
        self.heading(level).text(words)
    }

    /// A heading of that level, 1 to 6; deeper ones become 6.
    pub(super) fn heading(&self, level: u8) -> El<'_> {
        self.el(heading_tag(level))
    }

    /// The heading of a screen, which can take the focus.
    pub(super) fn screen_heading(&self, level: u8) -> El<'_> {
        self.heading(level).attr("tabindex", "-1").attr("part", "heading")
    }

    /// A message that should be noticed. `role` is `status` or `alert` where it appears later, else `note`.
    pub(super) fn notice(&self, role: &str, words: &str) -> El<'_> {
        let made = self.classed("div", "notice").attr("part", "notice").attr("role", role);
        made.add(self.said("p", "", words))
    }

    /// Keeps something until the scope ends.
    pub(super) fn keep(&self, thing: impl Any) {
        self.kept.borrow_mut().push(Box::new(thing));
    }
}

/// An element while it is made.
#[must_use]
pub(super) struct El<'a> {
    scope: &'a Scope,
    node: Element,
}

impl El<'_> {
    /// Sets an attribute.
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        // The names are ours and valid.
        let _ = self.node.set_attribute(name, value);
        self
    }

    /// Sets an attribute, if there is a value.
    pub(super) fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Says the language of what is in it, if it is not ours.
    pub(super) fn lang(self, language: Option<&String>) -> Self {
        self.maybe("lang", language.map(String::as_str))
    }

    /// Appends a text.
    pub(super) fn text(self, words: &str) -> Self {
        let _ = self.node.append_with_str_1(words);
        self
    }

    /// Appends a text of a framework, in its language if that is not ours.
    pub(super) fn text_in(self, words: &str, language: Option<&String>) -> Self {
        match language {
            Some(_) => {
                let said = self.scope.said("span", "", words).lang(language);
                self.add(said)
            }
            None => self.text(words),
        }
    }

    /// Appends an element.
    pub(super) fn add(self, child: El<'_>) -> Self {
        let _ = self.node.append_child(&child.node);
        self
    }

    /// Appends an element, if there is one.
    pub(super) fn add_some(self, child: Option<El<'_>>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// Appends an element that was made before.
    pub(super) fn put(self, child: &Element) -> Self {
        let _ = self.node.append_child(child);
        self
    }

    /// Appends elements.
    pub(super) fn add_all<'b>(self, children: impl IntoIterator<Item = El<'b>>) -> Self {
        children.into_iter().fold(self, El::add)
    }

    /// Appends a tree.
    pub(super) fn tree(self, nodes: &[Node]) -> Self {
        append(&self.scope.document, &self.node, nodes);
        self
    }

    /// Hears an event until the scope ends.
    pub(super) fn on(self, event: &'static str, hear: impl FnMut(&Event) + 'static) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.node, event, options, hear);
        self.scope.keep(listener);
        self
    }

    /// The element itself.
    pub(super) fn node(&self) -> Element {
        self.node.clone()
    }
}

/// Gives the focus to an element that can have it.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Gives an element a class, or takes it away.
pub(super) fn set_class(element: &Element, class: &str, on: bool) {
    // The classes are single words.
    let _ = element.class_list().toggle_with_force(class, on);
}

/// The element that an event happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
