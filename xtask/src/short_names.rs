//! Shortens the names of a program's imports from wasm-bindgen's glue: each ends in a digest, occurs in both files, and
//! does not compress. Also removes functions that nothing calls.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Import, Imports, Parser};

/// The module of the glue's functions, without the program's name.
const GLUE: &str = "_bg.js";
/// In the names of functions for the glue's stream classes, which Leptos adds for server functions.
const STREAMS: &str = "intounderlying";

/// Shortens the names in the glue and the program, and removes custom sections for tools from the program.
pub(crate) fn shorten(glue: &str, wasm: &[u8]) -> crate::Result<(String, Vec<u8>)> {
    let mut names = Names::default();
    let mut module = Module::new();
    names.parse_core_module(&mut module, Parser::new(0), wasm)?;
    let mut glue = glue.to_owned();
    // Longer names first, because one name may be the beginning of another.
    let mut all: Vec<_> = names.short.iter().collect();
    all.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    for (long, short) in all {
        if glue.matches(long.as_str()).count() != 1 {
            return Err(format!("{long} must stand in the glue once").into());
        }
        glue = glue.replace(long.as_str(), short);
    }
    Ok((glue, module.finish()))
}

#[derive(Default)]
struct Names {
    /// Short names by long ones.
    short: BTreeMap<String, String>,
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import(
        &mut self,
        imports: &mut ImportSection,
        import: Import<'_>,
    ) -> Result<(), reencode::Error> {
        let kind = self.entity_type(import.ty)?;
        let name = if import.module.ends_with(GLUE) {
            let next = format!("${}", self.short.len());
            self.short.entry(import.name.to_owned()).or_insert(next).clone()
        } else {
            import.name.to_owned()
        };
        imports.import(import.module, &name, kind);
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error> {
        if export.name.contains(STREAMS) {
            return Ok(());
        }
        reencode::utils::parse_export(self, exports, export)
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error> {
        match imports {
            Imports::Single(_, import) => self.parse_import(section, import),
            several @ (Imports::Compact1 { .. } | Imports::Compact2 { .. }) => {
                reencode::utils::parse_imports(self, section, several)
            }
        }
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        Ok(())
    }
}
