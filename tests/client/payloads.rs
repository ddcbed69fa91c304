//! Error bodies from published documents, parsed as those documents describe them.

use api_error::envelope::{Coded, Detailed, GoogleRpc, JsonApi, Meta, OAuth2, Problem};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, GrpcCode, Location, Received};
use serde_json::{Value, json};

fn read<V: Envelope>(status: u16, body: &str) -> Received {
    let status = StatusCode::from_u16(status).expect("the status is valid");
    V::parse(status, &HeaderMap::new(), body.as_bytes())
}

fn issues(received: &Received) -> Vec<(String, String, String)> {
    let mut issues = Vec::new();
    received.issues().for_each_issue(&mut |issue| {
        let place = match issue.location() {
            Location::Pointer(text) => format!("pointer {text}"),
            Location::Parameter(text) => format!("parameter {text}"),
            Location::Header(text) => format!("header {text}"),
            _ => "elsewhere".to_owned(),
        };
        issues.push((issue.name().to_owned(), issue.message().to_string(), place));
    });
    issues
}

fn issue(name: &str, message: &str, place: &str) -> (String, String, String) {
    (name.into(), message.into(), place.into())
}

#[test]
fn rfc_9457() {
    let credit = read::<Problem>(
        403,
        r#"{"type": "https://example.com/probs/out-of-credit",
            "title": "You do not have enough credit.",
            "detail": "Your current balance is 30, but that costs 50.",
            "instance": "/account/12345/msgs/abc",
            "balance": 30,
            "accounts": ["/account/12345", "/account/67890"]}"#,
    );
    assert_eq!(credit.type_uri(), Some("https://example.com/probs/out-of-credit"));
    assert_eq!(credit.title(), "You do not have enough credit.");
    assert_eq!(credit.message().as_str(), Some("Your current balance is 30, but that costs 50."));
    assert_eq!(credit.instance(), Some("/account/12345/msgs/abc"));
    assert_eq!(
        credit.data().to_value(),
        json!({"balance": 30, "accounts": ["/account/12345", "/account/67890"]})
    );
    assert!(!credit.has_name());

    let invalid = read::<Problem>(
        422,
        r##"{"type": "https://example.net/validation-error",
            "title": "Your request is not valid.",
            "errors": [
                {"detail": "must be a positive integer", "pointer": "#/age"},
                {"detail": "must be 'green', 'red' or 'blue'", "pointer": "#/profile/color"}]}"##,
    );
    assert_eq!(
        issues(&invalid),
        [
            issue("", "must be a positive integer", "pointer /age"),
            issue("", "must be 'green', 'red' or 'blue'", "pointer /profile/color"),
        ]
    );

    let about_blank = read::<Problem>(404, r#"{"type":"about:blank","title":"Not Found"}"#);
    assert_eq!(about_blank.type_uri(), None);
}

#[test]
fn rfc_6749() {
    let token = read::<OAuth2>(400, r#"{"error":"invalid_request"}"#);
    assert_eq!(token.name(), "invalid_request");
    let redirect =
        OAuth2::parse_redirect("https://client.example.com/cb?error=access_denied&state=xyz")
            .expect("the URL contains an error");
    assert_eq!((redirect.received().name(), redirect.state()), ("access_denied", Some("xyz")));
    let implicit =
        OAuth2::parse_redirect("https://client.example.com/cb#error=access_denied&state=xyz")
            .expect("the URL contains an error");
    assert_eq!((implicit.received().name(), implicit.state()), ("access_denied", Some("xyz")));
}

#[test]
fn json_api() {
    let one = read::<JsonApi>(
        422,
        r#"{"errors": [{"status": "422", "source": {"pointer": "/data/attributes/firstName"},
            "title": "Invalid Attribute",
            "detail": "First name must contain at least two characters."}]}"#,
    );
    assert_eq!(one.title(), "Invalid Attribute");
    assert_eq!(one.message().as_str(), Some("First name must contain at least two characters."));
    assert_eq!(
        issues(&one),
        [issue(
            "",
            "First name must contain at least two characters.",
            "pointer /data/attributes/firstName"
        )]
    );

    let several = read::<JsonApi>(
        400,
        r#"{"jsonapi": {"version": "1.1"}, "errors": [
            {"code": "123", "source": {"pointer": "/data/attributes/firstName"},
             "title": "Value is too short", "detail": "First name must contain at least two characters."},
            {"code": "225", "source": {"pointer": "/data/attributes/password"},
             "title": "Passwords must contain a letter, number, and punctuation character.",
             "detail": "The password provided is missing a punctuation character."},
            {"source": {"parameter": "include"}, "title": "Invalid Query Parameter",
             "detail": "The resource does not have an `author` relationship path."}]}"#,
    );
    assert!(!several.has_name());
    assert_eq!(several.message().as_str(), Some("Bad Request"));
    let found = issues(&several);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].0, "123");
    assert_eq!(found[2].2, "parameter include");
    assert_eq!(several.others().to_value(), json!({"jsonapi": {"version": "1.1"}}));

    let linked = read::<JsonApi>(
        400,
        r#"{"errors":[{"id":"e1","links":{"about":{"href":"https://x/1"},"type":"https://x/t"},"code":"C"}]}"#,
    );
    assert_eq!((linked.help(), linked.type_uri()), (Some("https://x/1"), Some("https://x/t")));
    assert_eq!((linked.name(), linked.request_id()), ("C", Some("e1")));
}

#[test]
fn aip_193() {
    let received = read::<GoogleRpc>(
        429,
        r#"{"error": {"code": 429,
            "message": "The zone 'us-east1-a' does not have enough resources available to fulfill the request. Try a different zone, or try again later.",
            "status": "RESOURCE_EXHAUSTED",
            "details": [
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RESOURCE_AVAILABILITY",
                 "domain": "compute.googleapis.com",
                 "metadata": {"zone": "us-east1-a", "vmType": "e2-medium", "attachment": "local-ssd=3,nvidia-t4=2",
                              "zonesWithCapacity": "us-central1-f,us-central1-c"}},
                {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US", "message": "An <e2-medium> VM"},
                {"@type": "type.googleapis.com/google.rpc.Help", "links": [{"description": "Additional information", "url": "https://cloud.google.com/compute/docs/resource-error"}]}]}}"#,
    );
    assert_eq!(received.name(), "RESOURCE_AVAILABILITY");
    assert_eq!(received.domain(), Some("compute.googleapis.com"));
    assert_eq!(received.grpc(), GrpcCode::ResourceExhausted);
    assert_eq!(received.help(), Some("https://cloud.google.com/compute/docs/resource-error"));
    assert_eq!(received.data().to_value()["zone"], "us-east1-a");
    assert_eq!(received.others().to_value()["details"]["locale"], "en-US");
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).expect("the body is JSON")
}

#[test]
fn coded_bodies_of_crossing_minds() {
    let document = document(include_str!("../fixtures/crossing-minds.json"));
    let example = &document["example"];
    let received = read::<Coded>(400, &example["body"].to_string());
    assert_eq!((received.name(), received.code_number()), ("DUPLICATED_ITEM_ID", Some(42)));
    assert_eq!(received.code_name(), Some("DuplicatedError"));
    assert_eq!(received.data().to_value(), json!({"type": "item", "key": 11111}));
    // A 5xx may come without a code.
    let down = read::<Coded>(503, r#"{"error_name":"ServerUnavailable","message":"later"}"#);
    assert_eq!((down.name(), down.code_number()), ("SERVICE_UNAVAILABLE", None));
}

#[test]
fn detailed_bodies_of_fanfare() {
    let document = document(include_str!("../fixtures/fanfare.json"));
    let example = read::<Detailed>(400, &document["example"].to_string());
    assert_eq!(example.name(), "ERROR_CODE");
    assert_eq!(example.message().as_str(), Some("Human-readable description"));
    let invalid = read::<Detailed>(422, &document["validation_example"].to_string());
    assert_eq!(invalid.name(), "validation_error");
    assert_eq!(issues(&invalid), [issue("required", "Required field", "pointer /email")]);
    let bad = read::<Detailed>(400, &document["bad_request_example"].to_string());
    assert_eq!(bad.name(), "bad_request");
}

#[test]
fn meta_bodies_of_an_enterprise_api() {
    let document = document(include_str!("../fixtures/meta.json"));
    let example = read::<Meta>(401, &document["example"].to_string());
    assert_eq!(example.name(), "Unauthorized");
    assert_eq!(example.message().as_str(), Some("You are not authorized to perform this action."));
    let invalid = read::<Meta>(422, &document["validation_example"].to_string());
    assert_eq!(
        issues(&invalid),
        [
            issue("InvalidEmail", "invalid email", "pointer "),
            issue("InvalidPassword", "invalid password", "pointer "),
        ]
    );
}

#[test]
fn message_only_bodies_of_cirro() {
    use api_error::envelope::{Described, MessageOnly};
    let document = document(include_str!("../fixtures/cirro.json"));
    for error in document["errors"].as_array().expect("the value is an array") {
        let status = u16::try_from(error["status"].as_u64().expect("the value is a number"))
            .expect("the status fits");
        let Some(message) = error["message"].as_str() else { continue };
        let received = read::<MessageOnly>(status, &json!({"error": message}).to_string());
        assert_eq!(received.message().as_str(), Some(message));
        assert_eq!(received.is_retryable(), status >= 500 || status == 429);
    }
    let described =
        read::<Described>(404, r#"{"message":"Not Found","description":"No such folder"}"#);
    assert_eq!(described.message().as_str(), Some("No such folder"));
    assert_eq!(described.title(), "Not Found");
}
