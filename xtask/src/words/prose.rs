//! Separates the text for readers from the code.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};

/// Replaces code, so that no phrase continues across the code.
const CODE: char = '\u{1}';
/// Marks where a comment starts.
pub(super) const COMMENT_START: char = '\u{2}';

/// Returns the Markdown, with its empty lines marked as ends of paragraphs.
pub(super) fn of_markdown(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_start_matches(['>', ' ', '#']);
        if line.is_empty() { CODE.to_string() } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the comments of a manifest or a script, each on its line.
pub(super) fn of_script(text: &str) -> String {
    let mut is_in_comment = false;
    let lines = text.lines().map(|line| {
        let comment = line.trim_start().strip_prefix('#').map(str::trim);
        let comment = comment.filter(|comment| !comment.is_empty());
        let is_start = !is_in_comment;
        is_in_comment = comment.is_some();
        match comment {
            None => CODE.to_string(),
            Some(comment) if is_start => format!("{COMMENT_START}{comment}"),
            Some(comment) => comment.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The parts of a Rust file that are for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    Comments,
    CommentsAndLiterals,
}

/// Returns the selected parts of a Rust file, each on its line, without the code around them.
///
/// A file that is not valid Rust is returned as it is.
pub(super) fn of_rust(text: &str, parts: Parts) -> String {
    let Ok(tokens) = text.parse::<TokenStream>() else { return text.to_owned() };
    let mut code = Vec::new();
    add_code(tokens, text, parts, &mut code);
    let mut visible: Vec<char> = Vec::with_capacity(text.len());
    let mut ranges = code.into_iter().peekable();
    for (at, character) in text.char_indices() {
        while ranges.peek().is_some_and(|range| range.end <= at) {
            ranges.next();
        }
        let is_code = ranges.peek().is_some_and(|range| range.contains(&at));
        visible.push(if is_code && character != '\n' { CODE } else { character });
    }
    let visible: String = visible.into_iter().collect();

    let mut marker_before = None;
    let lines = visible.lines().map(|line| {
        let (line, marker) = without_marker(line);
        let is_start = marker.is_some() && marker != marker_before;
        marker_before = marker;
        match (line.is_empty(), is_start) {
            (true, _) => CODE.to_string(),
            (false, true) => format!("{COMMENT_START}{line}"),
            (false, false) => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Adds the ranges of the tokens that are not for readers, in ascending order.
fn add_code(tokens: TokenStream, text: &str, parts: Parts, code: &mut Vec<Range<usize>>) {
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                // All tokens of a doc comment have the range of the comment.
                if is_comment(text, &group.span().byte_range()) {
                    continue;
                }
                code.push(group.span_open().byte_range());
                add_code(group.stream(), text, parts, code);
                code.push(group.span_close().byte_range());
            }
            token => {
                let range = token.span().byte_range();
                let is_literal = parts == Parts::CommentsAndLiterals
                    && matches!(token, TokenTree::Literal(it) if it.to_string().contains('"'));
                if !is_literal && !is_comment(text, &range) {
                    code.push(range);
                }
            }
        }
    }
}

fn is_comment(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|text| text.starts_with("//") || text.starts_with("/*"))
}

/// Removes the code and the marker before a comment, and returns the marker.
fn without_marker(line: &str) -> (&str, Option<&'static str>) {
    let line = line.trim_start_matches([CODE, ' ']).trim_end();
    let found = ["///", "//!", "//", "/**", "/*!", "/*"]
        .into_iter()
        .find_map(|marker| Some((line.strip_prefix(marker)?.trim_start(), Some(marker))));
    found.unwrap_or((line, None))
}
