//! The static table of specs, and the catalog of it.

use crate::expand::codes;
use crate::expand::type_text::type_text;
use crate::model::field::Field;
use crate::model::generics::{needs_parameters, with_static_lifetimes};
use crate::model::input::Input;
use crate::model::spec::{Code, Message, Spec};
use crate::model::variant::Variant;
use crate::parse::docs::{Doc, Docs};
use crate::parse::validate::code::CodeValue;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Generics;
use syn::ext::IdentExt;

/// Writes the table, and the consts of the codes in it.
pub(crate) fn table(input: &Input<'_>) -> TokenStream {
    let codes = codes::consts(input);
    let generics = &input.original.generics;
    let specs = input.declared().enumerate();
    let specs =
        specs.map(|(position, (variant, spec))| spec_value(position, variant, spec, generics));
    let specs: Vec<_> = specs.collect();
    let count = specs.len();
    // It has the constants of the field types that do not have one.
    let import = input
        .declared()
        .flat_map(|(variant, _)| &variant.fields)
        .filter(|field| field.is_documented())
        .any(|field| !needs_parameters(&field.ty.to_token_stream(), generics))
        .then(|| {
            quote!(
                use __api_error::AnyFieldType as _;
            )
        });
    quote! {
        #import
        #codes
        static __SPECS: [__api_error::ErrorSpec; #count] = [#(#specs,)*];
    }
}

/// Writes the table of the bodies that all errors of one spec share.
pub(crate) fn shared_bodies(input: &Input<'_>) -> TokenStream {
    let count = input.declared().count();
    quote! {
        static __BODIES: [__api_error::SharedBody; #count] = [__api_error::SharedBody::EMPTY; #count];
    }
}

/// Returns the spec as a const expression: a constructor, and a call for each part that is not
/// the default.
fn spec_value(
    position: usize,
    variant: &Variant<'_>,
    spec: &Spec,
    generics: &Generics,
) -> TokenStream {
    let retry_field = variant.fields.iter().find(|field| field.is_retry_after);
    let has_issues = variant.fields.iter().any(|field| field.is_issues);
    let fields = variant.data_fields();
    let fields: Vec<_> = fields.map(|(_, field, key)| data_field(field, key, generics)).collect();
    let headers = headers(variant, spec, generics);
    let description = docs(&spec.docs);
    let Spec { template, retry, retry_after, help, type_uri, domain, grpc, deprecated, .. } = spec;
    let grpc = grpc.as_ref().map(|_| codes::grpc_const(position));
    let calls = [
        (!spec.name.is_own).then(|| quote!(.without_own_name())),
        code_call(position, spec),
        message_call(spec),
        template.as_ref().map(|template| quote!(.with_template(#template))),
        description.map(|text| quote!(.with_description(#text))),
        (!fields.is_empty()).then(|| quote!(.with_fields(&[#(#fields),*]))),
        (!headers.is_empty()).then(|| quote!(.with_headers(&[#(#headers),*]))),
        retry.map(|retry| quote!(.with_retry(#retry))),
        retry_after.map(|seconds| quote!(.with_retry_after(#seconds))),
        retry_field.map(|field| retry_field_call(field, generics)),
        has_issues.then(|| quote!(.with_issues())),
        variant.shows_source(spec).then(|| quote!(.with_source_in_message())),
        help.as_ref().map(|help| quote!(.with_help(#help))),
        type_uri.as_ref().map(|uri| quote!(.with_type_uri(#uri))),
        domain.as_ref().map(|domain| quote!(.with_domain(#domain))),
        grpc.map(|code| quote!(.with_grpc(#code))),
        deprecated.as_ref().map(|note| quote!(.with_deprecation(#note))),
        variant.is_constant(spec).then(|| quote!(.constant())),
    ];
    let constructor = constructor(variant, spec);
    quote!(#constructor #(#calls)*)
}

/// A code that is a literal with a name, the most frequent form, is part of the constructor: each
/// call costs the compiler time.
fn constructor(variant: &Variant<'_>, spec: &Spec) -> TokenStream {
    let ident = variant.ident.unraw().to_string();
    let (name, Spec { title, status, .. }) = (&spec.name.text, spec);
    if let Some(Code { value: CodeValue::Literal(number, Some(code)), .. }) = &spec.code {
        quote!(__api_error::ErrorSpec::coded(#ident, #name, #title, #status, #number, #code))
    } else {
        quote!(__api_error::ErrorSpec::declared(#ident, #name, #title, #status))
    }
}

fn code_call(position: usize, spec: &Spec) -> Option<TokenStream> {
    match spec.code.as_ref()? {
        Code { value: CodeValue::Literal(_, Some(_)), .. } => None,
        code => {
            let code = codes::value(position, code);
            Some(quote!(.with_code(#code)))
        }
    }
}

fn message_call(spec: &Spec) -> Option<TokenStream> {
    match &spec.message {
        Message::Status => None,
        Message::Display if spec.status < 500 => None,
        Message::Display => Some(quote!(.with_exposed_display())),
        Message::Declared(template) => {
            let fixed = template.literal().map(|text| quote!(.with_message(#text)));
            fixed.or_else(|| Some(quote!(.with_formatted_message())))
        }
    }
}

fn data_field(field: &Field<'_>, key: &str, generics: &Generics) -> TokenStream {
    let ty = field.ty.to_token_stream();
    let text = type_text(ty.clone());
    let description = docs(&field.docs).map(|text| quote!(.with_description(#text)));
    let spec = if needs_parameters(&ty, generics) {
        quote!(__api_error::FieldSpec::new(#key, #text))
    } else {
        let ty = with_static_lifetimes(ty, generics);
        quote!(__api_error::data_field!(#key, #text, #ty))
    };
    let seconds = field.is_retry_after.then(|| quote!(.in_seconds()));
    quote!(#spec #seconds #description)
}

fn retry_field_call(field: &Field<'_>, generics: &Generics) -> TokenStream {
    let ty = field.ty.to_token_stream();
    if needs_parameters(&ty, generics) {
        return quote!(.with_retry_field());
    }
    let ty = with_static_lifetimes(ty, generics);
    quote!(.with_retry_field_of(__api_error::FieldType::<#ty>::IS_OPTION))
}

fn headers(variant: &Variant<'_>, spec: &Spec, generics: &Generics) -> Vec<TokenStream> {
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
        let field = data_field(field, name, generics);
        Some(quote!(__api_error::HeaderSpec::field(#name).with_field(#field)))
    });
    declared.chain(of_fields).collect()
}

/// Returns the catalog without the nested catalogs.
pub(crate) fn catalog(input: &Input<'_>) -> TokenStream {
    let name = input.original.ident.unraw().to_string();
    let description = docs(&input.docs).map(|text| quote!(.with_description(#text)));
    let domain = input.domain.as_ref().map(|domain| quote!(.with_domain(#domain)));
    let envelope = input.envelope.as_ref().map(|_| quote!(.with_envelope(__ENVELOPE)));
    quote! {
        __api_error::Catalog::new(#name, &__SPECS)
            .with_path(::core::concat!(::core::module_path!(), "::", #name))
            #envelope
            #description
            #domain
    }
}

/// Returns a doc comment as an expression of type `&'static str`.
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
