//! The specs of one error type, and of those it contains.

mod check;
mod lint;
mod macros;

pub use check::{check, count_slots, count_specs, count_types, doc_len, doc_text};
pub use lint::{Advice, Rule};

use crate::envelope::{AnyEnvelope, Problem};
use crate::model::{ApiError, ErrorSpec};
use crate::text::const_str::equal;
use std::sync::Arc;

/// The errors that a type can be, or those of a whole API.
///
/// The derive makes one for each type ([`Catalogued::CATALOG`]), [`catalog!`](crate::catalog)
/// one for an API. The catalog of a type holds its own errors, and those of its transparent
/// variants as nested catalogs; the catalog of an API holds only nested ones.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    name: &'static str,
    path: &'static str,
    description: Option<&'static str>,
    domain: Option<&'static str>,
    envelope: AnyEnvelope,
    specs: &'static [ErrorSpec],
    nested: &'static [Self],
    is_api: bool,
}

impl Catalog {
    /// No errors: the catalog of a type that is known only at run time.
    pub const EMPTY: Self = Self::new("", &[]);

    /// The catalog of the type called `name`, whose envelope is [`Problem`].
    #[must_use]
    pub const fn new(name: &'static str, specs: &'static [ErrorSpec]) -> Self {
        Self {
            name,
            path: name,
            description: None,
            domain: None,
            envelope: AnyEnvelope::of::<Problem>(),
            specs,
            nested: &[],
            is_api: false,
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn of_api(
        name: &'static str,
        description: &'static str,
        nested: &'static [Self],
    ) -> Self {
        let description = if description.is_empty() { None } else { Some(description) };
        Self { is_api: true, description, nested, ..Self::new(name, &[]) }
    }

    /// Sets the path of the type, e.g. `store::items::ItemError`: what tells it from others of
    /// its name.
    #[must_use]
    pub const fn with_path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
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

    /// Sets the envelope that the type declares.
    #[must_use]
    pub const fn with_envelope(mut self, envelope: AnyEnvelope) -> Self {
        self.envelope = envelope;
        self
    }

    /// Adds the catalogs of what the type's transparent variants contain.
    #[must_use]
    pub const fn with_nested(mut self, nested: &'static [Self]) -> Self {
        self.nested = nested;
        self
    }

    /// The name of the error type, or of the API's static.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The path of the error type, e.g. `store::items::ItemError`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The doc comment of the type, or of the API's static.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Who owns the names.
    #[must_use]
    pub const fn domain(&self) -> Option<&'static str> {
        self.domain
    }

    /// Returns the envelope that the type declares. An API does not declare one.
    #[must_use]
    pub const fn envelope(&self) -> &AnyEnvelope {
        &self.envelope
    }

    /// The type's own errors, in the order of its variants.
    #[must_use]
    pub const fn specs(&self) -> &'static [ErrorSpec] {
        self.specs
    }

    /// The catalogs of what its transparent variants contain; of an API, those of its types.
    #[must_use]
    pub const fn nested(&self) -> &'static [Self] {
        self.nested
    }

    /// Whether it is that of an API, which has no errors but those of its types.
    #[must_use]
    pub const fn is_api(&self) -> bool {
        self.is_api
    }

    /// Every type with errors of its own, once: this one or the API's in their order, each
    /// followed by what it contains.
    ///
    /// An error inside another is rendered in the outer one's envelope, so the envelope of a type
    /// that is only contained is that of the type it was first found in.
    ///
    /// ```
    /// use api_error_core::{Catalog, ErrorSpec};
    ///
    /// static AUTH: [ErrorSpec; 1] =
    ///     [ErrorSpec::new("TokenExpired", "TOKEN_EXPIRED", "Token expired", 401)];
    /// static ITEM: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
    /// static NESTED: [Catalog; 1] = [Catalog::new("AuthError", &AUTH)];
    /// let catalog = Catalog::new("ItemError", &ITEM).with_nested(&NESTED);
    ///
    /// let names: Vec<_> = catalog.types().map(|each| each.name()).collect();
    /// assert_eq!(names, ["ItemError", "AuthError"]);
    /// ```
    pub fn types(&self) -> impl Iterator<Item = Self> {
        let roots = if self.is_api { self.nested } else { std::slice::from_ref(self) };
        let mut types = Vec::new();
        for root in roots {
            add(root, &root.envelope, &|found| roots.iter().any(|root| root.is(found)), &mut types);
        }
        types.into_iter()
    }

    /// Every error, once: those of the [types](Self::types), one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &'static ErrorSpec> {
        self.types().flat_map(|each| each.specs)
    }

    /// The error of this name. Of a 5xx name that several errors go by, the first.
    ///
    /// ```
    /// use api_error_core::{Catalog, ErrorSpec};
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

    /// The errors with this code: several may share one.
    pub fn find_code(&self, number: i64) -> impl Iterator<Item = &'static ErrorSpec> {
        self.iter().filter(move |spec| spec.code().is_some_and(|code| code.number() == number))
    }

    /// Whether both are the catalog of one type, perhaps with other type parameters.
    pub(crate) const fn is(&self, other: &Self) -> bool {
        if !equal(self.path, other.path) || self.specs.len() != other.specs.len() {
            return false;
        }
        // Two types of one path, in the bodies of two functions, differ in what they say.
        let mut index = 0;
        while index < self.specs.len() {
            let (one, other) = (&self.specs[index], &other.specs[index]);
            let is_same = equal(one.variant(), other.variant())
                && equal(one.name(), other.name())
                && one.status_number() == other.status_number();
            if !is_same {
                return false;
            }
            index += 1;
        }
        true
    }
}

fn add(
    catalog: &Catalog,
    envelope: &AnyEnvelope,
    is_root: &dyn Fn(&Catalog) -> bool,
    types: &mut Vec<Catalog>,
) {
    if !catalog.specs.is_empty() && !types.iter().any(|found| found.is(catalog)) {
        types.push(catalog.with_envelope(*envelope));
    }
    for nested in catalog.nested {
        if !is_root(nested) {
            add(nested, envelope, is_root, types);
        }
    }
}

/// A type whose errors are known at compile time.
///
/// The derive implements it beside [`ApiError`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "needs `#[derive(api_error::ApiError)]`"
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
