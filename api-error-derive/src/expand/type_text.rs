//! The text of a type for documentation. The texts of `TokenStream::to_string` have different
//! spaces in different versions of the compiler.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Returns the type as rustfmt formats it.
pub(crate) fn type_text(tokens: TokenStream) -> String {
    let mut out = String::new();
    push_type(&mut out, tokens);
    out
}

fn push_type(out: &mut String, tokens: TokenStream) {
    let mut after_word = false;
    for token in tokens {
        let is_word = matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        let is_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        let is_array =
            matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
        let is_tuple = matches!(&token, TokenTree::Group(_))
            && ["mut", "const", "dyn"].iter().any(|word| out.ends_with(word));
        if after_word && (is_word || is_lifetime || is_array || is_tuple) {
            out.push(' ');
        }
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                push_type(out, group.stream());
                out.push_str(close);
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => out.push_str(", "),
                ';' => out.push_str("; "),
                '+' => out.push_str(" + "),
                '=' => out.push_str(" = "),
                // The first character of `->`, and not the minus of an argument such as `-1`.
                '-' if punct.spacing() == Spacing::Joint => out.push_str(" -"),
                '>' if out.ends_with('-') => out.push_str("> "),
                other => out.push(other),
            },
            word => out.push_str(&word.to_string()),
        }
        after_word = is_word;
    }
}

#[cfg(test)]
mod tests {
    use super::type_text;

    #[test]
    fn types_are_written_as_rustfmt_formats_them() {
        for source in [
            "u64",
            "Option<HashMap<String, Vec<&'static str>>>",
            "&'a mut [u8; 4]",
            "(u8, std::net::IpAddr)",
            "Box<dyn Fn(&str) -> u8 + Send + 'a>",
            "<T as Iterator<Item = u8>>::Item",
            "*const ()",
            "Offset<-1>",
        ] {
            let tokens = source.parse().expect("these are tokens");
            assert_eq!(type_text(tokens), source);
        }
    }
}
