//! The keys for documents and logs: `title`, `since`, `example`, `log`, and the static members.

use super::{body, parts, specs};
use api_error::envelope::Coded;
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Catalogued, Code, Envelope, ErrorSpec, FieldSpec, LogLevel, MemberSpec};
use serde_json::json;

mod codes {
    pub(super) const CART: super::Code = super::Code::new(310, "CartError").any_status();
}

#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(title = "Cards", envelope = Coded, decode)]
#[error("text")]
enum CardError {
    #[status(402)]
    #[code(5, "Card", any_status)]
    #[api_error(member("type", "card_error"), member("doc", "a {brace}"), since = "2026-03")]
    #[api_error(log = warn)]
    Declined {
        #[data]
        #[api_error(example = 3 + 4)]
        attempts: u8,
        #[data]
        #[api_error(example = ["a", "b"].map(str::to_owned).to_vec())]
        reasons: Vec<String>,
        #[data]
        other: Option<u8>,
    },
    #[status(400)]
    #[code(5)]
    #[api_error(member("type", "card_error"), log = off)]
    Unit,
    #[status(404)]
    #[code(codes::CART)]
    Unknown,
    #[status(409)]
    #[code(codes::CART)]
    Conflict,
    #[status(500)]
    Server,
}

fn declined() -> CardError {
    CardError::Declined { attempts: 3, reasons: Vec::new(), other: None }
}

#[test]
fn a_type_has_a_title() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(title = "Of the error")]
    struct Single;

    assert_eq!(CardError::CATALOG.title(), Some("Cards"));

    assert_eq!(Single::CATALOG.title(), None);
    assert_eq!(specs::<Single>()[0].title(), "Of the error");
}

#[test]
fn facts_for_documents_are_in_the_spec() {
    let spec = specs::<CardError>()[0];
    assert_eq!(spec.since(), Some("2026-03"));
    let members = [MemberSpec::new("type", "card_error"), MemberSpec::new("doc", "a {brace}")];
    assert_eq!(spec.members(), members);
    let examples: Vec<_> = spec.fields().iter().map(FieldSpec::example).collect();
    assert_eq!(examples, [Some(json!(7)), Some(json!(["a", "b"])), None]);
    assert_eq!(specs::<CardError>()[1].since(), None);
}

#[test]
fn the_log_level_is_declared_or_depends_on_the_status() {
    assert_eq!(
        parts::<CardError, _>(ErrorSpec::log_level),
        [LogLevel::Warn, LogLevel::Off, LogLevel::Debug, LogLevel::Debug, LogLevel::Error,]
    );
}

#[test]
fn a_code_can_have_several_statuses() {
    let codes = parts::<CardError, _>(ErrorSpec::code);
    assert_eq!(
        codes,
        [
            Some(Code::new(5, "Card").any_status()),
            Some(Code::unnamed(5)),
            Some(codes::CART),
            Some(codes::CART),
            None,
        ]
    );
}

#[test]
fn static_members_are_sent_before_the_data_and_not_decoded() {
    let data = json!({
        "type": "card_error", "doc": "a {brace}", "attempts": 3, "reasons": [], "name": "DECLINED"
    });
    assert_eq!(body(&declined())["error_data"], data);
    assert_eq!(
        body(&CardError::Unit)["error_data"],
        json!({ "type": "card_error", "name": "UNIT" })
    );
    assert_eq!(body(&CardError::Unknown)["error_data"], json!({ "name": "UNKNOWN" }));

    let response = declined().to_response();
    let received = Coded::parse(StatusCode::PAYMENT_REQUIRED, &HeaderMap::new(), response.body());
    assert_eq!(received.decode::<CardError>().expect("it is complete"), declined());
    assert_eq!(declined().data().to_value()["type"], "card_error");
}

api_error::catalog! {
    static CARDS = [CardError, CartError];
}

#[expect(dead_code, reason = "only the catalog is tested")]
#[derive(Debug, thiserror::Error, ApiError)]
#[error("text")]
enum CartError {
    #[status(422)]
    #[code(310)]
    Empty,
}

#[test]
fn a_catalog_accepts_a_number_with_any_status() {
    let statuses: Vec<_> = CARDS.find_code(310).map(|spec| spec.status().as_u16()).collect();
    assert_eq!(statuses, [404, 409, 422]);
}
