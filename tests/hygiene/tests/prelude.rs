//! Rendering without a prelude and without imports: the generated code contains the full path of
//! each item.

#![no_implicit_prelude]
#![allow(dead_code, reason = "only the generated code reads the fields")]

#[derive(Debug, ::renamed::ApiError)]
#[api_error(crate = ::renamed, envelope = ::renamed::envelope::Coded, type_base = "https://a.example/")]
#[status(400)]
#[code(1, "One")]
enum E {
    Unit,
    #[status(NOT_FOUND)]
    #[code(codes::TWO)]
    #[api_error(message = "no {kind} {key:?}", header("X-Key", "{key}"))]
    Named {
        #[data("type")]
        kind: &'static str,
        #[data]
        key: u64,
    },
    #[status(429)]
    #[code(3)]
    Tuple(
        #[data("wait")]
        #[api_error(retry_after)]
        ::core::time::Duration,
        #[api_error(issues)] ::std::vec::Vec<::renamed::Issue>,
        #[api_error(header = "X-Maybe")] ::core::option::Option<u8>,
    ),
    #[status(::renamed::http::StatusCode::GONE)]
    #[code(5)]
    #[data]
    All {
        one: ::core::option::Option<u8>,
        two: ::std::string::String,
    },
    #[status(500)]
    #[code(4)]
    Server {
        source: ::core::fmt::Error,
    },
    #[api_error(transparent)]
    Nested(::std::boxed::Box<Nested>),
}

mod codes {
    pub(super) const TWO: ::renamed::Code = ::renamed::Code::new(2, "Two");
}

impl ::core::fmt::Display for E {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("text")
    }
}

impl ::core::error::Error for E {}

::renamed::api! {
    struct Doors {
        envelope = ::renamed::envelope::Coded,
        domain = "a.example",
        type_base = "https://a.example/",
        rename_all = "snake_case",
    }
}

#[derive(Debug, ::renamed::ApiError)]
#[api_error(crate = ::renamed, api = self::Doors)]
#[status(423)]
#[name("Nested")]
struct Nested {
    #[data]
    door: u8,
}

impl ::core::fmt::Display for Nested {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("locked")
    }
}

impl ::core::error::Error for Nested {}

#[derive(Debug, ::renamed::ApiError)]
#[api_error(crate = ::renamed)]
enum Never {}

impl ::core::fmt::Display for Never {
    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {}
    }
}

impl ::core::error::Error for Never {}

fn rendered(error: &dyn ::renamed::ApiError) -> (u16, ::std::string::String) {
    let response = error.to_response();
    let body = ::std::string::String::from_utf8_lossy(response.body()).into_owned();
    (response.status().as_u16(), body)
}

#[test]
fn every_variant_is_rendered() {
    let all = E::All { one: ::core::option::Option::None, two: ::std::string::String::new() };
    let tuple = E::Tuple(
        ::core::time::Duration::from_millis(1500),
        ::std::vec::Vec::new(),
        ::core::option::Option::Some(1),
    );
    for (error, status, body) in [
        (
            E::Unit,
            400,
            r#"{"error_code":1,"error_name":"One","message":"text","error_data":{"name":"UNIT"}}"#,
        ),
        (
            E::Named { kind: "item", key: 7 },
            404,
            r#"{"error_code":2,"error_name":"Two","message":"no item 7","error_data":{"type":"item","key":7,"name":"NAMED"}}"#,
        ),
        (
            tuple,
            429,
            r#"{"error_code":3,"error_name":"Tuple","message":"text","error_data":{"wait":2,"name":"TUPLE"}}"#,
        ),
        (
            all,
            410,
            r#"{"error_code":5,"error_name":"All","message":"text","error_data":{"two":"","name":"ALL"}}"#,
        ),
        (
            E::Server { source: ::core::fmt::Error },
            500,
            r#"{"error_code":4,"error_name":"InternalServerError","message":"Internal Server Error","error_data":{"name":"INTERNAL_SERVER_ERROR"}}"#,
        ),
        (
            E::Nested(::std::boxed::Box::new(Nested { door: 1 })),
            423,
            r#"{"error_name":"Nested","message":"locked","error_data":{"door":1,"name":"Nested"}}"#,
        ),
    ] {
        let (got, text) = rendered(&error);
        ::core::assert_eq!((got, text.as_str()), (status, body));
    }
    let nested = Nested { door: 1 };
    let uri = ::renamed::ApiError::type_uri(&nested);
    ::core::assert_eq!(uri, ::core::option::Option::Some("https://a.example/nested"));
    ::core::assert!(<Never as ::renamed::Catalogued>::CATALOG.specs().is_empty());
}

::renamed::catalog! {
    /// All of them.
    static ALL = [E];
}

::renamed::api! {
    /// An API.
    pub struct Service { type_base = "urn:e:", rename_all = "kebab-case" }
}

::renamed::catalog! {
    static LISTED for Service = [
        E { Unit, Named, #[cfg(any())] Never },
        ::renamed::HttpError { NotFound },
    ];
}

#[::core::prelude::v1::test]
fn a_catalog_of_an_api_needs_no_prelude() {
    let spec = LISTED.find("not-found");
    ::core::assert_eq!(
        spec.and_then(::renamed::ErrorSpec::type_uri),
        ::core::option::Option::Some("urn:e:not-found")
    );
    ::core::assert_eq!(LISTED.nested().len(), 2);
}

#[::core::prelude::v1::test]
fn a_catalog_needs_no_prelude() {
    ::core::assert_eq!(ALL.description(), ::core::option::Option::Some("All of them."));
}
