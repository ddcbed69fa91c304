//! Searches tokens for the names of parameters, of lifetimes and of the error type.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type};

/// Returns whether the type has parameters other than lifetimes.
pub(crate) fn has_parameters(generics: &Generics) -> bool {
    generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)))
}

/// Returns whether the tokens mention a type or const parameter.
pub(crate) fn mentions_parameter(tokens: &TokenStream, generics: &Generics) -> bool {
    any_ident(tokens.clone(), &|ident| {
        generics.params.iter().any(|param| match param {
            GenericParam::Type(param) => param.ident == *ident,
            GenericParam::Const(param) => param.ident == *ident,
            GenericParam::Lifetime(_) => false,
        })
    })
}

/// Returns whether `is_wanted` is true for an identifier, also inside groups.
fn any_ident(tokens: TokenStream, is_wanted: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => is_wanted(&ident),
        TokenTree::Group(group) => any_ident(group.stream(), is_wanted),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns whether the type, as it is written, mentions `Self`, a parameter or a declared lifetime.
/// A const outside the impl cannot name such a type.
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

/// Returns whether the tokens mention the error type: as `Self`, by its name alone, or by its name
/// after `self::`. The name after another path is treated as another type.
pub(crate) fn mentions_type(tokens: TokenStream, ident: &Ident) -> bool {
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
            TokenTree::Group(group) if mentions_type(group.stream(), ident) => return true,
            _ => colons = 0,
        }
    }
    false
}

/// Returns the `T` of an `Option<T>`.
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

/// Returns whether the type mentions `Self`, a type parameter or a const parameter. A const outside
/// the impl cannot name such a type, even after [`with_static_lifetimes`]. That function replaces
/// lifetimes, so they do not count here.
pub(crate) fn needs_parameters(tokens: &TokenStream, generics: &Generics) -> bool {
    any_ident(tokens.clone(), &|ident| ident == "Self") || mentions_parameter(tokens, generics)
}

/// Replaces each declared lifetime with `'static`, for code in which the lifetimes are not in
/// scope.
pub(crate) fn with_static_lifetimes(tokens: TokenStream, generics: &Generics) -> TokenStream {
    if generics.lifetimes().next().is_none() {
        return tokens;
    }
    let mut after_quote = false;
    let replace = |tree: TokenTree| {
        let is_lifetime = after_quote;
        after_quote = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match tree {
            TokenTree::Ident(ident)
                if is_lifetime
                    && generics.lifetimes().any(|param| param.lifetime.ident == ident) =>
            {
                Ident::new("static", ident.span()).into()
            }
            TokenTree::Group(group) => {
                let stream = with_static_lifetimes(group.stream(), generics);
                let mut replaced = Group::new(group.delimiter(), stream);
                replaced.set_span(group.span());
                replaced.into()
            }
            other => other,
        }
    };
    tokens.into_iter().map(replace).collect()
}

/// Returns whether the type contains a reference.
pub(crate) fn has_reference(ty: &Type) -> bool {
    fn any_reference(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Punct(punct) => punct.as_char() == '&',
            TokenTree::Group(group) => any_reference(group.stream()),
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        })
    }
    any_reference(ty.to_token_stream())
}
