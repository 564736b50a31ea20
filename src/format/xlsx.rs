//! A result, or a team's numbers, as a workbook for spreadsheets: Office Open XML with one sheet.
//!
//! Its cells are those of `table.rs` and `team_table.rs`. A text stays a text, whatever it looks like and whatever the
//! language of the spreadsheet; nothing is a formula.

use super::table::{Cell, for_each_row, hundredths};
use super::team_table::for_each_team_row;
use super::zip;
use crate::domain::team::Publication;
use crate::domain::{Assessment, Framework};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets><sheet name="Results" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// The second style of cells is for texts: they wrap, and stay texts when somebody edits them.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="11"/><name val="Calibri"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1" quotePrefix="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
/// The header is frozen. The columns with a width of their own follow.
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="14" defaultRowHeight="15"/><cols>"#;
/// Most characters of a cell, counted in UTF-16 units: Excel calls a workbook with a longer text damaged.
const MAX_UNITS: usize = 32_767;

/// The bytes of the workbook: the same for the same result. An open self-check is written as its result would be.
///
/// Characters that XML cannot represent, and text that exceeds the limit of a cell, are omitted.
pub fn write(framework: &Framework, assessment: &Assessment) -> Vec<u8> {
    // Widths for areas, competencies and notes.
    let mut sheet = Sheet::new(&[(2, 30), (4, 60), (14, 60)]);
    for_each_row(framework, assessment, &mut |row| sheet.push_row(&row));
    sheet.into_workbook()
}

/// Writes a team's numbers as a workbook.
pub fn write_team(framework: &Framework, team: &Publication) -> Vec<u8> {
    // Widths for areas, roles and competencies.
    let mut sheet = Sheet::new(&[(2, 30), (3, 30), (5, 60)]);
    for_each_team_row(framework, team, &mut |row| sheet.push_row(row));
    sheet.into_workbook()
}

/// The sheet, while it is being written.
struct Sheet {
    text: String,
    rows: usize,
}

impl Sheet {
    /// An empty sheet; `wide` are columns, counted from 1, and their width in digits.
    fn new(wide: &[(u8, u8)]) -> Self {
        let columns = wide.iter().map(|(column, width)| {
            format!(r#"<col min="{column}" max="{column}" width="{width}" customWidth="1"/>"#)
        });
        let columns: String = columns.collect();
        Self { text: [SHEET, &columns, "</cols><sheetData>"].concat(), rows: 0 }
    }

    fn push_row(&mut self, row: &[Cell<'_>]) {
        self.rows += 1;
        let sheet = &mut self.text;
        sheet.push_str("<row>");
        for (cell, column) in row.iter().zip(column_names()) {
            sheet.extend(["<c r=\"", &column, &self.rows.to_string()]);
            match *cell {
                Cell::Empty => sheet.push_str("\"/>"),
                Cell::Number(number) => sheet.extend(["\"><v>", &number.to_string(), "</v></c>"]),
                Cell::Hundredths(number) => {
                    sheet.extend(["\"><v>", &hundredths(number), "</v></c>"]);
                }
                Cell::Text(words) | Cell::Code(words) => {
                    sheet.push_str("\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                    push(sheet, words);
                    sheet.push_str("</t></is></c>");
                }
            }
        }
        sheet.push_str("</row>");
    }

    fn into_workbook(self) -> Vec<u8> {
        zip::archive(&[
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", PACKAGE),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", PARTS),
            ("xl/styles.xml", STYLES),
            ("xl/worksheets/sheet1.xml", &[&self.text, "</sheetData></worksheet>"].concat()),
        ])
    }
}

/// A to Z, then AA to AZ.
fn column_names() -> impl Iterator<Item = String> {
    ["", "A"].into_iter().flat_map(|first| ('A'..='Z').map(move |last| format!("{first}{last}")))
}

fn push(sheet: &mut String, words: &str) {
    let mut units = 0;
    for (at, character) in words.char_indices() {
        units += character.len_utf16();
        if units > MAX_UNITS {
            break;
        }
        match character {
            '&' => sheet.push_str("&amp;"),
            '<' => sheet.push_str("&lt;"),
            '>' => sheet.push_str("&gt;"),
            // XML reads a plain carriage return as a line feed.
            '\r' => sheet.push_str("&#13;"),
            '_' if words.get(at..).is_some_and(is_escape) => sheet.push_str("_x005F_"),
            '\0'..'\t' | '\u{b}' | '\u{c}' | '\u{e}'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            other => sheet.push(other),
        }
    }
}

/// Whether a text begins with an escape that a spreadsheet reads as one character, such as `_x0041_` for an A.
fn is_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'_', b'x', a, b, c, d, b'_', ..]
        if [a, b, c, d].iter().all(|one| one.is_ascii_hexdigit()))
}
