//! The answers of a result link as one integer in mixed radix, with one digit for each answer.

use crate::domain::{Answer, Desired, Framework, Importance, ItemId, Level, Present, RoleId};

/// Converts an answer to one digit, whose base is the product of the bases of its parts.
pub(super) struct Digits<'a> {
    framework: &'a Framework,
    levels: u32,
    now: u32,
    aim: u32,
    importance: u32,
}

impl<'a> Digits<'a> {
    /// The digits for results of this framework, with or without importance.
    pub(super) fn of(framework: &'a Framework, importance: bool) -> Self {
        let levels = u32::from(framework.scale().level_count());
        let importance = if importance { 6 } else { 1 };
        Self { framework, levels, now: levels + 3, aim: levels + 1, importance }
    }

    /// The number of digits: at most 858.
    pub(super) fn base(&self) -> u32 {
        self.now * self.aim * self.importance
    }

    /// The digit of an answer; `None` for a level of another scale.
    pub(super) fn write(&self, answer: Option<&Answer>) -> Option<u32> {
        let Some(answer) = answer else { return Some(0) };
        let now = match answer.present {
            None => 0,
            Some(Present::Rated(level)) => u32::from(level.number()),
            Some(Present::NotInMyRole) => self.levels + 1,
            Some(Present::CannotJudge) => self.levels + 2,
        };
        let aim = answer.desired.map_or(0, |desired| u32::from(desired.level().number()));
        let rated = answer.present.and_then(Present::level).map_or(0, Level::number);
        if u32::from(rated).max(aim) > self.levels {
            return None;
        }
        let asked = answer.importance.filter(|_| self.importance > 1);
        let importance = asked.map_or(0, |given| u32::from(given.number()));
        Some(now + self.now * (aim + self.aim * importance))
    }

    /// The answer of a digit. Every digit below the base has a meaning; `None` is for the compiler.
    pub(super) fn read(&self, digit: u32, role: Option<&RoleId>, item: &ItemId) -> Option<Answer> {
        let level = |number| self.framework.scale().level(u8::try_from(number).ok()?);
        let now = digit % self.now;
        let present = match now.checked_sub(self.levels) {
            _ if now == 0 => None,
            Some(1) => Some(Present::NotInMyRole),
            Some(2) => Some(Present::CannotJudge),
            Some(_) | None => Some(Present::Rated(level(now)?)),
        };
        let aim = level(digit / self.now % self.aim);
        let asked = match present {
            Some(Present::Rated(_) | Present::CannotJudge) => true,
            Some(Present::NotInMyRole) | None => false,
        };
        let target = self.framework.target(role, item).filter(|_| asked);
        let suggested = Desired::suggested(target, present);
        let desired = aim.map(|aim| match suggested {
            Some(suggested) if suggested.level() == aim => suggested,
            Some(_) | None => Desired::Own(aim),
        });
        let importance = u8::try_from(digit / self.now / self.aim).ok()?;
        Some(Answer {
            present,
            desired,
            importance: Importance::new(importance),
            note: String::new(),
        })
    }
}

/// An integer of any size: bytes, lowest first. One that was built here has no zeros at the end.
#[derive(Default)]
pub(super) struct Number(Vec<u8>);

impl Number {
    /// The number with these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// The bytes, lowest first.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Appends a new lowest digit. Base and digit are below 2^16.
    pub(super) fn push(&mut self, base: u32, digit: u32) {
        let mut carry = digit;
        for byte in &mut self.0 {
            carry += u32::from(*byte) * base;
            [*byte, ..] = carry.to_le_bytes();
            carry >>= 8;
        }
        while carry > 0 {
            let [low, ..] = carry.to_le_bytes();
            self.0.push(low);
            carry >>= 8;
        }
    }

    /// Removes the lowest digit.
    pub(super) fn pop(&mut self, base: u32) -> u32 {
        let mut rest = 0;
        for byte in self.0.iter_mut().rev() {
            let value = rest * 256 + u32::from(*byte);
            // Below 256, because the remainder is below the base.
            [*byte, ..] = (value / base).to_le_bytes();
            rest = value % base;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest
    }
}
