//! Calendar dates, moments in UTC, and time zones, which convert a moment to a date.
//!
//! Days are counted from 1 January 1970 in the proleptic Gregorian calendar, after Howard Hinnant's `days_from_civil`.
//! There is no clock here: moments and zones are arguments.

use std::fmt;

const SECONDS_A_DAY: i64 = 86_400;
/// Days from 0000-03-01, where the algorithm's years begin, to 1970-01-01.
const EPOCH_SHIFT: i64 = 719_468;
const DAYS_AN_ERA: i64 = 146_097;

/// A day, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    days: i32,
}

impl Date {
    /// That day, or `None` if the calendar has no such day or the year is outside 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        known.then(|| Self { days: days_from_civil(i64::from(year), month.into(), day.into()) })
    }

    /// The day so many days after 1 January 1970.
    pub fn from_days(days: i32) -> Option<Self> {
        let first = Self::new(1, 1, 1)?;
        let last = Self::new(9999, 12, 31)?;
        (first.days..=last.days).contains(&days).then_some(Self { days })
    }

    /// Days since 1 January 1970.
    pub fn days(self) -> i32 {
        self.days
    }

    /// Year, month and day.
    pub fn civil(self) -> (u16, u8, u8) {
        let days = i64::from(self.days) + EPOCH_SHIFT;
        let era = days.div_euclid(DAYS_AN_ERA);
        let of_era = days.rem_euclid(DAYS_AN_ERA);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (narrow(year), narrow(month), narrow(day))
    }

    /// The same day so many months later, or the last day of that month if the month is shorter.
    pub fn months_later(self, months: u8) -> Option<Self> {
        let (year, month, day) = self.civil();
        let all = u16::from(month - 1) + u16::from(months);
        let (year, month) = (year + all / 12, u8::try_from(all % 12).ok()? + 1);
        Self::new(year, month, day.min(days_in_month(year, month)))
    }

    /// Parses `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = bytes else { return None };
        let year = u16::from(two(*y0, *y1)?) * 100 + u16::from(two(*y2, *y3)?);
        Self::new(year, two(*m0, *m1)?, two(*d0, *d1)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

/// A moment in UTC, to the second, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self { seconds: 0 };

    /// The moment so many seconds after 1970-01-01T00:00:00Z, or `None` outside the years 1 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let days = i32::try_from(seconds.div_euclid(SECONDS_A_DAY)).ok()?;
        Date::from_days(days).map(|_| Self { seconds })
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// The date in a zone at this moment.
    pub fn date(self, zone: Zone) -> Date {
        let seconds = self.seconds + zone.seconds_ahead(self);
        let days = Date::from_days(narrow(seconds.div_euclid(SECONDS_A_DAY)));
        // Only the zone can move it outside the years 1 to 9999, in their first or last hours.
        days.unwrap_or(Date { days: narrow(self.seconds.div_euclid(SECONDS_A_DAY)) })
    }

    /// The hour, 0 to 23, and the minute in a zone at this moment.
    pub fn time_of_day(self, zone: Zone) -> (u8, u8) {
        let minutes = (self.seconds + zone.seconds_ahead(self)).rem_euclid(SECONDS_A_DAY) / 60;
        (narrow(minutes / 60), narrow(minutes % 60))
    }

    /// Parses RFC 3339 in UTC to the second, `YYYY-MM-DDThh:mm:ssZ`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let date = Date::parse(date)?;
        let bytes: &[u8; 9] = time.as_bytes().try_into().ok()?;
        let [h0, h1, b':', m0, m1, b':', s0, s1, b'Z'] = bytes else { return None };
        let (hour, minute, second) = (two(*h0, *h1)?, two(*m0, *m1)?, two(*s0, *s1)?);
        let of_day = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
        (hour < 24 && minute < 60 && second < 60)
            .then(|| Self { seconds: i64::from(date.days) * SECONDS_A_DAY + of_day })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_day = self.seconds.rem_euclid(SECONDS_A_DAY);
        let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
        write!(out, "{}T{hour:02}:{minute:02}:{second:02}Z", self.date(Zone::UTC))
    }
}

/// A time zone: how many minutes its clocks are ahead of UTC at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Zone(pub fn(Timestamp) -> i32);

impl Zone {
    /// The zone of the moments in files.
    pub const UTC: Self = Self(|_| 0);

    fn seconds_ahead(self, moment: Timestamp) -> i64 {
        i64::from((self.0)(moment)) * 60
    }

    /// Noon of a day, give or take an hour if clocks change on that day.
    pub fn noon(self, day: Date) -> Timestamp {
        let noon = i64::from(day.days) * SECONDS_A_DAY + SECONDS_A_DAY / 2;
        let ahead = self.seconds_ahead(Timestamp { seconds: noon });
        // Out of range only in the first or last hours of the years 1 to 9999.
        Timestamp::from_unix_seconds(noon - ahead).unwrap_or(Timestamp { seconds: noon })
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Eq for Zone {}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    narrow(era * DAYS_AN_ERA + of_era - EPOCH_SHIFT)
}

/// Narrows a number that the calendar keeps in range.
fn narrow<T: TryFrom<i64> + Default>(number: i64) -> T {
    T::try_from(number).unwrap_or_default()
}
