//! The extractor of JSON bodies.

use super::explain::json_issue;
use super::{ExtractError, wrapper};
use crate::model::Issue;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, OptionalFromRequest, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::error::Error as StdError;

/// The JSON body of a request or of a response.
///
/// As a response, it is axum's [`Json`](axum::Json). An `Option<Json<T>>` is `None` for a request
/// without `Content-Type`.
///
/// # Errors
/// Rejects as [`ExtractError`] describes.
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
pub struct Json<T>(pub T);

wrapper! { Json }

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ExtractError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ExtractError> {
        parse(&read(request, state).await?)
    }
}

/// Returns the body of a JSON request.
pub(super) async fn read<S: Send + Sync>(
    request: Request,
    state: &S,
) -> Result<Bytes, ExtractError> {
    if !has_json(request.headers()) {
        return Err(wrong_media_type("application/json", "not a JSON request"));
    }
    Bytes::from_request(request, state).await.map_err(unreadable)
}

pub(super) fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<Json<T>, ExtractError> {
    match axum::Json::from_bytes(body) {
        Ok(axum::Json(value)) => Ok(Json(value)),
        Err(rejection) => Err(refuse::<T>(body, rejection)),
    }
}

impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = ExtractError;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, ExtractError> {
        if request.headers().contains_key(CONTENT_TYPE) {
            <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Returns whether the body is of the type `application/json` or `application/*+json`.
fn has_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.and_then(|value| value.parse::<mime::Mime>().ok()).is_some_and(|media_type| {
        media_type.type_() == mime::APPLICATION
            && (media_type.subtype() == mime::JSON
                || media_type.suffix().is_some_and(|suffix| suffix == mime::JSON))
    })
}

pub(super) fn wrong_media_type(
    expected: &str,
    cause: impl Into<Box<dyn StdError + Send + Sync>>,
) -> ExtractError {
    let issue = Issue::header("wrong_media_type", "is not supported", CONTENT_TYPE.as_str())
        .with("expected", expected);
    ExtractError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, vec![issue], cause)
}

/// Returns the error of a body that is too large, or that was not received completely.
pub(super) fn unreadable(rejection: BytesRejection) -> ExtractError {
    let status = rejection.status();
    let issue = if status == StatusCode::PAYLOAD_TOO_LARGE {
        Issue::new("too_large", "is too large", "")
    } else {
        Issue::new("malformed", "cannot be read", "")
    };
    ExtractError::new(status, vec![issue], rejection)
}

fn refuse<T: DeserializeOwned>(body: &[u8], rejection: JsonRejection) -> ExtractError {
    type Cause = serde_path_to_error::Error<serde_json::Error>;
    let cause = rejection.source().and_then(<dyn StdError>::downcast_ref::<Cause>);
    let issue = match &rejection {
        JsonRejection::JsonDataError(_) => json_issue::<T>(body, cause.map(Cause::path)),
        _ => Issue::new("malformed", "is not valid JSON", ""),
    };
    ExtractError::new(rejection.status(), vec![issue], rejection)
}
