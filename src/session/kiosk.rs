//! A kiosk's patience: quiet time, a warning, the end.

/// How long the warning stands before the session ends, in milliseconds.
pub const WARNING: u64 = 20_000;

/// What a quiet kiosk should do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Nothing.
    Quiet,
    /// Warn; so many seconds are left, 1 to 20.
    Warn(u64),
    /// End the session.
    Over,
}

/// What two clocks show, in milliseconds. Time has passed if it has by either of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// Only goes forward, but stands still while the device sleeps.
    pub steady: u64,
    /// Goes on in the meantime, but is set now and then.
    pub wall: u64,
}

impl Clocks {
    fn since(self, earlier: Self) -> u64 {
        let steady = self.steady.saturating_sub(earlier.steady);
        steady.max(self.wall.saturating_sub(earlier.wall))
    }
}

/// What to do now, if somebody was last there at `last`; `quiet` is how many milliseconds they may be still before the
/// warning.
pub fn patience(last: Clocks, quiet: u64, now: Clocks) -> Patience {
    match (quiet + WARNING).checked_sub(now.since(last)) {
        None | Some(0) => Patience::Over,
        Some(left) if left <= WARNING => Patience::Warn(left.div_ceil(1_000)),
        Some(_) => Patience::Quiet,
    }
}
