//! HTTP-dates (RFC 9110 §5.6.7). They are written as IMF-fixdate, and parsed in all three forms.

use super::clock;
use std::fmt::{self, Formatter};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// 9999-12-31 23:59:59, in seconds since 1970: the last second whose year has four digits.
pub(crate) const LAST_SECOND: u64 = 253_402_300_799;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Writes a number of seconds since 1970 as an IMF-fixdate. A later time than [`LAST_SECOND`] is
/// written as [`LAST_SECOND`].
pub(crate) fn write(seconds: u64, formatter: &mut Formatter<'_>) -> fmt::Result {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let seconds = seconds.min(LAST_SECOND);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let weekday = DAYS[usize::try_from(days % 7).unwrap_or(0)];

    let mut year = 1970;
    let mut day = days;
    while day >= days_of_year(year) {
        day -= days_of_year(year);
        year += 1;
    }
    let mut month = 0;
    while day >= days_of_month(year, month) {
        day -= days_of_month(year, month);
        month += 1;
    }
    write!(
        formatter,
        "{weekday}, {:02} {} {year:04} {:02}:{:02}:{:02} GMT",
        day + 1,
        MONTHS[month],
        second / 3600,
        second / 60 % 60,
        second % 60,
    )
}

const fn days_of_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const fn days_of_month(year: u64, month: usize) -> u64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Parses any of the three forms. The name of the day is not compared with the date.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    if !text.is_ascii() {
        return None;
    }
    imf_fixdate(text).or_else(|| rfc_850(text)).or_else(|| asctime(text))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn imf_fixdate(text: &str) -> Option<SystemTime> {
    let (weekday, rest) = text.split_once(", ")?;
    let rest = rest.strip_suffix(" GMT").filter(|_| weekday.len() == 3)?;
    let mut words = rest.split(' ');
    let (day, month) = (digits(words.next()?, 2)?, month(words.next()?)?);
    let (year, time) = (digits(words.next()?, 4)?, time(words.next()?)?);
    words.next().is_none().then(|| point(year, month, day, time))?
}

/// `Sunday, 06-Nov-94 08:49:37 GMT`. The year is the latest one that ends in these digits and is
/// not more than 50 years in the future.
fn rfc_850(text: &str) -> Option<SystemTime> {
    let (weekday, rest) = text.split_once(", ")?;
    let (date, clock) = rest.strip_suffix(" GMT")?.split_once(' ')?;
    let mut parts = date.split('-');
    let (day, month) = (digits(parts.next()?, 2)?, month(parts.next()?)?);
    let year = digits(parts.next()?, 2)?;
    if parts.next().is_some() || !weekday.ends_with("day") {
        return None;
    }
    // 400 years are 146,097 days.
    let seconds = clock::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let this_year = 1970 + seconds * 400 / (146_097 * 86_400);
    let latest = this_year + 50;
    let year = latest - (latest - year) % 100;
    point(year, month, day, time(clock)?)
}

/// `Sun Nov  6 08:49:37 1994`
fn asctime(text: &str) -> Option<SystemTime> {
    let (weekday, rest) = text.split_at_checked(4)?;
    let (month_name, rest) = rest.split_at_checked(4)?;
    let (day, rest) = rest.split_at_checked(3)?;
    let (clock, year) = rest.split_once(' ')?;
    let names_end = weekday.ends_with(' ') && month_name.ends_with(' ') && day.ends_with(' ');
    let day = day.trim_end();
    let day = match day.strip_prefix(' ') {
        Some(day) => digits(day, 1)?,
        None => digits(day, 2)?,
    };
    let (month, year) = (month(month_name.trim_end())?, digits(year, 4)?);
    names_end.then(|| point(year, month, day, time(clock)?))?
}

fn month(text: &str) -> Option<usize> {
    MONTHS.iter().position(|month| *month == text)
}

/// Returns the seconds since the start of the day. A leap second is second 60.
fn time(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let mut part = |limit| digits(parts.next()?, 2).filter(|number| *number <= limit);
    let seconds = part(23)? * 3600 + part(59)? * 60 + part(60)?;
    parts.next().is_none().then_some(seconds)
}

fn digits(text: &str, count: usize) -> Option<u64> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn point(year: u64, month: usize, day: u64, second: u64) -> Option<SystemTime> {
    if day == 0 || day > days_of_month(year, month) {
        return None;
    }
    let leap_days = year.saturating_sub(1) / 4 - year.saturating_sub(1) / 100
        + year.saturating_sub(1) / 400
        + u64::from(year > 0);
    let months: u64 = (0..month).map(|month| days_of_month(year, month)).sum();
    let days = year * 365 + leap_days + months + day - 1;
    let seconds = days * 86_400 + second;
    match seconds.checked_sub(EPOCH) {
        Some(since) => UNIX_EPOCH.checked_add(Duration::from_secs(since)),
        None => UNIX_EPOCH.checked_sub(Duration::from_secs(EPOCH - seconds)),
    }
}

/// The time from 0000-01-01 to 1970-01-01, in seconds.
const EPOCH: u64 = 719_528 * 86_400;
