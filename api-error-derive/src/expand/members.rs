//! `impl Members`: the static members of each variant, then its data in the order of its fields.

use crate::expand::arms::other_arm;
use crate::expand::bounds::Bounds;
use crate::expand::output::Output;
use crate::model::field::Field;
use crate::model::input::Input;
use crate::model::spec::Spec;
use crate::model::tokens::{function_of, impl_of, pattern_text};
use crate::model::variant::Variant;
use proc_macro2::{Delimiter, TokenStream};
use quote::quote;
use std::slice;

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let mut arms = Output::default();
    let mut count = 0;
    for (variant, spec) in input.declared() {
        if write_arm(&mut arms, input, variant, spec) {
            count += 1;
        }
    }
    if count == 0 {
        return None;
    }
    let arms = arms.finish();
    let other = other_arm(input, count, &quote!(return));
    let has_seconds = input
        .declared()
        .any(|(variant, _)| variant.data_fields().any(|(_, field, _)| field.is_retry_after));
    let seconds =
        has_seconds.then(|| quote!(let __seconds = __api_error::RetryAfterSeconds(self);));
    // Each arm returns a list of values. The compiler would need three times as long for a call of
    // `__each` in each arm.
    let method = quote! {
        fn for_each_member(&self, __each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &dyn __api_error::WriteJson)) {
            #seconds
            let __values: &[&dyn __api_error::DataField] = match self { #arms #other };
            __api_error::for_each_member(self, __values, __each);
        }
    };
    Some(impl_of(input, &quote!(Members), &bounds.of_api_error(), &method))
}

/// The core has a function for each number of fields up to this one: `data1` to `data6`.
const LONGEST_CALL: usize = 6;

/// Writes an arm with the values of a variant, in the order of the fields in its spec. Returns
/// false if the variant has no data.
fn write_arm(out: &mut Output, input: &Input<'_>, variant: &Variant<'_>, spec: &Spec) -> bool {
    let fields: Vec<_> = variant.data_fields().map(|(index, field, _)| (index, field)).collect();
    if fields.is_empty() && spec.members.is_empty() {
        return false;
    }
    let read: Vec<_> =
        fields.iter().filter(|(_, field)| !field.is_retry_after).map(|(index, _)| *index).collect();
    out.push_text(&pattern_text(input, variant, &read));
    out.push_text("=>&");
    match fields.len() {
        0 => out.push_text("[]"),
        1..=LONGEST_CALL => write_call(out, &fields),
        _ => {
            let mut calls = Output::default();
            for field in &fields {
                write_call(&mut calls, slice::from_ref(field));
                calls.push_text("[0],");
            }
            out.group("", Delimiter::Bracket, calls);
        }
    }
    out.push_text(",");
    true
}

/// Writes a call whose result is an array of the values.
fn write_call(out: &mut Output, fields: &[(usize, &Field<'_>)]) {
    let mut types = TokenStream::new();
    let mut values = Output::default();
    for (index, field) in fields {
        // A `retry_after` field is sent in seconds, which the method `retry_after` returns.
        if field.is_retry_after {
            types.extend(quote!(__api_error::RetryAfterSeconds<'_>,));
            values.push_text("&__seconds,");
        } else {
            let ty = field.ty;
            types.extend(quote!(#ty,));
            values.push_text("__field");
            values.push_text(&index.to_string());
            values.push_text(",");
        }
    }
    out.push_tokens(function_of(&format!("data{}", fields.len()), types));
    out.group("", Delimiter::Parenthesis, values);
}
