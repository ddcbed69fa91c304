//! The static members of an error.

use crate::model::spec::ErrorSpec;

/// A member that is sent with the data of an error and has the same value in each response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberSpec {
    name: &'static str,
    value: &'static str,
}

impl MemberSpec {
    /// Creates the spec of a member.
    #[must_use]
    pub const fn new(name: &'static str, value: &'static str) -> Self {
        Self { name, value }
    }

    /// Returns the name of the member.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the value of the member.
    #[must_use]
    pub const fn value(&self) -> &'static str {
        self.value
    }
}

impl ErrorSpec {
    /// Sets the static members, which documents show. The method
    /// [`ApiError::data`](crate::ApiError::data) must also return them. Its default implementation
    /// does not.
    #[must_use]
    pub const fn with_members(mut self, members: &'static [MemberSpec]) -> Self {
        self.members = members;
        self
    }

    /// Returns the static members, which are sent before the data fields.
    #[must_use]
    pub const fn members(&self) -> &'static [MemberSpec] {
        self.members
    }
}
