//! `catalog! { .. for Store = [..] }`: the catalog of one API.

#![expect(dead_code, reason = "the errors are only declared, never constructed")]

use api_error::envelope::{Coded, GoogleRpc, OAuth2};
use api_error::{Api, ApiError, Case, Catalog, Catalogued, EnvelopeSource, ErrorSpec, HttpError};
use thiserror::Error;

api_error::api! {
    /// The store's HTTP API.
    pub(crate) struct Store {
        envelope = api_error::envelope::Detailed,
        domain = "store.example.com",
        type_base = "https://store.example.com/errors/",
        rename_all = "camelCase",
    }
}

/// A type that belongs to the API.
struct CartError;

impl Catalogued for CartError {
    const CATALOG: Catalog = {
        static SPECS: [ErrorSpec; 2] = [
            ErrorSpec::new("Empty", "empty", "Empty", 409),
            ErrorSpec::new("Gone", "gone", "Gone", 410),
        ];
        Catalog::new("CartError", &SPECS).with_path("cart::CartError").with_api::<Store>()
    };
}

/// A type that belongs to the API, and declares its own envelope.
struct TokenError;

impl Catalogued for TokenError {
    const CATALOG: Catalog = {
        static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("Grant", "invalid_grant", "Grant", 400)];
        Catalog::new("TokenError", &SPECS)
            .with_envelope(api_error::AnyEnvelope::new::<OAuth2>())
            .with_api::<Store>()
    };
}

/// A type that declares neither an API nor an envelope.
struct PlainError;

impl Catalogued for PlainError {
    const CATALOG: Catalog = {
        static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("Plain", "plain", "Plain", 400)];
        static NESTED: [Catalog; 1] = [HttpError::CATALOG];
        Catalog::new("PlainError", &SPECS).with_nested(&NESTED)
    };
}

/// A type with an error that has the name and the status of an `HttpError` of the API.
#[derive(Debug, Error, ApiError)]
#[api_error(rename_all = "camelCase")]
enum SameError {
    /// There is no such thing.
    #[error("there is no such thing")]
    #[status(404)]
    NotFound,

    /// It was removed.
    #[error("it was removed")]
    #[status(410)]
    r#Gone,
}

/// A derived type that belongs to the API.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Store, rename_all = "camelCase")]
enum OrderError {
    #[error("the order is sent")]
    #[status(409)]
    AlreadySent,

    #[error(transparent)]
    #[api_error(transparent)]
    Http(HttpError),
}

api_error::catalog! { static ORDERS for Store = [OrderError]; }

#[test]
fn a_derived_type_of_the_api_is_listed() {
    let names: Vec<_> = ORDERS.types().map(|ty| (ty.name(), ty.envelope_source())).collect();
    let expected = [("OrderError", EnvelopeSource::Api), ("HttpError", EnvelopeSource::Api)];
    assert_eq!(names, expected);
    let spec = ORDERS.find("alreadySent").unwrap();
    assert_eq!(spec.domain(), Store::DOMAIN);
    assert_eq!(spec.type_uri(), Some("https://store.example.com/errors/already-sent"));
    assert_eq!(ORDERS.find("notFound").unwrap().status(), 404);
}

struct NotListed;

api_error::catalog! {
    /// The errors of the store.
    pub(crate) static STORE for Store = [
        CartError,
        TokenError,
        PlainError,
        HttpError,
        #[cfg(any())] NotListed,
        #[cfg(all())] SameError { NotFound },
    ];

    static PART for Store = [HttpError { NotFound, BadGateway, #[cfg(any())] Unknown }];
    static ALONE = [SameError { Gone, NotFound, }, HttpError { UriTooLong }];
    static NESTED for Store = [PlainError];
}

#[test]
fn the_api_gives_its_envelope_to_types_without_one() {
    assert_eq!(STORE.envelope().name(), "Detailed");
    assert_eq!(STORE.domain(), Some("store.example.com"));
    let found: Vec<_> =
        STORE.types().map(|ty| (ty.name(), ty.envelope().name(), ty.envelope_source())).collect();
    assert_eq!(
        found,
        [
            ("CartError", "Detailed", EnvelopeSource::Api),
            ("TokenError", "OAuth2", EnvelopeSource::Declared),
            ("PlainError", "Detailed", EnvelopeSource::Api),
            ("HttpError", "Detailed", EnvelopeSource::Api),
            ("SameError", "Detailed", EnvelopeSource::Api),
        ]
    );
}

#[test]
fn http_errors_have_the_names_the_domain_and_the_types_of_the_api() {
    for catalog in [&STORE, &NESTED] {
        let errors = catalog.types().find(|ty| ty.name() == "HttpError").unwrap();
        for (spec, plain) in errors.specs().iter().zip(HttpError::CATALOG.specs()) {
            assert_eq!(spec.name(), Case::Camel.convert(plain.name()));
            assert_eq!(spec.variant(), plain.variant());
            assert_eq!(spec.domain(), Store::DOMAIN);
            let uri =
                format!("https://store.example.com/errors/{}", Case::Kebab.convert(plain.name()));
            let is_own = spec.status().is_client_error();
            assert_eq!(spec.type_uri(), is_own.then_some(uri.as_str()));
        }
    }
    let names = |catalog: &Catalog| catalog.iter().map(ErrorSpec::name).collect::<Vec<_>>();
    assert_eq!(names(&PART), ["notFound", "badGateway"]);
    assert_eq!(names(&ALONE), ["gone", "notFound", "URI_TOO_LONG"]);
    assert_eq!(PART.find("notFound").unwrap().domain(), Store::DOMAIN);
}

mod every_case {
    use api_error::{Api, Case, Catalog, Catalogued, HttpError, envelope::Problem};

    macro_rules! catalogs {
        ($($case:ident)*) => {
            $(
                pub(crate) struct $case;
                impl Api for $case {
                    type Envelope = Problem;
                    const TYPE_BASE: Option<&'static str> = Some("urn:e:");
                    const RENAME_ALL: Case = Case::$case;
                }
            )*
            pub(crate) fn all() -> Vec<(Case, &'static Catalog)> {
                vec![$((Case::$case, {
                    api_error::catalog! { static EACH for $case = [HttpError]; }
                    &EACH
                })),*]
            }
        };
    }
    catalogs! { Lower Upper Pascal Camel Snake ScreamingSnake Kebab ScreamingKebab }

    #[test]
    fn names_are_written_in_each_case() {
        for (case, catalog) in all() {
            for (spec, plain) in catalog.iter().zip(HttpError::CATALOG.specs()) {
                assert_eq!(spec.name(), case.convert(plain.name()));
                assert_eq!(spec.domain(), None);
                let uri = format!("urn:e:{}", Case::Kebab.convert(spec.name()));
                assert_eq!(spec.type_uri(), spec.has_own_name().then_some(uri.as_str()));
            }
        }
    }
}

api_error::api! { struct Tokens { envelope = OAuth2, rename_all = "snake_case" } }

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case")]
enum GrantError {
    #[error("the request is incomplete")]
    #[status(400)]
    InvalidRequest,
}

api_error::catalog! { static TOKENS for Tokens = [GrantError, HttpError]; }

#[test]
fn under_oauth2_each_4xx_of_a_framework_is_an_invalid_request() {
    for spec in TOKENS.types().nth(1).unwrap().specs() {
        let expected = spec.status().is_client_error();
        assert_eq!(spec.name() == "invalid_request", expected, "{spec:?}");
    }
}

#[test]
fn the_order_of_envelope_and_api_does_not_matter() {
    let catalog = Catalog::new("E", &[]);
    let coded = api_error::AnyEnvelope::new::<Coded>();
    for catalog in [
        catalog.with_envelope(coded).with_api::<Store>(),
        catalog.with_api::<Store>().with_envelope(coded),
    ] {
        assert_eq!(catalog.envelope().name(), "Coded");
        assert_eq!(catalog.envelope_source(), EnvelopeSource::Declared);
        assert_eq!(catalog.domain(), Some("store.example.com"));
    }
    assert_eq!(catalog.with_domain("own").with_api::<Store>().domain(), Some("own"));
    assert_eq!(catalog.envelope().name(), "Problem");
    let google = api_error::AnyEnvelope::new::<GoogleRpc>();
    assert_eq!(catalog.with_envelope(google).envelope().name(), "GoogleRpc");
}
