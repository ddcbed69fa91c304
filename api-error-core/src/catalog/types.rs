//! The types of a catalog, each in the envelope that a server sends.

use super::Catalog;
use super::element::in_api;
use crate::envelope::{AnyEnvelope, OAuth2};
use crate::model::EnvelopeSource;

impl Catalog {
    /// Returns the types that declare errors, in declaration order. The types of the transparent
    /// variants follow the type that contains them. Each type occurs once, unless its errors are
    /// sent both in a body and in a [redirect](Self::redirect). Such a type occurs twice.
    ///
    /// An error in a transparent variant is rendered in the envelope of the outermost type that
    /// declares an envelope. If there is no such type, it is rendered in the envelope of the
    /// outermost type with an [`Api`](crate::Api). Without such a type, it is rendered in the
    /// envelope of the API that the catalog is for, or else in
    /// [`Problem`](crate::envelope::Problem). If a type occurs in several variants, its catalog has
    /// the envelope of the first variant.
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
    #[cfg_attr(debug_assertions, inline)]
    pub fn types(&self) -> impl Iterator<Item = Self> {
        let roots = if self.is_api { self.nested } else { std::slice::from_ref(self) };
        let mut types = Vec::new();
        for root in roots {
            let is_root = |found: &Self| roots.iter().any(|root| root.is_sent_like(found));
            self.collect_types(root, root, &is_root, &mut types);
        }
        types.into_iter()
    }

    /// Returns each type once, also if its errors are sent both in a body and in a redirect.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn distinct_types(&self) -> Vec<Self> {
        let mut distinct: Vec<Self> = Vec::new();
        for catalog in self.types() {
            if !distinct.iter().any(|known| known.is_same_type(&catalog)) {
                distinct.push(catalog);
            }
        }
        distinct
    }

    /// Appends the types of `catalog` that `types` does not contain yet. Skips a nested type that
    /// is also a root, because the caller collects each root. `outer` is the type whose
    /// envelope is used, unless `catalog` has precedence.
    #[cfg_attr(debug_assertions, inline)]
    fn collect_types(
        &self,
        catalog: &Self,
        outer: &Self,
        is_root: &dyn Fn(&Self) -> bool,
        types: &mut Vec<Self>,
    ) {
        let outer = if catalog.precedes(outer) { catalog } else { outer };
        if !catalog.specs.is_empty() && !types.iter().any(|found| found.is_sent_like(catalog)) {
            let is_default = outer.envelope_source == EnvelopeSource::Default;
            let chosen = if is_default && self.api.is_some() { self } else { outer };
            let mut found = in_api(*catalog, self.http);
            // Clients decode a type only in its own envelope.
            found.has_decode &= found.envelope.is_same(&chosen.envelope);
            found = found.in_envelope_of(chosen);
            if found.redirect.is_some() {
                // A redirect always has the parameters of OAuth 2.0.
                found.envelope = AnyEnvelope::new::<OAuth2>();
            }
            types.push(found);
        }
        for nested in catalog.contained() {
            if !is_root(&nested) {
                self.collect_types(&nested, outer, is_root, types);
            }
        }
    }

    /// Returns whether an error of this type is sent in the envelope of this type, and not in the
    /// envelope of `outer`, which contains it.
    #[cfg_attr(debug_assertions, inline)]
    const fn precedes(&self, outer: &Self) -> bool {
        matches!(
            (outer.envelope_source, self.envelope_source),
            (EnvelopeSource::Default, EnvelopeSource::Api | EnvelopeSource::Declared)
                | (EnvelopeSource::Api, EnvelopeSource::Declared)
        )
    }

    /// Returns the contained types that are sent in their own envelope, and not in the envelope of
    /// the type that contains them. Each returned catalog also contains its nested catalogs.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn types_with_own_envelope(&self) -> Vec<Self> {
        let mut types = Vec::new();
        self.collect_with_own_envelope(self, &mut types);
        types
    }

    #[cfg_attr(debug_assertions, inline)]
    fn collect_with_own_envelope(&self, outer: &Self, types: &mut Vec<Self>) {
        for nested in self.nested {
            let has_precedence = nested.precedes(outer);
            if has_precedence && !nested.envelope.is_same(&outer.envelope) {
                types.push(*nested);
            }
            nested.collect_with_own_envelope(if has_precedence { nested } else { outer }, types);
        }
    }

    /// Returns the nested catalogs. A nested catalog without a redirect gets the redirect of this
    /// catalog.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn contained(&self) -> impl Iterator<Item = Self> {
        self.nested.iter().map(|nested| nested.contained_in(self.redirect))
    }

    /// Returns the catalog with its own redirect, or else with `redirect`, the redirect of the type
    /// that contains it.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) const fn contained_in(mut self, redirect: Option<u16>) -> Self {
        if self.redirect.is_none() {
            self.redirect = redirect;
        }
        self
    }

    /// Returns whether both are catalogs of the same type, and are sent in the same way: both in a
    /// redirect, or both in a body.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn is_sent_like(&self, other: &Self) -> bool {
        self.redirect.is_some() == other.redirect.is_some() && self.is_same_type(other)
    }

    #[cfg_attr(debug_assertions, inline)]
    const fn in_envelope_of(mut self, outer: &Self) -> Self {
        self.envelope = outer.envelope;
        self.envelope_source = outer.envelope_source;
        self
    }
}
