//! Dates and times.

use cme_selfcheck::domain::{Date, Timestamp, Zone};
use proptest::prelude::*;

#[test]
fn dates_read_and_write_as_in_the_calendar() {
    for (text, days) in [
        ("1970-01-01", 0),
        ("1969-12-31", -1),
        ("2000-02-29", 11_016),
        ("2026-11-23", 20_780),
        ("9999-12-31", 2_932_896),
        ("0001-01-01", -719_162),
    ] {
        let date = Date::parse(text).unwrap();
        assert_eq!(date.days(), days, "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn every_day_of_four_centuries_is_one_after_the_last() {
    let length = |year: u16, month| match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    };
    let mut days = Date::new(1896, 1, 1).unwrap().days();
    for (year, month) in (1896..2304).flat_map(|year| (1..=12).map(move |month| (year, month))) {
        for day in 1..=length(year, month) {
            let date = Date::new(year, month, day).unwrap();
            assert_eq!((date.days(), date.civil()), (days, (year, month, day)));
            days += 1;
        }
        assert_eq!(Date::new(year, month, length(year, month) + 1), None);
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for text in [
        "2026-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-1-01",
        "",
        "x",
        "0000-01-01",
        "2026-01-01 ",
        "+026-01-01",
        "２０２６-01-01",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn moments_are_utc_to_the_second() {
    let moment = Timestamp::parse("2026-03-31T09:30:59Z").unwrap();
    assert_eq!(moment.to_string(), "2026-03-31T09:30:59Z");
    assert_eq!(moment.date(Zone::UTC).to_string(), "2026-03-31");
    for text in [
        "2026-03-31T24:00:00Z",
        "2026-03-31T09:60:00Z",
        "2026-03-31T09:30:60Z",
        "2026-03-31T09:30:59",
        "2026-03-31 09:30:59Z",
        "2026-03-31T09:30:59+00:00",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn every_day_survives_a_round_trip(days in -719_162_i32..=2_932_896) {
        let date = Date::from_days(days).unwrap();
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        let (year, month, day) = date.civil();
        prop_assert_eq!(Date::new(year, month, day), Some(date));
    }

    #[test]
    fn every_moment_survives_a_round_trip(seconds in -62_135_596_800_i64..=253_402_300_799) {
        let moment = Timestamp::from_unix_seconds(seconds).unwrap();
        prop_assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
    }
}

/// California, as far as these tests need it: seven hours behind in summer, otherwise eight.
const CALIFORNIA: Zone = Zone(|moment| {
    let (_, month, _) = moment.date(Zone::UTC).civil();
    if (4..=10).contains(&month) { -7 * 60 } else { -8 * 60 }
});

/// Cases: FD-07
#[test]
fn day_of_a_moment_is_that_of_the_person() {
    for (moment, day) in [
        ("2026-11-29T02:30:00Z", "2026-11-28"),
        ("2026-11-29T07:59:59Z", "2026-11-28"),
        ("2026-11-29T08:00:00Z", "2026-11-29"),
        // A date in summer, read in winter.
        ("2026-07-01T06:59:59Z", "2026-06-30"),
        ("2026-07-01T07:00:00Z", "2026-07-01"),
    ] {
        let found = Timestamp::parse(moment).unwrap().date(CALIFORNIA);
        assert_eq!(found.to_string(), day, "{moment}");
    }
    let kiribati = Zone(|_| 14 * 60);
    assert_eq!(
        Timestamp::parse("2026-12-31T10:00:00Z").unwrap().date(kiribati).civil(),
        (2027, 1, 1)
    );
}

/// Cases: FD-07
#[test]
fn noon_of_a_day_is_on_that_day_in_its_zone() {
    let zones =
        [Zone(|_| -720), CALIFORNIA, Zone::UTC, Zone(|_| 345), Zone(|_| 780), Zone(|_| 840)];
    for day in ["0001-01-02", "2026-03-08", "2026-11-01", "9999-12-30"] {
        let day = Date::parse(day).unwrap();
        for zone in zones {
            assert_eq!(zone.noon(day).date(zone), day);
        }
    }
}
