//! `catalog!`: the types and errors that it contains, and the methods that find them.

#![expect(dead_code, reason = "the errors are only declared, never constructed")]

use api_error::{ApiError, Catalog, Catalogued, ErrorSpec, catalog};
use billing::PaymentError;
use std::fmt::{Debug, Display};
use thiserror::Error;

/// Who is there.
#[derive(Debug, Error, ApiError)]
#[api_error(domain = "shop.example.com")]
enum AuthError {
    /// The token has expired.
    #[error("token expired")]
    #[status(401)]
    #[code(22, "TokenExpired")]
    TokenExpired,

    #[error("internal: {0}")]
    #[status(500)]
    Internal(String),
}

/// Errors of the item endpoints.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = api_error::envelope::Coded)]
enum ItemError {
    #[error("no item {0}")]
    #[status(404)]
    #[code(60)]
    ItemNotFound(#[data("id")] u64),

    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    #[error("internal: {0}")]
    #[status(500)]
    Internal(String),
}

#[derive(Debug, Error, ApiError)]
enum CartError<T: Debug + Display> {
    #[error("cart {0} is empty")]
    #[status(409)]
    #[code(60, "Missing")]
    #[name("CART_EMPTY")]
    Empty(#[data("cart")] T),

    #[error(transparent)]
    #[api_error(transparent)]
    Auth(AuthError),
}

catalog! {
    /// The errors of the store.
    ///
    /// All of them.
    #[doc(alias = "shop")]
    static STORE = [ItemError, Box<AuthError>, PaymentError];

    static CARTS = [CartError<u64>, CartError<String>];
    pub(crate) static EMPTY = [];
}

#[test]
fn contains_every_type_once() {
    let names: Vec<_> = STORE.types().map(|each| each.path()).collect();
    assert_eq!(
        names,
        ["catalog::contents::ItemError", "catalog::contents::AuthError", "billing::PaymentError"]
    );
    assert_eq!(STORE.iter().count(), 7);
    assert_eq!(STORE.name(), "STORE");
    assert_eq!(STORE.description(), Some("The errors of the store.\n\nAll of them."));
    assert_eq!(CARTS.iter().map(ErrorSpec::name).collect::<Vec<_>>().len(), 3);
    assert_eq!(CARTS.description(), None);
    assert_eq!(EMPTY.types().count(), 0);
}

#[test]
fn is_searched_by_name_and_code() {
    assert_eq!(STORE.find("PAYMENT_NOT_FOUND").unwrap().status(), 404);
    assert_eq!(STORE.find("TOKEN_EXPIRED").unwrap().variant(), "TokenExpired");
    assert!(STORE.find("CART_EMPTY").is_none());
    let found: Vec<_> = STORE.find_code(60).map(ErrorSpec::name).collect();
    assert_eq!(found, ["ITEM_NOT_FOUND"]);
    assert_eq!(STORE.find_code(1).count(), 0);
}

#[test]
fn a_nested_type_uses_the_envelope_of_its_container() {
    let formats = |catalog: &Catalog| -> Vec<_> {
        catalog.types().map(|each| (each.name(), each.envelope().name())).collect()
    };
    assert_eq!(
        formats(&STORE),
        [("ItemError", "Coded"), ("AuthError", "Problem"), ("PaymentError", "Problem")]
    );
    assert_eq!(formats(&ItemError::CATALOG), [("ItemError", "Coded"), ("AuthError", "Coded")]);
}

#[derive(Debug, Error, ApiError)]
enum FormError {
    #[error(transparent)]
    #[api_error(transparent)]
    Item(ItemError),

    #[error("the form is closed")]
    #[status(409)]
    FormClosed,
}

#[test]
fn a_type_without_an_envelope_does_not_change_the_envelopes_of_nested_types() {
    let envelopes: Vec<_> =
        FormError::CATALOG.types().map(|each| (each.name(), each.envelope().name())).collect();
    assert_eq!(
        envelopes,
        [("FormError", "Problem"), ("ItemError", "Coded"), ("AuthError", "Coded")]
    );
}

mod two_statuses {
    use super::{ApiError, Error, catalog};
    use api_error::envelope::OAuth2;

    #[derive(Debug, Error, ApiError)]
    #[error("wrong secret in the body")]
    #[api_error(envelope = OAuth2)]
    #[status(400)]
    #[name("invalid_client")]
    pub(crate) struct InBody;

    #[derive(Debug, Error, ApiError)]
    #[error("wrong secret in the header")]
    #[api_error(envelope = OAuth2)]
    #[status(401)]
    #[name("invalid_client")]
    pub(crate) struct InHeader;

    catalog! { pub static TOKEN = [InBody, InHeader]; }
}

#[test]
fn a_name_that_a_standard_uses_with_two_statuses_may_have_both() {
    let statuses: Vec<_> = two_statuses::TOKEN.iter().map(|spec| spec.status().as_u16()).collect();
    assert_eq!(statuses, [400, 401]);
}

mod redirect_and_body {
    use super::*;
    use api_error::envelope::OAuth2;

    #[derive(Debug, Error, ApiError)]
    #[error("the scope is invalid")]
    #[api_error(envelope = OAuth2, redirect = 303)]
    #[status(400)]
    #[name("invalid_request")]
    pub(crate) struct InRedirect;

    #[derive(Debug, Error, ApiError)]
    #[error("the client is unknown")]
    #[api_error(envelope = OAuth2)]
    #[status(400)]
    #[name("invalid_request")]
    pub(crate) struct InBody;

    catalog! { pub static AUTHORIZE = [InRedirect, InBody]; }
}

#[test]
fn an_error_in_a_redirect_may_have_the_name_of_an_error_in_a_body() {
    let names: Vec<_> = redirect_and_body::AUTHORIZE.iter().map(ErrorSpec::name).collect();
    assert_eq!(names, ["invalid_request", "invalid_request"]);
}

mod only_in_redirect {
    use super::*;
    use api_error::envelope::OAuth2;

    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = OAuth2)]
    pub(crate) enum Common {
        #[error("the scope is invalid")]
        #[status(400)]
        #[name("invalid_scope")]
        InvalidScope,
        #[error("the session exists")]
        #[status(400)]
        #[name("session_exists")]
        #[api_error(constraint = "sessions_key")]
        SessionExists,
    }

    #[derive(Debug, Error, ApiError)]
    #[error(transparent)]
    #[api_error(envelope = OAuth2, redirect, transparent)]
    pub(crate) struct Authorize(#[from] Common);

    #[derive(Debug, Error, ApiError)]
    #[error("the scope is invalid")]
    #[api_error(envelope = OAuth2)]
    #[status(400)]
    #[name("invalid_scope")]
    pub(crate) struct InBody;

    catalog! { pub static NESTED = [Authorize, InBody]; }
    catalog! { pub static TWICE = [Authorize, Common]; }
}

#[test]
fn the_type_of_a_transparent_variant_is_sent_in_the_redirect_of_the_outer_type() {
    use only_in_redirect::{NESTED, TWICE};
    let names = |catalog: &Catalog| catalog.iter().map(ErrorSpec::name).collect::<Vec<_>>();
    assert_eq!(names(&NESTED), ["invalid_scope", "session_exists", "invalid_scope"]);
    // `Common` is in the catalog twice: in a redirect and in a body. Its names and constraints are
    // not duplicates.
    let redirects: Vec<_> = TWICE.types().map(|catalog| catalog.redirect()).collect();
    assert_eq!(redirects, [Some(302), None]);
}

/// Two types that are declared in different function bodies can have the same path.
#[test]
fn types_with_the_same_path_are_different_types() {
    fn bad_request() -> Catalog {
        #[derive(Debug, Error, ApiError)]
        #[error("a")]
        #[status(400)]
        struct Local;
        Local::CATALOG
    }
    fn conflict() -> Catalog {
        #[derive(Debug, Error, ApiError)]
        #[error("b")]
        #[status(409)]
        #[name("OTHER")]
        struct Local;
        Local::CATALOG
    }
    assert_eq!(bad_request().path(), conflict().path());
    let nested: &'static [Catalog] = Vec::leak(vec![bad_request(), conflict()]);
    assert_eq!(Catalog::new("Both", &[]).with_nested(nested).iter().count(), 2);
}

/// A catalog of more than two thousand errors, which is checked at compile time within the limits
/// of const evaluation.
mod many {
    use super::{Catalog, Catalogued, ErrorSpec, catalog};

    macro_rules! specs {
        ($($a:literal)*) => { specs!(@ [$($a)*] [$($a)*] [$($a)*]) };
        (@ [$($a:literal)*] $b:tt $c:tt) => { &[$(specs!(@@ $a $b $c)),*] };
        (@@ $a:literal [$($b:literal)*] $c:tt) => { [$(specs!(@@@ $a $b $c)),*] };
        (@@@ $a:literal $b:literal [$($c:literal)*]) => {
            [$(ErrorSpec::new(
                "Variant",
                concat!("SOMETHING_THAT_IS_WRONG_WITH_", $a, "_", $b, "_", $c),
                "Title",
                400,
            )),*]
        };
    }

    static SPECS: &[[[ErrorSpec; 13]; 13]; 13] =
        specs!("A" "B" "C" "D" "E" "F" "G" "H" "I" "J" "K" "L" "M");

    pub(crate) struct Many;

    impl Catalogued for Many {
        const CATALOG: Catalog = Catalog::new("Many", SPECS.as_flattened().as_flattened());
    }

    catalog! { pub(crate) static MANY = [Many]; }
}

#[test]
fn two_thousand_errors_are_checked() {
    assert_eq!(many::MANY.iter().count(), 2197);
    assert!(many::MANY.find("SOMETHING_THAT_IS_WRONG_WITH_M_A_K").is_some());
}
