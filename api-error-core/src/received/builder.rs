//! The builder that stores the parts of a response, for an envelope's `parse`.

use super::storage::{Member, MemberKind, Span, Storage, StoredIssue, StoredLocation};
use super::{IssueBuilder, Received};
use crate::json::{Document, Raw, Text};
use crate::model::{ErrorSpec, GrpcCode, RetryAfter};
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderName, StatusCode};
use std::sync::Arc;

/// A builder of a [`Received`], for [`Envelope::parse`](crate::Envelope::parse).
///
/// A method such as [`name`](Self::name) stores one part of the response. `None` means that the
/// response does not contain the part. If a member has an unexpected type, call
/// [`other`](Self::other) with it, so that a client can read it.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::http::{HeaderMap, StatusCode};
/// use api_error::{Envelope, Occurrence, Received, json};
///
/// /// `{"fault":{"id":"…","text":"…", data}}`
/// pub struct Fault;
///
/// impl Envelope for Fault {
///     const RESERVED: &'static [&'static str] = &["id", "text"];
///
///     fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
///         body.object("fault", |fault| {
///             fault.member("id", error.name());
///             fault.member("text", error.message());
///             fault.members(error.data());
///         });
///     }
///
///     fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
///         let document = json::Document::parse(body);
///         let mut received = Received::builder(status, headers, &document);
///         for (key, value) in document.root().members() {
///             if &*key != "fault" {
///                 received.other(key, value);
///                 continue;
///             }
///             for (key, value) in value.members() {
///                 match &*key {
///                     "id" if value.is_string() => received.name(value.text()),
///                     "text" if value.is_string() => received.message(value.text()),
///                     _ => received.data(key.unreserved(Self::RESERVED), value),
///                 }
///             }
///         }
///         received.lacks_issues();
///         received.build()
///     }
/// }
///
/// let body = br#"{"fault":{"id":"SOLD_OUT","text":"no more","sku":7}}"#;
/// let received = Fault::parse(StatusCode::CONFLICT, &HeaderMap::new(), body);
/// assert_eq!(received.data().to_value()["sku"], 7);
/// ```
pub struct ReceivedBuilder<'a> {
    pub(super) storage: Storage,
    /// The JSON text of the body. The stored text begins with a copy of it. Empty for a body that
    /// is not JSON.
    json: &'a str,
}

#[expect(clippy::needless_pass_by_value, reason = "all setters have the same form")]
impl<'a> ReceivedBuilder<'a> {
    pub(super) fn new(status: StatusCode, headers: &HeaderMap, document: &Document<'a>) -> Self {
        let (text, truncated) = match document.json() {
            Some(text) => (text.to_owned(), false),
            None => first_text(document.body()),
        };
        let headers = error_headers(headers);
        let retry_after = if headers.is_empty() { None } else { parse_retry_after(&headers) };
        let storage = Storage {
            status,
            has_status: true,
            headers,
            body: text.len(),
            text,
            truncated,
            name: None,
            is_name: |spec, name| spec.name() == name,
            title: None,
            message: None,
            code_number: None,
            code_name: None,
            help: None,
            type_uri: None,
            domain: None,
            grpc: None,
            request_id: None,
            instance: None,
            trace_id: None,
            retry_after,
            members: Vec::new(),
            lacks_data: false,
            issues: Vec::new(),
            issue_members: Vec::new(),
            lacks_issues: false,
        };
        Self { storage, json: document.json().unwrap_or_default() }
    }

    /// Returns the status of the HTTP response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.storage.status
    }

    /// Sets the error's name, spelled as it was declared.
    pub fn name(&mut self, name: Option<Text<'_>>) {
        self.storage.name = self.optional_span_of(name);
        self.storage.is_name = |spec, name| spec.name() == name;
    }

    /// Sets the error's name in the spelling of the envelope. `is_name` returns whether the
    /// envelope sends the name of a spec as this text.
    pub fn spelled_name(&mut self, name: Option<Text<'_>>, is_name: fn(&ErrorSpec, &str) -> bool) {
        self.storage.name = self.optional_span_of(name);
        self.storage.is_name = is_name;
    }

    /// Sets the summary of this kind of error.
    pub fn title(&mut self, title: Option<Text<'_>>) {
        self.storage.title = self.optional_span_of(title);
    }

    /// Sets the text for people.
    pub fn message(&mut self, message: Option<Text<'_>>) {
        self.storage.message = self.optional_span_of(message);
    }

    /// Sets the application's own number for the error.
    pub fn code_number(&mut self, number: Option<i64>) {
        self.storage.code_number = number;
    }

    /// Sets the symbolic name of the [code number](Self::code_number).
    pub fn code_name(&mut self, name: Option<Text<'_>>) {
        self.storage.code_name = self.optional_span_of(name);
    }

    /// Sets the URL of a page about this kind of error.
    pub fn help(&mut self, uri: Option<Text<'_>>) {
        self.storage.help = self.optional_span_of(uri);
    }

    /// Sets the problem type. `about:blank` is treated as absent (RFC 9457 §4.2.1).
    pub fn type_uri(&mut self, uri: Option<Text<'_>>) {
        self.storage.type_uri = self.optional_span_of(uri.filter(|uri| &**uri != "about:blank"));
    }

    /// Sets the namespace of the error's name, e.g. `shop.example.com`.
    pub fn domain(&mut self, domain: Option<Text<'_>>) {
        self.storage.domain = self.optional_span_of(domain);
    }

    /// Sets the canonical google.rpc code.
    pub fn grpc(&mut self, code: Option<GrpcCode>) {
        self.storage.grpc = code;
    }

    /// Sets the id of the request.
    pub fn request_id(&mut self, id: Option<Text<'_>>) {
        self.storage.request_id = self.optional_span_of(id);
    }

    /// Sets the URI reference of this occurrence (RFC 9457 §3.1.5).
    pub fn instance(&mut self, uri: Option<Text<'_>>) {
        self.storage.instance = self.optional_span_of(uri);
    }

    /// Sets the id of the trace that the request belongs to, from a member next to the data.
    pub fn trace_id(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.storage.trace_id = self.optional_span_of(value.text());
        self.push_member(&key, value, MemberKind::TraceId);
    }

    /// Sets when the unchanged request may be sent again. The header `Retry-After` takes
    /// precedence.
    pub fn retry_after(&mut self, after: Option<RetryAfter>) {
        self.storage.retry_after = self.storage.retry_after.or(after);
    }

    /// Adds a data member.
    pub fn data(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.push_member(&key, value, MemberKind::Data);
    }

    /// Adds a data member of an envelope whose data are strings.
    ///
    /// A field is decoded from the string. If this fails, the field is decoded from the JSON text
    /// in the string.
    pub fn string_data(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.push_member(&key, value, MemberKind::StringData);
    }

    /// Adds a member that the envelope does not define.
    pub fn other(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.push_member(&key, value, MemberKind::Other);
    }

    /// Adds an issue, whose parts are set on the returned builder.
    ///
    /// An issue is left out if it has no name and no message. Each issue after the first
    /// [`Received::ISSUE_LIMIT`] is left out too.
    pub fn issue(&mut self) -> IssueBuilder<'_, 'a> {
        self.remove_empty_issue();
        if self.storage.issues.len() < Received::ISSUE_LIMIT {
            let members_end = u32::try_from(self.storage.issue_members.len()).unwrap_or(u32::MAX);
            let issue = StoredIssue {
                name: None,
                message: None,
                location: StoredLocation::Body,
                members_end,
            };
            self.storage.issues.push(issue);
            IssueBuilder { builder: self, is_stored: true }
        } else {
            self.storage.lacks_issues = true;
            IssueBuilder { builder: self, is_stored: false }
        }
    }

    /// Adds an issue for each element of `list`.
    ///
    /// `read_member` is called with each member of an element. An element that has no name and no
    /// message is left out, as in [`issue`](Self::issue). If an element is left out, and the list
    /// is a member of an object, [`Received::others`] contains the list too.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::http::{HeaderMap, StatusCode};
    /// use api_error::{Received, json};
    ///
    /// let document = json::Document::parse(br#"[{"id":"too_long","max":80}]"#);
    /// let mut received = Received::builder(StatusCode::BAD_REQUEST, &HeaderMap::new(), &document);
    /// received.issues(document.root(), |issue, key, value| match &*key {
    ///     "id" => issue.name(value.text()),
    ///     _ => issue.member(key, value),
    /// });
    /// assert!(!received.build().issues().is_empty());
    /// ```
    pub fn issues<'v>(
        &mut self,
        list: Raw<'v>,
        read_member: impl Fn(&mut IssueBuilder<'_, 'a>, Text<'v>, Raw<'v>),
    ) {
        self.remove_empty_issue();
        let first = self.storage.issues.len();
        let mut count = 0;
        for element in list.elements() {
            let mut issue = self.issue();
            for (key, value) in element.members() {
                read_member(&mut issue, key, value);
            }
            count += 1;
        }
        self.remove_empty_issue();
        let all_are_issues = self.storage.issues.len() == first + count;
        if !all_are_issues && let Some(key) = list.key() {
            self.other(key, list);
        }
    }

    /// Declares that the envelope does not send data. If the member of a data field is absent,
    /// decoding then fails, even if the field is an `Option`.
    pub fn lacks_data(&mut self) {
        self.storage.lacks_data = true;
    }

    /// Declares that issues, or parts of them, can be missing. An `issues` field then cannot be
    /// decoded.
    pub fn lacks_issues(&mut self) {
        self.storage.lacks_issues = true;
    }

    /// Declares that the response does not have the status of the error, for example because it is
    /// a redirect.
    pub fn lacks_status(&mut self) {
        self.storage.has_status = false;
    }

    /// Returns the received error.
    #[must_use]
    pub fn build(mut self) -> Received {
        self.remove_empty_issue();
        Received { storage: Arc::new(self.storage) }
    }

    fn remove_empty_issue(&mut self) {
        self.storage
            .issues
            .pop_if(|issue| issue.name.is_none() && issue.message.is_none())
            .inspect(|_| {
                let end = self.storage.issues.last().map_or(0, |issue| issue.members_end);
                self.storage.issue_members.truncate(end as usize);
            });
    }

    fn push_member(&mut self, key: &Text<'_>, value: Raw<'_>, kind: MemberKind) {
        if let Some(member) = self.new_member(key, value, kind) {
            self.storage.members.push(member);
        }
    }

    pub(super) fn new_member(
        &mut self,
        key: &str,
        value: Raw<'_>,
        kind: MemberKind,
    ) -> Option<Member> {
        let (key, value) = (self.span_of(key)?, self.span_of(value.as_json())?);
        Some(Member { key, value, kind })
    }

    pub(super) fn optional_span_of(&mut self, text: Option<Text<'_>>) -> Option<Span> {
        self.span_of(&text?)
    }

    /// Returns the span of `text`. A text that is not a part of the body is first appended to the
    /// stored text.
    fn span_of(&mut self, text: &str) -> Option<Span> {
        let offset = text.as_ptr().addr().wrapping_sub(self.json.as_ptr().addr());
        let is_part = self.json.len().checked_sub(text.len()).is_some_and(|last| offset <= last);
        let start = if is_part {
            offset
        } else {
            let start = self.storage.text.len();
            self.storage.text.push_str(text);
            start
        };
        let end = u32::try_from(start + text.len()).ok()?;
        Some(Span { start: u32::try_from(start).ok()?, end })
    }
}

/// Returns the first [`Received::TEXT_LIMIT`] bytes as text, and whether the body is longer.
fn first_text(body: &[u8]) -> (String, bool) {
    let truncated = body.len() > Received::TEXT_LIMIT;
    let first = &body[..body.len().min(Received::TEXT_LIMIT)];
    let mut text = String::with_capacity(first.len());
    let mut chunks = first.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        let is_cut = truncated && chunks.peek().is_none();
        if !chunk.invalid().is_empty() && !is_cut {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, truncated)
}

/// Returns the headers, without the headers that describe the body or the connection.
fn error_headers(headers: &HeaderMap) -> HeaderMap {
    let mut error_headers = HeaderMap::new();
    for (name, value) in headers {
        if !describes_body_or_connection(name) {
            // This fails only when the map contains about 25,000 different names.
            let _ = error_headers.try_append(name, value.clone());
        }
    }
    error_headers
}

fn describes_body_or_connection(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "content-type"
            | "content-length"
            | "content-encoding"
            | "content-language"
            | "content-location"
            | "content-range"
            | "transfer-encoding"
            | "connection"
            | "keep-alive"
            | "trailer"
            | "date"
            | "age"
            | "server"
            | "via"
            | "vary"
            | "etag"
            | "last-modified"
            | "accept-ranges"
            | "alt-svc"
    )
}

fn parse_retry_after(headers: &HeaderMap) -> Option<RetryAfter> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim_ascii();
    // RFC 9110 §10.2.3 does not allow fractions, but some servers send them.
    text.parse().ok().or_else(|| RetryAfter::from_decimal(text))
}
