//! The standard HTTP error statuses, with the names of `http::StatusCode`.

use crate::diagnostics::suggest::{closest, fold};
use crate::diagnostics::value::Value;

/// The statuses that are errors.
pub(crate) const RANGE: std::ops::RangeInclusive<u16> = 400..=599;

/// The number, the name and the reason phrase of each status.
const STANDARD: [(u16, &str, &str); 40] = [
    (400, "BAD_REQUEST", "Bad Request"),
    (401, "UNAUTHORIZED", "Unauthorized"),
    (402, "PAYMENT_REQUIRED", "Payment Required"),
    (403, "FORBIDDEN", "Forbidden"),
    (404, "NOT_FOUND", "Not Found"),
    (405, "METHOD_NOT_ALLOWED", "Method Not Allowed"),
    (406, "NOT_ACCEPTABLE", "Not Acceptable"),
    (407, "PROXY_AUTHENTICATION_REQUIRED", "Proxy Authentication Required"),
    (408, "REQUEST_TIMEOUT", "Request Timeout"),
    (409, "CONFLICT", "Conflict"),
    (410, "GONE", "Gone"),
    (411, "LENGTH_REQUIRED", "Length Required"),
    (412, "PRECONDITION_FAILED", "Precondition Failed"),
    (413, "PAYLOAD_TOO_LARGE", "Payload Too Large"),
    (414, "URI_TOO_LONG", "URI Too Long"),
    (415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type"),
    (416, "RANGE_NOT_SATISFIABLE", "Range Not Satisfiable"),
    (417, "EXPECTATION_FAILED", "Expectation Failed"),
    (418, "IM_A_TEAPOT", "I'm a teapot"),
    (421, "MISDIRECTED_REQUEST", "Misdirected Request"),
    (422, "UNPROCESSABLE_ENTITY", "Unprocessable Entity"),
    (423, "LOCKED", "Locked"),
    (424, "FAILED_DEPENDENCY", "Failed Dependency"),
    (425, "TOO_EARLY", "Too Early"),
    (426, "UPGRADE_REQUIRED", "Upgrade Required"),
    (428, "PRECONDITION_REQUIRED", "Precondition Required"),
    (429, "TOO_MANY_REQUESTS", "Too Many Requests"),
    (431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "Request Header Fields Too Large"),
    (451, "UNAVAILABLE_FOR_LEGAL_REASONS", "Unavailable For Legal Reasons"),
    (500, "INTERNAL_SERVER_ERROR", "Internal Server Error"),
    (501, "NOT_IMPLEMENTED", "Not Implemented"),
    (502, "BAD_GATEWAY", "Bad Gateway"),
    (503, "SERVICE_UNAVAILABLE", "Service Unavailable"),
    (504, "GATEWAY_TIMEOUT", "Gateway Timeout"),
    (505, "HTTP_VERSION_NOT_SUPPORTED", "HTTP Version Not Supported"),
    (506, "VARIANT_ALSO_NEGOTIATES", "Variant Also Negotiates"),
    (507, "INSUFFICIENT_STORAGE", "Insufficient Storage"),
    (508, "LOOP_DETECTED", "Loop Detected"),
    (510, "NOT_EXTENDED", "Not Extended"),
    (511, "NETWORK_AUTHENTICATION_REQUIRED", "Network Authentication Required"),
];

/// Names in later RFCs and in other libraries, each with the name in `http::StatusCode`.
const ALIASES: [(&str, &str); 8] = [
    ("CONTENT_TOO_LARGE", "PAYLOAD_TOO_LARGE"),
    ("REQUEST_ENTITY_TOO_LARGE", "PAYLOAD_TOO_LARGE"),
    ("UNPROCESSABLE_CONTENT", "UNPROCESSABLE_ENTITY"),
    ("UNAUTHENTICATED", "UNAUTHORIZED"),
    ("INTERNAL_ERROR", "INTERNAL_SERVER_ERROR"),
    ("SERVER_ERROR", "INTERNAL_SERVER_ERROR"),
    ("RATE_LIMITED", "TOO_MANY_REQUESTS"),
    ("TIMEOUT", "REQUEST_TIMEOUT"),
];

/// The names of statuses that are not errors.
const OTHERS: [&str; 22] = [
    "CONTINUE",
    "SWITCHING_PROTOCOLS",
    "PROCESSING",
    "EARLY_HINTS",
    "OK",
    "CREATED",
    "ACCEPTED",
    "NON_AUTHORITATIVE_INFORMATION",
    "NO_CONTENT",
    "RESET_CONTENT",
    "PARTIAL_CONTENT",
    "MULTI_STATUS",
    "ALREADY_REPORTED",
    "IM_USED",
    "MULTIPLE_CHOICES",
    "MOVED_PERMANENTLY",
    "FOUND",
    "SEE_OTHER",
    "NOT_MODIFIED",
    "USE_PROXY",
    "TEMPORARY_REDIRECT",
    "PERMANENT_REDIRECT",
];

/// The reason why a value is not an error status.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum InvalidStatus {
    /// The number or name of a status below 400.
    NotAnError(String),
    OutOfRange,
    UnknownName {
        name: String,
        meant: Option<&'static str>,
    },
}

impl InvalidStatus {
    /// Returns the error to report.
    pub(crate) fn error(&self) -> Value<'_> {
        match self {
            Self::NotAnError(status) => Value::NotAnError { status },
            Self::OutOfRange => Value::StatusOutOfRange,
            Self::UnknownName { name, meant } => Value::UnknownStatus { name, meant: *meant },
        }
    }
}

pub(crate) fn from_number(number: i128) -> Result<u16, InvalidStatus> {
    match u16::try_from(number) {
        Ok(status) if RANGE.contains(&status) => Ok(status),
        Ok(100..=399) => Err(InvalidStatus::NotAnError(number.to_string())),
        _ => Err(InvalidStatus::OutOfRange),
    }
}

pub(crate) fn from_name(name: &str) -> Result<u16, InvalidStatus> {
    if let Some(&(number, ..)) = STANDARD.iter().find(|status| status.1 == name) {
        return Ok(number);
    }
    if OTHERS.contains(&name) {
        return Err(InvalidStatus::NotAnError(name.to_owned()));
    }
    let folded = fold(name);
    let alias = ALIASES.iter().find(|alias| fold(alias.0) == folded).map(|alias| alias.1);
    let meant = alias.or_else(|| closest(name, &STANDARD.map(|status| status.1)));
    Err(InvalidStatus::UnknownName { name: name.to_owned(), meant })
}

/// Returns the name of the status. An unregistered status has the name of 400 or 500 (RFC 9110
/// section 15).
pub(crate) fn status_name(status: u16) -> &'static str {
    standard(status).1
}

/// Returns the reason phrase of the status. An unregistered status has the reason phrase of 400 or
/// 500.
pub(crate) fn reason_phrase(status: u16) -> &'static str {
    standard(status).2
}

fn standard(status: u16) -> (u16, &'static str, &'static str) {
    let find = |number| STANDARD.iter().find(|row| row.0 == number).copied();
    let class = if status < 500 { 400 } else { 500 };
    find(status).or_else(|| find(class)).unwrap_or(STANDARD[0])
}
