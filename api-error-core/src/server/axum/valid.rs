//! Extractors that validate.

use super::ExtractError;
use super::names::{rename_parameters, rename_pointers};
use crate::model::{Issue, Issues};
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Write;

/// Defines a module with the extractor for one library. `check` is the function of the library that
/// validates a value.
macro_rules! valid {
    ($module:ident, $feature:literal, $report:literal, [$($bound:tt)*], $check:expr) => {
        #[doc = concat!("Extractors that validate with `", $feature, "`.")]
        #[cfg(feature = $feature)]
        #[cfg_attr(docsrs, doc(cfg(all(feature = "axum-extract", feature = $feature))))]
        pub mod $module {
            use super::{ExtractError, invalid_body, invalid_parameters};
            use crate::server::axum::{Form, Json, Path, Query, json};
            use axum::extract::{FromRequest, FromRequestParts, Request};
            use http::request::Parts;
            use http::Method;
            use serde::de::DeserializeOwned;

            #[doc = concat!("A `Json`, `Form`, `Query` or `Path` whose content is valid, by the rules of `", $feature, "`.")]
            ///
            /// The rules are checked after parsing. The rejection has the same form as a rejection
            /// of parsing, with one issue for each rule that the content violates.
            ///
            #[doc = concat!("The issues come from ", $report, ". Their locations contain the")]
            /// names that the client sends, if serde changes only the case or the punctuation of a
            /// name, as `rename_all = "camelCase"` and `rename = "@id"` do. If serde gives a field
            /// another word, the location contains the Rust name.
            ///
            /// # Errors
            /// Rejects as [`ExtractError`] describes, with the status 422 for a body that is not
            /// valid, and 400 for parameters.
            #[derive(Clone, Copy, Debug, Default)]
            #[must_use]
            pub struct Valid<E>(pub E);

            impl<T: DeserializeOwned + $($bound)*, S: Send + Sync> FromRequest<S> for Valid<Json<T>> {
                type Rejection = ExtractError;

                async fn from_request(request: Request, state: &S) -> Result<Self, ExtractError> {
                    let body = json::read(request, state).await?;
                    let Json(value) = json::parse::<T>(&body)?;
                    match $check(&value) {
                        Ok(()) => Ok(Self(Json(value))),
                        Err(report) => Err(invalid_body::<T>(&report, &body)),
                    }
                }
            }

            impl<T: DeserializeOwned + $($bound)*, S: Send + Sync> FromRequest<S> for Valid<Form<T>> {
                type Rejection = ExtractError;

                async fn from_request(request: Request, state: &S) -> Result<Self, ExtractError> {
                    let is_query = [Method::GET, Method::HEAD].contains(request.method());
                    let Form(value) = Form::<T>::from_request(request, state).await?;
                    match $check(&value) {
                        Ok(()) => Ok(Self(Form(value))),
                        Err(report) if is_query => Err(invalid_parameters::<T>(&report)),
                        // A form has no nested values, so the names of its fields are found without
                        // its content.
                        Err(report) => Err(invalid_body::<T>(&report, b"{}")),
                    }
                }
            }

            valid! { @parts Query [$($bound)*] $check }
            valid! { @parts Path [$($bound)*] $check }
        }
    };
    (@parts $extractor:ident [$($bound:tt)*] $check:expr) => {
        impl<T, S> FromRequestParts<S> for Valid<$extractor<T>>
        where
            T: DeserializeOwned + Send + $($bound)*,
            S: Send + Sync,
        {
            type Rejection = ExtractError;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ExtractError> {
                let extract = <$extractor<T> as FromRequestParts<S>>::from_request_parts;
                let $extractor(value) = extract(parts, state).await?;
                match $check(&value) {
                    Ok(()) => Ok(Self($extractor(value))),
                    Err(report) => Err(invalid_parameters::<T>(&report)),
                }
            }
        }
    };
}

valid! {
    validator, "validator", "[`ValidationErrors`](::validator::ValidationErrors)",
    [::validator::Validate], ::validator::Validate::validate
}

valid! {
    garde, "garde", "[`Report`](::garde::Report)",
    [::garde::Validate<Context: Default>], ::garde::Validate::validate
}

fn invalid_body<T: DeserializeOwned>(report: &dyn Issues, body: &[u8]) -> ExtractError {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let issues = rename_pointers::<T>(report.to_vec(), &body);
    invalid(StatusCode::UNPROCESSABLE_ENTITY, issues)
}

fn invalid_parameters<T: DeserializeOwned>(report: &dyn Issues) -> ExtractError {
    invalid(StatusCode::BAD_REQUEST, rename_parameters::<T>(report.to_vec()))
}

/// Returns the error with these issues. The report is not the source of the error, because the text
/// of a report can contain the values that were refused.
fn invalid(status: StatusCode, issues: Vec<Issue>) -> ExtractError {
    let mut cause = "the content is not valid".to_owned();
    for issue in &issues {
        // Writing to a `String` does not fail.
        let _ = write!(cause, "; {:?}: {}", issue.location(), issue.message());
    }
    ExtractError::new(status, issues, cause)
}
