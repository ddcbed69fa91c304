//! Any text and any data: the body is valid JSON, and what went in comes back.

use std::{collections::BTreeMap, fmt};

use api_error::{
    ApiError, Context, Issue,
    bytes::Bytes,
    envelope::{
        Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
    },
    http::Response,
    render,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[error("{message}")]
#[status(400)]
#[api_error(envelope = MessageOnly)]
struct Said {
    message: String,
    #[data]
    text: String,
    #[data]
    number: i64,
    #[data]
    large: u64,
    #[data]
    float: f64,
    #[data]
    list: Vec<Option<String>>,
    #[data]
    map: BTreeMap<String, f64>,
    #[data]
    maybe: Option<String>,
    #[api_error(issues)]
    issues: Vec<Issue>,
}

impl Said {
    fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            text: message.clone(),
            message,
            number: 0,
            large: 0,
            float: 0.0,
            list: Vec::new(),
            map: BTreeMap::new(),
            maybe: None,
            issues: Vec::new(),
        }
    }
}

fn parse(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).expect("the body is JSON")
}

type Render = fn(&dyn ApiError, &Context) -> Response<Bytes>;

/// Where each envelope puts the message; `OAuth2` has its own characters, and is tested on its own.
const MESSAGES: [(Render, &str); 8] = [
    (render::<Problem>, "/detail"),
    (render::<MessageOnly>, "/error"),
    (render::<Detailed>, "/message"),
    (render::<Coded>, "/message"),
    (render::<Meta>, "/meta/error/message"),
    (render::<Described>, "/description"),
    (render::<JsonApi>, "/errors/0/detail"),
    (render::<GoogleRpc>, "/error/message"),
];

/// The message is escaped as `serde_json` does it.
fn assert_escaped(message: &str) {
    let response = Said::new(message).to_response();
    let expected = json!({ "error": message }).to_string();
    assert_eq!(str::from_utf8(response.body()).unwrap(), expected);
}

/// The message comes back from every envelope.
fn assert_comes_back(message: &str) {
    assert_escaped(message);
    let error = Said::new(message);
    for (render, pointer) in MESSAGES {
        let body = parse(&render(&error, &Context::new()));
        assert_eq!(body.pointer(pointer).and_then(Value::as_str), Some(message), "{pointer}");
    }
    assert_eq!(error.data().to_value()["text"], message);
    parse(&render::<OAuth2>(&error, &Context::new()));
}

#[test]
fn every_escape() {
    assert_comes_back("\" \\ / \u{8} \u{c} \n \r \t");
    for control in '\0'..=' ' {
        assert_comes_back(&control.to_string());
        assert_comes_back(&format!("before{control}after"));
    }
    let all: String = ('\0'..='\u{ff}').collect();
    assert_comes_back(&all);
}

#[test]
fn every_place_in_a_word() {
    // Around the lengths of what a processor compares at once.
    for length in 0..40 {
        for at in 0..length {
            for odd in ['"', '\\', '\n', '\u{1f}', '\u{7f}', '!', '#', '[', ']', 'é', '😀'] {
                let text: String = (0..length).map(|i| if i == at { odd } else { 'a' }).collect();
                assert_escaped(&text);
            }
        }
    }
}

#[test]
fn unusual_characters() {
    for text in [
        "",
        " ",
        "\"",
        "'",
        "\\",
        "\\\"",
        "\u{2028}\u{2029}",
        "😀👩‍👩‍👧‍👦🏳️‍🌈",
        "e\u{301}",
        "\u{feff}bom",
        "\u{fffd}\u{fffe}\u{ffff}",
        "\u{d7ff}\u{e000}\u{10ffff}",
        "</script><!--",
        "{\"error\":\"nested\"}",
        "{} {{}} {0} %s $x",
        "\u{202e}rtl",
        "\u{80}\u{9f}",
    ] {
        assert_comes_back(text);
    }
}

#[test]
fn a_mebibyte() {
    assert_comes_back(&"x".repeat(1 << 20));
    assert_escaped(&"\"\u{1}é".repeat(1 << 18));
}

#[test]
fn text_in_pieces() {
    #[derive(Debug, ApiError)]
    #[status(400)]
    #[api_error(envelope = MessageOnly)]
    struct Pieces(&'static [&'static str]);
    impl fmt::Display for Pieces {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            for piece in self.0 {
                f.write_str(piece)?;
                write!(f, "{piece:>4}{piece:?}")?;
            }
            fmt::Write::write_char(f, '"')
        }
    }
    impl std::error::Error for Pieces {}

    for pieces in [&["a", "\"", "", "é\n"][..], &[]] {
        let error = Pieces(pieces);
        assert_eq!(parse(&error.to_response()), json!({ "error": error.to_string() }));
    }
}

#[test]
fn a_failing_display_still_gives_a_response() {
    #[derive(Debug, ApiError)]
    #[status(409)]
    #[name("BROKEN")]
    struct Broken {
        #[data]
        kept: u8,
    }
    impl fmt::Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half \"")?;
            Err(fmt::Error)
        }
    }
    impl std::error::Error for Broken {}

    let error = Broken { kept: 1 };
    for render in MESSAGES.map(|(render, _)| render).into_iter().chain([render::<OAuth2> as _]) {
        let response = render(&error, &Context::new());
        assert_eq!(response.status(), 409);
        parse(&response);
    }
    let body = parse(&error.to_response());
    assert_eq!((&body["name"], &body["kept"]), (&json!("BROKEN"), &json!(1)));
}

#[test]
fn ids_and_instances_are_escaped() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct E;

    let id = "a\"\\\u{1}é";
    let context = Context::new().with_request_id(id).with_instance(id);
    for render in MESSAGES.map(|(render, _)| render) {
        parse(&render(&E, &context));
    }
    let body = parse(&E.render(&context));
    assert_eq!((&body["request_id"], &body["instance"]), (&json!(id), &json!(id)));
}

#[test]
fn equal_errors_with_different_texts_are_not_mixed_up() {
    #[derive(Debug, Error, ApiError)]
    #[error("{0}")]
    #[status(400)]
    #[api_error(envelope = MessageOnly)]
    struct Varying(String);

    for text in ["one", "two", "", "one", "oneone"] {
        assert_eq!(parse(&Varying(text.to_owned()).to_response()), json!({ "error": text }));
    }
}

prop_compose! {
    fn said()(
        message in any::<String>(),
        text in any::<String>(),
        number in any::<i64>(),
        large in any::<u64>(),
        float in any::<f64>(),
        list in prop::collection::vec(any::<Option<String>>(), 0..5),
        map in prop::collection::btree_map(any::<String>(), -1e9..1e9, 0..5),
        maybe in any::<Option<String>>(),
        issues in prop::collection::vec(issue(), 0..4),
    ) -> Said {
        Said { message, text, number, large, float, list, map, maybe, issues }
    }
}

fn issue() -> impl Strategy<Value = Issue> {
    (any::<[String; 3]>(), any::<Option<(String, String)>>(), 0..3_u8).prop_map(
        |([name, message, place], with, kind)| {
            let issue = match kind {
                0 => Issue::new(name, message, place),
                1 => Issue::parameter(name, message, place),
                _ => Issue::header(name, message, place),
            };
            match with {
                Some((key, value)) => issue.with(key, value),
                None => issue,
            }
        },
    )
}

proptest! {
    #[test]
    fn the_body_is_json_and_the_text_comes_back(
        error in said(),
        id in any::<String>(),
        instance in any::<String>(),
    ) {
        let context = Context::new().with_request_id(id).with_instance(instance);
        for (render, pointer) in MESSAGES {
            let body = parse(&render(&error, &context));
            let pointer = match pointer {
                "/errors/0/detail" if !error.issues.is_empty() => "/meta/message",
                pointer => pointer,
            };
            prop_assert_eq!(body.pointer(pointer).and_then(Value::as_str), Some(&*error.message));
        }
        parse(&render::<OAuth2>(&error, &context));
    }

    #[test]
    fn data_comes_back(error in said()) {
        let data = parse(&render::<Detailed>(&error, &Context::new()))["details"].take();
        let mut expected = json!({
            "text": error.text,
            "number": error.number,
            "large": error.large,
            "float": error.float,
            "list": error.list,
            "map": error.map,
        });
        if let Some(maybe) = &error.maybe {
            expected["maybe"] = json!(maybe);
        }
        // Reading a float back may differ in its last digit; both went through the same reader.
        let expected: Value = serde_json::from_str(&expected.to_string()).unwrap();
        prop_assert_eq!(data, expected);
    }

    #[test]
    fn escapes_are_those_of_serde_json(text in "[\\PC\\x00-\\x7f]*") {
        let error = Said::new(text);
        let expected = json!({ "error": error.message }).to_string();
        let response = error.to_response();
        prop_assert_eq!(response.body().as_ref(), expected.as_bytes());
    }

    #[test]
    fn issues_come_back(error in said()) {
        let body = parse(&render::<Coded>(&error, &Context::new()));
        let errors = body["error_data"].get("errors").map_or(0, |list| list.as_array().unwrap().len());
        prop_assert_eq!(errors, error.issues.len());
        let meta = parse(&render::<Meta>(&error, &Context::new()));
        let mut index = 0;
        error.issues().for_each_issue(&mut |issue| {
            let sent = &body["error_data"]["errors"][index];
            assert_eq!(sent["name"], issue.name());
            assert_eq!(sent["message"], issue.message().to_string());
            let sent = &meta["meta"]["error"]["errors"][index];
            assert_eq!(*sent, json!({ "type": issue.name(), "message": issue.message().to_string() }));
            index += 1;
        });
    }

    #[test]
    fn a_pointer_is_a_uri_fragment_that_reads_back(pointer in "(/(\\PC|~0|~1)*)*") {
        let mut error = Said::new("");
        error.issues.push(Issue::new("n", "m", pointer.clone()));
        let body = parse(&render::<Problem>(&error, &Context::new()));
        let fragment = body["errors"][0]["pointer"].as_str().unwrap();
        // RFC 3986 §3.5: fragment = *( pchar / "/" / "?" )
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte);
        let encoded = fragment.strip_prefix('#').expect("a fragment");
        prop_assert!(encoded.bytes().all(allowed), "{}", fragment);
        prop_assert_eq!(percent_decode(encoded), pointer);
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend(parts.next().expect("the first part").bytes());
    for part in parts {
        let (hex, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

mod rfc_9457 {
    //! The bodies that RFC 9457 shows, with the members that this library adds.

    use super::*;

    /// `body` without the members that are ours, wherever they are.
    fn without_ours(mut body: Value, ours: &[&str]) -> Value {
        let object = body.as_object_mut().expect("an object");
        for member in ours {
            assert!(object.remove(*member).is_some(), "{member} was added");
        }
        body
    }

    #[test]
    fn out_of_credit() {
        #[derive(Debug, Error, ApiError)]
        #[error("Your current balance is {balance}, but that costs {cost}.")]
        #[status(403)]
        #[api_error(
            type = "https://example.com/probs/out-of-credit",
            title = "You do not have enough credit."
        )]
        struct OutOfCredit {
            #[data]
            balance: u32,
            cost: u32,
            #[data]
            accounts: Vec<&'static str>,
        }

        let error = OutOfCredit {
            balance: 30,
            cost: 50,
            accounts: vec!["/account/12345", "/account/67890"],
        };
        let response = error.render(&Context::new().with_instance("/account/12345/msgs/abc"));
        assert_eq!(response.status(), 403);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body = parse(&response);
        assert_eq!((&body["status"], &body["name"]), (&json!(403), &json!("OUT_OF_CREDIT")));
        assert_eq!(
            without_ours(body, &["status", "name"]),
            json!({
                "type": "https://example.com/probs/out-of-credit",
                "title": "You do not have enough credit.",
                "detail": "Your current balance is 30, but that costs 50.",
                "instance": "/account/12345/msgs/abc",
                "balance": 30,
                "accounts": ["/account/12345", "/account/67890"],
            })
        );
    }

    #[test]
    fn validation_error() {
        #[derive(Debug, Error, ApiError)]
        #[error("Your request is not valid.")]
        #[status(422)]
        #[api_error(
            type = "https://example.net/validation-error",
            title = "Your request is not valid."
        )]
        struct ValidationError(#[api_error(issues)] [Issue; 2]);

        let error = ValidationError([
            Issue::new("positive", "must be a positive integer", "/age"),
            Issue::new("color", "must be 'green', 'red' or 'blue'", "/profile/color"),
        ]);
        let response = error.to_response();
        assert_eq!(response.status(), 422);
        let mut body = without_ours(parse(&response), &["status", "name", "detail"]);
        for issue in body["errors"].as_array_mut().unwrap() {
            *issue = without_ours(issue.take(), &["name"]);
        }
        assert_eq!(
            body,
            json!({
                "type": "https://example.net/validation-error",
                "title": "Your request is not valid.",
                "errors": [
                    { "detail": "must be a positive integer", "pointer": "#/age" },
                    { "detail": "must be 'green', 'red' or 'blue'", "pointer": "#/profile/color" },
                ],
            })
        );
    }
}
