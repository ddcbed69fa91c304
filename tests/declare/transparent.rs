//! Errors that contain other errors: `transparent`, and pointers to errors.

use crate::{body, parts};
use api_error::envelope::{Coded, MessageOnly};
use api_error::{ApiError, Catalog, Catalogued, ErrorSpec, Issue};
use serde_json::json;
use std::sync::Arc;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Coded, domain = "inner.example")]
enum Inner {
    #[error("inner {id}")]
    #[status(429)]
    #[code(5, "InnerError")]
    #[api_error(header("X-Inner", "{id}"), help = "https://inner.example", type = "urn:inner")]
    Busy {
        #[data]
        id: u8,
        #[api_error(retry_after)]
        wait: u8,
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
    #[error("secret {0}")]
    #[status(502)]
    Upstream(&'static str),
}

fn busy() -> Inner {
    Inner::Busy { id: 4, wait: 6, issues: vec![Issue::new("n", "m", "/p")] }
}

#[derive(Debug, Error, ApiError)]
#[status(404)]
#[code(1, "OuterError")]
enum Outer {
    #[error(transparent)]
    #[api_error(transparent)]
    Inner(#[from] Inner),
    #[error("outer: {inner}")]
    #[api_error(transparent)]
    Named { inner: Inner },
    #[error(transparent)]
    #[api_error(transparent)]
    Boxed(Box<Inner>),
    #[error(transparent)]
    #[api_error(transparent)]
    Shared(Arc<Inner>),
    #[error(transparent)]
    #[api_error(transparent)]
    Erased(Arc<dyn ApiError + Send + Sync>),
    #[error("own")]
    Own,
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = MessageOnly)]
enum Outermost {
    #[error(transparent)]
    #[api_error(transparent)]
    Outer(#[from] Outer),
}

#[derive(Debug, Error, ApiError)]
#[error(transparent)]
#[api_error(transparent, envelope = MessageOnly)]
struct Wrapper(Inner);

#[test]
fn a_transparent_variant_uses_everything_of_its_field_except_the_envelope() {
    let outer: [Outer; 5] = [
        busy().into(),
        Outer::Named { inner: busy() },
        Outer::Boxed(Box::new(busy())),
        Outer::Shared(Arc::new(busy())),
        Outer::Erased(Arc::new(busy())),
    ];
    for error in outer {
        assert_eq!(
            body(&error),
            json!({
                "type": "urn:inner", "title": "Busy", "status": 429, "detail": "inner 4",
                "name": "BUSY", "code": 5, "id": 4,
                "errors": [{ "name": "n", "detail": "m", "pointer": "#/p" }],
            }),
            "{error:?}"
        );
        let response = error.to_response();
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        assert_eq!(response.headers()["x-inner"], "4");
        assert_eq!(response.headers()["retry-after"], "6");
        assert!(std::ptr::eq(error.spec(), busy().spec()), "{error:?}");
        assert_eq!(error.spec().domain(), Some("inner.example"));

        let outermost = Outermost::from(error);
        assert_eq!(body(&outermost), json!({ "error": "inner 4" }));
        assert_eq!(outermost.to_response().headers()["x-inner"], "4");
    }
    assert_eq!(body(&Wrapper(busy())), json!({ "error": "inner 4" }));
    assert_eq!(Outer::Own.code_number(), Some(1));
}

#[test]
fn the_text_of_a_nested_5xx_is_hidden() {
    for error in [
        Outer::Inner(Inner::Upstream("s")),
        Outer::Named { inner: Inner::Upstream("s") },
        Outer::Erased(Arc::new(Inner::Upstream("s"))),
    ] {
        assert_eq!(body(&error)["detail"], "Bad Gateway");
    }
}

#[test]
fn the_catalog_contains_nested_types() {
    assert_eq!(parts::<Outer, _>(ErrorSpec::variant), ["Own"]);
    let nested: Vec<&str> =
        Outer::CATALOG.nested().iter().flat_map(Catalog::specs).map(ErrorSpec::variant).collect();
    assert_eq!(nested.first(), Some(&"Busy"));
    assert_eq!(Outermost::CATALOG.nested()[0].specs()[0].variant(), "Own");
    assert_eq!(<Box<Inner> as Catalogued>::CATALOG.specs().len(), 2);
    assert_eq!(<&Inner as Catalogued>::CATALOG.specs().len(), 2);
    assert_eq!(<Arc<Inner> as Catalogued>::CATALOG.specs().len(), 2);
}

#[test]
fn a_type_can_contain_itself() {
    #[derive(Debug, Error, ApiError)]
    enum Tree {
        #[error("leaf {0}")]
        #[status(400)]
        Leaf(u8),
        #[error(transparent)]
        #[api_error(transparent)]
        Node(Box<Tree>),
    }

    let tree = Tree::Node(Box::new(Tree::Node(Box::new(Tree::Leaf(9)))));
    assert_eq!(body(&tree)["detail"], "leaf 9");
    assert_eq!(parts::<Tree, _>(ErrorSpec::variant), ["Leaf"]);
}

#[test]
fn a_pointer_to_an_error_renders_as_the_error() {
    let error = busy();
    let of = |error: &dyn ApiError| (error.name().to_owned(), error.to_response());
    let (name, response) = of(&error);
    for (other, body) in [
        of(&&error),
        of(&Box::new(busy())),
        of(&Arc::new(busy())),
        of(&(Arc::new(busy()) as Arc<dyn ApiError + Send + Sync>)),
    ] {
        assert_eq!(other, name);
        assert_eq!(body.body(), response.body());
        assert_eq!(body.headers(), response.headers());
    }
}
