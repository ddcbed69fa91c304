//! The specs of one error type, or of a whole API.

mod check;
mod doc_comment;
mod lint;
mod macros;

pub use check::{check, count_slots, count_specs, count_types};
pub use doc_comment::{doc_len, doc_text};
pub use lint::{Advice, Rule};

use crate::api::ApiDefaults;
use crate::envelope::{AnyEnvelope, Problem};
use crate::model::{ApiError, EnvelopeSource, ErrorSpec};
use crate::text::const_str::equal;
use std::sync::Arc;

/// The specs of the errors of one type, or of a whole API.
///
/// The derive implements [`Catalogued::CATALOG`] for each type. The macro
/// [`catalog!`](crate::catalog) declares the catalog of an API. The catalog of a type contains the
/// specs of its variants, and a nested catalog for each transparent variant. The catalog of an API
/// contains only nested catalogs.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    name: &'static str,
    path: &'static str,
    title: Option<&'static str>,
    description: Option<&'static str>,
    domain: Option<&'static str>,
    envelope: AnyEnvelope,
    specs: &'static [ErrorSpec],
    nested: &'static [Self],
    is_api: bool,
    /// The path of the type's [`Api`](crate::Api); empty if it has none.
    api: &'static str,
    envelope_source: EnvelopeSource,
}

impl Catalog {
    /// The catalog without errors, for a type whose errors are known only at run time.
    pub const EMPTY: Self = Self::new("", &[]);

    /// Creates the catalog of the type `name`, with the envelope [`Problem`].
    #[must_use]
    pub const fn new(name: &'static str, specs: &'static [ErrorSpec]) -> Self {
        Self {
            name,
            path: name,
            title: None,
            description: None,
            domain: None,
            envelope: AnyEnvelope::new::<Problem>(),
            specs,
            nested: &[],
            is_api: false,
            api: "",
            envelope_source: EnvelopeSource::Default,
        }
    }

    /// Creates the catalog of an API. An empty description is none.
    #[doc(hidden)]
    #[must_use]
    pub const fn for_api(
        name: &'static str,
        description: &'static str,
        nested: &'static [Self],
    ) -> Self {
        let description = if description.is_empty() { None } else { Some(description) };
        Self { is_api: true, description, nested, ..Self::new(name, &[]) }
    }

    /// Sets the path of the type, e.g. `store::items::ItemError`. Two types with the same name have
    /// different paths.
    #[must_use]
    pub const fn with_path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    /// Sets the public title of the type.
    #[must_use]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// Sets the namespace of the names, e.g. `shop.example.com`.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets the envelope that the type declares.
    #[must_use]
    pub const fn with_envelope(mut self, envelope: AnyEnvelope) -> Self {
        self.envelope = envelope;
        self
    }

    /// Sets who chose the envelope.
    #[must_use]
    pub const fn with_envelope_source(mut self, source: EnvelopeSource) -> Self {
        self.envelope_source = source;
        self
    }

    /// Sets the API of the type, and its domain if the catalog has none. The envelope is that of the
    /// API, unless the type declares one.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_api(mut self, api: ApiDefaults) -> Self {
        self.api = api.path;
        if self.domain.is_none() {
            self.domain = api.domain;
        }
        if let EnvelopeSource::Default = self.envelope_source {
            self.envelope_source = EnvelopeSource::Api;
            self.envelope = api.envelope;
        }
        self
    }

    /// Sets the catalogs of the types of the transparent variants.
    #[must_use]
    pub const fn with_nested(mut self, nested: &'static [Self]) -> Self {
        self.nested = nested;
        self
    }

    /// Returns the name of the error type, or of the API's static.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the path of the error type, e.g. `store::items::ItemError`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the public title of the type, e.g. `Orders`.
    #[must_use]
    pub const fn title(&self) -> Option<&'static str> {
        self.title
    }

    /// Returns the doc comment of the error type, or of the API's static.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Returns the namespace of the names, e.g. `shop.example.com`.
    #[must_use]
    pub const fn domain(&self) -> Option<&'static str> {
        self.domain
    }

    /// Returns the envelope that the type declares. An API does not declare one.
    #[must_use]
    pub const fn envelope(&self) -> &AnyEnvelope {
        &self.envelope
    }

    /// Returns who chose the envelope.
    #[must_use]
    pub const fn envelope_source(&self) -> EnvelopeSource {
        self.envelope_source
    }

    /// Returns the path of the type's [`Api`](crate::Api), or an empty text if it has none.
    #[must_use]
    pub const fn api(&self) -> &'static str {
        self.api
    }

    /// Returns the errors of the type's own variants, in declaration order.
    #[must_use]
    pub const fn specs(&self) -> &'static [ErrorSpec] {
        self.specs
    }

    /// Returns the catalogs of the types of the transparent variants, or of the types of an API.
    #[must_use]
    pub const fn nested(&self) -> &'static [Self] {
        self.nested
    }

    /// Returns whether this is the catalog of an API.
    #[must_use]
    pub const fn is_api(&self) -> bool {
        self.is_api
    }

    /// Returns each type that has its own errors, once, in declaration order. Each type is followed
    /// by the types of its transparent variants.
    ///
    /// An error in a transparent variant is rendered in the envelope of the outer type. The
    /// returned catalog of a type that occurs only in transparent variants has the envelope of the
    /// first such outer type.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, ErrorSpec};
    ///
    /// static AUTH: [ErrorSpec; 1] =
    ///     [ErrorSpec::new("TokenExpired", "TOKEN_EXPIRED", "Token expired", 401)];
    /// static ITEM: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
    /// static NESTED: [Catalog; 1] = [Catalog::new("AuthError", &AUTH)];
    /// let catalog = Catalog::new("ItemError", &ITEM).with_nested(&NESTED);
    ///
    /// let names: Vec<_> = catalog.types().map(|catalog| catalog.name()).collect();
    /// assert_eq!(names, ["ItemError", "AuthError"]);
    /// ```
    pub fn types(&self) -> impl Iterator<Item = Self> {
        let roots = if self.is_api { self.nested } else { std::slice::from_ref(self) };
        let mut types = Vec::new();
        for root in roots {
            let is_root = |found: &Self| roots.iter().any(|root| root.is_same_type(found));
            collect_types(root, root, &is_root, &mut types);
        }
        types.into_iter()
    }

    /// Returns the errors of all [types](Self::types).
    pub fn iter(&self) -> impl Iterator<Item = &'static ErrorSpec> {
        self.types().flat_map(|catalog| catalog.specs)
    }

    /// Returns the first error with this name. Only the default name of a 5xx can occur several
    /// times.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, ErrorSpec};
    ///
    /// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
    /// let catalog = Catalog::new("ItemError", &SPECS);
    /// assert_eq!(catalog.find("NOT_FOUND").unwrap().status(), 404);
    /// assert!(catalog.find("GONE").is_none());
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static ErrorSpec> {
        self.iter().find(|spec| spec.name() == name)
    }

    /// Returns the errors with this code.
    pub fn find_code(&self, number: i64) -> impl Iterator<Item = &'static ErrorSpec> {
        self.iter().filter(move |spec| spec.code().is_some_and(|code| code.number() == number))
    }

    /// Returns whether both are catalogs of the same type, whose type parameters can differ.
    pub(crate) const fn is_same_type(&self, other: &Self) -> bool {
        if !equal(self.path, other.path) || self.specs.len() != other.specs.len() {
            return false;
        }
        // Two types in the bodies of two functions can have the same path, but not the same errors.
        let mut index = 0;
        while index < self.specs.len() {
            let (spec, other) = (&self.specs[index], &other.specs[index]);
            let is_same = equal(spec.variant(), other.variant())
                && equal(spec.name(), other.name())
                && spec.status_number() == other.status_number();
            if !is_same {
                return false;
            }
            index += 1;
        }
        true
    }
}

/// Appends the types of `catalog` that `types` does not contain yet, with the envelope of `outer`.
fn collect_types(
    catalog: &Catalog,
    outer: &Catalog,
    is_root: &dyn Fn(&Catalog) -> bool,
    types: &mut Vec<Catalog>,
) {
    if !catalog.specs.is_empty() && !types.iter().any(|found| found.is_same_type(catalog)) {
        let source = outer.envelope_source;
        types.push(catalog.with_envelope(outer.envelope).with_envelope_source(source));
    }
    for nested in catalog.nested {
        if !is_root(nested) {
            collect_types(nested, outer, is_root, types);
        }
    }
}

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
