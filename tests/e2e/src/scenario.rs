//! Scenarios, and where each of them must run.
//!
//! ```ignore
//! /// Cases: ST-02
//! #[apply(scenario)]
//! #[engines(all, "each has storage of its own")]
//! pub(crate) async fn absent_storage_is_told(browser: &Browser) { … }
//! ```
//!
//! Without `#[engines]` Chromium is enough for `make test`; `make test-all` runs every scenario in every engine.
//! `all of` and `one of` list engines if the others lack a command of the driver or a feature.

use std::pin::Pin;

use crate::driver::{Browser, Engine};
use crate::run::Run;

/// The steps of a scenario. It gets its own window, and its sites have origins that no other scenario has, so that none
/// can depend on leftovers of another.
pub(crate) type Steps = for<'a> fn(&'a Browser) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A scenario as its attribute describes it.
pub(crate) struct Scenario {
    /// Module and name.
    pub(crate) path: &'static str,
    /// Where it runs.
    pub(crate) engines: Engines,
    /// The actions and observations of a person.
    pub(crate) steps: Steps,
}

inventory::collect!(Scenario);

/// In which engines a scenario runs.
#[derive(Clone, Copy)]
pub(crate) struct Engines {
    /// The engines that can run it; Chromium always can.
    pub(crate) able: &'static [Engine],
    /// Whether `make test` also runs it in all of these; otherwise only in Chromium.
    pub(crate) differ: bool,
}

impl Engines {
    /// Whether the scenario runs in this engine, in such a run.
    pub(crate) fn have(self, engine: Engine, run: Run) -> bool {
        let wanted = self.differ || run > Run::Quick || engine == Engine::Chromium;
        wanted && self.able.contains(&engine)
    }
}

/// Makes a function a scenario (see the module).
macro_rules! scenario {
    ($(#[doc = $doc:expr])* #[engines(all, $why:literal)] $($function:tt)*) => {
        $crate::scenario::scenario!(
            @of &$crate::driver::Engine::ALL, true; $(#[doc = $doc])* $($function)*
        );
    };
    (
        $(#[doc = $doc:expr])*
        #[engines(all of $($engine:ident),+; $why:literal)] $($function:tt)*
    ) => {
        $crate::scenario::scenario!(
            @of &[$($crate::driver::Engine::$engine),+], true; $(#[doc = $doc])* $($function)*
        );
    };
    (
        $(#[doc = $doc:expr])*
        #[engines(one of $($engine:ident),+; $why:literal)] $($function:tt)*
    ) => {
        $crate::scenario::scenario!(
            @of &[$($crate::driver::Engine::$engine),+], false; $(#[doc = $doc])* $($function)*
        );
    };
    (
        @of $able:expr, $differ:expr;
        $(#[doc = $doc:expr])* $vis:vis async fn $name:ident $($rest:tt)*
    ) => {
        ::inventory::submit! {
            $crate::scenario::Scenario {
                path: concat!(module_path!(), "::", stringify!($name)),
                engines: $crate::scenario::Engines { able: $able, differ: $differ },
                steps: |browser| Box::pin($name(browser)),
            }
        }
        $(#[doc = $doc])*
        $vis async fn $name $($rest)*
    };
    ($($function:tt)*) => {
        $crate::scenario::scenario!(@of &$crate::driver::Engine::ALL, false; $($function)*);
    };
}
pub(crate) use scenario;
