//! The translated messages of `localized.rs`.

use crate::client::{Reply, ask, start};
use crate::localized::app;
use reqwest::{Client, Method};
use serde_json::json;

async fn get(path: &str, languages: Option<&str>) -> Reply {
    let address = start(app().unwrap()).await;
    let headers: Vec<_> =
        languages.map(|languages| ("accept-language", languages)).into_iter().collect();
    ask(&Client::new(), Method::GET, format!("http://{address}{path}"), &headers, "").await
}

#[tokio::test]
async fn a_client_gets_the_message_in_its_language() {
    for (languages, language, message) in [
        (Some("de"), Some("de"), "A-7 ist ausverkauft"),
        (Some("de-CH"), Some("de"), "A-7 ist ausverkauft"),
        (Some("en;q=0.1, DE-at;q=0.8, fr;q=0.9"), Some("fr"), "A-7 est épuisé"),
        (Some("ja, fr;q=0.5"), Some("fr"), "A-7 est épuisé"),
        (Some("fr;q=0, de;q=0.001"), Some("de"), "A-7 ist ausverkauft"),
        (Some("ja"), None, "only 0 of A-7 are left"),
        (Some("*"), None, "only 0 of A-7 are left"),
        (None, None, "only 0 of A-7 are left"),
    ] {
        let reply = get("/items/A-7", languages).await;
        assert_eq!(reply.status, 409);
        let body = reply.json();
        assert_eq!(body["detail"], message, "{languages:?}");
        assert_eq!((&body["name"], &body["sku"]), (&json!("SOLD_OUT"), &json!("A-7")));
        assert_eq!(reply.header("content-language"), language, "{languages:?}");
        assert_eq!(reply.header("vary"), Some("Accept-Language"), "{languages:?}");
    }
}

#[tokio::test]
async fn a_translation_contains_the_data() {
    let reply = get("/items/B-8", Some("de")).await;
    assert_eq!(reply.json()["detail"], "Von B-8 sind noch 2 Stück da");
}

#[tokio::test]
async fn a_missing_translation_is_the_untranslated_message() {
    let reply = get("/nowhere", Some("de")).await;
    assert_eq!(reply.json()["detail"], "Hier gibt es nichts");
    let reply = get("/nowhere", Some("fr")).await;
    assert_eq!(reply.json()["detail"], "Not Found");
    assert_eq!(reply.header("content-language"), None);
}

#[tokio::test]
async fn a_hidden_error_is_not_translated() {
    let reply = get("/items/C-9", Some("de")).await;
    assert_eq!(reply.json()["detail"], "Internal Server Error");
    assert_eq!((reply.header("content-language"), reply.header("vary")), (None, None));
}
