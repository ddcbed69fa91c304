//! What was parsed from one response: spans of one text, and the values around them.

use crate::json::{Sealed, WriteJson};
use crate::model::{
    Data, ErrorSpec, GrpcCode, IssueRef, Issues, Location, Members, Message, RetryAfter,
};
use crate::received::Received;
use http::{HeaderMap, StatusCode};

/// A part of [`Storage::text`].
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Storage {
    pub(crate) status: StatusCode,
    /// False where the error did not come in a response of its own.
    pub(crate) has_status: bool,
    pub(crate) headers: HeaderMap,
    /// The body as far as it was kept, and after it what does not stand in it as it is.
    pub(crate) text: String,
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
    /// JSON.
    pub(crate) value: Span,
    pub(crate) kind: MemberKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemberKind {
    Data,
    /// A string that may hold the JSON of something else.
    StringData,
    Other,
}

#[derive(Clone, Copy)]
pub(crate) struct StoredIssue {
    pub(crate) name: Option<Span>,
    pub(crate) message: Option<Span>,
    pub(crate) place: Place,
    /// Where its members end in [`Storage::issue_members`]; they begin where those of the issue
    /// before end.
    pub(crate) members_end: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Place {
    Body,
    Pointer(Span),
    Parameter(Span),
    Header(Span),
}

impl Storage {
    pub(crate) fn at(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    pub(crate) fn text(&self, span: Option<Span>) -> Option<&str> {
        Some(self.at(span?))
    }

    pub(crate) fn json(&self, span: Span) -> Json<'_> {
        Json(self.at(span))
    }

    pub(crate) fn data(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.kind != MemberKind::Other)
    }

    pub(crate) fn datum(&self, key: &str) -> Option<&Member> {
        // The last of several counts, as with `serde_json`.
        self.members
            .iter()
            .rev()
            .find(|member| member.kind != MemberKind::Other && self.at(member.key) == key)
    }

    /// The issues with the places of their members.
    pub(crate) fn stored_issues(&self) -> impl Iterator<Item = (&StoredIssue, &[Member])> {
        let mut start = 0;
        self.issues.iter().map(move |issue| {
            let end = issue.members_end as usize;
            let members = self.issue_members.get(start..end).unwrap_or_default();
            start = end;
            (issue, members)
        })
    }

    pub(crate) fn location(&self, place: Place) -> Location<'_> {
        match place {
            Place::Body => Location::Pointer(""),
            Place::Pointer(span) => Location::Pointer(self.at(span)),
            Place::Parameter(span) => Location::Parameter(self.at(span)),
            Place::Header(span) => Location::Header(self.at(span)),
        }
    }
}

/// The data.
impl Members for Storage {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for member in self.data() {
            each(self.at(member.key), &self.json(member.value));
        }
    }
}

/// What the format does not know.
impl Members for Received {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for member in self.storage.members.iter().filter(|m| m.kind == MemberKind::Other) {
            each(self.storage.at(member.key), &self.storage.json(member.value));
        }
    }
}

/// The text of a value, written as it is.
pub(crate) struct Json<'a>(&'a str);

impl Sealed for Json<'_> {}

impl WriteJson for Json<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

pub(crate) struct IssueMembers<'a>(&'a Storage, &'a [Member]);

impl Members for IssueMembers<'_> {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for member in self.1 {
            each(self.0.at(member.key), &self.0.json(member.value));
        }
    }
}

impl Issues for Storage {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
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
