//! Retries: whether a client may send the request again, and when.

#![expect(dead_code, reason = "many errors are only declared, never constructed")]

use crate::{details, parts};
use api_error::{ApiError, ErrorSpec};
use std::time::{Duration, SystemTime};
use thiserror::Error;

#[test]
fn retry() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(409)]
        Conflict,
        #[status(409)]
        #[api_error(retry)]
        Race,
        #[status(503)]
        Busy,
        #[status(503)]
        #[api_error(retry = never)]
        Closed,
        #[status(500)]
        #[api_error(retry(never))]
        Bug,
        #[status(409)]
        #[api_error(retry_after = 30)]
        Later,
        #[status(503)]
        #[api_error(retry_after(0))]
        Now,
    }

    assert_eq!(parts::<E, _>(ErrorSpec::retryable), [false, true, true, false, false, true, true]);
    assert!(E::Race.is_retryable());
    let header = |error: E| error.to_response().headers().get("retry-after").cloned();
    assert_eq!(header(E::Later).unwrap(), "30");
    assert_eq!(header(E::Now).unwrap(), "0");
    assert_eq!(header(E::Busy), None);
}

#[test]
fn retryable_statuses() {
    macro_rules! retryable {
        ($($status:literal)*) => {[$({
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status($status)]
            struct E;
            ($status, E.is_retryable())
        }),*]};
    }
    let statuses = retryable! {
        400 401 402 403 404 406 408 409 410 412 413 415 416 417 418 421 422 423 424 425 428 429 431 451
        500 501 502 503 504 505 506 507 508 510 511
    };
    let yes: Vec<u16> =
        statuses.into_iter().filter_map(|(status, yes)| yes.then_some(status)).collect();
    assert_eq!(yes, [408, 425, 429, 500, 502, 503, 504]);
}

#[test]
fn retry_after_from_a_field() {
    macro_rules! header {
        ($type:ty, $value:expr) => {{
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status(503)]
            struct E {
                #[api_error(retry_after)]
                wait: $type,
            }
            let error = E { wait: $value };
            assert!(error.is_retryable());
            let response = error.to_response();
            response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned())
        }};
    }
    let seconds = |text: &str| Some(text.to_owned());

    assert_eq!(header!(Duration, Duration::from_secs(30)), seconds("30"));
    assert_eq!(header!(Duration, Duration::from_millis(1001)), seconds("2"), "rounded up");
    assert_eq!(header!(Duration, Duration::from_nanos(1)), seconds("1"));
    assert_eq!(header!(Duration, Duration::ZERO), seconds("0"));
    assert_eq!(header!(Duration, Duration::MAX), seconds("18446744073709551615"));
    assert_eq!(header!(u8, 7), seconds("7"));
    assert_eq!(header!(u32, 7), seconds("7"));
    assert_eq!(header!(u64, u64::MAX), seconds("18446744073709551615"));
    assert_eq!(header!(i32, 7), seconds("7"));
    assert_eq!(header!(Option<Duration>, None), None);
    assert_eq!(header!(Option<u16>, Some(5)), seconds("5"));
    assert_eq!(
        header!(SystemTime, SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)),
        seconds("Sun, 06 Nov 1994 08:49:37 GMT")
    );
    assert_eq!(
        header!(SystemTime, SystemTime::UNIX_EPOCH + Duration::from_secs(951_782_400)),
        seconds("Tue, 29 Feb 2000 00:00:00 GMT")
    );
    assert_eq!(header!(Option<SystemTime>, None), None);
}

#[test]
fn retry_after_from_a_field_of_a_variant() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("text")]
        #[status(429)]
        Named {
            #[api_error(retry_after)]
            wait: Duration,
        },
        #[error("text")]
        #[status(429)]
        #[name("TUPLE")]
        Tuple(#[api_error(retry_after)] u32),
    }

    assert_eq!(
        E::Named { wait: Duration::from_secs(3) }.to_response().headers()["retry-after"],
        "3"
    );
    assert_eq!(E::Tuple(4).to_response().headers()["retry-after"], "4");
}

#[test]
fn a_retry_after_data_field_is_sent_as_whole_seconds() {
    macro_rules! retry {
        ($type:ty, $value:expr) => {{
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status(429)]
            struct E {
                #[data]
                #[api_error(retry_after)]
                wait: $type,
            }
            details(&E { wait: $value })
        }};
    }

    assert_eq!(retry!(Duration, Duration::from_millis(29_001)), r#"{"wait":30}"#);
    assert_eq!(retry!(u32, 7), r#"{"wait":7}"#);
    assert_eq!(retry!(Option<Duration>, Some(Duration::from_millis(1))), r#"{"wait":1}"#);
    assert_eq!(retry!(Option<Duration>, None), "");
    let soon = SystemTime::now() + Duration::from_secs(1000);
    let seconds = retry!(SystemTime, soon);
    assert!(
        [r#"{"wait":1000}"#, r#"{"wait":999}"#].contains(&seconds.as_str()),
        "seconds until that time: {seconds}"
    );
    assert_eq!(retry!(SystemTime, SystemTime::UNIX_EPOCH), r#"{"wait":0}"#);
}

#[test]
fn a_retry_after_data_field_does_not_need_serialize() {
    #[derive(Debug)]
    struct Window {
        seconds: u64,
    }
    impl api_error::IntoRetryAfter for Window {
        fn retry_after(&self) -> Option<api_error::RetryAfter> {
            Some(api_error::RetryAfter::Seconds(self.seconds))
        }
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(429)]
    struct E {
        #[data("retryAfter")]
        #[api_error(retry_after)]
        window: Window,
    }

    let error = E { window: Window { seconds: 9 } };
    assert_eq!(details(&error), r#"{"retryAfter":9}"#);
    assert_eq!(error.to_response().headers()["retry-after"], "9");
}
