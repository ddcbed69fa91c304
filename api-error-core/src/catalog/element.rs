//! The types in the list of `catalog!`, in const evaluation.

use super::{Catalog, HTTP_ERRORS};
use crate::api::ApiDefaults;
use crate::model::ErrorSpec;
use crate::text::const_str::{contains, equal};
use crate::text::const_text::ConstText;

impl Catalog {
    /// Marks the catalog as the catalog of [`HttpError`](super::HttpError).
    #[cfg_attr(debug_assertions, inline)]
    pub(super) const fn of_http_errors(mut self) -> Self {
        self.is_http = true;
        self
    }

    /// Returns the catalog with these specs of the type, and without the types of its transparent
    /// variants.
    #[doc(hidden)]
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_only(mut self, specs: &'static [ErrorSpec]) -> Self {
        self.specs = specs;
        self.nested = &[];
        self
    }
}

/// Returns the catalog of a type in an API. Only the catalog of [`HttpError`](super::HttpError)
/// changes: its specs are `http`, the specs of `HttpError` in this API.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn in_api(mut catalog: Catalog, http: &'static [ErrorSpec]) -> Catalog {
    if catalog.is_http && catalog.specs.len() == HTTP_ERRORS && !http.is_empty() {
        catalog.specs = http;
    }
    catalog
}

/// Checks that each of these variants has a spec, and occurs once.
///
/// # Panics
/// Panics with a text that names the variant.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_selected(catalog: &Catalog, variants: &[&str]) {
    let mut index = 0;
    while index < variants.len() {
        let variant = unraw(variants[index]);
        if find(catalog.specs, variant).is_none() {
            fail(catalog, variant, "is transparent; list the type of its field instead");
        }
        if contains(variants.split_at(index).0, variants[index]) {
            fail(catalog, variant, "is listed twice; remove one of them");
        }
        index += 1;
    }
}

/// Returns the specs of these variants. [`check_selected`] reports a variant without a spec.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn select<const N: usize>(catalog: &Catalog, variants: &[&str]) -> [ErrorSpec; N] {
    const BLANK: ErrorSpec = ErrorSpec::new("", "", "", 500);
    let mut specs = [BLANK; N];
    let mut index = 0;
    while index < N {
        if let Some(spec) = find(catalog.specs, unraw(variants[index])) {
            specs[index] = *spec;
        }
        index += 1;
    }
    specs
}

#[track_caller]
#[cfg_attr(debug_assertions, inline)]
const fn fail(catalog: &Catalog, variant: &str, fault: &str) -> ! {
    let mut text = ConstText::EMPTY;
    text.push("`");
    text.push(catalog.name);
    text.push("::");
    text.push(variant);
    text.push("` ");
    text.push(fault);
    panic!("{}", text.as_str())
}

#[cfg_attr(debug_assertions, inline)]
const fn find<'s>(specs: &'s [ErrorSpec], variant: &str) -> Option<&'s ErrorSpec> {
    let mut index = 0;
    while index < specs.len() {
        if equal(specs[index].variant(), variant) {
            return Some(&specs[index]);
        }
        index += 1;
    }
    None
}

/// Returns an identifier without `r#`.
#[cfg_attr(debug_assertions, inline)]
const fn unraw(ident: &str) -> &str {
    match ident.as_bytes() {
        [b'r', b'#', ..] => ident.split_at(2).1,
        _ => ident,
    }
}

/// Returns whether both are the same API. An [`Api`](crate::Api) that is implemented by hand has no
/// path, so some defaults are also compared.
#[cfg_attr(debug_assertions, inline)]
pub(super) const fn is_same_api(api: &ApiDefaults, other: &ApiDefaults) -> bool {
    equal(api.path, other.path)
        && is_same_text(api.domain, other.domain)
        && is_same_text(api.type_base, other.type_base)
        && api.rename_all as usize == other.rename_all as usize
}

#[cfg_attr(debug_assertions, inline)]
const fn is_same_text(text: Option<&str>, other: Option<&str>) -> bool {
    match (text, other) {
        (Some(text), Some(other)) => equal(text, other),
        (None, None) => true,
        _ => false,
    }
}
