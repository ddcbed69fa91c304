//! Reads the header `Authorization`.

use axum::http::HeaderValue;

/// Returns the credentials of an `Authorization` header with this scheme. A scheme is not
/// case-sensitive (RFC 9110 §11.1).
pub(crate) fn of_scheme<'a>(header: &'a HeaderValue, scheme: &str) -> Option<&'a str> {
    let (found, credentials) = header.to_str().ok()?.split_once(' ')?;
    found.eq_ignore_ascii_case(scheme).then(|| credentials.trim_start_matches(' '))
}
