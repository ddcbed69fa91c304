//! The parts of a framework that generate error responses.

#[cfg(feature = "tower")]
use super::axum_texts::EXTRACTOR_TEXTS;
use http::StatusCode;

/// The part of a framework that generated an error response.
///
/// A framework does not mark its responses, so the layer finds the kind from other facts:
///
/// | framework | facts |
/// |---|---|
/// | axum | the matched route, the status, and the texts of axum's extractors |
/// | actix-web | the matched resource, the status, and the type of the error |
/// | poem | the type of the error, and the status |
/// | rocket | the matched route, and the status |
/// | any other tower service | none; only a panic and a client that disconnects are recognized |
///
/// In rocket, if a route matches and the response has no body, a 400, 413, 415 or 422 is
/// `Extractor`, and a 500 is `Panic`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RejectionKind {
    /// No route has this path.
    UnknownRoute,
    /// The path has a route, but not for this method. The status is 405, or in actix-web and rocket
    /// also 404.
    WrongMethod,
    /// An extractor could not read the body, the path or the query.
    Extractor,
    /// The client closed the connection before the body of its request was complete. Such a
    /// rejection is not logged and not observed. In rocket, the layer does not recognize it,
    /// because rocket does not report why a body could not be read.
    Disconnected,
    /// A handler returned only a status, or a status with a text.
    Handler,
    /// A timeout elapsed: a 408 or a 504.
    Timeout,
    /// A handler panicked.
    Panic,
    /// The layer does not know which part: it is around a tower service without axum, or around a
    /// whole axum `Router`. With axum, add the layer with `Router::layer` instead.
    Unknown,
}

/// The facts that are known about the route of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "each framework uses some of the variants")]
pub(crate) enum Routing {
    /// The layer does not know whether a route has the path.
    Unknown,
    /// No route has the path.
    Unmatched,
    /// A route has the path.
    Matched,
}

impl Routing {
    /// Returns the kind of a rejection that no extractor generated.
    pub(crate) fn kind(self, status: StatusCode) -> RejectionKind {
        match (self, status.as_u16()) {
            (Self::Unknown, _) => RejectionKind::Unknown,
            (Self::Unmatched, 404) => RejectionKind::UnknownRoute,
            (_, 405) => RejectionKind::WrongMethod,
            (_, 408 | 504) => RejectionKind::Timeout,
            _ => RejectionKind::Handler,
        }
    }

    /// Returns the kind of a rejection in a tower service, by its text. `text` is `Ok(None)` if the
    /// response has no text.
    #[cfg(feature = "tower")]
    pub(crate) fn kind_of_text(
        self,
        status: StatusCode,
        text: Result<Option<&str>, UnknownText>,
    ) -> RejectionKind {
        match (status.as_u16(), text) {
            (500, Ok(Some(PANIC_TEXT))) => RejectionKind::Panic,
            (400, Ok(Some(DISCONNECTED_TEXT))) => RejectionKind::Disconnected,
            (_, Ok(Some(text))) if self != Self::Unknown && is_of_extractor(text) => {
                RejectionKind::Extractor
            }
            (400 | 413 | 415 | 422, Err(UnknownText)) if self != Self::Unknown => {
                RejectionKind::Extractor
            }
            _ => self.kind(status),
        }
    }
}

/// The layer does not know the text of a response: it is too long or compressed, it cannot be read,
/// or an inner service removed it from a response to `HEAD`.
#[cfg(feature = "tower")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnknownText;

/// The text of axum's extractors for a body that hyper could not read to its end.
#[cfg(feature = "tower")]
pub(crate) const DISCONNECTED_TEXT: &str =
    "Failed to buffer the request body: error reading a body from connection";

/// The text of tower-http's `CatchPanicLayer`.
#[cfg(feature = "tower")]
const PANIC_TEXT: &str = "Service panicked";

#[cfg(feature = "tower")]
fn is_of_extractor(text: &str) -> bool {
    EXTRACTOR_TEXTS.iter().any(|beginning| text.starts_with(beginning))
}
