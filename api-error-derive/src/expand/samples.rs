//! The sample values of the key `example`.

use crate::expand::type_text::type_text;
use crate::model::field::Field;
use crate::model::variant::Variant;
use crate::parse::validate::types::NameCase;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// Returns the function that returns the sample issues.
pub(super) fn issue_examples(variant: &Variant<'_>) -> Option<TokenStream> {
    let field = variant.fields.iter().find(|field| field.is_issues)?;
    let example = field.example.as_ref()?;
    // If the value does not contain issues, the compiler reports the error at this span.
    let span = example.span().resolved_at(Span::call_site());
    let issues = if let Some(case) = field.issues_case.map(NameCase::name) {
        quote_spanned!(span=> __api_error::renamed_issue_examples(&(#example), #case))
    } else {
        quote_spanned!(span=> __api_error::issue_examples(&(#example)))
    };
    Some(quote!(|| #issues))
}

/// Returns the fields that have a sample value, but are not data, a header or `issues`.
pub(super) fn examples(variant: &Variant<'_>) -> Vec<TokenStream> {
    let is_other =
        |field: &&Field<'_>| field.data.is_none() && field.header.is_none() && !field.is_issues;
    let fields = variant.fields.iter().filter(is_other);
    let examples = fields.filter_map(|field| {
        let value = example_value(field)?;
        let name = field.placeholder();
        let text = type_text(field.ty.to_token_stream());
        let seconds = field.is_retry_after.then(|| quote!(.in_seconds()));
        let example_text = example_text(field);
        Some(quote! {
            __api_error::FieldSpec::new(#name, #text)
                .with_example(|| #value)
                .with_example_text(#example_text)
                #seconds
        })
    });
    examples.collect()
}

/// Returns the sample value as JSON.
pub(super) fn example_value(field: &Field<'_>) -> Option<TokenStream> {
    let example = field.example.as_ref()?;
    // If the value does not serialize, the compiler reports the error at this span.
    let span = example.span().resolved_at(Span::call_site());
    Some(quote_spanned!(span=> __api_error::example(#example)))
}

/// Returns the function that returns the text of the sample value in a message.
pub(super) fn example_text(field: &Field<'_>) -> Option<TokenStream> {
    let example = field.example.as_ref()?;
    Some(quote! {
        || {
            use __api_error::{DisplayText as _, NoDisplayText as _};
            (&__api_error::SampleText(#example)).text()
        }
    })
}
