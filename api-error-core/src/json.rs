//! The writer that wire formats are written with, and the reader ([`Document`]) they are read with.
//!
//! Members come in the order they are written. What is absent leaves no trace: `None`, a list
//! without issues, an object or array that nothing was written to.

mod read;
mod serializer;

pub use read::{Document, Raw, RawElements, RawMembers, Text};

use crate::{Data, IssueRef, Issues, Location, Message, Name, fault};
use serde::Serialize;
use std::fmt::{self, Write};

/// A JSON object being written.
pub struct Object<'a> {
    out: &'a mut Vec<u8>,
    shared: Shared<'a>,
}

/// A JSON array being written.
pub struct Array<'a> {
    out: &'a mut Vec<u8>,
    shared: Shared<'a>,
}

/// What every part of one body knows.
#[derive(Clone, Copy)]
struct Shared<'a> {
    /// Member names beside the data.
    reserved: &'static [&'static str],
    /// The error that is rendered, to name it in a fault.
    error: &'a str,
}

impl<'a> Object<'a> {
    /// Writes a whole document to `out`.
    pub(crate) fn document(
        out: &'a mut Vec<u8>,
        reserved: &'static [&'static str],
        error: &str,
        write: impl FnOnce(&mut Object<'_>),
    ) {
        let shared = Shared { reserved, error };
        out.push(b'{');
        write(&mut Object { out, shared });
        out.push(b'}');
    }

    /// Writes a member, unless its value is absent.
    ///
    /// A value whose `Serialize` fails is left out, and the [fault hook](crate::set_fault_hook) told.
    #[expect(clippy::needless_pass_by_value, reason = "a call reads better without `&`")]
    #[expect(clippy::inline_always, reason = "the scan of a literal key is done by the compiler")]
    #[inline(always)]
    pub fn member(&mut self, key: &str, value: impl Value) {
        if value.is_empty_list() {
            return;
        }
        let start = self.out.len();
        self.key(key);
        self.write_value(start, key, &value);
    }

    /// Writes the value of the member at `start`, whose key is written.
    #[inline]
    fn write_value<V: Value + ?Sized>(&mut self, start: usize, key: &str, value: &V) {
        let value_start = self.out.len();
        if let Err(cause) = value.write(self.out, self.shared.error) {
            self.leave_out(start, key, &cause);
        } else if is_nothing(&self.out[value_start..]) && value.is_absent() {
            self.out.truncate(start);
        }
    }

    #[cold]
    fn leave_out(&mut self, start: usize, key: &str, cause: &serde_json::Error) {
        self.out.truncate(start);
        fault::member(self.shared.error, key, cause);
    }

    /// Writes a member that is an object, unless nothing is written to it.
    #[inline]
    pub fn object(&mut self, key: &str, write: impl FnOnce(&mut Object<'_>)) {
        let start = self.out.len();
        self.key(key);
        if !nested_object(self.out, self.shared, write) {
            self.out.truncate(start);
        }
    }

    /// Writes a member that is an array, unless nothing is written to it.
    #[inline]
    pub fn array(&mut self, key: &str, write: impl FnOnce(&mut Array<'_>)) {
        let start = self.out.len();
        self.key(key);
        self.out.push(b'[');
        let inside = self.out.len();
        write(&mut Array { out: self.out, shared: self.shared });
        if self.out.len() == inside {
            self.out.truncate(start);
        } else {
            self.out.push(b']');
        }
    }

    /// Writes the error's data. A key among the envelope's [`RESERVED`](crate::Envelope::RESERVED)
    /// gets a trailing `_`.
    pub fn members(&mut self, data: Data<'_>) {
        self.members_beside(data, self.shared.reserved);
    }

    /// Writes members; a key among `taken` gets a trailing `_`.
    pub fn members_beside(&mut self, data: Data<'_>, taken: &[&str]) {
        data.visit(&mut |key, value| self.write_free_member(key, taken, value));
    }

    /// Writes the error's data as strings: a text as it is, anything else as its JSON.
    pub fn string_members(&mut self, data: Data<'_>) {
        let taken = self.shared.reserved;
        data.visit(&mut |key, value| self.write_free_member(key, taken, &JsonText(value)));
    }

    fn write_free_member(&mut self, key: &str, taken: &[&str], value: &dyn Value) {
        for taken in taken {
            if is_taken(key, taken) {
                return self.write_renamed_member(key, value);
            }
        }
        self.write_member(key, value);
    }

    #[cold]
    fn write_renamed_member(&mut self, key: &str, value: &dyn Value) {
        self.write_member(&format!("{key}_"), value);
    }

    #[inline]
    fn write_member(&mut self, key: &str, value: &dyn Value) {
        let start = self.out.len();
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        write_str(self.out, key);
        self.out.push(b':');
        self.write_value(start, key, value);
    }

    #[expect(clippy::inline_always, reason = "the scan of a literal is done by the compiler")]
    #[inline(always)]
    fn key(&mut self, key: &str) {
        if is_clean(key.as_bytes()) {
            push_key(self.out, key);
        } else {
            push_odd_key(self.out, key);
        }
    }
}

impl Array<'_> {
    /// Writes an element, unless it is absent or its `Serialize` fails.
    #[expect(clippy::needless_pass_by_value, reason = "a call reads better without `&`")]
    pub fn element(&mut self, value: impl Value) {
        let start = self.out.len();
        self.separate();
        let value_start = self.out.len();
        if let Err(cause) = value.write(self.out, self.shared.error) {
            self.out.truncate(start);
            fault::member(self.shared.error, "[]", &cause);
        } else if is_nothing(&self.out[value_start..]) && value.is_absent() {
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

/// Appends a key that needs no escape.
#[expect(clippy::inline_always, reason = "of a literal all but the copy is done by the compiler")]
#[inline(always)]
fn push_key(out: &mut Vec<u8>, key: &str) {
    let mut text = [0; 32];
    let end = key.len() + 4;
    let is_first = out.last() == Some(&b'{');
    if let Some(text) = text.get_mut(..end) {
        text[..2].copy_from_slice(b",\"");
        text[2..end - 2].copy_from_slice(key.as_bytes());
        text[end - 2..].copy_from_slice(b"\":");
        // Two calls, each of a known length.
        if is_first {
            out.extend_from_slice(&text[1..]);
        } else {
            out.extend_from_slice(text);
        }
    } else {
        push_odd_key(out, key);
    }
}

/// Appends a key that is long, or needs an escape.
#[cold]
fn push_odd_key(out: &mut Vec<u8>, key: &str) {
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    write_str(out, key);
    out.push(b':');
}

/// Whether anything was written to the object.
fn nested_object(
    out: &mut Vec<u8>,
    shared: Shared<'_>,
    write: impl FnOnce(&mut Object<'_>),
) -> bool {
    out.push(b'{');
    let inside = out.len();
    write(&mut Object { out, shared });
    let written = out.len() > inside;
    out.push(b'}');
    written
}

/// Whether the key is `taken`, or that with `_` behind it: such a key gets one `_` more, so that no
/// two keys become the same.
#[inline]
fn is_taken(key: &str, taken: &str) -> bool {
    key.as_bytes().first() == taken.as_bytes().first()
        && key.strip_prefix(taken).is_some_and(|rest| rest.bytes().all(|byte| byte == b'_'))
}

/// What a value that may be absent looks like.
fn is_nothing(text: &[u8]) -> bool {
    matches!(text, b"null" | b"" | b"[]")
}

/// Something that can be a JSON value: whatever implements [`Serialize`], and this library's
/// own [`Message`], [`Name`] and [`Issues`].
pub trait Value {
    /// Writes the value of `error`; what it wrote before a failure is taken back by the caller.
    #[doc(hidden)]
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error>;

    /// Whether it is left out of an object: an `Option::None`, an empty list of issues.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether it is known to be absent before it is written.
    #[doc(hidden)]
    #[inline]
    fn is_empty_list(&self) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Value for T {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        serializer::serialize(self, out)
    }

    fn is_absent(&self) -> bool {
        none::is_none(self)
    }
}

/// A message whose `Display` fails ends there, and the fault hook is told.
impl Value for Message<'_> {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        if let Some(text) = self.as_str() {
            write_str(out, text);
        } else if write_display(out, self.as_display().unwrap_or(self)).is_err() {
            fault::message(error);
        }
        Ok(())
    }
}

impl Value for Name<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        if let Some(text) = self.as_str() {
            write_str(out, text);
            return Ok(());
        }
        write_display(out, self).map_err(serde::ser::Error::custom)
    }
}

/// What [`Members`](crate::Members) are visited with.
impl Value for &dyn Value {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        (**self).write(out, error)
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

/// A value that was serialized before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Serialized(Box<str>);

impl Serialized {
    /// Nothing when the value is absent.
    pub(crate) fn new<T: Serialize>(value: &T) -> Result<Option<Self>, serde_json::Error> {
        let text = serde_json::to_string(value)?;
        let absent = is_nothing(text.as_bytes()) && value.is_absent();
        Ok((!absent).then(|| Self(text.into())))
    }

    pub(crate) fn of_json(json: &str) -> Self {
        Self(json.into())
    }
}

impl Value for Serialized {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

/// Objects of `name`, `message`, the location and the issue's own members.
impl Value for &dyn Issues {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        out.push(b'[');
        let shared = Shared { reserved: &[], error };
        let mut array = Array { out, shared };
        self.visit(&mut |issue| {
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
        out.push(b']');
        Ok(())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn is_empty_list(&self) -> bool {
        self.is_empty()
    }
}

impl Object<'_> {
    /// Writes where an issue is: `pointer`, `parameter` or `header`.
    pub fn location(&mut self, issue: &IssueRef<'_>) {
        match issue.location() {
            Location::Pointer(pointer) => self.member("pointer", pointer),
            Location::Parameter(name) => self.member("parameter", name),
            Location::Header(name) => self.member("header", name),
        }
    }
}

/// A value as a string: a JSON string as it is, anything else as its JSON text.
struct JsonText<'a>(&'a dyn Value);

impl Value for JsonText<'_> {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        let start = out.len();
        self.0.write(out, error)?;
        if out.get(start) != Some(&b'"') && !(is_nothing(&out[start..]) && self.0.is_absent()) {
            out.insert(start, b'"');
            escape(out, start + 1);
            out.push(b'"');
        }
        Ok(())
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

/// Writes a JSON string.
pub(crate) fn write_str(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let start = out.len();
    out.extend_from_slice(text.as_bytes());
    if !is_clean(text.as_bytes()) {
        escape_some(out, start);
    }
    out.push(b'"');
}

/// Writes what `value` displays as a JSON string.
fn write_display(out: &mut Vec<u8>, value: &dyn fmt::Display) -> fmt::Result {
    out.push(b'"');
    let start = out.len();
    let result = write!(Unescaped(out), "{value}");
    escape(out, start);
    out.push(b'"');
    result
}

struct Unescaped<'a>(&'a mut Vec<u8>);

impl Write for Unescaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Escapes what RFC 8259 §7 forbids in a string, in the text that begins at `start`, as
/// `serde_json` does it.
fn escape(out: &mut Vec<u8>, start: usize) {
    if !is_clean(&out[start..]) {
        escape_some(out, start);
    }
}

/// As [`escape`], where there is something to escape.
#[inline(never)]
fn escape_some(out: &mut Vec<u8>, start: usize) {
    let end = out.len();
    let mut at = start;
    while at < end {
        let len = BLOCK.min(end - at);
        let mut block = [0; BLOCK];
        block[..len].copy_from_slice(&out[at..at + len]);
        push_escaped(out, &block[..len]);
        at += len;
    }
    out.drain(start..end);
}

/// How many bytes are escaped at once.
const BLOCK: usize = 64;

/// Appends a block, escaped.
fn push_escaped(out: &mut Vec<u8>, block: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    if is_clean(block) {
        out.extend_from_slice(block);
        return;
    }
    // Room for the worst, so that no byte has to ask for its own.
    let start = out.len();
    out.resize(start + 6 * block.len(), 0);
    let room = &mut out[start..];
    let mut end = 0;
    for &byte in block {
        match ESCAPES[usize::from(byte)] {
            0 => {
                room[end] = byte;
                end += 1;
            }
            b'u' => {
                let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
                room[end..end + 6].copy_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
                end += 6;
            }
            escape => {
                room[end..end + 2].copy_from_slice(&[b'\\', escape]);
                end += 2;
            }
        }
    }
    out.truncate(start + end);
}

/// What stands behind the backslash: 0 where none is needed, `u` where the number follows.
const ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = b'u';
        control += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0A] = b'n';
    table[0x0C] = b'f';
    table[0x0D] = b'r';
    table[0x22] = b'"';
    table[0x5C] = b'\\';
    table
};

/// Whether no byte needs an escape: looked at sixteen, eight or four at a time, the last of which
/// overlap those before them.
#[expect(clippy::inline_always, reason = "of a literal the compiler knows the answer")]
#[inline(always)]
fn is_clean(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        let (chunks, _) = bytes.as_chunks::<16>();
        for chunk in chunks {
            if !are_clean(chunk) {
                return false;
            }
        }
        are_clean(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk()) {
        are_clean(first) & are_clean::<8>(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk()) {
        are_clean(first) & are_clean::<4>(last)
    } else {
        match *bytes {
            [a, b, c] => are_clean(&[a, b, c]),
            [a, b] => are_clean(&[a, b]),
            [a] => are_clean(&[a]),
            _ => true,
        }
    }
}

/// Without a branch, which the compiler makes one comparison of all bytes.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn are_clean<const N: usize>(bytes: &[u8; N]) -> bool {
    let is_clean = |byte: u8| (byte >= 0x20) & (byte != b'"') & (byte != b'\\');
    bytes.iter().fold(true, |clean, &byte| clean & is_clean(byte))
}

mod none {
    //! Whether a value is an `Option::None`, found out by its type and the first call it serializes with.

    use serde::ser::{Impossible, Serialize, Serializer};
    use std::fmt::{self, Display, Formatter};

    pub(super) fn is_none<T: Serialize + ?Sized>(value: &T) -> bool {
        is_option::<T>() && value.serialize(Probe).is_ok()
    }

    /// Another type may serialize as nothing and still be a value. There is no other way to know
    /// a type parameter, or an alias, for an `Option`; this one is asked only of what is null.
    fn is_option<T: ?Sized>() -> bool {
        let mut name = std::any::type_name::<T>();
        while let Some(referent) = name.strip_prefix('&') {
            name = referent.strip_prefix("mut ").unwrap_or(referent);
        }
        name.starts_with("core::option::Option<")
    }

    struct Probe;

    #[derive(Debug)]
    struct Present;

    impl Display for Present {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str("present")
        }
    }

    impl std::error::Error for Present {}

    impl serde::ser::Error for Present {
        fn custom<T: Display>(_: T) -> Self {
            Self
        }
    }

    type Never = Impossible<(), Present>;

    macro_rules! present {
        ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {$(
            fn $method(self, $(_: $argument),*) -> Result<$ok, Present> {
                Err(Present)
            }
        )*};
    }

    impl Serializer for Probe {
        type Ok = ();
        type Error = Present;
        type SerializeSeq = Never;
        type SerializeTuple = Never;
        type SerializeTupleStruct = Never;
        type SerializeTupleVariant = Never;
        type SerializeMap = Never;
        type SerializeStruct = Never;
        type SerializeStructVariant = Never;

        fn serialize_none(self) -> Result<(), Present> {
            Ok(())
        }

        fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Present> {
            Err(Present)
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: &T,
        ) -> Result<(), Present> {
            Err(Present)
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<(), Present> {
            Err(Present)
        }

        present! {
            serialize_bool(bool) -> ();
            serialize_i8(i8) -> ();
            serialize_i16(i16) -> ();
            serialize_i32(i32) -> ();
            serialize_i64(i64) -> ();
            serialize_i128(i128) -> ();
            serialize_u8(u8) -> ();
            serialize_u16(u16) -> ();
            serialize_u32(u32) -> ();
            serialize_u64(u64) -> ();
            serialize_u128(u128) -> ();
            serialize_f32(f32) -> ();
            serialize_f64(f64) -> ();
            serialize_char(char) -> ();
            serialize_str(&str) -> ();
            serialize_bytes(&[u8]) -> ();
            serialize_unit() -> ();
            serialize_unit_struct(&'static str) -> ();
            serialize_unit_variant(&'static str, u32, &'static str) -> ();
            serialize_seq(Option<usize>) -> Never;
            serialize_tuple(usize) -> Never;
            serialize_tuple_struct(&'static str, usize) -> Never;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
            serialize_map(Option<usize>) -> Never;
            serialize_struct(&'static str, usize) -> Never;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, is_clean, write_str};
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_str(&mut out, text);
        String::from_utf8(out).expect("what is written is UTF-8")
    }

    proptest! {
        #[test]
        fn strings_are_escaped_as_serde_json_does(text in any::<String>()) {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).expect("a string"));
        }

        #[test]
        fn so_are_those_of_the_characters_that_matter(
            text in proptest::collection::vec(
                proptest::sample::select(vec!['"', '\\', '\n', '\u{0}', '\u{1f}', ' ', '!', '#', '[', ']', '\u{7f}', 'é', '\u{2028}', '😀', 'a']),
                0..40,
            ),
        ) {
            let text: String = text.into_iter().collect();
            prop_assert_eq!(written(&text), serde_json::to_string(&text).expect("a string"));
        }

        #[test]
        fn sixteen_at_a_time_is_one_at_a_time(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let slow = bytes.iter().any(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\');
            prop_assert_eq!(is_clean(&bytes), !slow);
        }
    }

    #[test]
    fn what_is_absent_leaves_no_trace() {
        let mut out = Vec::new();
        Object::document(&mut out, &[], "test", |body| {
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
