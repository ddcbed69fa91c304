//! Codes: those that are paths are compared in const evaluation.

use crate::model::input::Input;
use crate::model::spec::Code;
use crate::parse::validate::code::CodeValue;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

/// Writes a const for each code that is a path, so that a wrong path is reported once.
pub(crate) fn consts(input: &Input<'_>) -> TokenStream {
    input
        .declared()
        .enumerate()
        .filter_map(|(position, (_, spec))| match spec.code.as_ref()?.value {
            CodeValue::Path(ref path) => {
                let name = code_const(position);
                Some(quote!(const #name: __api_error::Code = #path;))
            }
            CodeValue::Literal(..) => None,
        })
        .collect()
}

fn code_const(position: usize) -> Ident {
    format_ident!("__CODE_{position}")
}

/// Returns the code of the declared error at this position.
pub(crate) fn value(position: usize, code: &Code) -> TokenStream {
    match &code.value {
        CodeValue::Literal(number, Some(name)) => quote!(__api_error::Code::new(#number, #name)),
        CodeValue::Literal(number, None) => quote!(__api_error::Code::unnamed(#number)),
        CodeValue::Path(_) => code_const(position).to_token_stream(),
    }
}

/// Compares each code with those above it, if one of the two is a path. Two literals are compared
/// before.
pub(crate) fn assertions(input: &Input<'_>) -> Option<TokenStream> {
    let codes: Vec<_> = input
        .declared()
        .enumerate()
        .filter_map(|(position, (_, spec))| Some((position, spec.code.as_ref()?, spec.status)))
        .collect();
    let is_path = |code: &Code| matches!(code.value, CodeValue::Path(_));
    let first_path = codes.iter().position(|(_, code, _)| is_path(code))?;
    let count = codes.len();
    let entries = codes.iter().map(|(position, code, status)| {
        let (value, is_path) = (value(*position, code), is_path(code));
        quote!((#value, #status, #is_path))
    });
    let mut tokens = quote! {
        const __AGREEMENTS: &[__api_error::CodeAgreement; #count] =
            &__api_error::compare_codes(&[#(#entries),*]);
    };
    for (index, (_, code, _)) in codes.iter().enumerate().skip(first_path) {
        tokens.extend(quote_spanned! {code.span=>
            const _: () = __api_error::check_code(__AGREEMENTS, #index);
        });
    }
    Some(tokens)
}
