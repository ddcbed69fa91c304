//! The errors that every service of these tests returns.

use api_error::envelope::{Detailed, JsonApi};
use api_error::{ApiError, Catalogued, Issue, api, catalog};
use std::time::Duration;

catalog! {
    /// The errors of a shop.
    pub(crate) static SHOP = [ItemError];
}

/// Errors of the item endpoints.
#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = Detailed)]
pub(crate) enum ItemError {
    /// The same item appears twice in one request.
    #[error("the item {key} is duplicated")]
    #[status(400)]
    Duplicated {
        #[data]
        key: u64,
    },

    /// The client sends too many requests.
    #[error("slow down")]
    #[status(429)]
    RateLimited {
        #[data]
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    /// The token has expired.
    #[error("the token has expired")]
    #[status(401)]
    #[api_error(header("WWW-Authenticate", "Bearer error=\"invalid_token\""))]
    TokenExpired,

    /// The item is invalid.
    #[error("the item is invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

/// An error whose envelope is `Problem`, which sends the instance.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("there is no item {id}")]
#[status(404)]
#[name("ITEM_NOT_FOUND")]
pub(crate) struct NotFound {
    #[data]
    pub(crate) id: u64,
}

api! {
    /// The API of `StoreError`.
    pub(crate) struct Store {
        envelope = JsonApi,
        domain = "store.example.com",
        type_base = "https://store.example.com/errors/",
        rename_all = "snake_case",
    }
}

/// An error of an API.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store, rename_all = "snake_case")]
pub(crate) enum StoreError {
    #[error("closed until {hour}")]
    #[status(409)]
    ClosedUntil {
        #[data]
        hour: u8,
    },
}

/// The error that every service returns for `/items/{id}`.
pub(crate) fn item(id: u64) -> ItemError {
    if id == 0 {
        ItemError::RateLimited { retry_after: Duration::from_secs(30) }
    } else {
        ItemError::Duplicated { key: id }
    }
}

#[test]
fn the_catalog_contains_every_error() {
    assert_eq!(SHOP.iter().count(), ItemError::CATALOG.specs().len());
}
