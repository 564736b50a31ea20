//! The walks of `tests/listen/walks.txt`: the keys to press, and the words that must be spoken then.

use super::rig::Browser;
use crate::Result;

/// An action, and the words that must be spoken then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Begins a part of the transcript.
    Part(String),
    /// Presses keys.
    Press(String, Words),
    /// Presses keys repeatedly until the words are spoken.
    Until(String, Words),
    /// Types a text.
    Type(String, Words),
    /// Types the result links.
    TypeLinks(Words),
    /// Waits for something that happens by itself, for at most so many seconds.
    Wait(u64, Words),
}

/// Words that must be spoken, in full, and words that must not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) hears: Vec<String>,
    pub(super) never: Vec<String>,
}

impl Words {
    /// Reads `one thing | another | !what must not be heard`.
    fn read(text: &str) -> Self {
        let mut words = Self::default();
        for one in text.split(" | ").map(str::trim).filter(|one| !one.is_empty()) {
            match one.strip_prefix('!') {
                Some(never) => words.never.push(never.to_owned()),
                None => words.hears.push(one.to_owned()),
            }
        }
        words
    }
}

/// A walk through a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Walk {
    pub(super) name: String,
    pub(super) browser: Browser,
    pub(super) page: String,
    pub(super) steps: Vec<Step>,
}

/// Reads walks, a step a line.
pub(super) fn read(text: &str) -> Result<Vec<Walk>> {
    let mut walks: Vec<Walk> = Vec::new();
    let lines = text.lines().map(str::trim).enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let misread = || format!("tests/listen/walks.txt:{}: what is “{line}”?", index + 1);
        let (does, words) = line.split_once(": ").unwrap_or((line.trim_end_matches(':'), ""));
        let (verb, rest) = does.split_once(' ').unwrap_or((does, ""));
        let steps = match verb {
            "walk" => {
                walks.push(begin(rest, words).ok_or_else(misread)?);
                continue;
            }
            "again" => part(&walks, rest).ok_or_else(misread)?,
            "part" => vec![Step::Part(rest.to_owned())],
            "press" => vec![Step::Press(rest.to_owned(), Words::read(words))],
            "until" => vec![Step::Until(rest.to_owned(), Words::read(words))],
            "type" => vec![Step::Type(rest.to_owned(), Words::read(words))],
            "links" => vec![Step::TypeLinks(Words::read(words))],
            "wait" => vec![Step::Wait(rest.parse().map_err(|_| misread())?, Words::read(words))],
            _ => return Err(misread().into()),
        };
        walks.last_mut().ok_or_else(misread)?.steps.extend(steps);
    }
    Ok(walks)
}

/// A walk from its name and "browser page".
fn begin(name: &str, place: &str) -> Option<Walk> {
    let (browser, page) = place.split_once(' ')?;
    let browser = Browser::ALL.into_iter().find(|one| one.name() == browser)?;
    Some(Walk { name: name.to_owned(), browser, page: page.to_owned(), steps: Vec::new() })
}

/// The steps of an earlier part.
fn part(walks: &[Walk], title: &str) -> Option<Vec<Step>> {
    let mut steps = walks.iter().flat_map(|walk| &walk.steps);
    let first = steps.find(|step| **step == Step::Part(title.to_owned()))?;
    let rest = steps.take_while(|step| !matches!(step, Step::Part(_)));
    Some([first].into_iter().chain(rest).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::{Step, Words, read};

    #[test]
    fn walks_are_read_and_parts_taken_again() {
        let text = "walk One: Firefox page.html\npart A\npress h: heading | !blank\nuntil Tab: Go\n\
                    part B\nwait 3:\nwalk Two: Chromium /\nagain A";
        let walks = read(text).unwrap();
        let words = |hears: &str, never: &str| {
            let list = |text: &str| text.split_terminator(' ').map(str::to_owned).collect();
            Words { hears: list(hears), never: list(never) }
        };
        let part = [
            Step::Part("A".to_owned()),
            Step::Press("h".to_owned(), words("heading", "blank")),
            Step::Until("Tab".to_owned(), words("Go", "")),
        ];
        assert_eq!(walks[1].steps, part);
        assert_eq!(walks[0].steps[..3], part);
        assert_eq!(walks[0].steps[4..], [Step::Wait(3, words("", ""))]);
    }

    #[test]
    fn what_is_no_step_is_told_with_its_line() {
        for text in ["walk A: Lynx /", "walk A: Firefox /\nclick x", "press h: before a walk"] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with("tests/listen/walks.txt:"), "{error}");
        }
    }
}
