//! Decides which responses are replaced, and which of their headers are preserved.

use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH,
    CONTENT_LOCATION, CONTENT_RANGE, CONTENT_TYPE, ETAG, LAST_MODIFIED, LINK, SET_COOKIE, TRAILER,
    TRANSFER_ENCODING, VARY,
};
use http::{HeaderMap, HeaderName, StatusCode};

/// The length limit of a framework's text that the layer reads, in bytes.
pub(crate) const TEXT_LIMIT: u64 = 8 * 1024;

/// The action of the layer for an error response that was not rendered from an API error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Send the response unchanged, because the handler wrote its body.
    Leave,
    /// Replace the response without reading its body.
    Replace,
    /// Read the text of the response, and replace the response.
    Read,
    /// Read the body, because the response has no content type (RFC 9110 §8.3). Replace the
    /// response if the body is text.
    ReadIfText,
}

/// Chooses the action for a response by its headers and, if it is known, the size of its body.
///
/// If the request is a `HEAD`, an inner service may have removed the body. The size can then be 0
/// even if a handler wrote a body.
pub(crate) fn action_for(
    status: u16,
    headers: &HeaderMap,
    size: Option<u64>,
    is_head: bool,
) -> Action {
    let is_server_error = status >= 500;
    match headers.get(CONTENT_TYPE) {
        Some(value) if !is_plain_text(value.as_bytes()) => match size {
            Some(0) if !is_head => Action::Replace,
            _ => Action::Leave,
        },
        None if size != Some(0) => match size {
            Some(1..=TEXT_LIMIT) if !headers.contains_key(CONTENT_ENCODING) => Action::ReadIfText,
            Some(_) if is_server_error => Action::Replace,
            _ => Action::Leave,
        },
        Some(_) if !headers.contains_key(CONTENT_ENCODING) => match size {
            Some(1..=TEXT_LIMIT) => Action::Read,
            _ => Action::Replace,
        },
        _ => Action::Replace,
    }
}

/// Returns whether an inner service may have removed the text of the response: the request is a
/// `HEAD`, and the response has a content type, but an empty body.
#[cfg(feature = "tower")]
pub(super) fn may_lack_text(headers: &HeaderMap, size: Option<u64>, is_head: bool) -> bool {
    is_head && size == Some(0) && headers.contains_key(CONTENT_TYPE)
}

fn is_plain_text(content_type: &[u8]) -> bool {
    const PLAIN: &[u8] = b"text/plain";
    let Some((essence, rest)) = content_type.trim_ascii_start().split_at_checked(PLAIN.len())
    else {
        return false;
    };
    essence.eq_ignore_ascii_case(PLAIN)
        && matches!(rest.trim_ascii_start().first(), None | Some(b';'))
}

/// Removes the headers that describe the old body, and adds the headers of the rendered response.
///
/// Other headers of the old response, such as `Allow` or `WWW-Authenticate`, are not overwritten,
/// because the framework has more facts about the request. Only `Cache-Control` and the request id
/// are overwritten.
pub(super) fn merge(
    headers: &mut HeaderMap,
    status: StatusCode,
    rendered: HeaderMap,
    request_id: &HeaderName,
) {
    static BODY_HEADERS: [HeaderName; 16] = [
        CONTENT_DISPOSITION,
        CONTENT_ENCODING,
        CONTENT_LANGUAGE,
        CONTENT_LENGTH,
        CONTENT_LOCATION,
        CONTENT_RANGE,
        CONTENT_TYPE,
        ETAG,
        LAST_MODIFIED,
        TRAILER,
        TRANSFER_ENCODING,
        HeaderName::from_static("content-digest"),
        HeaderName::from_static("content-md5"),
        HeaderName::from_static("digest"),
        HeaderName::from_static("repr-digest"),
        HeaderName::from_static("sourcemap"),
    ];
    // RFC 9110 §15.5.17: the `Content-Range` of a 416 contains the length of the requested
    // resource. It does not describe the body of the 416.
    let is_about_body = |name: &HeaderName| {
        BODY_HEADERS.contains(name)
            && (*name != CONTENT_RANGE || status != StatusCode::RANGE_NOT_SATISFIABLE)
    };
    if headers.keys().all(is_about_body) {
        *headers = rendered;
        return;
    }
    for name in BODY_HEADERS.iter().filter(|name| is_about_body(name)) {
        headers.remove(name);
    }
    for name in rendered.keys() {
        // The values of these headers are independent of each other, so the values of both
        // responses are sent.
        if [VARY, SET_COOKIE, LINK].contains(name) {
            let known: Vec<_> = headers.get_all(name).iter().cloned().collect();
            for value in rendered.get_all(name).iter().filter(|value| !known.contains(value)) {
                headers.append(name, value.clone());
            }
            continue;
        }
        if *name == CACHE_CONTROL || name == request_id {
            headers.remove(name);
        }
        if !headers.contains_key(name) {
            for value in rendered.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, TEXT_LIMIT, action_for};
    use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

    fn merge(headers: &mut HeaderMap, status: StatusCode, rendered: HeaderMap) {
        super::merge(headers, status, rendered, &HeaderName::from_static("x-request-id"));
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn the_content_type_and_the_size_decide_which_responses_are_replaced() {
        let plain = ("content-type", "Text/Plain; charset=utf-8");
        let json = ("content-type", "application/json");
        for (pairs, size, expected) in [
            (&[][..], Some(0), Action::Replace),
            (&[], Some(1), Action::ReadIfText),
            (&[], Some(TEXT_LIMIT + 1), Action::Leave),
            (&[("content-encoding", "br")], Some(1), Action::Leave),
            (&[], None, Action::Leave),
            (&[plain], Some(12), Action::Read),
            (&[plain], Some(0), Action::Replace),
            (&[plain], Some(TEXT_LIMIT + 1), Action::Replace),
            (&[plain], None, Action::Replace),
            (&[plain, ("content-encoding", "br")], Some(12), Action::Replace),
            (&[("content-type", "text/html")], Some(12), Action::Leave),
            (&[json], None, Action::Leave),
            (&[json], Some(0), Action::Replace),
            (&[("content-type", "text/plainer")], Some(12), Action::Leave),
        ] {
            let action = action_for(400, &headers(pairs), size, false);
            assert_eq!(action, expected, "{pairs:?} {size:?}");
        }
        assert_eq!(action_for(400, &headers(&[json]), Some(0), true), Action::Leave);
        assert_eq!(action_for(400, &headers(&[]), Some(0), true), Action::Replace);
        for (size, expected) in [
            (Some(1), Action::ReadIfText),
            (Some(TEXT_LIMIT + 1), Action::Replace),
            (None, Action::Leave),
        ] {
            assert_eq!(action_for(500, &headers(&[]), size, false), expected, "{size:?}");
        }
    }

    #[test]
    fn only_a_416_preserves_its_content_range() {
        for (status, expected) in [(416, Some("bytes */10")), (404, None)] {
            let mut merged =
                headers(&[("content-range", "bytes */10"), ("accept-ranges", "bytes")]);
            let status = StatusCode::from_u16(status).expect("it is a status");
            merge(&mut merged, status, headers(&[]));
            let range = merged.get("content-range").and_then(|value| value.to_str().ok());
            assert_eq!(range, expected, "{status}");
            assert!(merged.contains_key("accept-ranges"), "{status}");
        }
    }

    #[test]
    fn headers_that_do_not_describe_the_body_are_preserved() {
        let mut merged = headers(&[
            ("allow", "GET,HEAD"),
            ("www-authenticate", "Negotiate"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("vary", "origin"),
            ("access-control-allow-origin", "*"),
            ("content-security-policy", "default-src 'none'"),
            ("etag", "\"x\""),
            ("content-encoding", "gzip"),
            ("content-length", "12"),
            ("content-digest", "sha-256=:x:"),
            ("content-type", "text/plain"),
        ]);
        merge(
            &mut merged,
            StatusCode::METHOD_NOT_ALLOWED,
            headers(&[
                ("content-type", "application/json"),
                ("www-authenticate", "Bearer realm=\"api\""),
                ("allow", ""),
                ("vary", "Accept"),
                ("retry-after", "3"),
            ]),
        );
        let expected = headers(&[
            ("allow", "GET,HEAD"),
            ("www-authenticate", "Negotiate"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("vary", "origin"),
            ("vary", "Accept"),
            ("access-control-allow-origin", "*"),
            ("content-security-policy", "default-src 'none'"),
            ("content-type", "application/json"),
            ("retry-after", "3"),
        ]);
        assert_eq!(merged, expected);
    }
}
