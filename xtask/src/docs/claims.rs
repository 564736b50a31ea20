//! The claims of the tests: the cases and accessibility criteria that a test's doc comment says it covers.
//!
//! ```text
//! /// Cases: ST-01, EM-14
//! /// WCAG: 1.4.3, 2.4.7
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use crate::Result;
use crate::files::read_folder;

/// Folders with tests, and the prefix of their modules' names.
const FOLDERS: [(&str, &str); 2] = [("tests/host", "host::"), ("tests/e2e/src", "")];

/// Names of tests, by the id of a case or the number of a criterion.
pub(super) struct Claims(BTreeMap<String, Vec<String>>);

impl Claims {
    /// The tests that claim an id, as Markdown.
    pub(super) fn of(&self, id: &str) -> String {
        let tests = self.0.get(id).into_iter().flatten().map(|test| format!("`{test}`"));
        tests.collect::<Vec<_>>().join(", ")
    }

    /// Claimed ids that no table has.
    pub(super) fn unknown<'a>(
        &'a self,
        kind: impl Fn(&str) -> bool + 'a,
        known: &'a [&str],
    ) -> impl Iterator<Item = &'a str> {
        let ids = self.0.keys().map(String::as_str);
        ids.filter(move |id| kind(id) && !known.contains(id))
    }
}

/// Reads all tests.
pub(super) fn read() -> Result<Claims> {
    let mut claims = BTreeMap::<_, Vec<_>>::new();
    for (folder, prefix) in FOLDERS {
        for (path, bytes) in read_folder(Path::new(folder))? {
            let Some(module) = path.strip_suffix(".rs") else { continue };
            for (test, ids) in in_source(&String::from_utf8(bytes)?) {
                for id in ids {
                    if !is_case(&id) && !is_criterion(&id) {
                        return Err(format!("{path}: {test}: “{id}” is no id of a case").into());
                    }
                    claims.entry(id).or_default().push(format!("{prefix}{module}::{test}"));
                }
            }
        }
    }
    Ok(Claims(claims))
}

/// Two letters and two digits, as in `ST-01`.
pub(super) fn is_case(id: &str) -> bool {
    let (kind, number) = id.split_once('-').unwrap_or_default();
    kind.len() == 2 && number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit())
}

/// Three numbers, as in `1.4.3`.
pub(super) fn is_criterion(id: &str) -> bool {
    id.split('.').count() == 3 && id.split('.').all(|part| part.parse::<u8>().is_ok())
}

/// Name and ids of each test in a file.
fn in_source(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut ids = Vec::new();
    for line in text.lines().map(str::trim_start) {
        let listed = ["/// Cases: ", "/// Case: ", "/// WCAG: "];
        let listed = listed.iter().find_map(|beginning| line.strip_prefix(beginning));
        if let Some(listed) = listed {
            ids.extend(listed.split(", ").map(str::to_owned));
        } else if let Some((_, name)) = line.split_once("fn ").filter(|_| !line.starts_with("//")) {
            let name = name.split(['(', '<']).next().unwrap_or_default();
            if !ids.is_empty() {
                found.push((name.to_owned(), std::mem::take(&mut ids)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::in_source;

    #[test]
    fn ids_belong_to_the_function_that_follows() {
        let source = "/// Cases: ST-01, ST-02\n/// WCAG: 1.4.3\n#[test]\nfn one() {}\nfn two() {}\n\
                      /// Cases: HI-03\npub(crate) async fn three(browser: &Browser) {}";
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let one = ("one".to_owned(), ids(&["ST-01", "ST-02", "1.4.3"]));
        let three = ("three".to_owned(), ids(&["HI-03"]));
        assert_eq!(in_source(source), [one, three]);
    }
}
