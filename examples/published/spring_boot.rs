//! The default error attributes of Spring Boot, with the message:
//! <https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.spring-mvc.error-handling>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Occurrence, Received, json};
use std::time::{SystemTime, UNIX_EPOCH};

/// `{"timestamp":"2026-01-02T03:04:05.678+00:00","status":404,"error":"Not Found","message":"…",
/// "path":"/items/7"}`
///
/// The name, the data and the issues are not sent, so a client identifies the error by its message.
pub struct SpringBoot;

impl Envelope for SpringBoot {
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("timestamp", timestamp(SystemTime::now()));
        body.member("status", error.status().as_u16());
        body.member("error", error.reason_phrase());
        body.member("message", error.message());
        body.member("path", error.instance());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "status" if value.integer() == Some(status.as_u16().into()) => {}
                "error" if value.is_string() => received.title(value.text()),
                "message" if value.is_string() => received.message(value.text()),
                "path" if value.is_string() => received.instance(value.text()),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}

/// Returns the time in UTC, with milliseconds.
fn timestamp(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let millis = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}+00:00")
}

/// Returns the year, month and day of a number of days since 1970.
fn date(mut days: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    loop {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if is_leap { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            if days < length {
                return (year, month, days + 1);
            }
            days -= length;
        }
        year += 1;
    }
}

#[test]
fn a_timestamp_is_a_date_with_milliseconds() {
    use std::time::Duration;
    for (millis, expected) in [
        (0, "1970-01-01T00:00:00.000+00:00"),
        (951_782_399_999, "2000-02-28T23:59:59.999+00:00"),
        (951_782_400_000, "2000-02-29T00:00:00.000+00:00"),
        (1_704_067_199_001, "2023-12-31T23:59:59.001+00:00"),
    ] {
        assert_eq!(timestamp(UNIX_EPOCH + Duration::from_millis(millis)), expected);
    }
}
