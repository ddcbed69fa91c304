//! One response for each error of a catalog.

use crate::catalog::Catalog;
use crate::model::ErrorSpec;
use crate::reference::{example_responses, response_text};
use bytes::Bytes;
use http::Response;
use std::fmt::{self, Display, Formatter};

/// One error of a catalog, rendered with example values.
///
/// Its `Display` text is the whole response: status, headers, and the body as indented JSON.
#[derive(Clone, Debug)]
pub struct ErrorResponse {
    id: String,
    spec: &'static ErrorSpec,
    response: Response<Bytes>,
}

impl ErrorResponse {
    /// Returns the type and the variant, e.g. `ItemError.Duplicated`. It is unique in the catalog.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the static contract of the error.
    #[must_use]
    pub fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    /// Returns the response, in the envelope of the error's type.
    #[must_use]
    pub fn response(&self) -> &Response<Bytes> {
        &self.response
    }
}

impl Display for ErrorResponse {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&response_text(&self.response))
    }
}

/// Returns one response for each error of a catalog, in declaration order, for snapshot tests.
///
/// Each response is rendered with example values for its message and data. A test with
/// [insta](https://docs.rs/insta) has three lines:
///
/// ```ignore
/// for error in api_error::testing::each(&STORE) {
///     insta::assert_snapshot!(error.id(), error);
/// }
/// ```
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Catalog, ErrorSpec, testing};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let catalog = Catalog::new("ItemError", &SPECS);
///
/// let errors: Vec<_> = testing::each(&catalog).collect();
/// assert_eq!(errors[0].id(), "ItemError.NotFound");
/// assert!(errors[0].to_string().starts_with("HTTP/1.1 404 Not Found\n"));
/// ```
pub fn each(catalog: &Catalog) -> impl Iterator<Item = ErrorResponse> {
    example_responses(catalog).into_iter().map(|(id, spec, response)| ErrorResponse {
        id,
        spec,
        response,
    })
}
