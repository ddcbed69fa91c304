//! The only table of statuses: their names, their reason phrases, and which of them are retryable.

use crate::text::case::Case;
use http::StatusCode;

/// The facts about one status of 400 to 599.
#[derive(Clone, Copy)]
pub(crate) struct Status {
    number: u16,
    /// The name of an error that does not declare one, e.g. `NOT_FOUND`.
    pub(crate) name: &'static str,
    pub(crate) reason_phrase: &'static str,
    /// The meaning of the status (RFC 9110 §15) and the next step of the client, for an error without
    /// a description.
    pub(crate) meaning: &'static str,
    /// True if the unchanged request may be sent again. An error can declare another value.
    pub(crate) is_retryable: bool,
}

const fn permanent(
    number: u16,
    name: &'static str,
    reason_phrase: &'static str,
    meaning: &'static str,
) -> Status {
    Status { number, name, reason_phrase, meaning, is_retryable: false }
}

const fn retryable(
    number: u16,
    name: &'static str,
    reason_phrase: &'static str,
    meaning: &'static str,
) -> Status {
    Status { is_retryable: true, ..permanent(number, name, reason_phrase, meaning) }
}

/// The registered statuses in ascending order, as the IANA registry spells their reason phrases.
/// The phrases of 413 and 422 are from RFC 9110 §15.5.14 and §15.5.21. The `http` crate has older
/// phrases.
const STATUSES: [Status; 40] = [
    permanent(
        400,
        "BAD_REQUEST",
        "Bad Request",
        "The request is malformed: its syntax, its path parameters or its query. Correct the request.",
    ),
    permanent(
        401,
        "UNAUTHORIZED",
        "Unauthorized",
        "The request has no valid credentials. Send valid credentials.",
    ),
    permanent(
        402,
        "PAYMENT_REQUIRED",
        "Payment Required",
        "A payment is required before the server accepts the request.",
    ),
    permanent(403, "FORBIDDEN", "Forbidden", "The credentials do not allow the request."),
    permanent(404, "NOT_FOUND", "Not Found", "There is nothing at this path. Check the URL."),
    permanent(
        405,
        "METHOD_NOT_ALLOWED",
        "Method Not Allowed",
        "The path does not support this method. Use another method.",
    ),
    permanent(
        406,
        "NOT_ACCEPTABLE",
        "Not Acceptable",
        "The server has no representation that the `Accept` headers of the request allow. Accept another format.",
    ),
    permanent(
        407,
        "PROXY_AUTHENTICATION_REQUIRED",
        "Proxy Authentication Required",
        "The proxy requires credentials. Send them in the header `Proxy-Authorization`.",
    ),
    retryable(
        408,
        "REQUEST_TIMEOUT",
        "Request Timeout",
        "The server did not receive the whole request in time.",
    ),
    permanent(
        409,
        "CONFLICT",
        "Conflict",
        "The request conflicts with the current state of the resource. Read the resource again.",
    ),
    permanent(
        410,
        "GONE",
        "Gone",
        "The resource was removed permanently. Do not request it again.",
    ),
    permanent(
        411,
        "LENGTH_REQUIRED",
        "Length Required",
        "The request has no `Content-Length`. Add this header.",
    ),
    permanent(
        412,
        "PRECONDITION_FAILED",
        "Precondition Failed",
        "A condition in the headers of the request is false. Read the resource again.",
    ),
    permanent(
        413,
        "CONTENT_TOO_LARGE",
        "Content Too Large",
        "The body of the request is too large. Send less data.",
    ),
    permanent(
        414,
        "URI_TOO_LONG",
        "URI Too Long",
        "The URI of the request is too long. Send a shorter one.",
    ),
    permanent(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Unsupported Media Type",
        "The server does not support the media type or the encoding of the body. Send the body in another format.",
    ),
    permanent(
        416,
        "RANGE_NOT_SATISFIABLE",
        "Range Not Satisfiable",
        "The ranges of the request are outside the content. Request other ranges.",
    ),
    permanent(
        417,
        "EXPECTATION_FAILED",
        "Expectation Failed",
        "The server cannot meet the `Expect` header of the request. Send the request without this header.",
    ),
    permanent(
        418,
        "IM_A_TEAPOT",
        "I'm a teapot",
        "The server is a teapot, which does not make coffee.",
    ),
    permanent(
        421,
        "MISDIRECTED_REQUEST",
        "Misdirected Request",
        "The request was sent to a server that cannot respond to it. Use another connection.",
    ),
    permanent(
        422,
        "UNPROCESSABLE_CONTENT",
        "Unprocessable Content",
        "The body of the request is well-formed, but its content is invalid. Correct the content.",
    ),
    permanent(423, "LOCKED", "Locked", "The resource is locked."),
    permanent(
        424,
        "FAILED_DEPENDENCY",
        "Failed Dependency",
        "The request depends on another request that failed.",
    ),
    retryable(
        425,
        "TOO_EARLY",
        "Too Early",
        "The server does not process a request that could be a replay.",
    ),
    permanent(
        426,
        "UPGRADE_REQUIRED",
        "Upgrade Required",
        "The server requires another protocol. The header `Upgrade` names it.",
    ),
    permanent(
        428,
        "PRECONDITION_REQUIRED",
        "Precondition Required",
        "The server requires a condition, such as the header `If-Match`. Add the condition.",
    ),
    retryable(
        429,
        "TOO_MANY_REQUESTS",
        "Too Many Requests",
        "The client sent too many requests. Send fewer requests.",
    ),
    permanent(
        431,
        "REQUEST_HEADER_FIELDS_TOO_LARGE",
        "Request Header Fields Too Large",
        "The headers of the request are too large. Send smaller headers.",
    ),
    permanent(
        451,
        "UNAVAILABLE_FOR_LEGAL_REASONS",
        "Unavailable For Legal Reasons",
        "The resource is not available for legal reasons.",
    ),
    retryable(500, "INTERNAL_SERVER_ERROR", "Internal Server Error", "The server failed."),
    permanent(
        501,
        "NOT_IMPLEMENTED",
        "Not Implemented",
        "The server does not implement this function.",
    ),
    retryable(
        502,
        "BAD_GATEWAY",
        "Bad Gateway",
        "The server got an invalid response from another server.",
    ),
    retryable(
        503,
        "SERVICE_UNAVAILABLE",
        "Service Unavailable",
        "The server is overloaded or under maintenance.",
    ),
    retryable(
        504,
        "GATEWAY_TIMEOUT",
        "Gateway Timeout",
        "The server, or another server that it uses, was too slow.",
    ),
    permanent(
        505,
        "HTTP_VERSION_NOT_SUPPORTED",
        "HTTP Version Not Supported",
        "The server does not support the HTTP version of the request.",
    ),
    permanent(
        506,
        "VARIANT_ALSO_NEGOTIATES",
        "Variant Also Negotiates",
        "The content negotiation of the server is configured incorrectly.",
    ),
    permanent(
        507,
        "INSUFFICIENT_STORAGE",
        "Insufficient Storage",
        "The server has no space to store the result.",
    ),
    permanent(
        508,
        "LOOP_DETECTED",
        "Loop Detected",
        "The server found an endless loop in the resources of the request.",
    ),
    permanent(
        510,
        "NOT_EXTENDED",
        "Not Extended",
        "The request needs an extension that the server requires.",
    ),
    permanent(
        511,
        "NETWORK_AUTHENTICATION_REQUIRED",
        "Network Authentication Required",
        "The network requires a login. Open a page in a browser to log in.",
    ),
];

/// One row for each number of 400 to 599.
static TABLE: [Status; 200] = table();

/// An unregistered status has the facts of 400 or 500, the first status of its class (RFC 9110
/// §15).
const fn table() -> [Status; 200] {
    let (of_client, of_server) = (STATUSES[0], STATUSES[STATUSES.len() - SERVER_ERRORS]);
    let mut table = [of_client; 200];
    let mut number = 400;
    while number < 600 {
        let class = if number < 500 { of_client } else { of_server };
        table[number as usize - 400] = Status { number, ..class };
        number += 1;
    }
    let mut index = 0;
    while index < STATUSES.len() {
        table[STATUSES[index].number as usize - 400] = STATUSES[index];
        index += 1;
    }
    table
}

impl Status {
    /// The facts about 500.
    #[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
    pub(crate) const INTERNAL: &Self = &TABLE[100];

    pub(crate) fn code(&self) -> StatusCode {
        StatusCode::from_u16(self.number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Returns the facts about a status. Returns `None` outside 400..=599.
    pub(crate) const fn from_number(number: u16) -> Option<&'static Self> {
        match number {
            400..=599 => Some(&TABLE[number as usize - 400]),
            _ => None,
        }
    }
}

/// The number of registered 5xx.
const SERVER_ERRORS: usize = 11;

/// The names of the registered 5xx in each case, in the order of the variants of [`Case`].
static SERVER_ERROR_NAMES: [[SpelledName; SERVER_ERRORS]; Case::ALL.len()] = {
    let mut names = [[SpelledName { bytes: [0; 32], len: 0 }; SERVER_ERRORS]; Case::ALL.len()];
    let mut case = 0;
    while case < names.len() {
        let mut index = 0;
        while index < SERVER_ERRORS {
            let name = STATUSES[STATUSES.len() - SERVER_ERRORS + index].name;
            let spelled = &mut names[case][index];
            spelled.len = Case::ALL[case].0.write_ascii(name, &mut spelled.bytes);
            index += 1;
        }
        case += 1;
    }
    names
};

#[derive(Clone, Copy)]
struct SpelledName {
    bytes: [u8; 32],
    len: usize,
}

/// Returns the name of a 5xx in this case. An unregistered status has the name of 500.
pub(crate) const fn server_error_name(status: u16, case: Case) -> &'static str {
    let mut index = SERVER_ERRORS - 1;
    while index > 0 && STATUSES[STATUSES.len() - SERVER_ERRORS + index].number != status {
        index -= 1;
    }
    let SpelledName { bytes, len } = &SERVER_ERROR_NAMES[case as usize][index];
    match str::from_utf8(bytes.split_at(*len).0) {
        Ok(name) => name,
        // Each name is ASCII.
        Err(_) => "",
    }
}

/// Returns the reason phrase. An unregistered status has the phrase of 400 or 500 (RFC 9110 §15).
pub(crate) fn reason_phrase(status: StatusCode) -> &'static str {
    match Status::from_number(status.as_u16()) {
        Some(status) => status.reason_phrase,
        None => status.canonical_reason().unwrap_or("Bad Request"),
    }
}

/// Returns the meaning of a status and the next step of the client. An unregistered status has the
/// meaning of its class (RFC 9110 §15).
#[cfg(feature = "reference")]
pub(crate) const fn status_meaning(status: StatusCode) -> &'static str {
    match Status::from_number(status.as_u16()) {
        Some(status) => status.meaning,
        None => "",
    }
}

/// Returns whether a request that got this status may be sent again. An error can declare another
/// value.
pub(crate) const fn is_retryable(status: u16) -> bool {
    match Status::from_number(status) {
        Some(status) => status.is_retryable,
        None => false,
    }
}

/// Returns whether a response with this status means that the server did not execute the request.
/// Any request may then be sent again. `timed` is true if the response has a `Retry-After`.
#[cfg_attr(debug_assertions, inline)]
pub(crate) const fn is_unexecuted(status: StatusCode, timed: bool) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::SERVICE_UNAVAILABLE => timed,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{STATUSES, Status, is_retryable, reason_phrase, server_error_name};
    use crate::text::case::Case;
    use http::StatusCode;

    #[test]
    fn each_5xx_has_a_name_in_each_case() {
        for (case, _) in Case::ALL {
            for number in 500..=599 {
                let status = Status::from_number(number).expect("it is in the table");
                assert_eq!(server_error_name(number, case), case.convert(status.name), "{number}");
            }
        }
    }

    #[test]
    fn the_table_is_sorted_and_agrees_with_the_http_crate_except_for_rfc_9110() {
        assert!(STATUSES.is_sorted_by_key(|status| status.number));
        for number in 400..=599 {
            let code = StatusCode::from_u16(number).expect("it is in 100..=999");
            let class = if number < 500 { "Bad Request" } else { "Internal Server Error" };
            let expected = match number {
                413 => "Content Too Large",
                422 => "Unprocessable Content",
                _ => code.canonical_reason().unwrap_or(class),
            };
            assert_eq!(reason_phrase(code), expected);
        }
    }

    #[test]
    fn a_meaning_is_one_or_two_sentences() {
        for status in STATUSES {
            let sentences = status.meaning.split_inclusive(". ").count();
            assert!(status.meaning.ends_with('.') && sentences <= 2, "{}", status.meaning);
        }
    }

    #[test]
    fn names_follow_from_the_reason_phrases() {
        for number in 400..=599 {
            let status = Status::from_number(number).expect("it is in the table");
            let phrase = status.reason_phrase.replace('\'', "").replace([' ', '-'], "_");
            assert_eq!(status.name, phrase.to_ascii_uppercase());
        }
    }

    #[test]
    fn an_unregistered_status_is_treated_as_its_class() {
        assert!(!is_retryable(430));
        assert!(is_retryable(599));
        assert!(!is_retryable(600));
        assert!(Status::from_number(399).is_none());
    }
}
