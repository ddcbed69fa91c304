//! What a client knows of an error after it read the response.

mod builder;
mod challenge;
mod decode;
mod fixed;
mod identify;

pub use builder::{IssueBuilder, ReceivedBuilder};
pub use challenge::Challenge;
pub use decode::{Decode, FromData, FromIssues, FromRetryAfter, Matched};
pub use identify::Mismatch;

use crate::envelope::Problem;
use crate::json::{Document, Text, Value};
use crate::{
    ApiError, Catalog, Catalogued, Context, Data, ErrorSpec, GrpcCode, IssueRef, Issues, Location,
    Members, Message, Retry, RetryAfter, response,
};
use bytes::Bytes;
use http::header::{ALLOW, WWW_AUTHENTICATE};
use http::{HeaderMap, Response, StatusCode};
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
    inner: Arc<Inner>,
    mismatch: Option<Arc<Mismatch>>,
}

/// A part of [`Inner::text`].
#[derive(Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Inner {
    status: StatusCode,
    /// False where the error did not come in a response of its own.
    has_status: bool,
    headers: HeaderMap,
    /// The body as far as it was kept, and after it what does not stand in it as it is.
    text: String,
    body: usize,
    truncated: bool,
    name: Option<Span>,
    is_name: fn(&ErrorSpec, &str) -> bool,
    title: Option<Span>,
    message: Option<Span>,
    code_number: Option<i64>,
    code_name: Option<Span>,
    help: Option<Span>,
    type_uri: Option<Span>,
    domain: Option<Span>,
    grpc: Option<GrpcCode>,
    request_id: Option<Span>,
    instance: Option<Span>,
    retry_after: Option<RetryAfter>,
    members: Vec<Member>,
    lacks_data: bool,
    issues: Vec<StoredIssue>,
    issue_members: Vec<Member>,
    lacks_issues: bool,
}

#[derive(Clone, Copy)]
struct Member {
    key: Span,
    /// JSON.
    value: Span,
    kind: MemberKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MemberKind {
    Data,
    /// A string that may hold the JSON of something else.
    StringData,
    Other,
}

#[derive(Clone, Copy)]
struct StoredIssue {
    name: Option<Span>,
    message: Option<Span>,
    place: Place,
    /// Where its members end in [`Inner::issue_members`]; they begin where those of the issue
    /// before end.
    members_end: u32,
}

#[derive(Clone, Copy)]
enum Place {
    Body,
    Pointer(Span),
    Parameter(Span),
    Header(Span),
}

impl Received {
    /// The size in bytes up to which a body is read as JSON: 1 MiB. Of a larger one only the
    /// beginning is kept.
    pub const BODY_LIMIT: usize = 1 << 20;

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
        self.inner.status
    }

    /// The text that the server sent for people, else the reason phrase.
    #[must_use]
    pub fn message(&self) -> Message<'_> {
        Message::literal(match self.inner.message {
            Some(message) => self.inner.at(message),
            None => response::reason_phrase(self.inner.status),
        })
    }

    /// The summary that the server sent, else the reason phrase.
    #[must_use]
    pub fn title(&self) -> &str {
        match self.inner.title {
            Some(title) => self.inner.at(title),
            None => response::reason_phrase(self.inner.status),
        }
    }

    /// The data that the server sent.
    #[must_use]
    pub fn data(&self) -> Data<'_> {
        Data::new(&*self.inner)
    }

    /// The nested errors that the server sent, at most [`ISSUE_LIMIT`](Self::ISSUE_LIMIT).
    #[must_use]
    pub fn issues(&self) -> &dyn Issues {
        &*self.inner
    }

    /// Members of the body that the format does not know.
    #[must_use]
    pub fn others(&self) -> Data<'_> {
        Data::new(self)
    }

    /// Whether the server sent a name. Without one [`name`](ApiError::name) is that of the status.
    #[must_use]
    pub fn has_name(&self) -> bool {
        self.inner.name.is_some()
    }

    /// The id that the server names the request by: in the body, else in `X-Request-Id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let header = || self.inner.headers.get("x-request-id")?.to_str().ok();
        self.inner.text(self.inner.request_id).or_else(header)
    }

    /// A URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.inner.text(self.inner.instance)
    }

    /// The response's headers, without those that describe the body or the connection.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.inner.headers
    }

    /// The challenges of `WWW-Authenticate` (RFC 9110 §11.6.1).
    #[must_use]
    pub fn challenges(&self) -> Vec<Challenge> {
        let values = self.inner.headers.get_all(WWW_AUTHENTICATE);
        values.iter().filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse).collect()
    }

    /// The body as text: whole when it was JSON of at most [`BODY_LIMIT`](Self::BODY_LIMIT)
    /// bytes, else its first [`TEXT_LIMIT`](Self::TEXT_LIMIT) bytes, what is not UTF-8 replaced.
    #[must_use]
    pub fn body(&self) -> &str {
        self.inner.text.get(..self.inner.body).unwrap_or_default()
    }

    /// Whether [`body`](Self::body) is only the beginning.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.inner.truncated
    }

    /// Whether and when the unchanged request may be sent again: see [`Retry`].
    #[must_use]
    pub fn retry(&self) -> Retry {
        Retry::of(self)
    }

    /// The error of `E` that this is, found by name, else by problem type, else by code and
    /// status, else by status and message.
    ///
    /// # Errors
    /// Says what did not match.
    pub fn find<E: Catalogued>(&self) -> Result<&'static ErrorSpec, Mismatch> {
        identify::identify(&self.inner, &E::CATALOG)
    }

    /// Whether it is one of the errors of `E`.
    #[must_use]
    pub fn is<E: Catalogued>(&self) -> bool {
        self.find::<E>().is_ok()
    }

    /// The very variant that the server returned, with its data.
    ///
    /// The error is told by its name, else by its problem type, else by code and status. A format
    /// that carries none of them is decoded by status and message, where exactly one error of
    /// that status has exactly this message and no data.
    ///
    /// A data field of a floating point type is exact to the last bit when `serde_json` has its
    /// feature `float_roundtrip`.
    ///
    /// # Errors
    /// Gives the `Received` back when it is none of the errors of `E`, or more than one could be
    /// meant, or data are missing or of another type: [`mismatch`](Self::mismatch) says which.
    pub fn decode<E: Decode>(&self) -> Result<E, Self> {
        let decoded = identify::identify(&self.inner, &E::CATALOG).and_then(|spec| {
            let found = E::decode(&Matched::new(&self.inner, spec))?;
            found.ok_or(Mismatch::Unknown)
        });
        decoded.map_err(|mismatch| Self {
            inner: Arc::clone(&self.inner),
            mismatch: Some(Arc::new(mismatch)),
        })
    }

    /// Why the last [`decode`](Self::decode) gave it back.
    #[must_use]
    pub fn mismatch(&self) -> Option<&Mismatch> {
        self.mismatch.as_deref()
    }

    /// The problem type, also of a 5xx.
    #[must_use]
    pub fn type_uri(&self) -> Option<&str> {
        self.inner.text(self.inner.type_uri)
    }

    /// The page about this kind of error, also of a 5xx.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.inner.text(self.inner.help)
    }

    /// Who owns the name, also of a 5xx.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.inner.text(self.inner.domain)
    }

    fn is_hidden(&self) -> bool {
        self.spec().status().is_server_error()
    }
}

impl Inner {
    fn at(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn text(&self, span: Option<Span>) -> Option<&str> {
        Some(self.at(span?))
    }

    fn json(&self, span: Span) -> Json<'_> {
        Json(self.at(span))
    }

    fn data(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.kind != MemberKind::Other)
    }

    fn datum(&self, key: &str) -> Option<&Member> {
        // The last of several counts, as with `serde_json`.
        self.members
            .iter()
            .rev()
            .find(|member| member.kind != MemberKind::Other && self.at(member.key) == key)
    }

    /// The issues with the places of their members.
    fn stored_issues(&self) -> impl Iterator<Item = (&StoredIssue, &[Member])> {
        let mut start = 0;
        self.issues.iter().map(move |issue| {
            let end = issue.members_end as usize;
            let members = self.issue_members.get(start..end).unwrap_or_default();
            start = end;
            (issue, members)
        })
    }

    fn location(&self, place: Place) -> Location<'_> {
        match place {
            Place::Body => Location::Pointer(""),
            Place::Pointer(span) => Location::Pointer(self.at(span)),
            Place::Parameter(span) => Location::Parameter(self.at(span)),
            Place::Header(span) => Location::Header(self.at(span)),
        }
    }
}

/// The data.
impl Members for Inner {
    fn visit(&self, each: &mut dyn FnMut(&str, &dyn Value)) {
        for member in self.data() {
            each(self.at(member.key), &self.json(member.value));
        }
    }
}

/// What the format does not know.
impl Members for Received {
    fn visit(&self, each: &mut dyn FnMut(&str, &dyn Value)) {
        for member in self.inner.members.iter().filter(|m| m.kind == MemberKind::Other) {
            each(self.inner.at(member.key), &self.inner.json(member.value));
        }
    }
}

/// The text of a value, written as it is.
struct Json<'a>(&'a str);

impl Value for Json<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

struct IssueMembers<'a>(&'a Inner, &'a [Member]);

impl Members for IssueMembers<'_> {
    fn visit(&self, each: &mut dyn FnMut(&str, &dyn Value)) {
        for member in self.1 {
            each(self.0.at(member.key), &self.0.json(member.value));
        }
    }
}

impl Issues for Inner {
    fn visit(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        for (issue, members) in self.stored_issues() {
            let name = self.text(issue.name).unwrap_or_default();
            let message = Message::literal(self.text(issue.message).unwrap_or_default());
            let members = IssueMembers(self, members);
            let members = if members.1.is_empty() { Data::EMPTY } else { Data::new(&members) };
            each(IssueRef::new(name, message, self.location(issue.place)).with(members));
        }
    }

    fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
}

impl Display for Received {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {}", self.inner.status.as_u16(), self.name(), self.message())
    }
}

impl Debug for Received {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Received")
            .field("status", &self.inner.status)
            .field("name", &self.inner.text(self.inner.name))
            .field("code", &self.inner.code_number)
            .field("message", &self.inner.text(self.inner.message))
            .field("data", &self.data())
            .field("retry", &self.retry())
            .field("body", &self.body())
            .field("mismatch", &self.mismatch)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Received {}

/// What it is, is known at run time: so a gateway's error can hold it as `transparent`.
impl Catalogued for Received {
    const CATALOG: Catalog = Catalog::EMPTY;
}

/// What may be passed on: of a 5xx neither message, title, data nor issues.
impl ApiError for Received {
    /// That of the status; of a status outside 400..=599 that of 502.
    fn spec(&self) -> &'static ErrorSpec {
        fixed::of_status(self.inner.status)
    }

    fn message(&self) -> Message<'_> {
        if self.is_hidden() {
            return Message::literal(response::reason_phrase(self.spec().status()));
        }
        Self::message(self)
    }

    fn data(&self) -> Data<'_> {
        if self.is_hidden() { Data::EMPTY } else { Self::data(self) }
    }

    fn issues(&self) -> &dyn Issues {
        const NONE: &[crate::Issue; 0] = &[];
        if self.is_hidden() { NONE } else { Self::issues(self) }
    }

    /// From the header `Retry-After`, else from the body.
    fn retry_after(&self) -> Option<RetryAfter> {
        let seconds = |key| {
            let member = self.inner.datum(key)?;
            let value = self.inner.at(member.value);
            let seconds = match member.kind {
                MemberKind::StringData => Text::of_json(value)?.parse().ok()?,
                _ => value.parse().ok()?,
            };
            Some(RetryAfter::Seconds(seconds))
        };
        self.inner.retry_after.or_else(|| seconds("retry_after")).or_else(|| seconds("retryAfter"))
    }

    /// The challenges of a 401 and the methods of a 405.
    fn append_headers(&self, headers: &mut HeaderMap) {
        for name in [WWW_AUTHENTICATE, ALLOW] {
            for value in self.inner.headers.get_all(&name) {
                // Only a map of some 30,000 headers takes no more.
                let _ = headers.try_append(&name, value.clone());
            }
        }
    }

    /// As problem details: the envelope it came in is not known any more.
    fn render(&self, context: &Context) -> Response<Bytes> {
        response::render::<Problem>(self, context)
    }

    fn name(&self) -> &str {
        match self.inner.name {
            Some(name) => self.inner.at(name),
            None => self.spec().name(),
        }
    }

    fn title(&self) -> &str {
        if self.is_hidden() { self.spec().title() } else { Self::title(self) }
    }

    fn code_number(&self) -> Option<i64> {
        self.inner.code_number
    }

    fn code_name(&self) -> Option<&str> {
        self.inner.text(self.inner.code_name)
    }

    fn help(&self) -> Option<&str> {
        if self.is_hidden() { None } else { Self::help(self) }
    }

    fn type_uri(&self) -> Option<&str> {
        if self.is_hidden() { None } else { Self::type_uri(self) }
    }

    fn domain(&self) -> Option<&str> {
        if self.is_hidden() { None } else { Self::domain(self) }
    }

    fn grpc(&self) -> GrpcCode {
        self.inner.grpc.unwrap_or_else(|| self.spec().grpc())
    }

    fn is_retryable(&self) -> bool {
        self.retry_after().is_some() || self.spec().retryable()
    }
}
