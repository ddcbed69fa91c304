//! What the fields of a decoded error can be made from.

use super::scalar;
use crate::model::{Issue, RetryAfter};
use serde::de::DeserializeOwned;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::time::{Duration, SystemTime};

/// What a data field can be made from: whatever implements [`DeserializeOwned`].
#[diagnostic::on_unimplemented(
    message = "data of type `{Self}` cannot come back from a response: it does not implement `serde::Deserialize` for any lifetime",
    label = "`decode` needs `serde::de::DeserializeOwned` of a data field",
    note = "derive it with `#[derive(serde::Deserialize)]`; what borrows cannot be decoded"
)]
pub trait FromData: Sized {
    /// The value that the JSON text says.
    #[doc(hidden)]
    fn from_json(json: &str) -> Result<Self, serde_json::Error>;

    /// The value of a member that was left out: an `Option`'s `None`.
    #[doc(hidden)]
    fn absent() -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromData for T {
    fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        // Most data are texts and integers, which need no parser.
        match scalar::deserialize(json) {
            Some(value) => Ok(value),
            None => serde_json::from_str(json),
        }
    }

    fn absent() -> Option<Self> {
        T::deserialize(scalar::Scalar::Absent).ok()
    }
}

/// What an `issues` field can be made from: `Vec<Issue>`, and what you implement it for.
#[diagnostic::on_unimplemented(
    message = "issues of type `{Self}` cannot come back from a response",
    label = "`decode` needs a `Vec<api_error::Issue>`, an `Option` of one, or `api_error::FromIssues`"
)]
pub trait FromIssues: Sized {
    /// The value with these issues, when there is one.
    fn from_issues(issues: Vec<Issue>) -> Option<Self>;
}

impl FromIssues for Vec<Issue> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        Some(issues)
    }
}

/// The only issue.
impl FromIssues for Issue {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        let [issue] = <[Issue; 1]>::try_from(issues).ok()?;
        Some(issue)
    }
}

/// `None` when there is none.
impl<T: FromIssues> FromIssues for Option<T> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        if issues.is_empty() { Some(None) } else { T::from_issues(issues).map(Some) }
    }
}

impl<T: FromIssues> FromIssues for Box<T> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        T::from_issues(issues).map(Box::new)
    }
}

/// What a `retry_after` field can be made from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from a response as the time to retry",
    label = "`decode` needs a `Duration`, an integer number of seconds, a `SystemTime`, an `Option` of one, or `api_error::FromRetryAfter`"
)]
pub trait FromRetryAfter: Sized {
    /// The value; `None` where nothing was sent and the type has no value for that, or where it
    /// cannot hold what was sent.
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self>;
}

impl FromRetryAfter for RetryAfter {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        after
    }
}

/// Whole seconds.
impl FromRetryAfter for Duration {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        Some(Duration::from_secs(after?.seconds()))
    }
}

/// A number of seconds counts from now.
impl FromRetryAfter for SystemTime {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after? {
            RetryAfter::At(time) => Some(time),
            RetryAfter::Seconds(seconds) => {
                SystemTime::now().checked_add(Duration::from_secs(seconds))
            }
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Option<T> {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after {
            None => Some(None),
            Some(_) => T::from_retry_after(after).map(Some),
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Box<T> {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        T::from_retry_after(after).map(Box::new)
    }
}

macro_rules! seconds {
    ($($integer:ty)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                after?.seconds().try_into().ok()
            }
        }
    )*};
}
seconds!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

macro_rules! seconds_of_nonzero {
    ($($integer:ident)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                Self::new(after?.seconds().try_into().ok()?)
            }
        }
    )*};
}
seconds_of_nonzero!(NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize);
