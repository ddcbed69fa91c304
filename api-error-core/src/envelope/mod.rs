//! Wire formats: how an error is rendered to bytes and parsed from bytes.
//!
//! The built-in envelopes use the public interface of this crate, and a few private functions, such
//! as those for JSON Pointers and percent-encoding. To write an envelope, read the source of a
//! built-in envelope and copy its structure.

mod coded;
mod described;
mod detailed;
mod field_errors;
mod google_rpc;
mod json_api;
mod key_rule;
mod message_only;
mod meta;
mod name_rule;
mod oauth2;
mod problem;

pub use coded::Coded;
pub use described::Described;
pub use detailed::Detailed;
pub use field_errors::FieldErrors;
pub use google_rpc::GoogleRpc;
pub use json_api::JsonApi;
pub use key_rule::KeyRule;
pub use message_only::MessageOnly;
pub use meta::Meta;
pub use name_rule::NameRule;
pub use oauth2::{OAuth2, Redirect, RedirectError, Redirected, ResponseMode};
pub use problem::Problem;

use crate::json;
use crate::model::Occurrence;
use crate::received::Received;
use http::{HeaderMap, HeaderValue, StatusCode};
use std::fmt::{self, Debug, Formatter};

/// A wire format: how an error is rendered to bytes and parsed from bytes.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Envelope, Occurrence, json};
///
/// /// `{"fault":{"id":"…","text":"…"}}`
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
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wire format",
    label = "write one of `api_error::envelope`, such as `api_error::envelope::Problem`, or implement `api_error::Envelope` for it"
)]
pub trait Envelope {
    /// The value of the header `Content-Type`. The default is `application/json`.
    ///
    /// The value can have parameters, such as `application/json; charset=utf-8`. Content
    /// negotiation and the generated documents ignore them.
    const CONTENT_TYPE: &'static str = "application/json";

    /// The names of the members in the same JSON object as the data. The default is none.
    ///
    /// A data key must not be one of these names, even if a response does not contain the member.
    /// An error that declares another envelope can have such a key. If the error is rendered in
    /// this envelope, `_` is appended to the key.
    const RESERVED: &'static [&'static str] = &[];

    /// The rule for the names of errors that declare this envelope. The default allows any name.
    const NAMES: NameRule = NameRule::ANY;

    /// The rule for the data keys of errors that declare this envelope. The default allows any key.
    const KEYS: KeyRule = KeyRule::ANY;

    /// True if a response contains the issues. The default is true. If the value is false, a field
    /// with `#[api_error(issues)]` does not compile in a type that has this envelope and
    /// `#[api_error(decode)]`.
    const ISSUES: bool = true;

    /// The authentication scheme (RFC 9110 §11.1) of a 401 that does not declare a challenge. The
    /// default is `Bearer`.
    const CHALLENGE: &'static str = "Bearer";

    /// True if `write` and `headers` depend only on the [`Occurrence`]: the spec, message, data,
    /// issues, retry time and context. The default is false.
    ///
    /// If this is true, the response to an error without data can be rendered once. Later errors
    /// with the same message get a copy, in which only the request id and the instance are
    /// replaced. So the value must be false for an envelope that writes the time of day, calls
    /// [`Occurrence::error`], or depends on the text of the request id or of the instance.
    const IS_PURE: bool = false;

    /// Writes the members of the body.
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>);

    /// Writes the body. By default it is the object that [`write`](Self::write) writes.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Envelope, Occurrence, json};
    ///
    /// /// `[{"message":"…","errorCode":"…"}]`
    /// pub struct Salesforce;
    ///
    /// impl Envelope for Salesforce {
    ///     const CONTENT_TYPE: &'static str = "application/json; charset=UTF-8";
    ///
    ///     fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
    ///         body.member("message", error.message());
    ///         body.member("errorCode", error.name());
    ///     }
    ///
    ///     fn write_body(error: &Occurrence<'_>, body: json::Root<'_>) {
    ///         body.array(|body| body.object(|object| Self::write(error, object)));
    ///     }
    /// }
    /// ```
    #[inline]
    fn write_body(error: &Occurrence<'_>, body: json::Root<'_>) {
        body.object(|object| Self::write(error, object));
    }

    /// Adds the headers of this envelope. The default adds none.
    #[expect(unused_variables, reason = "the names document the parameters for implementors")]
    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {}

    /// Parses a response. Parsing never fails: any status, headers and bytes give a [`Received`].
    ///
    /// The HTTP status takes precedence over a status in the body. [`Received::others`] contains
    /// unknown members, and members of an unexpected type. [`Received::body`] contains a body that
    /// is not JSON. [`Received::BODY_LIMIT`] limits the memory.
    ///
    /// The provided method parses the members at the top level that have well-known names, such as
    /// `name`, `title` and `message`. [`ReceivedBuilder`](crate::ReceivedBuilder) shows how to
    /// parse another envelope.
    #[must_use]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "name" if value.is_string() => received.name(value.text()),
                "title" if value.is_string() => received.title(value.text()),
                "message" | "detail" if value.is_string() => received.message(value.text()),
                "code" if value.integer().is_some() => received.code_number(value.integer()),
                "type" if value.is_string() => received.type_uri(value.text()),
                "request_id" | "requestId" if value.is_string() => {
                    received.request_id(value.text());
                }
                "trace_id" | "traceId" if value.is_string() => received.trace_id(key, value),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}

/// An [`Envelope`] as a value.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{AnyEnvelope, envelope::Problem};
///
/// let envelope = AnyEnvelope::new::<Problem>();
/// assert_eq!(envelope.name(), "Problem");
/// assert_eq!(envelope.media_type(), "application/problem+json");
/// ```
#[derive(Clone, Copy)]
pub struct AnyEnvelope {
    pub(crate) name: fn() -> &'static str,
    media_type: &'static str,
    pub(crate) content_type: fn() -> HeaderValue,
    pub(crate) reserved: json::Reserved,
    pub(crate) names: NameRule,
    pub(crate) keys: KeyRule,
    pub(crate) sends_issues: bool,
    pub(crate) challenge: &'static str,
    pub(crate) is_pure: bool,
    pub(crate) write_body: fn(&Occurrence<'_>, json::Root<'_>),
    pub(crate) headers: fn(&Occurrence<'_>, &mut HeaderMap),
    pub(crate) parse: fn(StatusCode, &HeaderMap, &[u8]) -> Received,
}

/// Panics if a reserved name is empty or ends in `_`. Rendering appends `_` to a data key that is
/// reserved, and the new key must not be a reserved name.
const fn assert_reserved(names: &[&str]) {
    let mut index = 0;
    while index < names.len() {
        let name = names[index].as_bytes();
        assert!(
            !name.is_empty() && name[name.len() - 1] != b'_',
            "a name in `RESERVED` must not be empty or end in `_`"
        );
        index += 1;
    }
}

/// Returns a media type without its parameters (RFC 9110 §8.3.1).
const fn essence(content_type: &'static str) -> &'static str {
    let mut end = 0;
    while end < content_type.len() && content_type.as_bytes()[end] != b';' {
        end += 1;
    }
    // `;` is one byte, so `end` is a character boundary.
    content_type.split_at(end).0.trim_ascii()
}

impl AnyEnvelope {
    /// Creates the value for the envelope `V`.
    ///
    /// A name in [`Envelope::RESERVED`] that is empty or ends in `_` is a compile error.
    #[must_use]
    pub const fn new<V: Envelope>() -> Self {
        const { assert_reserved(V::RESERVED) }
        Self {
            name: std::any::type_name::<V>,
            media_type: essence(V::CONTENT_TYPE),
            content_type: || const { HeaderValue::from_static(V::CONTENT_TYPE) },
            reserved: json::Reserved::new(V::RESERVED),
            names: V::NAMES,
            keys: V::KEYS,
            sends_issues: V::ISSUES,
            challenge: V::CHALLENGE,
            is_pure: V::IS_PURE,
            write_body: V::write_body,
            headers: V::headers,
            parse: V::parse,
        }
    }

    /// Returns the name of the type that implements [`Envelope`], e.g. `Problem`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let path = (self.name)();
        // The type parameters of a generic envelope stay in the name, and their paths also contain
        // `::`. So this function searches for `::` only before `<`.
        let start = path.split('<').next().and_then(|plain| plain.rfind("::"));
        start.and_then(|start| path.get(start + 2..)).unwrap_or(path)
    }

    /// Returns whether the body contains the data.
    #[cfg(feature = "reference")]
    pub(crate) const fn sends_data(&self) -> bool {
        self.keys.sends_data()
    }

    /// Returns whether the envelope is in the module [`envelope`](crate::envelope).
    #[cfg(feature = "reference")]
    pub(crate) fn is_of_this_library(&self) -> bool {
        (self.name)().starts_with(concat!(module_path!(), "::"))
    }

    /// Returns whether both are the same envelope.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (self.name)() == (other.name)()
    }

    /// Parses a response with [`Envelope::parse`].
    #[must_use]
    pub fn parse(&self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        (self.parse)(status, headers, body)
    }

    /// Returns the media type of the body, without parameters.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }
}

impl Debug for AnyEnvelope {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("AnyEnvelope").field(&(self.name)()).finish()
    }
}
