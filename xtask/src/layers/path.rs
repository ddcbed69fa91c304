//! Finds the paths in code that begin with `crate`, `super` or `self`.
//!
//! The search walks the tokens, so it also finds paths inside the arguments and definitions of
//! macros.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// A path from a module to a module at the root of the crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The module at the root that contains the path. Empty in the root itself.
    pub(super) from: String,
    /// The module or item at the root to which the path leads. `None` is the root itself.
    pub(super) to: Option<String>,
    pub(super) line: usize,
}

/// The spellings of the crate's root that the search finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    /// `crate` and `$crate`.
    Any,
    /// `crate`, but not `$crate`.
    CrateOnly,
}

/// Adds the paths in `tokens`, which are part of `module`.
pub(super) fn read(tokens: TokenStream, module: &[String], root: Root, found: &mut Vec<Reference>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((path, body)) = inline_module(&tokens[at..], module) {
            read(body.stream(), &path, root, found);
            at += 3;
            continue;
        }
        match &tokens[at] {
            TokenTree::Group(group) => read(group.stream(), module, root, found),
            TokenTree::Ident(start) if begins_path(&tokens, at, root) => {
                for target in targets(start, &tokens[at + 1..], module) {
                    let to = target.into_iter().next();
                    let from = module.first().cloned().unwrap_or_default();
                    found.push(Reference { from, to, line: start.span().start().line });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Returns the path and the body of a `mod name { .. }` at the start of `tokens`.
fn inline_module<'a>(
    tokens: &'a [TokenTree],
    module: &[String],
) -> Option<(Vec<String>, &'a Group)> {
    match tokens {
        [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(body), ..]
            if keyword == "mod" && body.delimiter() == Delimiter::Brace =>
        {
            let mut path = module.to_vec();
            path.push(name.to_string());
            Some((path, body))
        }
        _ => None,
    }
}

/// Returns whether a path with `crate`, `super` or `self` begins at this token.
fn begins_path(tokens: &[TokenTree], at: usize, root: Root) -> bool {
    let TokenTree::Ident(word) = &tokens[at] else { return false };
    if at >= 2 && is_separator(&tokens[at - 2..]) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let after = &tokens[at + 1..];
    match word.to_string().as_str() {
        "crate" if is_punct(before, '$') && root == Root::CrateOnly => false,
        "crate" | "super" => is_separator(after) || is_ident(after.first(), "as"),
        // `extern crate self as name` gives the root another name.
        "self" => is_separator(after) || is_ident(before, "crate"),
        _ => false,
    }
}

/// Returns the modules and items to which a path, or each part of a `use` tree, leads. A returned
/// path begins below the root of the crate.
///
/// A returned path can be shorter than the path in the code, because the caller needs only the
/// first segment.
fn targets(start: &Ident, rest: &[TokenTree], module: &[String]) -> Vec<Vec<String>> {
    let mut path = match start.to_string().as_str() {
        "super" => parent(module),
        "self" if is_separator(rest) => module.to_vec(),
        _ => Vec::new(),
    };
    let mut rest = rest;
    loop {
        if !is_separator(rest) {
            return vec![path];
        }
        match rest.get(2) {
            Some(TokenTree::Ident(word)) if word == "super" => path = parent(&path),
            Some(TokenTree::Ident(word)) if word == "self" => {}
            Some(TokenTree::Ident(word)) => {
                path.push(word.to_string());
                return vec![path];
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                return branches(group)
                    .into_iter()
                    .map(|branch| {
                        let mut path = path.clone();
                        path.extend(branch);
                        path
                    })
                    .collect();
            }
            _ => return vec![path],
        }
        rest = &rest[3..];
    }
}

/// Returns the first name of each part of a `use` tree. `None` is `self` or `*`.
fn branches(tree: &Group) -> Vec<Option<String>> {
    let tokens: Vec<_> = tree.stream().into_iter().collect();
    tokens
        .split(|token| is_punct(Some(token), ','))
        .filter_map(|part| match part.first()? {
            TokenTree::Ident(word) if word == "self" => Some(vec![None]),
            TokenTree::Ident(word) => Some(vec![Some(word.to_string())]),
            TokenTree::Group(group) => Some(branches(group)),
            _ => Some(vec![None]),
        })
        .flatten()
        .collect()
}

fn parent(module: &[String]) -> Vec<String> {
    module[..module.len().saturating_sub(1)].to_vec()
}

fn is_separator(tokens: &[TokenTree]) -> bool {
    is_punct(tokens.first(), ':') && is_punct(tokens.get(1), ':')
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

fn is_ident(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == name)
}
