//! A small service.

use api_error::envelope::Problem;
use api_error::{ApiError, ApiErrorLayer, catalog};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;

catalog! {
    /// The errors of the store.
    pub(crate) static STORE = [ItemError];
}

/// Errors of the item endpoints.
#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum ItemError {
    /// There is no item with this id.
    #[error("there is no item {id}")]
    #[status(404)]
    ItemNotFound {
        /// The id of the item.
        #[data]
        id: u64,
    },
}

pub(crate) fn app() -> Router {
    Router::new()
        .route("/items/{id}", get(async |Path(id): Path<u64>| ItemError::ItemNotFound { id }))
        .layer(ApiErrorLayer::<Problem>::new())
}
