//! Doc comments and deprecation notes, which are published in the documentation of the API.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// Doc comments: literal texts, and expressions such as `include_str!(..)`. In the output,
/// `concat!` joins them.
#[derive(Default)]
pub(crate) struct Docs {
    pub(crate) parts: Vec<Doc>,
}

pub(crate) enum Doc {
    Text(String),
    Expression(TokenStream),
}

/// Returns all doc comments of an item. The texts contain the line ends between the parts.
pub(crate) fn all_docs(attrs: &[Attribute]) -> Docs {
    let lines: Vec<Doc> = attrs.iter().filter_map(doc).collect();
    let mut parts: Vec<Doc> = Vec::new();
    for line in lines {
        match (parts.last_mut(), line) {
            (Some(Doc::Text(text)), Doc::Text(line)) => {
                text.push('\n');
                text.push_str(&line);
            }
            (Some(Doc::Text(text)), line) => {
                text.push('\n');
                parts.push(line);
            }
            (Some(Doc::Expression(_)), Doc::Text(line)) => {
                parts.push(Doc::Text(format!("\n{line}")));
            }
            (Some(Doc::Expression(_)), line) => {
                parts.push(Doc::Text("\n".to_owned()));
                parts.push(line);
            }
            (None, line) => parts.push(line),
        }
    }
    trim(parts)
}

/// Returns the text before the first empty line. An expression, such as `include_str!(..)`, is
/// returned whole, because its text is not known here.
pub(crate) fn first_paragraph(attrs: &[Attribute]) -> Docs {
    let Docs { parts } = all_docs(attrs);
    let mut first = Vec::new();
    for part in parts {
        match part {
            Doc::Text(text) => match text.split_once("\n\n") {
                Some((paragraph, _)) => {
                    first.push(Doc::Text(paragraph.to_owned()));
                    break;
                }
                None => first.push(Doc::Text(text)),
            },
            expression @ Doc::Expression(_) => first.push(expression),
        }
    }
    trim(first)
}

/// Returns the note of `#[deprecated]`. Returns an empty text if the attribute has no note.
pub(crate) fn deprecated(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("deprecated"))?;
    let mut note = None;
    match &attr.meta {
        Meta::Path(_) => {}
        Meta::NameValue(pair) => note = literal(&pair.value),
        Meta::List(list) => {
            // The compiler reports errors in this attribute.
            let _ = list.parse_nested_meta(|meta| {
                let value: Expr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = literal(&value);
                }
                Ok(())
            });
        }
    }
    Some(note.unwrap_or_default())
}

fn doc(attr: &Attribute) -> Option<Doc> {
    match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => Some(match literal(&pair.value) {
            Some(text) => Doc::Text(unindent(&text)),
            None => Doc::Expression(pair.value.to_token_stream()),
        }),
        _ => None,
    }
}

/// Returns the value of a string literal, which may be a `macro_rules!` fragment.
fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

/// Removes one space at the beginning of each line, and the column of stars of a block comment.
fn unindent(text: &str) -> String {
    let has_stars = text.contains('\n')
        && text.lines().skip(1).all(|line| line.trim().is_empty() || after_star(line).is_some());
    let line = |line: &str| {
        let line = if has_stars { after_star(line).unwrap_or(line) } else { line };
        line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn after_star(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('*')
}

fn trim(mut parts: Vec<Doc>) -> Docs {
    if let Some(Doc::Text(text)) = parts.first_mut() {
        *text = text.trim_start_matches('\n').to_owned();
    }
    if let Some(Doc::Text(text)) = parts.last_mut() {
        text.truncate(text.trim_end().len());
    }
    parts.retain(|part| !matches!(part, Doc::Text(text) if text.is_empty()));
    Docs { parts }
}
