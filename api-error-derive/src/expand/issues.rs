//! `impl Issues`: the issues whose pointers are converted to the names that clients send.
//!
//! `ApiError::issues` returns a reference, so it cannot return a converted copy. It returns the
//! error itself, which converts the names when its issues are read.

use crate::expand::arms::{arms_with_field, other_arm};
use crate::expand::bounds::Bounds;
use crate::model::input::Input;
use crate::model::tokens::{binding, function_of, impl_of};
use crate::parse::validate::types::NameCase;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms = arms_with_field(input, &|field| field.issues_case.is_some(), &|variant, index| {
        let field = &variant.fields[index];
        let (issues, binding) = (function_of("renamed_issues", field.ty), binding(index));
        let case = field.issues_case.map(NameCase::name);
        quote!(#issues(#binding, #case, __each))
    });
    if arms.is_empty() {
        return None;
    }
    let other = other_arm(input, arms.len(), &quote!({}));
    let method = quote! {
        fn for_each_issue(&self, __each: &mut dyn ::core::ops::FnMut(__api_error::IssueRef<'_>)) {
            match self { #(#arms)* #other }
        }
    };
    Some(impl_of(input, &quote!(Issues), &bounds.of_api_error(), &method))
}
