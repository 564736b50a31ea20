//! What a scenario is, and how it says where it must run.
//!
//! ```ignore
//! /// Cases: ST-02
//! #[apply(scenario)]
//! #[engines(all, "each has storage of its own")]
//! pub(crate) async fn absent_storage_is_told(browser: &Browser) { … }
//! ```
//!
//! Without `#[engines]` Chromium is enough for `make test`; `make test-all` runs every scenario in every engine. `all of` and
//! `one of` name engines where others cannot run it: a driver has no command for it, or the engine not the feature.

use std::pin::Pin;

use crate::driver::{Browser, Engine};
use crate::run::Run;

/// The steps of a scenario. It gets a window of its own, and its sites have origins that no other scenario has, so that
/// none can depend on what another left behind.
pub(crate) type Steps = for<'a> fn(&'a Browser) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A scenario as its attribute describes it.
pub(crate) struct Scenario {
    /// Module and name.
    pub(crate) path: &'static str,
    /// Where it runs.
    pub(crate) engines: Engines,
    /// What a person does and sees.
    pub(crate) steps: Steps,
}

inventory::collect!(Scenario);

/// In which engines a scenario runs.
#[derive(Clone, Copy)]
pub(crate) struct Engines {
    /// Those that can run it; Chromium always can.
    pub(crate) able: &'static [Engine],
    /// Whether it runs in all of these in `make test`, too; else in Chromium alone.
    pub(crate) differ: bool,
}

impl Engines {
    /// Whether it runs in this engine, in such a run.
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
