//! Extractors that validate. Their issues have the field names that clients send.

use crate::app::{App, Log, Reply};
use api_error::ApiErrorLayer;
use api_error::axum::{Form, Json, Path, Query, Valid, garde};
use api_error::envelope::Problem;
use axum::Router;
use axum::routing::{get, post};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use validator::Validate;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Account {
    #[validate(length(min = 8))]
    new_password: String,
    #[serde(default)]
    #[validate(nested)]
    post_addresses: Vec<Address>,
    #[serde(default)]
    #[validate(range(min = 18))]
    age_in_years: u8,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "kebab-case")]
struct Address {
    #[validate(length(equal = 2))]
    country_code: String,
    #[validate(length(min = 1))]
    r#type: String,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Page {
    #[validate(range(max = 100))]
    page_size: u32,
}

#[derive(Deserialize, ::garde::Validate)]
#[serde(rename_all = "camelCase")]
struct Note {
    #[garde(length(min = 3))]
    short_text: String,
    #[garde(dive)]
    page_marks: Vec<Mark>,
}

#[derive(Deserialize, ::garde::Validate)]
#[serde(rename_all = "PascalCase")]
struct Mark {
    #[garde(range(max = 100))]
    page_size: u32,
}

/// Fields that serde renames one by one.
#[derive(Deserialize, Validate)]
struct Renamed {
    #[serde(rename = "@id")]
    #[validate(length(min = 1))]
    id: String,
    #[serde(rename = "$ref")]
    #[validate(length(min = 1))]
    r#ref: String,
    #[serde(rename = "2nd-line")]
    #[validate(length(min = 1))]
    _2nd_line: String,
    #[serde(rename = "EMail")]
    #[validate(email)]
    e_mail: String,
    /// `sku` and `article` have different letters, so a pointer contains `article`.
    #[serde(rename = "sku")]
    #[validate(length(min = 1))]
    article: String,
    #[serde(rename = "amount")]
    #[validate(range(min = 1))]
    quantity: u32,
}

async fn app() -> App {
    let router = Router::new()
        .route(
            "/accounts",
            post(async |Valid(Json(account)): Valid<Json<Account>>| account.new_password),
        )
        .route(
            "/pages",
            get(async |Valid(Query(page)): Valid<Query<Page>>| page.page_size.to_string()),
        )
        .route(
            "/pages/{pageSize}",
            get(async |Valid(Path(page)): Valid<Path<Page>>| page.page_size.to_string()),
        )
        .route(
            "/forms",
            post(async |Valid(Form(page)): Valid<Form<Page>>| page.page_size.to_string()),
        )
        .route("/renamed", post(async |Valid(Json(it)): Valid<Json<Renamed>>| it.article))
        .route(
            "/notes",
            post(async |garde::Valid(Json(note)): garde::Valid<Json<Note>>| note.short_text),
        )
        .route(
            "/marks",
            get(async |garde::Valid(Query(mark)): garde::Valid<Query<Mark>>| {
                mark.page_size.to_string()
            }),
        );
    App::of(router.layer(ApiErrorLayer::<Problem>::new())).await
}

fn issues(reply: &Reply) -> Vec<Value> {
    reply.json()["errors"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn pointers_have_the_names_of_the_client() {
    let log = Log::start();
    let app = app().await;
    let body = r#"{"newPassword":"hunter2","postAddresses":[
        {"country-code":"de","type":"home"}, {"country-code":"deu","type":""}]}"#;
    let reply = app.post_json("/accounts", body).await;
    assert_eq!(reply.status, 422);
    assert_eq!(
        issues(&reply),
        [
            json!({ "name": "range", "detail": "must be at least 18", "pointer": "#/ageInYears", "min": 18 }),
            json!({ "name": "length", "detail": "must have at least 8 characters", "pointer": "#/newPassword", "min": 8 }),
            json!({ "name": "length", "detail": "must have 2 characters", "pointer": "#/postAddresses/1/country-code", "equal": 2 }),
            json!({ "name": "length", "detail": "must have at least 1 character", "pointer": "#/postAddresses/1/type", "min": 1 }),
        ]
    );
    let log = log.text();
    assert!(log.contains("must have at least 8 characters"), "{log}");
    for text in [&*reply.text, &log] {
        assert!(!text.contains("hunter2"), "{text}");
    }
}

/// The pointer contains the serde name of a field if this name has the same letters and digits as
/// the Rust name. Otherwise, the pointer contains the Rust name, and never the name of another
/// field.
#[tokio::test]
async fn a_pointer_has_the_serde_name_or_the_rust_name_of_a_renamed_field() {
    let app = app().await;
    let body = r#"{"@id":"","$ref":"","2nd-line":"","EMail":"","sku":"","amount":0}"#;
    let reply = app.post_json("/renamed", body).await;
    assert_eq!(reply.status, 422);
    let mut pointers: Vec<_> =
        issues(&reply).iter().map(|issue| issue["pointer"].as_str().unwrap().to_owned()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["#/$ref", "#/2nd-line", "#/@id", "#/EMail", "#/article", "#/quantity"]);
}

#[tokio::test]
async fn a_value_of_the_wrong_type_is_an_issue() {
    let app = app().await;
    let reply = app.post_json("/accounts", r#"{"newPassword":7}"#).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.issue()["name"], "wrong_type");
    assert_eq!(reply.issue()["pointer"], "#/newPassword");

    let body = r#"{"newPassword":"longer than that","ageInYears":18}"#;
    let reply = app.post_json("/accounts", body).await;
    assert_eq!((reply.status, &*reply.text), (200, "longer than that"));
}

#[tokio::test]
async fn parameters_are_validated() {
    let app = app().await;
    let expected = json!({ "name": "range", "detail": "must be at most 100", "parameter": "pageSize", "max": 100 });
    for path in ["/pages?pageSize=101", "/pages/101"] {
        let reply = app.get(path).await;
        assert_eq!(reply.status, 400, "{path} {reply:?}");
        assert_eq!(reply.issue(), expected, "{path}");
    }
    assert_eq!(app.get("/pages?pageSize=x").await.issue()["name"], "wrong_type");
    for path in ["/pages?pageSize=100", "/pages/100"] {
        assert_eq!(app.get(path).await.text, "100", "{path}");
    }
    let form = Some("application/x-www-form-urlencoded");
    let reply = app.send(Method::POST, "/forms", form, b"pageSize=101".to_vec()).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.issue()["pointer"], "#/pageSize");
}

#[tokio::test]
async fn garde_has_the_same_extractor() {
    let app = app().await;
    let reply =
        app.post_json("/notes", r#"{"shortText":"ab","pageMarks":[{"PageSize":101}]}"#).await;
    assert_eq!(reply.status, 422);
    let mut pointers: Vec<_> =
        issues(&reply).iter().map(|issue| issue["pointer"].as_str().unwrap().to_owned()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["#/pageMarks/0/PageSize", "#/shortText"]);

    let reply = app.get("/marks?PageSize=101").await;
    assert_eq!(reply.status, 400);
    assert_eq!(
        reply.issue(),
        json!({ "name": "invalid", "detail": "greater than 100", "parameter": "PageSize" })
    );
}
