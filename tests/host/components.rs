//! Components that any app could use: their roles, names and states for assistive technology, state by state.

use cme_selfcheck::messages::listing;
use cme_selfcheck::ui::components::{
    Button, Chart, ChartLines, CheckField, Choice, ChoiceGroup, ConfirmDialog, CopyButton,
    CopyOutcome, CopyState, CopyTexts, DataRow, DataTable, Disclosure, DotPlot, FileInput, Heading,
    LevelNames, LevelPicker, LevelQuestion, LongTextField, Notice, PAGE_SIZE, PagedList, PlotRow,
    Radar, ReactiveText, Renewed, SectionHeading, SectionJump, SegmentedControl, SelectField,
    SelectOption, ShowMore, ShowWhen, StatusLine, StatusRegion, TableRegion, TextArea, TextField,
    cell_text,
};
use leptos::prelude::*;
use web_sys::File;

use crate::html::{Element, Page, html, outline, page};
use crate::steps::level_names;

/// Compares the outline of a component in each state with the expected one.
fn assert_outlines<const COUNT: usize>(cases: [(String, &str); COUNT]) {
    for (found, expected) in cases {
        assert_eq!(found, expected, "\n{found}\n");
    }
}

#[test]
fn button_says_what_it_does_and_whether_it_does_it_now() {
    let go = || {};
    assert_outlines([
        (outline(|| view! { <Button on_press=go>{"Go on"}</Button> }), "button “Go on”"),
        (
            outline(|| view! { <Button label="Go to the plan" on_press=go>{"Go on"}</Button> }),
            "button “Go to the plan”",
        ),
        (
            outline(|| view! { <Button disabled=true on_press=go>{"Up"}</Button> }),
            "button “Up” (disabled)",
        ),
        (
            outline(|| view! { <Button hidden=true on_press=go>{"Clear"}</Button> }),
            "button “Clear” (unavailable)",
        ),
    ]);
    let button = |class| page(move || view! { <Button class id="up" on_press=go>{"Up"}</Button> });
    let found = button("quiet danger");
    let button = found.only("button");
    for (attribute, value) in
        [("type", "button"), ("part", "button"), ("id", "up"), ("class", "quiet danger")]
    {
        assert_eq!(button.attribute(attribute), Some(value));
    }
    // The attribute `disabled` would remove the focus from the button that was just pressed.
    let disabled = page(|| view! { <Button disabled=true on_press=go>{"Up"}</Button> });
    assert_eq!(disabled.only("button").attribute("disabled"), None);
}

#[test]
fn heading_has_one_of_the_six_levels_of_html() {
    for (level, tag) in (0..).zip(["h1", "h1", "h2", "h3", "h4", "h5", "h6", "h6"]) {
        let found = page(|| view! { <Heading level>{"A"}</Heading> });
        assert_eq!((found.names("heading"), found.all(tag).len()), (vec!["A".to_owned()], 1));
    }
    let greek = Some("el".to_owned());
    let found = page(|| view! { <Heading level=2 language=greek>{"Α"}</Heading> });
    assert_eq!(found.only("h2").language(), Some("el"));
}

#[test]
fn notice_has_the_role_that_fits_when_it_appears() {
    for role in ["status", "alert", "note"] {
        let found = page(|| view! { <Notice role><p>{"Saved."}</p></Notice> });
        assert_eq!(found.outline(), format!("{role}\n  text: Saved."));
        assert_eq!(found.only("[part=notice]").role(), Some(role));
    }
}

/// WCAG: 4.1.3
#[test]
fn status_is_there_before_its_text_and_says_nothing_unasked() {
    let status = |text: &'static str| page(move || view! { <StatusLine text=text/> });
    assert_eq!(status("").outline(), "status");
    // If it were live from the start, its text would interrupt the heading of its screen.
    let live = |text| status(text).only("[role=status]").attribute("aria-live").map(str::to_owned);
    assert_eq!([live(""), live("3 of 48")], [None, Some("off".to_owned())]);
    let region = |when: bool| {
        outline(move || view! { <StatusRegion when><p>{"Five is plenty."}</p></StatusRegion> })
    };
    assert_outlines([(region(false), "status"), (region(true), "status\n  text: Five is plenty.")]);
}

#[test]
fn cell_has_words_for_signs_that_nobody_hears() {
    let cell = |text: &'static str| outline(move || cell_text(text.to_owned()));
    assert_outlines([
        (cell("2.5"), "text: 2.5"),
        (cell("–"), "text: no value"),
        (cell("– → 3"), "text: no value then 3"),
    ]);
}

/// WCAG: 1.3.1, 3.3.1, 4.1.2
#[test]
fn choice_group_says_what_is_chosen_and_what_is_missing() {
    let group = |chosen: Option<&str>, missing: &'static str| {
        let choices = vec![
            Choice::ours("full", "Full", "Takes longer."),
            Choice::ours("quick", "Quick", ""),
            Choice {
                value: "el".to_owned(),
                title: "Λίγο".to_owned(),
                hint: "Πολύ".to_owned(),
                language: Some("el".to_owned()),
            },
        ];
        let chosen = chosen.map(str::to_owned);
        page(move || {
            let (selected, error) = (RwSignal::new(chosen), RwSignal::new(missing));
            view! { <ChoiceGroup name="scope" legend="How long do you have?" choices selected error/> }
        })
    };
    let options = "  radio “Full” (autocomplete off; described by “Takes longer.”)
  text: Takes longer.
  radio “Quick” (autocomplete off)
  radio “Λίγο” (autocomplete off; described by “Πολύ”)
  text (lang el): Πολύ";
    let none = group(None, "");
    assert_eq!(
        none.outline(),
        format!("radiogroup “How long do you have?” (required)\n  alert\n{options}")
    );
    let chosen = group(Some("quick"), "");
    let expected = none.outline().replace("“Quick” (", "“Quick” (checked; ");
    assert_eq!(chosen.outline(), expected);
    let missing = group(None, "Choose one.");
    assert_eq!(
        missing.outline(),
        format!(
            "radiogroup “How long do you have?” (required; invalid; described by “Choose one.”)\n  \
             alert: Choose one.\n{options}"
        )
    );
    let radios = none.all("input[type=radio][name=scope]");
    let values: Vec<_> = radios.iter().map(|radio| radio.attribute("value").unwrap()).collect();
    assert_eq!(values, ["full", "quick", "el"]);
    let greek: Vec<_> =
        none.texts().into_iter().filter(|(language, _)| *language == Some("el")).collect();
    assert_eq!(greek, [(Some("el"), "Λίγο"), (Some("el"), "Πολύ")]);
}

/// A question about the aim, with three levels and one more option.
fn question() -> LevelQuestion {
    LevelQuestion {
        name: "aim-1.1".to_owned(),
        kind: "aim",
        code: "1.1".to_owned(),
        word: "Aim",
        subject: "Do it".to_owned(),
        levels: 3,
        names: "level",
        language: None,
        others: &["No aim"],
        target: Some(2),
    }
}

/// The names of the question's levels.
fn names(language: Option<String>) -> impl IntoView {
    let names = ["Novice", "Competent", "Expert"].map(str::to_owned).to_vec();
    view! { <LevelNames id="level" names language/> }
}

/// WCAG: 1.3.1, 4.1.2
#[test]
fn level_picker_says_which_level_is_chosen_and_which_is_suggested() {
    let picker = |selected: Option<u8>, hidden: bool, suggested: bool| {
        page(move || {
            let (question, hidden) = (question(), Signal::stored(hidden));
            view! {
                {names(None)}
                <LevelPicker question selected hidden suggested on_pick=|_: u8| {}/>
            }
        })
    };
    let none = picker(None, false, false);
    assert_eq!(
        none.outline(),
        "radiogroup “1.1 Aim Do it”
  radio “1 Novice”
  radio “2 Competent”
  radio “3 Expert”
  radio “No aim”"
    );
    for (selected, name) in [(1, "1 Novice"), (3, "3 Expert"), (4, "No aim")] {
        let found = picker(Some(selected), false, false);
        let checked: Vec<_> = found.all("input[checked]");
        assert_eq!(checked.len(), 1);
        assert_eq!(
            found.named("radio", name).attribute("checked"),
            checked[0].attribute("checked")
        );
        assert_eq!(checked[0].attribute("value"), Some(&*selected.to_string()));
    }
    assert_eq!(picker(Some(2), false, true).all("fieldset.suggested").len(), 1);
    let unavailable = picker(None, true, false).outline();
    assert!(unavailable.starts_with("radiogroup “1.1 Aim Do it” (unavailable)\n"), "{unavailable}");
    let track = none.only("fieldset");
    assert_eq!(track.attribute("class").map(str::trim_end), Some("track aim levels-3"));
    assert_eq!(track.attribute("part"), Some("rating"));
    assert_eq!(none.only("label.target").text(), "2", "the target has a tick");
    assert_eq!(none.all("input[name='aim-1.1']").len(), 4, "one group");
}

#[test]
fn level_picker_without_target_has_no_tick() {
    let language = Some("el".to_owned());
    let plain =
        LevelQuestion { target: None, others: &[], language: language.clone(), ..question() };
    let found = page(move || {
        let nothing = None::<u8>;
        view! {
            {names(language)}
            <LevelPicker question=plain selected=nothing on_pick=|_: u8| {}/>
        }
    });
    assert!(found.all(".target, .suggested, .others").is_empty());
    assert_eq!(found.with_role("radio").len(), 3);
    let ours = ["1.1 ", "Aim", "1", "2", "3"];
    let theirs = found.texts().into_iter().filter(|(language, _)| *language == Some("el"));
    assert_eq!(
        theirs.map(|(_, text)| text).collect::<Vec<_>>(),
        ["Novice", "Competent", "Expert", "Do it"]
    );
    let rest = found.texts().into_iter().filter(|(language, _)| language.is_none());
    assert_eq!(rest.map(|(_, text)| text).collect::<Vec<_>>(), ours);
}

/// WCAG: 3.3.1, 3.3.2
#[test]
fn text_field_has_a_label_a_hint_and_says_what_is_wrong() {
    assert_outlines([
        (
            outline(
                || view! { <TextField id="day" label="Day" value="" on_input=|_: String| {}/> },
            ),
            "textbox “Day” (at most 2000; autocomplete off)\nalert",
        ),
        (
            outline(|| {
                view! {
                    <TextField
                        id="day"
                        label="Day"
                        hint="When it begins."
                        kind="date"
                        placeholder="2026-12-31"
                        autocomplete="bday"
                        value="2026-02-31"
                        error=Some("No such day.".to_owned())
                        on_input=|_: String| {}
                    />
                }
            }),
            // Screen readers name the parts of a date only "Month" and "Day".
            "group “Day”
  textbox “Day” (invalid; at most 2000; placeholder 2026-12-31; autocomplete bday; \
             value “2026-02-31”; described by “When it begins. No such day.”)
  text: When it begins.
  alert: No such day.",
        ),
    ]);
    let found = page(|| {
        view! { <TextField id="day" label="Day" kind="date" value="" on_input=|_: String| {}/> }
    });
    assert_eq!(found.only("input").attribute("type"), Some("date"));
}

#[test]
fn long_text_field_has_a_label_and_a_hint() {
    // The value is set by the program: Leptos would write a value property into HTML unescaped.
    let value = "Ours";
    assert_outlines([
        (
            outline(|| {
                view! {
                    <LongTextField
                        id="note"
                        label="Note"
                        hint="What shows it."
                        max_chars=300
                        value
                        on_input=|_: String| {}
                    />
                }
            }),
            "textbox “Note” (at most 300; described by “What shows it.”)
status
text: What shows it.",
        ),
        (
            outline(|| {
                view! {
                    <label for="note">{"Note"}</label>
                    <TextArea id="note" rows=3 max_chars=300 value on_input=|_: String| {}/>
                }
            }),
            "textbox “Note” (at most 300)
status",
        ),
        (
            outline(|| {
                let value = Signal::stored("a".repeat(271));
                view! {
                    <label for="note">{"Note"}</label>
                    <TextArea id="note" rows=3 max_chars=300 value on_input=|_: String| {}/>
                }
            }),
            "textbox “Note” (at most 300)
status: 271 of 300 characters",
        ),
    ]);
}

#[test]
fn select_field_says_which_option_is_chosen() {
    let options = || {
        let greek = SelectOption { text: "Λίγο".to_owned(), language: Some("el".to_owned()) };
        vec![SelectOption::ours("All"), greek]
    };
    for selected in [0, 1] {
        let found = page(|| {
            view! {
                <SelectField
                    id="area"
                    label="Area"
                    hint="One of them."
                    options=options()
                    selected
                    on_select=|_: usize| {}
                />
            }
        });
        let [first, second] = if selected == 0 { [" (selected)", ""] } else { ["", "selected; "] };
        assert_eq!(
            found.outline(),
            format!(
                "combobox “Area” (described by “One of them.”)
  option “All”{first}
  option “Λίγο” ({second}lang el)
text: One of them."
            )
        );
    }
}

#[test]
fn check_field_says_whether_it_is_checked() {
    let field = |checked: bool| {
        outline(|| {
            view! {
                <CheckField
                    id="noted"
                    label="Only with a note"
                    hint="Others are left out."
                    checked
                    on_change=|_: bool| {}
                />
            }
        })
    };
    assert_outlines([
        (
            field(false),
            "checkbox “Only with a note” (described by “Others are left out.”)
text: Others are left out.",
        ),
        (
            field(true),
            "checkbox “Only with a note” (checked; described by “Others are left out.”)
text: Others are left out.",
        ),
    ]);
}

#[test]
fn dialog_says_what_will_happen_and_offers_the_way_back_first() {
    let closed = html(|| {
        view! {
            <ConfirmDialog
                node=NodeRef::new()
                heading="Delete everything?"
                text="It cannot be undone."
                yes="Delete"
                no="Cancel"
                on_confirm=|| {}
            />
        }
    });
    assert_eq!(Page::read(&closed).outline(), "", "it is opened when asked for");
    // The dialog after the browser has opened it.
    let open = Page::read(&closed.replace("<dialog", "<dialog open"));
    assert_eq!(
        open.outline(),
        "dialog “Delete everything?” (open; described by “It cannot be undone.”)
  text: Delete everything?
  text: It cannot be undone.
  button “Cancel” (described by “Delete everything? It cannot be undone.”)
  button “Delete”"
    );
}

/// WCAG: 1.3.1
#[test]
fn data_table_names_its_roles_so_that_a_layout_takes_none() {
    let found = page(|| {
        let cells = vec!["2.0".to_owned(), "–".to_owned()];
        view! {
            <TableRegion name="By area">
                <DataTable class="numbers" caption="Means by area" columns=&["Area", "Now", "Aim"]>
                    <DataRow cells>{"Area 1"}</DataRow>
                </DataTable>
            </TableRegion>
        }
    });
    assert_eq!(
        found.outline(),
        "region “By area” (tab 0)
  table “Means by area”
    rowgroup
      row
        columnheader “Area”
        columnheader “Now”
        columnheader “Aim”
    rowgroup
      row
        rowheader “Area 1”
        cell “2.0”
        cell “no value”"
    );
    for element in found.all("table, thead, tbody, tr, th, td") {
        assert!(element.attribute("role").is_some(), "{}", element.tag());
    }
    assert_eq!(found.only("table").attribute("class"), Some("numbers"));
}

#[test]
fn disclosure_is_open_or_closed_at_first() {
    for (open, state) in [(false, ""), (true, " (open)")] {
        let found = page(|| {
            view! { <Disclosure summary="More" open><p>{"Details."}</p></Disclosure> }
        });
        assert_eq!(found.outline(), format!("disclosure “More”{state}\n  text: Details."));
    }
}

fn plot_rows() -> Vec<PlotRow> {
    let row = |title: &str, code: &str, now, aim, target| PlotRow {
        title: title.to_owned(),
        code: code.to_owned(),
        language: (title == "Β").then(|| "el".to_owned()),
        now,
        aim,
        target,
        end: "2.0 → 4.0".to_owned(),
        end_hint: "2 of 3 below".to_owned(),
        then: None,
        sentence: format!("{title}: all its numbers."),
    };
    vec![
        row("A", "1", Some(20), Some(40), Some(30)),
        row("Β", "2", Some(50), Some(30), None),
        row("C", "3", None, None, None),
    ]
}

/// WCAG: 1.1.1
#[test]
fn dot_plot_is_a_group_of_images_that_say_their_numbers() {
    let found =
        page(|| view! { <DotPlot rows=plot_rows() levels=level_names() name="Areas".to_owned()/> });
    assert_eq!(
        found.outline(),
        "group “Areas”
  img “A: all its numbers.”
  img “Β: all its numbers.”
  img “C: all its numbers.”"
    );
    assert_eq!(found.only("[part=chart]").role(), Some("group"));
    // The marks of a line in order: gap, target, aim, present level.
    let marks = |line: usize| {
        let marks = found.all("svg.plot-line")[line].all(":not(.grid)");
        marks.into_iter().map(|mark| mark.attribute("class").unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(marks(0), ["gap", "tick", "aim", "now"]);
    assert_eq!(marks(1), ["over", "aim", "now"], "now is above the aim");
    assert!(marks(2).is_empty());
    let titles: Vec<_> = found.all(".plot-title").into_iter().map(Element::language).collect();
    assert_eq!(titles, [None, Some("el"), None]);
}

/// WCAG: 1.1.1
#[test]
fn radar_is_a_group_of_images_that_say_their_numbers() {
    let found = page(|| view! { <Radar rows=plot_rows() levels=5 name="Areas".to_owned()/> });
    assert_eq!(found.names("group"), ["Areas"]);
    let sentences: Vec<_> = plot_rows().into_iter().map(|row| row.sentence).collect();
    assert_eq!(found.names("img"), sentences);
    let list = found.all(".axes[aria-hidden=true] li");
    let explained: Vec<_> = list.iter().map(|one| (one.text(), one.language())).collect();
    let explanation = |text: &str, language| (text.to_owned(), language);
    assert_eq!(
        explained,
        [explanation("1 A", None), explanation("2 Β", Some("el")), explanation("3 C", None)]
    );
    assert_eq!(found.all(".now-side").len(), 1, "between neighbours that both have a value");
}

#[test]
fn chart_has_one_tab_stop_and_tells_how_to_ask_its_lines() {
    let sentences: Vec<_> = plot_rows().into_iter().map(|row| row.sentence).collect();
    let found = page(move || {
        let lines = ChartLines::default();
        view! {
            <Chart lines sentences>
                <DotPlot rows=plot_rows() levels=level_names() name="Areas".to_owned() lines/>
            </Chart>
        }
    });
    assert_eq!(
        found.outline(),
        "group “Areas”
  img “A: all its numbers.” (tab 0)
  img “Β: all its numbers.” (tab -1)
  img “C: all its numbers.” (tab -1)"
    );
    assert_eq!(found.only(".chart-detail[aria-hidden=true]").text(), listing::CHART_HINT);
}

#[test]
fn axis_names_its_levels_or_only_its_ends() {
    let axis = |names: Vec<String>| {
        let language = Some("el".to_owned());
        let found = page(|| {
            view! { <DotPlot rows=plot_rows() levels=names language name="Areas".to_owned()/> }
        });
        let scale = found.only("svg.plot-scale[aria-hidden=true]");
        assert_eq!(scale.language(), Some("el"));
        let lines = found.all(".plot-scale text").into_iter().map(|level| {
            level.all("tspan").into_iter().map(Element::text).collect::<Vec<_>>().join("/")
        });
        (lines.collect::<Vec<_>>().join(" "), scale.attribute("height").unwrap().to_owned())
    };
    let all = "1/Novice 2/Advanced/beginner 3/Competent 4/Proficient 5/Expert";
    assert_eq!(axis(level_names()), (all.to_owned(), "45".to_owned()));
    let seven = (1..=7).map(|number| format!("L{number}")).collect();
    assert_eq!(axis(seven), ("1/L1 2 3 4 5 6 7/L7".to_owned(), "30".to_owned()));
}

#[test]
fn comparison_has_an_arrow_from_then_to_now() {
    let row = |then| PlotRow { then, now: Some(30), ..PlotRow::default() };
    let rows = [Some(10), Some(50), Some(30), None].map(row).to_vec();
    let found = page(|| view! { <DotPlot rows levels=level_names() name="Areas".to_owned()/> });
    let marks = |line: usize| {
        let marks = found.all("svg.plot-line")[line].all(":not(.grid, path)");
        marks.into_iter().map(|mark| mark.attribute("class").unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(marks(0), ["change", "head", "then", "now"]);
    assert_eq!(marks(1), ["change", "head", "then", "now"]);
    assert_eq!((marks(2), marks(3)), (vec!["now"], vec!["now"]), "nothing moved");
    let heads: Vec<_> =
        found.all(".head path").into_iter().map(|head| head.attribute("d").unwrap()).collect();
    assert!(heads[0].starts_with("M-") && heads[1].starts_with("M1"), "{heads:?}");
}

#[test]
fn segments_are_radios_of_which_one_is_chosen() {
    let selected = || RwSignal::new("Radar");
    let found = outline(|| {
        let options = vec!["Dots", "Radar"];
        view! { <SegmentedControl name="view" legend="Show as" options selected=selected()/> }
    });
    assert_eq!(found, "radiogroup “Show as”\n  radio “Dots”\n  radio “Radar” (checked)");
}

#[test]
fn heading_of_a_section_is_focusable_where_something_leads_there() {
    let heading = |leads: bool| {
        page(move || {
            if leads {
                provide_context(SectionJump::default());
            }
            view! { <SectionHeading level=3 name="Priorities"/> }
        })
    };
    for (leads, tabindex) in [(true, Some("-1")), (false, None)] {
        let found = heading(leads);
        assert_eq!(found.named("heading", "Priorities").attribute("tabindex"), tabindex);
    }
}

#[test]
fn long_list_shows_its_first_entries_and_how_many_come_next() {
    let list = |first: usize, total: usize| {
        page(move || {
            let list = PagedList::new(first);
            let entry = |index| view! { <li {..list.entry(index)}>{index}</li> };
            view! {
                <ol>{(0..list.shown(total)).map(entry).collect_view()}</ol>
                <ShowMore list total entries="letters"/>
            }
        })
    };
    for (first, total, shown, next) in [
        (8, 0, 0, 0),
        (8, 7, 7, 0),
        (8, 8, 8, 0),
        (8, 9, 8, 1),
        (8, 56, 8, 48),
        (8, 57, 8, 48),
        (PAGE_SIZE, 57, 48, 9),
    ] {
        let found = list(first, total);
        assert_eq!(found.with_role("listitem").len(), shown, "{first} of {total}");
        let button = (next > 0).then(|| listing::show_more(next, "letters"));
        assert_eq!(found.names("button"), Vec::from_iter(button), "{first} of {total}");
        assert!(found.all("[tabindex]").is_empty(), "no entry is one that was asked for");
    }
}

#[test]
fn text_that_was_not_copied_can_be_copied_by_hand() {
    const TEXTS: CopyTexts =
        CopyTexts { copy: "Copy the link", copied: "Copied.", not_copied: "Copy it here:" };
    let after = |attempt: fn(CopyState)| {
        outline(move || {
            let state = CopyState::new(TEXTS);
            attempt(state);
            let text = || Some(String::new());
            view! {
                <CopyButton state text/>
                <CopyOutcome state/>
            }
        })
    };
    assert_outlines([
        (after(|_| {}), "button “Copy the link”\nstatus"),
        (after(|state| state.finish("#r=A", true)), "button “Copy the link”\nstatus: Copied."),
        (
            after(|state| state.finish("#r=A", false)),
            "button “Copy the link”
status: Copy it here:
textbox “Copy the link” (read only)",
        ),
        (
            after(|state| {
                state.finish("#r=A", false);
                state.say("It is too long.");
            }),
            "button “Copy the link”\nstatus: It is too long.",
        ),
    ]);
}

#[test]
fn file_input_has_a_label_a_hint_and_what_was_wrong() {
    let input = |error: &'static str| {
        let ignore = |_: Vec<File>| {};
        page(move || {
            view! {
                <FileInput
                    id="open"
                    label="Open a result"
                    hint="A JSON file."
                    error=Signal::derive(move || error.to_owned())
                    on_chosen=ignore
                />
            }
        })
    };
    let found = input("");
    assert_eq!(
        found.outline(),
        "text: A JSON file.\nfile “Open a result” (described by “A JSON file.”)\nalert"
    );
    let wrong = input("Not a result.");
    assert_eq!(
        wrong.outline(),
        "text: A JSON file.\n\
         file “Open a result” (invalid; described by “A JSON file. Not a result.”)\n\
         alert: Not a result."
    );
    assert_eq!(found.only("input").attribute("accept"), Some(".json,application/json"));
}

#[test]
fn what_is_shown_under_a_condition_is_there_only_then() {
    for (when, expected) in [(true, "text: Yes"), (false, "text: No")] {
        let found = outline(|| {
            view! { <ShowWhen when fallback=|| view! { <p>{"No"}</p> }><p>{"Yes"}</p></ShowWhen> }
        });
        assert_eq!(found, expected);
    }
    assert_eq!(outline(|| view! { <ShowWhen when=false><p>{"Yes"}</p></ShowWhen> }), "");
}

#[test]
fn what_is_made_anew_is_there_once() {
    for key in [0, 1] {
        let found = outline(|| {
            let key = Signal::stored(key);
            view! { <Renewed view=move || view! { <p>{format!("View {}", key.get())}</p> }/> }
        });
        assert_eq!(found, format!("text: View {key}"));
    }
}

#[test]
fn text_that_changes_stands_in_an_element_of_its_own() {
    for words in ["Show", "Hide"] {
        let found = page(
            move || view! { <p>"Now: " <ReactiveText text=Signal::stored(words.to_owned())/></p> },
        );
        assert_eq!(found.only("p > span").text(), words);
        assert_eq!(found.outline(), format!("text: Now: {words}"));
    }
}
