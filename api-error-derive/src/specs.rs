//! The static table of specs, and the catalog over it.

use crate::ast::{Code, CodeValue, Doc, Docs, Field, Input, Message, Spec, Variant};
use crate::case::Rule;
use crate::expand::{declared, sent};
use crate::generics;
use crate::rust_type;
use crate::template::Part;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Generics, Member};

pub(crate) fn table(input: &Input<'_>) -> TokenStream {
    let codes = code_consts(input);
    let mut specs = TokenStream::new();
    let mut count = 0_usize;
    for (position, (variant, spec)) in declared(input).enumerate() {
        specs.extend(one(position, variant, spec, &input.original.generics));
        specs.extend(quote!(,));
        count += 1;
    }
    quote! {
        #codes
        static __SPECS: [__api_error::ErrorSpec; #count] = [#specs];
    }
}

/// A const for each code that is a path, so that a wrong path is one error.
pub(crate) fn code_consts(input: &Input<'_>) -> TokenStream {
    declared(input)
        .enumerate()
        .filter_map(|(position, (_, spec))| match spec.code.as_ref()?.value {
            CodeValue::Path(ref path) => {
                let name = code_const(position);
                Some(quote!(const #name: __api_error::Code = #path;))
            }
            CodeValue::Literal(..) => None,
        })
        .collect()
}

fn code_const(position: usize) -> Ident {
    format_ident!("__CODE_{position}")
}

pub(crate) fn code(position: usize, code: &Code) -> TokenStream {
    match &code.value {
        CodeValue::Literal(number, Some(name)) => quote!(__api_error::Code::new(#number, #name)),
        CodeValue::Literal(number, None) => quote!(__api_error::Code::unnamed(#number)),
        CodeValue::Path(_) => code_const(position).to_token_stream(),
    }
}

fn one(position: usize, variant: &Variant<'_>, spec: &Spec, generics: &Generics) -> TokenStream {
    let ident = variant.ident.unraw().to_string();
    let Spec { name, title, status, .. } = spec;
    let mut tokens =
        if let Some(Code { value: CodeValue::Literal(number, Some(code)), .. }) = &spec.code {
            quote!(__api_error::ErrorSpec::coded(#ident, #name, #title, #status, #number, #code))
        } else {
            quote!(__api_error::ErrorSpec::declared(#ident, #name, #title, #status))
        };
    let mut with = |call: TokenStream| tokens.extend(call);
    if !spec.named {
        with(quote!(.without_own_name()));
    }
    match &spec.code {
        None | Some(Code { value: CodeValue::Literal(_, Some(_)), .. }) => {}
        Some(declared) => {
            let code = code(position, declared);
            with(quote!(.with_code(#code)));
        }
    }
    match &spec.message {
        Message::Status => {}
        Message::Display if *status < 500 => {}
        Message::Display => with(quote!(.with_exposed_display())),
        Message::Declared(template) => match template.literal() {
            Some(text) => with(quote!(.with_message(#text))),
            None => with(quote!(.with_formatted_message())),
        },
    }
    if let Some(template) = &spec.template {
        with(quote!(.with_template(#template)));
    }
    if let Some(text) = docs(&spec.docs) {
        with(quote!(.with_description(#text)));
    }
    let fields: Vec<_> =
        sent(variant).map(|(_, field, key)| data_field(field, key, generics)).collect();
    if !fields.is_empty() {
        with(quote!(.with_fields(&[#(#fields),*])));
    }
    let headers = headers(variant, spec);
    if !headers.is_empty() {
        with(quote!(.with_headers(&[#(#headers),*])));
    }
    if let Some(retry) = spec.retry {
        with(quote!(.with_retry(#retry)));
    } else if variant.fields.iter().any(|field| field.retry_after) {
        with(quote!(.with_retry(true)));
    }
    if let Some(seconds) = spec.retry_after {
        with(quote!(.with_retry_after(#seconds)));
    }
    if variant.fields.iter().any(|field| field.retry_after) {
        with(quote!(.with_retry_field()));
    }
    if variant.fields.iter().any(|field| field.issues) {
        with(quote!(.with_issues()));
    }
    if shows_source(variant, spec) {
        with(quote!(.with_source_in_message()));
    }
    if let Some(help) = &spec.help {
        with(quote!(.with_help(#help)));
    }
    if let Some(uri) = &spec.type_uri {
        with(quote!(.with_type_uri(#uri)));
    }
    if let Some(domain) = &spec.domain {
        with(quote!(.with_domain(#domain)));
    }
    if let Some(grpc) = &spec.grpc {
        let code = format_ident!("{}", Rule::Pascal.apply(grpc));
        with(quote!(.with_grpc(__api_error::GrpcCode::#code)));
    }
    if let Some(note) = &spec.deprecated {
        with(quote!(.with_deprecation(#note)));
    }
    if is_constant(variant, spec) {
        with(quote!(.constant()));
    }
    tokens
}

/// Whether all such errors with one message have one response, and are likely to have one message.
fn is_constant(variant: &Variant<'_>, spec: &Spec) -> bool {
    let has_one_message = match &spec.message {
        Message::Status => true,
        Message::Display => variant.fields.is_empty(),
        Message::Declared(template) => template.literal().is_some(),
    };
    let shows_field = |field: &Field<'_>| {
        field.data.is_some() || field.issues || field.retry_after || field.header.is_some()
    };
    has_one_message
        && !variant.fields.iter().any(shows_field)
        && spec.headers.iter().all(|header| header.value.literal().is_some())
}

fn data_field(field: &Field<'_>, key: &str, generics: &Generics) -> TokenStream {
    let ty = field.ty.to_token_stream();
    let text = rust_type::text(ty.clone());
    let description = docs(&field.docs).map(|text| quote!(.with_description(#text)));
    let spec = if generics::needs_parameters(&ty, generics) {
        quote!(__api_error::FieldSpec::new(#key, #text))
    } else {
        let ty = generics::with_static_lifetimes(ty, generics);
        quote!(__api_error::data_field!(#key, #text, #ty))
    };
    let seconds = field.retry_after.then(|| quote!(.in_seconds()));
    quote!(#spec #seconds #description)
}

/// Whether the client's message is made from what a source displays.
fn shows_source(variant: &Variant<'_>, spec: &Spec) -> bool {
    let shows = |index: usize, field: &Field<'_>| match &spec.message {
        Message::Status => false,
        Message::Declared(template) => template.parts.iter().any(|part| match part {
            Part::Literal(_) => false,
            Part::Field { index: shown, references, .. } => {
                *shown == index || references.contains(&index)
            }
        }),
        Message::Display => spec.template.as_ref().is_some_and(|template| {
            let name = match &field.member {
                Member::Named(ident) => ident.unraw().to_string(),
                Member::Unnamed(index) => index.index.to_string(),
            };
            // A foreign template, of which only the plain placeholders are understood.
            template.replace("{{", "").split('{').skip(1).any(|placeholder| {
                placeholder
                    .strip_prefix(&*name)
                    .is_some_and(|rest| rest.starts_with(['}', ':', '.']))
            })
        }),
    };
    variant.fields.iter().enumerate().any(|(index, field)| field.source && shows(index, field))
}

fn headers(variant: &Variant<'_>, spec: &Spec) -> Vec<TokenStream> {
    let declared = spec.headers.iter().map(|header| {
        let name = &header.name;
        if let Some(value) = header.value.literal() {
            quote!(__api_error::HeaderSpec::fixed(#name, #value))
        } else {
            let template = &header.value.text;
            quote!(__api_error::HeaderSpec::formatted(#name, #template))
        }
    });
    let of_fields = variant.fields.iter().filter_map(|field| {
        let name = field.header.as_ref()?;
        Some(quote!(__api_error::HeaderSpec::field(#name)))
    });
    declared.chain(of_fields).collect()
}

/// The catalog without what is nested.
pub(crate) fn catalog(input: &Input<'_>) -> TokenStream {
    let name = input.original.ident.unraw().to_string();
    let description = docs(&input.docs).map(|text| quote!(.with_description(#text)));
    let domain = input.domain.as_ref().map(|domain| quote!(.with_domain(#domain)));
    quote! {
        __api_error::Catalog::new(#name, &__SPECS)
            .with_path(::core::concat!(::core::module_path!(), "::", #name))
            .with_envelope(__ENVELOPE)
            #description
            #domain
    }
}

/// A doc comment as an expression of type `&'static str`.
fn docs(docs: &Docs) -> Option<TokenStream> {
    match docs.parts.as_slice() {
        [] => None,
        [Doc::Text(text)] => Some(text.to_token_stream()),
        parts => {
            let parts = parts.iter().map(|part| match part {
                Doc::Text(text) => text.to_token_stream(),
                Doc::Expression(expression) => expression.clone(),
            });
            Some(quote!(::core::concat!(#(#parts),*)))
        }
    }
}
