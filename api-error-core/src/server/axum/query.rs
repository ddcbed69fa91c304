//! The extractor of query parameters.

use super::explain::pairs_issue;
use super::{ExtractError, wrapper};
use crate::model::Issue;
use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

/// The query parameters of a request.
///
/// # Errors
/// Rejects as [`ExtractError`] describes, with the status 400.
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

wrapper! { Query }

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ExtractError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ExtractError> {
        match axum::extract::Query::try_from_uri(&parts.uri) {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => {
                let query = parts.uri.query().unwrap_or_default();
                let issue = pairs_issue::<T>(query.as_bytes(), Issue::parameter);
                Err(ExtractError::new(rejection.status(), vec![issue], rejection))
            }
        }
    }
}
