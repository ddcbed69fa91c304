//! Extractors of axum whose rejections are API errors.
//!
//! These extractors replace axum's extractors of the same names. The rejection is an
//! [`ExtractError`]. Its [`Issue`](crate::Issue) has the JSON Pointer of the invalid value, or the
//! name of the parameter. The response does not contain the text of a parser or the value that the
//! client sent.
//!
//! ```
//! # extern crate api_error_core as api_error;
//! use api_error::ApiErrorLayer;
//! use api_error::axum::Json;
//! use api_error::envelope::Problem;
//! use axum::{Router, routing::post};
//!
//! #[derive(serde::Deserialize)]
//! struct NewItem {
//!     sku: String,
//!     amount: u32,
//! }
//!
//! async fn create(Json(item): Json<NewItem>) -> String {
//!     format!("{} of {}", item.amount, item.sku)
//! }
//!
//! let app = Router::new().route("/items", post(create)).layer(ApiErrorLayer::<Problem>::new());
//! # let _: Router = app;
//! ```
//!
//! The response to a body `{"sku": "B-1", "amount": "x"}` is a 422 with this issue:
//!
//! ```json
//! {
//!   "name": "wrong_type",
//!   "detail": "must be an integer",
//!   "pointer": "#/amount",
//!   "expected": "integer"
//! }
//! ```

mod error;
mod explain;
mod failure;
mod form;
mod input;
mod json;
mod names;
mod path;
mod query;
#[cfg(any(feature = "garde", feature = "validator"))]
mod valid;

pub use error::ExtractError;
pub use form::Form;
pub use json::Json;
pub use path::Path;
pub use query::Query;
#[cfg(feature = "garde")]
pub use valid::garde;
#[cfg(feature = "validator")]
pub use valid::validator;
#[cfg(feature = "validator")]
pub use valid::validator::Valid;

/// Implements the conversions of an extractor to and from its content.
macro_rules! wrapper {
    ($name:ident) => {
        impl<T> std::ops::Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> std::ops::DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self(value)
            }
        }
    };
}
use wrapper;
