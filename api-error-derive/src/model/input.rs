//! The error type.

use crate::diagnostics::ctxt::Ctxt;
use crate::model::variant::{Kind, Variant};
use crate::parse::attributes::TypeAttrs;
use crate::parse::docs::{Docs, all_docs};
use crate::parse::item::ParsedType;
use crate::parse::spanned::Setting;
use crate::parse::validate::types::NameCase;
use proc_macro2::Span;
use syn::{DeriveInput, Path, WherePredicate, parse_quote};

/// The user's enum or struct.
pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    /// The value of `crate = path`. The default is `::api_error`.
    pub(crate) krate: Path,
    /// `envelope = path`, if it is declared.
    pub(crate) envelope: Option<Path>,
    /// `api = path`, if it is declared.
    pub(crate) api: Option<Path>,
    /// The case of names that are made from variant names. `None` if the case is invalid.
    pub(crate) case: Option<Case>,
    pub(crate) valid: ValidPaths,
    /// `bound(..)`, which replaces the inferred where-clause.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// False with `response = false`.
    pub(crate) has_response: bool,
    pub(crate) has_decode: bool,
    /// The status of the redirect that the errors are sent in.
    pub(crate) redirect: Option<u16>,
    /// `domain = ".."` of the type.
    pub(crate) domain: Option<String>,
    /// `title = ".."` of an enum.
    pub(crate) title: Option<String>,
    pub(crate) docs: Docs,
    pub(crate) is_enum: bool,
    /// The variants. A struct has exactly one.
    pub(crate) variants: Vec<Variant<'a>>,
    /// The statuses that are written as paths, such as `http::StatusCode::NOT_FOUND`.
    pub(crate) status_paths: Vec<Path>,
}

/// The validity of two paths. A value is true if its path is absent or valid, so that the output
/// can contain the path or its default.
pub(crate) struct ValidPaths {
    /// If false, the output cannot name this library.
    pub(crate) krate: bool,
    /// If false, nothing that depends on the envelope is checked.
    pub(crate) envelope: bool,
}

/// The case of names, and where an error about it is reported.
pub(crate) struct Case {
    pub(crate) value: NameCase,
    /// The value of `rename_all`, or `None` for the default.
    pub(crate) span: Option<Span>,
}

impl Case {
    fn build(attrs: &TypeAttrs) -> Option<Self> {
        match &attrs.rename_all {
            Setting::Absent => Some(Case { value: NameCase::ScreamingSnake, span: None }),
            Setting::Invalid => None,
            Setting::Given(case) => Some(Case { value: case.value, span: Some(case.span) }),
        }
    }
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
        let of_errors = parsed.errors.iter().map(|error| &error.attrs.status_path);
        let status_paths = std::iter::once(&attrs.status_path).chain(of_errors);
        Input {
            status_paths: status_paths.flatten().cloned().collect(),
            original: parsed.original,
            krate: attrs.krate.value().cloned().unwrap_or_else(|| parse_quote!(::api_error)),
            envelope: attrs.envelope.value().cloned(),
            api: attrs.api.value().cloned(),
            case: Case::build(attrs),
            valid: ValidPaths {
                krate: !attrs.krate.is_invalid(),
                envelope: !attrs.envelope.or(&attrs.api).is_invalid(),
            },
            bound: attrs.bound.value().cloned(),
            has_response: attrs.response.value().copied().unwrap_or(true),
            has_decode: attrs.decode.given().is_some(),
            redirect: attrs.redirect.value().copied(),
            domain: attrs.domain.value().cloned().or(struct_domain),
            title: attrs.title.value().cloned(),
            docs: all_docs(&parsed.original.attrs),
            is_enum: parsed.is_enum,
            variants,
        }
    }
}
