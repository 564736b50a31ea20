//! Browsers that are started for one scenario and reused by the next.

use std::cell::RefCell;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::sync::{Mutex, RwLock};
use std::task::Poll;
use std::time::{Duration, Instant};

use libtest_mimic::Failed;
use tokio::runtime::{Builder, Runtime};

use crate::driver::{self, Browser, Engine};
use crate::polling;
use crate::run::Run;
use crate::scenario::Steps;

/// Browsers that no scenario uses now, each with the runtime of its connection.
static IDLE: Mutex<Vec<(Runtime, Browser)>> = Mutex::new(Vec::new());
/// Scenarios share the machine, except those that need it for themselves.
static MACHINE: RwLock<()> = RwLock::new(());
/// How long each scenario took.
static TIMES: Mutex<Vec<(Duration, String)>> = Mutex::new(Vec::new());

/// Runs one scenario in an idle browser, or in a new one.
pub(crate) fn run(
    engine: Engine,
    name: &str,
    steps: Steps,
    alone: bool,
    whole: bool,
) -> Result<(), Failed> {
    let _shared = (!alone).then(|| MACHINE.read());
    let _exclusive = alone.then(|| MACHINE.write());
    RUNNING.set(name.to_owned());
    let started = Instant::now();
    let (runtime, browser) = browser(engine, whole);
    let outcome = runtime.block_on(async {
        // A soak may take long.
        let seconds = Run::choose(driver::HANGING, driver::HANGING, driver::SOAK);
        polling::within(seconds, catch(AssertUnwindSafe(steps(&browser)))).await
    });
    let outcome = outcome.unwrap_or_else(|| Err("the browser does not answer any more".to_owned()));
    // After a failure the state of the browser is unknown.
    if outcome.is_ok() && runtime.block_on(browser.renew()) {
        IDLE.lock().unwrap().push((runtime, browser));
    } else {
        runtime.block_on(browser.stop());
    }
    TIMES.lock().unwrap().push((started.elapsed(), name.to_owned()));
    outcome.map_err(Failed::from)
}

/// Takes an idle browser of this kind; otherwise stops an idle one of another kind, so that their number is bounded,
/// and starts one.
fn browser(engine: Engine, whole: bool) -> (Runtime, Browser) {
    let fits = |browser: &Browser| browser.engine == engine && browser.whole == whole;
    let mut idle = IDLE.lock().unwrap();
    let found = idle.iter().position(|(_, browser)| fits(browser));
    let taken = found.map(|at| idle.swap_remove(at)).or_else(|| idle.pop());
    drop(idle);
    match taken {
        Some((runtime, browser)) if fits(&browser) => (runtime, browser),
        other => {
            if let Some((runtime, browser)) = other {
                runtime.block_on(browser.stop());
            }
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            let browser = runtime.block_on(Browser::start(engine, whole));
            (runtime, browser)
        }
    }
}

/// Stops all browsers.
pub(crate) fn stop() {
    for (runtime, browser) in IDLE.lock().unwrap().drain(..) {
        runtime.block_on(browser.stop());
    }
}

/// Prints which scenarios took longest.
pub(crate) fn print_slowest() {
    let mut times = TIMES.lock().unwrap();
    times.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let max = if env::var("CME_TIMES").is_ok() { times.len() } else { 10 };
    println!("slowest:");
    for (time, name) in times.iter().take(max) {
        println!("{:>6.1} s  {name}", time.as_secs_f32());
    }
}

thread_local! {
    /// The scenario of this thread.
    static RUNNING: RefCell<String> = RefCell::default();
    /// The location and message of this thread's last panic.
    static PANIC: RefCell<String> = RefCell::default();
}

/// Makes a panic name its scenario. A backtrace would show the runtime, not the step.
pub(crate) fn name_panics() {
    panic::set_hook(Box::new(|panic| {
        RUNNING.with_borrow(|name| eprintln!("\n{name}: {panic}"));
        PANIC.set(panic.to_string());
    }));
}

/// Runs a future to its end; a panic in it is a failure.
async fn catch(
    mut future: AssertUnwindSafe<Pin<Box<dyn Future<Output = ()> + '_>>>,
) -> Result<(), String> {
    std::future::poll_fn(move |context| {
        let step = AssertUnwindSafe(|| future.as_mut().poll(context));
        match panic::catch_unwind(step) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
            Err(_) => Poll::Ready(Err(PANIC.take())),
        }
    })
    .await
}
