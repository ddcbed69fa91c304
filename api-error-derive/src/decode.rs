//! The way back: builds each variant from a response that was found to be it.

use crate::ast::{Field, Input, Kind, Variant};
use crate::ctxt::Ctxt;
use crate::expand::{declared, is_generic, nested_const, quiet, quiet_member, transparent};
use crate::generics;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Type;

/// Reports what cannot come back for a reason that the types do not tell.
pub(crate) fn check(cx: &Ctxt, input: &Input<'_>) {
    if input.decode.is_none() {
        return;
    }
    for field in input.variants.iter().flat_map(own_fields) {
        if let Origin::Data(_) = Origin::of(field)
            && borrows(field.ty)
        {
            let text = "data that borrows can not come back from a response; `decode` needs a \
                 type of its own, such as `String`";
            cx.error_at(field.ty, text);
        }
    }
}

/// Where the value of a field comes from.
enum Origin<'a> {
    /// The data member of this key.
    Data(&'a str),
    /// The data member, when it is one, or the header.
    RetryAfter(Option<&'a str>),
    Issues,
    Header(&'a str),
    /// `None`.
    Source,
    Default,
}

impl<'a> Origin<'a> {
    fn of(field: &'a Field<'_>) -> Self {
        let key = field.data.as_ref().map(|data| data.name.as_str());
        match (key, &field.header) {
            _ if field.source => Origin::Source,
            _ if field.retry_after => Origin::RetryAfter(key),
            (Some(key), _) => Origin::Data(key),
            _ if field.issues => Origin::Issues,
            (None, Some(name)) => Origin::Header(name),
            (None, None) => Origin::Default,
        }
    }
}

/// The fields that a variant has for itself.
fn own_fields<'i, 'a>(variant: &'i Variant<'a>) -> impl Iterator<Item = &'i Field<'a>> {
    let is_own = !matches!(variant.kind, Kind::Transparent(_));
    variant.fields.iter().filter(move |_| is_own)
}

fn borrows(ty: &Type) -> bool {
    fn any_reference(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Punct(punct) => punct.as_char() == '&',
            TokenTree::Group(group) => any_reference(group.stream()),
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        })
    }
    any_reference(ty.to_token_stream())
}

pub(crate) fn implement(input: &Input<'_>) -> Option<TokenStream> {
    input.decode?;
    let arms: Vec<_> = declared(input)
        .enumerate()
        .map(|(index, (variant, _))| {
            let fields = variant.fields.iter().map(|field| {
                let (member, value) = (quiet_member(&field.member), value(field));
                quote!(#member: #value,)
            });
            let error = construct(input, variant, fields);
            quote! {
                ::core::option::Option::Some(#index) => {
                    return ::core::result::Result::Ok(::core::option::Option::Some(#error));
                }
            }
        })
        .collect();
    let own = (!arms.is_empty()).then(|| {
        quote! {
            match __decoder.position(&__SPECS) {
                #(#arms)*
                _ => {}
            }
        }
    });
    let nested = transparent(input)
        .filter(|(_, variant, field)| is_decoded(input, &variant.fields[*field]))
        .map(|(position, variant, field)| {
            let field = &variant.fields[field];
            let nested = nested(input, position, field);
            let member = quiet_member(&field.member);
            let error = construct(input, variant, [quote!(#member: __nested)]);
            quote! {
                if let ::core::option::Option::Some(__nested) = (#nested.decode)(__decoder)? {
                    return ::core::result::Result::Ok(::core::option::Option::Some(#error));
                }
            }
        });
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    let bounds = bounds(input);
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::Decode for #ident #ty_generics #bounds {
            fn decode(
                __decoder: &__api_error::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, __api_error::Mismatch> {
                #own
                #(#nested)*
                ::core::result::Result::Ok(::core::option::Option::None)
            }
        }
    })
}

/// What keeps a call of `decode` free of errors that only follow from others.
pub(crate) fn stub(input: &Input<'_>) -> Option<TokenStream> {
    input.decode?;
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, where_clause) = input.original.generics.split_for_impl();
    Some(quote! {
        impl #impl_generics __api_error::Decode for #ident #ty_generics #where_clause {
            fn decode(
                _: &__api_error::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, __api_error::Mismatch> {
                ::core::unreachable!()
            }
        }
    })
}

/// The bounds that decoding puts on a field's type, for when no impl states them.
pub(crate) fn assertion(field: &Field<'_>) -> Option<TokenStream> {
    let ty = field.ty;
    let path = match Origin::of(field) {
        Origin::Data(_) if borrows(ty) => return None,
        Origin::Data(_) => quote!(decode_data::<#ty>),
        Origin::RetryAfter(_) => quote!(decode_retry_after::<#ty>),
        Origin::Issues => quote!(decode_issues::<#ty>),
        Origin::Header(_) => quote!(decode_header::<_, #ty>),
        Origin::Source => quote!(decode_source::<#ty>),
        Origin::Default => quote!(decode_default::<#ty>),
    };
    Some(quote!(let _ = __api_error::#path;))
}

fn construct(
    input: &Input<'_>,
    variant: &Variant<'_>,
    fields: impl IntoIterator<Item = TokenStream>,
) -> TokenStream {
    let fields = fields.into_iter();
    let name = input.is_enum.then(|| {
        let ident = quiet(variant.ident);
        quote!(::#ident)
    });
    quote!(Self #name { #(#fields)* })
}

fn value(field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    match Origin::of(field) {
        Origin::Data(key) => quote!(__api_error::decode_data::<#ty>(__decoder, #key)?),
        Origin::RetryAfter(Some(key)) => quote! {
            __api_error::decode_retry_after::<#ty>(
                __decoder, ::core::option::Option::Some(#key),
            )?
        },
        Origin::RetryAfter(None) => quote! {
            __api_error::decode_retry_after::<#ty>(__decoder, ::core::option::Option::None)?
        },
        Origin::Issues => quote!(__api_error::decode_issues::<#ty>(__decoder)?),
        Origin::Header(name) => quote!(__api_error::decode_header::<_, #ty>(__decoder, #name)?),
        Origin::Source => quote!(__api_error::decode_source::<#ty>()),
        Origin::Default => quote!(__api_error::decode_default::<#ty>()),
    }
}

/// What contains the type itself is left out of its catalog: it cannot be told from the type.
pub(crate) fn is_decoded(input: &Input<'_>, field: &Field<'_>) -> bool {
    input.decode.is_some() && !generics::mentions_type(field, &input.original.ident)
}

fn nested(input: &Input<'_>, position: usize, field: &Field<'_>) -> TokenStream {
    if is_generic(input, field) {
        let ty = field.ty;
        quote!(__api_error::decodable_transparent::<#ty>())
    } else {
        nested_const(position).to_token_stream()
    }
}

/// As [`generics::Bounds`], of what decoding asks.
fn bounds(input: &Input<'_>) -> TokenStream {
    let generics = &input.original.generics;
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    if let Some(bound) = &input.bound {
        return quote!(where #(#declared,)* #(#bound,)*);
    }
    let mut bounds: Vec<TokenStream> = Vec::new();
    for variant in &input.variants {
        for field in &variant.fields {
            let ty = field.ty;
            if !generics::mentions_parameter(&ty.to_token_stream(), generics) {
                continue;
            }
            let bound = if let Kind::Transparent(_) = variant.kind {
                if !is_decoded(input, field) {
                    continue;
                }
                quote!(#ty: __api_error::DecodableTransparentField)
            } else {
                match Origin::of(field) {
                    Origin::Data(_) => quote!(#ty: __api_error::FromData),
                    Origin::RetryAfter(_) => quote!(#ty: __api_error::FromRetryAfter),
                    Origin::Issues => quote!(#ty: __api_error::FromIssues),
                    Origin::Header(_) => {
                        let ty = generics::option_of(ty).unwrap_or(ty);
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
