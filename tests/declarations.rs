//! The element's types for TypeScript, made from the tables of the source. `make release` puts them into
//! the package for npm.

use std::fmt::Write;

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::embed::events::EVENTS;
use cme_selfcheck::embed::surface::MEMBERS;

use crate::generated::check;

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

fn declarations() -> String {
    let mut out = "// Made from the tables in src/embed by tests/declarations.rs.\n\n".to_owned();
    out.push_str("/** `<cme-selfcheck>`. Importing the package defines it. */\n");
    out.push_str("export interface SelfCheckElement extends HTMLElement {\n");
    for one in ATTRIBUTES {
        writeln!(out, "  /** {} Takes {}. Default: {}. */", one.meaning, one.values, one.default)
            .unwrap();
        writeln!(out, "  {}: {};", one.property(), one.kind.type_text()).unwrap();
    }
    for one in MEMBERS {
        writeln!(out, "  /** {} */", one.meaning).unwrap();
        let parameter =
            one.parameter.map_or(String::new(), |(name, kind)| format!("{name}: {kind}"));
        if one.method {
            writeln!(out, "  {}({parameter}): {};", one.name, one.gives).unwrap();
        } else {
            writeln!(out, "  readonly {}: {};", one.name, one.gives).unwrap();
        }
    }
    out.push_str("}\n\n/** Its events. None carries an answer, a note or a level. */\n");
    out.push_str("export interface SelfCheckEventMap {\n");
    for one in EVENTS {
        writeln!(out, "  /** {} */", one.meaning).unwrap();
        writeln!(out, "  \"{}\": CustomEvent<{}>;", one.name, detail(one.detail)).unwrap();
    }
    out.push_str("}\n");
    out.push_str(GLOBALS);
    out
}

#[test]
fn types_are_those_of_the_source() {
    check("public/index.d.ts", &declarations());
}
