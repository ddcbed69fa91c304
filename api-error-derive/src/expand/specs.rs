//! The static table of specs, and its catalog.

use crate::expand::assertions::accepts_any_name;
use crate::expand::codes;
use crate::expand::constraint::constraint_value;
use crate::expand::type_text::type_text;
use crate::model::field::Field;
use crate::model::generics::{needs_parameters, with_static_lifetimes};
use crate::model::input::Input;
use crate::model::spec::{Code, Member, Message, Spec, TypeUri};
use crate::model::variant::Variant;
use crate::parse::docs::{Doc, Docs};
use crate::parse::validate::code::{CodeValue, LiteralCode};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::collections::HashMap;
use syn::Generics;
use syn::ext::IdentExt;
use syn::spanned::Spanned as _;

/// Writes the table, and the consts of the codes in it.
pub(crate) fn table(input: &Input<'_>) -> TokenStream {
    let codes = codes::consts(input);
    let generics = &input.original.generics;
    let mut types = FieldTypes { generics, names: HashMap::new(), consts: TokenStream::new() };
    let specs = input.declared().enumerate();
    // In an API, `with_api` sets this name.
    let may_name =
        input.api.is_none() && input.envelope.as_ref().is_some_and(|path| !accepts_any_name(path));
    let specs = specs.map(|(position, (variant, spec))| {
        let value = spec_value(position, variant, spec, &mut types);
        if spec.name.is_own || !may_name {
            value
        } else {
            quote!(__api_error::named_by(&__ENVELOPE, #value))
        }
    });
    let specs: Vec<_> = specs.collect();
    let types = types.consts;
    let count = specs.len();
    // Field types without inherent constants use the constants of this trait.
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
    if input.api.is_none() {
        return quote! {
            #import
            #types
            #codes
            static __SPECS: [__api_error::ErrorSpec; #count] = [#(#specs,)*];
        };
    }
    let appended = input.declared().map(|(_, spec)| match &spec.type_uri {
        TypeUri::OfApi(appended) => appended.as_str(),
        TypeUri::Known(_) | TypeUri::OfBase(_) | TypeUri::None => "",
    });
    quote! {
        #import
        #types
        #codes
        const __TYPES: &__api_error::TypeNames<#count> = &[#(#appended),*];
        const __TYPE_URIS: &__api_error::TypeUris<{ __api_error::type_uris_len(&__API, __TYPES) }> =
            &__api_error::type_uris(&__API, __TYPES);
        static __SPECS: [__api_error::ErrorSpec; #count] =
            __api_error::with_api([#(#specs,)*], &__API, &__ENVELOPE, __TYPES, __TYPE_URIS);
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
    types: &mut FieldTypes<'_>,
) -> TokenStream {
    let retry_field = variant.fields.iter().find(|field| field.is_retry_after);
    let has_issues = variant.fields.iter().any(|field| field.is_issues);
    let fields = variant.data_fields();
    let fields: Vec<_> =
        fields.map(|(_, field, key)| data_field(field, key, spec, types)).collect();
    let headers = headers(variant, spec, types);
    let examples = examples(variant);
    let constraints = variant.constraints.iter().map(|each| constraint_value(&each.value));
    let constraints: Vec<_> = constraints.collect();
    let description = docs(&spec.docs);
    let Spec { template, retry, retry_after, help, type_uri, domain, grpc, deprecated, .. } = spec;
    let Spec { since, log, .. } = spec;
    let members = spec
        .members
        .iter()
        .map(|Member { name, value, .. }| quote!(__api_error::MemberSpec::new(#name, #value)));
    let members: Vec<_> = members.collect();
    let grpc = grpc.as_ref().map(|_| codes::grpc_const(position));
    let calls = [
        (!spec.name.is_own).then(|| quote!(.without_own_name())),
        code_call(position, spec),
        message_call(spec),
        template.as_ref().map(|template| quote!(.with_template(#template))),
        description.map(|text| quote!(.with_description(#text))),
        (!fields.is_empty()).then(|| quote!(.with_fields(&[#(#fields),*]))),
        (!headers.is_empty()).then(|| quote!(.with_headers(&[#(#headers),*]))),
        (!examples.is_empty()).then(|| quote!(.with_examples(&[#(#examples),*]))),
        (!constraints.is_empty()).then(|| quote!(.with_constraints(&[#(#constraints),*]))),
        retry.map(|retry| quote!(.with_retry(#retry))),
        retry_after.map(|seconds| quote!(.with_retry_after(#seconds))),
        retry_field.map(|field| retry_field_call(field, types.generics)),
        has_issues.then(|| quote!(.with_issues())),
        issue_examples(variant),
        variant.shows_source(spec).then(|| quote!(.with_source_in_message())),
        help.as_ref().map(|help| quote!(.with_help(#help))),
        type_uri_call(type_uri),
        domain.as_ref().map(|domain| quote!(.with_domain(#domain))),
        grpc.map(|code| quote!(.with_grpc(#code))),
        since.as_ref().map(|since| quote!(.with_since(#since))),
        log.map(|level| {
            let level = format_ident!("{level}");
            quote!(.with_log_level(__api_error::LogLevel::#level))
        }),
        (!members.is_empty()).then(|| quote!(.with_members(&[#(#members),*]))),
        deprecated.as_ref().map(|note| quote!(.with_deprecation(#note))),
        variant.is_constant(spec).then(|| quote!(.constant())),
    ];
    let constructor = constructor(variant, spec);
    quote!(#constructor #(#calls)*)
}

/// Returns the constructor of a spec. The most frequent code is a literal with a name. It is an
/// argument of the constructor, because each further call costs the compiler time.
fn constructor(variant: &Variant<'_>, spec: &Spec) -> TokenStream {
    let ident = variant.ident.unraw().to_string();
    let (name, Spec { title, status, .. }) = (&spec.name.text, spec);
    if let Some((number, code)) = spec.code.as_ref().and_then(frequent_form) {
        quote!(__api_error::ErrorSpec::coded(#ident, #name, #title, #status, #number, #code))
    } else {
        quote!(__api_error::ErrorSpec::declared(#ident, #name, #title, #status))
    }
}

/// Returns the number and the name of a code that is a literal and has nothing else.
fn frequent_form(code: &Code) -> Option<(i64, &str)> {
    match &code.value {
        CodeValue::Literal(LiteralCode { number, name: Some(name), any_status: false }) => {
            Some((*number, name))
        }
        CodeValue::Literal(_) | CodeValue::Path(_) => None,
    }
}

fn code_call(position: usize, spec: &Spec) -> Option<TokenStream> {
    match spec.code.as_ref()? {
        code if frequent_form(code).is_some() => None,
        code => {
            let code = codes::value(position, code);
            Some(quote!(.with_code(#code)))
        }
    }
}

fn type_uri_call(uri: &TypeUri) -> Option<TokenStream> {
    match uri {
        TypeUri::Known(uri) | TypeUri::OfBase(uri) => Some(quote!(.with_type_uri(#uri))),
        TypeUri::OfApi(_) | TypeUri::None => None,
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

/// The facts about the types of fields. There is one const for each type, because the compiler needs
/// more time to find the facts about a type than for the rest of a field.
struct FieldTypes<'i> {
    generics: &'i Generics,
    /// The const of each type, by the text of the type.
    names: HashMap<String, Ident>,
    consts: TokenStream,
}

impl FieldTypes<'_> {
    /// Returns the facts about a type as an expression.
    fn facts(&mut self, ty: TokenStream) -> TokenStream {
        let text = type_text(ty.clone());
        if needs_parameters(&ty, self.generics) {
            return quote!(__api_error::FieldFacts::new(#text, true));
        }
        if let Some(name) = self.names.get(&text) {
            return name.to_token_stream();
        }
        let ty = with_static_lifetimes(ty, self.generics);
        // `$crate` can name another crate at each place, so these types do not share a const.
        if text.contains("$crate") {
            return quote!(__api_error::field_facts!(#text, #ty));
        }
        let name = format_ident!("__TYPE_{}", self.names.len());
        self.consts.extend(quote! {
            const #name: __api_error::FieldFacts = __api_error::field_facts!(#text, #ty);
        });
        let tokens = name.to_token_stream();
        self.names.insert(text, name);
        tokens
    }
}

fn data_field(
    field: &Field<'_>,
    key: &str,
    spec: &Spec,
    types: &mut FieldTypes<'_>,
) -> TokenStream {
    let facts = types.facts(field.ty.to_token_stream());
    let description = docs(&field.docs).map(|text| quote!(.with_description(#text)));
    let ident = placeholder_of(field);
    let is_mentioned = || has_placeholder(spec, &ident) || has_placeholder(spec, key);
    let ident = (ident != key && is_mentioned()).then(|| quote!(.with_ident(#ident)));
    let seconds = field.is_retry_after.then(|| quote!(.in_seconds()));
    let example = example_value(field).map(|value| quote!(.with_example(|| #value)));
    let facts = quote!(#facts #ident #seconds #example #description);
    quote!(__api_error::FieldSpec { name: #key, facts: #facts })
}

/// Returns whether a documented text of the error has a placeholder that begins with this name.
fn has_placeholder(spec: &Spec, name: &str) -> bool {
    let start = format!("{{{name}");
    spec.template.as_ref().is_some_and(|text| text.contains(&start))
        || spec.headers.iter().any(|header| header.value.text.value().contains(&start))
}

/// Returns the name of a field in the placeholders of a message.
fn placeholder_of(field: &Field<'_>) -> String {
    match &field.member {
        syn::Member::Named(ident) => ident.unraw().to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Returns the call with the sample issues.
fn issue_examples(variant: &Variant<'_>) -> Option<TokenStream> {
    let mut fields = variant.fields.iter().filter(|field| field.is_issues);
    let example = fields.find_map(|field| field.example.as_ref())?;
    // The compiler reports a value that does not contain issues at this span.
    let span = example.span().resolved_at(Span::call_site());
    let issues = quote_spanned!(span=> __api_error::issue_examples(&(#example)));
    Some(quote!(.with_issue_examples(|| #issues)))
}

/// Returns the fields that have a sample value, but are neither data nor a header.
fn examples(variant: &Variant<'_>) -> Vec<TokenStream> {
    let is_other =
        |field: &&Field<'_>| field.data.is_none() && field.header.is_none() && !field.is_issues;
    let fields = variant.fields.iter().filter(is_other);
    let examples = fields.filter_map(|field| {
        let value = example_value(field)?;
        let name = placeholder_of(field);
        let text = type_text(field.ty.to_token_stream());
        let seconds = field.is_retry_after.then(|| quote!(.in_seconds()));
        Some(quote!(__api_error::FieldSpec::new(#name, #text).with_example(|| #value) #seconds))
    });
    examples.collect()
}

fn example_value(field: &Field<'_>) -> Option<TokenStream> {
    let example = field.example.as_ref()?;
    // The compiler reports a value that does not serialize at this span.
    let span = example.span().resolved_at(Span::call_site());
    Some(quote_spanned!(span=> __api_error::example(#example)))
}

fn retry_field_call(field: &Field<'_>, generics: &Generics) -> TokenStream {
    let ty = field.ty.to_token_stream();
    if needs_parameters(&ty, generics) {
        return quote!(.with_retry_field());
    }
    let ty = with_static_lifetimes(ty, generics);
    quote!(.with_retry_field_of(__api_error::FieldType::<#ty>::IS_OPTION))
}

fn headers(variant: &Variant<'_>, spec: &Spec, types: &mut FieldTypes<'_>) -> Vec<TokenStream> {
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
        let field = data_field(field, name, spec, types);
        Some(quote!(__api_error::HeaderSpec::field(#name).with_field(#field)))
    });
    declared.chain(of_fields).collect()
}

/// Returns the catalog without the nested catalogs.
pub(crate) fn catalog(input: &Input<'_>) -> TokenStream {
    let name = input.original.ident.unraw().to_string();
    let description = docs(&input.docs).map(|text| quote!(.with_description(#text)));
    let domain = input.domain.as_ref().map(|domain| quote!(.with_domain(#domain)));
    let title = input.title.as_ref().map(|title| quote!(.with_title(#title)));
    let envelope = input.envelope.as_ref().map(|_| quote!(.with_envelope(__ENVELOPE)));
    let api = input.api.as_ref().map(|_| quote!(.with_defaults(&__API)));
    let decode = input.has_decode.then(|| quote!(.with_decode()));
    let redirect = input.redirect.map(|status| quote!(.with_redirect(#status)));
    quote! {
        __api_error::Catalog::new(#name, &__SPECS)
            .with_path(::core::concat!(::core::module_path!(), "::", #name))
            #envelope
            #title
            #description
            #domain
            #api
            #redirect
            #decode
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
