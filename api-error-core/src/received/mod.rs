//! What a client knows of an error after it read the response.

mod builder;
mod challenge;
mod storage;

pub use builder::{IssueBuilder, ReceivedBuilder};
pub use challenge::Challenge;

pub(crate) use storage::{MemberKind, Place, Storage};

use crate::json::{Document, Text};
use crate::model::{
    Data, Identity, Issues, Message, RetryAfter, Status, identity_getters, reason_phrase,
};
use http::header::WWW_AUTHENTICATE;
use http::{HeaderMap, StatusCode};
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

/// An error response as a client received it, in whatever state it came.
///
/// [`Envelope::parse`](crate::Envelope::parse) makes one of any status, headers and bytes. Its own
/// methods tell what the server said. As an [`ApiError`] it is what may be passed on, so that a
/// gateway can answer with it in its own format: the message, title, data and issues of a 5xx are
/// hidden again.
///
/// ```
/// use api_error_core::{ApiError, Context, Envelope, Retry, render};
/// use api_error_core::envelope::{Coded, Problem};
/// use api_error_core::http::{HeaderMap, StatusCode};
///
/// let body = br#"{"error_code":2,"error_name":"TooManyRequests","message":"slow down",
///     "error_data":{"retry_after":30,"name":"RATE_LIMIT_OVERFLOW"}}"#;
/// let received = Coded::parse(StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new(), body);
/// assert_eq!(received.name(), "RATE_LIMIT_OVERFLOW");
/// assert_eq!(received.message().as_str(), Some("slow down"));
/// assert_eq!(received.retry(), Retry::After(std::time::Duration::from_secs(30)));
///
/// // A gateway that speaks another format.
/// let response = render::<Problem>(&received, &Context::new());
/// assert_eq!(response.status(), 429);
/// ```
#[derive(Clone)]
pub struct Received {
    pub(crate) storage: Arc<Storage>,
}

impl Received {
    /// The size in bytes up to which a body is read as JSON: 1 MiB. Of a larger one only the
    /// beginning is kept.
    pub const BODY_LIMIT: usize = Document::LIMIT;

    /// How many bytes are kept of a body that is not JSON: 8 KiB.
    pub const TEXT_LIMIT: usize = 8 << 10;

    /// How many issues are kept.
    pub const ISSUE_LIMIT: usize = 4096;

    /// How many members of its own are kept of an issue.
    pub const ISSUE_MEMBER_LIMIT: usize = 256;

    /// Takes what a format's [`Envelope::parse`](crate::Envelope::parse) reads from a response with
    /// this body.
    #[must_use]
    pub fn builder<'a>(
        status: StatusCode,
        headers: &HeaderMap,
        document: &Document<'a>,
    ) -> ReceivedBuilder<'a> {
        ReceivedBuilder::new(status, headers, document)
    }

    /// The HTTP status, whatever the body says.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.storage.status
    }

    /// The text that the server sent for people, else the reason phrase.
    #[must_use]
    pub fn message(&self) -> Message<'_> {
        Message::literal(match self.storage.message {
            Some(message) => self.storage.at(message),
            None => reason_phrase(self.storage.status),
        })
    }

    /// The data that the server sent.
    #[must_use]
    pub fn data(&self) -> Data<'_> {
        Data::new(&*self.storage)
    }

    /// The nested errors that the server sent, at most [`ISSUE_LIMIT`](Self::ISSUE_LIMIT).
    #[must_use]
    pub fn issues(&self) -> &dyn Issues {
        &*self.storage
    }

    /// Members of the body that the format does not know.
    #[must_use]
    pub fn others(&self) -> Data<'_> {
        Data::new(self)
    }

    /// Whether the server sent a name. Without one [`name`](ApiError::name) is that of the status.
    #[must_use]
    pub fn has_name(&self) -> bool {
        self.storage.name.is_some()
    }

    /// The id that the server names the request by: in the body, else in `X-Request-Id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let header = || self.storage.headers.get("x-request-id")?.to_str().ok();
        self.storage.text(self.storage.request_id).or_else(header)
    }

    /// A URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.storage.text(self.storage.instance)
    }

    /// The response's headers, without those that describe the body or the connection.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.storage.headers
    }

    /// The challenges of `WWW-Authenticate` (RFC 9110 §11.6.1).
    #[must_use]
    pub fn challenges(&self) -> Vec<Challenge> {
        let values = self.storage.headers.get_all(WWW_AUTHENTICATE);
        values.iter().filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse).collect()
    }

    /// The body as text: whole when it was JSON of at most [`BODY_LIMIT`](Self::BODY_LIMIT)
    /// bytes, else its first [`TEXT_LIMIT`](Self::TEXT_LIMIT) bytes, what is not UTF-8 replaced.
    #[must_use]
    pub fn body(&self) -> &str {
        self.storage.text.get(..self.storage.body).unwrap_or_default()
    }

    /// Whether [`body`](Self::body) is only the beginning.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.storage.truncated
    }

    /// Returns when the unchanged request may be sent again: as the header `Retry-After` says, else
    /// as the body says.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        let seconds = |key| {
            let member = self.storage.datum(key)?;
            let value = self.storage.at(member.value);
            let seconds = match member.kind {
                MemberKind::StringData => Text::from_json(value)?.parse().ok()?,
                _ => value.parse().ok()?,
            };
            Some(RetryAfter::Seconds(seconds))
        };
        self.storage
            .retry_after
            .or_else(|| seconds("retry_after"))
            .or_else(|| seconds("retryAfter"))
    }

    /// Returns the facts that identify the error, as the server sent them. What it did not send
    /// follows from the status; a status that is not an error has the facts of 502.
    #[must_use]
    pub fn identity(&self) -> Identity<'_> {
        let storage = &*self.storage;
        let status = self.error_status();
        let text = |span| storage.text(span);
        Identity {
            code_number: storage.code_number,
            code_name: text(storage.code_name),
            help: text(storage.help),
            type_uri: text(storage.type_uri),
            domain: text(storage.domain),
            grpc: storage.grpc,
            retryable: self.retry_after().map(|_| true),
            has_own_name: storage.name.is_some(),
            ..Identity::new(
                text(storage.name).unwrap_or(status.name),
                text(storage.title).unwrap_or(status.reason_phrase),
                status.code(),
            )
        }
    }

    identity_getters!([pub] '_ is_retryable);

    /// Returns the facts about the status. A status that is not an error is treated as a 502: the
    /// upstream broke the protocol.
    pub(crate) fn error_status(&self) -> &'static Status {
        const BAD_GATEWAY: &Status = match Status::from_number(502) {
            Some(status) => status,
            None => panic!("the table contains 502"),
        };
        Status::from_number(self.storage.status.as_u16()).unwrap_or(BAD_GATEWAY)
    }
}

impl Display for Received {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {}", self.storage.status.as_u16(), self.name(), self.message())
    }
}

impl Debug for Received {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Received")
            .field("status", &self.storage.status)
            .field("name", &self.storage.text(self.storage.name))
            .field("code", &self.storage.code_number)
            .field("message", &self.storage.text(self.storage.message))
            .field("data", &self.data())
            .field("body", &self.body())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Received {}
