//! When an unchanged request may be sent again.

use crate::ApiError;
use http::HeaderValue;
use std::fmt::{self, Display, Formatter};
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The value of a `Retry-After` header (RFC 9110 §10.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// A delay in seconds from the time the response is received.
    Seconds(u64),
    /// A point in time, sent as an HTTP-date.
    At(SystemTime),
}

impl RetryAfter {
    /// The delay in whole seconds, rounded up; 0 for a time that has passed.
    #[must_use]
    pub fn seconds(self) -> u64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::At(time) => {
                round_up(time.duration_since(SystemTime::now()).unwrap_or(Duration::ZERO))
            }
        }
    }

    pub(crate) fn to_header(self) -> Option<HeaderValue> {
        match self {
            Self::Seconds(seconds) => Some(HeaderValue::from(seconds)),
            Self::At(_) => HeaderValue::try_from(self.to_string()).ok(),
        }
    }
}

/// The header's value: seconds, or an IMF-fixdate (RFC 9110 §5.6.7).
impl Display for RetryAfter {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(formatter),
            Self::At(time) => {
                let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
                write_http_date(round_up(since).min(LAST_SECOND), formatter)
            }
        }
    }
}

/// Reads the header's value: seconds, or an HTTP-date in any of the three forms of RFC 9110 §5.6.7.
///
/// ```
/// use api_error_core::RetryAfter;
/// use std::time::{Duration, UNIX_EPOCH};
///
/// assert_eq!("120".parse(), Ok(RetryAfter::Seconds(120)));
/// let time = UNIX_EPOCH + Duration::from_secs(784_111_777);
/// for date in [
///     "Sun, 06 Nov 1994 08:49:37 GMT",
///     "Sunday, 06-Nov-94 08:49:37 GMT",
///     "Sun Nov  6 08:49:37 1994",
/// ] {
///     assert_eq!(date.parse(), Ok(RetryAfter::At(time)));
/// }
/// ```
impl FromStr for RetryAfter {
    type Err = InvalidRetryAfter;

    fn from_str(text: &str) -> Result<Self, InvalidRetryAfter> {
        let text = text.trim_matches([' ', '\t']);
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // More digits than a `u64` holds mean longer than anyone waits.
            return Ok(Self::Seconds(text.parse().unwrap_or(u64::MAX)));
        }
        http_date::parse(text).map(Self::At).ok_or(InvalidRetryAfter)
    }
}

/// A text that is no value of a `Retry-After` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidRetryAfter;

impl Display for InvalidRetryAfter {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("neither a number of seconds nor an HTTP-date")
    }
}

impl std::error::Error for InvalidRetryAfter {}

/// Whether and when an unchanged request may be sent again.
///
/// This is what the server says of the error. Whether the *request* can be repeated without harm
/// is another question: after a timeout or a broken connection nobody knows whether a method that
/// is not idempotent, such as POST, was carried out. RFC 9110 §9.2.2 has a client repeat such a
/// request only when it knows that it is idempotent after all, as with an idempotency key, or that
/// the first was never applied.
///
/// ```
/// use api_error_core::Retry;
/// use std::time::Duration;
///
/// fn pause(retry: Retry, attempt: u32) -> Option<Duration> {
///     match retry {
///         Retry::Never => None,
///         Retry::After(delay) => Some(delay),
///         Retry::Backoff => Some(Duration::from_millis(100) * 2_u32.pow(attempt.min(8))),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same request gets the same answer: any 4xx but 408, 425 and 429, and the 5xx that say
    /// what the server cannot do, unless the server said when to try again.
    Never,
    /// After this time, which the server named; 0 when it has passed. At most `u32::MAX` seconds.
    After(Duration),
    /// After a time that grows with each attempt: the server named none.
    Backoff,
}

impl Retry {
    /// What `error` says: its own time, else whether it is retryable. That is a [`Received`]'s
    /// header, body and status, or what the variant of a decoded error declares.
    ///
    /// [`Received`]: crate::Received
    #[must_use]
    pub fn of(error: &dyn ApiError) -> Self {
        match error.retry_after() {
            _ if !error.is_retryable() => Self::Never,
            Some(after) => {
                Self::After(Duration::from_secs(after.seconds().min(u64::from(u32::MAX))))
            }
            None => Self::Backoff,
        }
    }
}

/// 9999-12-31 23:59:59, the last that four digits of a year can say.
const LAST_SECOND: u64 = 253_402_300_799;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const fn round_up(duration: Duration) -> u64 {
    duration.as_secs().saturating_add((duration.subsec_nanos() > 0) as u64)
}

fn write_http_date(seconds: u64, formatter: &mut Formatter<'_>) -> fmt::Result {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
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

mod http_date {
    //! The three forms of an HTTP-date (RFC 9110 §5.6.7).

    use super::{MONTHS, days_of_month};
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    /// The name of the day is not compared with the date.
    pub(super) fn parse(text: &str) -> Option<SystemTime> {
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

    /// `Sunday, 06-Nov-94 08:49:37 GMT`: the year is the one with these digits that is at most
    /// 50 years ahead.
    fn rfc_850(text: &str) -> Option<SystemTime> {
        let (weekday, rest) = text.split_once(", ")?;
        let (date, clock) = rest.strip_suffix(" GMT")?.split_once(' ')?;
        let mut parts = date.split('-');
        let (day, month) = (digits(parts.next()?, 2)?, month(parts.next()?)?);
        let year = digits(parts.next()?, 2)?;
        if parts.next().is_some() || !weekday.ends_with("day") {
            return None;
        }
        let now = SystemTime::now();
        // 400 years are 146,097 days.
        let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
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

    /// Seconds of the day; 60 is a leap second.
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

    /// From 0000-01-01 to 1970-01-01, in seconds.
    const EPOCH: u64 = 719_528 * 86_400;
}

/// A type that can be the `retry_after` of an error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say when to retry",
    label = "`retry_after` takes a `Duration`, an integer number of seconds, a `SystemTime`, or an `Option` of one"
)]
pub trait IntoRetryAfter {
    /// The value for the header; `None` sends none.
    fn retry_after(&self) -> Option<RetryAfter>;
}

impl IntoRetryAfter for RetryAfter {
    fn retry_after(&self) -> Option<RetryAfter> {
        Some(*self)
    }
}

/// Rounded up to whole seconds.
impl IntoRetryAfter for Duration {
    fn retry_after(&self) -> Option<RetryAfter> {
        Some(RetryAfter::Seconds(round_up(*self)))
    }
}

impl IntoRetryAfter for SystemTime {
    fn retry_after(&self) -> Option<RetryAfter> {
        Some(RetryAfter::At(*self))
    }
}

impl<T: IntoRetryAfter> IntoRetryAfter for Option<T> {
    fn retry_after(&self) -> Option<RetryAfter> {
        self.as_ref().and_then(T::retry_after)
    }
}

impl<T: IntoRetryAfter + ?Sized> IntoRetryAfter for &T {
    fn retry_after(&self) -> Option<RetryAfter> {
        (**self).retry_after()
    }
}

impl<T: IntoRetryAfter + ?Sized> IntoRetryAfter for Box<T> {
    fn retry_after(&self) -> Option<RetryAfter> {
        (**self).retry_after()
    }
}

macro_rules! seconds_of_nonzero {
    ($($integer:ty)*) => {$(
        impl IntoRetryAfter for $integer {
            fn retry_after(&self) -> Option<RetryAfter> {
                self.get().retry_after()
            }
        }
    )*};
}
seconds_of_nonzero!(NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize);

macro_rules! seconds {
    ($($integer:ty)*) => {$(
        /// Seconds; a negative number is 0, one that is too large the largest.
        impl IntoRetryAfter for $integer {
            fn retry_after(&self) -> Option<RetryAfter> {
                Some(RetryAfter::Seconds(u64::try_from((*self).max(0)).unwrap_or(u64::MAX)))
            }
        }
    )*};
}
seconds!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

#[cfg(test)]
mod tests {
    use super::{IntoRetryAfter, InvalidRetryAfter, LAST_SECOND, RetryAfter};
    use proptest::prelude::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    proptest! {
        #[test]
        fn dates_are_written_as_httpdate_writes_them(seconds in 0..=LAST_SECOND) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            prop_assert_eq!(RetryAfter::At(time).to_string(), httpdate::fmt_http_date(time));
        }

        #[test]
        fn dates_are_read_in_each_form(seconds in 0..=LAST_SECOND) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            let date = RetryAfter::At(time).to_string();
            prop_assert_eq!(date.parse(), Ok(RetryAfter::At(time)));
            let words: Vec<_> = date.split([',', ' ']).filter(|word| !word.is_empty()).collect();
            let &[weekday, day, month, year, clock, _] = words.as_slice() else {
                panic!("six words: {date}")
            };
            let day = if let Some(digit) = day.strip_prefix('0') { format!(" {digit}") } else { day.to_owned() };
            let asctime = format!("{weekday} {month} {day} {clock} {year}");
            prop_assert_eq!(asctime.parse(), Ok(RetryAfter::At(time)));
        }

        #[test]
        fn what_is_read_is_read_as_httpdate_reads_it(
            seconds in 0..=LAST_SECOND,
            at in any::<prop::sample::Index>(),
            other in "[ -~]",
        ) {
            let mut date = RetryAfter::At(UNIX_EPOCH + Duration::from_secs(seconds)).to_string();
            let at = at.index(date.len());
            date.replace_range(at..=at, &other);
            // Which of the two is more lenient does not matter; what both read is the same time.
            if let (Ok(RetryAfter::At(time)), Ok(expected)) =
                (date.parse(), httpdate::parse_http_date(&date))
            {
                prop_assert_eq!(time, expected);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = text.parse::<RetryAfter>();
        }
    }

    #[test]
    fn two_digits_of_a_year_are_at_most_fifty_years_ahead() {
        let year = |years: u64| {
            let time = SystemTime::now() + Duration::from_secs(years * 146_097 * 216);
            let date = RetryAfter::At(time).to_string();
            date.split(' ').nth(3).and_then(|year| year.parse::<u64>().ok()).expect("a year")
        };
        for (written, expected) in [(year(49), year(49)), (year(52), year(52) - 100)] {
            let date = format!("Sunday, 06-Nov-{:02} 08:49:37 GMT", written % 100);
            let read = date.parse::<RetryAfter>().expect("it is a date");
            let RetryAfter::At(time) = read else { panic!("it is no number") };
            // Before 1970 nothing is written.
            if expected >= 1970 {
                let shown = RetryAfter::At(time).to_string();
                assert!(shown.contains(&format!(" {expected} ")), "{date}: {shown}");
            }
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "soon",
            "-1",
            "1.5",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 31 Feb 2031 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun Nov 6 08:49:37 1994",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
        ] {
            assert_eq!(text.parse::<RetryAfter>(), Err(InvalidRetryAfter), "{text}");
        }
        let leap = "Thu, 29 Feb 2024 23:59:60 GMT".parse();
        assert_eq!(leap, Ok(RetryAfter::At(UNIX_EPOCH + Duration::from_secs(1_709_251_200))));
    }

    #[test]
    fn a_part_of_a_second_is_a_second() {
        let cases = [(0, 0), (1, 1), (999_999_999, 1), (1_000_000_000, 1), (29_500_000_000, 30)];
        for (nanoseconds, seconds) in cases {
            let delay = Duration::from_nanos(nanoseconds);
            assert_eq!(delay.retry_after(), Some(RetryAfter::Seconds(seconds)));
        }
        assert_eq!(Duration::MAX.retry_after(), Some(RetryAfter::Seconds(u64::MAX)));
    }

    #[test]
    fn what_is_out_of_range_is_bounded() {
        assert_eq!((-5_i32).retry_after(), Some(RetryAfter::Seconds(0)));
        let before = UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(RetryAfter::At(before).to_string(), "Thu, 01 Jan 1970 00:00:00 GMT");
        let after = UNIX_EPOCH + Duration::from_secs(LAST_SECOND + 1);
        assert_eq!(RetryAfter::At(after).to_string(), "Fri, 31 Dec 9999 23:59:59 GMT");
        assert_eq!(RetryAfter::At(before).seconds(), 0);
        let soon = SystemTime::now() + Duration::from_secs(100);
        assert!((99..=100).contains(&RetryAfter::At(soon).seconds()));
    }
}
