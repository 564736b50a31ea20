//! What a scenario is, and how it says where it must run.
//!
//! ```ignore
//! /// Cases: ST-02
//! #[apply(scenario)]
//! #[engines(all, "each has storage of its own")]
//! pub(crate) async fn absent_storage_is_told(browser: &Browser) { … }
//! ```
//!
//! Without `#[engines]` Chromium is enough for `make test`; `make test-all` runs every scenario in every engine. Where
//! engines are named one by one, others cannot run it: a driver has no command for it, or the engine not the feature.

use std::env;
use std::pin::Pin;

use crate::driver::{Browser, Engine};

/// The steps of a scenario. It gets a window of its own, and its sites have origins that no other scenario has, so that
/// none can depend on what another left behind.
pub(crate) type Steps = for<'a> fn(&'a Browser) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A scenario as its attribute describes it.
pub(crate) struct Scenario {
    /// Module and name.
    pub(crate) path: &'static str,
    /// Where it has something of its own to show.
    pub(crate) engines: Engines,
    /// What a person does and sees.
    pub(crate) steps: Steps,
}

inventory::collect!(Scenario);

/// In which engines a scenario has something of its own to show.
#[derive(Clone, Copy)]
pub(crate) enum Engines {
    /// They draw the same or share the code: one is enough, others are for the whole run.
    One,
    /// They can differ.
    All,
    /// Others cannot run it.
    Only(&'static [Engine]),
}

impl Engines {
    /// Whether it runs in this engine; in a whole run wherever it can.
    pub(crate) fn have(self, engine: Engine, whole: bool) -> bool {
        match self {
            Self::One => whole || engine == Engine::Chromium,
            Self::All => true,
            Self::Only(engines) => engines.contains(&engine),
        }
    }
}

/// How thoroughly scenarios run that repeat something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Run {
    /// `make test`: enough to see a mistake.
    Quick,
    /// `make test-all`, or engines that are named: enough to see one that is rare.
    Whole,
    /// `make soak`: hours.
    Soak,
}

impl Run {
    /// This one, by the environment.
    pub(crate) fn current() -> Self {
        if env::var_os("CME_SOAK").is_some() {
            Self::Soak
        } else if env::var_os("CME_ENGINES").is_some() {
            Self::Whole
        } else {
            Self::Quick
        }
    }

    /// One of three numbers.
    pub(crate) fn choose<T>(quick: T, whole: T, soak: T) -> T {
        match Self::current() {
            Self::Quick => quick,
            Self::Whole => whole,
            Self::Soak => soak,
        }
    }
}

/// Makes a function a scenario (see the module).
macro_rules! scenario {
    (
        $(#[doc = $doc:expr])*
        #[engines(all, $why:literal)]
        $vis:vis async fn $name:ident $($rest:tt)*
    ) => {
        $crate::scenario::scenario!(@submit $name, $crate::scenario::Engines::All);
        $(#[doc = $doc])*
        $vis async fn $name $($rest)*
    };
    (
        $(#[doc = $doc:expr])*
        #[engines($($engine:ident),+; $why:literal)]
        $vis:vis async fn $name:ident $($rest:tt)*
    ) => {
        $crate::scenario::scenario!(
            @submit $name,
            $crate::scenario::Engines::Only(&[$($crate::driver::Engine::$engine),+])
        );
        $(#[doc = $doc])*
        $vis async fn $name $($rest)*
    };
    ($(#[doc = $doc:expr])* $vis:vis async fn $name:ident $($rest:tt)*) => {
        $crate::scenario::scenario!(@submit $name, $crate::scenario::Engines::One);
        $(#[doc = $doc])*
        $vis async fn $name $($rest)*
    };
    (@submit $name:ident, $engines:expr) => {
        ::inventory::submit! {
            $crate::scenario::Scenario {
                path: concat!(module_path!(), "::", stringify!($name)),
                engines: $engines,
                steps: |browser| Box::pin($name(browser)),
            }
        }
    };
}
pub(crate) use scenario;
