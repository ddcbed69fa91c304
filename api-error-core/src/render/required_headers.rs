//! The headers that HTTP requires for a status, if the error has no value for them.

use super::response::set_header;
use crate::fault;
use crate::model::{Occurrence, realm};
use http::header::{
    ALLOW, CACHE_CONTROL, HeaderName, PROXY_AUTHENTICATE, UPGRADE, WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderValue};

/// Adds the required headers. `scheme` is the authentication scheme of a default challenge.
#[inline]
pub(super) fn add_required(error: &Occurrence<'_>, scheme: &str, headers: &mut HeaderMap) {
    if let 401 | 405 | 407 | 426 | 428 | 429 | 431 | 511 = error.status().as_u16() {
        add(error, scheme, headers);
    }
}

fn add(error: &Occurrence<'_>, scheme: &str, headers: &mut HeaderMap) {
    match error.status().as_u16() {
        // RFC 9110 §15.5.2: a 401 has at least one challenge.
        401 => require(headers, WWW_AUTHENTICATE, || challenge(scheme, error)),
        // RFC 9110 §15.5.6: a 405 has an Allow. An empty Allow means that no method is allowed. It
        // is sent only if the error declares an Allow, but has no valid value for it.
        405 if declares(error, "allow") => {
            require(headers, ALLOW, || HeaderValue::from_static(""));
        }
        // RFC 9110 §15.5.8: a 407 has a challenge of the proxy.
        407 => require(headers, PROXY_AUTHENTICATE, || challenge("Basic", error)),
        // RFC 9110 §15.5.22: a 426 has an Upgrade. There is no default protocol, so a missing
        // header is only reported.
        426 if !headers.contains_key(UPGRADE) => {
            fault::header(error.error().spec().variant(), "Upgrade", &"it has no value");
        }
        // RFC 6585 §3 to §6: a cache does not store these responses.
        428 | 429 | 431 | 511 => {
            require(headers, CACHE_CONTROL, || HeaderValue::from_static("no-store"));
        }
        _ => {}
    }
}

/// Returns whether the error's type declares this header.
fn declares(error: &Occurrence<'_>, name: &str) -> bool {
    let declared = error.error().spec().headers().iter();
    declared.into_iter().any(|header| header.name().eq_ignore_ascii_case(name))
}

/// Sets a header that is absent or empty.
fn require(headers: &mut HeaderMap, name: HeaderName, value: impl FnOnce() -> HeaderValue) {
    if headers.get_all(&name).iter().all(HeaderValue::is_empty) {
        set_header(headers, name, value());
    }
}

/// Returns a challenge whose only parameter is the realm (RFC 9110 §11.6.1). The realm is the
/// error's domain, or `api` if the error has no domain.
fn challenge(scheme: &str, error: &Occurrence<'_>) -> HeaderValue {
    const BEARER: HeaderValue = HeaderValue::from_static("Bearer realm=\"api\"");
    const BASIC: HeaderValue = HeaderValue::from_static("Basic realm=\"api\"");
    match (scheme, error.domain()) {
        ("Bearer", None) => BEARER,
        ("Basic", None) => BASIC,
        (_, domain) => HeaderValue::try_from([scheme, " realm=\"", &realm(domain), "\""].concat())
            .unwrap_or(BEARER),
    }
}
