//! What each attribute of a type, a variant and a field changes, in both spellings.

#![allow(dead_code, reason = "of many errors only the declaration is looked at")]

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use api_error::{
    ApiError, Catalog, Catalogued, Context, ErrorSpec, Issue,
    envelope::{Coded, GoogleRpc, MessageOnly, OAuth2, Problem},
    http::StatusCode,
    render,
};
use serde_json::{Value, json};
use thiserror::Error;

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(error.to_response().body()).expect("the body is JSON")
}

fn specs<E: Catalogued>() -> &'static [ErrorSpec] {
    E::CATALOG.specs()
}

/// The specs' `part`, one per variant.
fn parts<E: Catalogued, T>(part: impl Fn(&ErrorSpec) -> T) -> Vec<T> {
    specs::<E>().iter().map(part).collect()
}

fn rpc_code(error: &dyn ApiError) -> String {
    let response = render::<GoogleRpc>(error, &Context::new());
    let body: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
    body["error"]["status"].as_str().expect("a canonical code").to_owned()
}

#[test]
fn status_by_number_and_by_name() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(418)]
    enum E {
        Default,
        #[status(400)]
        Number,
        #[status(UNPROCESSABLE_ENTITY)]
        Name,
        #[status(StatusCode::NOT_FOUND)]
        Path,
        #[status(api_error::http::StatusCode::GONE)]
        LongPath,
        #[api_error(status = 409)]
        Assigned,
        #[api_error(status(LOCKED))]
        Called,
        #[api_error(status = StatusCode::CONFLICT)]
        AssignedPath,
        #[status(499)]
        Unregistered,
        #[status(599)]
        Last,
    }

    assert_eq!(
        parts::<E, _>(|spec| spec.status().as_u16()),
        [418, 400, 422, 404, 410, 409, 423, 409, 499, 599]
    );
    assert_eq!(E::Path.to_response().status(), StatusCode::NOT_FOUND);
    assert_eq!(E::Default.status(), StatusCode::IM_A_TEAPOT);
}

#[test]
fn a_status_without_a_phrase_has_that_of_its_class() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(430)]
        Client,
        #[status(520)]
        Server,
    }

    assert_eq!(
        body(&E::Client),
        json!({ "title": "Bad Request", "status": 430, "detail": "text", "name": "CLIENT" })
    );
    let server = body(&E::Server);
    assert_eq!(server["title"], "Internal Server Error");
    assert_eq!(server["detail"], "Internal Server Error");
    assert_eq!(server["status"], 520);
}

#[test]
fn code_by_number_name_and_path() {
    mod codes {
        use api_error::Code;
        pub(super) const FULL: Code = Code::new(7, "FullError");
        pub(super) const BARE: Code = Code::unnamed(8);
    }

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[code(1, "DefaultError")]
    enum E {
        Default,
        #[code(2)]
        Number,
        #[code(42, "DuplicatedError")]
        Named,
        #[code(codes::FULL)]
        Path,
        #[code(codes::BARE)]
        BarePath,
        #[api_error(code = 3)]
        Assigned,
        #[api_error(code(4, "CalledError"))]
        Called,
        #[code(-5)]
        Negative,
        #[api_error(code = codes::FULL)]
        AssignedPath,
        #[code(2, "TwoError")]
        NamedElsewhere,
    }

    assert_eq!(
        parts::<E, _>(|spec| spec.code().map(|code| (code.number(), code.name()))),
        [
            Some((1, Some("DefaultError"))),
            Some((2, None)),
            Some((42, Some("DuplicatedError"))),
            Some((7, Some("FullError"))),
            Some((8, None)),
            Some((3, None)),
            Some((4, Some("CalledError"))),
            Some((-5, None)),
            Some((7, Some("FullError"))),
            Some((2, Some("TwoError"))),
        ]
    );
    assert_eq!((E::Negative.code_number(), E::Negative.code_name()), (Some(-5), None));
    assert_eq!(body(&E::Named)["code"], 42);
}

#[test]
fn codes_at_the_ends_of_their_range() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        #[code(9223372036854775807)]
        Largest,
        #[code(-9223372036854775808)]
        Smallest,
        None,
    }

    assert_eq!(body(&E::Largest)["code"], i64::MAX);
    assert_eq!(body(&E::Smallest)["code"], i64::MIN);
    assert_eq!(E::None.code_number(), None);
    assert!(body(&E::None).get("code").is_none());
}

#[test]
fn name_from_the_variant_and_declared() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        OutOfStock,
        HTTPError,
        V2Api,
        #[name("teaPot.empty")]
        Declared,
        #[api_error(name = "assigned")]
        Assigned,
        #[api_error(name("called"))]
        Called,
        #[status(500)]
        Database,
        #[status(503)]
        Draining,
        #[status(500)]
        #[name("OUT_OF_DISK")]
        Disk,
    }

    assert_eq!(
        parts::<E, _>(ErrorSpec::name),
        [
            "OUT_OF_STOCK",
            "HTTP_ERROR",
            "V2_API",
            "teaPot.empty",
            "assigned",
            "called",
            "INTERNAL_SERVER_ERROR",
            "SERVICE_UNAVAILABLE",
            "OUT_OF_DISK",
        ]
    );
    assert_eq!(E::HTTPError.name(), "HTTP_ERROR");
}

#[test]
fn rename_all_has_the_eight_cases_of_serde() {
    macro_rules! renamed {
        ($($case:literal => $name:literal),*) => {$({
            #[derive(Debug, Error, ApiError)]
            #[api_error(rename_all = $case)]
            enum E {
                #[error("text")]
                #[status(400)]
                OutOfHTTPStock,
                #[error("text")]
                #[status(500)]
                Hidden,
            }
            assert_eq!(E::OutOfHTTPStock.name(), $name);
            assert_eq!(E::Hidden.name(), "INTERNAL_SERVER_ERROR", "the status' own in any case");
        })*};
    }
    renamed! {
        "lowercase" => "outofhttpstock",
        "UPPERCASE" => "OUTOFHTTPSTOCK",
        "PascalCase" => "OutOfHttpStock",
        "camelCase" => "outOfHttpStock",
        "snake_case" => "out_of_http_stock",
        "SCREAMING_SNAKE_CASE" => "OUT_OF_HTTP_STOCK",
        "kebab-case" => "out-of-http-stock",
        "SCREAMING-KEBAB-CASE" => "OUT-OF-HTTP-STOCK"
    }
}

#[test]
fn title() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(404)]
    enum E {
        DuplicatedItem,
        HTTPError,
        Single,
        #[api_error(title = "Own Title")]
        Declared,
        #[api_error(title("Called Title"))]
        Called,
        #[status(502)]
        Upstream,
        #[status(500)]
        #[api_error(title = "Broken")]
        DeclaredServer,
    }

    assert_eq!(
        parts::<E, _>(ErrorSpec::title),
        [
            "Duplicated item",
            "HTTP error",
            "Single",
            "Own Title",
            "Called Title",
            "Bad Gateway",
            "Broken"
        ]
    );
}

#[test]
fn message_is_display_unless_declared() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("display {id}")]
        #[status(400)]
        Display { id: u8 },
        #[error("for the log {id}")]
        #[status(400)]
        #[api_error(message = "item {id} of {of:?} is {{gone}} {id:>4}|{id:<width$}|{id:#06x}")]
        Named { id: u8, of: &'static str, width: usize },
        #[error("for the log")]
        #[status(400)]
        #[api_error(message("{0} and {1:?} and {0:03}"))]
        Tuple(u8, Option<u8>),
        #[error("for the log {0}")]
        #[status(503)]
        #[api_error(message = "closed until {0}")]
        Server(u8),
        #[error("for the log")]
        #[status(500)]
        #[api_error(message = "a fixed text")]
        Fixed,
        #[error("shown {0}")]
        #[status(500)]
        #[api_error(expose)]
        Exposed(u8),
        #[error("hidden {0}")]
        #[status(500)]
        Hidden(u8),
    }

    for (error, message) in [
        (E::Display { id: 3 }, "display 3"),
        (E::Named { id: 3, of: "a", width: 3 }, "item 3 of \"a\" is {gone}    3|3  |0x0003"),
        (E::Tuple(3, None), "3 and None and 003"),
        (E::Server(9), "closed until 9"),
        (E::Fixed, "a fixed text"),
        (E::Exposed(1), "shown 1"),
        (E::Hidden(1), "Internal Server Error"),
    ] {
        assert_eq!(error.message().to_string(), message);
        assert_eq!(body(&error)["detail"], message);
    }
    assert_eq!(E::Hidden(1).to_string(), "hidden 1", "Display itself is the user's");
    let exposed = body(&E::Exposed(1));
    assert_eq!(exposed["name"], "INTERNAL_SERVER_ERROR", "expose changes the message only");
    assert_eq!(exposed["title"], "Internal Server Error");
}

#[test]
fn help() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        #[api_error(help = "https://docs.example.com/a")]
        Declared,
        None,
    }

    assert_eq!(parts::<E, _>(ErrorSpec::help), [Some("https://docs.example.com/a"), None]);
    let response = render::<OAuth2>(&E::Declared, &Context::new());
    assert!(response.body().ends_with(br#""error_uri":"https://docs.example.com/a"}"#));
}

#[test]
fn problem_type() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(type_base = "https://example.com/errors/")]
    enum Based {
        OutOfStock,
        #[name("teaPot.Empty")]
        Named,
        #[api_error(type = "urn:example:own")]
        Own,
        #[status(500)]
        Server,
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum Unbased {
        None,
        #[api_error(r#type = "about:blank#own")]
        RawKey,
        #[api_error(type("urn:called"))]
        Called,
    }

    assert_eq!(
        parts::<Based, _>(ErrorSpec::type_uri),
        [
            Some("https://example.com/errors/out-of-stock"),
            Some("https://example.com/errors/tea-pot-empty"),
            Some("urn:example:own"),
            Some("https://example.com/errors/internal-server-error"),
        ]
    );
    assert_eq!(
        parts::<Unbased, _>(ErrorSpec::type_uri),
        [None, Some("about:blank#own"), Some("urn:called")]
    );
    assert_eq!(body(&Based::OutOfStock)["title"], "Out of stock", "with a type: the title");
    assert_eq!(body(&Unbased::None)["title"], "Bad Request", "without: the reason phrase");
}

#[test]
fn domain() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    #[api_error(envelope = GoogleRpc, domain = "shop.example.com")]
    enum E {
        FromTheEnum,
        #[api_error(domain = "bank.example.com")]
        Own,
    }

    assert_eq!(
        parts::<E, _>(ErrorSpec::domain),
        [Some("shop.example.com"), Some("bank.example.com")]
    );
    let body = body(&E::Own);
    assert_eq!(body["error"]["details"][0]["domain"], "bank.example.com");
    let challenge = |error: E| error.to_response().headers()["www-authenticate"].clone();
    assert_eq!(challenge(E::FromTheEnum), "Bearer realm=\"shop.example.com\"");
    assert_eq!(challenge(E::Own), "Bearer realm=\"bank.example.com\"");
}

#[test]
fn grpc_by_status_and_declared() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum Declared {
        #[status(409)]
        Aborted,
        #[status(409)]
        #[api_error(grpc = ALREADY_EXISTS)]
        Exists,
        #[status(500)]
        #[api_error(grpc(DATA_LOSS))]
        Lost,
    }
    assert_eq!(rpc_code(&Declared::Aborted), "ABORTED");
    assert_eq!(rpc_code(&Declared::Exists), "ALREADY_EXISTS");
    assert_eq!(rpc_code(&Declared::Lost), "DATA_LOSS");

    macro_rules! by_status {
        ($($status:literal => $code:literal),* $(,)?) => {$({
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status($status)]
            #[api_error(header("Allow", ""), header("Upgrade", "h2c"), header("Proxy-Authenticate", "Basic"))]
            struct ByStatus;
            assert_eq!(rpc_code(&ByStatus), $code, "{}", $status);
        })*};
    }
    by_status! {
        400 => "INVALID_ARGUMENT", 401 => "UNAUTHENTICATED", 402 => "FAILED_PRECONDITION",
        403 => "PERMISSION_DENIED", 404 => "NOT_FOUND", 405 => "UNIMPLEMENTED",
        406 => "INVALID_ARGUMENT", 407 => "FAILED_PRECONDITION", 408 => "DEADLINE_EXCEEDED",
        409 => "ABORTED", 410 => "NOT_FOUND", 412 => "FAILED_PRECONDITION",
        413 => "INVALID_ARGUMENT", 415 => "INVALID_ARGUMENT", 416 => "OUT_OF_RANGE",
        418 => "FAILED_PRECONDITION", 422 => "INVALID_ARGUMENT", 423 => "FAILED_PRECONDITION",
        425 => "UNAVAILABLE", 426 => "FAILED_PRECONDITION", 428 => "FAILED_PRECONDITION",
        429 => "RESOURCE_EXHAUSTED", 451 => "FAILED_PRECONDITION", 499 => "CANCELLED",
        500 => "INTERNAL", 501 => "UNIMPLEMENTED", 502 => "UNAVAILABLE", 503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED", 507 => "INTERNAL", 520 => "INTERNAL",
    }
}

#[test]
fn retry() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(409)]
        Conflict,
        #[status(409)]
        #[api_error(retry)]
        Race,
        #[status(503)]
        Busy,
        #[status(503)]
        #[api_error(retry = never)]
        Closed,
        #[status(500)]
        #[api_error(retry(never))]
        Bug,
        #[status(409)]
        #[api_error(retry_after = 30)]
        Later,
        #[status(503)]
        #[api_error(retry_after(0))]
        Now,
    }

    assert_eq!(parts::<E, _>(ErrorSpec::retryable), [false, true, true, false, false, true, true]);
    assert!(E::Race.is_retryable());
    let header = |error: E| error.to_response().headers().get("retry-after").cloned();
    assert_eq!(header(E::Later).unwrap(), "30");
    assert_eq!(header(E::Now).unwrap(), "0");
    assert_eq!(header(E::Busy), None);
}

#[test]
fn retryable_statuses() {
    macro_rules! retryable {
        ($($status:literal)*) => {[$({
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status($status)]
            struct E;
            ($status, E.is_retryable())
        }),*]};
    }
    let statuses = retryable! {
        400 401 402 403 404 406 408 409 410 412 413 415 416 417 418 421 422 423 424 425 428 429 431 451
        500 501 502 503 504 505 506 507 508 510 511
    };
    let yes: Vec<u16> =
        statuses.into_iter().filter_map(|(status, yes)| yes.then_some(status)).collect();
    assert_eq!(yes, [408, 425, 429, 500, 502, 503, 504]);
}

#[test]
fn retry_after_from_a_field() {
    macro_rules! header {
        ($type:ty, $value:expr) => {{
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status(503)]
            struct E {
                #[api_error(retry_after)]
                wait: $type,
            }
            let error = E { wait: $value };
            assert!(error.is_retryable());
            let response = error.to_response();
            response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned())
        }};
    }
    let seconds = |text: &str| Some(text.to_owned());

    assert_eq!(header!(Duration, Duration::from_secs(30)), seconds("30"));
    assert_eq!(header!(Duration, Duration::from_millis(1001)), seconds("2"), "rounded up");
    assert_eq!(header!(Duration, Duration::from_nanos(1)), seconds("1"));
    assert_eq!(header!(Duration, Duration::ZERO), seconds("0"));
    assert_eq!(header!(Duration, Duration::MAX), seconds("18446744073709551615"));
    assert_eq!(header!(u8, 7), seconds("7"));
    assert_eq!(header!(u32, 7), seconds("7"));
    assert_eq!(header!(u64, u64::MAX), seconds("18446744073709551615"));
    assert_eq!(header!(i32, 7), seconds("7"));
    assert_eq!(header!(Option<Duration>, None), None);
    assert_eq!(header!(Option<u16>, Some(5)), seconds("5"));
    assert_eq!(
        header!(SystemTime, SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)),
        seconds("Sun, 06 Nov 1994 08:49:37 GMT")
    );
    assert_eq!(
        header!(SystemTime, SystemTime::UNIX_EPOCH + Duration::from_secs(951_782_400)),
        seconds("Tue, 29 Feb 2000 00:00:00 GMT")
    );
    assert_eq!(header!(Option<SystemTime>, None), None);
}

#[test]
fn retry_after_from_a_field_of_a_variant() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("text")]
        #[status(429)]
        Named {
            #[api_error(retry_after)]
            wait: Duration,
        },
        #[error("text")]
        #[status(429)]
        #[name("TUPLE")]
        Tuple(#[api_error(retry_after)] u32),
    }

    assert_eq!(
        E::Named { wait: Duration::from_secs(3) }.to_response().headers()["retry-after"],
        "3"
    );
    assert_eq!(E::Tuple(4).to_response().headers()["retry-after"], "4");
}

#[test]
fn envelope_is_problem_unless_declared() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct Default;
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope = MessageOnly)]
    struct Assigned;
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope(Coded))]
    struct Called;

    assert_eq!(Default.to_response().headers()["content-type"], "application/problem+json");
    assert_eq!(Default.to_response().body(), render::<Problem>(&Default, &Context::new()).body());
    assert_eq!(body(&Assigned), json!({ "error": "text" }));
    assert_eq!(Called.to_response().body(), render::<Coded>(&Called, &Context::new()).body());
}

#[test]
fn several_attributes_and_several_keys_in_one() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[api_error(envelope = Problem)]
    #[api_error(domain = "a.example", rename_all = "kebab-case")]
    #[api_error()]
    enum E {
        #[api_error(status = 404, code(7, "Seven"), help = "https://a.example/h")]
        #[api_error(title = "T")]
        OutOfStock {
            #[api_error(data = "skuId", header = "X-Sku")]
            sku: u8,
            #[api_error(data)]
            #[api_error(retry_after)]
            wait: u8,
        },
    }

    let error = E::OutOfStock { sku: 1, wait: 2 };
    assert_eq!(
        body(&error),
        json!({
            "title": "Not Found", "status": 404, "detail": "text", "name": "out-of-stock", "code": 7,
            "skuId": 1, "wait": 2,
        })
    );
    let response = error.to_response();
    assert_eq!(response.headers()["x-sku"], "1");
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!((error.title(), error.code_name()), ("T", Some("Seven")));
}

#[test]
fn structs() {
    /// A struct with everything.
    #[derive(Debug, Error, ApiError)]
    #[error("{0} is locked")]
    #[status(423)]
    #[code(9)]
    #[name("DOOR_LOCKED")]
    #[api_error(title = "Locked", domain = "doors.example", header("X-Door", "{0}"))]
    struct Locked(#[data("door")] u8, #[api_error(issues)] Vec<Issue>);

    #[derive(Debug, Error, ApiError)]
    #[error("gone")]
    #[status(410)]
    struct LongGone;

    let error = Locked(3, Vec::new());
    assert_eq!(
        body(&error),
        json!({
            "title": "Locked", "status": 423, "detail": "3 is locked", "name": "DOOR_LOCKED",
            "code": 9, "door": 3,
        })
    );
    assert_eq!(error.to_response().headers()["x-door"], "3");
    assert_eq!(error.spec().description(), Some("A struct with everything."));
    assert_eq!((LongGone.name(), LongGone.title()), ("LONG_GONE", "Long gone"));
    assert_eq!(LongGone.spec().variant(), "LongGone");
    assert_eq!(specs::<Locked>().len(), 1);
}

#[test]
fn issues_from_whatever_can_be_some() {
    struct Fields(&'static [&'static str]);
    impl std::fmt::Debug for Fields {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Fields")
        }
    }
    impl api_error::Issues for Fields {
        fn for_each_issue(&self, each: &mut dyn FnMut(api_error::IssueRef<'_>)) {
            for field in self.0 {
                each((&Issue::new("missing", "is missing", format!("/{field}"))).into());
            }
        }
    }

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    enum E {
        List(#[api_error(issues)] Vec<Issue>),
        Maybe(#[api_error(issues)] Option<Vec<Issue>>),
        Own {
            #[api_error(issues)]
            fields: Fields,
        },
        None,
    }

    let issue = || Issue::parameter("range", "too large", "page").with("max", 9);
    assert_eq!(
        body(&E::List(vec![issue(), Issue::header("syntax", "no date", "If-Range")]))["errors"],
        json!([
            { "name": "range", "detail": "too large", "parameter": "page", "max": 9 },
            { "name": "syntax", "detail": "no date", "header": "If-Range" },
        ])
    );
    assert_eq!(body(&E::Maybe(Some(vec![issue()])))["errors"][0]["name"], "range");
    assert_eq!(
        body(&E::Own { fields: Fields(&["a", "b"]) })["errors"][1],
        json!({ "name": "missing", "detail": "is missing", "pointer": "#/b" })
    );
    for none in [E::List(Vec::new()), E::Maybe(None), E::Maybe(Some(Vec::new())), E::None] {
        assert!(none.issues().is_empty());
        assert!(body(&none).get("errors").is_none());
    }
}

mod transparent {
    use super::*;

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
    fn everything_but_the_envelope_comes_from_the_field() {
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
    fn the_text_of_a_nested_5xx_stays_hidden() {
        for error in [
            Outer::Inner(Inner::Upstream("s")),
            Outer::Named { inner: Inner::Upstream("s") },
            Outer::Erased(Arc::new(Inner::Upstream("s"))),
        ] {
            assert_eq!(body(&error)["detail"], "Bad Gateway");
        }
    }

    #[test]
    fn the_catalog_holds_what_is_nested() {
        assert_eq!(parts::<Outer, _>(ErrorSpec::variant), ["Own"]);
        let nested: Vec<&str> = Outer::CATALOG
            .nested()
            .iter()
            .flat_map(Catalog::specs)
            .map(ErrorSpec::variant)
            .collect();
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
    fn a_pointer_to_an_error_is_that_error() {
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
}

mod erased {
    use super::*;
    use api_error::Error;

    #[derive(Debug, Error, ApiError)]
    #[error("teapot")]
    #[status(418)]
    struct Teapot;

    fn handler(fails: bool) -> Result<(), Error> {
        if fails { Err(Teapot)? } else { Ok(()) }
    }

    #[test]
    fn any_error_of_the_api_becomes_one() {
        assert!(handler(false).is_ok());
        let error = handler(true).unwrap_err();
        assert_eq!((error.name(), error.status()), ("TEAPOT", StatusCode::IM_A_TEAPOT));
        assert_eq!(error.to_response().body(), Teapot.to_response().body());
        assert_eq!((error.to_string(), format!("{error:?}")), ("teapot".into(), "Teapot".into()));
    }

    #[test]
    fn any_other_error_is_a_hidden_500() {
        let error = Error::internal(std::io::Error::other("disk on fire"));
        assert_eq!(
            body(&*error),
            json!({
                "title": "Internal Server Error", "status": 500,
                "detail": "Internal Server Error", "name": "INTERNAL_SERVER_ERROR",
            })
        );
        assert!(error.is_retryable());
        let logged = format!("{error}: {:?}", error.source());
        assert!(logged.contains("disk on fire"), "the log has it: {logged}");
        assert_eq!(Error::internal("a text").status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}

#[test]
fn doc_comments_are_descriptions() {
    /// What can go wrong.
    ///
    /// And more.
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        /// Nothing left.
        ///
        /// * a list
        ///   within
        OutOfStock {
            /// Which one.
            #[data]
            sku: u8,
        },
        #[doc = "Spelled out."]
        Attribute,
        #[doc = concat!("Put ", "together.")]
        Concatenated,
        None,
        #[deprecated]
        Old,
        #[deprecated(since = "1.2.0", note = "use None")]
        Older,
        #[deprecated = "use Old"]
        Oldest,
    }

    assert_eq!(E::CATALOG.description(), Some("What can go wrong.\n\nAnd more."));
    assert_eq!(E::CATALOG.name(), "E");
    assert_eq!(
        parts::<E, _>(ErrorSpec::description)[..4],
        [
            Some("Nothing left.\n\n* a list\n  within"),
            Some("Spelled out."),
            Some("Put together."),
            None
        ]
    );
    assert_eq!(
        parts::<E, _>(ErrorSpec::deprecated),
        [None, None, None, None, Some(""), Some("use None"), Some("use Old")]
    );
    let field = specs::<E>()[0].fields()[0];
    assert_eq!((field.name(), field.description()), ("sku", Some("Which one.")));
}

/// The library is found by its own name, whatever else has it here.
mod default_path {
    #![allow(dead_code, reason = "the names are the point")]

    mod api_error {}
    mod core {}
    mod std {}
    mod http {}
    mod serde {}
    type Result = ();
    struct Option;
    struct Some;
    struct None;

    #[derive(Debug, ::thiserror::Error, ::api_error::ApiError)]
    #[error("text {key}")]
    #[status(400)]
    pub(super) struct E {
        #[data]
        pub(super) key: u8,
    }
}

#[test]
fn the_library_is_found_by_its_own_name() {
    assert_eq!(default_path::E { key: 1 }.message().to_string(), "text 1");
}
