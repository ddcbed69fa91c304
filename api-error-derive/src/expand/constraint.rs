//! `impl FromConstraint`: builds the variants that declare a database constraint.

use crate::model::field::Field;
use crate::model::input::Input;
use crate::model::tokens::{function_of, impl_of, quiet_member, variant_suffix};
use crate::model::variant::Variant;
use crate::parse::validate::constraint::ConstraintValue;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(crate) fn expand(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_constraint() {
        return None;
    }
    let declared = || input.declared().map(|(variant, _)| variant).enumerate();
    let constrained = || declared().filter(|(_, variant)| !variant.constraints.is_empty());
    let by_name = constrained().filter_map(|(index, variant)| {
        let names: Vec<_> =
            variant.constraints.iter().filter_map(|each| each.value.name()).collect();
        (!names.is_empty()).then(|| quote!(::core::option::Option::Some(#(#names)|*) => #index,))
    });
    let by_kind = constrained().filter_map(|(index, variant)| {
        let kinds: Vec<_> =
            variant.constraints.iter().filter_map(|each| kind(&each.value)).collect();
        (!kinds.is_empty()).then(|| quote!(#(#kinds)|* => #index,))
    });
    let errors = constrained().map(|(index, variant)| {
        let error = construct(input, variant, index);
        quote!(#index => ::core::option::Option::Some(#error),)
    });
    let body = quote! {
        let __index: ::core::primitive::usize = match __violation.constraint() {
            #(#by_name)*
            _ => match __violation.kind() {
                #(#by_kind)*
                _ => return ::core::option::Option::None,
            },
        };
        match __index {
            #(#errors)*
            _ => ::core::option::Option::None,
        }
    };
    let method = fn_from_constraint(&quote!(__violation), &body);
    Some(impl_of(input, &quote!(FromConstraint), &where_clause(input), &method))
}

/// Writes an impl that is never called, so that rustc does not also report calls of
/// `map_constraint`.
pub(crate) fn stub(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_constraint() {
        return None;
    }
    let where_clause = &input.original.generics.where_clause;
    let method = fn_from_constraint(&quote!(_), &quote!(::core::unreachable!()));
    Some(impl_of(input, &quote!(FromConstraint), &quote!(#where_clause), &method))
}

/// Returns a constraint as a const expression, for the table of specs.
pub(crate) fn constraint_value(value: &ConstraintValue) -> TokenStream {
    match value {
        ConstraintValue::Named(name) => quote!(__api_error::Constraint::Named(#name)),
        ConstraintValue::Kind(_) => {
            let kind = kind(value);
            quote!(__api_error::Constraint::Kind(#kind))
        }
    }
}

fn fn_from_constraint(parameter: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        fn from_constraint(
            #parameter: &__api_error::Violation<'_>,
        ) -> ::core::option::Option<Self> {
            #body
        }
    }
}

fn kind(value: &ConstraintValue) -> Option<TokenStream> {
    let variant = Ident::new(value.kind()?, Span::call_site());
    Some(quote!(__api_error::ConstraintKind::#variant))
}

fn construct(input: &Input<'_>, variant: &Variant<'_>, index: usize) -> TokenStream {
    let fields = variant.fields.iter().map(|field| {
        let (member, ty) = (quiet_member(&field.member), field.ty);
        let value = if field.is_issues {
            let issues = function_of("constraint_issues", ty);
            quote!(#issues(__violation, &__SPECS[#index])?)
        } else if field.is_column {
            let column = function_of("constraint_column", ty);
            quote!(#column(__violation)?)
        } else {
            let default = function_of("constraint_default", ty);
            quote!(#default())
        };
        quote!(#member: #value,)
    });
    let suffix = variant_suffix(input, variant);
    quote!(Self #suffix { #(#fields)* })
}

/// Returns the trait that the type of a field must implement.
fn bound(field: &Field<'_>) -> TokenStream {
    if field.is_issues {
        quote!(__api_error::ConstraintIssues)
    } else if field.is_column {
        quote!(__api_error::ConstraintColumn)
    } else {
        quote!(__api_error::ConstraintDefault)
    }
}

/// Returns the declared bounds, and the bounds on field types that mention a parameter.
fn where_clause(input: &Input<'_>) -> TokenStream {
    let generics = &input.original.generics;
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    if let Some(bound) = &input.bound {
        return quote!(where #(#declared,)* #(#bound,)*);
    }
    let constrained = input.variants.iter().filter(|variant| !variant.constraints.is_empty());
    let fields = constrained.flat_map(|variant| &variant.fields);
    let bounds = fields.filter(|field| input.is_parameterized(field)).map(|field| {
        let (ty, bound) = (field.ty, bound(field));
        quote!(#ty: #bound)
    });
    quote!(where #(#declared,)* #(#bounds,)*)
}
