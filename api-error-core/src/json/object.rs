//! The writers of JSON objects and arrays.

use super::WriteJson;
use super::escape::{is_clean_literal, write_key};
use super::value::{LONGEST_NOTHING, is_nothing};
use crate::fault;

/// A JSON object that is being written.
pub struct Object<'a> {
    out: &'a mut Vec<u8>,
    shared: &'a Shared<'a>,
    /// True until a member is written.
    is_empty: bool,
}

/// A JSON array that is being written.
pub struct Array<'a> {
    out: &'a mut Vec<u8>,
    shared: &'a Shared<'a>,
}

/// The values that all writers of one body share.
pub(crate) struct Shared<'a> {
    reserved: &'a Reserved,
    /// The name of the error, for the report of a fault.
    error: &'a str,
}

impl<'a> Shared<'a> {
    pub(crate) const fn new(reserved: &'a Reserved, error: &'a str) -> Self {
        Self { reserved, error }
    }
}

/// The names that an envelope reserves: the names of the members that it writes next to the data.
#[derive(Clone, Copy)]
pub(crate) struct Reserved {
    names: &'static [&'static str],
    /// The bit `byte % 64` is set for the first byte of each name, so that most keys do not need a
    /// comparison.
    first_bytes: u64,
}

impl Reserved {
    pub(crate) const fn new(names: &'static [&'static str]) -> Self {
        let mut first_bytes = 0;
        let mut index = 0;
        while index < names.len() {
            if let Some(byte) = names[index].as_bytes().first() {
                first_bytes |= 1 << (*byte % 64);
            }
            index += 1;
        }
        Self { names, first_bytes }
    }

    pub(crate) const fn names(&self) -> &'static [&'static str] {
        self.names
    }

    /// Returns all names, or none if the first byte of `key` shows that `key` is not one of them.
    #[inline]
    fn like(self, key: &str) -> &'static [&'static str] {
        match key.as_bytes().first() {
            Some(byte) if self.first_bytes >> (byte % 64) & 1 == 1 => self.names,
            _ => &[],
        }
    }
}

/// The writer of the whole body: an object, an array, or nothing.
///
/// [`Envelope::write_body`](crate::Envelope::write_body) shows how to use it.
pub struct Root<'a> {
    out: &'a mut Vec<u8>,
    shared: &'a Shared<'a>,
}

impl<'a> Root<'a> {
    /// Creates the writer of a body, which appends to `out`.
    pub(crate) const fn new(out: &'a mut Vec<u8>, shared: &'a Shared<'a>) -> Self {
        Root { out, shared }
    }

    /// Writes the body as an object, even if it has no members.
    #[inline]
    pub fn object(self, write: impl FnOnce(&mut Object<'_>)) {
        nested_object(self.out, self.shared, write);
    }

    /// Writes the body as an array, even if it has no elements.
    pub fn array(self, write: impl FnOnce(&mut Array<'_>)) {
        self.out.push(b'[');
        write(&mut Array { out: self.out, shared: self.shared });
        self.out.push(b']');
    }

    /// Writes no body. The response then has no `Content-Type`.
    pub fn empty(self) {
        let Root { .. } = self;
    }
}

impl Object<'_> {
    /// Writes a member, unless its value is absent.
    ///
    /// A value is absent if it serializes as `None`, or if it is an empty list of issues. A value
    /// whose `Serialize` fails is left out and reported to the [fault hook](crate::set_fault_hook).
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Envelope, Occurrence, json};
    ///
    /// struct Short;
    ///
    /// impl Envelope for Short {
    ///     fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
    ///         body.member("error", error.name());
    ///         body.member("code", error.code_number());
    ///     }
    /// }
    /// ```
    #[expect(clippy::needless_pass_by_value, reason = "a call reads better without `&`")]
    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "a literal key is then checked at compile time"),
        inline(always)
    )]
    pub fn member(&mut self, key: &str, value: impl WriteJson) {
        if value.is_known_absent() {
            return;
        }
        let start = self.out.len();
        self.key(key, "");
        self.write_value(start, key, &value, value.can_be_absent());
    }

    /// Writes the value of the member at `start`. Its key is already written.
    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "without it, the call costs as much as the checks"),
        inline(always)
    )]
    fn write_value<V: WriteJson + ?Sized>(
        &mut self,
        start: usize,
        key: &str,
        value: &V,
        can_be_absent: bool,
    ) {
        let value_start = self.out.len();
        if let Err(cause) = value.write(self.out, self.shared.error) {
            self.out.truncate(start);
            report(self.shared.error, key, cause);
        } else if can_be_absent
            && self.out.len() <= value_start + LONGEST_NOTHING
            && is_absent(self.out, value_start, value)
        {
            self.out.truncate(start);
        } else {
            self.is_empty = false;
        }
    }

    /// Writes a member that is an object, unless nothing is written to it.
    #[inline]
    pub fn object(&mut self, key: &str, write: impl FnOnce(&mut Object<'_>)) {
        let start = self.out.len();
        self.key(key, "{");
        if open_object(self.out, self.shared, write) {
            self.is_empty = false;
        } else {
            self.out.truncate(start);
        }
    }

    /// Writes a member that is an array, unless nothing is written to it.
    #[inline]
    pub fn array(&mut self, key: &str, write: impl FnOnce(&mut Array<'_>)) {
        let start = self.out.len();
        self.key(key, "[");
        let inside = self.out.len();
        write(&mut Array { out: self.out, shared: self.shared });
        if self.out.len() == inside {
            self.out.truncate(start);
        } else {
            self.out.push(b']');
            self.is_empty = false;
        }
    }

    /// Returns all names that the envelope reserves, or none if the first byte of `key` shows that
    /// `key` is not one of them.
    #[inline]
    pub(crate) fn reserved_like(&self, key: &str) -> &'static [&'static str] {
        self.shared.reserved.like(key)
    }

    /// Writes a member. Appends `_` to a key that is in `taken`, or that is a name in `taken`
    /// followed only by `_`.
    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "without it, the call costs as much as the checks"),
        inline(always)
    )]
    pub(crate) fn write_free_member(&mut self, key: &str, taken: &[&str], value: &dyn WriteJson) {
        for taken in taken {
            if is_taken(key, taken) {
                return self.write_renamed_member(key, value);
            }
        }
        let start = self.out.len();
        write_key(self.out, key, self.is_empty);
        self.write_value(start, key, value, true);
    }

    #[cold]
    fn write_renamed_member(&mut self, key: &str, value: &dyn WriteJson) {
        let start = self.out.len();
        write_key(self.out, key, self.is_empty);
        // Inserts the `_` before the `":` at the end.
        self.out.truncate(self.out.len() - 2);
        self.out.extend_from_slice(b"_\":");
        self.write_value(start, key, value, true);
    }

    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "a literal key is then checked at compile time"),
        inline(always)
    )]
    fn key(&mut self, key: &str, open: &'static str) {
        if !is_clean_literal(key) || !push_key(self.out, key, open, self.is_empty) {
            write_key(self.out, key, self.is_empty);
            self.out.extend_from_slice(open.as_bytes());
        }
    }
}

impl Array<'_> {
    /// Writes a complete array to `out`. `error` is the name of the error that contains the array,
    /// for the report of a fault.
    pub(crate) fn write(out: &mut Vec<u8>, error: &str, write: impl FnOnce(&mut Array<'_>)) {
        const RESERVED: &Reserved = &Reserved::new(&[]);
        let shared = Shared::new(RESERVED, error);
        out.push(b'[');
        write(&mut Array { out, shared: &shared });
        out.push(b']');
    }

    /// Writes an element, unless it is absent or its `Serialize` fails.
    #[expect(clippy::needless_pass_by_value, reason = "a call reads better without `&`")]
    pub fn element(&mut self, value: impl WriteJson) {
        let start = self.out.len();
        self.separate();
        let value_start = self.out.len();
        if let Err(cause) = value.write(self.out, self.shared.error) {
            self.out.truncate(start);
            report(self.shared.error, "[]", cause);
        } else if self.out.get(value_start..).is_some_and(is_nothing) && value.is_absent() {
            self.out.truncate(start);
        }
    }

    /// Writes an element that is an object, unless nothing is written to it.
    pub fn object(&mut self, write: impl FnOnce(&mut Object<'_>)) {
        let start = self.out.len();
        self.separate();
        if !nested_object(self.out, self.shared, write) {
            self.out.truncate(start);
        }
    }

    fn separate(&mut self) {
        if self.out.last() != Some(&b'[') {
            self.out.push(b',');
        }
    }
}

/// Appends a key that needs no escape, and then `open`. Returns false, and appends nothing, if they
/// do not fit into 32 bytes.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "for a literal, only the copy remains at run time"),
    inline(always)
)]
fn push_key(out: &mut Vec<u8>, key: &str, open: &'static str, is_first: bool) -> bool {
    let mut text = [0; 32];
    let quote = key.len() + 2;
    let end = quote + 2 + open.len();
    let Some(text) = text.get_mut(..end) else { return false };
    text[..2].copy_from_slice(b",\"");
    text[2..quote].copy_from_slice(key.as_bytes());
    text[quote..quote + 2].copy_from_slice(b"\":");
    text[quote + 2..].copy_from_slice(open.as_bytes());
    // For a literal, the compiler knows the length in each of the two calls, so each call becomes a
    // simple copy.
    if is_first {
        out.extend_from_slice(&text[1..]);
    } else {
        out.extend_from_slice(text);
    }
    true
}

/// Reports a value that cannot be written. `cause` is passed by value, so that the caller does not
/// contain the code that drops it.
#[cold]
#[inline(never)]
#[expect(clippy::needless_pass_by_value, reason = "the caller does not drop it")]
fn report(error: &str, key: &str, cause: serde_json::Error) {
    fault::member(error, key, &cause);
}

/// Returns whether a value that is already written is absent.
#[inline(never)]
fn is_absent<V: WriteJson + ?Sized>(out: &[u8], start: usize, value: &V) -> bool {
    out.get(start..).is_some_and(is_nothing) && value.is_absent()
}

/// Writes an object. Returns whether it has members.
fn nested_object(
    out: &mut Vec<u8>,
    shared: &Shared<'_>,
    write: impl FnOnce(&mut Object<'_>),
) -> bool {
    out.push(b'{');
    open_object(out, shared, write)
}

/// Writes the members of an object, and its end. Returns whether it has members.
#[inline]
fn open_object(
    out: &mut Vec<u8>,
    shared: &Shared<'_>,
    write: impl FnOnce(&mut Object<'_>),
) -> bool {
    let mut object = Object { out, shared, is_empty: true };
    write(&mut object);
    object.out.push(b'}');
    !object.is_empty
}

/// Returns whether the key is `taken`, or `taken` followed only by `_`. Such a key gets one more
/// `_`, so that two keys never become equal.
#[inline]
fn is_taken(key: &str, taken: &str) -> bool {
    key.as_bytes().first() == taken.as_bytes().first()
        && key.strip_prefix(taken).is_some_and(|rest| rest.bytes().all(|byte| byte == b'_'))
}

#[cfg(test)]
mod tests {
    use super::{Reserved, Root, Shared};

    #[test]
    fn absent_values_are_not_written() {
        let mut out = Vec::new();
        Root::new(&mut out, &Shared::new(&Reserved::new(&[]), "test")).object(|body| {
            body.member("none", None::<u8>);
            body.object("empty", |object| object.member("none", None::<u8>));
            body.array("no_elements", |array| array.element(None::<u8>));
            body.array("objects", |array| {
                array.object(|_| {});
                array.object(|object| object.member("a", 1));
                array.object(|_| {});
                array.object(|object| object.member("b", "{"));
                array.element("[");
                array.element(());
            });
            body.member("last", "{");
            body.member("end", true);
        });
        assert_eq!(
            String::from_utf8_lossy(&out),
            r#"{"objects":[{"a":1},{"b":"{"},"[",null],"last":"{","end":true}"#
        );
    }
}
