//! Messages in the language of the client, in every framework and in several envelopes.

use crate::same::RUNNERS;
use crate::server::{Reply, runtime, send};
use crate::shop::ShopError;
use api_error::envelope::{Coded, GoogleRpc, JsonApi, Problem};
use api_error::layer::Languages;
use api_error::{ApiErrorLayer, Envelope, Occurrence};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http_body_util::BodyExt;
use reqwest::{Client, Method};
use serde_json::Value;
use std::borrow::Cow;
use tower::ServiceExt;

/// Translates three declared errors and a rejection.
fn translate(occurrence: &Occurrence<'_>, languages: &Languages) -> Option<Cow<'static, str>> {
    Some(match (occurrence.name(), languages.choose(&["de", "fr-CA"])?) {
        ("BUSY", "de") => "Nicht so \"schnell\"".into(),
        ("BUSY", _) => "Ralentissez".into(),
        ("SOLD_OUT", "de") => {
            format!("{} ist ausverkauft", occurrence.data().to_value()["sku"]).into()
        }
        ("LOCKED", "de") => "Das Konto ist gesperrt".into(),
        ("NOT_FOUND", "de") => "Hier ist nichts".into(),
        _ => return None,
    })
}

#[test]
fn every_framework_sends_the_translation() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let layer = ApiErrorLayer::<Coded>::new().localize(translate).register::<Problem>();
            let address = start(Some(layer.negotiate()));
            for (path, languages, message, language) in [
                ("/shop/busy", "de-CH, en;q=0.5", "Nicht so \"schnell\"", Some("de")),
                ("/shop/busy", "fr-ca;q=0.4, de;q=0.3", "Ralentissez", Some("fr-CA")),
                ("/shop/sold-out", "de", "\"A-7\" ist ausverkauft", Some("de")),
                ("/nowhere", "de", "Hier ist nichts", Some("de")),
                ("/nowhere", "fr-CA", "Not Found", None),
                ("/shop/busy", "en, de;q=0", "Slow down", None),
                ("/shop/busy", "fr", "Slow down", None),
                ("/shop/busy", "de;;;q==nan,,*, \"de\"", "Slow down", None),
                // The type declares its envelope.
                ("/shop/locked", "de", "Das Konto ist gesperrt", Some("de")),
                ("/shop/locked", "fr-CA", "The account is locked", None),
            ] {
                let url = format!("http://{address}{path}");
                let sent = [("accept-language", languages)];
                let reply = send(&client, Method::GET, url, &sent, "").await;
                let case = format!("{runner} {path} {languages}: {reply:?}");
                assert_eq!(reply.json()["message"], message, "{case}");
                assert_eq!(reply.header("content-language"), language, "{case}");
                assert!(varies(&reply), "{case}");
            }
            for path in ["/shop/database", "/shop/panic", "/any/internal"] {
                let url = format!("http://{address}{path}");
                let sent = [("accept-language", "de")];
                let reply = send(&client, Method::GET, url, &sent, "").await;
                assert_eq!(reply.json()["message"], "Internal Server Error", "{runner} {path}");
                assert!(!varies(&reply), "{runner} {path}: {reply:?}");
            }
        }
    });
}

fn varies(reply: &Reply) -> bool {
    let mut values = reply.headers.get_all("vary").iter();
    values.any(|value| value.to_str().unwrap().contains("Accept-Language"))
}

fn ask<V: Envelope + 'static>() -> Response {
    let app = Router::new().route("/", get(async || ShopError::Anonymous.into_response())).layer(
        ApiErrorLayer::<V>::new().localize(|_, languages| {
            languages.iter().any(|tag| tag == "de").then(|| "Anmelden".into())
        }),
    );
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = Request::get("/").header("accept-language", "en, de-AT;q=0.5");
    runtime.block_on(app.oneshot(request.body(Body::empty()).unwrap())).unwrap()
}

fn body(response: Response) -> Value {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let body = runtime.block_on(response.into_body().collect()).unwrap().to_bytes();
    serde_json::from_slice(&body).unwrap()
}

#[test]
fn google_rpc_sends_the_translation_next_to_the_message() {
    let response = ask::<GoogleRpc>();
    assert_eq!(response.headers()["content-language"], "de");
    let body = body(response);
    assert_eq!(body["error"]["message"], "Log in");
    let details = body["error"]["details"].as_array().unwrap();
    let expected = serde_json::json!({
        "@type": "type.googleapis.com/google.rpc.LocalizedMessage",
        "locale": "de",
        "message": "Anmelden",
    });
    assert_eq!(details.last(), Some(&expected), "{details:?}");
}

#[test]
fn a_translation_is_the_message_of_an_envelope() {
    let problem = body(ask::<Problem>());
    assert_eq!((&problem["detail"], &problem["name"]), (&"Anmelden".into(), &"ANONYMOUS".into()));
    assert_eq!(body(ask::<JsonApi>())["errors"][0]["detail"], "Anmelden");
}
