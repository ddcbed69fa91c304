//! An error response as a client parsed it.

mod builder;
mod challenge;
mod decode_error;
mod issue_builder;
mod storage;

pub use builder::ReceivedBuilder;
pub use challenge::Challenge;
pub use decode_error::{DecodeError, Mismatch};
pub use issue_builder::IssueBuilder;

pub(crate) use storage::{MemberKind, Storage, StoredLocation};

use crate::json::Document;
use crate::model::{Data, Identity, Issues, Message, RetryAfter, identity_getters};
use http::header::WWW_AUTHENTICATE;
use http::{HeaderMap, StatusCode};
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

/// An error response as a client parsed it.
///
/// [`Envelope::parse`](crate::Envelope::parse) returns a `Received` for any status, headers and
/// bytes. The getters return the values that the server sent. [`decode`](Self::decode) returns a
/// value of the error type that the server declares. [`forward`](Self::forward) returns an error
/// that a gateway can send to its own clients.
///
/// A clone is cheap, because clones share their contents.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::envelope::Coded;
/// use api_error::http::{HeaderMap, StatusCode};
/// use api_error::{Envelope, Retry};
/// use std::time::Duration;
///
/// let body = br#"{"error_code":2,"error_name":"TooManyRequests","message":"slow down",
///     "error_data":{"retry_after":30,"name":"RATE_LIMIT_OVERFLOW"}}"#;
/// let received = Coded::parse(StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new(), body);
/// assert_eq!(received.name(), "RATE_LIMIT_OVERFLOW");
/// assert_eq!(received.message().as_str(), Some("slow down"));
/// assert_eq!(received.retry(), Retry::After(Duration::from_secs(30)));
/// ```
#[derive(Clone)]
pub struct Received {
    pub(crate) storage: Arc<Storage>,
}

impl Received {
    /// The largest body that is parsed as JSON, in bytes: 1 MiB. If a body is larger, only its
    /// first [`TEXT_LIMIT`](Self::TEXT_LIMIT) bytes are stored.
    pub const BODY_LIMIT: usize = Document::LIMIT;

    /// The largest number of bytes that are stored of a body that is not parsed as JSON: 8 KiB.
    pub const TEXT_LIMIT: usize = 8 << 10;

    /// The largest number of issues that are stored.
    pub const ISSUE_LIMIT: usize = 4096;

    /// The largest number of additional members that are stored of one issue.
    pub const ISSUE_MEMBER_LIMIT: usize = 256;

    /// Creates a builder for the [`Envelope::parse`](crate::Envelope::parse) of an envelope.
    ///
    /// `document` is the parsed body.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn builder<'a>(
        status: StatusCode,
        headers: &HeaderMap,
        document: &Document<'a>,
    ) -> ReceivedBuilder<'a> {
        ReceivedBuilder::new(status, headers, document)
    }

    /// Returns the status of the HTTP response, even if the body contains another status.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn status(&self) -> StatusCode {
        self.storage.status
    }

    /// Returns the message that the server sent. Without a message, returns the reason phrase.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn message(&self) -> Message<'_> {
        self.storage.message()
    }

    /// Returns the data that the server sent.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn data(&self) -> Data<'_> {
        Data::new(&*self.storage)
    }

    /// Returns the issues that the server sent, at most [`ISSUE_LIMIT`](Self::ISSUE_LIMIT).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn issues(&self) -> &dyn Issues {
        &*self.storage
    }

    /// Returns the members of the body that the envelope does not define, and the members that have
    /// another type than the envelope defines.
    ///
    /// If several members have the same name, for example at different depths, the value is an
    /// array of their values.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn others(&self) -> Data<'_> {
        Data::new(self)
    }

    /// Returns whether the server sent a name. Without one, [`name`](Self::name) returns the name
    /// of the status.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn has_name(&self) -> bool {
        self.storage.name.is_some()
    }

    /// Returns the request's id from the body, or from the header `X-Request-Id` or `Request-Id`.
    /// If the server sends the id in another header, read it with [`headers`](Self::headers).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn request_id(&self) -> Option<&str> {
        let header = || {
            let mut values = ["x-request-id", "request-id"].into_iter();
            values.find_map(|name| self.storage.headers.get(name)?.to_str().ok())
        };
        self.storage.optional_text_at(self.storage.request_id).or_else(header)
    }

    /// Returns the URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn instance(&self) -> Option<&str> {
        self.storage.optional_text_at(self.storage.instance)
    }

    /// Returns the id of the trace that the request belongs to, from the body.
    ///
    /// The id is in a member of the body that [`data`](Self::data) does not contain. If the error
    /// type has a data field with the name of this member, [`decode`](Self::decode) reads the field
    /// from the member.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn trace_id(&self) -> Option<&str> {
        self.storage.optional_text_at(self.storage.trace_id)
    }

    /// Returns the headers of the response, without the headers that describe the body or the
    /// connection.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn headers(&self) -> &HeaderMap {
        &self.storage.headers
    }

    /// Returns the challenges of the header `WWW-Authenticate` (RFC 9110 §11.6.1).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn challenges(&self) -> Vec<Challenge> {
        let values = self.storage.headers.get_all(WWW_AUTHENTICATE);
        values.iter().filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse).collect()
    }

    /// Returns the body as text.
    ///
    /// A JSON body of at most [`BODY_LIMIT`](Self::BODY_LIMIT) bytes is complete. For any other
    /// body, the first [`TEXT_LIMIT`](Self::TEXT_LIMIT) bytes are returned, and invalid UTF-8 is
    /// replaced by U+FFFD.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn body(&self) -> &str {
        self.storage.text.get(..self.storage.body).unwrap_or_default()
    }

    /// Returns whether [`body`](Self::body) is only the first part of the body.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn is_truncated(&self) -> bool {
        self.storage.truncated
    }

    /// Returns the time after which the unchanged request may be sent again. The value comes from
    /// the header `Retry-After`, or, without this header, from the body. A fraction of a second is
    /// rounded up.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.storage.retry_after()
    }

    /// Returns the facts that identify the error, as the server sent them.
    ///
    /// If the server did not send a name, a title or a google.rpc code, the identity contains the
    /// value that belongs to the status. A status below 400 or above 599 is treated as a 502.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn identity(&self) -> Identity<'_> {
        self.storage.identity()
    }

    identity_getters!([pub] '_ is_retryable);
}

impl Display for Received {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&*self.storage, formatter)
    }
}

impl Debug for Received {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Received")
            .field("status", &self.storage.status)
            .field("name", &self.storage.optional_text_at(self.storage.name))
            .field("code", &self.storage.code_number)
            .field("message", &self.storage.optional_text_at(self.storage.message))
            .field("data", &self.data())
            .field("body", &self.body())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Received {}
