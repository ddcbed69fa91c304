//! Assertions on error responses, for the tests of a service.
//!
//! [`assert_error!`] compares a response with an error. If the body of the response is not yet in
//! memory, [`read`] reads it first. [`each`] returns one response for each error of a catalog, for
//! snapshot tests.
//!
//! | in a test | response |
//! |---|---|
//! | `assert_error!(response, error)` | `http::Response<impl AsRef<[u8]>>` |
//! | | [`Received`](crate::received::Received) |
//! | | axum-test, rocket (blocking client) |
//! | `assert_error!(read(response).await, error)` | axum, hyper, actix-web, poem, reqwest |
//! | | rocket (asynchronous client) |

mod assertion;
mod buffered;
mod comparison;
#[cfg(feature = "sqlx")]
mod constraints;
mod expected;
mod readable;
mod samples;

pub use crate::__api_error_assert_error as assert_error;
pub use buffered::{Buffered, BufferedResponse};
#[cfg(feature = "sqlx")]
#[cfg_attr(docsrs, doc(cfg(feature = "sqlx")))]
pub use constraints::{SchemaSource, assert_constraints};
pub use readable::{Readable, read};
pub use samples::{ErrorResponse, each};

/// The items that the expansion of `assert_error!` calls.
#[doc(hidden)]
pub mod expansion {
    pub use super::assertion::assert_error;
    pub use super::buffered::{ByReference, ByValue, Content, Probe};
}
