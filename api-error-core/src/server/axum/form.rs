//! The extractor of forms.

use super::explain::pairs_issue;
use super::json::{unreadable, wrong_media_type};
use super::{ExtractError, wrapper};
use crate::model::Issue;
use crate::text::json_pointer::push_token;
use axum::extract::rejection::RawFormRejection;
use axum::extract::{FromRequest, RawForm, Request};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A form. For a GET or HEAD request, it is the query. For any other request, it is a body of the
/// type `application/x-www-form-urlencoded`.
///
/// As a response, it is axum's [`Form`](axum::Form).
///
/// # Errors
/// Rejects as [`ExtractError`] describes. The status of an invalid query is 400. The issue of a
/// body has a JSON Pointer with one token, the name of the field.
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
pub struct Form<T>(pub T);

wrapper! { Form }

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = ExtractError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ExtractError> {
        let is_query = [Method::GET, Method::HEAD].contains(request.method());
        let RawForm(form) = RawForm::from_request(request, state).await.map_err(refuse)?;
        serde_urlencoded::from_bytes(&form).map(Self).map_err(|error| {
            if is_query {
                let issue = pairs_issue::<T>(&form, Issue::parameter);
                ExtractError::new(StatusCode::BAD_REQUEST, vec![issue], error)
            } else {
                let issue = pairs_issue::<T>(&form, field_of_body);
                ExtractError::new(StatusCode::UNPROCESSABLE_ENTITY, vec![issue], error)
            }
        })
    }
}

impl<T: Serialize> IntoResponse for Form<T> {
    fn into_response(self) -> Response {
        axum::Form(self.0).into_response()
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the constructors of `Issue` have this signature"
)]
fn field_of_body(name: String, message: String, field: String) -> Issue {
    let mut pointer = String::new();
    push_token(&mut pointer, &field);
    Issue::new(name, message, pointer)
}

fn refuse(rejection: RawFormRejection) -> ExtractError {
    match rejection {
        RawFormRejection::BytesRejection(rejection) => unreadable(rejection),
        other => wrong_media_type("application/x-www-form-urlencoded", other),
    }
}
