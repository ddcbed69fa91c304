//! The errors of the handlers, and the layers around them.

use api_error::envelope::{Coded, Problem};
use api_error::json::{Object, Root};
use api_error::{ApiError, ApiErrorLayer, CurrentRequest, Envelope, Error, Occurrence};

pub const SECRET: &str = "secret-of-source";

#[derive(Debug, thiserror::Error, ApiError)]
pub enum StockError {
    #[error("{sku} is reserved")]
    #[status(409)]
    Reserved {
        #[data]
        sku: &'static str,
    },

    #[error("a part is missing")]
    #[status(400)]
    Unwritable {
        #[data]
        part: Panicking,
    },

    #[error(transparent)]
    #[api_error(transparent)]
    Account(#[from] AccountError),

    #[error("stock database")]
    #[status(503)]
    Database(#[source] std::io::Error),
}

#[derive(Debug, thiserror::Error, ApiError)]
pub enum AccountError {
    #[error("The account is locked")]
    #[status(403)]
    Locked,
}

/// A value whose serialization panics.
#[derive(Debug)]
pub struct Panicking;

impl serde::Serialize for Panicking {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("on purpose")
    }
}

pub fn reserved() -> StockError {
    StockError::Reserved { sku: "A-7" }
}

/// A handler that returns errors of one type.
pub fn stock(name: &str) -> Result<String, StockError> {
    Err(match name {
        "reserved" => reserved(),
        "unwritable" => StockError::Unwritable { part: Panicking },
        "account" => AccountError::Locked.into(),
        "database" => StockError::Database(std::io::Error::other(SECRET)),
        "panic" => panic!("on purpose"),
        _ => return Ok("fine".to_owned()),
    })
}

/// A handler that returns errors of several types.
pub fn any(name: &str) -> Result<String, Error> {
    match name {
        "internal" => Err(Error::internal(SECRET)),
        name => Ok(stock(name)?),
    }
}

/// Returns the request id that a handler knows.
pub fn id(request: &CurrentRequest) -> String {
    request.context().request_id().unwrap_or_default().to_owned()
}

/// Reports the error with this name, and returns its body.
pub fn report(request: &CurrentRequest, name: &str) -> String {
    let body = match stock(name) {
        Ok(_) => return "fine".to_owned(),
        Err(error) => request.report(&error),
    };
    String::from_utf8(body.into()).unwrap()
}

/// The layers around an application. rocket has only one.
#[derive(Clone)]
pub struct Layers {
    pub inner: ApiErrorLayer<Problem>,
    pub outer: Option<ApiErrorLayer<Coded>>,
}

impl From<ApiErrorLayer<Problem>> for Layers {
    fn from(inner: ApiErrorLayer<Problem>) -> Self {
        Self { inner, outer: None }
    }
}

/// An envelope with the content type of a framework's text.
pub struct Plain;

impl Envelope for Plain {
    const CONTENT_TYPE: &'static str = "text/plain; charset=utf-8";

    fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
        body.member("name", error.name());
        body.object("data", |data| data.members(error.data()));
    }
}

/// An envelope that writes no body.
pub struct Empty;

impl Envelope for Empty {
    const CONTENT_TYPE: &'static str = "application/x-empty";

    fn write(_: &Occurrence<'_>, _: &mut Object<'_>) {}

    fn write_body(_: &Occurrence<'_>, body: Root<'_>) {
        body.empty();
    }
}
