//! A result as a table for spreadsheets: RFC 4180 in UTF-8 with a byte order mark.
//!
//! One row for each competency in scope, in the framework's order (in a quick check for each area),
//! then answers that this edition of the framework does not have. The numbers are those of the JSON
//! export. The header and the words here are part of the format: programs read them.

use super::decimal;
use crate::domain::gap::weighted_gap;
use crate::domain::{
    Answer, Assessment, Desired, Framework, Gap, Importance, ItemId, Level, Present,
};

const HEADER: &str = "\u{feff}area_code,area,code,competency,present,present_level,desired,\
                      desired_level,desired_from,target,gap,importance,weighted_gap,note\r\n";
const NOT_IN_MY_ROLE: &str = "not in my role";
const CANNOT_JUDGE: &str = "can't judge";

/// The text of the table. An open self-check is written as the result that it would be.
///
/// An empty cell is nothing, never zero. A text that a spreadsheet could take for a formula gets a
/// `'` in front.
pub fn write(framework: &Framework, assessment: &Assessment) -> String {
    let result = assessment.frozen(framework);
    let mut table = Table { framework, result: &result, text: HEADER.to_owned() };
    let blank = Answer::default();
    for (area, item) in result.items(framework) {
        let Some(area) = framework.area(area) else { continue };
        let place = [&area.code, &area.title, item.code, item.statement];
        table.row(place, item.id, result.answer(item.id).unwrap_or(&blank));
    }
    for (id, answer) in &result.orphans {
        table.row(["", "", id.as_str(), ""], id, answer);
    }
    table.text
}

struct Table<'a> {
    framework: &'a Framework,
    result: &'a Assessment,
    text: String,
}

impl Table<'_> {
    fn row(&mut self, place: [&str; 4], id: &ItemId, answer: &Answer) {
        for text in place {
            self.words(text);
        }
        let number = |level: Option<Level>| level.map(|level| i32::from(level.number()));
        let present = answer.present.and_then(Present::level);
        self.number(number(present));
        match answer.present {
            Some(Present::Rated(level)) => self.level_name(Some(level)),
            Some(Present::NotInMyRole) => self.words(NOT_IN_MY_ROLE),
            Some(Present::CannotJudge) => self.words(CANNOT_JUDGE),
            None => self.words(""),
        }
        let desired = answer.desired.map(Desired::level);
        self.number(number(desired));
        self.level_name(desired);
        self.words(match answer.desired {
            Some(Desired::Own(_)) => "self",
            Some(Desired::Target(_)) => "target",
            None => "",
        });
        self.number(number(self.result.target(self.framework, id)));
        let gap = Gap::between(answer.present, answer.desired);
        self.number(gap.signed());
        self.number(answer.importance.map(|given| given.number().into()));
        let counts: Option<Importance> = answer.importance.filter(|_| self.result.importance);
        self.number(weighted_gap(counts, gap).map(i32::from));
        self.words(&answer.note);
        // In place of the last comma.
        self.text.pop();
        self.text.push_str("\r\n");
    }

    fn level_name(&mut self, level: Option<Level>) {
        let framework = self.framework;
        let text = level.and_then(|level| framework.scale().text(level));
        self.words(text.map_or("", |text| &text.name));
    }

    fn number(&mut self, number: Option<i32>) {
        if let Some(number) = number {
            decimal::push_signed(&mut self.text, number);
        }
        self.text.push(',');
    }

    fn words(&mut self, words: &str) {
        // A semicolon or a tab needs no quotes, but some spreadsheets split there.
        let quoted = words.contains([',', ';', '\t', '"', '\r', '\n'])
            || words.starts_with(' ')
            || words.ends_with(' ');
        if quoted {
            self.text.push('"');
        }
        if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
            self.text.push('\'');
        }
        for character in words.chars() {
            if character == '"' {
                self.text.push('"');
            }
            self.text.push(character);
        }
        if quoted {
            self.text.push('"');
        }
        self.text.push(',');
    }
}
