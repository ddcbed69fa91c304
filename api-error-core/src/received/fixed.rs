//! The specs that received errors have, one for each status.

use crate::ErrorSpec;
use http::StatusCode;

static SPECS: [ErrorSpec; 200] = specs();

/// That of a status outside 400..=599 is 502's: for whoever passes it on, what came from upstream
/// was no error.
pub(super) fn of_status(status: StatusCode) -> &'static ErrorSpec {
    let index = |status: u16| usize::from(status.wrapping_sub(400));
    SPECS.get(index(status.as_u16())).unwrap_or(&SPECS[index(502)])
}

#[expect(clippy::large_stack_arrays, reason = "it is evaluated at compile time")]
const fn specs() -> [ErrorSpec; 200] {
    const SEED: ErrorSpec = spec(400);
    let mut specs = [SEED; 200];
    let mut status = 400;
    while status < 600 {
        specs[status as usize - 400] = spec(status);
        status += 1;
    }
    specs
}

const fn spec(status: u16) -> ErrorSpec {
    let (name, title) = words(status);
    let spec = ErrorSpec::new("Received", name, title, status);
    if status < 500 { spec } else { spec.without_own_name() }
}

/// The name and the reason phrase; a status without one has those of 400 or 500 (RFC 9110 §15).
const fn words(status: u16) -> (&'static str, &'static str) {
    match status {
        401 => ("UNAUTHORIZED", "Unauthorized"),
        402 => ("PAYMENT_REQUIRED", "Payment Required"),
        403 => ("FORBIDDEN", "Forbidden"),
        404 => ("NOT_FOUND", "Not Found"),
        405 => ("METHOD_NOT_ALLOWED", "Method Not Allowed"),
        406 => ("NOT_ACCEPTABLE", "Not Acceptable"),
        407 => ("PROXY_AUTHENTICATION_REQUIRED", "Proxy Authentication Required"),
        408 => ("REQUEST_TIMEOUT", "Request Timeout"),
        409 => ("CONFLICT", "Conflict"),
        410 => ("GONE", "Gone"),
        411 => ("LENGTH_REQUIRED", "Length Required"),
        412 => ("PRECONDITION_FAILED", "Precondition Failed"),
        413 => ("PAYLOAD_TOO_LARGE", "Payload Too Large"),
        414 => ("URI_TOO_LONG", "URI Too Long"),
        415 => ("UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type"),
        416 => ("RANGE_NOT_SATISFIABLE", "Range Not Satisfiable"),
        417 => ("EXPECTATION_FAILED", "Expectation Failed"),
        418 => ("IM_A_TEAPOT", "I'm a teapot"),
        421 => ("MISDIRECTED_REQUEST", "Misdirected Request"),
        422 => ("UNPROCESSABLE_ENTITY", "Unprocessable Entity"),
        423 => ("LOCKED", "Locked"),
        424 => ("FAILED_DEPENDENCY", "Failed Dependency"),
        425 => ("TOO_EARLY", "Too Early"),
        426 => ("UPGRADE_REQUIRED", "Upgrade Required"),
        428 => ("PRECONDITION_REQUIRED", "Precondition Required"),
        429 => ("TOO_MANY_REQUESTS", "Too Many Requests"),
        431 => ("REQUEST_HEADER_FIELDS_TOO_LARGE", "Request Header Fields Too Large"),
        451 => ("UNAVAILABLE_FOR_LEGAL_REASONS", "Unavailable For Legal Reasons"),
        501 => ("NOT_IMPLEMENTED", "Not Implemented"),
        502 => ("BAD_GATEWAY", "Bad Gateway"),
        503 => ("SERVICE_UNAVAILABLE", "Service Unavailable"),
        504 => ("GATEWAY_TIMEOUT", "Gateway Timeout"),
        505 => ("HTTP_VERSION_NOT_SUPPORTED", "HTTP Version Not Supported"),
        506 => ("VARIANT_ALSO_NEGOTIATES", "Variant Also Negotiates"),
        507 => ("INSUFFICIENT_STORAGE", "Insufficient Storage"),
        508 => ("LOOP_DETECTED", "Loop Detected"),
        510 => ("NOT_EXTENDED", "Not Extended"),
        511 => ("NETWORK_AUTHENTICATION_REQUIRED", "Network Authentication Required"),
        500.. => ("INTERNAL_SERVER_ERROR", "Internal Server Error"),
        _ => ("BAD_REQUEST", "Bad Request"),
    }
}

#[cfg(test)]
mod tests {
    use super::{SPECS, of_status};
    use crate::response::reason_phrase;
    use http::StatusCode;

    #[test]
    fn each_status_has_its_own() {
        for status in 400..=599 {
            let status = StatusCode::from_u16(status).expect("it is in 100..=999");
            let spec = of_status(status);
            assert_eq!(spec.status(), status);
            assert_eq!(spec.title(), reason_phrase(status));
            assert_eq!(spec.is_named(), status.is_client_error());
        }
        assert_eq!(SPECS.len(), 200);
    }

    #[test]
    fn what_is_no_error_is_a_bad_gateway() {
        for status in [100, 200, 304, 399, 600, 999] {
            let status = StatusCode::from_u16(status).expect("it is in 100..=999");
            assert_eq!(of_status(status).status(), 502);
        }
    }
}
