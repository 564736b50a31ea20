//! Writes the colours of both schemes as rules that every supported browser knows. `light-dark()` exists since 2024;
//! older browsers ignore every declaration that contains it.

/// The sheet of tokens, with `light-dark(a, b)` in properties of `:host` replaced by `a`, and by `b` in rules for dark
/// screens and the attribute `theme`. Paper is always light.
pub(crate) fn in_plain_rules(tokens: &str) -> String {
    let mut dark = String::new();
    let lines = tokens.lines().map(|line| {
        let Some(pair) = colour_pair(line) else { return line.to_owned() };
        dark.extend([pair.property, pair.dark, ";"]);
        format!("{}{};", pair.property, pair.light)
    });
    let light = lines.collect::<Vec<_>>().join("\n");
    format!(
        "{light}\n@media screen {{\n:host([theme=\"dark\"]) {{{dark}}}\n\
         @media (prefers-color-scheme: dark) {{ :host(:not([theme=\"light\"])) {{{dark}}} }}\n}}\n"
    )
}

/// A custom property with a colour for each scheme.
struct ColourPair<'a> {
    /// Including the colon.
    property: &'a str,
    light: &'a str,
    dark: &'a str,
}

fn colour_pair(line: &str) -> Option<ColourPair<'_>> {
    let (property, value) = line.split_once("light-dark(")?;
    let (light, dark) = value.split_once(");")?.0.split_once(", ")?;
    Some(ColourPair { property, light, dark })
}

#[cfg(test)]
mod tests {
    use super::in_plain_rules;

    #[test]
    fn every_colour_is_in_plain_rules_and_on_paper_light() {
        let sheet = in_plain_rules(include_str!("../../style/tokens.css"));
        assert!(!sheet.contains("light-dark("));
        let (light, screen) = sheet.split_once("@media screen").unwrap_or_default();
        assert!(light.contains("--cme-paper: #fbfaf7;"));
        assert!(!light.contains("#10161d"));
        assert_eq!(screen.matches("--cme-paper: #10161d;").count(), 2);
    }
}
