//! When a kiosk's session ends without input: after a quiet time and a warning.

/// How long the warning is shown before the session ends, in milliseconds.
pub const WARNING: u64 = 20_000;

/// The state of a session with respect to input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleState {
    /// There was input recently.
    Active,
    /// The warning is shown; seconds that are left, 1 to 20.
    Warning(u64),
    /// The session has ended.
    Expired,
}

/// The readings of two clocks, in milliseconds. The longer of the two elapsed times counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// Never goes backwards, but stops while the device sleeps.
    pub monotonic: u64,
    /// Continues while the device sleeps, but may be set, also backwards.
    pub wall: u64,
}

impl Clocks {
    fn since(self, earlier: Self) -> u64 {
        let monotonic = self.monotonic.saturating_sub(earlier.monotonic);
        monotonic.max(self.wall.saturating_sub(earlier.wall))
    }
}

/// The state at `now` of a session whose last input was at `last`, if the warning comes `timeout` milliseconds later.
pub fn idle_state(last: Clocks, timeout: u64, now: Clocks) -> IdleState {
    match (timeout + WARNING).checked_sub(now.since(last)) {
        None | Some(0) => IdleState::Expired,
        Some(left) if left <= WARNING => IdleState::Warning(left.div_ceil(1_000)),
        Some(_) => IdleState::Active,
    }
}
