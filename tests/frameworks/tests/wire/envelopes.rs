//! The envelope of an error: the declared envelope, the negotiated envelope, the envelope of its
//! API, or the envelope of the layer.

use crate::layer_app::ask_app;
use EnvelopeSource::{Api, Declared, Default as Undeclared};
use api_error::envelope::{Coded, Described, Detailed, JsonApi, MessageOnly, OAuth2, Problem};
use api_error::http::Response;
use api_error::{
    ApiError, ApiErrorLayer, Context, EnvelopeSource, Error, ErrorSpec, Message, render,
};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use axum::routing::get;
use std::fmt::{self, Display, Formatter};

api_error::api! {
    struct Store {
        envelope = Detailed,
        domain = "store.example.com",
        type_base = "https://store.example.com/errors/",
        rename_all = "snake_case",
    }
}

/// An error with the source of its envelope, and with an optional nested error. The declared
/// envelope of an error with a nested error is `Described`, and of other errors `OAuth2`. The
/// envelope of the API is `Detailed`.
#[derive(Debug)]
struct Sample(EnvelopeSource, Option<Box<Sample>>);

impl Display for Sample {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("sample")
    }
}

impl std::error::Error for Sample {}

impl ApiError for Sample {
    fn spec(&self) -> &'static ErrorSpec {
        static SPEC: ErrorSpec = ErrorSpec::new("Sample", "invalid_grant", "Sample", 400);
        &SPEC
    }

    fn message(&self) -> Message<'_> {
        Message::literal("sample")
    }

    fn nested(&self) -> Option<&dyn ApiError> {
        self.1.as_deref().map(|nested| nested as &dyn ApiError)
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        match (self.0, &self.1) {
            (Declared, Some(_)) => render::<Described>(self, context),
            (Declared, None) => render::<OAuth2>(self, context),
            (Api, _) => render::<Detailed>(self, context),
            _ => render::<Problem>(self, context),
        }
    }

    fn envelope_source(&self) -> EnvelopeSource {
        self.0
    }
}

impl IntoResponse for Sample {
    fn into_response(self) -> Response<Body> {
        api_error::respond(self).map(Body::from)
    }
}

const fn sample(source: EnvelopeSource) -> Sample {
    Sample(source, None)
}

fn around(outer: EnvelopeSource, inner: EnvelopeSource) -> Sample {
    Sample(outer, Some(Box::new(sample(inner))))
}

/// The path of an error, the error, and two members. The first member shows the envelope under a
/// layer, and the second member the envelope without a layer.
type Case = (&'static str, fn() -> Sample, &'static str, &'static str);

fn samples() -> [Case; 8] {
    [
        ("/declared", || sample(Declared), "error_description", "error_description"),
        ("/api", || sample(Api), "code", "code"),
        ("/none", || sample(Undeclared), "error_name", "status"),
        (
            "/none-declared",
            || around(Undeclared, Declared),
            "error_description",
            "error_description",
        ),
        ("/none-api", || around(Undeclared, Api), "code", "code"),
        ("/api-declared", || around(Api, Declared), "error_description", "error_description"),
        ("/declared-declared", || around(Declared, Declared), "description", "description"),
        ("/declared-api", || around(Declared, Api), "description", "description"),
    ]
}

fn router() -> Router {
    let mut router = Router::new()
        .route("/internal", get(async || Error::internal("hidden")))
        .route("/panic", get(async || -> &'static str { panic!("on purpose") }));
    for (path, error, ..) in samples() {
        let elsewhere =
            async move || tokio::spawn(async move { error().into_response() }).await.unwrap();
        router = router
            .route(path, get(async move || error()))
            .route(&format!("/elsewhere{path}"), get(elsewhere))
            .route(&format!("/erased{path}"), get(async move || Error::from(error())));
    }
    router
}

const PREFIXES: [&str; 3] = ["", "/elsewhere", "/erased"];

#[test]
fn each_error_has_the_envelope_of_the_first_step_that_applies() {
    for prefix in PREFIXES {
        for (path, _, layered, bare) in samples() {
            let path = format!("{prefix}{path}");
            let app = router().layer(ApiErrorLayer::<Coded>::new());
            let reply = ask_app(app, "GET", &path, &[], "");
            assert!(reply.json().get(layered).is_some(), "{path}: {:?}", reply.body);
            assert!(reply.header("x-request-id").is_some(), "{path}");
            let is_oauth2 = layered == "error_description";
            let cache = reply.header("cache-control");
            assert_eq!(cache, is_oauth2.then_some("no-store"), "{path}");
            let reply = ask_app(router(), "GET", &path, &[], "");
            assert!(reply.json().get(bare).is_some(), "{path}: {:?}", reply.body);
        }
    }
}

#[test]
fn negotiation_precedes_the_api_and_not_a_declared_envelope() {
    let layer = ApiErrorLayer::<Coded>::new().register::<JsonApi>().negotiate();
    let app = router().layer(layer);
    for (accept, is_negotiated) in [
        ("application/vnd.api+json", true),
        ("application/vnd.api+json;q=0.1, text/html", true),
        ("text/html", false),
        ("*/*", false),
        ("", false),
    ] {
        for prefix in PREFIXES {
            for (path, _, layered, _) in samples() {
                let path = format!("{prefix}{path}");
                let reply = ask_app(app.clone(), "GET", &path, &[("accept", accept)], "");
                let is_declared = ["description", "error_description"].contains(&layered);
                let member = if is_negotiated && !is_declared { "errors" } else { layered };
                assert!(reply.json().get(member).is_some(), "{accept} {path}: {:?}", reply.body);
                let vary = reply.header("vary");
                assert_eq!(vary, (!is_declared).then_some("Accept"), "{accept} {path}");
            }
        }
        for (path, member) in
            [("/internal", "error_name"), ("/panic", "error_name"), ("/nowhere", "error_name")]
        {
            let reply = ask_app(app.clone(), "GET", path, &[("accept", accept)], "");
            let member = if is_negotiated { "errors" } else { member };
            assert!(reply.json().get(member).is_some(), "{accept} {path}: {:?}", reply.body);
        }
    }
}

#[test]
fn the_inner_of_two_layers_chooses_the_envelope() {
    let app = router()
        .layer(ApiErrorLayer::<MessageOnly>::new())
        .layer(ApiErrorLayer::<Coded>::new().register::<JsonApi>().negotiate());
    for (path, _, layered, _) in samples() {
        let reply =
            ask_app(app.clone(), "GET", path, &[("accept", "application/vnd.api+json")], "");
        let member = if layered == "error_name" { "error" } else { layered };
        assert!(reply.json().get(member).is_some(), "{path}: {:?}", reply.body);
    }
}

#[test]
fn a_layer_of_an_api_has_its_envelope_domain_names_and_types() {
    let app = router().layer(ApiErrorLayer::of::<Store>());
    let reply = ask_app(app.clone(), "GET", "/nowhere", &[("x-request-id", "req-7")], "");
    assert_eq!(
        &*reply.body,
        br#"{"error":"not_found","message":"Not Found","code":"NOT_FOUND","requestId":"req-7"}"#
    );
    api_error::api! {
        struct Plain {
            domain = "store.example.com",
            type_base = "https://store.example.com/errors/",
            rename_all = "snake_case",
        }
    }
    let app = router().layer(ApiErrorLayer::of::<Plain>());
    let body = ask_app(app, "GET", "/nowhere", &[], "").json();
    assert_eq!(body["name"], "not_found");
    assert_eq!(body["type"], "https://store.example.com/errors/not-found");
}
