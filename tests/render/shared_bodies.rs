//! A constant body is written once and shared by the responses of one error.

use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicUsize, Ordering};

use api_error::bytes::Bytes;
use api_error::envelope::Problem;
use api_error::http::{HeaderMap, HeaderValue, Response};
use api_error::{
    ApiError, Catalog, Catalogued, Context, Data, Envelope, ErrorSpec, Message, Occurrence, json,
    render,
};
use thiserror::Error;

fn text(error: &dyn ApiError) -> String {
    String::from_utf8(error.to_response().into_body().to_vec()).expect("the body is UTF-8")
}

/// An error with the spec of another error, and additional data.
#[derive(Debug, Error)]
#[error("{error}")]
struct Traced<E> {
    error: E,
    data: serde_json::Map<String, serde_json::Value>,
}

impl<E: ApiError> ApiError for Traced<E> {
    fn spec(&self) -> &'static ErrorSpec {
        self.error.spec()
    }

    fn message(&self) -> Message<'_> {
        self.error.message()
    }

    fn data(&self) -> Data<'_> {
        Data::new(&self.data)
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }
}

impl<E> Catalogued for Traced<E> {
    const CATALOG: Catalog = Catalog::EMPTY;
}

#[derive(Debug, Error, ApiError)]
enum Outer {
    #[error("missing")]
    #[status(404)]
    Missing,
    #[error(transparent)]
    #[api_error(transparent)]
    Traced(Box<Traced<Outer>>),
}

#[test]
fn errors_with_one_spec_do_not_share_data() {
    let data =
        serde_json::json!({"user": "alice"}).as_object().cloned().expect("the value is an object");
    let traced = Outer::Traced(Box::new(Traced { error: Outer::Missing, data }));
    for _ in 0..2 {
        assert!(text(&traced).ends_with(r#""name":"MISSING","user":"alice"}"#));
        assert!(text(&Outer::Missing).ends_with(r#""name":"MISSING"}"#));
    }
}

/// An envelope that writes more than the occurrence contains.
struct Numbered;

impl Envelope for Numbered {
    fn write(_: &Occurrence<'_>, body: &mut json::Object<'_>) {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        body.member("count", COUNT.fetch_add(1, Ordering::Relaxed));
    }
}

#[derive(Debug, Error, ApiError)]
#[error("numbered")]
#[status(404)]
#[api_error(envelope = Numbered)]
struct Counted;

#[test]
fn an_envelope_that_is_not_pure_is_called_every_time() {
    let bodies = [text(&Counted), text(&Counted), text(&Counted)];
    assert_eq!(bodies, [r#"{"count":0}"#, r#"{"count":1}"#, r#"{"count":2}"#]);
}

/// An error whose text changes with every call.
#[derive(Debug, ApiError)]
#[status(404)]
struct Alternating;

impl Display for Alternating {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        formatter.write_str(if count.is_multiple_of(2) { "en" } else { "fr" })
    }
}

impl std::error::Error for Alternating {}

#[test]
fn a_body_never_contains_an_older_message() {
    let occurrence = Alternating;
    for _ in 0..6 {
        let body = text(&occurrence);
        let has_detail = |language| body.contains(&format!(r#""detail":"{language}""#));
        assert!(has_detail("en") || has_detail("fr"), "{body}");
    }
    // The shared body contains the first text. A response with another text does not use it.
    let next = Alternating.to_string();
    let expected = if next == "en" { "fr" } else { "en" };
    assert!(text(&Alternating).contains(expected));
}

#[derive(Debug, Error, ApiError)]
enum Generic<T: fmt::Debug + Display> {
    #[error("{}", std::any::type_name::<T>())]
    #[status(400)]
    Unit,
    #[error("{0}")]
    #[status(400)]
    Of(T),
}

#[test]
fn instances_of_a_generic_type_have_separate_bodies() {
    for _ in 0..2 {
        assert!(text(&Generic::<u8>::Unit).contains(r#""detail":"u8""#));
        assert!(text(&Generic::<i64>::Unit).contains(r#""detail":"i64""#));
        assert!(text(&Generic::Of(7)).contains(r#""detail":"7""#));
        assert!(text(&Generic::Of("seven")).contains(r#""detail":"seven""#));
    }
}

#[derive(Debug, Error, ApiError)]
enum Storage {
    #[error("disk {0} is full")]
    #[status(507)]
    Full(String),
}

#[test]
fn threads_that_race_for_the_first_body_send_the_same_body() {
    let expected = r#"{"title":"Insufficient Storage","status":507,"detail":"Insufficient Storage","name":"INSUFFICIENT_STORAGE"}"#;
    std::thread::scope(|scope| {
        for disk in 0..16 {
            scope.spawn(move || assert_eq!(text(&Storage::Full(format!("db-{disk}"))), expected));
        }
    });
}

macro_rules! missing {
    ($($name:ident)*) => {$(
        #[derive(Debug, Error, ApiError)]
        #[error("the item does not exist")]
        #[status(404)]
        struct $name;
    )*};
}

missing!(FirstWithId FirstWithInstance FirstWithBoth FirstWithoutFacts);

/// An envelope that changes the request id and the instance.
struct Converted;

impl Envelope for Converted {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("id", error.request_id().map(str::to_uppercase));
        body.member("length", error.instance().map(str::len));
    }

    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {
        if let Some(id) = error.request_id().and_then(|id| HeaderValue::from_str(id).ok()) {
            headers.insert("x-id", id);
        }
    }
}

#[derive(Debug, Error, ApiError)]
#[error("converted")]
#[status(404)]
#[api_error(envelope = Converted)]
struct OfConverted;

#[test]
fn a_shared_body_has_the_facts_of_each_request() {
    let texts = ["req_7f3a", "", "a\"b", "a\\b", "a\nb", "\u{7f}", "é", "a b", &"x".repeat(700)];
    let mut contexts = Vec::new();
    for text in texts {
        contexts.extend([
            Context::new().with_request_id(text),
            Context::new().with_instance(format!("/carts/{text}?a=<b>")),
            Context::new().with_instance("/carts/c-9"),
            Context::new().with_request_id(text).with_instance(text),
            Context::new().with_request_id(text).with_instance("/carts/c-9"),
            Context::new().with_request_id(text).with_trace_id("4bf92f3577b34da6a3ce929d0e0e4736"),
        ]);
    }
    let id = Context::new().with_request_id("a");
    let errors: [(&dyn ApiError, Context); 4] = [
        (&FirstWithId, id.clone()),
        (&FirstWithInstance, Context::new().with_instance("/")),
        (&FirstWithBoth, id.with_instance("/")),
        (&FirstWithoutFacts, Context::new()),
    ];
    for (error, first) in errors {
        for context in std::iter::once(&first).chain(&contexts) {
            let (found, expected) = (error.render(context), render::<Problem>(error, context));
            assert_eq!(found.status(), expected.status());
            assert_eq!(found.headers(), expected.headers());
            assert_eq!(found.body(), expected.body());
        }
    }
}

#[test]
fn an_envelope_that_converts_a_fact_is_called_every_time() {
    for id in ["a", "bc"] {
        let context = Context::new().with_request_id(id).with_instance("/carts");
        let response = OfConverted.render(&context);
        let expected = render::<Converted>(&OfConverted, &context);
        assert_eq!(response.headers(), expected.headers());
        assert_eq!(response.body(), expected.body());
        assert_eq!(response.headers()["x-id"], id);
    }
}
