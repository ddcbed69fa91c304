//! A layer that gives every error response of a service one wire format.
//!
//! [`ApiErrorLayer`] is a layer for tower services (feature `tower`), middleware for actix-web and
//! poem, and a fairing for rocket (features `actix`, `poem`, `rocket`). It renders the errors of
//! handlers with the id and the path of the request. It also replaces the error responses that the
//! framework generates, for example for an unknown route, a wrong method, an invalid body, a
//! timeout or a panic.
//!
//! - **Replaced responses.** The layer replaces a 4xx or 5xx whose body is empty, has the content
//!   type `text/plain`, or is a text without a content type. It does not change other bodies, or
//!   responses below 400.
//! - **Headers.** The headers of a replaced response are preserved, except the headers that
//!   describe the old body, such as `Content-Encoding`, `ETag` and digests (RFC 9110 §8). The
//!   headers of the error overwrite only `Cache-Control` and the request id.
//! - **Envelope.** An error has the envelope that its type declares. If there is none, it has the
//!   first of these envelopes that exists: the envelope that the client
//!   [negotiated](ApiErrorLayer::negotiate), the envelope of the type's [`Api`](crate::Api), and
//!   the envelope of the layer.
//! - **Text of the framework.** It is only logged, because it can contain names of Rust types and
//!   parts of the request. [`expose_rejections`](ApiErrorLayer::expose_rejections) sends
//!   the text of a 4xx.
//! - **`HEAD`.** The response has no body. Its `Content-Length` is the length of the body that a
//!   `GET` gets, if it is known (RFC 9110 §8.6).
//! - **Request id.** It is the `x-request-id` of the request if this header has 1 to 128 visible
//!   ASCII characters. Otherwise the layer generates an id. The id is sent in the `x-request-id`
//!   header of the response and, if the envelope has a member for it, in the body. The log event
//!   contains it.
//!   [`request_id_header`](ApiErrorLayer::request_id_header) sets another header, and
//!   [`request_id_with`](ApiErrorLayer::request_id_with) chooses the id.
//! - **`instance`.** It is the path of the request without the query. Add the layer to the
//!   outermost router, because a nested router receives only a part of the path.
//! - **Names.** An error that the framework generated has the name of its status, such as
//!   `NOT_FOUND` for an unknown route. An envelope can define other names, as `OAuth2` does. If one
//!   of your variants has the name of a status, a client cannot distinguish the two errors. Rename
//!   one of them with [`on_status`](ApiErrorLayer::on_status) or `#[name("..")]`.
//! - **Spec.** If the application declared the error, the extensions of the response contain the
//!   error's `&'static ErrorSpec`, for outer layers. With actix-web and poem, these are the
//!   extensions of the framework's response. With rocket, the local cache of the request contains
//!   an `Option<&'static ErrorSpec>` instead.
//! - **Language.** With the feature `localize`, the layer can translate the message to a language
//!   of the client.
//! - **Clients that disconnect.** If a client closes the connection before the body of its request
//!   is complete, the error is not logged and not observed, because no client receives the
//!   response. With rocket, the layer does not recognize such a request.
//! - **Panics.** A panic becomes a 500, if it is in a handler, in the code that renders an error,
//!   or in a closure of the layer that creates or translates an error. A panic of an observer, or
//!   of the closure of `request_id_with`, does not change the response.

mod accept;
#[cfg(feature = "tower")]
mod axum_texts;
#[cfg(feature = "tower")]
mod error_body;
mod facts;
mod headers;
mod id_header;
mod instance;
mod kind;
#[cfg(feature = "localize")]
mod languages;
mod level;
#[cfg(feature = "tower")]
mod matched_route;
mod names;
mod rejection;
mod render;
mod rendered;
mod request;
mod request_id;
#[cfg(feature = "tower")]
mod response_error;
mod reveal;
mod settings;
#[cfg(feature = "tower")]
mod subset;
mod template;
#[cfg(feature = "tower")]
mod tower;
mod trace_context;
mod translate;
mod write;

pub use crate::server::observe::ErrorEvent;
#[cfg(feature = "tower")]
pub use error_body::ErrorBody;
pub use kind::RejectionKind;
#[cfg(feature = "localize")]
#[cfg_attr(docsrs, doc(cfg(feature = "localize")))]
pub use languages::Languages;
pub use rejection::Rejection;
pub use request_id::RequestHead;
#[cfg(feature = "tower")]
pub use response_error::respond;
pub use settings::ApiErrorLayer;
#[cfg(feature = "tower")]
pub use subset::{SubsetFuture, SubsetLayer, SubsetService};
#[cfg(feature = "tower")]
pub use tower::{ApiErrorService, ResponseFuture};

#[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
pub(crate) use facts::Facts;
pub(crate) use headers::{Action, TEXT_LIMIT, action_for};
#[cfg(feature = "axum-extract")]
pub(crate) use kind::DISCONNECTED_TEXT;
pub(crate) use kind::Routing;
#[cfg(feature = "tower")]
pub(crate) use kind::UnknownText;
pub(crate) use level::Levels;
#[cfg(feature = "actix")]
pub(crate) use rendered::RenderedRejection;
pub(crate) use rendered::insert_spec;
#[cfg(feature = "poem")]
pub(crate) use rendered::{copy_marks, is_rendered};
pub(crate) use request::{Request, panic_text};
#[cfg(feature = "axum")]
pub(crate) use response_error::error_response;
pub(crate) use settings::Settings;
pub(crate) use write::choose_envelope;
