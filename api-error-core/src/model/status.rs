//! The only table of statuses: their names, their reason phrases, and which of them are retryable.

use crate::text::case::Case;
use http::StatusCode;

/// The facts about one status of 400 to 599.
#[derive(Clone, Copy)]
pub(crate) struct Status {
    number: u16,
    /// The name of the status, e.g. `NOT_FOUND`. By default, rejections and each 5xx without
    /// `#[name]` have this name.
    pub(crate) name: &'static str,
    pub(crate) reason_phrase: &'static str,
    /// True if the unchanged request may be sent again. An error can declare another value.
    pub(crate) is_retryable: bool,
}

const fn permanent(number: u16, name: &'static str, reason_phrase: &'static str) -> Status {
    Status { number, name, reason_phrase, is_retryable: false }
}

const fn retryable(number: u16, name: &'static str, reason_phrase: &'static str) -> Status {
    Status { is_retryable: true, ..permanent(number, name, reason_phrase) }
}

/// The statuses of the IANA registry in ascending order, with its reason phrases. The phrases of
/// 413 and 422 are from RFC 9110 §15.5.14 and §15.5.21, and the `http` crate has older phrases. The
/// phrase of 418, which the registry lists as unused, is from the `http` crate.
const STATUSES: [Status; 40] = [
    permanent(400, "BAD_REQUEST", "Bad Request"),
    permanent(401, "UNAUTHORIZED", "Unauthorized"),
    permanent(402, "PAYMENT_REQUIRED", "Payment Required"),
    permanent(403, "FORBIDDEN", "Forbidden"),
    permanent(404, "NOT_FOUND", "Not Found"),
    permanent(405, "METHOD_NOT_ALLOWED", "Method Not Allowed"),
    permanent(406, "NOT_ACCEPTABLE", "Not Acceptable"),
    permanent(407, "PROXY_AUTHENTICATION_REQUIRED", "Proxy Authentication Required"),
    retryable(408, "REQUEST_TIMEOUT", "Request Timeout"),
    permanent(409, "CONFLICT", "Conflict"),
    permanent(410, "GONE", "Gone"),
    permanent(411, "LENGTH_REQUIRED", "Length Required"),
    permanent(412, "PRECONDITION_FAILED", "Precondition Failed"),
    permanent(413, "CONTENT_TOO_LARGE", "Content Too Large"),
    permanent(414, "URI_TOO_LONG", "URI Too Long"),
    permanent(415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type"),
    permanent(416, "RANGE_NOT_SATISFIABLE", "Range Not Satisfiable"),
    permanent(417, "EXPECTATION_FAILED", "Expectation Failed"),
    permanent(418, "IM_A_TEAPOT", "I'm a teapot"),
    permanent(421, "MISDIRECTED_REQUEST", "Misdirected Request"),
    permanent(422, "UNPROCESSABLE_CONTENT", "Unprocessable Content"),
    permanent(423, "LOCKED", "Locked"),
    permanent(424, "FAILED_DEPENDENCY", "Failed Dependency"),
    retryable(425, "TOO_EARLY", "Too Early"),
    permanent(426, "UPGRADE_REQUIRED", "Upgrade Required"),
    permanent(428, "PRECONDITION_REQUIRED", "Precondition Required"),
    retryable(429, "TOO_MANY_REQUESTS", "Too Many Requests"),
    permanent(431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "Request Header Fields Too Large"),
    permanent(451, "UNAVAILABLE_FOR_LEGAL_REASONS", "Unavailable For Legal Reasons"),
    retryable(500, "INTERNAL_SERVER_ERROR", "Internal Server Error"),
    permanent(501, "NOT_IMPLEMENTED", "Not Implemented"),
    retryable(502, "BAD_GATEWAY", "Bad Gateway"),
    retryable(503, "SERVICE_UNAVAILABLE", "Service Unavailable"),
    retryable(504, "GATEWAY_TIMEOUT", "Gateway Timeout"),
    permanent(505, "HTTP_VERSION_NOT_SUPPORTED", "HTTP Version Not Supported"),
    permanent(506, "VARIANT_ALSO_NEGOTIATES", "Variant Also Negotiates"),
    permanent(507, "INSUFFICIENT_STORAGE", "Insufficient Storage"),
    permanent(508, "LOOP_DETECTED", "Loop Detected"),
    permanent(510, "NOT_EXTENDED", "Not Extended"),
    permanent(511, "NETWORK_AUTHENTICATION_REQUIRED", "Network Authentication Required"),
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

/// Returns the name of a 5xx, written in `case`. An unregistered status has the name of 500.
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

/// Returns whether a request that got this status may be sent again. An error can declare another
/// value.
pub(crate) const fn is_retryable(status: u16) -> bool {
    match Status::from_number(status) {
        Some(status) => status.is_retryable,
        None => false,
    }
}

/// Returns whether a client can assume from this status that the server did not execute the
/// request. If so, a client may repeat even a request that is not idempotent. `timed` is true if
/// the response contains a retry time.
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
