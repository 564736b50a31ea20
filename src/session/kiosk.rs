//! When a kiosk's session ends because nobody is there: after a time without input and a warning.

/// How long the warning stands before the session ends, in milliseconds.
pub const WARNING: u64 = 20_000;

/// How far a session without input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleState {
    /// There was input not long ago.
    Active,
    /// The warning stands; so many seconds are left, 1 to 20.
    Warning(u64),
    /// The session is over.
    Expired,
}

/// What two clocks show, in milliseconds. Time has passed if it has by either of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// Only goes forward, but stands still while the device sleeps.
    pub monotonic: u64,
    /// Goes on while the device sleeps, but may be set, backwards too.
    pub wall: u64,
}

impl Clocks {
    fn since(self, earlier: Self) -> u64 {
        let monotonic = self.monotonic.saturating_sub(earlier.monotonic);
        monotonic.max(self.wall.saturating_sub(earlier.wall))
    }
}

/// The state at `now` of a session whose last input was at `last`, if the warning comes `timeout` milliseconds after it.
pub fn idle_state(last: Clocks, timeout: u64, now: Clocks) -> IdleState {
    match (timeout + WARNING).checked_sub(now.since(last)) {
        None | Some(0) => IdleState::Expired,
        Some(left) if left <= WARNING => IdleState::Warning(left.div_ceil(1_000)),
        Some(_) => IdleState::Active,
    }
}
