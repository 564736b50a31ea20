//! Finds the line of a JSON text that has the value at a path.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The line, counted from 1, of the value at a path such as `areas[3].title`; of its nearest existing parent if the
/// value is missing. `None` if the text is not JSON.
pub fn line(text: &str, path: &str) -> Option<usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut steps = steps(path);
    loop {
        let mut reader = serde_json::Deserializer::from_str(text);
        let mut found = false;
        let place = Place { steps: &steps, found: &mut found };
        match place.deserialize(&mut reader) {
            // The reader stopped at the value with an error, which has the line.
            Err(error) if found => return Some(error.line().max(1)),
            Err(_) => return None,
            Ok(()) => {
                steps.pop()?;
            }
        }
    }
}

enum Step<'a> {
    Index(usize),
    Field(&'a str),
}

/// The steps of a path: `[3]`, `["odd name"]`, `.title` or `title`.
fn steps(mut path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    while !path.is_empty() {
        let (step, rest) = if let Some(rest) = path.strip_prefix("[\"") {
            let (name, rest) = rest.split_once("\"]").unwrap_or((rest, ""));
            (Step::Field(name), rest)
        } else if let Some(rest) = path.strip_prefix('[') {
            let (index, rest) = rest.split_once(']').unwrap_or((rest, ""));
            (Step::Index(index.parse().unwrap_or(usize::MAX)), rest)
        } else {
            let name = path.strip_prefix('.').unwrap_or(path);
            let (name, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
            (Step::Field(name), rest)
        };
        steps.push(step);
        path = rest;
    }
    steps
}

/// Reads up to the value at the end of these steps, and stops there with an error.
struct Place<'a> {
    steps: &'a [Step<'a>],
    found: &'a mut bool,
}

impl Place<'_> {
    fn next(self) -> Self {
        Self { steps: self.steps.get(1..).unwrap_or_default(), found: self.found }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.steps.is_empty() {
            *self.found = true;
            return Err(D::Error::custom("found"));
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let wanted = match self.steps.first() {
            Some(Step::Index(index)) => Some(*index),
            Some(Step::Field(_)) | None => None,
        };
        for index in 0.. {
            if Some(index) == wanted {
                return seq.next_element_seed(self.next()).map(|_| ());
            }
            if seq.next_element::<IgnoredAny>()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if matches!(self.steps.first(), Some(Step::Field(name)) if *name == key) {
                return map.next_value_seed(self.next());
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}
