//! The features `aide` and `utoipa` work in a crate that does not name `std`.

#![no_std]

extern crate std as standard;

use api_error::{ApiError, Catalogued};
use standard::assert_eq;
use standard::prelude::rust_2024::*;

#[derive(Debug, ApiError)]
enum PlainError {
    #[status(404)]
    Missing,
}

impl core::fmt::Display for PlainError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("missing")
    }
}

impl core::error::Error for PlainError {}

#[test]
fn an_error_type_documents_its_responses() {
    let aide = aide::generate::in_context(|context| {
        let operation = &mut aide::openapi::Operation::default();
        <PlainError as aide::OperationOutput>::inferred_responses(context, operation)
    });
    assert_eq!(aide.len(), 1);
    assert_eq!(<PlainError as utoipa::IntoResponses>::responses().len(), 1);
    assert_eq!(PlainError::CATALOG.specs().len(), 1);
    let _ = PlainError::Missing;
}
