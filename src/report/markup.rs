//! A tree of elements, as data.

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, shown as it is.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its tag. `svg` and what is in it are SVG elements.
    pub tag: &'static str,
    /// Its attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// An element with a class (none where it is empty) and children.
pub fn el(tag: &'static str, class: &str, children: Vec<Node>) -> Node {
    let class = (!class.is_empty()).then(|| ("class", class.to_owned()));
    Node::Element(Element { tag, attributes: class.into_iter().collect(), children })
}

/// A text.
pub fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// An element that holds a text alone.
pub fn said(tag: &'static str, class: &str, words: impl Into<String>) -> Node {
    el(tag, class, vec![text(words)])
}

/// A heading of that level; HTML has six.
pub fn heading(level: u8, words: impl Into<String>) -> Node {
    said(heading_tag(level), "", words)
}

/// The tag of a heading of that level, 1 to 6; deeper ones are 6.
pub fn heading_tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

impl Node {
    /// The same with another attribute; a text has none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element(element) = &mut self {
            element.attributes.push((name, value.into()));
        }
        self
    }

    /// The same in another language than ours, if one is given.
    #[must_use]
    pub fn in_language(self, language: Option<String>) -> Self {
        match language {
            Some(language) => self.with("lang", language),
            None => self,
        }
    }

    /// Writes it as HTML.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => escape(text, out),
            Self::Element(element) => element.write(out),
        }
    }

    /// All the text in it, with a space between elements.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => {
                let words = element.children.iter().map(Self::words);
                words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
            }
        }
    }
}

impl Element {
    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if matches!(self.tag, "br" | "meta" | "link") {
            return;
        }
        for child in &self.children {
            child.write(out);
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

/// Text as HTML text or as a value in double quotes.
fn escape(text: &str, out: &mut String) {
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            one => out.push(one),
        }
    }
}
