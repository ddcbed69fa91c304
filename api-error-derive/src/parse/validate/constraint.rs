//! The key `constraint`: the name of a database constraint, or a kind.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::suggest::closest;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use proc_macro2::TokenTree;
use std::fmt::{self, Display, Formatter};

/// The constraints whose violation becomes an error.
#[derive(Clone)]
pub(crate) enum ConstraintValue {
    Named(String),
    /// The variant of the core's `ConstraintKind`.
    Kind(&'static str),
}

/// The words for the kinds, with the variants of the core's `ConstraintKind`.
const KINDS: [(&str, &str); 5] = [
    ("unique", "Unique"),
    ("foreign_key", "ForeignKey"),
    ("not_null", "NotNull"),
    ("check", "Check"),
    ("exclusion", "Exclusion"),
];

impl ConstraintValue {
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            ConstraintValue::Named(name) => Some(name),
            ConstraintValue::Kind(_) => None,
        }
    }

    pub(crate) fn kind(&self) -> Option<&'static str> {
        match self {
            ConstraintValue::Named(_) => None,
            ConstraintValue::Kind(kind) => Some(kind),
        }
    }
}

/// Shows the key as in an attribute.
impl Display for ConstraintValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            ConstraintValue::Named(name) => write!(f, "constraint = {name:?}"),
            ConstraintValue::Kind(kind) => {
                let word = KINDS.iter().find(|known| known.1 == *kind).map(|known| known.0);
                write!(f, "constraint({})", word.unwrap_or(kind))
            }
        }
    }
}

pub(crate) fn constraint(cx: &Ctxt, entry: &Entry) -> Option<Spanned<ConstraintValue>> {
    let argument = entry.read_argument(cx)?;
    if let [TokenTree::Ident(word)] = argument {
        let kind = word.to_string();
        if let Some((_, kind)) = KINDS.iter().find(|known| known.0 == kind) {
            return Some(entry.spanned(ConstraintValue::Kind(kind), word.span()));
        }
        let kinds = KINDS.map(|known| known.0);
        let meant = closest(&kind, &kinds);
        cx.error(word.span(), Value::UnknownConstraintKind { kind: &kind, meant, kinds: &kinds });
        return None;
    }
    let name = entry.string_of(cx, argument)?;
    if name.value().is_empty() {
        cx.error(name.span(), Value::Empty { shown: &entry.shown() });
        return None;
    }
    Some(entry.spanned(ConstraintValue::Named(name.value()), name.span()))
}
