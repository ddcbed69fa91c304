//! Each kind of error type compiles if all frameworks are enabled, also a type that cannot be a
//! response.

use api_error::ApiError;
use std::fmt::{Debug, Display};
use std::rc::Rc;

/// An error that is not `Send`.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum Local {
    #[error("{0}")]
    #[status(400)]
    Shared(Rc<str>),
}

/// An error that borrows from the request.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum Borrowed<'a> {
    #[error("{0}")]
    #[status(400)]
    Text(&'a str),
}

#[derive(Debug, thiserror::Error, ApiError)]
pub enum Generic<T: Debug, const N: usize>
where
    T: Display,
{
    #[error("{0}, {N}")]
    #[status(400)]
    One(T),
}

#[derive(Debug, thiserror::Error, ApiError)]
pub enum Never {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("whole")]
#[status(400)]
pub struct Whole;

/// An error with a hand-written response.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(response = false)]
#[error("own")]
#[status(400)]
pub struct Own;

impl axum::response::IntoResponse for Own {
    fn into_response(self) -> axum::response::Response {
        "own".into_response()
    }
}

#[test]
fn every_sendable_error_is_a_response_of_every_framework() {
    fn is_response<T>()
    where
        T: axum::response::IntoResponse + actix_web::ResponseError + poem::error::ResponseError,
        for<'r> T: rocket::response::Responder<'r, 'static>,
    {
    }
    is_response::<Generic<String, 3>>();
    assert_eq!(Generic::<_, 3>::One("a").to_response().status(), 400);
    is_response::<Borrowed<'static>>();
    is_response::<Never>();
    is_response::<Whole>();
    assert_eq!(Local::Shared("a".into()).to_response().status(), 400);
    assert_eq!(Borrowed::Text(&String::from("a")).to_response().status(), 400);
    assert_eq!(axum::response::IntoResponse::into_response(Own).status(), 200);
    assert_eq!(Own.to_response().status(), 400);
}
