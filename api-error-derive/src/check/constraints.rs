//! The database constraints of the errors of one type.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::input::Input;
use crate::parse::item::ParsedError;
use crate::parse::validate::constraint::ConstraintValue;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use syn::Ident;
use syn::ext::IdentExt;

/// A violated constraint becomes one error.
pub(crate) fn check_constraints(cx: &Ctxt, input: &Input<'_>) {
    let mut seen: HashMap<&ConstraintValue, &Ident> = HashMap::new();
    for variant in &input.variants {
        for constraint in &variant.constraints {
            match seen.entry(&constraint.value) {
                Entry::Vacant(entry) => {
                    entry.insert(variant.ident);
                }
                Entry::Occupied(first) => {
                    let first = first.get().unraw().to_string();
                    let shown = constraint.value.to_string();
                    cx.error(
                        constraint.span,
                        Rule::ConstraintTwice { first: &first, shown: &shown },
                    );
                }
            }
        }
    }
}

/// `column` is filled only from a violated constraint.
pub(crate) fn check_column(cx: &Ctxt, error: &ParsedError<'_>) {
    if !error.attrs.constraints.is_empty() {
        return;
    }
    for column in error.fields.iter().filter_map(|field| field.attrs.column.given()) {
        cx.error(column.key, Rule::ColumnWithoutConstraint);
    }
}
