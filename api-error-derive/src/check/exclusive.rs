//! Keys that exclude each other, and keys that only one field can have.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::parse::attributes::FieldAttrs;
use crate::parse::item::ParsedError;
use crate::parse::spanned::Setting;
use proc_macro2::Span;

/// `retry_after` is declared once, and does not contradict `retry`.
pub(crate) fn check_retry(cx: &Ctxt, error: &ParsedError<'_>) {
    let on_error = error.attrs.retry_after.given().map(|after| after.key);
    let on_field = error.fields.iter().find_map(|field| Some(field.attrs.retry_after.given()?.key));
    if let (Some(_), Some(field)) = (on_error, on_field) {
        cx.error(field, Rule::RetryAfterTwice);
    }
    if let (Some(retry), Some(_)) = (error.attrs.retry.given(), on_error.or(on_field))
        && !retry.value
    {
        cx.error(retry.span, Rule::NeverBesideRetryAfter);
    }
}

/// At most one field is `issues`, one is `retry_after`, and one is `column`.
pub(crate) fn check_single_fields(cx: &Ctxt, error: &ParsedError<'_>) {
    type KeyOf = fn(&FieldAttrs) -> Option<Span>;
    let keys: [(&str, KeyOf); 3] = [
        ("issues", |attrs| key_of(&attrs.issues)),
        ("retry_after", |attrs| key_of(&attrs.retry_after)),
        ("column", |attrs| key_of(&attrs.column)),
    ];
    for (key, key_of) in keys {
        for second in error.fields.iter().filter_map(|field| key_of(&field.attrs)).skip(1) {
            cx.error(second, Rule::SecondField { key });
        }
    }
}

fn key_of<T>(setting: &Setting<T>) -> Option<Span> {
    setting.given().map(|given| given.key)
}
