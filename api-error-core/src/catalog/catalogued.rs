//! The trait of types that have a catalog.

use super::Catalog;
use crate::model::ApiError;
use std::sync::Arc;

/// An error type whose errors are known at compile time.
///
/// `#[derive(ApiError)]` implements it together with [`ApiError`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not have a catalog of errors",
    label = "write a type that derives `ApiError` here",
    note = "derive `ApiError` for it: `#[derive(api_error::ApiError)]`",
    note = "`api_error::Error` can hold any error; name the error type instead"
)]
pub trait Catalogued {
    /// The errors of the type.
    const CATALOG: Catalog;
}

impl<E: Catalogued + ?Sized> Catalogued for &E {
    const CATALOG: Catalog = E::CATALOG;
}

impl<E: Catalogued + ?Sized> Catalogued for Box<E> {
    const CATALOG: Catalog = E::CATALOG;
}

impl<E: Catalogued + ?Sized> Catalogued for Arc<E> {
    const CATALOG: Catalog = E::CATALOG;
}

impl Catalogued for dyn ApiError + '_ {
    const CATALOG: Catalog = Catalog::EMPTY;
}

impl Catalogued for dyn ApiError + Send + '_ {
    const CATALOG: Catalog = Catalog::EMPTY;
}

impl Catalogued for dyn ApiError + Send + Sync + '_ {
    const CATALOG: Catalog = Catalog::EMPTY;
}
