//! A gateway sends an error that it received to its own client.

use crate::each_envelope::each_envelope;
use crate::received::{headers, status, vectors};
use api_error::envelope::{
    Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::http::{HeaderMap, HeaderName, HeaderValue, Response};
use api_error::{
    AnyEnvelope, ApiError, Catalogued, Context, DecodeError, Envelope, Forwarded, Mismatch,
    bytes::Bytes, render,
};
use serde_json::{Value, json};

/// In each envelope that the test lists, the body of a forwarded error is unchanged. The vectors
/// for a 5xx do not contain a text that a gateway hides.
#[test]
fn a_gateway_forwards_the_received_error() {
    fn pass<V: Envelope>(vector: &Value) {
        let number = u16::try_from(vector["status"].as_u64().expect("the value is a number"))
            .expect("the status fits");
        let body = vector["body"].as_str().expect("the value is a string");
        let received = V::parse(status(number), &headers(&vector["headers"]), body.as_bytes());
        let mut context = Context::new();
        if let Some(id) = received.request_id() {
            context = context.with_request_id(id);
        }
        if let Some(uri) = received.instance() {
            context = context.with_instance(uri);
        }
        let response = render::<V>(&received.forward().forward_challenge(), &context);
        assert_eq!(response.status(), received.status());
        assert_eq!(std::str::from_utf8(response.body()).expect("the body is JSON"), body);
        for (name, value) in &headers(&vector["headers"]) {
            assert_eq!(response.headers().get(name), Some(value));
        }
    }
    for vector in vectors()["vectors"].as_array().expect("the value is an array") {
        match vector["envelope"].as_str().expect("the value is a string") {
            "Problem" => pass::<Problem>(vector),
            "MessageOnly" => pass::<MessageOnly>(vector),
            "Coded" => pass::<Coded>(vector),
            "Meta" => pass::<Meta>(vector),
            "Described" => pass::<Described>(vector),
            "Detailed" => pass::<Detailed>(vector),
            "JsonApi" if vector["case"] != "invalid_client" => pass::<JsonApi>(vector),
            _ => {}
        }
    }
}

#[test]
fn a_gateway_hides_the_text_of_a_5xx() {
    let body =
        br##"{"type":"urn:x","title":"Secret","status":500,"detail":"at line 3","name":"DB_DOWN",
        "host":"db7","errors":[{"name":"a","detail":"b","pointer":"#/c"}]}"##;
    let received = Problem::parse(status(503), &HeaderMap::new(), body);
    assert_eq!(received.message().to_string(), "at line 3");
    assert_eq!(received.type_uri(), Some("urn:x"));
    assert_eq!(received.data().to_value(), json!({ "host": "db7" }));
    let response = render::<Problem>(&received.forward(), &Context::new());
    let passed: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
    assert_eq!(
        passed,
        json!({
            "title": "Service Unavailable", "status": 503, "detail": "Service Unavailable",
            "name": "DB_DOWN"
        })
    );
    let not_an_error = Problem::parse(status(204), &HeaderMap::new(), b"");
    assert_eq!(not_an_error.status(), 204);
    assert_eq!(not_an_error.forward().to_response().status(), 502);
}

/// The errors of a gateway that forwards received errors.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded)]
enum Gateway {
    #[error(transparent)]
    #[api_error(transparent)]
    Upstream(#[from] Forwarded),
}

#[test]
fn a_received_error_can_be_a_transparent_variant() {
    let headers = headers(&json!({ "www-authenticate": "Bearer realm=\"up\"", "server": "x" }));
    let body = br#"{"detail":"who?","name":"NO_ONE","code":3,"hint":"sign in"}"#;
    let error =
        Gateway::from(Problem::parse(status(401), &headers, body).forward().forward_challenge());
    let response = error.to_response();
    assert_eq!(response.status(), 401);
    assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"up\"");
    assert!(!response.headers().contains_key("server"));
    assert_eq!(
        response.body(),
        r#"{"error_code":3,"error_name":"NoOne","message":"who?","error_data":{"hint":"sign in","name":"NO_ONE"}}"#
    );
}

type Render = fn(&dyn ApiError, &Context) -> Response<Bytes>;

/// Each text that a gateway must hide contains the word `secret`.
const SECRETS: &[u8] = br##"{"type":"urn:secret","title":"secret title","detail":"secret detail",
    "name":"DB_DOWN","code":7,"secret_key":"secret value","retry_after":9,
    "errors":[{"name":"secret_issue","detail":"secret","pointer":"#/secret","max":"secret"}]}"##;

#[test]
fn each_upstream_status_has_one_gateway_status() {
    for (upstream, gateway, with_challenge) in [
        (100, 502, 502),
        (204, 502, 502),
        (302, 502, 502),
        (400, 400, 400),
        (401, 502, 401),
        (403, 403, 403),
        (404, 404, 404),
        (407, 502, 407),
        (429, 429, 429),
        (499, 499, 499),
        (500, 500, 500),
        (503, 503, 503),
        (599, 599, 599),
        (600, 502, 502),
    ] {
        let received = Problem::parse(status(upstream), &HeaderMap::new(), b"");
        let forwarded = received.forward();
        assert_eq!(forwarded.status(), gateway, "{upstream}");
        assert_eq!(forwarded.spec().status(), gateway, "{upstream}");
        assert_eq!(forwarded.to_response().status(), gateway, "{upstream}");
        let forwarded = forwarded.forward_challenge();
        assert_eq!(forwarded.to_response().status(), with_challenge, "{upstream}");
    }
}

#[test]
fn a_hidden_error_sends_no_text_in_any_envelope() {
    for upstream in [401, 407, 500, 503, 520, 204] {
        let forwarded = Problem::parse(status(upstream), &HeaderMap::new(), SECRETS).forward();
        for (envelope, render) in
            each_envelope!(V => (AnyEnvelope::new::<V>(), render::<V> as Render))
        {
            let response = render(&forwarded, &Context::new());
            let body = std::str::from_utf8(response.body()).expect("the body is JSON");
            assert!(!body.contains("secret"), "{upstream} {envelope:?}: {body}");
            let headers = format!("{:?}", response.headers());
            assert!(!headers.contains("secret"), "{upstream} {envelope:?}: {headers}");
            assert_eq!(response.headers()["retry-after"], "9", "{upstream} {envelope:?}");
        }
        assert!(forwarded.to_string().contains("secret detail"), "the log shows the message");
    }
}

#[test]
fn the_name_of_a_refused_gateway_is_not_sent() {
    let received = Problem::parse(status(401), &HeaderMap::new(), SECRETS);
    let forwarded = received.forward();
    assert_eq!((forwarded.name(), forwarded.code_number()), ("BAD_GATEWAY", None));
    let forwarded = forwarded.forward_challenge();
    assert_eq!((forwarded.name(), forwarded.code_number()), ("DB_DOWN", Some(7)));
    assert_eq!(forwarded.message().to_string(), "secret detail");
}

#[test]
fn a_challenge_is_forwarded_with_all_its_values() {
    for (number, name) in [(401, "www-authenticate"), (407, "proxy-authenticate")] {
        let mut headers = HeaderMap::new();
        headers.append(name, "Basic realm=\"a\"".parse().expect("the value is valid"));
        headers.append(name, "Bearer realm=\"b\"".parse().expect("the value is valid"));
        headers.append("x-internal", "db7".parse().expect("the value is valid"));
        let forwarded = Problem::parse(status(number), &headers, b"").forward();
        assert!(!forwarded.to_response().headers().contains_key(name));
        let response = forwarded.forward_challenge().to_response();
        let values: Vec<_> = response.headers().get_all(name).iter().collect();
        assert_eq!(values, ["Basic realm=\"a\"", "Bearer realm=\"b\""]);
        assert!(!response.headers().contains_key("x-internal"));
    }
}

#[test]
fn a_name_that_is_free_text_is_not_sent_with_a_5xx() {
    const TEXT: &str = "connect to postgres://root:pw@db failed";
    let bodies = [
        (OAuth2::parse as fn(_, &_, &_) -> _, json!({ "error": TEXT })),
        (Detailed::parse, json!({ "code": TEXT })),
        (Detailed::parse, json!({ "error": TEXT })),
        (Problem::parse, json!({ "name": TEXT })),
        (Problem::parse, json!({ "name": "db:5432" })),
        (Problem::parse, json!({ "name": "/var/lib" })),
        (Problem::parse, json!({ "name": "a\tb" })),
        (Problem::parse, json!({ "name": "x".repeat(1000) })),
        (Problem::parse, json!({ "name": "" })),
        (Meta::parse, json!({ "meta": { "error": { "type": TEXT } } })),
        (JsonApi::parse, json!({ "errors": [{ "code": TEXT }] })),
        (Coded::parse, json!({ "error_name": TEXT, "error_data": { "name": TEXT } })),
    ];
    for (parse, body) in bodies {
        let received: api_error::Received =
            parse(status(500), &HeaderMap::new(), body.to_string().as_bytes());
        let forwarded = received.forward();
        assert_eq!((forwarded.name(), forwarded.code_name()), ("INTERNAL_SERVER_ERROR", None));
        let response = render::<OAuth2>(&forwarded, &Context::new());
        let sent: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
        assert_eq!(sent["error"], "server_error");
    }
    let body = br#"{"name":"db.down-1_A"}"#;
    let forwarded = Problem::parse(status(500), &HeaderMap::new(), body).forward();
    assert_eq!(forwarded.name(), "db.down-1_A");
    // The client of a 4xx needs the name to correct its request.
    let body = json!({ "name": TEXT }).to_string();
    let forwarded = Problem::parse(status(400), &HeaderMap::new(), body.as_bytes()).forward();
    assert_eq!(forwarded.name(), TEXT);
}

#[test]
fn only_the_header_that_the_status_requires_is_forwarded() {
    let headers = headers(&json!({
        "www-authenticate": "Basic realm=\"a\"", "proxy-authenticate": "Basic realm=\"b\"",
        "allow": "GET", "set-cookie": "a=b", "location": "/x", "link": "</x>; rel=help"
    }));
    for (upstream, expected) in [
        (200, None),
        (400, None),
        (401, Some("www-authenticate")),
        (403, None),
        (405, Some("allow")),
        (407, Some("proxy-authenticate")),
        (500, None),
    ] {
        let received = Problem::parse(status(upstream), &headers, b"");
        let response = received.forward().forward_challenge().to_response();
        let names: Vec<_> = response.headers().keys().map(HeaderName::as_str).collect();
        let mut all = vec!["content-type"];
        all.extend(expected);
        assert_eq!(names.len(), all.len(), "{upstream}: {names:?}");
        assert!(all.iter().all(|name| names.contains(name)), "{upstream}: {names:?}");
    }
}

/// A received text can be of any length, but a client accepts only a few kilobytes of headers.
#[test]
fn values_of_the_upstream_are_limited_before_they_are_headers() {
    let long = "x".repeat(100_000);
    let body = json!({ "error": "invalid_token", "error_description": long }).to_string();
    let received = OAuth2::parse(status(401), &HeaderMap::new(), body.as_bytes());
    let forwarded = received.forward().forward_challenge();
    let response = render::<OAuth2>(&forwarded, &Context::new());
    assert!(response.headers()["www-authenticate"].len() < 1024);

    let body = json!({ "error": { "details": [
        { "@type": "t/google.rpc.ErrorInfo", "reason": "R_1", "domain": long },
    ] } });
    let received = GoogleRpc::parse(status(401), &HeaderMap::new(), body.to_string().as_bytes());
    let forwarded = received.forward().forward_challenge();
    let response = render::<Problem>(&forwarded, &Context::new());
    assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"api\"");

    let mut headers = HeaderMap::new();
    for _ in 0..1000 {
        headers.append("www-authenticate", "Basic realm=\"a\"".parse().expect("it is valid"));
    }
    headers.append("www-authenticate", long.parse().expect("it is valid"));
    let forwarded = Problem::parse(status(401), &headers, b"").forward().forward_challenge();
    let response = forwarded.to_response();
    let sizes = response.headers().get_all("www-authenticate").iter().map(HeaderValue::len);
    assert!((1..=4096).contains(&sizes.sum::<usize>()));
}

#[test]
fn a_forwarded_error_is_an_owned_error_without_a_catalog() {
    fn assert_error<E: ApiError + Catalogued + Clone + Send + Sync + 'static>(error: &E) -> E {
        error.clone()
    }
    let received = Problem::parse(status(404), &HeaderMap::new(), SECRETS);
    let forwarded = assert_error(&received.forward());
    drop(received);
    assert_eq!(forwarded.received().code_number(), Some(7));
    assert_eq!(Forwarded::CATALOG.iter().count(), 0);
    let erased = api_error::Error::from(forwarded);
    assert_eq!(erased.to_response().status(), 404);
    assert!(erased.downcast_ref::<Forwarded>().is_some());
}

/// The errors of a client that knows one error of the upstream.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode)]
enum Known {
    #[error("{count} are gone")]
    #[status(410)]
    Gone {
        #[data]
        count: u8,
    },
}

#[test]
fn an_error_that_cannot_be_decoded_is_forwarded() {
    fn decode(number: u16, body: &[u8]) -> Result<Known, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Problem::parse(status(number), &HeaderMap::new(), body).decode::<Known>()?)
    }
    assert!(matches!(decode(410, br#"{"name":"GONE","count":3}"#), Ok(Known::Gone { count: 3 })));

    let error = decode(410, br#"{"name":"GONE","count":"three"}"#).expect_err("it is a string");
    let error = error.downcast::<DecodeError>().expect("decode returns a DecodeError");
    assert!(matches!(error.reason(), Mismatch::Value { part: "count", .. }));
    assert!(std::error::Error::source(&*error).is_some());
    assert_eq!(error.received().status(), 410);
    assert_eq!(
        error.to_string(),
        "cannot decode the error response `410 GONE: Gone`: the value of `count` is not valid"
    );

    let error = decode(404, br#"{"name":"LOST","detail":"no such item"}"#).expect_err("no LOST");
    let error = error.downcast::<DecodeError>().expect("decode returns a DecodeError");
    assert!(matches!(error.reason(), Mismatch::Unknown));
    assert!(std::error::Error::source(&*error).is_none());
    let response = error.into_received().forward().to_response();
    assert_eq!(response.status(), 404);
    let body: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
    assert_eq!((&body["name"], &body["detail"]), (&json!("LOST"), &json!("no such item")));
}
