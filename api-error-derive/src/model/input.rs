//! The error type.

use crate::diagnostics::ctxt::Ctxt;
use crate::model::variant::{Kind, Variant};
use crate::parse::docs::{Docs, all_docs};
use crate::parse::item::ParsedType;
use syn::{DeriveInput, Path, WherePredicate, parse_quote};

/// The user's enum or struct.
pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    /// `crate = path`; default `::api_error`.
    pub(crate) krate: Path,
    /// `envelope = path`, if it is declared.
    pub(crate) envelope: Option<Path>,
    pub(crate) valid: ValidPaths,
    /// `bound(..)`, which replaces the inferred where-clause.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// False with `response = false`.
    pub(crate) has_response: bool,
    pub(crate) has_decode: bool,
    /// `domain = ".."` of the type.
    pub(crate) domain: Option<String>,
    pub(crate) docs: Docs,
    pub(crate) is_enum: bool,
    /// The variants; exactly one for a struct.
    pub(crate) variants: Vec<Variant<'a>>,
}

/// True if each path is absent or valid, so that the output can contain it or its default.
pub(crate) struct ValidPaths {
    /// If false, the output cannot name this library.
    pub(crate) krate: bool,
    /// If false, nothing that depends on the envelope is checked.
    pub(crate) envelope: bool,
}

impl<'a> Input<'a> {
    pub(crate) fn build(cx: &Ctxt, parsed: &ParsedType<'a>) -> Self {
        let attrs = &parsed.attrs;
        let variants = parsed.errors.iter();
        let variants: Vec<_> = variants.map(|error| Variant::build(cx, error, attrs)).collect();
        let struct_domain = match variants.as_slice() {
            [Variant { kind: Kind::Declared(spec), .. }] if !parsed.is_enum => spec.domain.clone(),
            _ => None,
        };
        Input {
            original: parsed.original,
            krate: attrs.krate.value().cloned().unwrap_or_else(|| parse_quote!(::api_error)),
            envelope: attrs.envelope.value().cloned(),
            valid: ValidPaths {
                krate: !attrs.krate.is_invalid(),
                envelope: !attrs.envelope.is_invalid(),
            },
            bound: attrs.bound.value().cloned(),
            has_response: attrs.response.value().copied().unwrap_or(true),
            has_decode: attrs.decode.given().is_some(),
            domain: attrs.domain.value().cloned().or(struct_domain),
            docs: all_docs(&parsed.original.attrs),
            is_enum: parsed.is_enum,
            variants,
        }
    }
}
