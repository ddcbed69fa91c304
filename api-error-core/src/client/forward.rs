//! A received error that a gateway forwards to its own clients.

use crate::catalog::{Catalog, Catalogued};
use crate::envelope::Problem;
use crate::model::{
    ApiError, Context, Data, ErrorSpec, Identity, Issue, Issues, Message, RetryAfter,
    forwarded_spec, reason_phrase,
};
use crate::received::{Received, Storage};
use crate::render::render;
use bytes::Bytes;
use http::header::{ALLOW, PROXY_AUTHENTICATE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, Response, StatusCode};
use std::fmt::{self, Display, Formatter};

/// An [`ApiError`] that a gateway creates from a [`Received`] and sends to its own clients.
///
/// | status of the upstream | response of the gateway |
/// |---|---|
/// | 4xx, except 401 and 407 | the status, name, title, code, help, problem type, domain, message, data and issues |
/// | 5xx | the status, the code number and the google.rpc code; the name and the code name if they are plain |
/// | 401 and 407 | a 502, unless [`forward_challenge`](Self::forward_challenge) is called |
/// | any other | a 502 |
///
/// A plain name has at most 128 characters, which are ASCII letters, digits, `_`, `-` and `.`. The
/// message, the data and the issues of a 5xx are not sent, because they can contain internal
/// details of the upstream.
///
/// A 401 or 407 of the upstream means that it refused the credentials of the gateway, which the
/// client cannot change. The [`Display`] text contains the message of the upstream, for the log.
#[derive(Clone, Debug)]
pub struct Forwarded {
    received: Received,
    status: StatusCode,
}

impl Received {
    /// Returns an error that a gateway can send to its own clients, in any envelope.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::http::{HeaderMap, StatusCode};
    /// use api_error::envelope::{Coded, Problem};
    /// use api_error::{Context, Envelope, render};
    ///
    /// let body = br#"{"error_code":2,"message":"slow down","error_data":{"name":"TOO_FAST"}}"#;
    /// let received = Coded::parse(StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new(), body);
    /// let response = render::<Problem>(&received.forward(), &Context::new());
    /// assert_eq!(response.status(), 429);
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn forward(&self) -> Forwarded {
        Forwarded { received: self.clone(), status: View::new(&self.storage).status }
    }

    /// Returns the same error as [`forward`](Self::forward) without a copy.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn as_forwarded(&self) -> &dyn ApiError {
        &*self.storage
    }
}

impl Forwarded {
    /// Sends a 401 or 407 of the upstream with its status and its challenges, instead of a 502.
    ///
    /// Call this if the gateway passes the client's own credentials to the upstream.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn forward_challenge(mut self) -> Self {
        self.status = self.received.storage.error_status().code();
        self
    }

    /// Returns the response of the upstream.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn received(&self) -> &Received {
        &self.received
    }

    #[cfg_attr(debug_assertions, inline)]
    fn view(&self) -> View<'_> {
        View { storage: &self.received.storage, status: self.status }
    }
}

/// The response that a gateway sends. Its status can differ from the status of the upstream.
struct View<'a> {
    storage: &'a Storage,
    status: StatusCode,
}

impl<'a> View<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn new(storage: &'a Storage) -> Self {
        let status = match storage.error_status().code() {
            StatusCode::UNAUTHORIZED | StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                StatusCode::BAD_GATEWAY
            }
            status => status,
        };
        Self { storage, status }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn is_hidden(&self) -> bool {
        self.status.is_server_error()
    }

    /// Returns the spec of the status.
    #[cfg_attr(debug_assertions, inline)]
    fn spec(&self) -> &'static ErrorSpec {
        forwarded_spec(self.status)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn message(&self) -> Message<'a> {
        if self.is_hidden() {
            Message::literal(reason_phrase(self.status))
        } else {
            self.storage.message()
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn data(&self) -> Data<'a> {
        if self.is_hidden() { Data::EMPTY } else { Data::new(self.storage) }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn issues(&self) -> &'a dyn Issues {
        const NONE: &[Issue; 0] = &[];
        if self.is_hidden() { NONE } else { self.storage }
    }

    /// Returns the header that the status requires.
    #[cfg_attr(debug_assertions, inline)]
    fn header(&self) -> Option<HeaderName> {
        match self.status {
            StatusCode::UNAUTHORIZED => Some(WWW_AUTHENTICATE),
            StatusCode::PROXY_AUTHENTICATION_REQUIRED => Some(PROXY_AUTHENTICATE),
            StatusCode::METHOD_NOT_ALLOWED => Some(ALLOW),
            _ => None,
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn append_headers(&self, headers: &mut HeaderMap) {
        /// The largest size of the values in total, in bytes. Many clients refuse more than 8 KiB
        /// of headers.
        const LIMIT: usize = 4096;
        let Some(name) = self.header() else { return };
        let mut size = 0;
        for value in self.storage.headers.get_all(&name) {
            if size + value.len() > LIMIT {
                continue;
            }
            size += value.len();
            // This fails only if the map contains about 25,000 headers.
            let _ = headers.try_append(&name, value.clone());
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn identity(&self) -> Identity<'a> {
        if self.status != self.storage.status {
            return *self.spec().identity();
        }
        let received = self.storage.identity();
        if !self.is_hidden() {
            return received;
        }
        let own = self.spec().identity();
        let mut identity = received.without_texts(own.title());
        // A name can be any text, such as the text of an exception.
        if !is_name(identity.name) {
            identity.name = own.name;
            identity.has_own_name = own.has_own_name;
        }
        identity.code_name = identity.code_name.filter(|name| is_name(name));
        identity
    }
}

impl Display for Forwarded {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "the upstream responded with {}", self.received)
    }
}

/// A `transparent` variant can contain a `Forwarded`, so the type needs a catalog. The catalog is
/// empty, because the error is known only at run time.
impl Catalogued for Forwarded {
    const CATALOG: Catalog = Catalog::EMPTY;
}

impl Storage {
    #[cfg_attr(debug_assertions, inline)]
    fn view(&self) -> View<'_> {
        View::new(self)
    }
}

impl std::error::Error for Storage {}

impl std::error::Error for Forwarded {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.received)
    }
}

macro_rules! impl_api_error {
    ($($ty:ident)*) => {$(
        impl ApiError for $ty {
            fn spec(&self) -> &'static ErrorSpec {
                self.view().spec()
            }

            fn message(&self) -> Message<'_> {
                self.view().message()
            }

            fn data(&self) -> Data<'_> {
                self.view().data()
            }

            fn issues(&self) -> &dyn Issues {
                self.view().issues()
            }

            fn retry_after(&self) -> Option<RetryAfter> {
                self.view().storage.retry_after()
            }

            fn append_headers(&self, headers: &mut HeaderMap) {
                self.view().append_headers(headers);
            }

            /// Renders [`Problem`], because this type declares no envelope.
            fn render(&self, context: &Context) -> Response<Bytes> {
                render::<Problem>(self, context)
            }

            fn identity(&self) -> Identity<'_> {
                self.view().identity()
            }
        }
    )*};
}
// The field of a `fallback` variant is a `Received`. Such a variant is rendered from the `Storage`
// of this `Received`.
impl_api_error!(Forwarded Storage);

/// Returns whether the text is a name, and not free text or an address.
#[cfg_attr(debug_assertions, inline)]
fn is_name(text: &str) -> bool {
    const LIMIT: usize = 128;
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (1..=LIMIT).contains(&text.len()) && text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::ApiError;
    use crate::envelope::{Envelope, Problem};
    use http::{HeaderMap, StatusCode};

    #[test]
    fn a_status_that_is_not_an_error_is_a_bad_gateway() {
        for number in [100, 200, 304, 399, 600, 999] {
            let status = StatusCode::from_u16(number).expect("it is in 100..=999");
            let forwarded = Problem::parse(status, &HeaderMap::new(), b"").forward();
            assert_eq!(forwarded.status(), 502);
            assert_eq!(forwarded.name(), "BAD_GATEWAY");
        }
    }

    #[test]
    fn an_upstream_challenge_is_forwarded_only_on_request() {
        let mut headers = HeaderMap::new();
        headers.insert("www-authenticate", "Bearer realm=\"upstream\"".parse().expect("a value"));
        let forwarded = Problem::parse(StatusCode::UNAUTHORIZED, &headers, b"").forward();
        let response = forwarded.to_response();
        assert_eq!(response.status(), 502);
        assert!(!response.headers().contains_key("www-authenticate"));
        let response = forwarded.forward_challenge().to_response();
        assert_eq!(response.status(), 401);
        assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"upstream\"");
    }
}
