//! `impl Members`: the static members of each variant, then its data in the order of its fields.

use crate::expand::arms::other_arm;
use crate::expand::bounds::Bounds;
use crate::model::field::Field;
use crate::model::input::Input;
use crate::model::spec::Spec;
use crate::model::tokens::{binding, function_of, impl_of, pattern};
use crate::model::variant::Variant;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms: Vec<_> =
        input.declared().filter_map(|(variant, spec)| data_arm(input, variant, spec)).collect();
    if arms.is_empty() {
        return None;
    }
    let other = other_arm(input, arms.len(), &quote!(return));
    let has_seconds = input
        .declared()
        .any(|(variant, _)| variant.data_fields().any(|(_, field, _)| field.is_retry_after));
    let seconds =
        has_seconds.then(|| quote!(let __seconds = __api_error::RetryAfterSeconds(self);));
    // A call of `__each` in each arm would cost the compiler three times as much as these lists.
    let method = quote! {
        fn for_each_member(&self, __each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &dyn __api_error::WriteJson)) {
            #seconds
            let __values: &[&dyn __api_error::DataField] = match self { #(#arms)* #other };
            __api_error::for_each_member(self, __values, __each);
        }
    };
    Some(impl_of(input, &quote!(Members), &bounds.of_api_error(), &method))
}

/// The largest number of fields for which the runtime has a function.
const LONGEST_CALL: usize = 6;

/// Returns the list of the values of a variant, in the order of the fields in its spec.
fn data_arm(input: &Input<'_>, variant: &Variant<'_>, spec: &Spec) -> Option<TokenStream> {
    let fields: Vec<_> = variant.data_fields().map(|(index, field, _)| (index, field)).collect();
    if fields.is_empty() && spec.members.is_empty() {
        return None;
    }
    let read: Vec<_> =
        fields.iter().filter(|(_, field)| !field.is_retry_after).map(|(index, _)| *index).collect();
    let pattern = pattern(input, variant, &read);
    let list = match fields.len() {
        0 => quote!([]),
        1..=LONGEST_CALL => data_call(&fields),
        _ => {
            let calls = fields.chunks(1).map(data_call);
            quote!([#(#calls[0]),*])
        }
    };
    Some(quote!(#pattern => &#list,))
}

/// Returns a call whose result is an array of the values.
fn data_call(fields: &[(usize, &Field<'_>)]) -> TokenStream {
    let types = fields.iter().map(|(_, field)| {
        if field.is_retry_after {
            quote!(__api_error::RetryAfterSeconds<'_>)
        } else {
            field.ty.to_token_stream()
        }
    });
    let values = fields.iter().map(|(index, field)| {
        // A `retry_after` field is sent in seconds, which the method `retry_after` returns.
        if field.is_retry_after { quote!(&__seconds) } else { binding(*index).to_token_stream() }
    });
    let data = function_of(&format!("data{}", fields.len()), quote!(#(#types),*));
    quote!(#data(#(#values),*))
}
