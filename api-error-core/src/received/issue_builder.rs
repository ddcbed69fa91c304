//! The builder that stores the parts of an issue, for an envelope's `parse`.

use super::storage::{MemberKind, Span, StoredIssue, StoredLocation};
use super::{Received, ReceivedBuilder};
use crate::json::{Raw, Text};

/// A builder of one issue of a [`Received`].
///
/// [`ReceivedBuilder::issue`] returns it. Each method stores one part of the issue. The argument
/// `None` means that the issue does not contain the part.
pub struct IssueBuilder<'b, 'a> {
    pub(super) builder: &'b mut ReceivedBuilder<'a>,
    /// False for an issue after the first [`Received::ISSUE_LIMIT`].
    pub(super) is_stored: bool,
}

impl IssueBuilder<'_, '_> {
    /// Sets the name of this kind of issue.
    pub fn name(&mut self, name: Option<Text<'_>>) {
        self.set_text(name, |issue, name| issue.name = Some(name));
    }

    /// Sets the text for people.
    pub fn message(&mut self, message: Option<Text<'_>>) {
        self.set_text(message, |issue, message| issue.message = Some(message));
    }

    /// Sets the location in the request body, as a JSON Pointer (RFC 6901).
    pub fn pointer(&mut self, pointer: Option<Text<'_>>) {
        self.set_text(pointer, |issue, pointer| issue.location = StoredLocation::Pointer(pointer));
    }

    /// Sets the query or path parameter that the issue is about.
    pub fn parameter(&mut self, name: Option<Text<'_>>) {
        self.set_text(name, |issue, name| issue.location = StoredLocation::Parameter(name));
    }

    /// Sets the request header that the issue is about.
    pub fn header(&mut self, name: Option<Text<'_>>) {
        self.set_text(name, |issue, name| issue.location = StoredLocation::Header(name));
    }

    /// Adds an additional member. Each member after the first [`Received::ISSUE_MEMBER_LIMIT`] is
    /// left out.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the methods for texts have the same signature"
    )]
    pub fn member(&mut self, key: Text<'_>, value: Raw<'_>) {
        if !self.is_stored {
            return;
        }
        let storage = &mut self.builder.storage;
        let before = storage.issues.iter().rev().nth(1).map_or(0, |issue| issue.members_end);
        if storage.issue_members.len() - before as usize >= Received::ISSUE_MEMBER_LIMIT {
            storage.lacks_issues = true;
            return;
        }
        let Some(member) = self.builder.new_member(&key, value, MemberKind::Data) else { return };
        let storage = &mut self.builder.storage;
        storage.issue_members.push(member);
        if let Some(issue) = storage.issues.last_mut() {
            issue.members_end = u32::try_from(storage.issue_members.len()).unwrap_or(u32::MAX);
        }
    }

    fn set_text(&mut self, text: Option<Text<'_>>, set: impl FnOnce(&mut StoredIssue, Span)) {
        if !self.is_stored {
            return;
        }
        if let Some(span) = self.builder.optional_span_of(text)
            && let Some(issue) = self.builder.storage.issues.last_mut()
        {
            set(issue, span);
        }
    }
}
