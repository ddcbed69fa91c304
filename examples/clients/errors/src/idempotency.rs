//! The errors of the header `Idempotency-Key`.

use crate::Shop;
use api_error::ApiError;
use thiserror::Error;

/// The reason why the `Idempotency-Key` of a request is refused
/// (draft-ietf-httpapi-idempotency-key-header, "Error Handling").
///
/// With a key, a client may repeat a POST after a lost response or a 502: the server executes the
/// request once.
#[derive(Clone, Copy, Debug, Error, ApiError, PartialEq, Eq)]
#[api_error(api = Shop, decode)]
pub enum IdempotencyError {
    /// The endpoint requires the header.
    #[error("the header Idempotency-Key is missing")]
    #[status(400)]
    #[name("IDEMPOTENCY_KEY_MISSING")]
    Missing,

    /// The first request with this key is still being executed. Repeat the request later.
    #[error("a request with this Idempotency-Key is being executed")]
    #[status(409)]
    #[name("IDEMPOTENCY_KEY_IN_USE")]
    #[api_error(retry_after = 1)]
    InUse,

    /// The key was used with another payload. Use a new key for a new request.
    #[error("this Idempotency-Key was used with another payload")]
    #[status(422)]
    #[name("IDEMPOTENCY_KEY_REUSED")]
    Reused,
}
