//! The canonical codes of google.rpc.

use crate::text::const_str::equal;
use http::StatusCode;

/// A canonical google.rpc code (google/rpc/code.proto), without `OK`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GrpcCode {
    /// 1: the caller cancelled the operation.
    Cancelled,
    /// 2: an unknown error.
    Unknown,
    /// 3: the request is invalid in every state of the system.
    InvalidArgument,
    /// 4: the deadline passed before the operation ended.
    DeadlineExceeded,
    /// 5: the resource does not exist.
    NotFound,
    /// 6: the resource to create already exists.
    AlreadyExists,
    /// 7: the caller is known and does not have the permission.
    PermissionDenied,
    /// 8: a quota or another resource is exhausted.
    ResourceExhausted,
    /// 9: the system is not in the state that the request requires.
    FailedPrecondition,
    /// 10: the operation was aborted, usually by a concurrent change.
    Aborted,
    /// 11: a value is outside the valid range.
    OutOfRange,
    /// 12: the operation is not implemented.
    Unimplemented,
    /// 13: an internal error.
    Internal,
    /// 14: the service is unavailable now.
    Unavailable,
    /// 15: data is lost or corrupted permanently.
    DataLoss,
    /// 16: the caller is not authenticated.
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

    /// Returns the code with this name on the wire; `None` for `OK` and for a name that is not
    /// canonical.
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

    /// Returns the code of an HTTP status, for an error that declares no code.
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
