//! Functions on the tokens of attributes.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::parse::Parse;
use syn::{Lit, LitStr};

/// The tokens of one value. There is at least one token.
pub(crate) type Argument<'e> = &'e [TokenTree];

/// Removes the invisible groups in which `macro_rules!` passes fragments.
pub(crate) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_invisible(&group) => flat.extend(flatten(group.stream())),
            token => flat.push(token),
        }
    }
    flat
}

fn is_invisible(group: &Group) -> bool {
    group.delimiter() == Delimiter::None
}

/// Splits at commas that are not between `<` and `>`. If these brackets do not match, splits at
/// every comma. For an empty argument, the result contains the span of its comma.
pub(crate) fn split_arguments(tokens: &[TokenTree]) -> Vec<Result<Argument<'_>, Span>> {
    split(tokens, true).or_else(|| split(tokens, false)).unwrap_or_default()
}

/// Returns `None` if `with_angles` is set and the angle brackets do not match.
fn split(tokens: &[TokenTree], with_angles: bool) -> Option<Vec<Result<Argument<'_>, Span>>> {
    let mut arguments = Vec::new();
    let (mut start, mut depth, mut before) = (0, 0_usize, ' ');
    for (i, token) in tokens.iter().enumerate() {
        let sign = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match sign {
            '<' if with_angles => depth += 1,
            '>' if with_angles && before != '-' && before != '=' => {
                depth = depth.checked_sub(1)?;
            }
            ',' if depth == 0 => {
                arguments.push(match &tokens[start..i] {
                    [] => Err(token.span()),
                    argument => Ok(argument),
                });
                start = i + 1;
            }
            _ => {}
        }
        before = sign;
    }
    if start < tokens.len() {
        arguments.push(Ok(&tokens[start..]));
    }
    (depth == 0).then_some(arguments)
}

/// Returns the argument if it is one string literal.
pub(crate) fn as_string(argument: Argument<'_>) -> Option<LitStr> {
    match argument {
        [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Parses the whole argument as a path. Most arguments are literals, so a literal is recognized
/// before the tokens are copied for the parser.
pub(crate) fn parse_path<T: Parse>(argument: Argument<'_>) -> Option<T> {
    match argument {
        [TokenTree::Literal(_)] => None,
        tokens => syn::parse2(to_stream(tokens)).ok(),
    }
}

pub(crate) fn to_stream(argument: Argument<'_>) -> TokenStream {
    argument.iter().cloned().collect()
}
