//! Error responses of OAuth 2.0 servers that do not send JSON.

use api_error::Envelope;
use api_error::envelope::OAuth2;
use api_error::http::{HeaderMap, HeaderValue, StatusCode};

/// RFC 6749 §5.2 requires JSON, but some token endpoints send a form.
#[test]
fn a_form_of_oauth2_is_parsed() {
    let parse = |media_type, body: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(media_type));
        OAuth2::parse(StatusCode::BAD_REQUEST, &headers, body.as_bytes())
    };
    let form = "error=bad_verification_code&error_description=The+code+is%20old.&error_uri=https%3A%2F%2Fa";
    let received = parse("application/x-www-form-urlencoded; charset=utf-8", form);
    assert_eq!((received.name(), received.has_name()), ("bad_verification_code", true));
    assert_eq!(received.message().as_str(), Some("The code is old."));
    assert_eq!(received.help(), Some("https://a"));
    assert_eq!(received.body(), form);
    assert!(!parse("text/plain", form).has_name());
}

/// RFC 6750 §3 defines the challenge. Not every server also writes the error in the body.
#[test]
fn a_challenge_of_oauth2_is_parsed_if_the_body_has_no_error() {
    const CHALLENGE: &str =
        "Bearer error=\"invalid_token\", error_description=\"expired\", error_uri=\"https://a\"";
    const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json";
    let parse = |media_type, challenge, body: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(media_type));
        headers.insert("www-authenticate", HeaderValue::from_static(challenge));
        OAuth2::parse(StatusCode::UNAUTHORIZED, &headers, body.as_bytes())
    };
    for (media_type, body) in [
        (FORM, ""),
        (FORM, "status=failed"),
        (FORM, "error_description=of+the+form&error_uri=https://b"),
        (JSON, ""),
        (JSON, "{}"),
        (JSON, r#"{"error_description":"of the object","error_uri":"https://b"}"#),
        ("text/html", "<html>"),
    ] {
        let received = parse(media_type, CHALLENGE, body);
        assert_eq!((received.name(), received.has_name()), ("invalid_token", true), "{body}");
        assert_eq!(received.message().as_str(), Some("expired"), "{body}");
        assert_eq!(received.help(), Some("https://a"), "{body}");
        assert_eq!(received.body(), body);
    }
    for (media_type, body) in
        [(FORM, "error=invalid_client"), (JSON, r#"{"error":"invalid_client"}"#)]
    {
        let received = parse(media_type, CHALLENGE, body);
        assert_eq!((received.name(), received.help()), ("invalid_client", None));
        assert_eq!(received.message().as_str(), Some("Unauthorized"));
    }
    // The challenge has no description and no URI, so it does not replace the values in the body.
    for (media_type, body) in [
        (FORM, "error_description=of+the+body&error_uri=https://b"),
        (JSON, r#"{"error_description":"of the body","error_uri":"https://b"}"#),
    ] {
        for challenge in ["Bearer error=\"invalid_token\"", "Basic realm=\"a\""] {
            let received = parse(media_type, challenge, body);
            assert_eq!(received.has_name(), challenge.starts_with("Bearer"));
            assert_eq!(received.message().as_str(), Some("of the body"), "{challenge} {body}");
            assert_eq!(received.help(), Some("https://b"), "{challenge} {body}");
        }
    }
}
