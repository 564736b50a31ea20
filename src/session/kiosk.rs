//! A kiosk's patience: quiet time, a warning, the end. On a clock that only goes forward.

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

/// When somebody was last there. Times are milliseconds of a monotonic clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    quiet: u64,
    last: u64,
}

impl Idle {
    /// Somebody has just come; `quiet` is how long they may be still before the warning.
    pub fn new(quiet: u64, now: u64) -> Self {
        Self { quiet, last: now }
    }

    /// Somebody did something, which also takes a warning back, as often as they like.
    pub fn touch(&mut self, now: u64) {
        self.last = self.last.max(now);
    }

    /// What to do now.
    pub fn patience(&self, now: u64) -> Patience {
        let still = now.saturating_sub(self.last);
        match (self.quiet + WARNING).checked_sub(still) {
            None | Some(0) => Patience::Over,
            Some(left) if left <= WARNING => Patience::Warn(left.div_ceil(1_000)),
            Some(_) => Patience::Quiet,
        }
    }
}
