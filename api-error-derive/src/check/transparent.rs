//! `transparent`: the error forwards to its only field.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::parse::item::ParsedError;
use crate::parse::keys::Scope;
use syn::ext::IdentExt;

/// No key of the error or of its fields has an effect beside `transparent`.
pub(crate) fn check_other_keys(cx: &Ctxt, error: &ParsedError<'_>) {
    if error.attrs.transparent.given().is_none() {
        return;
    }
    let of_fields = error.fields.iter().flat_map(|field| field.entries.of_scope(Scope::Field));
    for entry in error.entries.of_scope(Scope::Error).chain(of_fields) {
        cx.error(entry.span, Rule::KeyBesideTransparent { shown: &entry.shown() });
    }
}

/// A transparent error has exactly one field.
pub(crate) fn check_field_count(cx: &Ctxt, error: &ParsedError<'_>) {
    let Some(transparent) = error.attrs.transparent.given() else { return };
    let count = error.fields.len();
    if count != 1 {
        let error = error.ident.unraw().to_string();
        cx.error(transparent.key, Rule::FieldsOfTransparent { error: &error, count });
    }
}
