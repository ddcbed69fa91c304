//! The specs of one error type, and of those it contains.

use crate::{ApiError, ErrorSpec};
use std::sync::Arc;

/// The errors that a type can be.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    name: &'static str,
    description: Option<&'static str>,
    domain: Option<&'static str>,
    specs: &'static [ErrorSpec],
    nested: &'static [Self],
}

impl Catalog {
    /// No errors: the catalog of a type that is known only at run time.
    pub const EMPTY: Self = Self::new("", &[]);

    /// The catalog of the type called `name`.
    #[must_use]
    pub const fn new(name: &'static str, specs: &'static [ErrorSpec]) -> Self {
        Self { name, description: None, domain: None, specs, nested: &[] }
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// Sets who owns the names.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Adds the catalogs of what the type's transparent variants contain.
    #[must_use]
    pub const fn with_nested(mut self, nested: &'static [Self]) -> Self {
        self.nested = nested;
        self
    }

    /// The name of the error type.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The type's doc comment.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Who owns the names.
    #[must_use]
    pub const fn domain(&self) -> Option<&'static str> {
        self.domain
    }

    /// The type's own errors, in the order of its variants.
    #[must_use]
    pub const fn specs(&self) -> &'static [ErrorSpec] {
        self.specs
    }

    /// The catalogs of what its transparent variants contain.
    #[must_use]
    pub const fn nested(&self) -> &'static [Self] {
        self.nested
    }
}

/// A type whose errors are known at compile time.
///
/// The derive implements it beside [`ApiError`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "`transparent` takes a type that derives `ApiError`",
    note = "add `#[derive(api_error::ApiError)]` to it"
)]
pub trait Catalogued {
    /// Its errors.
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
