//! Nested errors. Each describes one invalid part of a request.

use crate::fault;
use crate::json::{Array, Object, Sealed, Serialized, WriteJson};
use crate::model::{Data, Members, Message};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// One nested error. It describes one invalid part of a request.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Issue;
///
/// let issue = Issue::new("min_length", "too short", "/lines/0/sku")
///     .with("expected", 3)
///     .with("received", 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    name: String,
    message: String,
    place: Place,
    with: Vec<(String, Serialized)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Place {
    Body(String),
    Parameter(String),
    Header(String),
}

/// The part of the request that an issue is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location<'a> {
    /// A JSON Pointer (RFC 6901) into the body: `/items/0/price`. It is empty for the whole body.
    Pointer(&'a str),
    /// The name of a query or path parameter.
    Parameter(&'a str),
    /// The name of a request header.
    Header(&'a str),
}

impl Issue {
    /// Creates an issue of the request's body.
    ///
    /// `pointer` is a JSON Pointer (RFC 6901) such as `/items/0/price`. It is empty for the whole
    /// body. If the first `/` is missing, it is added.
    pub fn new(
        name: impl Into<String>,
        message: impl Into<String>,
        pointer: impl Into<String>,
    ) -> Self {
        let mut pointer = pointer.into();
        if !pointer.is_empty() && !pointer.starts_with('/') {
            pointer.insert(0, '/');
        }
        Self::at(name.into(), message.into(), Place::Body(pointer))
    }

    /// Creates an issue of a query or path parameter.
    pub fn parameter(
        name: impl Into<String>,
        message: impl Into<String>,
        parameter: impl Into<String>,
    ) -> Self {
        Self::at(name.into(), message.into(), Place::Parameter(parameter.into()))
    }

    /// Creates an issue of a request header.
    pub fn header(
        name: impl Into<String>,
        message: impl Into<String>,
        header: impl Into<String>,
    ) -> Self {
        Self::at(name.into(), message.into(), Place::Header(header.into()))
    }

    const fn at(name: String, message: String, place: Place) -> Self {
        Self { name, message, place, with: Vec::new() }
    }

    /// Sets a member, such as the expected value. If the value is `None`, the issue does not have
    /// the member. A value that fails to serialize is left out and reported to the
    /// [fault hook](crate::set_fault_hook).
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Serialize) -> Self {
        let key = key.into();
        self.with.retain(|(other, _)| *other != key);
        match Serialized::new(&value) {
            Ok(Some(value)) => self.with.push((key, value)),
            Ok(None) => {}
            Err(cause) => fault::member(&self.name, &key, &cause),
        }
        self
    }

    /// Returns the kind of the issue, e.g. `min_length`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the part of the request that the issue is about.
    #[must_use]
    pub fn location(&self) -> Location<'_> {
        match &self.place {
            Place::Body(pointer) => Location::Pointer(pointer),
            Place::Parameter(name) => Location::Parameter(name),
            Place::Header(name) => Location::Header(name),
        }
    }

    /// Returns a member. Returns `None` if the issue does not have it, or if it is not a `T`.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::Issue;
    ///
    /// let issue = Issue::new("length", "is too short", "/sku").with("min", 3);
    /// assert_eq!(issue.get("min"), Some(3));
    /// assert_eq!(issue.get::<String>("min"), None);
    /// ```
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let (_, value) = self.with.iter().find(|(other, _)| other == key)?;
        serde_json::from_str(value.as_json()).ok()
    }

    /// Returns the same issue, about this part of the body.
    #[cfg(all(feature = "axum-extract", any(feature = "garde", feature = "validator")))]
    pub(crate) fn at_pointer(mut self, pointer: String) -> Self {
        self.place = Place::Body(pointer);
        self
    }

    /// Returns the same issue, about this parameter.
    #[cfg(all(feature = "axum-extract", any(feature = "garde", feature = "validator")))]
    pub(crate) fn at_parameter(mut self, name: String) -> Self {
        self.place = Place::Parameter(name);
        self
    }

    /// Adds a member whose value is already JSON.
    pub(crate) fn with_json(mut self, key: &str, json: &str) -> Self {
        self.set_json(key, json);
        self
    }

    fn set_json(&mut self, key: &str, json: &str) {
        self.with.retain(|(other, _)| other != key);
        self.with.push((key.to_owned(), Serialized::from_json(json)));
    }
}

impl Members for Issue {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for (key, value) in &self.with {
            each(key, value);
        }
    }
}

impl<'a> From<&'a Issue> for IssueRef<'a> {
    fn from(issue: &'a Issue) -> Self {
        let members = if issue.with.is_empty() { Data::EMPTY } else { Data::new(issue) };
        Self::new(&issue.name, Message::literal(&issue.message), issue.location()).with(members)
    }
}

/// A borrowed issue. A type that implements [`Issues`] can create it without an [`Issue`].
#[derive(Clone, Copy, Debug)]
pub struct IssueRef<'a> {
    name: &'a str,
    message: Message<'a>,
    location: Location<'a>,
    members: Data<'a>,
}

impl<'a> IssueRef<'a> {
    /// Creates an issue without extra members.
    #[must_use]
    pub const fn new(name: &'a str, message: Message<'a>, location: Location<'a>) -> Self {
        Self { name, message, location, members: Data::EMPTY }
    }

    /// Returns the same issue with these extra members.
    #[must_use]
    pub const fn with(mut self, members: Data<'a>) -> Self {
        self.members = members;
        self
    }

    /// Returns the kind of the issue, e.g. `min_length`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// Returns the text for people.
    #[must_use]
    pub const fn message(&self) -> Message<'a> {
        self.message
    }

    /// Returns the part of the request that the issue is about.
    #[must_use]
    pub const fn location(&self) -> Location<'a> {
        self.location
    }

    /// Returns the extra members, e.g. the expected value.
    #[must_use]
    pub const fn members(&self) -> Data<'a> {
        self.members
    }

    /// Returns an owned copy. A member that is absent, or that fails to serialize, is left out, as
    /// in a response.
    #[must_use]
    pub fn to_issue(&self) -> Issue {
        let place = match self.location {
            Location::Pointer(pointer) => Place::Body(pointer.to_owned()),
            Location::Parameter(name) => Place::Parameter(name.to_owned()),
            Location::Header(name) => Place::Header(name.to_owned()),
        };
        let mut issue = Issue::at(self.name.to_owned(), self.message.to_string(), place);
        self.members.for_each_member(&mut |key, value| {
            let mut text = Vec::new();
            if value.is_absent() {
                return;
            }
            match value.write(&mut text, self.name) {
                Ok(()) => issue.set_json(key, &String::from_utf8_lossy(&text)),
                Err(cause) => fault::member(self.name, key, &cause),
            }
        });
        issue
    }
}

/// Nested errors of one error, such as the failures of a validation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of issues",
    label = "`issues` accepts a `Vec<api_error::Issue>`, an `Option` of one, or a type that implements `api_error::Issues`"
)]
pub trait Issues {
    /// Calls `each` with every issue, in the order in which they are sent.
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>));

    /// Returns whether there are no issues.
    fn is_empty(&self) -> bool {
        let mut empty = true;
        self.for_each_issue(&mut |_| empty = false);
        empty
    }

    /// Returns owned copies of the issues, in the order in which they are sent.
    fn to_vec(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        self.for_each_issue(&mut |issue| issues.push(issue.to_issue()));
        issues
    }
}

impl Issues for [Issue] {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        for issue in self {
            each(IssueRef::from(issue));
        }
    }

    fn is_empty(&self) -> bool {
        <[Issue]>::is_empty(self)
    }
}

impl<const N: usize> Issues for [Issue; N] {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        self.as_slice().for_each_issue(each);
    }

    fn is_empty(&self) -> bool {
        N == 0
    }
}

impl Issues for Vec<Issue> {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        self.as_slice().for_each_issue(each);
    }

    fn is_empty(&self) -> bool {
        Vec::is_empty(self)
    }
}

impl Issues for Issue {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        each(IssueRef::from(self));
    }
}

impl<T: Issues> Issues for Option<T> {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        if let Some(issues) = self {
            issues.for_each_issue(each);
        }
    }

    fn is_empty(&self) -> bool {
        self.as_ref().is_none_or(T::is_empty)
    }
}

macro_rules! forward {
    ($($pointer:ty)*) => {$(
        impl<T: Issues + ?Sized> Issues for $pointer {
            fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
                (**self).for_each_issue(each);
            }

            fn is_empty(&self) -> bool {
                (**self).is_empty()
            }
        }
    )*};
}
forward!(&T Box<T> std::sync::Arc<T>);

impl Sealed for &dyn Issues {}

/// Writes an array of objects with `name`, `message`, the location and the extra members.
impl WriteJson for &dyn Issues {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        Array::write(out, error, |array| {
            self.for_each_issue(&mut |issue| {
                array.object(|object| {
                    object.member("name", issue.name());
                    object.member("message", issue.message());
                    object.location(&issue);
                    object.members_beside(
                        issue.members(),
                        &["name", "message", "pointer", "parameter", "header"],
                    );
                });
            });
        });
        Ok(())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    #[inline]
    fn is_known_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Object<'_> {
    /// Writes the location of an issue: `pointer`, `parameter` or `header`.
    pub fn location(&mut self, issue: &IssueRef<'_>) {
        match issue.location() {
            Location::Pointer(pointer) => self.member("pointer", pointer),
            Location::Parameter(name) => self.member("parameter", name),
            Location::Header(name) => self.member("header", name),
        }
    }
}
