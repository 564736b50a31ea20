//! The whole journey through `dist/`, in real browsers, by what a person perceives: roles and names.
//!
//! `cargo test --test browser` runs everything in every engine, two browsers for each core at once; a word after
//! `--` picks the scenarios whose name contains it, `CME_ENGINES=chromium,firefox` the engines, and
//! `CME_JOBS=1` how many run at once. There are no retries and no sleeps: a step waits for what it needs to
//! see, and fails after some time without it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "steps of tests")]

mod accessibility;
mod actions;
mod authors;
mod bad_input;
mod defects;
mod demo;
mod driver;
mod embedding;
mod failure;
mod frame;
mod framework;
mod framework_text;
mod hosts;
#[path = "../build/http.rs"]
mod http;
mod journey;
mod keyboard;
mod kill;
mod kiosk;
mod layout;
mod leaks;
mod links;
mod offline;
mod page;
mod paper;
mod patience;
mod perceived;
mod places;
mod plan;
#[path = "../build/policy.rs"]
mod policy;
mod results;
mod right_to_left;
mod screens;
mod server;
mod stale;
mod storage;
mod tabs;
mod tree;
mod welcome;
#[path = "../build/worker.rs"]
mod worker;

use std::cell::RefCell;
use std::env;
use std::fs;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use driver::{Browser, Engine};

/// A scenario gets a window of its own, and its sites have origins that no other scenario has, so that none can
/// depend on what another left behind.
type Scenario = for<'a> fn(&'a Browser) -> Pin<Box<dyn Future<Output = ()> + 'a>>;
/// A scenario in an engine.
type Turn = (Engine, &'static str, Scenario);
/// Engine and scenario, and whether it passed.
type Outcome = (String, bool);

macro_rules! scenarios {
    ($($module:ident :: $name:ident),* $(,)?) => {
        &[$((
            concat!(stringify!($module), "::", stringify!($name)),
            (|browser| Box::pin($module::$name(browser))) as Scenario,
        )),*]
    };
}

const SCENARIOS: &[(&str, Scenario)] = scenarios![
    welcome::what_was_chosen_while_the_program_came_is_kept,
    welcome::program_is_fetched_once_and_with_the_page,
    journey::full_self_check_from_an_empty_page_to_an_exported_result,
    journey::exported_file_opens_again_to_the_same_bytes,
    journey::quick_check_rates_the_eight_areas,
    journey::chosen_areas_are_asked_for_and_nothing_else,
    journey::importance_is_asked_for_and_ranks,
    journey::levels_stay_explained_when_a_page_is_turned,
    journey::everything_can_be_deleted,
    journey::paper_form_has_every_statement,
    accessibility::focus_has_a_ring,
    perceived::tab_goes_as_one_reads_with_a_ring_at_every_stop,
    keyboard::whole_journey_by_keyboard_alone,
    keyboard::plan_is_made_and_printed_by_keyboard_alone,
    keyboard::answering_moves_neither_page_nor_focus,
    keyboard::a_group_is_gone_through_both_ways_and_cleared,
    keyboard::digit_outside_a_track_sets_nothing,
    keyboard::cleared_note_is_not_shown_any_more,
    keyboard::goals_are_moved_by_keyboard_alone,
    results::marks_say_their_numbers,
    results::pointer_at_rest_says_nothing_new,
    results::list_is_filtered_and_sorted,
    results::long_lists_grow_when_asked,
    results::targets_are_adjusted_and_marked,
    results::earlier_result_is_compared,
    results::deleted_result_comes_back,
    results::completion_offers_the_file_once,
    plan::goals_and_activities_are_edited_moved_and_brought_back,
    plan::plan_survives_a_reload_and_goes_into_files,
    plan::what_was_typed_is_there_in_a_page_that_comes_back,
    plan::bad_dates_and_hours_are_told,
    paper::report_is_printed_alone_from_a_long_page,
    paper::report_has_its_pages_and_words_in_a_pdf,
    paper::report_becomes_a_file_where_printing_is_not_allowed,
    links::link_opens_in_another_browser,
    links::link_that_comes_in_the_middle_is_asked_about,
    links::broken_links_are_told_and_change_nothing,
    links::no_page_means_no_link_and_a_refusing_clipboard_shows_it,
    kiosk::visit_ends_with_a_code_and_leaves_no_trace,
    kiosk::quiet_is_warned_of_extended_and_then_ended,
    kiosk::nothing_but_the_kiosk_runs_out_of_time,
    kiosk::leaving_and_coming_back_finds_the_poster,
    kiosk::kiosk_without_a_public_page_says_so_to_the_staff,
    kiosk::page_of_the_frame_is_a_kiosk_by_its_address,
    kiosk::nothing_leads_out_of_the_kiosk,
    kiosk::mode_changes_at_run_time,
    kiosk::three_days_of_poster_leave_nothing_behind,
    kiosk::cut_power_at_any_moment_leaves_a_poster,
    kiosk::session_after_session_memory_stays_flat,
    bad_input::hostile_files_get_one_sentence_and_change_nothing,
    bad_input::file_of_a_gibibyte_is_refused_by_its_size,
    bad_input::markup_in_every_text_is_shown_as_text,
    bad_input::markup_in_every_attribute_is_text,
    bad_input::half_a_character_is_replaced_and_nothing_else_lost,
    bad_input::longest_notes_in_any_script_are_saved,
    bad_input::odd_ids_and_marks_without_end_are_shown_as_they_are,
    bad_input::names_of_files_hold_the_day_alone,
    bad_input::a_megabyte_in_a_note_is_cut_and_said,
    bad_input::damaged_record_is_kept_and_told,
    storage::blocked_storage_is_told_and_the_journey_goes_on,
    storage::site_data_blocked_by_the_person_is_told_once,
    storage::private_window_works_and_leaves_nothing,
    storage::absent_storage_is_told_and_the_journey_goes_on,
    storage::storage_that_takes_nothing_is_told,
    storage::page_without_an_origin_has_the_whole_journey,
    storage::full_storage_is_told_and_saves_by_itself_when_there_is_room,
    storage::leaving_right_after_an_answer_loses_nothing,
    storage::page_that_is_loaded_anew_has_chosen_nothing,
    storage::many_saves_grow_nothing,
    storage::record_of_a_newer_version_can_be_taken_home,
    storage::keys_of_others_are_left_alone,
    storage::two_elements_keep_two_records,
    tabs::two_that_answer_in_turn_lose_nothing,
    tabs::two_that_answer_the_same_come_to_the_same,
    tabs::what_the_other_does_leaves_the_focus_where_it_is,
    tabs::what_the_other_does_leaves_the_caret_where_it_is,
    tabs::one_that_was_long_in_the_background_overwrites_nothing,
    tabs::counts_show_what_a_tab_did_not_hear_of_when_a_page_is_turned,
    tabs::what_one_deletes_the_other_does_not_bring_back,
    tabs::emptied_store_is_told_and_everything_stays_on_the_screen,
    tabs::two_windows_that_answer_in_turn_lose_nothing,
    tabs::page_kept_for_the_way_back_shows_what_was_done_meanwhile,
    tabs::closing_the_tab_right_after_an_answer_loses_nothing,
    kill::killed_browser_loses_at_most_the_last_answer,
    kill::killed_after_coming_back_loses_nothing,
    kill::power_cut_between_the_two_writes_leaves_a_whole_record,
    kill::page_that_ends_between_the_two_writes_leaves_a_whole_record,
    kill::what_was_taken_out_after_the_page_was_left_stays_out,
    kill::website_that_empties_its_storage_is_told_of_and_obeyed,
    kill::site_data_cleared_by_the_person_is_told_and_saving_goes_on,
    kill::deleting_everything_leaves_no_copy,
    kill::copies_that_cannot_be_kept_are_not_missed,
    kill::copies_that_hang_hold_the_start_up_for_a_moment_only,
    kill::copy_that_is_read_late_is_taken_in_then,
    kill::copy_that_is_read_after_everything_was_deleted_stays_out,
    failure::missing_wasm_is_told,
    failure::one_flipped_bit_in_the_wasm_is_refused,
    failure::one_flipped_bit_in_the_entry_file_is_refused,
    failure::one_flipped_bit_in_any_script_of_a_page_is_refused,
    failure::missing_entry_file_leaves_the_fallback,
    failure::rest_that_cannot_be_had_is_told_and_had_later,
    failure::rest_comes_to_a_browser_that_is_never_idle,
    failure::rest_that_is_late_is_waited_for,
    failure::wrong_media_type_does_not_matter,
    failure::wrong_media_type_does_not_hide_a_flipped_bit,
    failure::policy_without_wasm_is_told,
    failure::policy_without_connections_is_told,
    failure::works_from_a_sub_path_and_under_trusted_types_none,
    failure::embedding_snippet_carries_the_integrity_of_the_entry_file,
    failure::network_that_breaks_at_any_tenth_is_told,
    failure::panic_in_the_middle_offers_the_saved_answers,
    accessibility::every_screen_is_clean_at_every_width_in_both_themes,
    accessibility::focus_is_never_covered,
    defects::planted_defects_are_found,
    screens::journey_is_clean_in_every_dress,
    screens::kiosk_is_clean_in_every_dress,
    screens::pages_are_clean_in_every_dress,
    screens::what_is_seldom_seen_is_clean_in_every_dress,
    screens::all_48_groups_are_told_apart,
    screens::spaced_text_is_not_cut,
    screens::text_of_twice_the_size_is_not_cut,
    screens::nothing_is_animated,
    perceived::each_message_is_announced_once,
    perceived::marks_are_told_apart_without_colours,
    perceived::forced_colours_keep_marks_and_states,
    perceived::text_of_a_least_size_is_not_cut,
    perceived::widget_is_a_landmark_with_a_name,
    screens::every_stop_of_tab_is_seen,
    screens::headings_fit_into_the_page,
    embedding::every_attribute_has_a_property,
    embedding::attributes_change_at_run_time_and_answers_stay,
    embedding::storage_changes_at_run_time_and_answers_stay,
    embedding::memory_goes_with_the_element,
    embedding::what_cannot_be_stored_goes_with_the_element,
    embedding::two_elements_taken_out_and_put_back_leave_nothing_behind,
    embedding::works_wherever_it_was_hidden,
    embedding::element_may_be_upgraded_late_with_properties_set_before,
    embedding::second_copy_of_the_script_does_nothing_but_say_so,
    embedding::form_of_the_host_is_not_touched,
    embedding::language_and_direction_are_the_elements_own,
    embedding::levels_run_from_right_to_left,
    tree::tree_of_each_screen_is_as_it_was,
    embedding::language_and_direction_change_at_run_time,
    embedding::element_may_be_removed_by_its_own_event,
    hosts::typing_is_no_shortcut_of_the_host,
    hosts::nothing_is_asked_of_others_and_nothing_is_read_of_the_browser,
    hosts::host_that_isolates_itself_can_have_both,
    hosts::only_named_hosts_may_frame_it,
    framework::file_by_its_address_is_used,
    framework::framework_changes_at_run_time_and_answers_stay,
    framework::failures_to_get_the_file_are_told,
    framework::files_that_are_no_framework_are_told_with_every_problem,
    framework::large_and_slow_files_are_not_read_to_their_end,
    framework_text::markup_in_every_text_of_a_framework_is_text,
    framework_text::texts_of_a_framework_say_their_language,
    right_to_left::made_up_language_is_clean,
    framework::empty_address_is_told_and_the_built_in_one_used,
    frame::frame_is_as_high_as_what_is_in_it,
    frame::frame_works_in_a_sandbox,
    frame::frame_without_downloads_gives_the_text,
    frame::height_is_told_to_the_exact_origin_and_to_no_other,
    frame::frame_without_its_script_stores_nothing,
    frame::host_listens_to_its_frame_only,
    frame::on_two_websites_it_keeps_two_results_and_a_file_moves_one,
    authors::broken_file_shows_every_problem_with_place_and_remedy,
    authors::good_file_is_previewed_edited_and_downloaded,
    authors::wrong_target_is_corrected_in_the_table,
    authors::start_from_the_built_in_framework_or_an_empty_one,
    authors::limits_are_told_to_the_author,
    authors::file_is_dropped_anywhere,
    authors::page_for_authors_works_by_keyboard_alone,
    authors::page_for_authors_is_accessible,
    authors::page_for_authors_says_when_it_cannot_start,
    leaks::hostile_styles_of_the_host_change_no_pixel,
    leaks::our_styles_change_nothing_of_the_host,
    layout::nothing_scrolls_sideways_at_320_pixels,
    layout::everything_is_in_reach_at_400_percent,
    demo::every_page_works_under_the_policy,
    demo::two_on_a_page_keep_two_records,
    demo::frame_is_as_high_as_what_is_in_it,
    offline::list_of_the_worker_is_the_set_of_files,
    offline::kiosk_goes_on_without_a_network_and_through_a_new_version,
    stale::files_that_were_kept_too_long_are_replaced,
    offline::whole_journey_with_the_server_stopped,
    offline::install_is_all_or_nothing,
    offline::only_whole_files_of_our_own_server_are_kept,
    offline::new_version_waits_for_the_person,
    offline::version_in_use_stays_whole,
    offline::version_is_skipped_and_taken_back,
    offline::two_tabs_go_on_when_one_accepts,
    offline::worker_that_is_cached_for_a_year_is_updated,
    offline::what_the_browser_threw_away_is_kept_again,
    offline::switch_ends_the_worker_and_leaves_the_answers,
    offline::refused_worker_is_not_missed,
    offline::wrong_media_type_works_without_a_network,
    offline::pages_of_others_get_no_worker,
    offline::pages_can_be_installed,
];

/// What needs the machine for itself: how much of a moment passed before the power was cut decides.
const ALONE: &[&str] = &["kill::killed", "kill::power_cut", "kiosk::cut_power"];

fn main() -> ExitCode {
    name_panics();
    let wanted: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let picked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word));
    let all: Vec<Turn> = Engine::wanted()
        .into_iter()
        .flat_map(|engine| SCENARIOS.iter().map(move |(name, scenario)| (engine, *name, *scenario)))
        .filter(|(_, name, _)| picked(name))
        .collect();
    let alone = |turn: &Turn| ALONE.iter().any(|beginning| turn.1.starts_with(beginning));
    let (alone, together): (Vec<Turn>, Vec<Turn>) = all.into_iter().partition(alone);
    let outcomes = [in_turns(together, jobs()), in_turns(alone, 1)].concat();
    places::tidy();
    keep(&outcomes);
    let passed = outcomes.iter().filter(|(_, passed)| *passed).count();
    let failed = outcomes.len() - passed;
    println!("\n{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many browsers run at once: `CME_JOBS`, else two for each core, since a browser waits about as long as it
/// works; a soak has the machine for itself.
fn jobs() -> usize {
    let named = env::var("CME_JOBS").ok().and_then(|jobs| jobs.parse().ok());
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    named.unwrap_or_else(|| if env::var("CME_SOAK").is_ok() { 1 } else { 2 * cores() })
}

/// Leaves what became of each, for the table of cases.
fn keep(outcomes: &[Outcome]) {
    let line = |(name, passed): &Outcome| format!("test {name} ... {}\n", word(*passed));
    fs::create_dir_all("target/outcomes").unwrap();
    fs::write("target/outcomes/browser.txt", outcomes.iter().map(line).collect::<String>())
        .unwrap();
}

fn word(passed: bool) -> &'static str {
    if passed { "ok" } else { "FAILED" }
}

/// Runs scenarios, so many at once, and tells whether each passed.
fn in_turns(turns: Vec<Turn>, jobs: usize) -> Vec<Outcome> {
    let (queue, outcomes) = (Mutex::new(turns.into_iter()), Mutex::new(Vec::new()));
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut kept = None;
        while let Some(turn) = { queue.lock().unwrap().next() } {
            let name = format!("{}::{}", turn.0, turn.1);
            RUNNING.set(name.clone());
            let run = AssertUnwindSafe(|| runtime.block_on(run(turn, &mut kept)));
            let passed = std::panic::catch_unwind(run).unwrap_or(false);
            outcomes.lock().unwrap().push((name, passed));
        }
        runtime.block_on(stop(kept));
    };
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(work);
        }
    });
    outcomes.into_inner().unwrap()
}

thread_local! {
    /// What this thread runs.
    static RUNNING: RefCell<String> = RefCell::default();
}

/// Has a panic say in which scenario it is.
fn name_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        RUNNING.with_borrow(|name| eprintln!("\n{name}"));
        before(panic);
    }));
}

async fn stop(browser: Option<Browser>) {
    if let Some(browser) = browser {
        browser.stop().await;
    }
}

/// Runs one scenario in the browser that the last one left, or in a new one, and tells whether it passed.
async fn run((engine, name, scenario): Turn, kept: &mut Option<Browser>) -> bool {
    let started = std::time::Instant::now();
    let browser = match kept.take() {
        Some(browser) if browser.engine == engine => browser,
        other => {
            stop(other).await;
            Browser::start(engine).await
        }
    };
    let run = catch(AssertUnwindSafe(scenario(&browser)));
    // A soak takes as long as it takes.
    let seconds = if env::var("CME_SOAK").is_ok() { driver::SOAK } else { driver::HANGING };
    let outcome = patience::within(seconds, run).await;
    if outcome.is_none() {
        eprintln!("{engine}::{name}: the browser does not answer any more");
    }
    let passed = outcome == Some(Ok(()));
    // After a failure nobody knows what state it is in.
    if passed && browser.renew().await {
        *kept = Some(browser);
    } else {
        browser.stop().await;
    }
    println!("test {engine}::{name} ... {} ({:.1?})", word(passed), started.elapsed());
    passed
}

/// Runs a future; a panic in it is a failure, printed by the panic hook.
async fn catch(
    mut future: AssertUnwindSafe<Pin<Box<dyn Future<Output = ()> + '_>>>,
) -> Result<(), ()> {
    std::future::poll_fn(move |context| {
        let step = AssertUnwindSafe(|| future.as_mut().poll(context));
        match std::panic::catch_unwind(step) {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(())) => std::task::Poll::Ready(Ok(())),
            Err(_) => std::task::Poll::Ready(Err(())),
        }
    })
    .await
}
