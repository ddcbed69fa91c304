//! The identity of an error: status, code, name, title, help, type, domain and gRPC code. A key is
//! an attribute, such as `#[status(404)]`, or a part of `#[api_error(..)]`.

#![expect(dead_code, reason = "many errors are only declared, never constructed")]

use crate::{body, parts};
use api_error::envelope::{GoogleRpc, OAuth2};
use api_error::http::StatusCode;
use api_error::{ApiError, Context, ErrorSpec, render};
use serde_json::{Value, json};
use thiserror::Error;

fn rpc_code(error: &dyn ApiError) -> String {
    let response = render::<GoogleRpc>(error, &Context::new());
    let body: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
    body["error"]["status"].as_str().expect("the body has a canonical code").to_owned()
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
fn an_unregistered_status_uses_the_reason_phrase_of_its_class() {
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

        pub(super) trait Has {
            const B: Code;
        }

        pub(super) struct Table;

        impl Has for Table {
            const B: Code = Code::new(9, "TraitError");
        }
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
        #[code(<codes::Table as codes::Has>::B)]
        OfTrait,
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
            Some((9, Some("TraitError"))),
        ]
    );
    assert_eq!((E::Negative.code_number(), E::Negative.code_name()), (Some(-5), None));
    assert_eq!(body(&E::Named)["code"], 42);
}

#[test]
fn codes_at_the_limits_of_i64() {
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
            assert_eq!(E::Hidden.name(), "INTERNAL_SERVER_ERROR", "`rename_all` does not apply to a 5xx");
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
            None,
        ]
    );
    assert_eq!(
        parts::<Unbased, _>(ErrorSpec::type_uri),
        [None, Some("about:blank#own"), Some("urn:called")]
    );
    assert_eq!(
        body(&Based::OutOfStock)["title"],
        "Out of stock",
        "a type URI allows the declared title"
    );
    assert_eq!(
        body(&Unbased::None)["title"],
        "Bad Request",
        "without a type URI, the title is the reason phrase"
    );
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
