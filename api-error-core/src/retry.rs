//! When an unchanged request may be sent again.

use http::HeaderValue;
use std::fmt::{self, Display, Formatter};
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
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

/// 9999-12-31 23:59:59, the last that four digits of a year can say.
const LAST_SECOND: u64 = 253_402_300_799;

const fn round_up(duration: Duration) -> u64 {
    duration.as_secs().saturating_add((duration.subsec_nanos() > 0) as u64)
}

fn write_http_date(seconds: u64, formatter: &mut Formatter<'_>) -> fmt::Result {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
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
    use super::{IntoRetryAfter, LAST_SECOND, RetryAfter};
    use proptest::prelude::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    proptest! {
        #[test]
        fn dates_are_written_as_httpdate_writes_them(seconds in 0..=LAST_SECOND) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            prop_assert_eq!(RetryAfter::At(time).to_string(), httpdate::fmt_http_date(time));
        }
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
