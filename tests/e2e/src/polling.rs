//! Polling for what a test needs to see. The limit is a number of attempts, not a time, so that a suspended machine
//! fails no test.

use std::pin::pin;
use std::time::Duration;

/// How many attempts are left.
pub(crate) struct Polling(u32);

impl Polling {
    /// Attempts for about half a minute.
    pub(crate) fn new() -> Self {
        Self(1_500)
    }

    /// Waits a moment before the next attempt; false if there is none left.
    pub(crate) async fn again(&mut self) -> bool {
        tokio::time::sleep(Duration::from_millis(20)).await;
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

/// The output of a future, if it takes no more than that many seconds in which the machine runs.
pub(crate) async fn within<T>(seconds: u32, something: impl Future<Output = T>) -> Option<T> {
    let mut something = pin!(something);
    for _ in 0..seconds {
        if let Ok(done) = tokio::time::timeout(Duration::from_secs(1), &mut something).await {
            return Some(done);
        }
    }
    None
}
