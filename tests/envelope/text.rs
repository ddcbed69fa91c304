//! Any text and any data: the body is valid JSON and contains exactly that text and data.

use std::{collections::BTreeMap, fmt};

use api_error::{
    ApiError, Context, Issue,
    bytes::Bytes,
    envelope::{
        Coded, Described, Detailed, FieldErrors, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2,
        Problem,
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
struct Sample {
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

impl Sample {
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

/// The place of the message in each envelope except `OAuth2`, which allows fewer characters.
const MESSAGES: [(Render, &str); 9] = [
    (render::<Problem>, "/detail"),
    (render::<MessageOnly>, "/error"),
    (render::<Detailed>, "/message"),
    (render::<Coded>, "/message"),
    (render::<Meta>, "/meta/error/message"),
    (render::<Described>, "/description"),
    (render::<JsonApi>, "/errors/0/detail"),
    (render::<GoogleRpc>, "/error/message"),
    (render::<FieldErrors>, "/errors/base/0"),
];

/// Fails unless the message is escaped as `serde_json` escapes it.
fn assert_escaped(message: &str) {
    let response = Sample::new(message).to_response();
    let expected = json!({ "error": message }).to_string();
    assert_eq!(str::from_utf8(response.body()).unwrap(), expected);
}

/// Fails unless each envelope in [`MESSAGES`] sends the message.
fn assert_sent(message: &str) {
    assert_escaped(message);
    let error = Sample::new(message);
    for (render, pointer) in MESSAGES {
        let body = parse(&render(&error, &Context::new()));
        assert_eq!(body.pointer(pointer).and_then(Value::as_str), Some(message), "{pointer}");
    }
    assert_eq!(error.data().to_value()["text"], message);
    parse(&render::<OAuth2>(&error, &Context::new()));
}

#[test]
fn every_escape() {
    assert_sent("\" \\ / \u{8} \u{c} \n \r \t");
    for control in '\0'..=' ' {
        assert_sent(&control.to_string());
        assert_sent(&format!("before{control}after"));
    }
    let all: String = ('\0'..='\u{ff}').collect();
    assert_sent(&all);
}

#[test]
fn an_escape_at_every_position() {
    // The JSON writer has separate code for texts of at most 16 bytes, of at most 32 bytes, and for
    // longer texts. The loop tests all three.
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
        assert_sent(text);
    }
}

#[test]
fn a_text_of_one_mebibyte() {
    assert_sent(&"x".repeat(1 << 20));
    assert_escaped(&"\"\u{1}é".repeat(1 << 18));
}

#[test]
fn a_display_that_writes_in_pieces() {
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
fn a_failing_display_does_not_prevent_a_response() {
    #[derive(Debug, ApiError)]
    #[status(409)]
    #[name("BROKEN")]
    struct Broken {
        #[data]
        sent: u8,
    }
    impl fmt::Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half \"")?;
            Err(fmt::Error)
        }
    }
    impl std::error::Error for Broken {}

    let error = Broken { sent: 1 };
    for render in MESSAGES.map(|(render, _)| render).into_iter().chain([render::<OAuth2> as _]) {
        let response = render(&error, &Context::new());
        assert_eq!(response.status(), 409);
        parse(&response);
    }
    let body = parse(&error.to_response());
    assert_eq!((&body["name"], &body["sent"]), (&json!("BROKEN"), &json!(1)));
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
fn values_with_different_texts_have_different_bodies() {
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
    fn sample()(
        message in any::<String>(),
        text in any::<String>(),
        number in any::<i64>(),
        large in any::<u64>(),
        float in any::<f64>(),
        list in prop::collection::vec(any::<Option<String>>(), 0..5),
        map in prop::collection::btree_map(any::<String>(), -1e9..1e9, 0..5),
        maybe in any::<Option<String>>(),
        issues in prop::collection::vec(issue(), 0..4),
    ) -> Sample {
        Sample { message, text, number, large, float, list, map, maybe, issues }
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
    fn the_body_is_json_and_contains_the_text(
        error in sample(),
        id in any::<String>(),
        instance in any::<String>(),
    ) {
        let context = Context::new().with_request_id(id).with_instance(instance);
        for (render, pointer) in MESSAGES {
            let body = parse(&render(&error, &context));
            let pointer = match pointer {
                "/errors/0/detail" if !error.issues.is_empty() => "/meta/message",
                // The envelope sends the messages of the issues instead of the message.
                "/errors/base/0" if !error.issues.is_empty() => continue,
                pointer => pointer,
            };
            prop_assert_eq!(body.pointer(pointer).and_then(Value::as_str), Some(&*error.message));
        }
        parse(&render::<OAuth2>(&error, &context));
    }

    #[test]
    fn the_body_contains_the_data(error in sample()) {
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
        // A parsed float may differ in its last digit, so the expected data is parsed too.
        let expected: Value = serde_json::from_str(&expected.to_string()).unwrap();
        prop_assert_eq!(data, expected);
    }

    #[test]
    fn escapes_equal_those_of_serde_json(text in "[\\PC\\x00-\\x7f]*") {
        let error = Sample::new(text);
        let expected = json!({ "error": error.message }).to_string();
        let response = error.to_response();
        prop_assert_eq!(response.body().as_ref(), expected.as_bytes());
    }

    #[test]
    fn the_body_contains_the_issues(error in sample()) {
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

        let body = parse(&render::<FieldErrors>(&error, &Context::new()));
        let fields = body["errors"].as_object().unwrap().values();
        let mut sent: Vec<_> =
            fields.flat_map(|messages| messages.as_array().unwrap()).map(Value::to_string).collect();
        let messages = error.issues.iter().map(|issue| issue.message().to_string());
        let mut expected: Vec<_> = messages.map(|message| json!(message).to_string()).collect();
        if expected.is_empty() {
            expected.push(json!(error.message).to_string());
        }
        sent.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(sent, expected);
    }

    #[test]
    fn a_pointer_is_sent_as_a_uri_fragment(pointer in "(/(\\PC|~0|~1)*)*") {
        let mut error = Sample::new("");
        error.issues.push(Issue::new("n", "m", pointer.clone()));
        let body = parse(&render::<Problem>(&error, &Context::new()));
        let fragment = body["errors"][0]["pointer"].as_str().unwrap();
        // RFC 3986 §3.5: fragment = *( pchar / "/" / "?" )
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte);
        let encoded = fragment.strip_prefix('#').expect("the pointer is a fragment");
        prop_assert!(encoded.bytes().all(allowed), "{}", fragment);
        prop_assert_eq!(percent_decode(encoded), pointer);
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend(parts.next().expect("a split has a first part").bytes());
    for part in parts {
        let (hex, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).expect("two hexadecimal digits follow"));
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).expect("the text is UTF-8")
}
