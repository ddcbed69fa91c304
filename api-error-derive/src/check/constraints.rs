//! The database constraints of the errors of one type.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::firsts::Firsts;
use crate::model::input::Input;
use crate::parse::item::ParsedError;
use syn::ext::IdentExt;

/// Reports a constraint that is declared twice. A violated constraint can become only one error.
pub(crate) fn check_constraints(cx: &Ctxt, input: &Input<'_>) {
    let mut seen = Firsts::default();
    let mut idents = Vec::new();
    for variant in &input.variants {
        for constraint in &variant.constraints {
            let shown = constraint.value.to_string();
            let first = seen.first(shown.clone(), idents.len());
            if let Some(first) = idents.get(first).map(IdentExt::unraw) {
                let first = first.to_string();
                cx.error(constraint.span, Rule::ConstraintTwice { first: &first, shown: &shown });
            }
            idents.push(variant.ident.clone());
        }
    }
}

/// An error with a `column` field has a constraint, because only a violated constraint fills the
/// field.
pub(crate) fn check_column(cx: &Ctxt, error: &ParsedError<'_>) {
    if !error.attrs.constraints.is_empty() {
        return;
    }
    for column in error.fields.iter().filter_map(|field| field.attrs.column.given()) {
        cx.error(column.key, Rule::ColumnWithoutConstraint);
    }
}
