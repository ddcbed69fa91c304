//! The time after which an unchanged request may be sent again.

use crate::text::{clock, http_date};
use http::HeaderValue;
use std::fmt::{self, Display, Formatter};
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The value of a `Retry-After` header (RFC 9110 §10.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// A delay in seconds, which starts when the response is received.
    Seconds(u64),
    /// A point in time, sent as an HTTP-date.
    At(SystemTime),
}

impl RetryAfter {
    /// Returns the delay in whole seconds, rounded up. It is 0 for a time in the past.
    #[must_use]
    pub fn seconds(self) -> u64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::At(time) => round_up(time.duration_since(clock::now()).unwrap_or(Duration::ZERO)),
        }
    }

    /// Parses a number of seconds that can have a fraction, such as `64.57`, and rounds it up.
    pub(crate) fn from_decimal(text: &str) -> Option<Self> {
        if let Ok(seconds) = text.parse() {
            return Some(Self::Seconds(seconds));
        }
        let starts_with_digit = text.starts_with(|first: char| first.is_ascii_digit());
        let seconds = text.parse::<f64>().ok().filter(|_| starts_with_digit)?.ceil();
        // No client waits as long as a delay that is too large for a `Duration`.
        let whole = Duration::try_from_secs_f64(seconds).map_or(u64::MAX, |delay| delay.as_secs());
        Some(Self::Seconds(whole))
    }

    pub(crate) fn to_header(self) -> Option<HeaderValue> {
        match self {
            Self::Seconds(seconds) => Some(HeaderValue::from(seconds)),
            Self::At(_) => HeaderValue::try_from(self.to_string()).ok(),
        }
    }
}

/// Writes the value of the header: seconds, or an IMF-fixdate (RFC 9110 §5.6.7).
impl Display for RetryAfter {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(formatter),
            Self::At(time) => {
                let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
                http_date::write(round_up(since), formatter)
            }
        }
    }
}

/// Parses the value of the header: seconds, or an HTTP-date in any of the three forms of RFC 9110
/// §5.6.7.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::RetryAfter;
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
            // No client waits as long as a delay that does not fit into a `u64`.
            return Ok(Self::Seconds(text.parse().unwrap_or(u64::MAX)));
        }
        http_date::parse(text).map(Self::At).ok_or(InvalidRetryAfter)
    }
}

/// The error for a text that is not a value of a `Retry-After` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidRetryAfter;

impl Display for InvalidRetryAfter {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("neither a number of seconds nor an HTTP-date")
    }
}

impl std::error::Error for InvalidRetryAfter {}

const fn round_up(duration: Duration) -> u64 {
    duration.as_secs().saturating_add((duration.subsec_nanos() > 0) as u64)
}

/// A type that can be the `retry_after` of an error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as `retry_after`",
    label = "`retry_after` accepts a `Duration`, an integer number of seconds, a `SystemTime`, or an `Option` of one"
)]
pub trait IntoRetryAfter {
    /// Returns the value of the header. `None` sends no header.
    fn retry_after(&self) -> Option<RetryAfter>;
}

impl IntoRetryAfter for RetryAfter {
    fn retry_after(&self) -> Option<RetryAfter> {
        Some(*self)
    }
}

/// The delay is rounded up to whole seconds.
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
        /// The number is a delay in seconds. A negative number becomes 0. A number that is too
        /// large becomes the largest delay.
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
    use super::{IntoRetryAfter, InvalidRetryAfter, RetryAfter};
    use crate::text::http_date::LAST_SECOND;
    use proptest::prelude::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    proptest! {
        #[test]
        fn dates_are_written_as_httpdate_writes_them(seconds in 0..=LAST_SECOND) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            prop_assert_eq!(RetryAfter::At(time).to_string(), httpdate::fmt_http_date(time));
        }

        #[test]
        fn dates_are_read_as_imf_fixdate_and_as_asctime(seconds in 0..=LAST_SECOND) {
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
        fn a_date_is_parsed_to_the_same_time_as_by_httpdate(
            seconds in 0..=LAST_SECOND,
            at in any::<prop::sample::Index>(),
            other in "[ -~]",
        ) {
            let mut date = RetryAfter::At(UNIX_EPOCH + Duration::from_secs(seconds)).to_string();
            let at = at.index(date.len());
            date.replace_range(at..=at, &other);
            // Each parser can accept a text that the other parser refuses.
            if let (Ok(RetryAfter::At(time)), Ok(expected)) =
                (date.parse(), httpdate::parse_http_date(&date))
            {
                prop_assert_eq!(time, expected);
            }
        }

        #[test]
        fn no_text_causes_a_panic(text in any::<String>()) {
            let _ = text.parse::<RetryAfter>();
        }
    }

    #[test]
    fn a_year_of_two_digits_is_at_most_fifty_years_in_the_future() {
        let year = |years: u64| {
            // A Gregorian year has 146 097 / 400 days on average, and a day has 400 * 216 seconds.
            // So a year has 146 097 * 216 seconds.
            let time = SystemTime::now() + Duration::from_secs(years * 146_097 * 216);
            let date = RetryAfter::At(time).to_string();
            date.split(' ').nth(3).and_then(|year| year.parse::<u64>().ok()).expect("a year")
        };
        for (written, expected) in [(year(49), year(49)), (year(52), year(52) - 100)] {
            let date = format!("Sunday, 06-Nov-{:02} 08:49:37 GMT", written % 100);
            let read = date.parse::<RetryAfter>().expect("it is a date");
            let RetryAfter::At(time) = read else { panic!("it is not a number") };
            // A time before 1970 is written as 1970-01-01.
            if expected >= 1970 {
                let shown = RetryAfter::At(time).to_string();
                assert!(shown.contains(&format!(" {expected} ")), "{date}: {shown}");
            }
        }
    }

    #[test]
    fn only_valid_texts_are_parsed_and_a_leap_second_is_valid() {
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
    fn a_part_of_a_second_is_rounded_up() {
        let cases = [(0, 0), (1, 1), (999_999_999, 1), (1_000_000_000, 1), (29_500_000_000, 30)];
        for (nanoseconds, seconds) in cases {
            let delay = Duration::from_nanos(nanoseconds);
            assert_eq!(delay.retry_after(), Some(RetryAfter::Seconds(seconds)));
        }
        assert_eq!(Duration::MAX.retry_after(), Some(RetryAfter::Seconds(u64::MAX)));
    }

    #[test]
    fn a_time_out_of_range_is_bounded() {
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
