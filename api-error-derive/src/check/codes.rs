//! The literal codes of the errors of one type. Const evaluation compares codes that are paths.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::firsts::Firsts;
use crate::model::input::Input;
use crate::parse::validate::code::CodeValue;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

/// An error with a code that is a literal.
struct CodedError<'v> {
    ident: &'v Ident,
    status: u16,
    name: Option<&'v str>,
    span: Span,
    is_inherited: bool,
    any_status: bool,
}

/// One number has one name. It has one status, unless all statuses are 5xx or a code has
/// `any_status`.
pub(crate) fn check_codes(cx: &Ctxt, input: &Input<'_>) {
    let mut numbers = Firsts::default();
    let mut by_number: Vec<Vec<CodedError<'_>>> = Vec::new();
    let mut is_default_reported = false;
    for (variant, spec) in input.declared() {
        let Some(code) = &spec.code else { continue };
        let CodeValue::Literal(literal) = &code.value else { continue };
        let later = CodedError {
            ident: variant.ident,
            status: spec.status,
            name: literal.name.as_deref(),
            span: code.span,
            is_inherited: code.is_inherited,
            any_status: literal.any_status,
        };
        let position = numbers.first(literal.number.to_string(), by_number.len());
        if position == by_number.len() {
            by_number.push(Vec::new());
        }
        let same_number = &mut by_number[position];
        // A conflict with the default code of the type is reported once, at the default. A conflict
        // of two codes that variants declare is reported at the later code.
        let (defaults, own): (Vec<_>, Vec<_>) =
            same_number.iter().partition(|earlier| earlier.is_inherited || later.is_inherited);
        let with_earlier = |earlier: &CodedError<'_>| conflict(literal.number, earlier, &later);
        if let Some(text) = own.into_iter().find_map(with_earlier) {
            cx.error(later.span, text);
        }
        if let Some((default, text)) =
            defaults.into_iter().find_map(|earlier| Some((earlier, with_earlier(earlier)?)))
            && !is_default_reported
        {
            is_default_reported = true;
            let default = if later.is_inherited { &later } else { default };
            cx.error(default.span, text);
        }
        // Only errors that differ are stored, so the list is short even if all errors have one
        // code.
        let is_equal = |coded: &CodedError<'_>| {
            (coded.status, coded.name, coded.is_inherited, coded.any_status)
                == (later.status, later.name, later.is_inherited, later.any_status)
        };
        if !same_number.iter().any(is_equal) {
            same_number.push(later);
        }
    }
}

fn conflict(number: i64, earlier: &CodedError<'_>, later: &CodedError<'_>) -> Option<String> {
    let (first, second) = (earlier.ident.unraw().to_string(), later.ident.unraw().to_string());
    let (first, second) = (first.as_str(), second.as_str());
    if let (Some(name), Some(other)) = (earlier.name, later.name)
        && name != other
    {
        let rule = Rule::CodeWithTwoNames { number, first, name, second, other };
        return Some(rule.to_string());
    }
    let (status, other) = (earlier.status, later.status);
    let are_server_errors = status >= 500 && other >= 500;
    let rule = Rule::CodeWithTwoStatuses { number, first, status, second, other };
    let allows_any_status = earlier.any_status || later.any_status;
    (status != other && !are_server_errors && !allows_any_status).then(|| rule.to_string())
}
