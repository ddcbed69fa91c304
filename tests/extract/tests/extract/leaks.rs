//! A response does not contain texts of parsers, names of Rust types, or values of the client.

use crate::app::{App, Log};
use reqwest::Method;

/// A value of the client, and parts of the texts of serde and of axum.
const SECRETS: [&str; 14] = [
    "SECRET",
    "u8",
    "u16",
    "u32",
    "Order",
    "Page",
    "Sort",
    "struct",
    "variant",
    "invalid type",
    "expected `",
    "line ",
    "column",
    "deserialize",
];

#[tokio::test]
async fn only_the_log_contains_the_text_of_the_parser() {
    let log = Log::start();
    let app = App::start().await;
    for body in [
        r#"{"userId":"SECRET"}"#,
        r#"{"userId":1,"payment":"SECRET"}"#,
        r#"{"userId":1,"payment":{"SECRET":1}}"#,
        r#"{"userId":1,"shipping":{"type":"SECRET"}}"#,
        r#"{"userId":1,"even":3}"#,
        r#"{"userId":1,"lines":[{"sku":"SECRET","amount":300}]}"#,
        r#"{"userId":1,"lines":"SECRET"}"#,
        r#""SECRET""#,
        r#"{"userId": SECRET"#,
    ] {
        let reply = app.post_json("/orders", body).await;
        assert!(matches!(reply.status, 400 | 422), "{reply:?}");
        refuse_secrets(body, &reply.text);
    }
    for path in [
        "/pages?size=SECRET",
        "/pages?size=1&sort=SECRET",
        "/pages?size=1&all=SECRET",
        "/number/SECRET",
        "/pair/SECRET/SECRET",
        "/sort/SECRET",
    ] {
        let reply = app.get(path).await;
        assert_eq!(reply.status, 400, "{reply:?}");
        refuse_secrets(path, &reply.text.replace(path.split('?').next().unwrap(), ""));
    }
    let reply = app.send(Method::POST, "/orders", Some("text/SECRET"), Vec::new()).await;
    refuse_secrets("a media type", &reply.text);

    let log = log.text();
    assert!(log.contains(r#"invalid type: string "SECRET", expected u32"#), "{log}");
    assert!(log.contains("unknown variant `SECRET`"), "{log}");
    assert!(log.contains("SECRET 3 is odd"), "{log}");
}

fn refuse_secrets(request: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{request}: {secret} in {text}");
    }
}
