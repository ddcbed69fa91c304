//! `transparent` and `fallback`: the error forwards to its only field.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::input::Input;
use crate::parse::item::{ParsedError, ParsedType};
use crate::parse::keys::{Id, Scope};
use syn::ext::IdentExt;

/// Returns the key that makes the error forward to its field.
fn key_of(error: &ParsedError<'_>) -> &'static str {
    if error.attrs.transparent.is_absent() { "fallback" } else { "transparent" }
}

/// An error with `transparent` or `fallback` has no other keys of `Scope::Error`. Its fields have
/// no keys.
pub(crate) fn check_other_keys(cx: &Ctxt, error: &ParsedError<'_>) {
    if error.attrs.forwarding().given().is_none() {
        return;
    }
    let of_fields = error.fields.iter().flat_map(|field| field.entries.of_scope(Scope::Field));
    let key = key_of(error);
    for entry in error.entries.of_scope(Scope::Error).chain(of_fields) {
        cx.error(entry.span, Rule::KeyOfForwarding { key, shown: &entry.shown() });
    }
    if key == "transparent"
        && let Some(fallback) = error.entries.find(Id::Fallback)
    {
        cx.error(fallback.span, Rule::KeyOfForwarding { key, shown: &fallback.shown() });
    }
}

/// An error with `transparent` or `fallback` has exactly one field.
pub(crate) fn check_field_count(cx: &Ctxt, error: &ParsedError<'_>) {
    let Some(forwarding) = error.attrs.forwarding().given() else { return };
    let (key, count) = (key_of(error), error.fields.len());
    if count != 1 {
        let error = error.ident.unraw().to_string();
        cx.error(forwarding.key, Rule::FieldsOfForwarding { key, error: &error, count });
    }
}

/// The field of a fallback has no `#[from]`, because the macro itself implements `From<Received>`
/// for the enum.
pub(crate) fn check_from(cx: &Ctxt, error: &ParsedError<'_>) {
    if error.attrs.fallback.given().is_none() {
        return;
    }
    let attrs = error.fields.iter().flat_map(|field| &field.original.attrs);
    for from in attrs.filter(|attr| attr.path().is_ident("from")) {
        cx.error_at(from, Rule::FromOfFallback);
    }
}

/// The type of a fallback's field mentions no parameter of the enum.
pub(crate) fn check_fallback_type(cx: &Ctxt, input: &Input<'_>) {
    if let Some(fallback) = input.fallback()
        && input.is_generic(fallback.field)
    {
        cx.error_at(fallback.field.ty, Rule::FallbackType);
    }
}

/// At most one variant is a fallback, and then the type has `decode`.
pub(crate) fn check_fallbacks(cx: &Ctxt, parsed: &ParsedType<'_>, input: &Input<'_>) {
    let fallbacks = parsed.errors.iter().filter_map(|error| error.attrs.fallback.given());
    for (index, fallback) in fallbacks.enumerate() {
        if index > 0 {
            cx.error(fallback.key, Rule::SecondFallback);
        } else if !input.has_decode && parsed.attrs.decode.is_absent() {
            cx.error(fallback.key, Rule::FallbackWithoutDecode);
        }
    }
}
