//! One layer, and every error response of a service has the same shape.
//!
//! [`ApiErrorLayer`] goes around a tower service (feature `tower`), and is actix-web's and poem's
//! middleware and rocket's fairing (features `actix`, `poem`, `rocket`). It replaces what the
//! framework answers by itself: rejections of extractors, unknown routes, wrong methods, bodies too
//! large, timeouts, panics; and renders the errors of handlers with the id and path of the request.
//!
//! - Responses below 400 are not touched, nor is a body that the handler made itself: only derived
//!   errors, empty bodies and `text/plain` are replaced.
//! - The headers stay, save those that describe the old body, such as `Content-Encoding`, `ETag` and
//!   digests (RFC 9110 §8).
//! - The text of a framework's 4xx becomes the message; the text of a 5xx, and of a panic, goes to
//!   the log alone.
//! - A response to `HEAD` has no body, and the `Content-Length` of the body it stands for or none
//!   (RFC 9110 §8.6).
//! - The request id is the request's `x-request-id` when that is visible ASCII of at most 128 bytes,
//!   else it is made here. It is in the body where the format has a place, in the `x-request-id` of
//!   the response, and in the log. `instance` is the path, without the query; put the layer on the
//!   outermost router, since a nested one does not see the whole of it.
//! - What the framework answers by itself goes by the name of its status, `NOT_FOUND` for an unknown
//!   route. Where a variant of yours has that name a client can not tell the two apart: give one of
//!   them another, with `on_status` or `#[name("..")]`.

mod accept;
mod headers;
mod rejection;
mod request;
mod request_id;
#[cfg(feature = "tower")]
mod response_error;
mod settings;
#[cfg(feature = "tower")]
mod tower;

pub use rejection::Rejection;
#[cfg(feature = "tower")]
pub use response_error::respond;
pub use settings::ApiErrorLayer;
#[cfg(feature = "tower")]
pub use tower::{ApiErrorService, ErrorBody, ResponseFuture};

#[cfg(feature = "poem")]
pub(crate) use headers::TEXT_LIMIT;
pub(crate) use headers::{Action, action_for, merge};
pub(crate) use request::Request;
#[cfg(feature = "axum")]
pub(crate) use response_error::error_response;
pub(crate) use settings::Settings;
