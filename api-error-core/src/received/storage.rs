//! The parts of one response: one text, spans of this text, and the values that are not text.

use crate::json::{Sealed, Text, WriteJson};
use crate::model::{
    Data, ErrorSpec, GrpcCode, Identity, IssueRef, Issues, Location, Members, Message, RetryAfter,
    Status, reason_phrase,
};
use crate::received::Received;
use http::{HeaderMap, StatusCode};
use std::collections::HashMap;
use std::fmt::{self, Debug, Display, Formatter};

/// A part of [`Storage::text`].
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// The contents of a [`Received`].
#[expect(clippy::struct_excessive_bools, reason = "they are independent facts")]
pub(crate) struct Storage {
    pub(crate) status: StatusCode,
    /// False if the response does not have the status of the error, for example because it is a
    /// redirect.
    pub(crate) has_status: bool,
    pub(crate) headers: HeaderMap,
    /// The stored part of the body, then the texts that do not occur in it unchanged, such as a
    /// string of the body after its escapes are resolved.
    pub(crate) text: String,
    /// The length of the stored part of the body.
    pub(crate) body: usize,
    pub(crate) truncated: bool,
    pub(crate) name: Option<Span>,
    pub(crate) is_name: fn(&ErrorSpec, &str) -> bool,
    pub(crate) title: Option<Span>,
    pub(crate) message: Option<Span>,
    pub(crate) code_number: Option<i64>,
    pub(crate) code_name: Option<Span>,
    pub(crate) help: Option<Span>,
    pub(crate) type_uri: Option<Span>,
    pub(crate) domain: Option<Span>,
    pub(crate) grpc: Option<GrpcCode>,
    pub(crate) request_id: Option<Span>,
    pub(crate) instance: Option<Span>,
    pub(crate) trace_id: Option<Span>,
    pub(crate) retry_after: Option<RetryAfter>,
    pub(crate) members: Vec<Member>,
    pub(crate) lacks_data: bool,
    pub(crate) issues: Vec<StoredIssue>,
    pub(crate) issue_members: Vec<Member>,
    pub(crate) lacks_issues: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(crate) key: Span,
    /// The JSON text of the value.
    pub(crate) value: Span,
    pub(crate) kind: MemberKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemberKind {
    Data,
    /// A string that can contain the JSON text of another value.
    StringData,
    /// The trace id of the request, which is not in the data. A data field with the name of this
    /// member is decoded from the member.
    TraceId,
    Other,
}

impl MemberKind {
    /// Returns whether a data field of an error type can be decoded from the member.
    #[cfg_attr(debug_assertions, inline)]
    const fn is_decoded(self) -> bool {
        matches!(self, Self::Data | Self::StringData | Self::TraceId)
    }
}

#[derive(Clone, Copy)]
pub(crate) struct StoredIssue {
    pub(crate) name: Option<Span>,
    pub(crate) message: Option<Span>,
    pub(crate) location: StoredLocation,
    /// The end of the members of this issue in [`Storage::issue_members`]. They start where the
    /// members of the previous issue end.
    pub(crate) members_end: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum StoredLocation {
    Body,
    Pointer(Span),
    Parameter(Span),
    Header(Span),
}

impl Storage {
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn text_at(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn optional_text_at(&self, span: Option<Span>) -> Option<&str> {
        Some(self.text_at(span?))
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn json_at(&self, span: Span) -> Json<'_> {
        Json(self.text_at(span))
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn data_members(&self) -> impl Iterator<Item = &Member> {
        let is_data = |kind| matches!(kind, MemberKind::Data | MemberKind::StringData);
        self.members.iter().filter(move |member| is_data(member.kind))
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn data_member(&self, key: &str) -> Option<&Member> {
        // If a key is repeated, the last member is used, as in `serde_json`.
        self.members
            .iter()
            .rev()
            .find(|member| member.kind.is_decoded() && self.text_at(member.key) == key)
    }

    /// Returns each issue with its members.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn stored_issues(&self) -> impl Iterator<Item = (&StoredIssue, &[Member])> {
        let mut start = 0;
        self.issues.iter().map(move |issue| {
            let end = issue.members_end as usize;
            let members = self.issue_members.get(start..end).unwrap_or_default();
            start = end;
            (issue, members)
        })
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn message(&self) -> Message<'_> {
        Message::literal(match self.message {
            Some(message) => self.text_at(message),
            None => reason_phrase(self.status),
        })
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn retry_after(&self) -> Option<RetryAfter> {
        let seconds = |key| {
            let member = self.data_member(key)?;
            let value = self.text_at(member.value);
            match member.kind {
                MemberKind::StringData => RetryAfter::from_decimal(&Text::from_json(value)?),
                _ => RetryAfter::from_decimal(value),
            }
        };
        self.retry_after.or_else(|| seconds("retry_after")).or_else(|| seconds("retryAfter"))
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn identity(&self) -> Identity<'_> {
        let status = self.error_status();
        let text = |span| self.optional_text_at(span);
        Identity {
            code_number: self.code_number,
            code_name: text(self.code_name),
            help: text(self.help),
            type_uri: text(self.type_uri),
            domain: text(self.domain),
            grpc: self.grpc,
            retryable: self.retry_after().map(|_| true),
            has_own_name: self.name.is_some(),
            ..Identity::new(
                text(self.name).unwrap_or(status.name),
                text(self.title).unwrap_or(status.reason_phrase),
                status.code(),
            )
        }
    }

    /// Returns the entry of the response's status in the table of statuses. A status below 400 or
    /// above 599 is treated as a 502.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn error_status(&self) -> &'static Status {
        const BAD_GATEWAY: &Status = match Status::from_number(502) {
            Some(status) => status,
            None => panic!("the table contains 502"),
        };
        Status::from_number(self.status.as_u16()).unwrap_or(BAD_GATEWAY)
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn location(&self, location: StoredLocation) -> Location<'_> {
        match location {
            StoredLocation::Body => Location::Pointer(""),
            StoredLocation::Pointer(span) => Location::Pointer(self.text_at(span)),
            StoredLocation::Parameter(span) => Location::Parameter(self.text_at(span)),
            StoredLocation::Header(span) => Location::Header(self.text_at(span)),
        }
    }
}

impl Debug for Storage {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, formatter)
    }
}

impl Display for Storage {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let name = self.identity().name;
        write!(formatter, "{} {name}: {}", self.status.as_u16(), self.message())
    }
}

/// Visits the data.
impl Members for Storage {
    #[cfg_attr(debug_assertions, inline)]
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for member in self.data_members() {
            each(self.text_at(member.key), &self.json_at(member.value));
        }
    }
}

/// Visits the members of [`Received::others`].
impl Members for Received {
    #[cfg_attr(debug_assertions, inline)]
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        let storage = &*self.storage;
        // The values of each key, and the keys in the order in which they first occur.
        let mut values: HashMap<&str, Vec<Json<'_>>> = HashMap::new();
        let mut keys = Vec::new();
        for member in storage.members.iter().filter(|member| member.kind == MemberKind::Other) {
            let key = storage.text_at(member.key);
            let of_key = values.entry(key).or_insert_with(|| {
                keys.push(key);
                Vec::new()
            });
            of_key.push(storage.json_at(member.value));
        }
        for key in keys {
            match values.get(key).map(Vec::as_slice) {
                Some([value]) => each(key, value),
                Some(values) => each(key, &JsonList(values)),
                None => {}
            }
        }
    }
}

/// The JSON text of a value, which is written unchanged.
pub(crate) struct Json<'a>(&'a str);

impl Sealed for Json<'_> {}

impl WriteJson for Json<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

/// Several values as one array.
struct JsonList<'a>(&'a [Json<'a>]);

impl Sealed for JsonList<'_> {}

impl WriteJson for JsonList<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        out.push(b'[');
        for (index, value) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            value.write(out, error)?;
        }
        out.push(b']');
        Ok(())
    }
}

pub(crate) struct IssueMembers<'a>(&'a Storage, &'a [Member]);

impl Members for IssueMembers<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for member in self.1 {
            each(self.0.text_at(member.key), &self.0.json_at(member.value));
        }
    }
}

impl Issues for Storage {
    #[cfg_attr(debug_assertions, inline)]
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        for (issue, members) in self.stored_issues() {
            let name = self.optional_text_at(issue.name).unwrap_or_default();
            let message =
                Message::literal(self.optional_text_at(issue.message).unwrap_or_default());
            let members = IssueMembers(self, members);
            let members = if members.1.is_empty() { Data::EMPTY } else { Data::new(&members) };
            each(IssueRef::new(name, message, self.location(issue.location)).with(members));
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
}
