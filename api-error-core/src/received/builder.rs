//! How a wire format says what it read.

use super::Received;
use super::storage::{Member, MemberKind, Place, Span, Storage, StoredIssue};
use crate::json::{Document, Raw, Text};
use crate::model::{ErrorSpec, GrpcCode, RetryAfter};
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderName, StatusCode};
use std::sync::Arc;

/// What an [`Envelope::parse`](crate::Envelope::parse) tells of a response, part by part.
///
/// Each method takes what was found, `None` for what was not: a member of another type than the
/// format says reads as `None`, as if it were absent (RFC 9457 §3.1).
///
/// ```
/// use api_error_core::{Envelope, Occurrence, Received, json};
/// use api_error_core::http::{HeaderMap, StatusCode};
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
///                     "id" => received.name(value.text()),
///                     "text" => received.message(value.text()),
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
    storage: Storage,
    /// What the storage text begins with.
    json: &'a str,
}

impl<'a> ReceivedBuilder<'a> {
    pub(super) fn new(status: StatusCode, headers: &HeaderMap, document: &Document<'a>) -> Self {
        let (text, truncated) = match document.json() {
            Some(text) => (text.to_owned(), false),
            None => beginning(document.body()),
        };
        let kept = kept(headers);
        let retry_after = if kept.is_empty() { None } else { retry_after(&kept) };
        let storage = Storage {
            status,
            has_status: true,
            headers: kept,
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
            retry_after,
            members: Vec::new(),
            lacks_data: false,
            issues: Vec::new(),
            issue_members: Vec::new(),
            lacks_issues: false,
        };
        Self { storage, json: document.json().unwrap_or_default() }
    }

    /// The error's identity, as it was declared.
    pub fn name(&mut self, name: Option<Text<'_>>) {
        self.storage.name = self.place(name);
        self.storage.is_name = |spec, name| spec.name() == name;
    }

    /// The error's identity as the format spells it. `is_name` tells whether a spec's name is
    /// spelled so.
    pub fn spelled_name(&mut self, name: Option<Text<'_>>, is_name: fn(&ErrorSpec, &str) -> bool) {
        self.storage.name = self.place(name);
        self.storage.is_name = is_name;
    }

    /// The summary of this kind of error.
    pub fn title(&mut self, title: Option<Text<'_>>) {
        self.storage.title = self.place(title);
    }

    /// The text for people.
    pub fn message(&mut self, message: Option<Text<'_>>) {
        self.storage.message = self.place(message);
    }

    /// The application's own number for the error.
    pub fn code_number(&mut self, number: Option<i64>) {
        self.storage.code_number = number;
    }

    /// The symbolic name of that number.
    pub fn code_name(&mut self, name: Option<Text<'_>>) {
        self.storage.code_name = self.place(name);
    }

    /// A page about this kind of error.
    pub fn help(&mut self, uri: Option<Text<'_>>) {
        self.storage.help = self.place(uri);
    }

    /// The problem type. `about:blank` is none (RFC 9457 §4.2.1).
    pub fn type_uri(&mut self, uri: Option<Text<'_>>) {
        self.storage.type_uri = self.place(uri.filter(|uri| &**uri != "about:blank"));
    }

    /// Who owns the error's name.
    pub fn domain(&mut self, domain: Option<Text<'_>>) {
        self.storage.domain = self.place(domain);
    }

    /// The canonical google.rpc code.
    pub fn grpc(&mut self, code: Option<GrpcCode>) {
        self.storage.grpc = code;
    }

    /// The id of the request.
    pub fn request_id(&mut self, id: Option<Text<'_>>) {
        self.storage.request_id = self.place(id);
    }

    /// A URI reference of this occurrence.
    pub fn instance(&mut self, uri: Option<Text<'_>>) {
        self.storage.instance = self.place(uri);
    }

    /// When the unchanged request may be sent again. The header `Retry-After` goes before.
    pub fn retry_after(&mut self, after: Option<RetryAfter>) {
        self.storage.retry_after = self.storage.retry_after.or(after);
    }

    /// A data member.
    #[expect(clippy::needless_pass_by_value, reason = "as the methods for texts take it")]
    pub fn data(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.member(&key, value, MemberKind::Data);
    }

    /// A data member of a format whose data are strings: it is the string, or what the string
    /// holds the JSON of, as the type of the field it is decoded to decides.
    #[expect(clippy::needless_pass_by_value, reason = "as the methods for texts take it")]
    pub fn string_data(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.member(&key, value, MemberKind::StringData);
    }

    /// A member that the format does not know.
    #[expect(clippy::needless_pass_by_value, reason = "as the methods for texts take it")]
    pub fn other(&mut self, key: Text<'_>, value: Raw<'_>) {
        self.member(&key, value, MemberKind::Other);
    }

    /// A nested error. It is one once it has a name or a message; what is beyond
    /// [`Received::ISSUE_LIMIT`] is left out.
    pub fn issue(&mut self) -> IssueBuilder<'_, 'a> {
        self.drop_empty_issue();
        if self.storage.issues.len() < Received::ISSUE_LIMIT {
            let members_end = u32::try_from(self.storage.issue_members.len()).unwrap_or(u32::MAX);
            let issue = StoredIssue { name: None, message: None, place: Place::Body, members_end };
            self.storage.issues.push(issue);
            IssueBuilder { builder: self, taken: true }
        } else {
            self.storage.lacks_issues = true;
            IssueBuilder { builder: self, taken: false }
        }
    }

    /// Says that the format carries no data: that a data member is absent does not mean that the
    /// error has none.
    pub fn lacks_data(&mut self) {
        self.storage.lacks_data = true;
    }

    /// Says that the issues are not all there, or not in full.
    pub fn lacks_issues(&mut self) {
        self.storage.lacks_issues = true;
    }

    /// Says that the status is not the error's, as when it came in a redirect.
    pub fn lacks_status(&mut self) {
        self.storage.has_status = false;
    }

    /// All that was told.
    #[must_use]
    pub fn build(mut self) -> Received {
        self.drop_empty_issue();
        Received { storage: Arc::new(self.storage) }
    }

    fn drop_empty_issue(&mut self) {
        self.storage
            .issues
            .pop_if(|issue| issue.name.is_none() && issue.message.is_none())
            .inspect(|_| {
                let end = self.storage.issues.last().map_or(0, |issue| issue.members_end);
                self.storage.issue_members.truncate(end as usize);
            });
    }

    fn member(&mut self, key: &Text<'_>, value: Raw<'_>, kind: MemberKind) {
        if let Some(member) = self.stored(key, value, kind) {
            self.storage.members.push(member);
        }
    }

    fn stored(&mut self, key: &str, value: Raw<'_>, kind: MemberKind) -> Option<Member> {
        let (key, value) = (self.place_text(key)?, self.place_text(value.as_json())?);
        Some(Member { key, value, kind })
    }

    fn place(&mut self, text: Option<Text<'_>>) -> Option<Span> {
        self.place_text(&text?)
    }

    /// Where `text` stands in the body, when it is a part of it, else where it is put after it.
    fn place_text(&mut self, text: &str) -> Option<Span> {
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

/// One nested error, told part by part.
pub struct IssueBuilder<'b, 'a> {
    builder: &'b mut ReceivedBuilder<'a>,
    taken: bool,
}

impl IssueBuilder<'_, '_> {
    /// What kind of issue it is.
    pub fn name(&mut self, name: Option<Text<'_>>) {
        self.set(name, |issue, name| issue.name = Some(name));
    }

    /// The text for people.
    pub fn message(&mut self, message: Option<Text<'_>>) {
        self.set(message, |issue, message| issue.message = Some(message));
    }

    /// The place in the request's body, as a JSON Pointer (RFC 6901).
    pub fn pointer(&mut self, pointer: Option<Text<'_>>) {
        self.set(pointer, |issue, pointer| issue.place = Place::Pointer(pointer));
    }

    /// The query or path parameter.
    pub fn parameter(&mut self, name: Option<Text<'_>>) {
        self.set(name, |issue, name| issue.place = Place::Parameter(name));
    }

    /// The request header.
    pub fn header(&mut self, name: Option<Text<'_>>) {
        self.set(name, |issue, name| issue.place = Place::Header(name));
    }

    /// What else is known of it, at most [`Received::ISSUE_MEMBER_LIMIT`] members.
    #[expect(clippy::needless_pass_by_value, reason = "as the methods for texts take it")]
    pub fn member(&mut self, key: Text<'_>, value: Raw<'_>) {
        if !self.taken {
            return;
        }
        let storage = &mut self.builder.storage;
        let before = storage.issues.iter().rev().nth(1).map_or(0, |issue| issue.members_end);
        if storage.issue_members.len() - before as usize >= Received::ISSUE_MEMBER_LIMIT {
            storage.lacks_issues = true;
            return;
        }
        let Some(member) = self.builder.stored(&key, value, MemberKind::Data) else { return };
        let storage = &mut self.builder.storage;
        storage.issue_members.push(member);
        if let Some(issue) = storage.issues.last_mut() {
            issue.members_end = u32::try_from(storage.issue_members.len()).unwrap_or(u32::MAX);
        }
    }

    fn set(&mut self, text: Option<Text<'_>>, set: impl FnOnce(&mut StoredIssue, Span)) {
        if !self.taken {
            return;
        }
        if let Some(span) = self.builder.place(text)
            && let Some(issue) = self.builder.storage.issues.last_mut()
        {
            set(issue, span);
        }
    }
}

/// The first bytes as text, and whether they are only the beginning.
fn beginning(body: &[u8]) -> (String, bool) {
    let truncated = body.len() > Received::TEXT_LIMIT;
    let kept = &body[..body.len().min(Received::TEXT_LIMIT)];
    let mut text = String::with_capacity(kept.len());
    let mut chunks = kept.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        let is_cut = truncated && chunks.peek().is_none();
        if !chunk.invalid().is_empty() && !is_cut {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, truncated)
}

/// What a client may want of the headers: not what describes the body or the connection.
fn kept(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for (name, value) in headers {
        if !is_of_message(name) {
            // Only a map of some 30,000 headers takes no more.
            let _ = kept.try_append(name, value.clone());
        }
    }
    kept
}

fn is_of_message(name: &HeaderName) -> bool {
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

fn retry_after(headers: &HeaderMap) -> Option<RetryAfter> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()
}
