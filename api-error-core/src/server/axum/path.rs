//! The extractor of path parameters.

use super::failure::{Expected, Failure};
use super::{ExtractError, wrapper};
use crate::model::Issue;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, OptionalFromRequestParts, RawPathParams};
use http::request::Parts;
use serde::de::DeserializeOwned;

/// The path parameters of a request.
///
/// An `Option<Path<T>>` is `None` for a route without parameters.
///
/// # Errors
/// Rejects as [`ExtractError`] describes, with the status 400 for invalid parameters.
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

wrapper! { Path }

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ExtractError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ExtractError> {
        let path = <axum::extract::Path<T> as FromRequestParts<S>>::from_request_parts;
        match path(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(refuse(parts, state, rejection).await),
        }
    }
}

impl<T: DeserializeOwned + Send + 'static, S: Send + Sync> OptionalFromRequestParts<S> for Path<T> {
    type Rejection = ExtractError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> Result<Option<Self>, ExtractError> {
        let path = <axum::extract::Path<T> as OptionalFromRequestParts<S>>::from_request_parts;
        match path(parts, state).await {
            Ok(path) => Ok(path.map(|axum::extract::Path(value)| Self(value))),
            Err(rejection) => Err(refuse(parts, state, rejection).await),
        }
    }
}

async fn refuse<S: Send + Sync>(
    parts: &mut Parts,
    state: &S,
    rejection: PathRejection,
) -> ExtractError {
    let status = rejection.status();
    if status.is_server_error() {
        return ExtractError::new(status, Vec::new(), rejection);
    }
    let names = match RawPathParams::from_request_parts(parts, state).await {
        Ok(parameters) => parameters.iter().map(|(name, _)| name.to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    let (failure, name) = match &rejection {
        PathRejection::FailedToDeserializePathParams(error) => failure_of(error.kind(), &names),
        _ => (Failure::Value, names.first().cloned()),
    };
    let issue = match name {
        Some(name) => failure.into_issue((Issue::parameter, name)),
        None => failure.into_issue((Issue::new, String::new())),
    };
    ExtractError::new(status, vec![issue], rejection)
}

/// Returns the kind of failure, and the name of the parameter if it is known.
fn failure_of(kind: &ErrorKind, names: &[String]) -> (Failure, Option<String>) {
    // Some failures contain no name and no index. If the route has only one parameter, they are
    // about this parameter.
    let only = || if let [name] = names { Some(name.clone()) } else { None };
    match kind {
        ErrorKind::ParseErrorAtKey { key, value, expected_type } => {
            (parse_failure(expected_type, value), Some(key.clone()))
        }
        ErrorKind::ParseErrorAtIndex { index, value, expected_type } => {
            (parse_failure(expected_type, value), names.get(*index).cloned())
        }
        ErrorKind::ParseError { value, expected_type } => {
            (parse_failure(expected_type, value), only())
        }
        ErrorKind::InvalidUtf8InPathParam { key } | ErrorKind::DeserializeError { key, .. } => {
            (Failure::Value, Some(key.clone()))
        }
        _ => (Failure::Value, only()),
    }
}

/// Returns the failure of a text that is not a value of this primitive type of Rust.
fn parse_failure(expected_type: &str, value: &str) -> Failure {
    let expected = match expected_type.as_bytes() {
        b"bool" => Expected::Boolean,
        b"char" => Expected::String,
        [b'f', ..] => Expected::Number,
        [b'i' | b'u', ..] => Expected::Integer,
        _ => return Failure::Type(None),
    };
    Failure::unparsable(value, expected)
}
