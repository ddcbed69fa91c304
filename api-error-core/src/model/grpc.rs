//! The canonical codes of google.rpc.

use crate::text::const_str::equal;
use http::StatusCode;

/// A canonical google.rpc code (google/rpc/code.proto), without `OK`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GrpcCode {
    /// 1: the caller gave up.
    Cancelled,
    /// 2: nothing more is known.
    Unknown,
    /// 3: the request is wrong, whatever the state of the system.
    InvalidArgument,
    /// 4: time ran out.
    DeadlineExceeded,
    /// 5: no such resource.
    NotFound,
    /// 6: the resource to be made exists.
    AlreadyExists,
    /// 7: the caller is known and may not.
    PermissionDenied,
    /// 8: a quota or another resource is used up.
    ResourceExhausted,
    /// 9: the system is not in the state the request needs.
    FailedPrecondition,
    /// 10: a conflict such as a lost race.
    Aborted,
    /// 11: past the valid range.
    OutOfRange,
    /// 12: not offered here.
    Unimplemented,
    /// 13: an invariant broke.
    Internal,
    /// 14: not reachable now.
    Unavailable,
    /// 15: data was lost for good.
    DataLoss,
    /// 16: the caller is not known.
    Unauthenticated,
}

impl GrpcCode {
    /// Returns the name that is sent, e.g. `ALREADY_EXISTS`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "CANCELLED",
            Self::Unknown => "UNKNOWN",
            Self::InvalidArgument => "INVALID_ARGUMENT",
            Self::DeadlineExceeded => "DEADLINE_EXCEEDED",
            Self::NotFound => "NOT_FOUND",
            Self::AlreadyExists => "ALREADY_EXISTS",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::ResourceExhausted => "RESOURCE_EXHAUSTED",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Aborted => "ABORTED",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::Unimplemented => "UNIMPLEMENTED",
            Self::Internal => "INTERNAL",
            Self::Unavailable => "UNAVAILABLE",
            Self::DataLoss => "DATA_LOSS",
            Self::Unauthenticated => "UNAUTHENTICATED",
        }
    }

    /// The code of this name on the wire; `None` of one that is not canonical, and of `OK`.
    #[must_use]
    pub const fn from_name(name: &str) -> Option<Self> {
        const ALL: [GrpcCode; 16] = [
            GrpcCode::Cancelled,
            GrpcCode::Unknown,
            GrpcCode::InvalidArgument,
            GrpcCode::DeadlineExceeded,
            GrpcCode::NotFound,
            GrpcCode::AlreadyExists,
            GrpcCode::PermissionDenied,
            GrpcCode::ResourceExhausted,
            GrpcCode::FailedPrecondition,
            GrpcCode::Aborted,
            GrpcCode::OutOfRange,
            GrpcCode::Unimplemented,
            GrpcCode::Internal,
            GrpcCode::Unavailable,
            GrpcCode::DataLoss,
            GrpcCode::Unauthenticated,
        ];
        let mut index = 0;
        while index < ALL.len() {
            if equal(ALL[index].as_str(), name) {
                return Some(ALL[index]);
            }
            index += 1;
        }
        None
    }

    /// The code that an HTTP status stands for when the error names none.
    #[must_use]
    pub const fn from_status(status: StatusCode) -> Self {
        match status.as_u16() {
            400 | 406 | 413 | 415 | 422 => Self::InvalidArgument,
            401 => Self::Unauthenticated,
            403 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            405 | 501 => Self::Unimplemented,
            408 | 504 => Self::DeadlineExceeded,
            409 => Self::Aborted,
            416 => Self::OutOfRange,
            425 | 502 | 503 => Self::Unavailable,
            429 => Self::ResourceExhausted,
            499 => Self::Cancelled,
            500..=599 => Self::Internal,
            _ => Self::FailedPrecondition,
        }
    }
}
