//! The parts that a client parses from the bodies in `tests/fixtures/vectors.json`, and from other
//! bytes. The file does not contain bodies of `FieldErrors`. `tests/envelope` tests those bodies.

use crate::each_envelope::each_envelope;
use api_error::envelope::{GoogleRpc, OAuth2, Problem};
use api_error::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use api_error::{AnyEnvelope, Context, Data, Envelope, Issues, Location, Received, Retry, render};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

pub(crate) fn vectors() -> Value {
    serde_json::from_str(include_str!("../fixtures/vectors.json")).expect("the vectors are JSON")
}

const ENVELOPES: &[AnyEnvelope] = &each_envelope!(V => AnyEnvelope::new::<V>());

pub(crate) fn headers(pairs: &Value) -> HeaderMap {
    let pairs = pairs.as_object().into_iter().flatten();
    let header = |(name, value): (&String, &Value)| {
        let name: HeaderName = name.parse().expect("the header name is valid");
        let value: HeaderValue = value.as_str()?.parse().expect("the header value is valid");
        Some((name, value))
    };
    pairs.filter_map(header).collect()
}

pub(crate) fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).expect("the status is valid")
}

fn issues(issues: &dyn Issues, with_place: bool) -> Value {
    let mut list = Vec::new();
    issues.for_each_issue(&mut |issue| {
        let mut object = json!({ "name": issue.name(), "message": issue.message().to_string() });
        if with_place {
            if let Location::Pointer(pointer) = issue.location() {
                object["pointer"] = pointer.into();
            }
            if !issue.members().is_empty() {
                object["with"] = issue.members().to_value();
            }
        }
        list.push(object);
    });
    list.into()
}

fn screaming(name: &str) -> String {
    api_error::Name::screaming_snake(name).to_string()
}

/// The parsed parts are equal to the parts of the occurrence that the envelope sent.
#[test]
fn every_vector_is_parsed() {
    let vectors = vectors();
    let mut count = 0;
    for vector in vectors["vectors"].as_array().expect("the value is an array") {
        let format = vector["envelope"].as_str().expect("the value is a string");
        let envelope = ENVELOPES.iter().find(|envelope| envelope.name() == format);
        let envelope = envelope.expect("the envelope is known");
        let occurrences = vectors["occurrences"].as_array().expect("the value is an array");
        let occurrence = occurrences
            .iter()
            .find(|o| o["id"] == vector["case"])
            .expect("the vector has an occurrence");
        let number = u16::try_from(vector["status"].as_u64().expect("the value is a number"))
            .expect("the status fits");
        let body = vector["body"].as_str().expect("the value is a string");
        let received =
            envelope.parse(status(number), &headers(&vector["headers"]), body.as_bytes());
        let context = format!("{format} {body}\n{received:?}");

        assert_eq!(received.status().as_u16(), number, "{context}");
        assert_eq!(received.body(), body, "{context}");
        let message = received.message().to_string();
        match (format, occurrence["message"].as_str().expect("the value is a string")) {
            ("OAuth2", "") => assert_eq!(message, received.title(), "{context}"),
            ("OAuth2", text) if !text.is_ascii() => assert_ne!(message, text, "{context}"),
            (_, text) => assert_eq!(message, text, "{context}"),
        }
        let name = occurrence["name"].as_str().expect("the value is a string");
        match format {
            "MessageOnly" | "Described" => assert!(!received.has_name(), "{context}"),
            "Detailed" | "GoogleRpc" => assert_eq!(received.name(), screaming(name), "{context}"),
            "OAuth2" => {
                let name = occurrence["oauth2_name"].as_str().unwrap_or(name);
                assert_eq!(received.name(), name, "{context}");
            }
            _ => assert_eq!(received.name(), name, "{context}"),
        }
        if ["Problem", "Coded", "Meta", "JsonApi", "GoogleRpc"].contains(&format) {
            assert_eq!(received.code_number(), occurrence["code"].as_i64(), "{context}");
        }
        if ["Problem", "Detailed", "Coded", "Meta", "JsonApi"].contains(&format) {
            assert_eq!(received.data().to_value(), occurrence["data"], "{context}");
        }
        if ["Problem", "Detailed", "Coded", "JsonApi"].contains(&format) {
            assert_eq!(issues(received.issues(), true), occurrence["issues"], "{context}");
        }
        if ["Problem", "Detailed", "JsonApi", "GoogleRpc"].contains(&format) {
            assert_eq!(received.request_id(), occurrence["request_id"].as_str(), "{context}");
        }
        if format == "Problem" {
            assert_eq!(received.type_uri(), occurrence["type"].as_str(), "{context}");
            assert_eq!(received.instance(), occurrence["instance"].as_str(), "{context}");
        }
        assert!(received.others().is_empty(), "{context}");
        if let Some(seconds) = occurrence["retry_after"].as_u64() {
            assert_eq!(received.retry(), Retry::After(Duration::from_secs(seconds)), "{context}");
        }
        count += 1;
    }
    assert!(count >= 9 * 10, "{count} vectors");
}

#[test]
fn any_bytes_are_parsed() {
    let deep = "[".repeat(100_000);
    let huge_number = format!("{{\"code\":{}}}", "9".repeat(10_000));
    let nested = format!("{{\"detail\":{}{}}}", "[".repeat(120), "]".repeat(120));
    let bodies: [&[u8]; 14] = [
        b"",
        b"<html><title>502 Bad Gateway</title></html>",
        b"{\"title\":\"cut of",
        b"\xff\xfe{}",
        b"\xEF\xBB\xBF{\"detail\":\"with a mark\"}",
        b"null",
        b"[]",
        b"\"text\"",
        b"{\"errors\":{\"a\":1},\"error_data\":3,\"meta\":[],\"error\":null,\"code\":\"x\"}",
        b"{\"errors\":[1,{},{\"meta\":2}],\"issues\":[{\"path\":[1,{\"key\":{}}]}]}",
        b"{\"error\":{\"details\":[{\"@type\":3},{\"@type\":\"x/google.rpc.ErrorInfo\",\"metadata\":[1]}]}}",
        deep.as_bytes(),
        huge_number.as_bytes(),
        nested.as_bytes(),
    ];
    for envelope in ENVELOPES {
        for body in bodies {
            for number in [100, 200, 304, 400, 404, 418, 499, 500, 503, 599, 600, 999] {
                let received = envelope.parse(status(number), &HeaderMap::new(), body);
                assert_eq!(received.status().as_u16(), number, "{envelope:?}");
                assert!(received.body().len() <= body.len().max(Received::TEXT_LIMIT));
                let response = render::<Problem>(&received.forward(), &Context::new());
                assert!(response.status().as_u16() >= 400);
                assert!(!format!("{received:?} {received}").is_empty());
            }
        }
    }
    let marked = Problem::parse(status(400), &HeaderMap::new(), bodies[4]);
    assert_eq!(marked.message().to_string(), "with a mark");
    let html = Problem::parse(status(502), &HeaderMap::new(), bodies[1]);
    assert_eq!((html.name(), html.message().to_string()), ("BAD_GATEWAY", "Bad Gateway".into()));
    assert!(html.body().starts_with("<html>") && !html.is_truncated());
}

#[test]
fn only_the_start_of_a_large_body_is_stored() {
    let mut body = b"{\"detail\":\"".to_vec();
    body.resize(100 << 20, b'\xC3');
    let start = std::time::Instant::now();
    let received = Problem::parse(status(400), &HeaderMap::new(), &body);
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(received.is_truncated());
    assert!(received.body().len() <= 3 * Received::TEXT_LIMIT);
    assert!(received.body().starts_with("{\"detail\":"));
}

#[test]
fn the_number_of_issues_is_bounded() {
    let issue = "{\"detail\":\"x\"},";
    let count = Received::ISSUE_LIMIT + 100;
    let body = format!("{{\"errors\":[{}{{}}]}}", issue.repeat(count));
    let received = Problem::parse(status(400), &HeaderMap::new(), body.as_bytes());
    let mut seen = 0;
    received.issues().for_each_issue(&mut |_| seen += 1);
    assert_eq!(seen, Received::ISSUE_LIMIT);
}

#[test]
fn the_number_of_members_of_an_issue_is_bounded() {
    let members: String =
        (0..100_000).map(|number| [",\"", &number.to_string(), "\":0"].concat()).collect();
    let issue = |members: &str| format!("{{\"errors\":[{{\"name\":\"n\"{members}}}]}}");
    let bounded = Problem::parse(status(400), &HeaderMap::new(), issue(&members).as_bytes());
    let whole = Problem::parse(status(400), &HeaderMap::new(), issue(",\"a\":0").as_bytes());
    for (received, expected) in [(bounded, Received::ISSUE_MEMBER_LIMIT), (whole, 1)] {
        let mut seen = 0;
        received
            .issues()
            .for_each_issue(&mut |issue| issue.members().for_each_member(&mut |_, _| seen += 1));
        assert_eq!(seen, expected);
    }
}

#[test]
fn members_of_a_wrong_type_are_only_in_the_others() {
    // RFC 9457 §3.1: a member whose value has the wrong type is ignored, as if it were absent.
    let body = br#"{"status":"nonsense","title":1,"detail":{"a":1},"type":[],"name":null,
        "code":4.5,"instance":false,"request_id":7,"errors":"none","extra":{"b":2}}"#;
    let received = Problem::parse(status(409), &HeaderMap::new(), body);
    assert_eq!(received.status().as_u16(), 409);
    assert_eq!(received.message().to_string(), "Conflict");
    assert_eq!((received.type_uri(), received.code_number()), (None, None));
    assert!(!received.has_name());
    assert_eq!(received.data().to_value(), json!({ "extra": { "b": 2 } }));
    let others = received.others().to_value();
    assert_eq!(
        (&others["errors"], &others["name"], &others["code"]),
        (&json!("none"), &Value::Null, &json!(4.5))
    );
}

#[test]
fn retry_depends_on_header_body_and_status() {
    let retry = |number: u16, header: Option<&str>, body: &str| {
        let mut headers = HeaderMap::new();
        if let Some(value) = header {
            headers.insert("retry-after", value.parse().expect("the header value is valid"));
        }
        Problem::parse(status(number), &headers, body.as_bytes()).retry()
    };
    let after = |seconds| Retry::After(Duration::from_secs(seconds));
    for (number, header, body, expected) in [
        (400, None, "", Retry::Never),
        (404, None, "", Retry::Never),
        (409, None, "", Retry::Never),
        (408, None, "", Retry::Backoff),
        (425, None, "", Retry::Backoff),
        (429, None, "", Retry::Backoff),
        (500, None, "", Retry::Backoff),
        (501, None, "", Retry::Never),
        (502, None, "<html>", Retry::Backoff),
        (503, Some("120"), "", after(120)),
        (413, Some("0"), "", after(0)),
        (503, Some("soon"), "", Retry::Backoff),
        (503, Some("-1"), "", Retry::Backoff),
        (503, Some("99999999999999999999999"), "", after(u64::from(u32::MAX))),
        (503, Some("Sun, 06 Nov 1994 08:49:37 GMT"), "", after(0)),
        (429, None, r#"{"retry_after":7}"#, after(7)),
        (429, Some("9"), r#"{"retry_after":7}"#, after(9)),
        (429, None, r#"{"retry_after":"7"}"#, Retry::Backoff),
        (429, None, r#"{"retry_after":-7}"#, Retry::Backoff),
        (429, None, r#"{"retryAfter":7}"#, after(7)),
    ] {
        assert_eq!(retry(number, header, body), expected, "{number} {header:?} {body}");
    }
    let in_a_minute = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(60));
    let Retry::After(delay) = retry(503, Some(&in_a_minute), "") else { panic!("it has a date") };
    assert!((55..=60).contains(&delay.as_secs()), "{delay:?}");
    let google = br#"{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.5s"}]}}"#;
    let received = GoogleRpc::parse(status(429), &HeaderMap::new(), google);
    assert_eq!(received.retry(), after(2));
}

#[test]
fn challenges_and_request_ids_are_parsed_from_headers() {
    let headers = headers(&json!({
        "www-authenticate": "Bearer realm=\"api\", error=\"invalid_token\", error_description=\"expired\"",
        "x-request-id": "r-7",
        "content-type": "text/html",
    }));
    let received = OAuth2::parse(status(401), &headers, b"");
    assert_eq!(received.name(), "invalid_token");
    assert_eq!(received.message().to_string(), "expired");
    assert_eq!(received.request_id(), Some("r-7"));
    assert_eq!(received.challenges()[0].parameter("realm"), Some("api"));
    assert!(received.headers().get("content-type").is_none());
}

#[test]
fn an_oauth2_redirect_is_parsed() {
    use api_error::envelope::ResponseMode;
    let denied = OAuth2::parse(
        status(403),
        &HeaderMap::new(),
        br#"{"error":"access_denied","error_description":"no & no = 100%","error_uri":"https://x/?a=b#c"}"#,
    );
    for (mode, uri) in [
        (ResponseMode::Query, "https://client.example/cb?state=own&x=1"),
        (ResponseMode::Fragment, "https://client.example/cb"),
    ] {
        let state = "a+b c/ü&=%#";
        let redirect = OAuth2::redirect(&denied.forward(), uri, Some(state), mode)
            .expect("the redirect URI is valid");
        let read = OAuth2::parse_redirect(redirect.location()).expect("the URL contains an error");
        assert_eq!(read.state(), Some(state));
        assert_eq!(read.received().name(), "access_denied");
        assert_eq!(read.received().message().to_string(), "no & no = 100%");
        assert_eq!(read.received().help(), Some("https://x/?a=b#c"));
    }
    for url in ["", "https://client.example/cb?code=x&state=y", "https://x/#", "%zz?%=&error_=1"] {
        assert!(OAuth2::parse_redirect(url).is_none(), "{url}");
    }
}

#[test]
fn an_envelope_without_a_parser_reads_well_known_members() {
    struct Plain;
    impl Envelope for Plain {
        fn write(error: &api_error::Occurrence<'_>, body: &mut api_error::json::Object<'_>) {
            body.member("message", error.message());
        }
    }
    let body = br#"{"message":"no","code":7,"requestId":"r","other":[1]}"#;
    let received = Plain::parse(status(418), &HeaderMap::new(), body);
    assert_eq!(received.message().to_string(), "no");
    assert_eq!((received.code_number(), received.request_id()), (Some(7), Some("r")));
    let others: Data<'_> = received.others();
    assert_eq!(others.to_value(), json!({ "other": [1] }));
}
