//! Codes that only const evaluation knows.

use crate::model::input::Input;
use crate::model::spec::Code;
use crate::parse::spanned::Spanned;
use crate::parse::validate::code::{CodeValue, LiteralCode};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

/// Writes a const for each code that is a path, and for each google.rpc code, so that an unknown
/// code is reported once.
pub(crate) fn consts(input: &Input<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (position, (_, spec)) in input.declared().enumerate() {
        if let Some(Code { value: CodeValue::Path(path), .. }) = &spec.code {
            let name = code_const(position);
            tokens.extend(quote!(const #name: __api_error::Code = #path;));
        }
        if let Some(Spanned { value, span, .. }) = &spec.grpc {
            let name = grpc_const(position);
            tokens.extend(quote_spanned! {*span=>
                const #name: __api_error::GrpcCode = __api_error::grpc_code(#value);
            });
        }
    }
    tokens
}

fn code_const(position: usize) -> Ident {
    format_ident!("__CODE_{position}")
}

/// Returns the const with the google.rpc code of the declared error at this position.
pub(crate) fn grpc_const(position: usize) -> Ident {
    format_ident!("__GRPC_{position}")
}

/// Returns the code of the declared error at this position.
pub(crate) fn value(position: usize, code: &Code) -> TokenStream {
    match &code.value {
        CodeValue::Literal(LiteralCode { number, name, any_status }) => {
            let code = if let Some(name) = name {
                quote!(__api_error::Code::new(#number, #name))
            } else {
                quote!(__api_error::Code::unnamed(#number))
            };
            let any_status = any_status.then(|| quote!(.any_status()));
            quote!(#code #any_status)
        }
        CodeValue::Path(_) => code_const(position).to_token_stream(),
    }
}

/// Compares each code with the codes before it, if one of the two codes is a path. The stage
/// `check` has already compared two literals.
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
