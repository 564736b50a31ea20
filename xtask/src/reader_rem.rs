//! Makes the widget's sheet independent of the host's `rem`.

/// The sheet with `rem` replaced: by `--_cme-rem`, and in container queries, where custom properties are not allowed, by
/// the font size of the container, which is the same.
pub(crate) fn independent_of_host(sheet: &str) -> String {
    let lines = sheet.lines().map(|line| {
        let query = line.trim_start().starts_with("@container");
        replaced(line, |number| {
            if query { format!("{number}em") } else { format!("calc({number} * var(--_cme-rem))") }
        })
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// A line with every length in `rem` replaced.
fn replaced(line: &str, length: impl Fn(&str) -> String) -> String {
    let mut parts = line.split("rem").peekable();
    let mut out = String::new();
    while let Some(part) = parts.next() {
        let after = parts.peek().and_then(|next| next.chars().next());
        let unit = parts.peek().is_some() && !after.is_some_and(|one| one.is_ascii_alphanumeric());
        let before = part.trim_end_matches(|one: char| one.is_ascii_digit() || one == '.');
        // A hyphen inside a name is no minus sign.
        let negative = before.strip_suffix('-').filter(|rest| rest.ends_with([' ', '(', ':', ',']));
        let before = negative.unwrap_or(before);
        let number = &part[before.len()..];
        if unit && number.contains(|one: char| one.is_ascii_digit()) {
            out.push_str(before);
            out.push_str(&length(number));
        } else {
            out.push_str(part);
            if parts.peek().is_some() {
                out.push_str("rem");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::independent_of_host;

    #[test]
    fn lengths_keep_their_sign() {
        let sheet =
            independent_of_host(".note { inset: -1.25rem 0.5rem; margin: calc(1px - 2rem) }");
        assert_eq!(
            sheet,
            ".note { inset: calc(-1.25 * var(--_cme-rem)) calc(0.5 * var(--_cme-rem)); \
             margin: calc(1px - calc(2 * var(--_cme-rem))) }\n"
        );
    }

    #[test]
    fn container_queries_measure_in_em() {
        let sheet = independent_of_host("@container (min-width: 42rem) {");
        assert_eq!(sheet, "@container (min-width: 42em) {\n");
    }
}
