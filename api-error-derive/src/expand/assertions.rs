//! Checks that need types or const evaluation. The derive writes them, and the compiler evaluates
//! them. Most of their messages are in the core.

use crate::diagnostics::rule::Rule;
use crate::expand::{codes, decode, sent};
use crate::model::field::DataKey;
use crate::model::generics::{needs_parameters, with_static_lifetimes};
use crate::model::input::Input;
use crate::model::spec::Member;
use crate::model::tokens::{binding, format_arguments, function_of, function_of_kind, quiet};
use crate::model::variant::Kind;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Data, Path};

/// Built-in envelopes that accept any error name. For other envelopes, the output contains all
/// checks.
///
/// This list and the next list repeat a part of the rules of the core. With them, the derive knows
/// which names and data keys are allowed, and writes no check for those. A test compares the lists
/// with the core.
pub(crate) const BUILT_IN: [&str; 8] =
    ["Problem", "MessageOnly", "Detailed", "Coded", "Meta", "Described", "JsonApi", "FieldErrors"];

/// The names that at least one envelope in [`BUILT_IN`] reserves.
pub(crate) const RESERVED_BY_BUILT_IN: [&str; 10] = [
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

/// Writes the checks of a declaration in which the derive found no mistake.
///
/// A const for each check would cost the compiler much time. So there is no const for a check that
/// cannot fail under a built-in envelope. The derive sees only
/// the path of the envelope, such as `Coded`, which can also be the path of a user's type. So the
/// output also calls `check_specs`. It checks all names, data keys and static members if the
/// envelope has stricter rules than the envelopes in [`BUILT_IN`].
pub(crate) fn declarations(input: &Input<'_>) -> TokenStream {
    let is_built_in = match (&input.envelope, &input.api) {
        (Some(envelope), _) => accepts_any_name(envelope),
        (None, api) => api.is_none(),
    };
    if !is_built_in {
        return all_declarations(input);
    }
    let mut tokens = independent_checks(input);
    tokens.extend(data_keys(input, |key| RESERVED_BY_BUILT_IN.contains(&key)));
    if let Some(path) = &input.envelope {
        tokens.extend(quote_spanned! {path.span()=>
            const _: () = __api_error::check_specs(&__ENVELOPE, &__SPECS);
        });
    }
    tokens
}

/// Writes all checks, for an envelope that is not in the list of built-in envelopes, and for a
/// declaration with a mistake.
pub(crate) fn all_declarations(input: &Input<'_>) -> TokenStream {
    let mut tokens = independent_checks(input);
    if !input.valid.envelope {
        return tokens;
    }
    tokens.extend(domain(input));
    if input.envelope.is_none() && input.api.is_some() {
        tokens.extend(checks_of_api_envelope(input));
        return tokens;
    }
    if input.declared().next().is_some() {
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
    for (_, spec) in input.declared() {
        let (name, status) = (&spec.name.text, spec.status);
        tokens.extend(quote_spanned! {spec.name.span=>
            const _: () = __check_name(#name, #status);
        });
    }
    tokens.extend(data_keys(input, |_| true));
    tokens
}

/// Writes the check that the envelope does not need a domain, if an error has no declared domain.
fn domain(input: &Input<'_>) -> Option<TokenStream> {
    let path = input.envelope.as_ref().or(input.api.as_ref())?;
    if input.declared().all(|(_, spec)| spec.domain.is_some()) {
        return None;
    }
    let span = last_word(path);
    Some(if input.api.is_some() {
        quote_spanned!(span=> const _: () = __api_error::check_domain_of(&__ENVELOPE, &__API);)
    } else {
        quote_spanned!(span=> const _: () = __api_error::check_domain(&__ENVELOPE);)
    })
}

/// Writes the checks of all error names, data keys and static members. No check can be left out,
/// because only const evaluation knows the envelope. One const contains the checks of the error
/// names, and another one the other checks. A const for each check would cost the compiler more
/// time.
fn checks_of_api_envelope(input: &Input<'_>) -> TokenStream {
    let (mut names, mut keys) = (TokenStream::new(), TokenStream::new());
    for (_, spec) in input.declared() {
        let (name, status) = (&spec.name.text, spec.status);
        names.extend(quote_spanned! {spec.name.span=>
            __api_error::check_name(&__ENVELOPE, #name, #status, true);
        });
    }
    let api = input.api.as_ref().and_then(|path| path.segments.last());
    let envelope = api.map(|last| format!("the envelope of `{}`", last.ident)).unwrap_or_default();
    for key in valid_keys(input) {
        let (name, error) = (key.name, key.reserved_by(&envelope));
        keys.extend(quote_spanned! {key.span=>
            __api_error::check_key(&__ENVELOPE, #name, #error);
        });
    }
    quote! {
        const _: () = { #names };
        const _: () = { #keys };
    }
}

fn last_word(path: &Path) -> Span {
    path.segments.last().map_or_else(|| path.span(), |last| last.ident.span())
}

/// Writes the const of the envelope, and the checks that every envelope needs.
fn independent_checks(input: &Input<'_>) -> TokenStream {
    let mut tokens = is_error(input);
    tokens.extend(codes::assertions(input));
    tokens.extend(api(input));
    tokens.extend(status_paths(input));
    tokens.extend(required_issues(input));
    if input.valid.envelope {
        let envelope = if let Some(path) = &input.envelope {
            quote!(__api_error::envelope::<#path>())
        } else if input.api.is_some() {
            quote!(__API.envelope())
        } else {
            quote!(__api_error::envelope::<__api_error::Problem>())
        };
        tokens.extend(quote!(const __ENVELOPE: __api_error::AnyEnvelope = #envelope;));
        tokens.extend(sent::checks(input));
    }
    tokens
}

/// Writes each status that is a path, so that the compiler reports a path that does not exist. The
/// table of specs contains only the number.
fn status_paths(input: &Input<'_>) -> Option<TokenStream> {
    let paths = input.status_paths.iter().map(|path| {
        let mut path = path.clone();
        // The compiler resolves `$crate` by its span, so its span must not change.
        for segment in path.segments.iter_mut().filter(|segment| segment.ident != "$crate") {
            segment.ident = quiet(&segment.ident);
        }
        path
    });
    let paths: Vec<_> = paths.collect();
    (!paths.is_empty()).then(|| quote!(const _: () = { #(let _ = #paths;)* };))
}

/// Writes the check that no field with required issues is an `Option`. A const cannot name a type
/// with a type parameter, so such a type is not checked.
fn required_issues(input: &Input<'_>) -> TokenStream {
    let generics = &input.original.generics;
    let mut tokens = TokenStream::new();
    for field in input.declared_fields() {
        let ty = field.ty.to_token_stream();
        let Some(span) = field.issues_key else { continue };
        if !field.requires_issues || needs_parameters(&ty, generics) {
            continue;
        }
        let ty = with_static_lifetimes(ty, generics);
        tokens.extend(quote_spanned! {span=>
            const _: () = {
                #[allow(unused_imports)]
                use __api_error::AnyFieldType as _;
                __api_error::check_required_issues(__api_error::FieldType::<#ty>::IS_OPTION);
            };
        });
    }
    tokens
}

/// Writes the const with the defaults of the API, and the check that the type and the API have the
/// same case of names.
fn api(input: &Input<'_>) -> Option<TokenStream> {
    let path = input.api.as_ref()?;
    let mut tokens =
        quote!(const __API: __api_error::ApiDefaults = __api_error::ApiDefaults::of::<#path>(););
    if let Some(case) = &input.case
        && input.declared().any(|(_, spec)| spec.name.is_derived)
    {
        let span = case.span.unwrap_or_else(|| last_word(path));
        let case = case.value.name();
        tokens.extend(quote_spanned! {span=>
            const _: () = __api_error::check_rename_all(&__API, __api_error::case(#case));
        });
    }
    Some(tokens)
}

/// Returns whether the path ends in the name of a built-in envelope that accepts any error name.
pub(crate) fn accepts_any_name(envelope: &Path) -> bool {
    let last = envelope.segments.last();
    last.is_some_and(|last| BUILT_IN.iter().any(|name| last.ident == name))
}

/// A data key or the name of a static member.
struct Key<'i> {
    name: &'i str,
    span: Span,
    is_member: bool,
}

impl Key<'_> {
    /// Returns the error for a name that an envelope reserves.
    fn reserved_by(&self, envelope: &str) -> String {
        let &Key { name, is_member, .. } = self;
        if is_member {
            Rule::ReservedMember { envelope, name }.to_string()
        } else {
            Rule::ReservedDataKey { envelope, key: name }.to_string()
        }
    }
}

/// Returns the data keys and the names of static members, without those that have a mistake.
fn valid_keys<'i>(input: &'i Input<'_>) -> Vec<Key<'i>> {
    let mut keys = Vec::new();
    for variant in &input.variants {
        for field in &variant.fields {
            if let Some(DataKey { name, span, is_valid: true }) = &field.data {
                keys.push(Key { name, span: *span, is_member: false });
            }
        }
    }
    for (_, spec) in input.declared() {
        for Member { name, span, is_valid, .. } in &spec.members {
            if *is_valid {
                keys.push(Key { name, span: *span, is_member: true });
            }
        }
    }
    keys
}

/// Writes a check for each data key and each static member whose name may be reserved.
fn data_keys(input: &Input<'_>, may_be_reserved: impl Fn(&str) -> bool) -> TokenStream {
    let mut keys = valid_keys(input);
    keys.retain(|key| may_be_reserved(key.name));
    if keys.is_empty() {
        return TokenStream::new();
    }
    let mut tokens = quote! {
        #[track_caller]
        const fn __check_key(key: &::core::primitive::str, error: &::core::primitive::str) {
            __api_error::check_key(&__ENVELOPE, key, error);
        }
    };
    let envelope = input.envelope.as_ref().and_then(|path| path.segments.last());
    let envelope = envelope.map_or("`Problem`".to_owned(), |last| format!("`{}`", last.ident));
    for key in keys {
        let (name, error) = (key.name, key.reserved_by(&envelope));
        tokens.extend(quote_spanned! {key.span=>
            const _: () = __check_key(#name, #error);
        });
    }
    tokens
}

/// Writes the check that the type is a `std::error::Error`. A type with type parameters may be an
/// error only for some type arguments, so a bound of the impl replaces the check.
fn is_error(input: &Input<'_>) -> TokenStream {
    let original = input.original;
    let is_union = matches!(original.data, Data::Union(_));
    if is_union || original.generics.type_params().next().is_some() {
        return TokenStream::new();
    }
    let ident = quiet(&original.ident);
    let (impl_generics, ty_generics, where_clause) = original.generics.split_for_impl();
    if original.generics.params.is_empty() {
        let assert_error = function_of("assert_error", &ident);
        quote!(const _: () = #assert_error();)
    } else {
        let assert_error = function_of("assert_error", quote!(#ident #ty_generics));
        quote! {
            const _: () = {
                fn __assert #impl_generics () #where_clause {
                    #assert_error();
                }
            };
        }
    }
}

/// Writes functions that do not compile if a field's type lacks a required trait. Only the
/// output after a mistake needs them: its stubs do not use the fields, as other generated impls do.
pub(crate) fn fields(input: &Input<'_>) -> Option<TokenStream> {
    let mut tokens = TokenStream::new();
    for variant in &input.variants {
        for (index, field) in variant.fields.iter().enumerate() {
            let ty = field.ty;
            let mut assert = |function: TokenStream| tokens.extend(quote!(let _ = #function;));
            if matches!(variant.kind, Kind::Fallback(_)) {
                if !input.is_generic(field) {
                    assert(function_of("fallback", ty));
                }
                continue;
            }
            if input.is_parameterized(field) || input.contains_itself(field) {
                continue;
            }
            if matches!(variant.kind, Kind::Transparent(transparent) if transparent == index) {
                let function =
                    if input.has_decode { "decodable_transparent" } else { "transparent" };
                assert(function_of(function, ty));
            } else if input.has_decode
                && let Some(function) = decode::bound_of(field)
            {
                assert(function);
            }
            if field.data.is_some() && !field.is_retry_after {
                assert(function_of("data1", ty));
            }
            if field.is_issues {
                assert(function_of("issues", ty));
            }
            if field.is_retry_after {
                assert(function_of("retry_after", ty));
            }
            if field.header.is_some() {
                assert(function_of_kind("header", ty));
            }
        }
    }
    let (impl_generics, _, where_clause) = input.original.generics.split_for_impl();
    let mut formats = TokenStream::new();
    for (position, (variant, template)) in input.templates().into_iter().enumerate() {
        if variant.fields.iter().any(|field| input.contains_itself(field)) {
            continue;
        }
        let name = format_ident!("__format_{position}");
        let (used, arguments) = format_arguments(template);
        let parameters = used.iter().map(|&index| {
            let (binding, ty) = (binding(index), variant.fields[index].ty);
            quote!(#binding: &#ty)
        });
        formats.extend(quote! {
            fn #name #impl_generics (#(#parameters),*) #where_clause {
                let _ = ::core::format_args!(#arguments);
            }
        });
    }
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
