//! The static table of specs, and its catalog.

use crate::expand::assertions::accepts_any_name;
use crate::expand::codes;
use crate::expand::constraint::constraint_value;
use crate::expand::field_types::FieldTypes;
use crate::expand::output::{Output, slice};
use crate::expand::samples::{example_text, example_value, examples, issue_examples};
use crate::model::field::Field;
use crate::model::generics::{needs_parameters, with_static_lifetimes};
use crate::model::input::Input;
use crate::model::spec::{Code, Member, Message, Spec, TypeUri};
use crate::model::variant::Variant;
use crate::parse::docs::{Doc, Docs};
use crate::parse::validate::code::{CodeValue, LiteralCode};
use proc_macro2::{Delimiter, TokenStream};
use quote::{ToTokens, quote};
use syn::Generics;
use syn::ext::IdentExt;

/// Writes the table, and the consts of the codes in it.
pub(crate) fn table(input: &Input<'_>) -> TokenStream {
    let codes = codes::consts(input);
    let generics = &input.original.generics;
    let mut types = FieldTypes::new(generics);
    // The envelope may have its own name for a 5xx without `name`. With the key `api`, the function
    // `with_api` below sets this name.
    let may_name =
        input.api.is_none() && input.envelope.as_ref().is_some_and(|path| !accepts_any_name(path));
    let mut specs = Output::default();
    for (position, (variant, spec)) in input.declared().enumerate() {
        if spec.name.is_own || !may_name {
            write_spec(&mut specs, position, variant, spec, &mut types);
        } else {
            let mut arguments = Output::of_text("&__ENVELOPE,");
            write_spec(&mut arguments, position, variant, spec, &mut types);
            specs.group("__api_error::named_by", Delimiter::Parenthesis, arguments);
        }
        specs.push_text(",");
    }
    let count = input.declared().count();
    let specs = specs.finish();
    let types = types.consts;
    // `FieldType<T>` has inherent constants only for some types. For any other type, the
    // constants come from the trait `AnyFieldType`, which must be in scope.
    let mut documented = input.declared_fields().into_iter().filter(|field| field.is_documented());
    let is_nameable =
        documented.any(|field| !needs_parameters(&field.ty.to_token_stream(), generics));
    let import = is_nameable.then(|| {
        quote!(
            use __api_error::AnyFieldType as _;
        )
    });
    if input.api.is_none() {
        return quote! {
            #import
            #types
            #codes
            static __SPECS: [__api_error::ErrorSpec; #count] = [#specs];
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
            __api_error::with_api([#specs], &__API, &__ENVELOPE, __TYPES, __TYPE_URIS);
    }
}

/// Writes the table of the shared responses, with an entry for each spec. An entry is used only if
/// [`Variant::is_constant`] returns true for the spec.
pub(crate) fn shared_bodies(input: &Input<'_>) -> TokenStream {
    let count = input.declared().count();
    quote! {
        static __BODIES: [__api_error::SharedBody; #count] = [__api_error::SharedBody::EMPTY; #count];
    }
}

/// Writes the spec as a const expression: a constructor, and a call for each part that is not
/// the default.
fn write_spec(
    out: &mut Output,
    position: usize,
    variant: &Variant<'_>,
    spec: &Spec,
    types: &mut FieldTypes<'_>,
) {
    let mut fields = Output::default();
    for (_, field, key) in variant.data_fields() {
        write_field(&mut fields, field, key, spec, types);
        fields.push_text(",");
    }
    let headers = headers(variant, spec, types);
    let is_constant = write_constructor(out, variant, spec, fields);
    if !spec.name.is_own {
        out.push_text(".without_own_name()");
    }
    match &spec.code {
        Some(code) if frequent_form(code).is_none() => {
            out.call("with_code", Output::of_tokens(codes::value(position, code)));
        }
        Some(_) | None => {}
    }
    write_message(out, spec);
    if let Some(template) = &spec.template {
        out.call_with("with_template", template);
    }
    write_description(out, &spec.docs);
    write_list(out, "with_headers", &headers);
    write_list(out, "with_examples", &examples(variant));
    let constraints: Vec<_> =
        variant.constraints.iter().map(|each| constraint_value(&each.value)).collect();
    write_list(out, "with_constraints", &constraints);
    if let Some(retry) = spec.retry {
        out.call("with_retry", Output::of_text(if retry { "true" } else { "false" }));
    }
    if let Some(seconds) = spec.retry_after {
        out.call("with_retry_after", Output::of_text(&seconds.to_string()));
    }
    if let Some(field) = variant.fields.iter().find(|field| field.is_retry_after) {
        write_retry_field(out, field, types.generics);
    }
    if let Some(field) = variant.fields.iter().find(|field| field.is_issues) {
        let is_required = field.requires_issues;
        out.push_text(if is_required { ".with_required_issues()" } else { ".with_issues()" });
    }
    if let Some(examples) = issue_examples(variant) {
        out.call("with_issue_examples", Output::of_tokens(examples));
    }
    if variant.shows_source(spec) {
        out.push_text(".with_source_in_message()");
    }
    if let Some(help) = &spec.help {
        out.call_with("with_help", help);
    }
    match &spec.type_uri {
        TypeUri::Known(uri) | TypeUri::OfBase(uri) => out.call_with("with_type_uri", uri),
        TypeUri::OfApi(_) | TypeUri::None => {}
    }
    if let Some(domain) = &spec.domain {
        out.call_with("with_domain", domain);
    }
    if spec.grpc.is_some() {
        let name = codes::grpc_const(position);
        out.call("with_grpc", Output::of_tokens(name.into_token_stream()));
    }
    if let Some(since) = &spec.since {
        out.call_with("with_since", since);
    }
    if let Some(level) = spec.log {
        out.call("with_log_level", Output::of_text(&["__api_error::LogLevel::", level].concat()));
    }
    let members = spec.members.iter();
    let members: Vec<_> = members
        .map(|Member { name, value, .. }| quote!(__api_error::MemberSpec::new(#name, #value)))
        .collect();
    write_list(out, "with_members", &members);
    if let Some(note) = &spec.deprecated {
        out.call_with("with_deprecation", note);
    }
    if variant.is_constant(spec) && !is_constant {
        out.push_text(".constant()");
    }
}

/// Writes a call of a method whose argument is a list, unless the list is empty.
fn write_list(out: &mut Output, method: &str, items: &[TokenStream]) {
    if !items.is_empty() {
        out.call(method, Output::of_tokens(quote!(&[#(#items),*])));
    }
}

/// Writes the constructor of a spec. Returns whether this constructor marks the spec as constant:
/// see [`Variant::is_constant`].
///
/// Each further call costs the compiler time, so the most frequent values are arguments of the
/// constructor: a literal code with a name, and the data fields. A separate constructor marks the
/// spec as constant.
fn write_constructor(out: &mut Output, variant: &Variant<'_>, spec: &Spec, fields: Output) -> bool {
    let code = spec.code.as_ref().and_then(frequent_form);
    let is_constant = code.is_some() && fields.is_empty() && variant.is_constant(spec);
    let mut arguments = Output::default();
    arguments.push_string(&variant.ident.unraw().to_string());
    arguments.push_string(&spec.name.text);
    arguments.push_string(&spec.title);
    arguments.push_number(spec.status.into(), "u16");
    let Some((number, name)) = code else {
        out.group("__api_error::ErrorSpec::declared", Delimiter::Parenthesis, arguments);
        if !fields.is_empty() {
            out.call("with_fields", slice(fields));
        }
        return false;
    };
    arguments.push_number(number, "i64");
    arguments.push_string(name);
    let constructor = if is_constant {
        "__api_error::ErrorSpec::coded_constant"
    } else if fields.is_empty() {
        "__api_error::ErrorSpec::coded"
    } else {
        arguments.group("&", Delimiter::Bracket, fields);
        "__api_error::ErrorSpec::coded_with_fields"
    };
    out.group(constructor, Delimiter::Parenthesis, arguments);
    is_constant
}

/// Returns the number and the name of a code that is a literal without `any_status`.
fn frequent_form(code: &Code) -> Option<(i64, &str)> {
    match &code.value {
        CodeValue::Literal(LiteralCode { number, name: Some(name), any_status: false }) => {
            Some((*number, name))
        }
        CodeValue::Literal(_) | CodeValue::Path(_) => None,
    }
}

fn write_message(out: &mut Output, spec: &Spec) {
    match &spec.message {
        Message::Status => {}
        Message::Display if spec.status < 500 => {}
        Message::Display => out.push_text(".with_exposed_display()"),
        Message::Declared(template) => match template.literal() {
            Some(text) => out.call_with("with_message", &text),
            None => out.push_text(".with_formatted_message()"),
        },
    }
}

fn write_description(out: &mut Output, docs: &Docs) {
    match docs.parts.as_slice() {
        [] => {}
        [Doc::Text(text)] => out.call_with("with_description", text),
        _ => out.call("with_description", Output::of_tokens(concatenated(docs))),
    }
}

fn write_field(
    out: &mut Output,
    field: &Field<'_>,
    key: &str,
    spec: &Spec,
    types: &mut FieldTypes<'_>,
) {
    let mut content = Output::of_text("name:");
    content.push_string(key);
    content.push_text("facts:");
    content.append(types.facts(field.ty.to_token_stream()));
    let ident = field.placeholder();
    if ident != key && (has_placeholder(spec, &ident) || has_placeholder(spec, key)) {
        content.call_with("with_ident", &ident);
    }
    if field.is_retry_after {
        content.push_text(".in_seconds()");
    }
    if let Some(value) = example_value(field) {
        content.call("with_example", Output::of_tokens(quote!(|| #value)));
    }
    if let Some(text) = example_text(field) {
        content.call("with_example_text", Output::of_tokens(text));
    }
    write_description(&mut content, &field.docs);
    out.group("__api_error::FieldSpec", Delimiter::Brace, content);
}

/// Returns whether a documented text of the error has a placeholder that begins with this name.
fn has_placeholder(spec: &Spec, name: &str) -> bool {
    let start = format!("{{{name}");
    spec.template.as_ref().is_some_and(|text| text.contains(&start))
        || spec.headers.iter().any(|header| header.value.text.value().contains(&start))
}

fn write_retry_field(out: &mut Output, field: &Field<'_>, generics: &Generics) {
    let ty = field.ty.to_token_stream();
    if needs_parameters(&ty, generics) {
        return out.push_text(".with_retry_field()");
    }
    let ty = with_static_lifetimes(ty, generics);
    let facts = quote! {
        __api_error::FieldType::<#ty>::IS_OPTION, __api_error::FieldType::<#ty>::IS_SECONDS
    };
    out.call("with_retry_field_of", Output::of_tokens(facts));
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
        let mut facts = Output::default();
        write_field(&mut facts, field, name, spec, types);
        let facts = facts.finish();
        Some(quote!(__api_error::HeaderSpec::field(#name).with_field(#facts)))
    });
    declared.chain(of_fields).collect()
}

/// Returns the catalog without the nested catalogs.
pub(crate) fn catalog(input: &Input<'_>) -> TokenStream {
    let name = input.original.ident.unraw().to_string();
    let mut description = Output::default();
    write_description(&mut description, &input.docs);
    let description = description.finish();
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

/// Returns a doc comment of several parts as an expression of type `&'static str`.
fn concatenated(docs: &Docs) -> TokenStream {
    let parts = docs.parts.iter().map(|part| match part {
        Doc::Text(text) => text.to_token_stream(),
        Doc::Expression(expression) => expression.clone(),
    });
    quote!(::core::concat!(#(#parts),*))
}
