//! Checks that need types or const evaluation: the compiler makes them, in core's words.

use crate::ast::{CodeValue, Input, Kind};
use crate::expand::{declared, messages, quiet};
use crate::{decode, generics, specs};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Data;
use syn::spanned::Spanned;

/// What the built-in envelopes that carry any name reserve, all of them together.
const RESERVED_BY_ANY: [&str; 10] = [
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "name",
    "code",
    "errors",
    "request_id",
    "message",
];

/// What is checked of a sound declaration, beside a table of all specs.
///
/// A const of its own costs the compiler as much as the rest of a variant. So what a built-in
/// envelope cannot refuse has none; that the envelope is the one its name says is checked once.
pub(crate) fn declarations(input: &Input<'_>) -> TokenStream {
    let usual = match &input.envelope {
        None => true,
        Some(path) => path.segments.last().is_some_and(|last| is_usual(&last.ident)),
    };
    if !usual {
        return all_declarations(input);
    }
    let mut tokens = facts(input);
    tokens.extend(keys(input, |key| RESERVED_BY_ANY.contains(&key)));
    if let Some(path) = &input.envelope {
        tokens.extend(quote_spanned! {path.span()=>
            const _: () = __api_error::check_specs(&__ENVELOPE, &__SPECS);
        });
    }
    tokens
}

/// What is checked of every declaration: the envelope, the names and keys it must carry, the
/// codes that only const evaluation can compare, and that the type is an error at all.
pub(crate) fn all_declarations(input: &Input<'_>) -> TokenStream {
    let mut tokens = facts(input);
    if !input.sound.envelope {
        return tokens;
    }
    if declared(input).next().is_some() {
        tokens.extend(quote! {
            #[track_caller]
            const fn __check_name(
                name: &::core::primitive::str,
                status: ::core::primitive::u16,
            ) {
                __api_error::check_name(&__ENVELOPE, name, status, true);
            }
        });
    }
    for (_, spec) in declared(input) {
        let (name, status) = (&spec.name, spec.status);
        tokens.extend(quote_spanned! {spec.name_span=>
            const _: () = __check_name(#name, #status);
        });
    }
    if let Some(path) = &input.envelope
        && declared(input).any(|(_, spec)| spec.domain.is_none())
    {
        let span = path.segments.last().map_or_else(|| path.span(), |last| last.ident.span());
        tokens.extend(quote_spanned! {span=>
            const _: () = __api_error::check_domain(&__ENVELOPE);
        });
    }
    tokens.extend(keys(input, |_| true));
    tokens
}

/// The envelope's value, that the type is an error, and that its codes agree.
fn facts(input: &Input<'_>) -> TokenStream {
    let mut tokens = is_error(input);
    tokens.extend(codes(input));
    if input.sound.envelope {
        let envelope = if let Some(path) = &input.envelope {
            quote!(__api_error::envelope::<#path>())
        } else {
            quote!(__api_error::envelope::<__api_error::Problem>())
        };
        tokens.extend(quote!(const __ENVELOPE: __api_error::AnyEnvelope = #envelope;));
    }
    tokens
}

/// Whether a built-in envelope that carries any name is called so.
fn is_usual(envelope: &Ident) -> bool {
    ["Problem", "MessageOnly", "Detailed", "Coded", "Meta", "Described", "JsonApi"]
        .iter()
        .any(|name| envelope == name)
}

fn keys(input: &Input<'_>, may_be_reserved: impl Fn(&str) -> bool) -> TokenStream {
    let fields = input.variants.iter().flat_map(|variant| &variant.fields);
    let keys: Vec<_> = fields
        .filter_map(|field| field.data.as_ref())
        .filter(|key| key.sound && may_be_reserved(&key.name))
        .collect();
    if keys.is_empty() {
        return TokenStream::new();
    }
    let mut tokens = quote! {
        #[track_caller]
        const fn __check_key(key: &::core::primitive::str) {
            __api_error::check_key(&__ENVELOPE, key);
        }
    };
    for key in keys {
        let name = &key.name;
        tokens.extend(quote_spanned! {key.span=>
            const _: () = __check_key(#name);
        });
    }
    tokens
}

/// Compares each code with those above it, when one of them is a path: the others were compared
/// before.
fn codes(input: &Input<'_>) -> Option<TokenStream> {
    let codes: Vec<_> = declared(input)
        .enumerate()
        .filter_map(|(position, (_, spec))| Some((position, spec.code.as_ref()?, spec.status)))
        .collect();
    let is_path = |value: &CodeValue| matches!(value, CodeValue::Path(_));
    let first_path = codes.iter().position(|(_, code, _)| is_path(&code.value))?;
    let count = codes.len();
    let entries = codes.iter().map(|(position, code, status)| {
        let is_path = is_path(&code.value);
        let code = specs::code(*position, code);
        quote!((#code, #status, #is_path))
    });
    let mut tokens = quote! {
        const __AGREEMENTS: &[__api_error::CodeAgreement; #count] =
            &__api_error::compare_codes(&[#(#entries),*]);
    };
    for (index, (_, code, _)) in codes.iter().enumerate().skip(first_path) {
        tokens.extend(quote_spanned! {code.span=>
            const _: () = __api_error::check_code(__AGREEMENTS, #index);
        });
    }
    Some(tokens)
}

/// A type with type parameters is an error for some of them: there it is a bound of the impl.
fn is_error(input: &Input<'_>) -> TokenStream {
    let original = input.original;
    let is_union = matches!(original.data, Data::Union(_));
    if is_union || original.generics.type_params().next().is_some() {
        return TokenStream::new();
    }
    let ident = quiet(&original.ident);
    let (impl_generics, ty_generics, where_clause) = original.generics.split_for_impl();
    if original.generics.params.is_empty() {
        quote!(const _: () = __api_error::assert_error::<#ident>();)
    } else {
        quote! {
            const _: () = {
                fn __assert #impl_generics () #where_clause {
                    __api_error::assert_error::<#ident #ty_generics>();
                }
            };
        }
    }
}

/// The bounds on the fields' types, for when no impl states them.
pub(crate) fn fields(input: &Input<'_>) -> Option<TokenStream> {
    let mut tokens = TokenStream::new();
    for variant in &input.variants {
        for (index, field) in variant.fields.iter().enumerate() {
            let ty = field.ty;
            if generics::mentions_parameter(&quote!(#ty), &input.original.generics)
                || generics::mentions_type(field, &input.original.ident)
            {
                continue;
            }
            if matches!(variant.kind, Kind::Transparent(transparent) if transparent == index) {
                tokens.extend(if input.decode.is_some() {
                    quote!(let _ = __api_error::decodable_transparent::<#ty>;)
                } else {
                    quote!(let _ = __api_error::transparent::<#ty>;)
                });
            } else if input.decode.is_some() {
                tokens.extend(decode::assertion(field));
            }
            if field.data.is_some() && !field.retry_after {
                tokens.extend(quote!(let _ = __api_error::data::<#ty>;));
            }
            if field.issues {
                tokens.extend(quote!(let _ = __api_error::issues::<#ty>;));
            }
            if field.retry_after {
                tokens.extend(quote!(let _ = __api_error::retry_after::<#ty>;));
            }
            if field.header.is_some() {
                tokens.extend(quote!(let _ = __api_error::header::<_, #ty>;));
            }
        }
    }
    let (impl_generics, _, where_clause) = input.original.generics.split_for_impl();
    let formats = messages(input).filter(|(variant, ..)| {
        !variant.fields.iter().any(|field| generics::mentions_type(field, &input.original.ident))
    });
    let formats = formats.enumerate().map(|(position, (_, parameters, arguments))| {
        let name = format_ident!("__format_{position}");
        quote! {
            fn #name #impl_generics (#parameters) #where_clause {
                let _ = ::core::format_args!(#arguments);
            }
        }
    });
    let formats: TokenStream = formats.collect();
    if tokens.is_empty() && formats.is_empty() {
        return None;
    }
    Some(quote! {
        const _: () = {
            fn __assert #impl_generics () #where_clause { #tokens }
            #formats
        };
    })
}
