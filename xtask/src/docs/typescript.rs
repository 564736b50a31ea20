//! The element's types for TypeScript. `make release` puts them into the npm package.

use std::fmt::Write;

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::embed::events::EVENTS;
use cme_selfcheck::embed::surface::MEMBERS;

use super::Document;
use crate::Result;

const GLOBALS: &str = "
declare global {
  interface HTMLElementTagNameMap {
    \"cme-selfcheck\": SelfCheckElement;
  }
  interface HTMLElementEventMap extends SelfCheckEventMap {}
}
";

/// `{answered, total}` with types.
fn detail(fields: &str) -> String {
    let typed = |name: &str| {
        let name = name.trim();
        let number = ["answered", "total"].contains(&name);
        format!("{name}: {}", if number { "number" } else { "string" })
    };
    let fields = fields.trim_matches(['`', '{', '}']).split(',').map(typed);
    format!("{{ {} }}", fields.collect::<Vec<_>>().join("; "))
}

pub(super) fn document() -> Result<Document> {
    let mut out = "// Made from the tables in src/embed by cargo xtask sync-docs.\n\n".to_owned();
    out.push_str("/** `<cme-selfcheck>`. Importing the package defines it. */\n");
    out.push_str("export interface SelfCheckElement extends HTMLElement {\n");
    for one in ATTRIBUTES {
        writeln!(out, "  /** {} Takes {}. Default: {}. */", one.meaning, one.values, one.default)?;
        writeln!(out, "  {}: {};", one.property(), one.kind.type_text())?;
    }
    for one in MEMBERS {
        writeln!(out, "  /** {} */", one.meaning)?;
        let parameter =
            one.parameter.map_or(String::new(), |(name, kind)| format!("{name}: {kind}"));
        if one.method {
            writeln!(out, "  {}({parameter}): {};", one.name, one.gives)?;
        } else {
            writeln!(out, "  readonly {}: {};", one.name, one.gives)?;
        }
    }
    out.push_str("}\n\n/** Its events. None carries an answer, a note or a level. */\n");
    out.push_str("export interface SelfCheckEventMap {\n");
    for one in EVENTS {
        writeln!(out, "  /** {} */", one.meaning)?;
        writeln!(out, "  \"{}\": CustomEvent<{}>;", one.name, detail(one.detail))?;
    }
    out.push_str("}\n");
    out.push_str(GLOBALS);
    Ok(Document::new("public/index.d.ts", out))
}
