//! Makes the widget's sheet independent of the host's `rem`.

/// The sheet with `--rem` in place of `rem`, and in container queries, where a custom property cannot
/// stand, with the font size of the container, which is the same.
pub(crate) fn independent_of_host(sheet: &str) -> String {
    let lines = sheet.lines().map(|line| {
        let query = line.trim_start().starts_with("@container");
        replaced(line, |number| {
            if query { format!("{number}em") } else { format!("calc({number} * var(--rem))") }
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
        let number_at = part
            .rfind(|one: char| !one.is_ascii_digit() && one != '.')
            .map_or(0, |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
        let (before, number) = part.split_at(number_at);
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
