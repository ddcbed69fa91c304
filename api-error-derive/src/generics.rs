//! The where-clauses of the impls.

use crate::ast::{Field, Input, Kind};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericArgument, GenericParam, Generics, PathArguments, Type, WhereClause};

/// What the impls ask of the type's parameters: bounds on the field types that mention one.
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
            let transparent = matches!(variant.kind, Kind::Transparent(_));
            for field in &variant.fields {
                bounds.add(field, transparent, input.original);
            }
        }
        bounds
    }

    fn add(&mut self, field: &Field<'_>, transparent: bool, original: &DeriveInput) {
        let DeriveInput { ident, generics, .. } = original;
        let ty = field.ty;
        if !mentions_parameter(&ty.to_token_stream(), generics) {
            return;
        }
        let mut push = |bound: TokenStream| {
            if !self.error.iter().any(|other| other.to_string() == bound.to_string()) {
                self.error.push(bound);
            }
        };
        if transparent {
            // What contains the type itself is bound by the impls at hand.
            if mentions_type(field, ident) {
                return;
            }
            let bound = quote!(#ty: __api_error::ApiError + __api_error::Catalogued);
            push(bound.clone());
            self.catalogued.push(bound);
            return;
        }
        if field.data.is_some() && !field.retry_after {
            push(quote!(#ty: __api_error::Serialize));
        }
        if field.issues {
            push(quote!(#ty: __api_error::Issues));
        }
        if field.retry_after {
            push(quote!(#ty: __api_error::IntoRetryAfter));
        }
        if field.header.is_some() {
            let ty = option_of(ty).unwrap_or(ty);
            push(quote!(#ty: ::core::fmt::Display));
        }
    }

    pub(crate) fn of_api_error(&self) -> TokenStream {
        self.with(&self.error)
    }

    pub(crate) fn of_catalogued(&self) -> TokenStream {
        self.with(&self.catalogued)
    }

    fn with(&self, bounds: &[TokenStream]) -> TokenStream {
        let declared = self.declared.iter().flat_map(|clause| &clause.predicates);
        quote!(where #(#declared,)* #(#bounds,)*)
    }
}

/// `Self` is an `Error`. Of a type without parameters this is a fact, which an assertion states in
/// better words than the compiler; the lifetime keeps the compiler from stating it here too.
pub(crate) fn is_std_error(generics: &Generics) -> TokenStream {
    if has_parameters(generics) {
        quote!(Self: ::core::error::Error)
    } else {
        quote!(for<'__api_error> Self: ::core::error::Error)
    }
}

/// Whether the type has parameters other than lifetimes.
pub(crate) fn has_parameters(generics: &Generics) -> bool {
    generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)))
}

pub(crate) fn mentions_parameter(tokens: &TokenStream, generics: &Generics) -> bool {
    any_ident(tokens.clone(), &|ident| {
        generics.params.iter().any(|param| match param {
            GenericParam::Type(param) => param.ident == *ident,
            GenericParam::Const(param) => param.ident == *ident,
            GenericParam::Lifetime(_) => false,
        })
    })
}

pub(crate) fn any_ident(tokens: TokenStream, is_wanted: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => is_wanted(&ident),
        TokenTree::Group(group) => any_ident(group.stream(), is_wanted),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The tokens with each lifetime of the type replaced by `'static`.
pub(crate) fn with_static_lifetimes(tokens: TokenStream, generics: &Generics) -> TokenStream {
    let mut quoted = false;
    let replaced = tokens.into_iter().map(|tree| {
        let was_quoted = std::mem::take(&mut quoted);
        match tree {
            TokenTree::Group(group) => {
                let content = with_static_lifetimes(group.stream(), generics);
                let mut replaced = Group::new(group.delimiter(), content);
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            TokenTree::Ident(ident)
                if was_quoted
                    && generics.lifetimes().any(|param| param.lifetime.ident == ident) =>
            {
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Punct(punct) => {
                quoted = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            other => other,
        }
    });
    replaced.collect()
}

/// Whether a const could not name the type: it mentions `Self` or a parameter.
pub(crate) fn needs_generics(tokens: TokenStream, generics: &Generics) -> bool {
    any_ident(tokens, &|ident| {
        let is_param = |param: &GenericParam| match param {
            GenericParam::Type(param) => param.ident == *ident,
            GenericParam::Const(param) => param.ident == *ident,
            GenericParam::Lifetime(param) => param.lifetime.ident == *ident,
        };
        ident == "Self" || generics.params.iter().any(is_param)
    })
}

/// Whether the field's type contains the error type itself: `Self`, or its name alone. Behind
/// another module's name it is another type.
pub(crate) fn mentions_type(field: &Field<'_>, ident: &Ident) -> bool {
    contains_type(field.ty.to_token_stream(), ident)
}

fn contains_type(tokens: TokenStream, ident: &Ident) -> bool {
    let mut colons = 0;
    let mut qualifier_is_self = false;
    for tree in tokens {
        match tree {
            TokenTree::Ident(found) => {
                let is_qualified = colons == 2 && !qualifier_is_self;
                if found == "Self" || found == *ident && !is_qualified {
                    return true;
                }
                qualifier_is_self = found == "self";
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) if contains_type(group.stream(), ident) => return true,
            _ => colons = 0,
        }
    }
    false
}

/// The `T` of an `Option<T>`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => option_of(&group.elem),
        Type::Paren(paren) => option_of(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return None;
            };
            match arguments.args.first() {
                Some(GenericArgument::Type(inner)) => Some(inner),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a static could not name the type even with other lifetimes.
pub(crate) fn needs_parameters(tokens: &TokenStream, generics: &Generics) -> bool {
    any_ident(tokens.clone(), &|ident| ident == "Self") || mentions_parameter(tokens, generics)
}
