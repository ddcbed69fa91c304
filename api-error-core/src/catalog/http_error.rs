//! The error type of the errors that frameworks generate.

use super::{Catalog, Catalogued};
use crate::api::ApiDefaults;
use crate::envelope::{AnyEnvelope, Problem};
use crate::model::{ApiError, Context, ErrorSpec, Message, Status, status_meaning};
use crate::render::SharedBody;
use crate::text::case::Case;
use bytes::Bytes;
use http::{Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// Defines the enum, its table of specs, and `from_status`. The names and titles come from the
/// table of statuses.
macro_rules! http_errors {
    ($(#[doc = $doc:literal] $variant:ident = $status:literal,)*) => {
        /// The errors that a framework generates itself: an unknown route, a wrong method, an
        /// unreadable body, a timeout or a panic.
        ///
        /// Each variant has the name that RFC 9110 or RFC 6585 gives to its status. The message is
        /// the reason phrase. A handler can return such an error too.
        ///
        /// List the type in [`catalog!`](crate::catalog!), so that documents and clients know these
        /// errors, or list some of its variants: `HttpError { BadRequest, NotFound }`. In a catalog
        /// `for` an [`Api`](crate::Api), the errors have the API's case of names, its domain and
        /// its problem types. A 5xx has no problem type, because its name is also the name of each
        /// error that has the same status and declares no name.
        ///
        /// A client decodes a response to the variant of its status.
        ///
        /// Outside a layer, the envelope is [`Problem`](crate::envelope::Problem). A layer renders
        /// the error in the layer's envelope and with the layer's names, as it renders an error
        /// that the framework generated. A 401 gets the default challenge. A 405 gets no `Allow`.
        ///
        /// ```
        /// # extern crate api_error_core as api_error;
        /// use api_error::{ApiError, HttpError, http::StatusCode};
        ///
        /// let error = HttpError::from_status(StatusCode::NOT_FOUND).unwrap();
        /// assert_eq!(error, HttpError::NotFound);
        /// assert_eq!(error.name(), "NOT_FOUND");
        /// assert_eq!(error.to_string(), "Not Found");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum HttpError {
            $(#[doc = $doc] $variant,)*
        }

        impl HttpError {
            pub(crate) const ALL: [Self; HTTP_ERRORS] = [$(Self::$variant),*];

            /// Returns the error of this status, or `None` if frameworks do not generate the
            /// status.
            #[must_use]
            pub const fn from_status(status: StatusCode) -> Option<Self> {
                match status.as_u16() {
                    $($status => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        /// The number of variants of [`HttpError`].
        pub(crate) const HTTP_ERRORS: usize = [$($status),*].len();

        static SPECS: [ErrorSpec; HTTP_ERRORS] =
            [$(spec(stringify!($variant), $status)),*];
    };
}

http_errors! {
    /// The request is malformed: its syntax, its path parameters or its query.
    BadRequest = 400,
    /// The request has no valid credentials.
    Unauthorized = 401,
    /// The credentials do not allow the request.
    Forbidden = 403,
    /// There is nothing at this path.
    NotFound = 404,
    /// The path does not support this method.
    MethodNotAllowed = 405,
    /// The server has no representation that the `Accept` headers of the request allow.
    NotAcceptable = 406,
    /// The server did not receive the whole request in time.
    RequestTimeout = 408,
    /// The request has no `Content-Length`.
    LengthRequired = 411,
    /// A condition in the headers of the request is false.
    PreconditionFailed = 412,
    /// The body of the request is too large.
    ContentTooLarge = 413,
    /// The URI of the request is too long.
    UriTooLong = 414,
    /// The server does not support the media type or the encoding of the body.
    UnsupportedMediaType = 415,
    /// The ranges of the request are outside the content.
    RangeNotSatisfiable = 416,
    /// The server cannot meet the `Expect` header of the request.
    ExpectationFailed = 417,
    /// The body of the request is well-formed, but its content is invalid.
    UnprocessableContent = 422,
    /// The server requires another protocol.
    UpgradeRequired = 426,
    /// The client sent too many requests.
    TooManyRequests = 429,
    /// The headers of the request are too large.
    RequestHeaderFieldsTooLarge = 431,
    /// The server failed.
    InternalServerError = 500,
    /// The server does not implement this function.
    NotImplemented = 501,
    /// The server got an invalid response from another server.
    BadGateway = 502,
    /// The server is overloaded or under maintenance.
    ServiceUnavailable = 503,
    /// The server did not get a response from another server in time, or its handler was too slow.
    GatewayTimeout = 504,
}

/// Returns whether the spec belongs to [`HttpError`].
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn is_http_error(spec: &'static ErrorSpec) -> bool {
    SPECS.iter().any(|known| std::ptr::eq(known, spec))
}

static BODIES: [SharedBody; HTTP_ERRORS] = [SharedBody::EMPTY; HTTP_ERRORS];

#[cfg_attr(debug_assertions, inline)]
const fn spec(variant: &'static str, number: u16) -> ErrorSpec {
    let Some(status) = Status::from_number(number) else {
        panic!("the table of statuses has a row for each number of 400 to 599")
    };
    let phrase = status.reason_phrase;
    let spec = ErrorSpec::new(variant, status.name, phrase, number)
        .with_template(phrase)
        .with_description(status_meaning(number))
        .constant();
    if number < 500 { spec.with_message(phrase) } else { spec.without_own_name() }
}

impl Display for HttpError {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spec().title())
    }
}

impl StdError for HttpError {}

impl ApiError for HttpError {
    #[cfg_attr(debug_assertions, inline)]
    fn spec(&self) -> &'static ErrorSpec {
        &SPECS[*self as usize]
    }

    #[cfg_attr(debug_assertions, inline)]
    fn message(&self) -> Message<'_> {
        Message::literal(self.spec().title())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn render(&self, context: &Context) -> Response<Bytes> {
        AnyEnvelope::new::<Problem>().render_shared(self, context, &SPECS, &BODIES)
    }
}

impl Catalogued for HttpError {
    const CATALOG: Catalog =
        Catalog::new("HttpError", &SPECS).with_path("api_error::HttpError").of_http_errors();
}

/// Returns the number of bytes in the names and the problem types that all variants of
/// [`HttpError`] have in an API.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn http_text_len(api: Option<&ApiDefaults>) -> usize {
    let Some(api) = api else { return 0 };
    let mut len = 0;
    let mut index = 0;
    while index < HTTP_ERRORS {
        let name = NameInApi::new(api, index);
        len += name.len + name.type_uri_len(api);
        index += 1;
    }
    len
}

/// Returns one text, which contains the name and the problem type of each variant of [`HttpError`].
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn http_text<const LEN: usize>(api: Option<&ApiDefaults>) -> [u8; LEN] {
    let mut text = [0; LEN];
    let Some(api) = api else { return text };
    let mut rest: &mut [u8] = &mut text;
    let mut index = 0;
    while index < HTTP_ERRORS {
        let name = NameInApi::new(api, index);
        rest = put(rest, name.as_str());
        if let Some(base) = name.type_base(api) {
            rest = put(rest, base);
            let (here, after) = rest.split_at_mut(name.kebab_len());
            Case::Kebab.write_ascii(name.as_str(), here);
            rest = after;
        }
        index += 1;
    }
    text
}

#[cfg_attr(debug_assertions, inline)]
const fn put<'o>(out: &'o mut [u8], text: &str) -> &'o mut [u8] {
    let (here, rest) = out.split_at_mut(text.len());
    here.copy_from_slice(text.as_bytes());
    rest
}

/// Returns the specs of [`HttpError`] with the names, the domain and the problem types of the API.
/// `text` is the result of [`http_text`].
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn http_specs(
    api: Option<&ApiDefaults>,
    text: &'static [u8],
) -> [ErrorSpec; HTTP_ERRORS] {
    const BLANK: ErrorSpec = ErrorSpec::new("", "", "", 500);
    let mut specs = [BLANK; HTTP_ERRORS];
    let mut rest = match str::from_utf8(text) {
        Ok(text) => text,
        // The text consists of whole names and URIs, so it is valid UTF-8.
        Err(_) => "",
    };
    let mut index = 0;
    while index < HTTP_ERRORS {
        specs[index] = SPECS[index];
        if let Some(api) = api {
            let found = NameInApi::new(api, index);
            let (name, after) = rest.split_at(found.len);
            let (type_uri, after) = after.split_at(found.type_uri_len(api));
            specs[index] = specs[index].with_name(name);
            specs[index] = match api.domain {
                Some(domain) => specs[index].with_domain(domain),
                None => specs[index],
            };
            if !type_uri.is_empty() {
                specs[index] = specs[index].with_type_uri(type_uri);
            }
            rest = after;
        }
        index += 1;
    }
    specs
}

/// The name of one error in an API.
struct NameInApi {
    bytes: [u8; 64],
    len: usize,
    has_type: bool,
}

impl NameInApi {
    #[cfg_attr(debug_assertions, inline)]
    const fn new(api: &ApiDefaults, index: usize) -> Self {
        let spec = &SPECS[index];
        let is_client_error = spec.status_number() < 500;
        let mut bytes = [0; 64];
        let len = match api.envelope.names.rejection_name(spec.status_number()) {
            Some(name) => {
                put(&mut bytes, name);
                name.len()
            }
            None => api.rename_all.write_ascii(spec.name(), &mut bytes),
        };
        Self { bytes, len, has_type: is_client_error }
    }

    #[cfg_attr(debug_assertions, inline)]
    const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(name) => name,
            Err(_) => "",
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    const fn type_base(&self, api: &ApiDefaults) -> Option<&'static str> {
        if self.has_type { api.type_base } else { None }
    }

    #[cfg_attr(debug_assertions, inline)]
    const fn kebab_len(&self) -> usize {
        Case::Kebab.write_ascii(self.as_str(), &mut [])
    }

    #[cfg_attr(debug_assertions, inline)]
    const fn type_uri_len(&self, api: &ApiDefaults) -> usize {
        match self.type_base(api) {
            Some(base) => base.len() + self.kebab_len(),
            None => 0,
        }
    }
}
