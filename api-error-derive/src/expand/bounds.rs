//! The where-clauses of the impls.

use crate::model::field::Field;
use crate::model::generics::{has_parameters, option_of};
use crate::model::input::Input;
use crate::model::variant::Kind;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Generics, WhereClause};

/// The bounds of the impls: the declared bounds, and the bounds on field types that mention a
/// parameter.
pub(crate) struct Bounds {
    declared: Option<WhereClause>,
    error: Vec<TokenStream>,
    catalogued: Vec<TokenStream>,
}

impl Bounds {
    pub(crate) fn of(input: &Input<'_>) -> Self {
        let generics = &input.original.generics;
        let declared = generics.where_clause.clone();
        let error = is_std_error(generics);
        if let Some(bound) = &input.bound {
            let bound: Vec<_> = bound.iter().map(ToTokens::to_token_stream).collect();
            let catalogued = bound.clone();
            return Self { declared, error: [vec![error], bound].concat(), catalogued };
        }
        let mut bounds = Self { declared, error: vec![error], catalogued: Vec::new() };
        for variant in &input.variants {
            // The type of a fallback field is always `Received`.
            if let Kind::Fallback(_) = variant.kind {
                continue;
            }
            let is_transparent = matches!(variant.kind, Kind::Transparent(_));
            for field in &variant.fields {
                if input.is_parameterized(field) {
                    bounds.add(field, is_transparent, input.contains_itself(field));
                }
            }
        }
        bounds
    }

    fn add(&mut self, field: &Field<'_>, is_transparent: bool, contains_itself: bool) {
        let ty = field.ty;
        let mut push = |bound: TokenStream| {
            if !self.error.iter().any(|other| other.to_string() == bound.to_string()) {
                self.error.push(bound);
            }
        };
        if is_transparent {
            // With a bound on this field's type, the impl would require itself.
            if contains_itself {
                return;
            }
            let bound = quote!(#ty: __api_error::TransparentField);
            push(bound.clone());
            self.catalogued.push(bound);
            return;
        }
        if field.data.is_some() && !field.is_retry_after {
            push(quote!(#ty: __api_error::Serialize));
        }
        if field.is_issues {
            push(quote!(#ty: __api_error::Issues));
        }
        if field.is_retry_after {
            push(quote!(#ty: __api_error::IntoRetryAfter));
        }
        if field.header.is_some() {
            let ty = option_of(ty).unwrap_or(ty);
            push(quote!(#ty: ::core::fmt::Display));
        }
    }

    /// Returns the where-clause of `ApiError`, and of the traits that its methods use, such as
    /// `Members`.
    pub(crate) fn of_api_error(&self) -> TokenStream {
        self.with(&self.error)
    }

    /// Returns the where-clause of `Catalogued`, which needs only nested catalogs.
    pub(crate) fn of_catalogued(&self) -> TokenStream {
        self.with(&self.catalogued)
    }

    fn with(&self, bounds: &[TokenStream]) -> TokenStream {
        let declared = self.declared.iter().flat_map(|clause| &clause.predicates);
        quote!(where #(#declared,)* #(#bounds,)*)
    }
}

/// Returns the bound that `Self` is an `Error`. For a type without parameters, an assertion reports
/// a missing `Error` more clearly than the compiler. The lifetime `for<..>` in the bound prevents a
/// second report by the compiler.
pub(crate) fn is_std_error(generics: &Generics) -> TokenStream {
    if has_parameters(generics) {
        quote!(Self: ::core::error::Error)
    } else {
        quote!(for<'__api_error> Self: ::core::error::Error)
    }
}
