//! Finds the part of a response that contains the value of each field.

use crate::model::field::Field;

/// The part of a response that contains the value of a field.
pub(crate) enum Origin<'a> {
    /// The data member of this key.
    Data(&'a str),
    /// The header `Retry-After`, if its value is an HTTP-date. Otherwise the data member, if there
    /// is a key and the envelope sends data. Otherwise the header or the envelope's own member.
    RetryAfter(Option<&'a str>),
    Issues,
    Header(&'a str),
    /// No part: a source is decoded as `None`.
    Source,
    /// No part: the field is decoded as its default.
    Default,
}

impl<'a> Origin<'a> {
    pub(crate) fn of(field: &'a Field<'_>) -> Self {
        let key = field.data.as_ref().map(|data| data.name.as_str());
        match (key, &field.header) {
            _ if field.is_source => Origin::Source,
            _ if field.is_retry_after => Origin::RetryAfter(key),
            (Some(key), _) => Origin::Data(key),
            _ if field.is_issues => Origin::Issues,
            (None, Some(name)) => Origin::Header(name),
            (None, None) => Origin::Default,
        }
    }
}
