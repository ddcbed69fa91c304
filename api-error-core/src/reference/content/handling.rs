//! The section about handling errors in the code of a client.

use super::code::{ClientCode, Language, Snippet};
use super::escape::code;
use super::guide::{Block, alternatives};
use super::members::body_members;
use crate::reference::Append;
use crate::reference::contract::{Contract, Entry, ErrorType};
use std::collections::{BTreeMap, BTreeSet};

/// The largest number of names with several statuses that the text lists.
const LISTED_NAMES: usize = 10;

/// Returns how to identify an error, and the code that handles several errors.
pub(super) fn handling(contract: &Contract, code_of: Option<&ClientCode>) -> Vec<Block> {
    let mut parts: Vec<(String, Vec<Snippet>)> = Vec::new();
    let redirects = contract.redirects().map(|entry| entry.response_status().as_u16());
    let redirects: BTreeSet<_> = redirects.collect();
    if !redirects.is_empty() {
        let text = format!(
            "If the status is {}, the server redirects the browser to an address that contains the \
             error. First compare its parameter `state` with the `state` of your request (RFC 6749 \
             §10.12). Then compare its parameter `error`.",
            alternatives(&redirects)
        );
        let snippets = code_of.map(|code_of| code_of.redirect_switch(contract));
        parts.push((text, snippets.unwrap_or_default()));
    }
    if contract.entries_with_body().next().is_some() {
        let other = "An error with another status has a body. ";
        let other = if redirects.is_empty() { "" } else { other };
        let text = format!("{other}{}", comparison(contract));
        let snippets = code_of.map(|code_of| code_of.switch(contract));
        parts.push((text, snippets.unwrap_or_default()));
    }
    let mut languages: Vec<Language> = Vec::new();
    let mut blocks = Vec::new();
    for (text, snippets) in parts {
        blocks.push(Block::Text(text));
        languages.extend(snippets.iter().map(|snippet| snippet.language));
        if !snippets.is_empty() {
            blocks.push(Block::Code(snippets));
        }
    }
    let notes = [
        (Language::TypeScript, "The TypeScript code imports the generated module as `./errors`."),
        (
            Language::Rust,
            "The Rust code uses the edition 2024, and the library `api-error` of the server with its \
             feature `reqwest`, as a path or git dependency. The crate with this name on the public \
             registry is another project.",
        ),
    ];
    let notes = notes.into_iter().filter(|(language, _)| languages.contains(language));
    let notes: Vec<_> = notes.map(|(_, text)| text).collect();
    if !notes.is_empty() {
        blocks.push(Block::Text(notes.join(" ")));
    }
    blocks
}

/// Returns the text about the values in a body that a client compares.
fn comparison(contract: &Contract) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut messages: Vec<String> = Vec::new();
    let mut has_unnamed = false;
    for members in body_members(contract) {
        let (list, path) = match (members.name, members.message) {
            (Some(name), _) => (&mut names, name),
            (None, message) => {
                has_unnamed = true;
                let Some(message) = message else { continue };
                (&mut messages, message)
            }
        };
        let path = code(&path);
        if !list.contains(&path) {
            list.push(path);
        }
    }
    let message = match messages.as_slice() {
        [] => "the message".to_owned(),
        paths => format!("the message, which is the member {}", paths.join(" or ")),
    };
    let mut text = String::new();
    if names.is_empty() {
        text.append(format_args!(
            "A body contains no name of its error: the names are only on this page and in the \
             TypeScript module. In your code, compare the status and {message}."
        ));
    } else {
        text.append(format_args!(
            "In your code, compare the name of the error, which is the member {}. Do not compare \
             the message, because it can change.",
            names.join(" or ")
        ));
        if has_unnamed {
            text.append(format_args!(
                " A body without this member contains no name of its error: compare its status and \
                 {message}."
            ));
        }
        text.push_str(&names_with_several_statuses(contract));
        text.push_str(&errors_without_a_fixed_name(contract));
    }
    text.push_str(
        " If a proxy sends the response, the body can be different. Then use the status.",
    );
    text
}

/// Returns sentences about the errors that their status identifies. The text is empty without such
/// an error.
fn errors_without_a_fixed_name(contract: &Contract) -> String {
    let mut alone = BTreeSet::new();
    let mut text = String::new();
    for (status, entries) in contract.by_status() {
        let is_by_status =
            |(_, entry): &&(&ErrorType, &Entry)| entry.spec.is_identified_by_status();
        match entries.iter().find(is_by_status) {
            Some(_) if entries.len() == 1 => drop(alone.insert(status.as_u16())),
            Some((_, entry)) => text.append(format_args!(
                " If the status is {}, and this page does not contain the name, the error is {}.",
                status.as_u16(),
                code(entry.spec.name())
            )),
            None => {}
        }
    }
    if alone.is_empty() {
        return text;
    }
    format!(" If the status is {}, compare only the status.{text}", alternatives(&alone))
}

/// Returns a sentence about the names that have several statuses. The text is empty if each name
/// has one status.
fn names_with_several_statuses(contract: &Contract) -> String {
    let mut statuses: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (_, entry) in contract.entries_with_body() {
        let known = statuses.entry(entry.spec.name()).or_default();
        let status = entry.spec.status().as_u16().to_string();
        if !known.contains(&status) {
            known.push(status);
        }
    }
    statuses.retain(|_, statuses| statuses.len() > 1);
    if statuses.is_empty() {
        return String::new();
    }
    let names = statuses.iter().map(|(name, statuses)| {
        let mut statuses = statuses.clone();
        statuses.sort_unstable();
        format!("{} ({})", code(name), statuses.join(", "))
    });
    let names: Vec<_> = names.take(LISTED_NAMES).collect();
    let others = if statuses.len() > LISTED_NAMES { " and others" } else { "" };
    format!(
        " If a name has several statuses, compare the status too: {}{others}.",
        names.join(", ")
    )
}
