//! `subset!`: the errors of one endpoint.

#![expect(dead_code, reason = "the errors are only declared, never constructed")]

use crate::of_api::Store;
use api_error::envelope::Coded;
use api_error::{Api, ApiError, Catalog, Catalogued, ErrorSpec, HttpError, subset};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Coded)]
enum ItemError {
    #[error("unknown")]
    #[status(404)]
    Unknown,

    #[error("gone")]
    #[status(410)]
    Gone { id: u64 },

    #[error("locked")]
    #[status(409)]
    #[deprecated]
    Locked(u8),

    #[error(transparent)]
    #[api_error(transparent)]
    Auth(AuthError),
}

#[derive(Debug, Error, ApiError)]
enum AuthError {
    #[error("expired")]
    #[status(401)]
    Expired,
}

subset! {
    /// The errors of `GET /items/{id}`.
    ///
    /// All of them.
    #[derive(PartialEq)]
    pub(crate) GetItemErrors for Store =
        ItemError { Gone, Unknown, Locked } | AuthError | HttpError { BadRequest } | #[cfg(any())] Never
}
subset!(Plain = AuthError;);
subset!(Everything = ItemError | HttpError);

fn names(catalog: &Catalog) -> Vec<&'static str> {
    catalog.iter().map(ErrorSpec::name).collect()
}

#[test]
fn it_lists_the_errors_of_one_endpoint() {
    let catalog = GetItemErrors::CATALOG;
    assert_eq!(names(&catalog), ["GONE", "UNKNOWN", "LOCKED", "EXPIRED", "badRequest"]);
    assert_eq!(catalog.name(), "GetItemErrors");
    assert_eq!(catalog.description(), Some("The errors of `GET /items/{id}`.\n\nAll of them."));
    assert_eq!(catalog.domain(), Store::DOMAIN);
    let types: Vec<_> = catalog.types().map(|ty| (ty.name(), ty.envelope().name())).collect();
    assert_eq!(
        types,
        [("ItemError", "Coded"), ("AuthError", "Detailed"), ("HttpError", "Detailed")]
    );
    let copy = GetItemErrors;
    assert!(copy == GetItemErrors);
    assert_eq!(format!("{copy:?}"), "GetItemErrors");
}

#[test]
fn a_whole_type_contains_its_transparent_variants() {
    assert_eq!(names(&Plain::CATALOG), ["EXPIRED"]);
    assert_eq!(
        names(&Everything::CATALOG)[..5],
        ["UNKNOWN", "GONE", "LOCKED", "EXPIRED", "BAD_REQUEST"]
    );
}
