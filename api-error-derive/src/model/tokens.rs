//! Names and patterns that several impls write in the same way.

use crate::model::input::Input;
use crate::model::template::{Part, Template};
use crate::model::variant::Variant;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, Member};

/// Wraps the impls in one scope, in which the core's module `__private` is called `__api_error`.
pub(crate) fn in_scope(input: &Input<'_>, content: &TokenStream) -> TokenStream {
    let krate = &input.krate;
    // If the value of the key `crate` is not the path of this library, rustc reports the error at
    // this value.
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

/// Writes the impl of a trait of the core for the error type.
pub(crate) fn impl_of(
    input: &Input<'_>,
    of_trait: &TokenStream,
    where_clause: &TokenStream,
    items: &TokenStream,
) -> TokenStream {
    let ident = quiet(&input.original.ident);
    let (impl_generics, ty_generics, _) = input.original.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics __api_error::#of_trait for #ident #ty_generics #where_clause {
            #items
        }
    }
}

/// Returns the user's identifier with a span in which rustc does not report lints on its use, such
/// as `deprecated`.
pub(crate) fn quiet(ident: &Ident) -> Ident {
    let span = ident.span().resolved_at(Span::call_site());
    // The span has the edition of this crate, in which these words are keywords.
    if is_later_keyword(&ident.to_string()) {
        return Ident::new_raw(&ident.to_string(), span);
    }
    let mut ident = ident.clone();
    ident.set_span(span);
    ident
}

/// Appends the identifier that [`quiet`] returns.
fn push_quiet(text: &mut String, ident: &Ident) {
    let name = ident.to_string();
    if is_later_keyword(&name) {
        text.push_str("r#");
    }
    text.push_str(&name);
}

fn is_later_keyword(name: &str) -> bool {
    KEYWORDS_SINCE_2015.contains(&name)
}

/// The words that are identifiers in an earlier edition of Rust.
const KEYWORDS_SINCE_2015: [&str; 5] = ["async", "await", "dyn", "gen", "try"];

pub(crate) fn quiet_member(member: &Member) -> TokenStream {
    match member {
        Member::Named(ident) => quiet(ident).to_token_stream(),
        Member::Unnamed(index) => index.to_token_stream(),
    }
}

/// Parses generated code. The user's compiler parses a text faster than this macro creates the
/// tokens, because the macro is usually built without optimization.
///
/// proc-macro2 would first read the text itself, so the compiler's own parser is called. It is not
/// available in tests.
pub(crate) fn from_text(text: &str) -> TokenStream {
    let tokens = if proc_macro::is_available() {
        text.parse::<proc_macro::TokenStream>().map(TokenStream::from).ok()
    } else {
        text.parse().ok()
    };
    // Without this error, rustc would report the missing code at the user's declaration.
    tokens.unwrap_or_else(|| {
        let message = format!("bug in api-error: the macro wrote invalid code: {text}");
        quote!(::core::compile_error! { #message })
    })
}

/// Returns the variable that a pattern binds a field to.
pub(crate) fn binding(index: usize) -> Ident {
    format_ident!("__field{index}")
}

/// Returns the name of the const that contains the catalog and the functions of a transparent
/// variant.
pub(crate) fn nested_const(position: usize) -> Ident {
    format_ident!("__NESTED_{position}")
}

/// Returns `__api_error::function::<#ty>`.
///
/// The function has the span of the type, because rustc 1.97 reports a missing trait at the
/// function.
pub(crate) fn function_of(function: &str, ty: impl ToTokens) -> TokenStream {
    let span = ty.span().resolved_at(Span::call_site());
    let function = Ident::new(function, span);
    quote_spanned!(span=> __api_error::#function::<#ty>)
}

/// Returns `__api_error::function::<_, #ty>`. The compiler infers the first type argument.
pub(crate) fn function_of_kind(function: &str, ty: impl ToTokens) -> TokenStream {
    let span = ty.span().resolved_at(Span::call_site());
    let function = Ident::new(function, span);
    quote_spanned!(span=> __api_error::#function::<_, #ty>)
}

/// Returns `::Variant`, or nothing for a struct.
pub(crate) fn variant_suffix(input: &Input<'_>, variant: &Variant<'_>) -> Option<TokenStream> {
    input.is_enum.then(|| {
        let ident = quiet(variant.ident);
        quote!(::#ident)
    })
}

/// Returns the pattern of a variant that binds these fields.
pub(crate) fn pattern(input: &Input<'_>, variant: &Variant<'_>, fields: &[usize]) -> TokenStream {
    from_text(&pattern_text(input, variant, fields))
}

/// Returns the pattern of a variant that binds these fields, as text.
pub(crate) fn pattern_text(input: &Input<'_>, variant: &Variant<'_>, fields: &[usize]) -> String {
    let mut text = String::new();
    // The pattern names the type, because the compiler would resolve `Self` again in each arm.
    push_quiet(&mut text, &input.original.ident);
    if input.is_enum {
        text.push_str("::");
        push_quiet(&mut text, variant.ident);
    }
    text.push('{');
    for (index, field) in variant.fields.iter().enumerate() {
        if fields.contains(&index) {
            match &field.member {
                Member::Named(ident) => push_quiet(&mut text, ident),
                Member::Unnamed(index) => text.push_str(&index.index.to_string()),
            }
            text.push_str(":__field");
            text.push_str(&index.to_string());
            text.push(',');
        }
    }
    text.push_str("..}");
    text
}

/// Adds an index to a sorted list, unless it is in the list.
fn insert(indexes: &mut Vec<usize>, index: usize) {
    if let Err(position) = indexes.binary_search(&index) {
        indexes.insert(position, index);
    }
}

/// Returns the fields that a template reads, and the arguments of `format_args!` for it.
pub(crate) fn format_arguments(template: &Template) -> (Vec<usize>, TokenStream) {
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
                insert(&mut used, *index);
                for reference in references {
                    insert(&mut used, *reference);
                }
            }
        }
    }
    // If a field does not implement `Display`, rustc reports the error at the user's format string.
    let span = template.text.span().resolved_at(Span::call_site());
    let text = LitStr::new(&text, span);
    let names = used.iter().map(|&index| binding(index));
    let values = used.iter().map(|&index| format_ident!("__field{index}", span = span));
    let arguments = quote!(#text #(, #names = #values)*);
    (used, arguments)
}
