//! The table of cases: what could go wrong, and which tests show that it does not. Written as `docs/cases.md`.
//!
//! A line is a case: its id, what happens in it, how far it is tested, by what, and what is missing.
//! `tested`: the named tests show all of it. `part`: they show some, and the rest is said. `hand`: only a
//! person can tell, and nobody has yet. `none`: not tested yet, and why. `soak`: the named tests show all of
//! it as `make soak` runs them, and less of it otherwise; `trust` likewise. `moot`: it cannot happen, and why.

use std::fmt::Write;
use std::fs;

use crate::evidence;
use crate::generated::check;
use crate::outcomes::{self, Outcomes};

const KINDS: [(&str, &str); 6] = [
    ("ST", "Storage that fails"),
    ("HI", "Hostile input"),
    ("EM", "In pages of others"),
    ("KI", "Kiosk"),
    ("AX", "Accessibility"),
    ("OF", "Without a network, and new versions"),
];

const STATES: [(&str, &str); 7] = [
    ("tested", "tested"),
    ("soak", "tested in full by make soak"),
    ("trust", "tested in full by make trust"),
    ("part", "tested in part"),
    ("hand", "by hand, not yet checked"),
    ("none", "not tested yet"),
    ("moot", "does not apply"),
];

const CASES: &str = "
ST-01 | All site data is blocked: the journey goes on in memory, and says so | tested | browser::storage::blocked_storage_is_told_and_the_journey_goes_on, browser::storage::page_without_an_origin_has_the_whole_journey, browser::storage::site_data_blocked_by_the_person_is_told_once |
ST-02 | There is no localStorage at all | tested | browser::storage::absent_storage_is_told_and_the_journey_goes_on |
ST-03 | localStorage takes nothing | tested | browser::storage::storage_that_takes_nothing_is_told |
ST-04 | The origin is full to the last character | tested | browser::storage::full_storage_is_told_and_saves_by_itself_when_there_is_room |
ST-05 | There is room again: it saves by itself | tested | browser::storage::full_storage_is_told_and_saves_by_itself_when_there_is_room, host::session::full_storage_is_told_and_mends_itself |
ST-06 | The error of a full store under all its names and codes | tested | host::storage::quota_is_told_by_name_or_code |
ST-07 | Notes of the greatest length in Arabic and Chinese | tested | browser::bad_input::longest_notes_in_any_script_are_saved |
ST-08 | The record is rubbish, or cut off anywhere: it is kept, told and offered | tested | host::storage::rubbish_of_any_kind_is_set_aside_whole, host::hostile::saved_record_cut_at_every_byte_is_damaged_and_never_a_panic, browser::bad_input::damaged_record_is_kept_and_told, host::formats_properties::importing_any_text_never_panics |
ST-09 | One bit of the record is flipped: the copy from before is opened | tested | host::hostile::saved_record_with_any_bit_flipped_is_damaged, host::storage::damaged_record_is_set_aside_and_the_copy_from_before_is_opened |
ST-10 | Records of every released version open | tested | host::released::record_of_version_1_opens_and_stays_as_it_was_until_the_next_save |
ST-11 | A record of a newer version is never touched, told and offered | tested | host::storage::record_of_a_newer_version_is_never_touched, browser::storage::record_of_a_newer_version_can_be_taken_home, browser::offline::version_is_skipped_and_taken_back |
ST-12 | A migration fails in the middle | moot |  | Version 1 is the first: nothing is migrated yet
ST-13 | The browser is killed at several times after an answer | soak | browser::kill::killed_browser_loses_at_most_the_last_answer, browser::kill::killed_after_coming_back_loses_nothing, browser::kill::copy_that_is_read_late_is_taken_in_then, host::recall::record_that_never_reached_the_disk_comes_back | Killed 0, 0.1, 1 and 5 seconds after an answer in make test, after 15 and 45 in make soak
ST-14 | The page is left right after an answer | part | browser::storage::leaving_right_after_an_answer_loses_nothing, browser::tabs::closing_the_tab_right_after_an_answer_loses_nothing, browser::tabs::page_kept_for_the_way_back_shows_what_was_done_meanwhile | The driver of WebKit closes no tab: there it is left, reloaded and gone back from
ST-15 | It stops between the two writes of a save | tested | host::storage::a_stop_before_any_write_of_a_save_leaves_something_whole, browser::kill::power_cut_between_the_two_writes_leaves_a_whole_record, browser::kill::page_that_ends_between_the_two_writes_leaves_a_whole_record |
ST-16 | Two tabs answer in turn, 10,000 orders | trust | host::sync::no_answer_is_lost_between_two_tabs, host::sync::no_answer_is_lost_between_two_processes, browser::tabs::two_that_answer_in_turn_lose_nothing, browser::tabs::two_windows_that_answer_in_turn_lose_nothing | 256 orders in make test; real windows in Chromium and Firefox
ST-17 | Two tabs answer the same question: both come to the same | tested | browser::tabs::two_that_answer_the_same_come_to_the_same, host::sync::merging_does_not_depend_on_who_merges, host::sync::two_processes_that_answer_the_same_come_to_the_same |
ST-18 | A tab that was long in the background is used again | part | browser::tabs::one_that_was_long_in_the_background_overwrites_nothing, host::sync::no_answer_is_lost_between_two_tabs | A tab that hears nothing of the other stands in for it, without the ten minutes
ST-19 | The clock goes back a day between saves | tested | browser::tabs::one_that_was_long_in_the_background_overwrites_nothing, host::sync::no_answer_is_lost_between_two_tabs, host::planning::plan_of_a_kept_result_wins_by_counter_not_by_clock |
ST-20 | One tab deletes everything while another is open | tested | browser::tabs::what_one_deletes_the_other_does_not_bring_back, host::session::deletion_in_another_tab_is_noticed_and_nothing_comes_back |
ST-21 | The host page clears localStorage | part | browser::kill::website_that_empties_its_storage_is_told_of_and_obeyed, browser::tabs::emptied_store_is_told_and_everything_stays_on_the_screen, host::recall::emptied_store_is_told_at_once_and_everything_stays_on_the_screen, host::recall::what_the_website_took_out_is_saved_again_only_on_request, browser::kill::what_was_taken_out_after_the_page_was_left_stays_out, host::recall::what_was_taken_out_after_the_page_was_left_stays_out | In WebKit what was taken out within five seconds of the last save may come back from the copy
ST-22 | The person clears site data in the browser and goes on | part | browser::kill::site_data_cleared_by_the_person_is_told_and_saving_goes_on, browser::tabs::emptied_store_is_told_and_everything_stays_on_the_screen | In Chromium alone: no other driver has a command for it
ST-23 | The same frame on two websites keeps two results, says so, and a file moves them | part | browser::frame::on_two_websites_it_keeps_two_results_and_a_file_moves_one | Not in WebKit, which may give both websites the same
ST-24 | Safari forgets after seven days: no error, told at the start | hand | browser::offline::what_the_browser_threw_away_is_kept_again |
ST-25 | A private window, closed and opened again | part | browser::storage::private_window_works_and_leaves_nothing | Not in WebKit, whose driven browser remembers nothing in any window
ST-26 | The host uses a key of ours | part | browser::storage::keys_of_others_are_left_alone, host::storage::record_of_another_framework_under_our_key_is_set_aside, browser::bad_input::damaged_record_is_kept_and_told | A value of others under the very key is set aside, told as damaged answers, and written over
ST-27 | Two widgets with two frameworks on one origin | tested | browser::demo::two_on_a_page_keep_two_records, browser::storage::two_elements_keep_two_records |
ST-28 | The framework was edited between two visits | tested | host::embedding::another_edition_finds_the_answers_by_their_ids, host::formats::unknown_answer_is_refused_in_the_same_edition_and_kept_from_another, browser::framework::framework_changes_at_run_time_and_answers_stay |
ST-29 | 10,000 saves: neither record nor keys grow | soak | browser::storage::many_saves_grow_nothing, host::storage::previous_good_copy_is_one_save_behind | A thousand in make test; 10,000 in make soak, in Chromium alone
ST-30 | How long a save takes with 48 answers and notes | part | browser::storage::many_saves_grow_nothing | Saved at once, without a delay; how long it takes is told, not tested
ST-31 | The program stops in the middle: the saved answers are offered | tested | browser::failure::panic_in_the_middle_offers_the_saved_answers |
ST-32 | IndexedDB is blocked, slow or hangs | tested | browser::kill::copies_that_cannot_be_kept_are_not_missed, browser::kill::copies_that_hang_hold_the_start_up_for_a_moment_only, browser::kill::copy_that_is_read_late_is_taken_in_then, browser::kill::copy_that_is_read_after_everything_was_deleted_stays_out |
HI-01 | A file just too large, and one of a gibibyte | tested | host::hostile::too_large_is_refused_before_it_is_read, browser::bad_input::hostile_files_get_one_sentence_and_change_nothing, browser::bad_input::file_of_a_gibibyte_is_refused_by_its_size |
HI-02 | A file of nothing but small values: at most four times its size of memory | part | host::hostile::a_file_of_nothing_but_values_is_refused_before_any_is_made, browser::bad_input::hostile_files_get_one_sentence_and_change_nothing | One whose values are just not refused by their number takes up to eleven times its size for a moment
HI-03 | Values nested too deep, in known and unknown fields | tested | host::hostile::depth_is_bounded_in_known_and_in_unknown_fields, browser::bad_input::hostile_files_get_one_sentence_and_change_nothing |
HI-04 | A key twice | tested | host::hostile::doubled_key_is_refused_by_name |
HI-05 | Unknown fields | tested | host::hostile::unknown_fields_are_refused_with_their_path |
HI-06 | What is no whole number of the scale, as a level | tested | host::hostile::only_plain_whole_numbers_of_the_scale_are_levels |
HI-07 | A byte order mark, other line ends, other encodings | tested | host::formats::byte_order_mark_is_accepted, browser::bad_input::hostile_files_get_one_sentence_and_change_nothing, browser::bad_input::odd_ids_and_marks_without_end_are_shown_as_they_are |
HI-08 | Characters that control, reorder or pile up | tested | host::hostile::controls_that_hide_or_reorder_text_are_taken_out, host::hostile::what_is_not_json_says_where, host::formats_properties::cleaning_twice_is_cleaning_once, browser::bad_input::odd_ids_and_marks_without_end_are_shown_as_they_are, browser::bad_input::half_a_character_is_replaced_and_nothing_else_lost |
HI-09 | Names of object methods as ids | tested | host::hostile::names_of_object_methods_are_plain_ids, browser::bad_input::odd_ids_and_marks_without_end_are_shown_as_they_are |
HI-10 | Markup in every text | tested | browser::bad_input::markup_in_every_text_is_shown_as_text, host::report::markup_escapes_what_a_person_wrote, browser::authors::broken_file_shows_every_problem_with_place_and_remedy, browser::framework::files_that_are_no_framework_are_told_with_every_problem, browser::framework_text::markup_in_every_text_of_a_framework_is_text, browser::bad_input::markup_in_every_attribute_is_text |
HI-11 | Addresses that run scripts | tested | browser::bad_input::markup_in_every_text_is_shown_as_text |
HI-12 | Style values that break out | tested | host::embedding::wrong_values_are_told_and_the_default_is_used, browser::hosts::nothing_is_asked_of_others_and_nothing_is_read_of_the_browser |
HI-13 | Table cells that are formulas | part | host::takeaway::text_is_never_a_formula_and_comes_back_whole, host::takeaway::every_text_of_a_framework_is_kept_from_being_a_formula_too | Opening it in a spreadsheet is by hand, not yet checked
HI-14 | File names made of what a person typed | tested | browser::bad_input::names_of_files_hold_the_day_alone, host::authors::identity_is_changed |
HI-15 | Broken result links of all kinds | tested | host::link::what_is_wrong_with_a_link_is_told_apart, host::link::one_flipped_bit_is_refused, host::link::reading_any_text_never_panics, browser::links::broken_links_are_told_and_change_nothing |
HI-16 | A link comes while a self-check is open | tested | browser::links::link_that_comes_in_the_middle_is_asked_about |
HI-17 | After a link was taken, it is nowhere any more | part | browser::links::link_opens_in_another_browser | In address, on the way back, in requests and referrers; the browser's own list of visited pages is not looked at
HI-18 | Messages from strangers | tested | browser::frame::host_listens_to_its_frame_only |
HI-19 | Messages that are odd | tested | browser::frame::host_listens_to_its_frame_only |
HI-20 | To whom our frame speaks, and what it says | tested | browser::frame::height_is_told_to_the_exact_origin_and_to_no_other, browser::frame::frame_is_as_high_as_what_is_in_it |
HI-21 | Scores over nothing, or over the same everywhere | tested | host::properties::not_in_my_role_and_cannot_judge_change_no_mean, host::messages::results_in_words_for_every_state, host::report::table_and_chart_and_sentence_say_the_same_numbers, host::scoring::widest_gap_needs_half_of_what_is_in_role_and_something_short, host::report::report_says_what_there_is_not |
HI-22 | Frameworks at and beyond their limits | tested | host::framework::framework_limits_hold, host::framework::largest_framework_is_taken_and_a_larger_one_is_not, browser::authors::limits_are_told_to_the_author |
HI-23 | The longest note, and one that is too long | tested | host::formats::note_of_the_greatest_length_is_taken_and_a_longer_one_is_not, browser::bad_input::longest_notes_in_any_script_are_saved, browser::bad_input::a_megabyte_in_a_note_is_cut_and_said |
HI-24 | Fuzzing of everything that is read | part | host::regressions, host::formats_properties::importing_any_text_never_panics, host::link::reading_any_text_never_panics | make fuzz tries a million inputs of at most 5 kB for each of five readers, each held to a second and 1 GiB with the sanitizer; hours of it were not spent
HI-25 | A bit of the wasm is flipped on the server | tested | browser::failure::one_flipped_bit_in_the_wasm_is_refused, browser::failure::wrong_media_type_does_not_hide_a_flipped_bit, browser::failure::rest_that_cannot_be_had_is_told_and_had_later |
HI-26 | A bit of the script is flipped on the server | tested | browser::failure::one_flipped_bit_in_the_entry_file_is_refused, browser::failure::one_flipped_bit_in_any_script_of_a_page_is_refused, browser::failure::embedding_snippet_carries_the_integrity_of_the_entry_file |
HI-27 | Advisories, vetted crates, the same bytes twice | part | tidy::crates::every_crate_has_an_excuse | Licences, sources and advisories by make deny, two builds compared by make twice; both are in make trust. Crates are excused in writing here, not by cargo-vet
EM-01 | The promised policy over the whole journey | tested | browser::journey::full_self_check_from_an_empty_page_to_an_exported_result, browser::demo::every_page_works_under_the_policy |
EM-02 | The same with trusted types set to none | tested | browser::failure::works_from_a_sub_path_and_under_trusted_types_none |
EM-03 | A policy without wasm | tested | browser::failure::policy_without_wasm_is_told |
EM-04 | A policy without connections to us | tested | browser::failure::policy_without_connections_is_told |
EM-05 | Hostile styles of the host | tested | browser::leaks::hostile_styles_of_the_host_change_no_pixel |
EM-06 | Our styles in the host | tested | browser::leaks::our_styles_change_nothing_of_the_host |
EM-07 | Taken out and put back a thousand times | part | browser::embedding::two_elements_taken_out_and_put_back_leave_nothing_behind | About 320 times each in make test, a thousand in make soak, in Chromium alone, as are nodes and listeners
EM-08 | Hidden at first: tab, details, dialog, another shadow root | tested | browser::embedding::works_wherever_it_was_hidden |
EM-09 | Attributes change at run time | tested | browser::embedding::attributes_change_at_run_time_and_answers_stay, browser::embedding::language_and_direction_change_at_run_time, browser::framework::framework_changes_at_run_time_and_answers_stay, browser::kiosk::mode_changes_at_run_time |
EM-10 | Upgraded late, loaded twice, two versions | tested | browser::embedding::element_may_be_upgraded_late_with_properties_set_before, browser::embedding::second_copy_of_the_script_does_nothing_but_say_so |
EM-11 | The host's form is sent: nothing of ours is in it | tested | browser::embedding::form_of_the_host_is_not_touched |
EM-12 | Enter in our field does not send the host's form | tested | browser::embedding::form_of_the_host_is_not_touched |
EM-13 | Keyboard shortcuts of the host while somebody types with us | tested | browser::hosts::typing_is_no_shortcut_of_the_host |
EM-14 | A frame in a sandbox with scripts alone | tested | browser::frame::frame_works_in_a_sandbox, browser::frame::frame_without_downloads_gives_the_text, browser::storage::page_without_an_origin_has_the_whole_journey |
EM-15 | A frame that may not download | tested | browser::frame::frame_without_downloads_gives_the_text |
EM-16 | Frames of 280, 320 and 768 pixels as high as what is in them | tested | browser::frame::frame_is_as_high_as_what_is_in_it, browser::demo::frame_is_as_high_as_what_is_in_it |
EM-17 | All requests over the whole journey | tested | browser::hosts::nothing_is_asked_of_others_and_nothing_is_read_of_the_browser, browser::journey::full_self_check_from_an_empty_page_to_an_exported_result |
EM-18 | Calls that tell browsers apart | tested | browser::hosts::nothing_is_asked_of_others_and_nothing_is_read_of_the_browser |
EM-19 | Websites that the server does not name may not frame it | tested | browser::hosts::only_named_hosts_may_frame_it |
EM-20 | Language and direction differ from the host's | tested | browser::embedding::language_and_direction_are_the_elements_own |
EM-21 | A host that isolates itself from other origins | tested | browser::hosts::host_that_isolates_itself_can_have_both |
EM-22 | Printing from a host's page | tested | browser::paper::report_is_printed_alone_from_a_long_page, browser::paper::report_has_its_pages_and_words_in_a_pdf, host::report::charts_stay_in_their_frame_and_say_their_numbers |
KI-01 | After the end, nothing of the person is anywhere | part | browser::kiosk::visit_ends_with_a_code_and_leaves_no_trace | The script heap in Chromium alone; the clipboard is not looked at, and a kiosk has no button that copies
KI-02 | Nobody moves: a warning, extended as often as wanted, then the end | tested | browser::kiosk::quiet_is_warned_of_extended_and_then_ended, host::kiosk::patience_warns_for_twenty_seconds_and_every_touch_takes_it_back |
KI-03 | Back after the end | tested | browser::kiosk::leaving_and_coming_back_finds_the_poster |
KI-04 | Reload, restored tabs, a closed tab opened again | part | browser::kiosk::leaving_and_coming_back_finds_the_poster, browser::kiosk::cut_power_at_any_moment_leaves_a_poster | A closed tab is opened again by its address, and not in WebKit: no driver gives the browser's own command for it
KI-05 | No field suggests what somebody else typed | tested | browser::kiosk::visit_ends_with_a_code_and_leaves_no_trace |
KI-06 | No files, no printing; the code goes with the session | tested | browser::kiosk::visit_ends_with_a_code_and_leaves_no_trace |
KI-07 | The code on a phone | hand | host::link::full_result_comes_back_without_what_a_link_does_not_carry, browser::links::link_opens_in_another_browser |
KI-08 | The largest code can be scanned | part | host::qr::full_results_are_read_back_and_small_enough, host::qr::quiet_zone_is_four_modules_wide, host::qr::longest_link_fits_with_its_address | Read back by a program; scanning with a camera is by hand, not yet checked
KI-09 | Zoom, long press, menus, dropped files lead nowhere | part | browser::kiosk::nothing_leads_out_of_the_kiosk | Menus and drops; gestures on a real screen are by hand, not yet checked
KI-10 | 10,000 sessions | part | browser::kiosk::session_after_session_memory_stays_flat | A hundred in make test, 10,000 in make soak, in Chromium and Firefox; times are told, not tested; the wasm may take one page of 64 KiB more; nodes and listeners, 60 more of each, and the script heap, 2 MiB more, in Chromium alone
KI-11 | The poster for three days | part | browser::kiosk::three_days_of_poster_leave_nothing_behind | Its timers are called as often, without the hours; nodes and listeners, 60 more of each, and the script heap, 2 MiB more, in Chromium alone
KI-12 | The power is cut a hundred times | soak | browser::kiosk::cut_power_at_any_moment_leaves_a_poster | Ten times in make test, four in Firefox; a hundred in make soak, in Chromium alone
KI-13 | A new version while somebody is in the middle | tested | browser::offline::kiosk_goes_on_without_a_network_and_through_a_new_version |
KI-14 | Hours without a network | part | browser::offline::kiosk_goes_on_without_a_network_and_through_a_new_version | Its clock is put forward, without the hours
KI-15 | The clock jumps a day | tested | browser::kiosk::quiet_is_warned_of_extended_and_then_ended, host::kiosk::patience_warns_for_twenty_seconds_and_every_touch_takes_it_back |
KI-16 | Everything can be reached, standing and seated | hand | |
KI-17 | Screen reader and keyboard at the kiosk | hand | browser::kiosk::visit_ends_with_a_code_and_leaves_no_trace, browser::screens::kiosk_is_clean_in_every_dress |
AX-01 | axe with every rule, each screen, theme, width and direction | part | browser::screens::journey_is_clean_in_every_dress, browser::screens::kiosk_is_clean_in_every_dress, browser::screens::pages_are_clean_in_every_dress, browser::accessibility::every_screen_is_clean_at_every_width_in_both_themes, browser::authors::page_for_authors_is_accessible, browser::screens::what_is_seldom_seen_is_clean_in_every_dress | What axe leaves undecided is not looked at; in forced colours its contrast finding is left out; combinations are taken in pairs; forced colours, and widths from right to left, in Chromium alone
AX-02 | Defects are planted and must be found | tested | browser::defects::planted_defects_are_found |
AX-03 | 48 groups, each with a legend and a name of its own | tested | browser::screens::all_48_groups_are_told_apart |
AX-04 | The journey by keyboard alone | part | browser::keyboard::whole_journey_by_keyboard_alone, browser::keyboard::a_group_is_gone_through_both_ways_and_cleared, browser::keyboard::plan_is_made_and_printed_by_keyboard_alone, browser::perceived::tab_goes_as_one_reads_with_a_ring_at_every_stop | WebKitGTK's own radios do not wrap
AX-05 | An answer changes neither page nor focus | tested | browser::keyboard::answering_moves_neither_page_nor_focus, browser::keyboard::digit_outside_a_track_sets_nothing |
AX-06 | The ring around the focus | part | browser::screens::every_stop_of_tab_is_seen, browser::accessibility::focus_has_a_ring, browser::perceived::tab_goes_as_one_reads_with_a_ring_at_every_stop | In forced colours its width alone, and in Chromium alone. In Firefox it was found on the start and at a few stops of a rating: later screens computed none after presses of the mouse
AX-07 | The focus is never covered at 320 by 256 | tested | browser::screens::every_stop_of_tab_is_seen, browser::accessibility::focus_is_never_covered |
AX-08 | Sizes of what is pressed | tested | browser::screens::journey_is_clean_in_every_dress, browser::screens::kiosk_is_clean_in_every_dress, browser::accessibility::every_screen_is_clean_at_every_width_in_both_themes |
AX-09 | 320 pixels: no scrolling sideways | part | browser::layout::nothing_scrolls_sideways_at_320_pixels, browser::layout::everything_is_in_reach_at_400_percent, browser::screens::pages_are_clean_in_every_dress | Firefox and WebKit get a narrow page in a wider window; a zoom of 400 %, and our other pages at 320 pixels, in Chromium alone
AX-10 | Spaced text, and text of twice the size | part | browser::screens::spaced_text_is_not_cut, browser::screens::text_of_twice_the_size_is_not_cut, browser::perceived::text_of_a_least_size_is_not_cut | Twice the size in Chromium alone, a least size in Chromium and Firefox: the other drivers set none; a comparison, the kiosk and our pages at 1280 pixels alone
AX-11 | Less motion: nothing is animated | part | browser::screens::nothing_is_animated | Asked for in Chromium alone; in the others nothing moves though nobody asks
AX-12 | Forced colours | part | browser::screens::journey_is_clean_in_every_dress, browser::perceived::forced_colours_keep_marks_and_states | As Chromium pretends them, in Chromium alone; Windows is by hand, not yet checked
AX-13 | Contrast of texts, borders and marks | tested | host::contrast::every_pair_of_colours_has_enough_contrast_in_both_themes, browser::screens::journey_is_clean_in_every_dress |
AX-14 | Without colours, and as the colour-blind see it | part | browser::perceived::marks_are_told_apart_without_colours | By brightness in pictures that Chromium filters; what a colour-blind person sees is by hand, not yet checked
AX-15 | Chart, table and words say the same | tested | host::report::table_and_chart_and_sentence_say_the_same_numbers, host::takeaway::table_equals_the_json_export |
AX-16 | The chart's name says highest, lowest and how many | tested | host::report::table_and_chart_and_sentence_say_the_same_numbers, browser::results::marks_say_their_numbers |
AX-17 | What is announced, once each | part | browser::storage::full_storage_is_told_and_saves_by_itself_when_there_is_room, browser::screens::journey_is_clean_in_every_dress, browser::perceived::each_message_is_announced_once, browser::storage::site_data_blocked_by_the_person_is_told_once | Each region is there before its text, and changes once a message; what a screen reader makes of it is by hand, not yet checked
AX-18 | A list of what is unanswered, with links | moot |  | There is none: results may be seen at any time, and areas show their counts
AX-19 | The plan by keyboard alone | tested | browser::keyboard::plan_is_made_and_printed_by_keyboard_alone, browser::keyboard::goals_are_moved_by_keyboard_alone, browser::plan::goals_and_activities_are_edited_moved_and_brought_back |
AX-20 | Descriptions that appear can be dismissed | moot |  | Nothing pops up: the levels stand in a part that opens
AX-21 | Language and direction of each string | part | browser::embedding::language_and_direction_are_the_elements_own, browser::screens::journey_is_clean_in_every_dress, browser::framework_text::texts_of_a_framework_say_their_language, host::report::texts_of_a_framework_in_another_language_say_so_on_paper | A name that stands in a sentence of ours is not marked
AX-22 | From right to left | part | browser::embedding::levels_run_from_right_to_left, browser::screens::journey_is_clean_in_every_dress, browser::embedding::language_and_direction_are_the_elements_own, browser::right_to_left::made_up_language_is_clean | Levels and tables are mirrored, and every text runs as its letters do; the arrow keys of radios are the browser's own, and charts keep their direction; the made-up language is the framework's, in light at 320 pixels and in dark at 1280, and our sentences stay English
AX-23 | Heading levels follow the attribute without a gap | tested | browser::screens::headings_fit_into_the_page, browser::embedding::attributes_change_at_run_time_and_answers_stay |
AX-24 | Frames have titles, the element a name | tested | browser::screens::pages_are_clean_in_every_dress, browser::perceived::widget_is_a_landmark_with_a_name |
AX-25 | The tree of accessibility as a golden file | tested | browser::tree::tree_of_each_screen_is_as_it_was |
AX-26 | Twelve tasks with screen readers, voice and magnifiers | hand | |
AX-27 | Numbers and dates by locale | moot |  | All sentences are English, and so are their numbers and dates, whatever the browser's language
AX-28 | One switch that scans every two seconds | tested | browser::kiosk::nothing_but_the_kiosk_runs_out_of_time |
OF-01 | The whole journey with the server stopped | tested | browser::offline::whole_journey_with_the_server_stopped |
OF-02 | The network ends at each tenth of the first load | tested | browser::failure::network_that_breaks_at_any_tenth_is_told |
OF-03 | What the worker keeps is what the release has | tested | browser::offline::list_of_the_worker_is_the_set_of_files |
OF-04 | One file fails: the old version stays | tested | browser::offline::install_is_all_or_nothing |
OF-05 | A new version is on the server, the old one still open | tested | browser::offline::version_in_use_stays_whole |
OF-06 | A new version waits for the person | tested | browser::offline::new_version_waits_for_the_person |
OF-07 | A version is skipped, and one is taken back | tested | browser::offline::version_is_skipped_and_taken_back |
OF-08 | Two tabs, one takes the new version | tested | browser::offline::two_tabs_go_on_when_one_accepts |
OF-09 | An old page from the cache names files that are gone | tested | browser::stale::files_that_were_kept_too_long_are_replaced, browser::offline::version_in_use_stays_whole |
OF-10 | The worker's script is cached for a year | part | browser::offline::worker_that_is_cached_for_a_year_is_updated | WebKitGTK keeps no such script under its driver, and shows less
OF-11 | The switch that ends the worker | tested | browser::offline::switch_ends_the_worker_and_leaves_the_answers |
OF-12 | The browser throws away files or answers | tested | browser::offline::what_the_browser_threw_away_is_kept_again |
OF-13 | The worker is refused | tested | browser::offline::refused_worker_is_not_missed |
OF-14 | Partial, moved and foreign answers are not kept | tested | browser::offline::only_whole_files_of_our_own_server_are_kept |
OF-15 | The wasm comes as plain text | tested | browser::failure::wrong_media_type_does_not_matter, browser::failure::wrong_media_type_does_not_hide_a_flipped_bit, browser::offline::wrong_media_type_works_without_a_network |
OF-16 | It can be installed | part | browser::offline::pages_can_be_installed | Chromium alone is asked whether it would; elsewhere manifest and icons are looked at
OF-17 | Pages of others never get a worker | tested | browser::offline::pages_of_others_get_no_worker |
";

/// How far we have come towards the figures that we aim at: a figure, how far, and where it is seen or what is missing.
const GOALS: &str = "
G1 | No answer is lost without a word | in part | ST-01 to ST-32, where they are tested
G2 | A page that is closed or loaded anew loses none, a thousand times in each engine | in part | ST-14, ten times at most in each
G3 | A killed browser loses one answer at most, and none after 100 ms | reached | ST-13, with the page open, once IndexedDB has answered
G4 | Two tabs lose none in 10,000 orders | reached | ST-16
G5 | Records of every released version open | reached | ST-10; there is one version
G6 | Files are bounded and refused within 100 ms at four times their size of memory; 24 hours of fuzzing | in part | Bounds: HI-01, HI-03, HI-22, HI-23. Memory: eleven times at worst, HI-02. Fuzzing by number, HI-24. The time is not measured
G7 | The whole journey under the policy, without one violation | reached | EM-01
G8 | No request to others, no cookie, nothing sent | reached | EM-17, EM-18
G9 | One flipped bit of what runs is refused | reached | HI-25, HI-26
G10 | axe finds nothing with every rule, in every dress | in part | AX-01, in pairs
G11 | 30 of 31 kinds of planted defects are found | reached | AX-02, 31
G12 | 55 of 55 criteria supported, or not applicable | in part | [accessibility.md](accessibility.md)
G13 | 44 pixels to press, 7:1 for text | reached | AX-08, AX-13
G14 | 10,000 kiosk sessions | in part | KI-10; times are told, not tested
G15 | A session leaves nothing anywhere | in part | KI-01
G16 | The whole journey with the server stopped; a thousand orders of deploying | in part | OF-01; a few orders, OF-05 to OF-09
G17 | Nine of ten wrong lines are noticed, all in storage, formats, scoring and merging | reached | [mutants.md](mutants.md)
G18 | No retry, less than one failure in a thousand without a cause | in part | make steady asks for ten whole runs in a row, none with a retry
G19 | Dependencies excused, without advisories, the same bytes twice | reached | make deny and make twice, in make trust; [DEPENDENCIES.md](../.github/DEPENDENCIES.md)
";

/// A case, as its line has it.
struct Case<'a> {
    id: &'a str,
    what: &'a str,
    state: &'a str,
    tests: Vec<&'a str>,
    missing: &'a str,
}

impl Case<'_> {
    /// What became of its tests, each in every engine that it runs in.
    fn result(&self, run: &Outcomes) -> String {
        let runs: Result<Vec<_>, _> = self.tests.iter().map(|test| run.of(test)).collect();
        match runs {
            Ok(runs) if runs.is_empty() => "no test".to_owned(),
            Ok(runs) => format!("passed {0} of {0}", runs.iter().sum::<usize>()),
            Err(wrong) => wrong,
        }
    }
}

fn cases() -> Vec<Case<'static>> {
    let read = |[id, what, state, tests, missing]: [&'static str; 5]| {
        let tests = evidence::tests_of(tests);
        Case { id, what, state, tests, missing }
    };
    evidence::rows(CASES).map(read).collect()
}

/// The document; after a run, with what became of the tests.
fn document(cases: &[Case<'_>], run: Option<&Outcomes>) -> String {
    let mut out = "# Cases\n\n<!-- Made from tests/cases.rs by UPDATE_DOCS=1 cargo test --test tidy. -->\n\n\
        What could go wrong, and which tests show that it does not. *Tested* means that the named tests show\n\
        all of the case; *in part* says what they do not show. A test that is named here exists; the engines\n\
        are those that all of them run in, and *host* means that some need no browser. How to run one: [CONTRIBUTING](../.github/CONTRIBUTING.md).\n\n"
        .to_owned();
    let count = |state: &str| cases.iter().filter(|case| case.state == state).count();
    writeln!(out, "| state | cases |\n|---|---|").unwrap();
    for (state, words) in STATES {
        writeln!(out, "| {words} | {} |", count(state)).unwrap();
    }
    writeln!(out, "| all | {} |", cases.len()).unwrap();
    if run.is_some() {
        writeln!(out, "\n| run apart | passed |\n|---|---|").unwrap();
        for (part, left) in outcomes::parts() {
            writeln!(out, "| `make {part}` | {left} |").unwrap();
        }
    }
    for (kind, title) in KINDS {
        writeln!(out, "\n## {title}\n").unwrap();
        let head = if run.is_some() { ["result | ", "---|"] } else { [""; 2] };
        writeln!(out, "| id | case | state | {}tests | engines |", head[0]).unwrap();
        writeln!(out, "|---|---|---|{}---|---|", head[1]).unwrap();
        for case in cases.iter().filter(|case| case.id.starts_with(kind)) {
            let (_, words) = STATES.iter().find(|(state, _)| *state == case.state).unwrap();
            let state = if case.missing.is_empty() {
                (*words).to_owned()
            } else {
                format!("{words}. {}", case.missing)
            };
            let (tests, engines) = (evidence::listed(&case.tests), evidence::engines(&case.tests));
            let result = run.map_or(String::new(), |run| format!("{} | ", case.result(run)));
            let Case { id, what, .. } = case;
            writeln!(out, "| {id} | {what} | {state} | {result}{tests} | {engines} |").unwrap();
        }
    }
    writeln!(out, "\n## Goals\n\n| id | figure | how far | where |\n|---|---|---|---|").unwrap();
    for [id, figure, how_far, place] in evidence::rows(GOALS) {
        writeln!(out, "| {id} | {figure} | {how_far} | {place} |").unwrap();
    }
    out
}

#[test]
fn cases_are_those_of_the_catalogue_and_name_tests_that_exist() {
    let cases = cases();
    let mut expected = Vec::new();
    for ((kind, _), count) in KINDS.iter().zip([32, 27, 22, 17, 28, 17]) {
        expected.extend((1..=count).map(|number| format!("{kind}-{number:02}")));
    }
    assert_eq!(cases.iter().map(|case| case.id).collect::<Vec<_>>(), expected);
    for case in &cases {
        evidence::exist(case.id, &case.tests);
        let (tests, missing) = (!case.tests.is_empty(), !case.missing.is_empty());
        let right = match case.state {
            "tested" => tests && !missing,
            "part" | "soak" | "trust" => tests && missing,
            "hand" => !missing,
            "none" | "moot" => !tests && missing,
            _ => false,
        };
        assert!(right, "{}: {} does not fit its tests and its reason", case.id, case.state);
    }
    for (number, [id, .., how_far, place]) in (1..).zip(evidence::rows::<4>(GOALS)) {
        assert_eq!(id, format!("G{number}"));
        assert!(["reached", "in part"].contains(&how_far), "{id}: {how_far}");
        let named = place.split([' ', ',', ':', ';', '.']).filter(|word| word.contains('-'));
        for word in named {
            let known = cases.iter().find(|case| case.id == word);
            let known = known.unwrap_or_else(|| panic!("{id}: there is no case {word}"));
            let weak = ["part", "hand", "none"].contains(&known.state) && how_far == "reached";
            assert!(!weak, "{id} is not reached: {word} is {}", known.state);
        }
    }
    check("docs/cases.md", &document(&cases, None));
}

#[test]
#[ignore = "looks at what a whole run has left, so make test ends with it"]
fn tests_of_every_case_have_passed_in_the_last_run() {
    let (cases, run) = (cases(), Outcomes::of_the_last_run());
    fs::write("target/cases.md", document(&cases, Some(&run))).unwrap();
    for case in &cases {
        let result = case.result(&run);
        let right = result.starts_with("passed") || case.tests.is_empty();
        assert!(right, "{}: {result} (target/cases.md)", case.id);
    }
}
