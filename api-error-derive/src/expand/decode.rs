//! `impl Decode`: builds each variant from a response.

use crate::expand::nested::decodable_value;
use crate::model::field::Field;
use crate::model::generics::{has_reference, option_of};
use crate::model::input::Input;
use crate::model::origin::Origin;
use crate::model::tokens::{
    function_of, function_of_kind, impl_of, quiet, quiet_member, variant_suffix,
};
use crate::model::variant::{Kind, Variant};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_decode {
        return None;
    }
    let own = own_errors(input);
    let nested = input.transparent().filter(|transparent| input.is_decoded(transparent.field));
    let nested = nested.map(|transparent| {
        let nested = decodable_value(input, transparent);
        let member = quiet_member(&transparent.field.member);
        let error = construct(input, transparent.variant, &[quote!(#member: __nested)]);
        quote! {
            if let ::core::option::Option::Some(__nested) = (#nested.decode)(__decoder)? {
                return ::core::result::Result::Ok(::core::option::Option::Some(#error));
            }
        }
    });
    let method = fn_decode(
        &quote!(__decoder),
        &quote! {
            #own
            #(#nested)*
            ::core::result::Result::Ok(::core::option::Option::None)
        },
    );
    let where_clause = where_clause(input);
    let Some(fallback) = input.fallback() else {
        return Some(impl_of(input, &quote!(Decode), &where_clause, &method));
    };
    let member = quiet_member(&fallback.field.member);
    let error = construct(
        input,
        fallback.variant,
        &[quote!(#member: (__FALLBACK.from_received)(__received))],
    );
    let methods = quote! {
        #method

        fn fallback(__received: __api_error::Received) -> ::core::option::Option<Self> {
            ::core::option::Option::Some(#error)
        }
    };
    let decode = impl_of(input, &quote!(Decode), &where_clause, &methods);
    let from = from_received(
        input,
        &where_clause,
        &quote! {
            __api_error::decode_or(__received, |__received| #error)
        },
    );
    Some(quote!(#decode #from))
}

/// Writes `impl From<Received>`, which never fails because the type has a fallback.
fn from_received(input: &Input<'_>, where_clause: &TokenStream, body: &TokenStream) -> TokenStream {
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<__api_error::Received> for #ident #ty_generics
        #where_clause
        {
            fn from(__received: __api_error::Received) -> Self {
                #body
            }
        }
    }
}

/// Writes an impl that is never called, so that rustc does not also report calls of `decode`.
pub(crate) fn stub(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_decode {
        return None;
    }
    let where_clause = &input.original.generics.where_clause;
    let where_clause = quote!(#where_clause);
    let unreachable = quote!(::core::unreachable!());
    let decode =
        impl_of(input, &quote!(Decode), &where_clause, &fn_decode(&quote!(_), &unreachable));
    // `#[from]` on the fallback's field is already reported. Another derive then implements the
    // same `From`, so a second impl would be a further error.
    let fallback = input.fallback().filter(|fallback| !fallback.field.is_source);
    let from = fallback.map(|_| from_received(input, &where_clause, &unreachable));
    Some(quote!(#decode #from))
}

fn fn_decode(parameter: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        fn decode(
            #parameter: &__api_error::Decoder<'_>,
        ) -> ::core::result::Result<::core::option::Option<Self>, __api_error::Mismatch> {
            #body
        }
    }
}

/// Returns a statement that decodes the variants that have a spec.
fn own_errors(input: &Input<'_>) -> Option<TokenStream> {
    let mut arms = TokenStream::new();
    for (index, (variant, _)) in input.declared().enumerate() {
        let mut fields = Vec::new();
        for field in &variant.fields {
            let (member, value) = (quiet_member(&field.member), value(field));
            fields.push(quote!(#member: #value,));
        }
        let error = construct(input, variant, &fields);
        arms.extend(quote! {
            ::core::option::Option::Some(#index) => {
                return ::core::result::Result::Ok(::core::option::Option::Some(#error));
            }
        });
    }
    (!arms.is_empty()).then(|| {
        quote! {
            match __decoder.position(&__SPECS) {
                #arms
                _ => {}
            }
        }
    })
}

fn construct(input: &Input<'_>, variant: &Variant<'_>, fields: &[TokenStream]) -> TokenStream {
    let suffix = variant_suffix(input, variant);
    quote!(Self #suffix { #(#fields)* })
}

/// Returns the expression that decodes one field.
fn value(field: &Field<'_>) -> TokenStream {
    let function = function(field);
    match Origin::of(field) {
        Origin::Data(key) => quote!(#function(__decoder, #key)?),
        Origin::RetryAfter(Some(key)) => {
            quote!(#function(__decoder, ::core::option::Option::Some(#key))?)
        }
        Origin::RetryAfter(None) => quote!(#function(__decoder, ::core::option::Option::None)?),
        Origin::Issues => quote!(#function(__decoder)?),
        Origin::Header(name) => quote!(#function(__decoder, #name)?),
        Origin::Source | Origin::Default => quote!(#function()),
    }
}

/// Returns the function that decodes one field. It has the bound on the field's type.
fn function(field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    match Origin::of(field) {
        Origin::Data(_) => function_of("decode_data", ty),
        Origin::RetryAfter(_) => function_of("decode_retry_after", ty),
        Origin::Issues => function_of("decode_issues", ty),
        Origin::Header(_) => function_of_kind("decode_header", ty),
        Origin::Source => function_of("decode_source", ty),
        Origin::Default => function_of("decode_default", ty),
    }
}

/// Returns the function with the bound on a field's type, for the output after a mistake. This
/// output does not decode the field. Returns `None` if the stage `check` already reports the type.
pub(crate) fn bound_of(field: &Field<'_>) -> Option<TokenStream> {
    let is_reported = matches!(Origin::of(field), Origin::Data(_)) && has_reference(field.ty);
    (!is_reported).then(|| function(field))
}

/// Returns the declared bounds, and the bounds on field types that mention a parameter.
fn where_clause(input: &Input<'_>) -> TokenStream {
    let generics = &input.original.generics;
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    if let Some(bound) = &input.bound {
        return quote!(where #(#declared,)* #(#bound,)*);
    }
    let mut bounds: Vec<TokenStream> = Vec::new();
    for variant in &input.variants {
        for field in &variant.fields {
            let ty = field.ty;
            if !input.is_parameterized(field) || matches!(variant.kind, Kind::Fallback(_)) {
                continue;
            }
            let bound = if let Kind::Transparent(_) = variant.kind {
                if !input.is_decoded(field) {
                    continue;
                }
                quote!(#ty: __api_error::DecodableTransparentField)
            } else {
                match Origin::of(field) {
                    Origin::Data(_) => quote!(#ty: __api_error::FromData),
                    Origin::RetryAfter(_) => quote!(#ty: __api_error::FromRetryAfter),
                    Origin::Issues => quote!(#ty: __api_error::FromIssues),
                    Origin::Header(_) => {
                        let ty = option_of(ty).unwrap_or(ty);
                        quote!(#ty: ::core::str::FromStr)
                    }
                    Origin::Default => quote!(#ty: __api_error::DefaultField),
                    Origin::Source => quote!(#ty: __api_error::DecodableSource),
                }
            };
            if !bounds.iter().any(|other| other.to_string() == bound.to_string()) {
                bounds.push(bound);
            }
        }
    }
    quote!(where #(#declared,)* #(#bounds,)*)
}
