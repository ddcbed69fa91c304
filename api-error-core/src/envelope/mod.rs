//! Wire formats: how a spec and an occurrence become bytes, and back.
//!
//! The formats here are written with nothing but the public surface: to add one, read any of
//! them and copy its shape.

mod coded;
mod described;
mod detailed;
mod google_rpc;
mod json_api;
mod message_only;
mod meta;
mod name_rule;
mod oauth2;
mod problem;

pub use coded::Coded;
pub use described::Described;
pub use detailed::Detailed;
pub use google_rpc::GoogleRpc;
pub use json_api::JsonApi;
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

/// A wire format: one function over a small JSON writer.
///
/// ```
/// use api_error_core::{Envelope, Occurrence, json};
///
/// /// `{"fault":{"id":"…","text":"…"}}`
/// pub struct Fault;
///
/// impl Envelope for Fault {
///     fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
///         body.object("fault", |fault| {
///             fault.member("id", error.name());
///             fault.member("text", error.message());
///             fault.members(error.data());
///         });
///     }
///
///     const RESERVED: &'static [&'static str] = &["id", "text"];
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no wire format",
    label = "`envelope` takes one of `api_error::envelope`, or a type that implements `api_error::Envelope`"
)]
pub trait Envelope {
    /// The media type of the body.
    const CONTENT_TYPE: &'static str = "application/json";

    /// The names of members beside the data, which no data key may take. They are reserved
    /// whether or not a response holds them.
    const RESERVED: &'static [&'static str] = &[];

    /// What an error's name must be like for this format to carry it.
    const NAMES: NameRule = NameRule::ANY;

    /// The authentication scheme (RFC 9110 §11.1) of a 401 that declares no challenge.
    const CHALLENGE: &'static str = "Bearer";

    /// Says that `write` and `headers` depend on nothing but what [`Occurrence`] tells of the
    /// error's spec, message, data, issues, retry and context, so that the response to an error
    /// that is always the same is made once. A format that writes the time of day, or asks the
    /// error itself, leaves this false.
    const IS_PURE: bool = false;

    /// Writes the members of the body.
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>);

    /// Adds the headers that the format asks for.
    #[expect(unused_variables, reason = "named for those who implement it")]
    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {}

    /// Reads a response. Total: any status, headers and bytes give a [`Received`].
    ///
    /// The HTTP status wins over what the body says of it; members of another type than the
    /// format's are ignored, unknown ones kept; what is not JSON is kept as text. Memory is
    /// bounded by [`Received::BODY_LIMIT`].
    ///
    /// As it is provided it reads what needs no knowledge of the format: the members at the top
    /// that carry well-known names, such as `name`, `title` and `message`. See
    /// [`ReceivedBuilder`](crate::ReceivedBuilder) for how to read a format of your own.
    #[must_use]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "name" => received.name(value.text()),
                "title" => received.title(value.text()),
                "message" | "detail" => received.message(value.text()),
                "code" => received.code_number(value.integer()),
                "type" => received.type_uri(value.text()),
                "request_id" | "requestId" => received.request_id(value.text()),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}

/// An [`Envelope`] as a value.
#[derive(Clone, Copy)]
pub struct AnyEnvelope {
    pub(crate) name: fn() -> &'static str,
    media_type: &'static str,
    pub(crate) content_type: fn() -> HeaderValue,
    pub(crate) reserved: &'static [&'static str],
    pub(crate) names: NameRule,
    pub(crate) challenge: &'static str,
    pub(crate) is_pure: bool,
    pub(crate) write: fn(&Occurrence<'_>, &mut json::Object<'_>),
    pub(crate) headers: fn(&Occurrence<'_>, &mut HeaderMap),
}

/// A data key that meets a reserved name gets a `_`, which then must be free.
const fn assert_reserved(names: &[&str]) {
    let mut index = 0;
    while index < names.len() {
        let name = names[index].as_bytes();
        assert!(
            !name.is_empty() && name[name.len() - 1] != b'_',
            "a reserved member name is not empty and does not end in `_`"
        );
        index += 1;
    }
}

impl AnyEnvelope {
    /// The format that `V` implements.
    #[must_use]
    pub const fn of<V: Envelope>() -> Self {
        const { assert_reserved(V::RESERVED) }
        Self {
            name: std::any::type_name::<V>,
            media_type: V::CONTENT_TYPE,
            content_type: || const { HeaderValue::from_static(V::CONTENT_TYPE) },
            reserved: V::RESERVED,
            names: V::NAMES,
            challenge: V::CHALLENGE,
            is_pure: V::IS_PURE,
            write: V::write,
            headers: V::headers,
        }
    }

    /// The name of the type that implements it, e.g. `Problem`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let path = (self.name)();
        // A generic envelope keeps its parameters.
        let start = path.split('<').next().and_then(|plain| plain.rfind("::"));
        start.and_then(|start| path.get(start + 2..)).unwrap_or(path)
    }

    /// The media type of its bodies.
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
