//! One error: a variant, or a whole struct.

use crate::diagnostics::ctxt::Ctxt;
use crate::model::field::{DataRule, Field};
use crate::model::spec::Spec;
use crate::parse::attributes::TypeAttrs;
use crate::parse::item::ParsedError;
use crate::parse::spanned::{Setting, Spanned};
use crate::parse::validate::constraint::ConstraintValue;
use syn::Ident;

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
    /// The database constraints whose violation becomes this error.
    pub(crate) constraints: Vec<Spanned<ConstraintValue>>,
    /// True if a constraint is declared, even if its value is invalid.
    pub(crate) has_constraint: bool,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// Forwards to the error in this field, an index into `fields`.
    Transparent(usize),
    /// Forwards the response in this field, which decoding did not recognize.
    Fallback(usize),
    Declared(Box<Spec>),
    /// A variant without a spec. The reason is already reported, or a later stage reports it. The
    /// fields are still checked.
    Invalid,
}

impl<'a> Variant<'a> {
    /// `owner` has the keys of the type. For a struct, it does not have `status`, `code` and
    /// `domain`, because `parsed` has them.
    pub(crate) fn build(cx: &Ctxt, parsed: &ParsedError<'a>, owner: &TypeAttrs) -> Self {
        let rule = DataRule::of(&parsed.attrs);
        let fields: Vec<_> = parsed.fields.iter().map(|field| Field::build(field, rule)).collect();
        let kind = match (parsed.attrs.forwarding(), &parsed.attrs.fallback) {
            (Setting::Given(_), Setting::Given(_)) if fields.len() == 1 => Kind::Fallback(0),
            (Setting::Given(_), _) if fields.len() == 1 => Kind::Transparent(0),
            (Setting::Given(_) | Setting::Invalid, _) => Kind::Invalid,
            (Setting::Absent, _) => match Spec::build(cx, parsed, owner) {
                Some(spec) => Kind::Declared(Box::new(spec)),
                None => Kind::Invalid,
            },
        };
        let has_constraint = !parsed.attrs.constraints.is_empty();
        let constraints = parsed.attrs.constraints.iter();
        let constraints = constraints.filter_map(|each| each.given().cloned()).collect();
        Variant { ident: parsed.ident, fields, constraints, has_constraint, kind }
    }
}
