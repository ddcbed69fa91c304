//! Bodies of other servers. A client can read all parts that a server sent.

use api_error::envelope::{
    Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::http::{HeaderMap, HeaderValue, Method, StatusCode};
use api_error::{Context, Envelope, Location, Received, Retry, render};
use serde_json::{Value, json};
use std::time::Duration;

fn read<V: Envelope>(status: u16, body: &Value) -> Received {
    let status = StatusCode::from_u16(status).expect("the status is valid");
    V::parse(status, &HeaderMap::new(), body.to_string().as_bytes())
}

fn others<V: Envelope>(status: u16, body: &Value) -> Value {
    read::<V>(status, body).others().to_value()
}

/// Returns each issue as `name|message|place|members`.
fn issues(received: &Received) -> Vec<String> {
    let mut issues = Vec::new();
    received.issues().for_each_issue(&mut |issue| {
        let place = match issue.location() {
            Location::Pointer(text) | Location::Parameter(text) | Location::Header(text) => text,
            _ => "elsewhere",
        };
        let members = issue.members().to_value();
        issues.push(format!("{}|{}|{place}|{members}", issue.name(), issue.message()));
    });
    issues
}

/// An envelope with the provided `parse`.
struct Plain;
impl Envelope for Plain {
    fn write(_: &api_error::Occurrence<'_>, _: &mut api_error::json::Object<'_>) {}
}

#[test]
fn a_member_of_an_unexpected_type_is_in_the_others() {
    let odd = json!({
        "type": 1, "title": [], "status": "422", "detail": {"a": 1}, "instance": 2, "name": {},
        "code": "E-12", "errors": "none", "request_id": 3
    });
    assert_eq!(others::<Problem>(422, &odd), odd);
    assert_eq!(read::<Problem>(422, &odd).data().to_value(), json!({}));
    assert_eq!(others::<Problem>(422, &json!({"status": 422, "detail": "x"})), json!({}));
    assert_eq!(others::<Problem>(422, &json!({"status": 400})), json!({"status": 400}));

    let odd = json!({"error": {"message": "x"}});
    assert_eq!(others::<MessageOnly>(400, &odd), odd);

    let odd = json!({"message": ["a"], "description": {"b": 1}});
    assert_eq!(others::<Described>(400, &odd), odd);

    let odd = json!({"error": {}, "message": [], "code": 7, "details": "text", "issues": {},
        "requestId": 1});
    assert_eq!(others::<Detailed>(400, &odd), odd);
    let two = json!({"error": "Bad Request", "code": "E12"});
    assert_eq!(read::<Detailed>(400, &two).name(), "E12");
    assert_eq!(others::<Detailed>(400, &two), json!({"error": "Bad Request"}));
    let same = json!({"error": "sold_out", "code": "SOLD_OUT"});
    assert_eq!(others::<Detailed>(400, &same), json!({}));

    let odd = json!({"error_code": "x", "error_name": 1, "message": {}, "error_data": []});
    assert_eq!(others::<Coded>(400, &odd), odd);
    let odd = json!({"name": 1, "errors": {"a": ["b"]}});
    assert_eq!(others::<Coded>(400, &json!({ "error_data": odd })), odd);

    let odd = json!({"meta": "text"});
    assert_eq!(others::<Meta>(400, &odd), odd);
    assert_eq!(others::<Meta>(400, &json!({"meta": {"error": "text"}})), json!({"error": "text"}));
    let odd = json!({"type": 1, "code": "E", "message": [], "data": 5, "errors": {}, "status": 1});
    assert_eq!(others::<Meta>(400, &json!({"meta": {"error": odd}})), odd);

    let odd = json!({"error": {"code": 1}, "error_description": [], "error_uri": 7});
    assert_eq!(others::<OAuth2>(400, &odd), odd);

    let odd = json!({"errors": {"title": ["is empty"]}, "meta": [1]});
    assert_eq!(others::<JsonApi>(400, &odd), odd);
    let odd = json!({"id": 1, "status": "400", "code": 5, "title": {}, "detail": [], "meta": "m",
        "source": {"pointer": "/a", "line": 3}});
    assert_eq!(others::<JsonApi>(404, &json!({"errors": [odd]})), odd);

    let odd = json!({"error": "invalid_grant", "error_description": "text"});
    assert_eq!(others::<GoogleRpc>(400, &odd), odd);
    let odd = json!({"code": "x", "message": [], "status": "ODD", "details": {"a": 1}});
    assert_eq!(others::<GoogleRpc>(400, &json!({ "error": odd })), odd);

    let odd = json!({"name": 1, "title": 2, "message": {}, "code": "E", "type": [], "request_id": 1,
        "detail": [{"loc": []}]});
    assert_eq!(others::<Plain>(400, &odd), odd);
}

/// Members that have the same name, also at different depths, are the elements of one array.
#[test]
fn others_of_the_same_name_are_one_array() {
    let body = br#"{"trace":1,"meta":{"trace":{"a":2},"error":{"trace":[3],"span":4}}}"#;
    let received = Meta::parse(StatusCode::BAD_REQUEST, &HeaderMap::new(), body);
    assert_eq!(received.others().to_value(), json!({"trace": [1, {"a": 2}, [3]], "span": 4}));
}

#[test]
fn several_unknown_details_are_all_in_the_others() {
    let quota = json!({"@type": "t/google.rpc.QuotaFailure", "violations": []});
    let text = json!({"@type": "t/google.rpc.LocalizedMessage", "message": "m"});
    let body = |details: Value| json!({"error": {"message": "q", "details": details}});
    assert_eq!(
        others::<GoogleRpc>(429, &body(json!([quota, text]))),
        json!({ "details": [quota, text] })
    );
    assert_eq!(others::<GoogleRpc>(429, &body(json!([quota]))), json!({ "details": quota }));
    // Details with an invalid value, an unknown member or a second link, and a detail without
    // `@type`.
    for odd in [
        json!({"@type": "t/google.rpc.RetryInfo", "retryDelay": "soon"}),
        json!({"@type": "t/google.rpc.BadRequest", "fieldViolations": "text"}),
        json!({"@type": "t/google.rpc.RequestInfo", "requestId": "r", "servingData": "s"}),
        json!({"@type": "t/google.rpc.Help", "links": [{"url": "https://a"}, {"url": "https://b"}]}),
        json!("text"),
    ] {
        assert_eq!(others::<GoogleRpc>(429, &body(json!([odd]))), json!({ "details": odd }));
    }
    let first =
        json!({"@type": "t/google.rpc.ErrorInfo", "reason": "A_1", "metadata": {"code": "x"}});
    let second = json!({"@type": "t/google.rpc.ErrorInfo", "reason": "B_1"});
    let received = read::<GoogleRpc>(429, &body(json!([first, second])));
    assert_eq!(received.name(), "A_1");
    assert_eq!(received.others().to_value(), json!({"code": "x", "details": second}));
}

/// Streaming endpoints of Google send the error in an array.
#[test]
fn an_array_at_the_root_is_parsed() {
    let retry = json!({"@type": "t/google.rpc.RetryInfo", "retryDelay": "7.1s"});
    let error = json!({"error": {"code": 429, "message": "slow", "details": [retry]}});
    let received = read::<GoogleRpc>(429, &json!([error, {"error": 5}]));
    assert_eq!(received.message().as_str(), Some("slow"));
    assert_eq!(received.retry(), Retry::After(Duration::from_secs(8)));
    assert_eq!(received.others().to_value(), json!({"error": {"error": 5}}));
}

#[test]
fn a_list_with_other_elements_than_issues_is_in_the_others() {
    for list in [
        json!(["too small"]),
        json!([{"message": "too small", "field": "price"}]),
        json!([{"name": "a"}, 5]),
        json!([{"name": 5, "detail": []}]),
    ] {
        let received = read::<Problem>(422, &json!({ "errors": list }));
        assert_eq!(received.others().to_value(), json!({ "errors": list }));
        // A gateway can forward the response.
        let response = render::<Problem>(&received.forward(), &Context::new());
        assert_eq!(response.status(), 422);
    }
    let list = json!([{"type": 1, "message": "m", "path": "a.b", "kind": "other"}]);
    let received = read::<Detailed>(422, &json!({ "issues": list }));
    assert_eq!(issues(&received), [r#"|m||{"kind":"other","path":"a.b","type":1}"#]);
    assert_eq!(received.others().to_value(), json!({}));
    let list = json!([{"message": "m", "path": ["lines", 0, "sku"]}]);
    let received = read::<Detailed>(422, &json!({ "issues": list }));
    assert_eq!(issues(&received), ["|m|/lines/0/sku|{}"]);
    let list = json!(["text"]);
    assert_eq!(others::<Meta>(400, &json!({"meta": {"error": {"errors": list}}}))["errors"], list);
    assert_eq!(others::<Coded>(400, &json!({"error_data": {"errors": list}}))["errors"], list);
    assert_eq!(others::<JsonApi>(400, &json!({ "errors": list }))["errors"], list);
}

/// The body of FastAPI 0.115 for a request that fails validation.
#[test]
fn issues_of_fastapi_are_parsed() {
    let list = json!([
        {"type": "missing", "loc": ["body", "items", 0, "price"], "msg": "Field required", "input": {}},
        {"type": "int_parsing", "loc": ["query", "page"], "msg": "not an integer"},
        {"type": "missing", "loc": ["header", "x-token"], "msg": "Field required"},
        {"type": "json_invalid", "loc": ["cookie", "session"], "msg": "odd"},
        {"type": "missing", "loc": ["body"], "msg": "no body"},
    ]);
    for key in ["detail", "errors"] {
        let received = read::<Problem>(422, &json!({ key: list }));
        assert_eq!(
            issues(&received),
            [
                r#"missing|Field required|/items/0/price|{"input":{}}"#,
                "int_parsing|not an integer|page|{}",
                "missing|Field required|x-token|{}",
                r#"json_invalid|odd||{"loc":["cookie","session"]}"#,
                "missing|no body||{}",
            ]
        );
        assert_eq!(received.others().to_value(), json!({}));
    }
}

/// `ValidationProblemDetails` of ASP.NET.
#[test]
fn issues_of_aspnet_are_parsed() {
    let body = json!({"title": "One or more validation errors occurred.", "status": 400,
        "errors": {"Name": ["required", "too short"], "Lines[0].Sku": ["unknown"], "$.price": ["x"]},
        "traceId": "00-1"});
    let received = read::<Problem>(400, &body);
    let mut found = issues(&received);
    found.sort();
    assert_eq!(
        found,
        ["|required|/Name|{}", "|too short|/Name|{}", "|unknown|/Lines/0/Sku|{}", "|x|/price|{}"]
    );
    assert_eq!(received.data().to_value(), json!({"traceId": "00-1"}));
    assert_eq!(received.others().to_value(), json!({}));
    let odd = json!({"errors": {"Name": ["required", 5]}});
    assert_eq!(issues(&read::<Problem>(400, &odd)), ["|required|/Name|{}"]);
    assert_eq!(others::<Problem>(400, &odd), odd);
}

/// JSON:API 1.1 §7.1: a `meta` may be next to `errors`, with any content.
#[test]
fn json_api_with_a_meta_of_another_server() {
    for meta in [
        json!({"served_by": "eu-1"}),
        json!({"served_by": "eu-1", "name": "edge"}),
        json!({"served_by": "eu-1", "code": 5, "message": "ok"}),
    ] {
        let body = json!({"errors": [{"status": "404", "code": "ITEM_GONE",
            "detail": "Item 7 is gone."}], "meta": meta});
        let received = read::<JsonApi>(404, &body);
        assert_eq!((received.name(), received.has_name()), ("ITEM_GONE", true));
        assert_eq!(received.message().as_str(), Some("Item 7 is gone."));
        assert_eq!(received.code_number(), None);
        assert_eq!(received.data().to_value(), json!({"served_by": "eu-1"}));
        let mut rest = meta.clone();
        rest.as_object_mut().expect("it is an object").remove("served_by");
        assert_eq!(received.others().to_value(), rest);
    }
    // Each of several errors is an issue. The title and the help are from the first error.
    let body = json!({"errors": [
        {"id": "1", "status": "400", "code": "A", "title": "First", "links": {"about": "https://a"}},
        {"id": "2", "status": "422", "code": "B", "title": "Second", "links": {"about": "https://b"}},
    ]});
    let received = read::<JsonApi>(400, &body);
    assert_eq!(
        issues(&received),
        [
            r#"A|||{"id":"1"}"#,
            r#"B|||{"id":"2","links":{"about":"https://b"},"status":"422","title":"Second"}"#,
        ]
    );
    assert_eq!((received.title(), received.help()), ("First", Some("https://a")));
}

#[test]
fn a_fraction_of_a_second_is_rounded_up() {
    for (delay, seconds) in [
        (json!(64.57), 65),
        (json!(64.0), 64),
        (json!(0.001), 1),
        (json!(7), 7),
        (json!(6.4e1), 64),
        (json!(1e300), u64::MAX),
    ] {
        for key in ["retry_after", "retryAfter"] {
            let received = read::<Problem>(429, &json!({ key: delay }));
            let expected = Some(api_error::RetryAfter::Seconds(seconds));
            assert_eq!(received.retry_after(), expected, "{delay}");
        }
    }
    for odd in [json!(-1.5), json!("soon"), json!(null), json!([1]), json!("7")] {
        assert_eq!(read::<Problem>(429, &json!({"retry_after": odd})).retry(), Retry::Backoff);
    }
    // RFC 9110 §10.2.3 allows only a date or an integer. A client rounds a fraction up, and ignores
    // other text.
    for (value, retry) in [
        ("1.5", Retry::After(Duration::from_secs(2))),
        (" 3 ", Retry::After(Duration::from_secs(3))),
        ("-1.5", Retry::Backoff),
        ("soon", Retry::Backoff),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", HeaderValue::from_static(value));
        let received = Problem::parse(StatusCode::TOO_MANY_REQUESTS, &headers, b"");
        assert_eq!(received.retry(), retry, "{value}");
    }
}

/// RFC 9110 §15: an unrecognized status is treated as the x00 status of its class.
#[test]
fn an_unregistered_status_is_treated_as_its_class() {
    for (status, retry) in [
        (520, Retry::Backoff),
        (522, Retry::Backoff),
        (529, Retry::Backoff),
        (599, Retry::Backoff),
        (430, Retry::Never),
        (499, Retry::Never),
        (501, Retry::Never),
        (505, Retry::Never),
    ] {
        assert_eq!(read::<Problem>(status, &json!({})).retry(), retry, "{status}");
    }
}

/// RFC 9110 §9.2.2: a request that may have been executed is repeated only if it is idempotent.
#[test]
fn a_retry_depends_on_the_method() {
    let response = |status: u16, header: Option<&'static str>| {
        let mut headers = HeaderMap::new();
        if let Some(value) = header {
            headers.insert("retry-after", HeaderValue::from_static(value));
        }
        Problem::parse(StatusCode::from_u16(status).expect("it is valid"), &headers, b"")
    };
    let seven = Retry::After(Duration::from_secs(7));
    for (status, header, any, unsafe_method) in [
        (400, None, Retry::Never, Retry::Never),
        (408, None, Retry::Backoff, Retry::Backoff),
        (409, Some("7"), seven, Retry::Never),
        (425, None, Retry::Backoff, Retry::Backoff),
        (429, None, Retry::Backoff, Retry::Backoff),
        (429, Some("7"), seven, seven),
        (500, None, Retry::Backoff, Retry::Never),
        (501, None, Retry::Never, Retry::Never),
        (502, Some("7"), seven, Retry::Never),
        (503, None, Retry::Backoff, Retry::Never),
        (503, Some("7"), seven, seven),
        (504, None, Retry::Backoff, Retry::Never),
        (522, None, Retry::Backoff, Retry::Never),
    ] {
        let received = response(status, header);
        for method in
            [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE, Method::PUT, Method::DELETE]
        {
            assert_eq!(received.retry_for(&method), any, "{method} {status}");
        }
        let own = Method::from_bytes(b"PURCHASE").expect("it is a token");
        for method in [Method::POST, Method::PATCH, Method::CONNECT, own] {
            assert_eq!(received.retry_for(&method), unsafe_method, "{method} {status}");
        }
    }
}
