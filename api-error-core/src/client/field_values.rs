//! The types that the fields of a decoded error can have.

use super::scalar;
use crate::model::{Issue, RetryAfter};
use crate::text::clock;
use serde::de::DeserializeOwned;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::time::{Duration, SystemTime};

/// A type of a data field that can be decoded: each type that implements [`DeserializeOwned`].
#[diagnostic::on_unimplemented(
    message = "`decode` cannot fill a data field of type `{Self}`: it does not implement `serde::de::DeserializeOwned`",
    label = "this type cannot be decoded",
    note = "derive `serde::Deserialize` for it; use owned types, such as `String`, instead of borrowed ones"
)]
pub trait FromData: Sized {
    /// Parses the JSON text of a member.
    #[doc(hidden)]
    fn from_json(json: &str) -> Result<Self, serde_json::Error>;

    /// Returns the value of a field whose member is absent, which is `Some(None)` for an `Option`.
    /// Returns `None` if the member is required.
    #[doc(hidden)]
    fn absent() -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromData for T {
    #[cfg_attr(debug_assertions, inline)]
    fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        // Most data are strings and integers, which do not need a JSON parser.
        match scalar::deserialize(json) {
            Some(value) => Ok(value),
            None => serde_json::from_str(json),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn absent() -> Option<Self> {
        T::deserialize(scalar::Scalar::Absent).ok()
    }
}

/// A type of an `issues` field that can be decoded: `Vec<Issue>`, `Issue`, an `Option` or `Box` of
/// one of these, and your own types.
#[diagnostic::on_unimplemented(
    message = "`decode` cannot fill an `issues` field of type `{Self}`",
    label = "use `Vec<api_error::Issue>` or an `Option` of it, or implement `api_error::FromIssues`"
)]
pub trait FromIssues: Sized {
    /// Returns the value with these issues, or `None` if the type cannot hold this number of
    /// issues.
    fn from_issues(issues: Vec<Issue>) -> Option<Self>;
}

impl FromIssues for Vec<Issue> {
    #[cfg_attr(debug_assertions, inline)]
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        Some(issues)
    }
}

/// The response must contain exactly one issue.
impl FromIssues for Issue {
    #[cfg_attr(debug_assertions, inline)]
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        let [issue] = <[Issue; 1]>::try_from(issues).ok()?;
        Some(issue)
    }
}

/// The value is `None` if there are no issues.
impl<T: FromIssues> FromIssues for Option<T> {
    #[cfg_attr(debug_assertions, inline)]
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        if issues.is_empty() { Some(None) } else { T::from_issues(issues).map(Some) }
    }
}

impl<T: FromIssues> FromIssues for Box<T> {
    #[cfg_attr(debug_assertions, inline)]
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        T::from_issues(issues).map(Box::new)
    }
}

/// A type of a `retry_after` field that can be decoded.
#[diagnostic::on_unimplemented(
    message = "`decode` cannot fill a `retry_after` field of type `{Self}`",
    label = "use a `Duration`, an integer number of seconds, a `SystemTime` or an `Option` of one, or implement `api_error::FromRetryAfter`"
)]
pub trait FromRetryAfter: Sized {
    /// Returns the value for the time that was sent, or `None` if the type cannot hold it.
    ///
    /// `after` is `None` if no time was sent.
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self>;
}

impl FromRetryAfter for RetryAfter {
    #[cfg_attr(debug_assertions, inline)]
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        after
    }
}

/// The delay from now, in whole seconds.
impl FromRetryAfter for Duration {
    #[cfg_attr(debug_assertions, inline)]
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        Some(Duration::from_secs(after?.seconds()))
    }
}

/// A number of seconds is added to the current time.
impl FromRetryAfter for SystemTime {
    #[cfg_attr(debug_assertions, inline)]
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after? {
            RetryAfter::At(time) => Some(time),
            RetryAfter::Seconds(seconds) => clock::now().checked_add(Duration::from_secs(seconds)),
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Option<T> {
    #[cfg_attr(debug_assertions, inline)]
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after {
            None => Some(None),
            Some(_) => T::from_retry_after(after).map(Some),
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Box<T> {
    #[cfg_attr(debug_assertions, inline)]
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        T::from_retry_after(after).map(Box::new)
    }
}

macro_rules! impl_for_integers {
    ($($integer:ty)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                after?.seconds().try_into().ok()
            }
        }
    )*};
}
impl_for_integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

macro_rules! impl_for_nonzero_integers {
    ($($integer:ident)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                Self::new(after?.seconds().try_into().ok()?)
            }
        }
    )*};
}
impl_for_nonzero_integers!(NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize);
