//! The status, and `expose`, which depends on it.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::spec::status_of;
use crate::parse::attributes::TypeAttrs;
use crate::parse::item::ParsedError;
use crate::parse::keys::Id;
use crate::parse::other_derives::{has_misspelt_status, has_transparent_display};
use syn::ext::IdentExt;

/// Every error has a status: its own, or the default of the type.
pub(crate) fn check_status(
    cx: &Ctxt,
    error: &ParsedError<'_>,
    owner: &TypeAttrs,
    is_variant: bool,
) {
    if !status_of(&error.attrs, owner).is_absent() || error.entries.has_unreadable {
        return;
    }
    // `status`, `transparent` or `fallback` on a field is already reported at the field.
    let is_status = |id: &Id| matches!(id, Id::Status | Id::Transparent | Id::Fallback);
    if error.fields.iter().any(|field| field.entries.misplaced.iter().any(is_status)) {
        return;
    }
    let rule = Rule::NoStatus {
        error: &error.ident.unraw().to_string(),
        is_variant,
        has_transparent_display: has_transparent_display(error.original),
    };
    if has_misspelt_status(error.original) {
        cx.error_if_alone(error.ident.span(), rule);
    } else {
        cx.error(error.ident.span(), rule);
    }
}

/// `expose` is only for a 5xx without `message`.
pub(crate) fn check_expose(cx: &Ctxt, error: &ParsedError<'_>, owner: &TypeAttrs) {
    let expose = error.attrs.expose.given();
    let status = status_of(&error.attrs, owner).value();
    let (Some(expose), Some(&status)) = (expose, status) else { return };
    if status < 500 {
        cx.error(expose.key, Rule::ExposeOfClientError { status });
    } else if !error.attrs.message.is_absent() {
        cx.error(expose.key, Rule::ExposeBesideMessage);
    }
}
