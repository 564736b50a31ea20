//! Reads a framework from the rows of a spreadsheet, as CSV or as copied cells.
//!
//! The first row names the columns: `area`, `competency` and, optionally, `code`. Every other column is a role, with
//! the suggested level in each row.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};

use crate::domain::framework::{Area, Competency, FrameworkParts, ItemId, Role, RoleId};
use crate::domain::framework_checks::Violation;
use crate::domain::{Problem, ProblemKind, Unreadable};
use crate::format::json::clean;

/// What the cells of a column contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Area,
    Code,
    Competency,
    /// Levels of the role with that index.
    Role(usize),
    /// A column without a name; its cells are ignored.
    Unnamed,
}

/// Takes areas, competencies, roles and targets from the rows; the rest of the framework stays as in `parts`.
///
/// An empty cell for the area, or a ditto mark, repeats the area of the row above; merged cells arrive empty. A
/// competency without a code gets one from its position. A row without a code, a competency or a level is skipped.
///
/// # Errors
/// All problems with their lines, which count from 1 as in a text editor.
pub fn read(text: &str, mut parts: FrameworkParts) -> Result<FrameworkParts, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter(text);
    let is_copied = delimiter == b'\t';
    let text = if is_copied { quoted(text) } else { text.to_owned() };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // Cannot fail: the text is UTF-8, and rows may have any number of cells.
    let mut rows = reader.records().filter_map(Result::ok);
    let mut header = rows.next().unwrap_or_default();
    if header.get(0).is_some_and(|cell| cell.starts_with("sep=")) {
        // Excel takes the delimiter from a first line `sep=`.
        header = rows.next().unwrap_or_default();
    }
    let mut sheet = Sheet { top: parts.levels.len(), ..Sheet::default() };
    let mut last = line_of(&text, &header);
    let columns = sheet.columns(&header, last);
    let rows: Vec<_> = rows.collect();
    sheet.codes = rows.iter().map(|row| text_of(&columns, row, Column::Code)).collect();
    for row in &rows {
        last = line_of(&text, row);
        sheet.row(&columns, row, last);
    }
    sheet.check_areas();
    if sheet.areas.is_empty() && sheet.problems.is_empty() {
        sheet.problem(last + 1, "area", ProblemKind::Missing);
    }
    // A quotation mark that nothing closes takes all rows that follow into its cell.
    let mut rest = text.lines().skip(usize::try_from(last).unwrap_or(usize::MAX));
    let is_open = !is_copied && text.matches('"').count() % 2 == 1;
    if is_open && rest.any(|line| !line.trim().is_empty()) {
        sheet.problem(last, "\"", ProblemKind::Missing);
    }
    if !sheet.problems.is_empty() {
        return Err(Unreadable::Invalid(sheet.problems));
    }
    parts.targets = sheet.targets();
    (parts.areas, parts.roles) = (sheet.areas, sheet.roles);
    Ok(parts)
}

/// What separates the cells of the first row: copied cells have tabs, and CSV of some countries semicolons. The names of
/// columns may have any of these characters, so it is what makes columns of the names that must be there, else the most
/// columns.
fn delimiter(text: &str) -> u8 {
    let columns = |delimiter: &u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(*delimiter)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let header = reader.records().next().and_then(Result::ok).unwrap_or_default();
        let is_there = |name: &&str| header.iter().any(|one| cell(one).to_lowercase() == *name);
        (["area", "competency"].into_iter().filter(is_there).count(), header.len())
    };
    // Of equal ones the last.
    [b';', b'\t', b','].into_iter().max_by_key(columns).unwrap_or(b',')
}

/// Copied cells in which every cell that begins with a stray quotation mark is quoted. Spreadsheets quote a copied cell
/// if it has a line break, so a closing mark precedes the next tab.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let closed = closing(rest);
        let end = closed.or_else(|| rest.find(['\t', '\r', '\n'])).unwrap_or(rest.len());
        let (cell, after) = rest.split_at(end);
        if closed.is_none() && cell.starts_with('"') {
            out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(cell);
        }
        let (separator, after) = after.split_at(usize::from(!after.is_empty()));
        out.push_str(separator);
        rest = after;
    }
    out
}

/// The end of the quoted cell that the text begins with, if it does. A mark alone is a ditto mark.
fn closing(text: &str) -> Option<usize> {
    let cell = text.split('\t').next()?.strip_prefix('"')?;
    if cell.starts_with(['\r', '\n']) {
        return None;
    }
    let mut from = 0;
    loop {
        let at = from + cell.get(from..)?.find('"')?;
        let after = cell.get(at + 1..)?;
        if !after.starts_with('"') {
            let ends = after.is_empty() || after.starts_with(['\r', '\n']);
            return ends.then_some(at + 2);
        }
        from = at + 2;
    }
}

/// The text of a row in the first column of that kind.
fn text_of(columns: &[Column], row: &StringRecord, wanted: Column) -> String {
    let index = columns.iter().position(|column| *column == wanted);
    index.and_then(|index| row.get(index)).map(cell).unwrap_or_default()
}

#[derive(Debug, Default)]
struct Sheet {
    areas: Vec<Area>,
    /// The line in which each area first occurs.
    area_lines: Vec<u64>,
    /// The codes that rows have.
    codes: BTreeSet<String>,
    roles: Vec<Role>,
    /// The ids of the competencies.
    ids: BTreeSet<ItemId>,
    /// The levels by role and competency.
    levels: BTreeMap<(usize, ItemId), u8>,
    /// How many levels there are.
    top: usize,
    /// The index of the area of the row above.
    area: Option<usize>,
    problems: Vec<Problem>,
}

impl Sheet {
    fn columns(&mut self, header: &StringRecord, line: u64) -> Vec<Column> {
        let names: Vec<_> = header.iter().map(cell).collect();
        for (index, name) in names.iter().enumerate() {
            let is_same = |before: &String| before.to_lowercase() == name.to_lowercase();
            if !name.is_empty() && names.iter().take(index).any(is_same) {
                self.problem(line, name, ProblemKind::Framework(Violation::DoubleId(name.clone())));
            }
        }
        let columns: Vec<_> = names.iter().map(|name| self.column(name)).collect();
        for (column, name) in [(Column::Area, "area"), (Column::Competency, "competency")] {
            if !columns.contains(&column) {
                self.problem(line, name, ProblemKind::Missing);
            }
        }
        columns
    }

    fn column(&mut self, name: &str) -> Column {
        match name.to_lowercase().as_str() {
            "" => Column::Unnamed,
            "area" => Column::Area,
            "code" => Column::Code,
            "competency" => Column::Competency,
            _ => {
                let number = self.roles.len();
                let id = RoleId::new(&format!("role-{}", number + 1));
                let title = name.to_owned();
                self.roles.push(Role { id, title, definition: String::new() });
                Column::Role(number)
            }
        }
    }

    fn row(&mut self, columns: &[Column], row: &StringRecord, line: u64) {
        // For instance a comma in an unquoted statement: the end of the statement would be lost.
        if let Some(cut) = row.iter().skip(columns.len()).map(cell).find(|cell| !cell.is_empty()) {
            self.problem(line, &cut, ProblemKind::TooMany { max: columns.len() });
        }
        let of = |wanted| text_of(columns, row, wanted);
        let (area, code, statement) = (of(Column::Area), of(Column::Code), of(Column::Competency));
        if !["", "\"", "″", "〃"].contains(&area.as_str()) {
            self.area = Some(self.area_named(area, line));
        }
        let has_level = columns
            .iter()
            .zip(row)
            .any(|(column, text)| matches!(column, Column::Role(_)) && !cell(text).is_empty());
        if code.is_empty() && statement.is_empty() && !has_level {
            return;
        }
        if statement.is_empty() {
            self.problem(line, "competency", ProblemKind::Missing);
        }
        let Some(area) = self.area.and_then(|index| self.areas.get_mut(index)) else {
            return self.problem(line, "area", ProblemKind::Missing);
        };
        let code = if code.is_empty() {
            let by_place =
                (area.competencies.len() + 1..).map(|place| format!("{}.{place}", area.code));
            let mut free = by_place.filter(|code| !self.codes.contains(code));
            free.next().unwrap_or_default()
        } else {
            code
        };
        let id = ItemId::new(&code);
        if self.ids.insert(id.clone()) {
            let (activities, evidence_prompt) = (Vec::new(), String::new());
            let id = id.clone();
            area.competencies.push(Competency { id, code, statement, activities, evidence_prompt });
        } else {
            self.problem(line, "code", ProblemKind::Framework(Violation::DoubleId(code)));
        }
        for (column, text) in columns.iter().zip(row) {
            let Column::Role(role) = *column else { continue };
            self.level(role, &id, &cell(text), line);
        }
    }

    /// Reports areas without a competency: these are more likely lines below the table.
    fn check_areas(&mut self) {
        let lines = self.areas.iter().zip(&self.area_lines);
        let empty = lines.filter(|(area, _)| area.competencies.is_empty()).map(|(_, line)| *line);
        for line in empty.collect::<Vec<_>>() {
            self.problem(line, "competency", ProblemKind::Missing);
        }
    }

    /// The index of the area with this title, which is added if it is new.
    fn area_named(&mut self, title: String, line: u64) -> usize {
        let known = self.areas.iter().position(|area| area.title == title);
        known.unwrap_or_else(|| {
            let code = (self.areas.len() + 1).to_string();
            let id = ItemId::new(&format!("area-{code}"));
            let (definition, evidence_prompt) = (String::new(), String::new());
            let competencies = Vec::new();
            self.area_lines.push(line);
            self.areas.push(Area { id, code, title, definition, evidence_prompt, competencies });
            self.areas.len() - 1
        })
    }

    fn level(&mut self, role: usize, id: &ItemId, text: &str, line: u64) {
        if text.is_empty() {
            return;
        }
        match text.parse() {
            Ok(level) if (1..=self.top).contains(&usize::from(level)) => {
                self.levels.insert((role, id.clone()), level);
            }
            _ => {
                let title =
                    self.roles.get(role).map_or_else(String::new, |role| role.title.clone());
                let max = i64::try_from(self.top).unwrap_or(i64::MAX);
                self.problem(line, &title, ProblemKind::OutOfRange { min: 1, max });
            }
        }
    }

    /// The targets of each role as a framework has them: if all competencies of an area have the same level, it becomes
    /// the target of the area, which a quick check needs.
    fn targets(&self) -> Vec<(String, Vec<(String, u8)>)> {
        let of_role = |(number, role): (usize, &Role)| {
            let level = |id: &ItemId| self.levels.get(&(number, id.clone())).copied();
            let mut targets = Vec::new();
            for area in &self.areas {
                let levels: Vec<_> = area.competencies.iter().map(|one| level(&one.id)).collect();
                match levels.as_slice() {
                    [Some(first), rest @ ..] if rest.iter().all(|one| *one == Some(*first)) => {
                        targets.push((area.id.to_string(), *first));
                    }
                    _ => targets.extend(area.competencies.iter().zip(levels).filter_map(
                        |(competency, level)| Some((competency.id.to_string(), level?)),
                    )),
                }
            }
            (role.id.to_string(), targets)
        };
        let all = self.roles.iter().enumerate().map(of_role);
        all.filter(|(_, targets)| !targets.is_empty()).collect()
    }

    fn problem(&mut self, line: u64, column: &str, what: ProblemKind) {
        self.problems.push(Problem { path: format!("line {line}, {column}"), what });
    }
}

/// The line in which a row begins. The reader's position is before the empty lines above the row.
fn line_of(text: &str, row: &StringRecord) -> u64 {
    let Some(position) = row.position() else { return 1 };
    let rest = usize::try_from(position.byte()).ok().and_then(|start| text.get(start..));
    let ends = rest.unwrap_or_default().bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + ends.filter(|byte| *byte == b'\n').count() as u64
}

/// The text of a cell, without the apostrophe by which spreadsheets mark text that looks like a number or a formula.
fn cell(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let is_kept =
        |rest: &&str| rest.starts_with(|one: char| one.is_ascii_digit() || "=+-@".contains(one));
    text.strip_prefix('\'').filter(is_kept).unwrap_or(text).to_owned()
}
