//! Writes the impls of a sound declaration.
//!
//! One `match` yields an index into a static table of specs; the logic is in core. Everything
//! stands in a `const _`, so that the table and its helpers have no name outside.

use crate::ast::{Field, Input, Kind, Message, Spec, Variant};
use crate::ctxt::Ctxt;
use crate::generics::Bounds;
use crate::template::{Part, Template};
use crate::{assertions, check, decode, fallback, generics, specs};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{DeriveInput, GenericParam, LitStr, Member};

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let cx = Ctxt::new();
    let model = check::check(&cx, input);
    decode::check(&cx, &model);
    match cx.finish() {
        None => implement(&model),
        Some(errors) => fallback::expand(&model, &errors),
    }
}

fn implement(input: &Input<'_>) -> TokenStream {
    let bounds = Bounds::of(input);
    let api_error = impl_api_error(input, &bounds);
    let members = impl_members(input, &bounds);
    let template = impl_template(input, &bounds);
    let catalogued = impl_catalogued(input, &bounds);
    let decode = decode::implement(input);
    let specs = specs::table(input);
    let assertions = assertions::declarations(input);
    let count = declared(input).count();
    let bodies = quote! {
        static __BODIES: [__api_error::SharedBody; #count] = [__api_error::SharedBody::EMPTY; #count];
    };
    let nested = nested_consts(input);
    let frameworks = frameworks(input);
    in_const(
        input,
        &quote! {
            #specs
            #bodies
            #nested
            #assertions
            #api_error
            #members
            #template
            #catalogued
            #frameworks
            #decode
        },
    )
}

/// What the frameworks need, which the runtime knows by its features: the generics without
/// their brackets, the type, and the declared predicates. A response outlives its request, so
/// every lifetime is `'static`.
pub(crate) fn frameworks(input: &Input<'_>) -> Option<TokenStream> {
    if !input.response {
        return None;
    }
    let generics = &input.original.generics;
    let ident = quiet(&input.original.ident);
    let (_, ty_generics, _) = generics.split_for_impl();
    let mut owned = generics.clone();
    owned.params = generics
        .params
        .iter()
        .filter(|param| !matches!(param, GenericParam::Lifetime(_)))
        .cloned()
        .collect();
    let (impl_generics, _, _) = owned.split_for_impl();
    let params: Vec<_> = impl_generics.to_token_stream().into_iter().collect();
    let params: TokenStream = match &*params {
        [_, params @ .., _] => params.iter().cloned().collect(),
        _ => TokenStream::new(),
    };
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let arguments = quote!({#params} {#ident #ty_generics} {#(#declared,)*});
    let arguments = generics::with_static_lifetimes(arguments, generics);
    Some(quote!(__api_error::framework_impls! { #arguments }))
}

/// The scope of all output, with the runtime under one name.
pub(crate) fn in_const(input: &Input<'_>, content: &TokenStream) -> TokenStream {
    let krate = &input.krate;
    // A crate that is another is blamed where it is named.
    let span = krate.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let import =
        quote_spanned!(span.resolved_at(Span::call_site())=> use #krate::__private as __api_error;);
    quote! {
        const _: () = {
            #import
            #content
        };
    }
}

fn impl_api_error(input: &Input<'_>, bounds: &Bounds) -> TokenStream {
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    let where_clause = bounds.of_api_error();
    let methods = [
        Some(spec(input)),
        Some(message(input)),
        nested(input),
        data(input),
        issues(input),
        retry_after(input),
        append_headers(input),
        Some(render()),
    ];
    quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::ApiError for #ident #ty_generics #where_clause {
            #(#methods)*
        }
    }
}

fn spec(input: &Input<'_>) -> TokenStream {
    let mut index = 0_usize;
    let indexes = declared(input).map(|(variant, _)| {
        let pattern = pattern(input, variant, &[]);
        let arm = quote!(#pattern => #index,);
        index += 1;
        arm
    });
    let indexes: TokenStream = indexes.collect();
    let has_transparent = transparent(input).next().is_some();
    let body = if input.variants.is_empty() {
        quote!(match *self {})
    } else if index == 0 {
        let arms = transparent(input).map(|(position, variant, field)| {
            let pattern = pattern(input, variant, &[field]);
            let nested = as_nested(input, position, variant, field);
            quote!(#pattern => __api_error::ApiError::spec(#nested),)
        });
        quote!(match self { #(#arms)* })
    } else if has_transparent {
        let delegate = delegate(&quote!(spec()));
        quote! {
            #delegate
            &__SPECS[match self { #indexes _ => 0 }]
        }
    } else if input.is_enum {
        quote!(&__SPECS[match self { #indexes }])
    } else {
        quote!(&__SPECS[0])
    };
    quote! {
        fn spec(&self) -> &'static __api_error::ErrorSpec {
            #body
        }
    }
}

fn message(input: &Input<'_>) -> TokenStream {
    let function =
        if templates(input).next().is_some() { quote!(templated_message) } else { quote!(message) };
    let delegate = has_transparent(input).then(|| delegate(&quote!(message())));
    quote! {
        fn message(&self) -> __api_error::Message<'_> {
            #delegate
            __api_error::#function(self)
        }
    }
}

fn nested(input: &Input<'_>) -> Option<TokenStream> {
    if !has_transparent(input) {
        return None;
    }
    let arms = transparent(input).map(|(position, variant, field)| {
        let pattern = pattern(input, variant, &[field]);
        let nested = as_nested(input, position, variant, field);
        quote!(#pattern => ::core::option::Option::Some(#nested),)
    });
    let rest = declared(input).next().map(|_| quote!(_ => ::core::option::Option::None,));
    Some(quote! {
        fn nested(&self) -> ::core::option::Option<&dyn __api_error::ApiError> {
            match self { #(#arms)* #rest }
        }
    })
}

fn data(input: &Input<'_>) -> Option<TokenStream> {
    data_fields(input).next()?;
    let delegate = has_transparent(input).then(|| delegate(&quote!(data())));
    Some(quote! {
        fn data(&self) -> __api_error::Data<'_> {
            #delegate
            __api_error::Data::new(self)
        }
    })
}

fn issues(input: &Input<'_>) -> Option<TokenStream> {
    let arms: Vec<_> = by_field(
        input,
        |field| field.issues,
        |variant, index| {
            let (ty, binding) = (variant.fields[index].ty, binding(index));
            quote!(__api_error::issues::<#ty>(#binding))
        },
    );
    if arms.is_empty() {
        return None;
    }
    let delegate = has_transparent(input).then(|| delegate(&quote!(issues())));
    let rest = rest(input, arms.len(), &quote!(__api_error::NO_ISSUES));
    Some(quote! {
        fn issues(&self) -> &dyn __api_error::Issues {
            #delegate
            match self { #(#arms)* #rest }
        }
    })
}

fn retry_after(input: &Input<'_>) -> Option<TokenStream> {
    let arms: Vec<_> = by_field(
        input,
        |field| field.retry_after,
        |variant, index| {
            let (ty, binding) = (variant.fields[index].ty, binding(index));
            quote!(__api_error::retry_after::<#ty>(#binding))
        },
    );
    if arms.is_empty() {
        return None;
    }
    let delegate = has_transparent(input).then(|| delegate(&quote!(retry_after())));
    let rest = rest(input, arms.len(), &quote!(__api_error::declared_retry_after(self)));
    Some(quote! {
        fn retry_after(&self) -> ::core::option::Option<__api_error::RetryAfter> {
            #delegate
            match self { #(#arms)* #rest }
        }
    })
}

fn append_headers(input: &Input<'_>) -> Option<TokenStream> {
    let arms: Vec<_> = declared(input)
        .filter_map(|(variant, spec)| {
            let (used, appends) = dynamic_headers(variant, spec);
            let pattern = pattern(input, variant, &used);
            (!appends.is_empty()).then(|| quote!(#pattern => { #(#appends)* }))
        })
        .collect();
    if arms.is_empty() {
        return None;
    }
    let delegate = has_transparent(input).then(|| delegate(&quote!(append_headers(__headers))));
    let rest = rest(input, arms.len(), &quote!({}));
    Some(quote! {
        fn append_headers(&self, __headers: &mut __api_error::HeaderMap) {
            #delegate
            __api_error::append_fixed(self, __headers);
            match self { #(#arms)* #rest }
        }
    })
}

/// The fields that are read, and a statement for each header that depends on them.
fn dynamic_headers(variant: &Variant<'_>, spec: &Spec) -> (Vec<usize>, Vec<TokenStream>) {
    let mut used = Vec::new();
    let mut appends = Vec::new();
    for header in spec.headers.iter().filter(|header| header.value.literal().is_none()) {
        let name = &header.name;
        let (fields, arguments) = format_arguments(&header.value);
        used.extend(fields);
        appends.push(quote! {
            __api_error::append_header(
                self,
                __headers,
                #name,
                ::core::option::Option::Some(&::core::format_args!(#arguments)),
            );
        });
    }
    for (index, field) in variant.fields.iter().enumerate() {
        let Some(name) = &field.header else { continue };
        let binding = binding(index);
        used.push(index);
        let ty = field.ty;
        appends.push(quote! {
            __api_error::append_header(
                self, __headers, #name, __api_error::header::<_, #ty>(#binding),
            );
        });
    }
    (used, appends)
}

fn render() -> TokenStream {
    quote! {
        fn render(
            &self,
            __context: &__api_error::Context,
        ) -> __api_error::Response<__api_error::Bytes> {
            __api_error::render(&__ENVELOPE, self, __context, &__SPECS, &__BODIES)
        }
    }
}

/// The data of each variant, visited in the order of its fields.
fn impl_members(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms: Vec<_> = declared(input)
        .filter_map(|(variant, _)| {
            let fields: Vec<_> = sent(variant).collect();
            if fields.is_empty() {
                return None;
            }
            // A `retry_after` field is sent as its seconds, so its own value is not read.
            let read: Vec<_> = fields
                .iter()
                .filter(|(_, field, _)| !field.retry_after)
                .map(|(index, ..)| *index)
                .collect();
            let pattern = pattern(input, variant, &read);
            let visits = fields.iter().map(|(index, field, key)| {
                if field.retry_after {
                    quote!(__each(#key, &__api_error::retry_after_seconds(self));)
                } else {
                    let (ty, binding) = (field.ty, binding(*index));
                    quote!(__each(#key, __api_error::data::<#ty>(#binding));)
                }
            });
            Some(quote!(#pattern => { #(#visits)* }))
        })
        .collect();
    if arms.is_empty() {
        return None;
    }
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    let where_clause = bounds.of_api_error();
    let rest = rest(input, arms.len(), &quote!({}));
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::Members for #ident #ty_generics #where_clause {
            fn for_each_member(&self, __each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &dyn __api_error::WriteJson)) {
                match self { #(#arms)* #rest }
            }
        }
    })
}

/// The messages that are formatted from fields.
fn impl_template(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms: Vec<_> = templates(input)
        .map(|(variant, template)| {
            let (used, arguments) = format_arguments(template);
            let pattern = pattern(input, variant, &used);
            quote!(#pattern => ::core::write!(__formatter, #arguments),)
        })
        .collect();
    if arms.is_empty() {
        return None;
    }
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    let where_clause = bounds.of_api_error();
    let rest = rest(input, arms.len(), &quote!(::core::result::Result::Ok(())));
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::Template for #ident #ty_generics #where_clause {
            fn write(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self { #(#arms)* #rest }
            }
        }
    })
}

fn impl_catalogued(input: &Input<'_>, bounds: &Bounds) -> TokenStream {
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    let where_clause = bounds.of_catalogued();
    let nested: Vec<_> = transparent(input)
        .filter(|(_, variant, field)| !generics::mentions_type(&variant.fields[*field], &ident))
        .map(|(position, variant, field)| {
            let nested = nested_value(input, position, variant, field);
            quote!(#nested.catalog)
        })
        .collect();
    let with_nested = (!nested.is_empty()).then(|| quote!(.with_nested(&[#(#nested),*])));
    let catalog = specs::catalog(input);
    quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::Catalogued for #ident #ty_generics #where_clause {
            const CATALOG: __api_error::Catalog = #catalog #with_nested;
        }
    }
}

/// States the bound on each transparent field's type once. A type with parameters has no place
/// for such a const, and its bound is in the where-clause.
fn nested_consts(input: &Input<'_>) -> TokenStream {
    transparent(input)
        .filter(|(_, variant, field)| !is_generic(input, &variant.fields[*field]))
        .map(|(position, variant, field)| {
            let ty = variant.fields[field].ty;
            let name = nested_const(position);
            if decode::is_decoded(input, &variant.fields[field]) {
                return quote! {
                    const #name: __api_error::DecodableTransparent<#ty> =
                        __api_error::decodable_transparent::<#ty>();
                };
            }
            quote!(const #name: __api_error::Transparent<#ty> = __api_error::transparent::<#ty>();)
        })
        .collect()
}

fn nested_value(
    input: &Input<'_>,
    position: usize,
    variant: &Variant<'_>,
    field: usize,
) -> TokenStream {
    if is_generic(input, &variant.fields[field]) {
        let ty = variant.fields[field].ty;
        quote!(__api_error::transparent::<#ty>())
    } else {
        nested_const(position).to_token_stream()
    }
}

/// Whether a const cannot name the field's type.
pub(crate) fn is_generic(input: &Input<'_>, field: &Field<'_>) -> bool {
    generics::needs_generics(field.ty.to_token_stream(), &input.original.generics)
}

pub(crate) fn nested_const(position: usize) -> Ident {
    format_ident!("__NESTED_{position}")
}

fn as_nested(
    input: &Input<'_>,
    position: usize,
    variant: &Variant<'_>,
    field: usize,
) -> TokenStream {
    let value = nested_value(input, position, variant, field);
    let binding = binding(field);
    quote!((#value.as_error)(#binding))
}

/// Leaves the method early when the variant stands for another error.
fn delegate(call: &TokenStream) -> TokenStream {
    quote! {
        if let ::core::option::Option::Some(__nested) = __api_error::ApiError::nested(self) {
            return __nested.#call;
        }
    }
}

/// The variants with a spec of their own, in the order of the table.
pub(crate) fn declared<'i, 'a>(
    input: &'i Input<'a>,
) -> impl Iterator<Item = (&'i Variant<'a>, &'i Spec)> {
    input.variants.iter().filter_map(|variant| match &variant.kind {
        Kind::Declared(spec) => Some((variant, &**spec)),
        Kind::Transparent(_) | Kind::Unsound => None,
    })
}

/// Position, variant and field of those that stand for another error.
pub(crate) fn transparent<'i, 'a>(
    input: &'i Input<'a>,
) -> impl Iterator<Item = (usize, &'i Variant<'a>, usize)> {
    input.variants.iter().enumerate().filter_map(|(position, variant)| match variant.kind {
        Kind::Transparent(field) => Some((position, variant, field)),
        Kind::Declared(_) | Kind::Unsound => None,
    })
}

fn has_transparent(input: &Input<'_>) -> bool {
    transparent(input).next().is_some()
}

/// Messages with placeholders.
fn templates<'i, 'a>(
    input: &'i Input<'a>,
) -> impl Iterator<Item = (&'i Variant<'a>, &'i Template)> {
    declared(input).filter_map(|(variant, spec)| match &spec.message {
        Message::Declared(template) if template.literal().is_none() => Some((variant, template)),
        _ => None,
    })
}

/// Every text with placeholders: its variant, the fields it reads as parameters, and its arguments.
pub(crate) fn messages<'i, 'a>(
    input: &'i Input<'a>,
) -> impl Iterator<Item = (&'i Variant<'a>, TokenStream, TokenStream)> {
    declared(input).flat_map(|(variant, spec)| {
        let message = match &spec.message {
            Message::Declared(template) => Some(template),
            Message::Display | Message::Status => None,
        };
        let texts = message.into_iter().chain(spec.headers.iter().map(|header| &header.value));
        texts.filter(|template| template.literal().is_none()).map(move |template| {
            let (used, arguments) = format_arguments(template);
            let parameters = used.iter().map(|&index| {
                let (binding, ty) = (binding(index), variant.fields[index].ty);
                quote!(#binding: &#ty)
            });
            (variant, quote!(#(#parameters),*), arguments)
        })
    })
}

/// The data fields of a variant with their positions and keys.
pub(crate) fn sent<'i, 'a>(
    variant: &'i Variant<'a>,
) -> impl Iterator<Item = (usize, &'i Field<'a>, &'i str)> {
    variant
        .fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| Some((index, field, field.data.as_ref()?.name.as_str())))
}

fn data_fields<'i>(input: &'i Input<'_>) -> impl Iterator<Item = &'i str> {
    declared(input).flat_map(|(variant, _)| sent(variant).map(|(.., key)| key))
}

/// An arm for each variant with a field that `is_wanted`.
fn by_field(
    input: &Input<'_>,
    is_wanted: impl Fn(&Field<'_>) -> bool,
    value: impl Fn(&Variant<'_>, usize) -> TokenStream,
) -> Vec<TokenStream> {
    let arm = |(variant, _): (&Variant<'_>, &Spec)| {
        let index = variant.fields.iter().position(&is_wanted)?;
        let pattern = pattern(input, variant, &[index]);
        let value = value(variant, index);
        Some(quote!(#pattern => #value,))
    };
    declared(input).filter_map(arm).collect()
}

/// The arm for the variants that `arms` leave.
fn rest(input: &Input<'_>, arms: usize, value: &TokenStream) -> Option<TokenStream> {
    (arms < input.variants.len()).then(|| quote!(_ => #value,))
}

/// The pattern of a variant that binds these fields.
fn pattern(input: &Input<'_>, variant: &Variant<'_>, fields: &[usize]) -> TokenStream {
    let mut seen = vec![false; variant.fields.len()];
    for &index in fields {
        seen[index] = true;
    }
    let bindings = variant.fields.iter().enumerate().filter(|(index, _)| seen[*index]).map(
        |(index, field)| {
            let member = quiet_member(&field.member);
            let binding = binding(index);
            quote!(#member: #binding,)
        },
    );
    let name = input.is_enum.then(|| {
        let ident = quiet(variant.ident);
        quote!(::#ident)
    });
    // Not `Self`, which the compiler would resolve anew in each arm.
    let ty = quiet(&input.original.ident);
    quote!(#ty #name { #(#bindings)* .. })
}

fn binding(index: usize) -> Ident {
    format_ident!("__field{index}")
}

/// The user's identifier where a lint on its use, such as `deprecated`, does not reach it.
pub(crate) fn quiet(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}

pub(crate) fn quiet_member(member: &Member) -> TokenStream {
    match member {
        Member::Named(ident) => quiet(ident).to_token_stream(),
        Member::Unnamed(index) => index.to_token_stream(),
    }
}

/// The fields that a template reads, and the arguments of `format_args!` for it.
fn format_arguments(template: &Template) -> (Vec<usize>, TokenStream) {
    let mut text = String::new();
    let mut used = Vec::new();
    for part in &template.parts {
        match part {
            Part::Literal(literal) => {
                text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
            }
            Part::Field { index, spec, references } => {
                let colon = if spec.is_empty() { "" } else { ":" };
                text.extend(["{", &binding(*index).to_string(), colon, spec, "}"]);
                used.push(*index);
                used.extend(references);
            }
        }
    }
    used.sort_unstable();
    used.dedup();
    // A field without `Display` is blamed where it is named.
    let span = template.text.span().resolved_at(Span::call_site());
    let text = LitStr::new(&text, span);
    let names = used.iter().map(|&index| binding(index));
    let values = used.iter().map(|&index| format_ident!("__field{index}", span = span));
    let arguments = quote!(#text #(, #names = #values)*);
    (used, arguments)
}
