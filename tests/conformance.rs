//! The accessibility conformance report: WCAG 2.2, levels A and AA, by criterion. Written as
//! `docs/accessibility.md`, and for programs as `docs/accessibility.yaml` in the form of `OpenACR`.
//!
//! A line is a criterion: number, level, name, how far it is met, a sentence, the tests that show it,
//! and what only a person can check. Nothing that only a person can check is claimed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use crate::evidence;
use crate::generated::check;

const ADHERENCE: [(&str, &str); 4] = [
    ("supports", "Supports"),
    ("partially-supports", "Partially supports"),
    ("does-not-support", "Does not support"),
    ("not-applicable", "Not applicable"),
];

const CRITERIA: &str = "
1.1.1 | A | Non-text Content | supports | Each line of a chart is an image that says its numbers, and a table follows; drawings beside them are hidden from assistive technology; a code has a name. | browser::results::marks_say_their_numbers, host::report::table_and_chart_and_sentence_say_the_same_numbers, browser::screens::journey_is_clean_in_every_dress, browser::defects::planted_defects_are_found | A screen reader user can tell from the chart alone what it shows.
1.2.1 | A | Audio-only and Video-only (Prerecorded) | not-applicable | There is no audio and no video. | browser::screens::nothing_is_animated | No screen or page has anything that plays.
1.2.2 | A | Captions (Prerecorded) | not-applicable | There is no audio and no video. | browser::screens::nothing_is_animated | No screen or page has anything that plays.
1.2.3 | A | Audio Description or Media Alternative (Prerecorded) | not-applicable | There is no audio and no video. | browser::screens::nothing_is_animated | No screen or page has anything that plays.
1.3.1 | A | Info and Relationships | supports | Each question is native radios in a fieldset whose legend says what is rated; tables have captions and heads; headings have levels without a gap. | browser::screens::all_48_groups_are_told_apart, browser::screens::headings_fit_into_the_page, browser::accessibility::every_screen_is_clean_at_every_width_in_both_themes, browser::defects::planted_defects_are_found | Screen readers count the options of a group right.
1.3.2 | A | Meaningful Sequence | supports | The order in the document is the order to read in; a step begins at its heading. | browser::keyboard::whole_journey_by_keyboard_alone | Reading from the top makes sense on every screen.
1.3.3 | A | Sensory Characteristics | supports | No instruction speaks of a shape, a colour or a place alone. | | No sentence needs sight to be followed.
1.4.1 | A | Use of Color | supports | Now, aim and target differ in shape; what is chosen differs in shape, weight or brightness. | browser::defects::planted_defects_are_found, browser::screens::journey_is_clean_in_every_dress | Charts can be read in shades of grey.
1.4.2 | A | Audio Control | not-applicable | There is no audio. | browser::screens::nothing_is_animated | With the loudspeakers on, nothing is heard in a whole self-check.
2.1.1 | A | Keyboard | supports | The whole journey works by keyboard alone: rating, results, plan, print, and the page for authors. | browser::keyboard::whole_journey_by_keyboard_alone, browser::keyboard::a_group_is_gone_through_both_ways_and_cleared, browser::keyboard::plan_is_made_and_printed_by_keyboard_alone, browser::keyboard::goals_are_moved_by_keyboard_alone, browser::authors::page_for_authors_works_by_keyboard_alone | The same with a switch and with voice control.
2.1.2 | A | No Keyboard Trap | supports | Controls are native, and dialogs are the browser's own. | browser::keyboard::whole_journey_by_keyboard_alone, browser::keyboard::plan_is_made_and_printed_by_keyboard_alone | Tab leaves the element and the frame at both ends.
2.1.4 | A | Character Key Shortcuts | supports | Digits set a level only while the focus is in that group. | browser::keyboard::answering_moves_neither_page_nor_focus |
2.2.1 | A | Timing Adjustable | supports | Only a kiosk has a time limit: it warns for 20 seconds, any key or touch extends it, as often as wanted. | browser::kiosk::quiet_is_warned_of_extended_and_then_ended, host::kiosk::patience_warns_for_twenty_seconds_and_every_touch_takes_it_back |
2.2.2 | A | Pause, Stop, Hide | supports | Nothing moves, blinks or scrolls by itself; the seconds of a kiosk's warning belong to a time limit. | browser::screens::nothing_is_animated |
2.3.1 | A | Three Flashes or Below Threshold | supports | Nothing flashes. | browser::screens::nothing_is_animated |
2.4.1 | A | Bypass Blocks | supports | Pages have a main landmark, screens have headings, and areas are a navigation with a name. | browser::screens::pages_are_clean_in_every_dress, browser::screens::journey_is_clean_in_every_dress |
2.4.2 | A | Page Titled | supports | Our pages have titles, and so has the frame in the example. | browser::screens::pages_are_clean_in_every_dress |
2.4.3 | A | Focus Order | supports | A new screen takes the focus to its heading; after deleting or moving, the focus is on a neighbour. | browser::keyboard::whole_journey_by_keyboard_alone, browser::plan::goals_and_activities_are_edited_moved_and_brought_back | The order makes sense on every screen.
2.4.4 | A | Link Purpose (In Context) | supports | Links say where they lead. | browser::screens::pages_are_clean_in_every_dress |
2.5.1 | A | Pointer Gestures | supports | Everything is done by single presses. | browser::journey::full_self_check_from_an_empty_page_to_an_exported_result |
2.5.2 | A | Pointer Cancellation | supports | Native buttons and radios act when the pointer is let go. | | Moving away before letting go does nothing.
2.5.3 | A | Label in Name | supports | Names contain the words that are seen. | browser::defects::planted_defects_are_found, browser::screens::journey_is_clean_in_every_dress | Voice control reaches each control by the words on it.
2.5.4 | A | Motion Actuation | not-applicable | Nothing reacts to motion. | | Shaking and tilting a phone on each screen does nothing, but that the page may turn with it.
3.1.1 | A | Language of Page | supports | Our pages and the root of the widget say their language. | browser::screens::pages_are_clean_in_every_dress, browser::embedding::language_and_direction_are_the_elements_own |
3.2.1 | A | On Focus | supports | Taking the focus changes nothing but the line below a chart. | browser::keyboard::whole_journey_by_keyboard_alone |
3.2.2 | A | On Input | supports | An answer neither turns the page nor moves the focus. | browser::keyboard::answering_moves_neither_page_nor_focus, browser::defects::planted_defects_are_found |
3.2.6 | A | Consistent Help | not-applicable | There is no help to turn to on these pages; what the levels mean stands in the same place on each step. | | No screen or page names a person, an address, a form or a program to ask.
3.3.1 | A | Error Identification | supports | What is missing or wrong is told in words, at its field, as an alert. | browser::plan::bad_dates_and_hours_are_told, browser::journey::full_self_check_from_an_empty_page_to_an_exported_result, host::messages::problems_say_where_what_and_what_to_do |
3.3.2 | A | Labels or Instructions | supports | Each field has a visible label, and hints where they help. | browser::screens::journey_is_clean_in_every_dress, browser::defects::planted_defects_are_found |
3.3.7 | A | Redundant Entry | supports | Nothing that was entered is asked for again within a self-check; answers are found again after a return. | browser::journey::full_self_check_from_an_empty_page_to_an_exported_result |
4.1.2 | A | Name, Role, Value | supports | Native controls; in the tests their roles and names are compared with those that the browser computes. | browser::screens::all_48_groups_are_told_apart, browser::keyboard::whole_journey_by_keyboard_alone, browser::defects::planted_defects_are_found | Screen readers say what is expected, in the combinations listed below.
1.2.4 | AA | Captions (Live) | not-applicable | There is no audio and no video. | browser::screens::nothing_is_animated | No screen or page has anything that plays.
1.2.5 | AA | Audio Description (Prerecorded) | not-applicable | There is no audio and no video. | browser::screens::nothing_is_animated | No screen or page has anything that plays.
1.3.4 | AA | Orientation | supports | Nothing asks for an orientation, and all widths from 320 pixels work. | browser::layout::nothing_scrolls_sideways_at_320_pixels | A tablet on a stand works either way.
1.3.5 | AA | Identify Input Purpose | supports | The one field about the person, the name on the print, says that it is for a name. | browser::screens::journey_is_clean_in_every_dress | A browser that knows the person's name offers it there.
1.4.3 | AA | Contrast (Minimum) | supports | At least 7 : 1 for texts in both themes, 4.5 : 1 for large ones, as computed and as drawn; a page that sets its own colours answers for them. | host::contrast::every_pair_of_colours_has_enough_contrast_in_both_themes, browser::screens::journey_is_clean_in_every_dress, browser::screens::pages_are_clean_in_every_dress |
1.4.4 | AA | Resize Text | supports | The widget follows the reader's font size; at twice the size nothing is cut (tested in Chromium: the journey, a comparison, a kiosk, the paper form and the page for authors). | browser::screens::text_of_twice_the_size_is_not_cut |
1.4.5 | AA | Images of Text | supports | There are none; numbers in charts are text. | browser::results::marks_say_their_numbers |
1.4.10 | AA | Reflow | supports | At 320 pixels nothing scrolls sideways but tables of numbers, in named regions that the keyboard reaches; at a zoom of 400 % every control can be brought into view (tested in Chromium). | browser::layout::nothing_scrolls_sideways_at_320_pixels, browser::layout::everything_is_in_reach_at_400_percent, browser::screens::pages_are_clean_in_every_dress |
1.4.11 | AA | Non-text Contrast | supports | Borders of controls, marks of charts and the ring around the focus have at least 3 : 1; marks, a chosen option and a ring also in forced colours, as Chromium pretends them. | host::contrast::every_pair_of_colours_has_enough_contrast_in_both_themes, browser::screens::journey_is_clean_in_every_dress, browser::perceived::forced_colours_keep_marks_and_states | In forced colours on Windows all states can be seen.
1.4.12 | AA | Text Spacing | supports | With the spacing that the criterion names, in the page and in the widget, nothing is cut: on the journey at 320 and 1280 pixels, on a comparison, in a kiosk, on the paper form and on the page for authors at 1280; what a list that drops down shows is not measured. | browser::screens::spaced_text_is_not_cut |
1.4.13 | AA | Content on Hover or Focus | supports | Pointing at a chart changes a line below it, which covers nothing and stays. | browser::results::marks_say_their_numbers |
2.4.5 | AA | Multiple Ways | not-applicable | Screens are steps of a process; the few pages are set into websites of others. | | Each page is a step of a self-check, or stands by itself: none belongs to a set in which a person would look for it.
2.4.6 | AA | Headings and Labels | supports | Headings and legends say what is asked, each in words of its own. | browser::screens::all_48_groups_are_told_apart, browser::defects::planted_defects_are_found | People understand them.
2.4.7 | AA | Focus Visible | partially-supports | A ring of three pixels and 3 : 1 at the stops of Tab in Chromium: on the five screens of the journey, on a comparison, in a kiosk and on the page for authors; in Firefox, at 320 by 256 pixels, the opened meanings of the levels and their summary showed none where they scroll. | browser::screens::every_stop_of_tab_is_seen, browser::accessibility::focus_has_a_ring, browser::defects::planted_defects_are_found | The ring is seen in forced colours on Windows.
2.4.11 | AA | Focus Not Obscured (Minimum) | supports | What stays in place while scrolling never covers the focus at a stop of Tab: on the journey at 320 by 256 pixels, on a comparison, in a kiosk and on the page for authors at 1280 by 900. | browser::screens::every_stop_of_tab_is_seen, browser::accessibility::focus_is_never_covered |
2.5.7 | AA | Dragging Movements | supports | Goals are moved by buttons; files can be chosen instead of dropped. | browser::plan::goals_and_activities_are_edited_moved_and_brought_back, browser::authors::broken_file_shows_every_problem_with_place_and_remedy |
2.5.8 | AA | Target Size (Minimum) | supports | Options of a rating and buttons are at least 44 pixels, everything else at least 24. | browser::screens::journey_is_clean_in_every_dress, browser::screens::kiosk_is_clean_in_every_dress, browser::defects::planted_defects_are_found |
3.1.2 | AA | Language of Parts | partially-supports | A name of a framework in another language is not marked where it stands in a sentence of ours. | browser::defects::planted_defects_are_found, browser::framework_text::texts_of_a_framework_say_their_language |
3.2.3 | AA | Consistent Navigation | supports | Areas, levels and the buttons to go on stand in the same order on each step. | | The order is the same on each step.
3.2.4 | AA | Consistent Identification | supports | What does the same is called the same: each word stands once in the source. | | The same words on screen and on paper.
3.3.3 | AA | Error Suggestion | supports | A sentence about an error says what to do. | host::messages::refusals_say_what_is_wrong_and_what_to_do, host::messages::problems_say_where_what_and_what_to_do |
3.3.4 | AA | Error Prevention (Legal, Financial, Data) | supports | Deleting everything is asked about, deleting one thing can be undone, an opened file changes nothing until it is kept. | browser::journey::everything_can_be_deleted, browser::results::deleted_result_comes_back, host::session::opened_file_changes_nothing_until_it_is_kept |
3.3.8 | AA | Accessible Authentication (Minimum) | not-applicable | Nobody signs in. | | No screen or page asks for an account, a password, a code or a puzzle.
4.1.3 | AA | Status Messages | supports | Saved, not saved, counts and the end of a kiosk session stand in regions that are there before their text; errors are alerts. | browser::storage::full_storage_is_told_and_saves_by_itself_when_there_is_room, browser::kiosk::visit_ends_with_a_code_and_leaves_no_trace, browser::defects::planted_defects_are_found | Each message is spoken, and once.
";

/// What nobody has done yet.
const BY_HAND: &str = "NVDA with Firefox and with Chrome, JAWS with Chrome, VoiceOver with Safari on a Mac and on an iPhone,
TalkBack with Chrome, Dragon, ZoomText, a switch, and forced colours on Windows";

/// A criterion, as its line has it.
struct Criterion<'a> {
    number: &'a str,
    level: &'a str,
    name: &'a str,
    adherence: &'a str,
    how: &'a str,
    tests: Vec<&'a str>,
    by_hand: &'a str,
}

fn criteria() -> Vec<Criterion<'static>> {
    let read = |[number, level, name, adherence, how, tests, by_hand]: [&'static str; 7]| {
        let tests = evidence::tests_of(tests);
        Criterion { number, level, name, adherence, how, tests, by_hand }
    };
    evidence::rows(CRITERIA).map(read).collect()
}

fn document(criteria: &[Criterion<'_>]) -> String {
    let mut out = format!(
        "# Accessibility\n\n<!-- Made from tests/conformance.rs by UPDATE_DOCS=1 cargo test --test tidy. -->\n\n\
         How far the self-check meets each criterion of [WCAG 2.2](https://www.w3.org/TR/WCAG22/) at levels A and AA:\n\
         our own assessment, from automated tests in Chromium, Firefox and WebKit and from reading the source. It\n\
         covers the element and our own pages, in English, not the pages of others around it.\n\n\
         **No person has checked it with assistive technology yet.** Not yet checked: {BY_HAND}.\n\
         *Supports* means that we know of no failure, and that the tests, where a row names any, show what tests can. The last column\n\
         says what a person has yet to check. For programs: [accessibility.yaml](accessibility.yaml). What the tests\n\
         look at, case by case: [cases.md](cases.md).\n\n\
         31 kinds of defects are planted one at a time to see whether the tests notice\n\
         (`browser::defects::planted_defects_are_found`): each is found in the form in which it is planted.\n\n\
         | | A | AA |\n|---|---|---|\n"
    );
    for (adherence, words) in ADHERENCE {
        let count = |level: &str| {
            let same = |one: &&Criterion<'_>| one.level == level && one.adherence == adherence;
            criteria.iter().filter(same).count()
        };
        writeln!(out, "| {words} | {} | {} |", count("A"), count("AA")).unwrap();
    }
    for level in ["A", "AA"] {
        writeln!(out, "\n## Level {level}\n").unwrap();
        writeln!(
            out,
            "| criterion | | how | tests | not yet checked by a person |\n|---|---|---|---|---|"
        )
        .unwrap();
        for one in criteria.iter().filter(|one| one.level == level) {
            let (_, words) = ADHERENCE.iter().find(|(name, _)| *name == one.adherence).unwrap();
            let tests = evidence::listed(&one.tests);
            let (number, name) = (one.number, one.name);
            writeln!(
                out,
                "| {number} {name} | {words} | {} | {tests} | {} |",
                one.how, one.by_hand
            )
            .unwrap();
        }
    }
    out
}

/// The same in the form of <https://github.com/GSA/openacr>. A string of JSON is one of YAML.
fn openacr(criteria: &[Criterion<'_>]) -> String {
    let mut out = format!(
        "# Made from tests/conformance.rs by UPDATE_DOCS=1 cargo test --test tidy.\n\
         title: \"CME self-check: accessibility conformance report\"\n\
         product:\n  name: \"CME self-check\"\n  version: {}\n  description: {}\n\
         evaluation_methods_used: {}\n\
         catalog: \"2.5-edition-wcag-2.2-en\"\nchapters:\n",
        json!(env!("CARGO_PKG_VERSION")),
        json!(env!("CARGO_PKG_DESCRIPTION")),
        json!(
            "Automated tests in three engines and reading of the source. No person has checked it with \
             assistive technology yet."
        ),
    );
    let chapters =
        BTreeMap::from([("success_criteria_level_a", "A"), ("success_criteria_level_aa", "AA")]);
    for (chapter, level) in chapters {
        writeln!(out, "  {chapter}:\n    criteria:").unwrap();
        for one in criteria.iter().filter(|one| one.level == level) {
            let mut notes = one.how.to_owned();
            if !one.tests.is_empty() {
                write!(notes, " Tests: {}.", one.tests.join(", ")).unwrap();
            }
            if !one.by_hand.is_empty() {
                write!(notes, " Not yet checked by a person: {}", one.by_hand).unwrap();
            }
            write!(
                out,
                "      - num: {}\n        components:\n          - name: web\n            adherence:\n\
                 \x20             level: {}\n              notes: {}\n",
                json!(one.number),
                one.adherence,
                json!(notes),
            )
            .unwrap();
        }
    }
    out
}

#[test]
fn every_criterion_is_reported_and_names_tests_that_exist() {
    let criteria = criteria();
    let count = |level: &str| criteria.iter().filter(|one| one.level == level).count();
    assert_eq!((count("A"), count("AA")), (31, 24), "WCAG 2.2 without 4.1.1");
    let mut numbers: Vec<_> = criteria.iter().map(|one| one.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 55, "each once");
    for one in &criteria {
        evidence::exist(one.number, &one.tests);
        assert!(ADHERENCE.iter().any(|(name, _)| *name == one.adherence), "{}", one.number);
        let shown = !one.tests.is_empty() || !one.by_hand.is_empty();
        assert!(shown, "{} has neither a test nor a check by hand", one.number);
    }
    check("docs/accessibility.md", &document(&criteria));
    check("docs/accessibility.yaml", &openacr(&criteria));
}
