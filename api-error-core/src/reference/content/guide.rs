//! The part of a page that applies to all errors: how clients handle an error, what a response
//! contains, and when to send a request again.

use super::code::{ClientCode, Language, Snippet};
use super::escape::code;
use super::facts::parameter_table;
use super::handling::handling;
use super::members::{REQUEST_ID, body_members};
use super::table::Table;
use crate::model::{reason_phrase, status_meaning};
use crate::reference::contract::{
    Contract, Entry, IF_IDEMPOTENT, SAMPLE_REQUEST_ID, WITH_BACKOFF, with_backoff,
};
use std::collections::BTreeSet;

/// A section before the errors.
pub(crate) struct Guide {
    pub(crate) title: &'static str,
    /// True if the HTML page shows the content of the section before a reader opens it.
    pub(crate) is_open: bool,
    pub(crate) blocks: Vec<Block>,
}

pub(crate) enum Block {
    /// A paragraph in Markdown.
    Text(String),
    Table(Table),
    Code(Vec<Snippet>),
}

/// Returns the sections. `base_url` is the address of the API.
pub(crate) fn guide(
    contract: &Contract,
    code: Option<&ClientCode>,
    base_url: Option<&str>,
) -> Vec<Guide> {
    if contract.entries().next().is_none() {
        return Vec::new();
    }
    let sections = [
        ("Handle an error in code", true, handling(contract, code)),
        ("What a response contains", true, response(contract)),
        ("What each status means", false, statuses(contract)),
        ("When to send a request again", false, retries(contract)),
        ("Rate limits", false, rate_limits(contract)),
        ("Show an error with curl", false, curl(contract, base_url)),
        ("New and deprecated errors", false, changes(contract)),
    ];
    let sections = sections.into_iter().filter(|(_, _, blocks)| !blocks.is_empty());
    sections.map(|(title, is_open, blocks)| Guide { title, is_open, blocks }).collect()
}

fn response(contract: &Contract) -> Vec<Block> {
    let envelopes = body_members(contract);
    let mut ids: Vec<&str> = Vec::new();
    for (ty, _) in contract.entries_with_body() {
        let header = ty.catalog.request_id_header();
        if !ids.iter().any(|known| known.eq_ignore_ascii_case(header)) {
            ids.push(header);
        }
    }
    let mut headers = Table::new("Headers of each response", ["Header", "Value", "Description"]);
    let types: Vec<_> = envelopes.iter().map(|envelope| code(envelope.media_type)).collect();
    if !types.is_empty() {
        let description = "The type of the body.".to_owned();
        headers.push([code("Content-Type"), types.join(" or "), description]);
    }
    for header in ids {
        headers.push([
            format!("{}, optional", code(header)),
            format!("such as {}", code(SAMPLE_REQUEST_ID)),
            REQUEST_ID.to_owned(),
        ]);
    }
    let mut blocks: Vec<Block> = headers.filled().map(Block::Table).into_iter().collect();
    let has_several = envelopes.len() > 1;
    for envelope in envelopes {
        if has_several {
            blocks.push(Block::Text(format!(
                "The body with the type {}:",
                code(envelope.media_type)
            )));
        }
        blocks.push(Block::Table(envelope.table));
    }
    if let Some(table) = contract.redirects().next().and_then(parameter_table) {
        let text = "Some errors have no body. The header `Location` of a redirect contains their \
                    parameters.";
        blocks.push(Block::Text(text.to_owned()));
        blocks.push(Block::Table(table));
    }
    blocks
}

/// The classes of statuses by their first digit, with their meanings.
const CLASSES: [(u16, &str); 3] = [
    (
        3,
        "A status from 300 to 399 sends the browser to the address in `Location`, which contains the \
         error.",
    ),
    (
        4,
        "A status from 400 to 499 means that the server refused the request: remove the cause before \
         you send it again.",
    ),
    (
        5,
        "A status from 500 to 599 means that the server failed: the same request can succeed later.",
    ),
];

fn statuses(contract: &Contract) -> Vec<Block> {
    let by_status = contract.by_status();
    let has = |class: u16| by_status.iter().any(|(status, _)| status.as_u16() / 100 == class);
    let texts = CLASSES.iter().filter(|(class, _)| has(*class));
    let texts: Vec<_> = texts.map(|(_, text)| *text).collect();
    let mut table = Table::new("Statuses", ["Status", "Meaning", "Errors"]);
    for (status, entries) in by_status {
        table.push([
            format!("{} {}", status.as_u16(), reason_phrase(status)),
            status_meaning(status.as_u16()).to_owned(),
            entries.len().to_string(),
        ]);
    }
    let blocks = [Some(Block::Text(texts.join(" "))), table.filled().map(Block::Table)];
    blocks.into_iter().flatten().collect()
}

fn retries(contract: &Contract) -> Vec<Block> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (status, entries) in contract.by_status() {
        for (_, entry) in entries {
            let advice = entry.retry_advice();
            let index = groups.iter().position(|(its, _)| *its == advice).unwrap_or_else(|| {
                groups.push((advice, Vec::new()));
                groups.len() - 1
            });
            let status = status.as_u16().to_string();
            if let Some((_, statuses)) = groups.get_mut(index)
                && statuses.last() != Some(&status)
            {
                statuses.push(status);
            }
        }
    }
    if contract.entries_with_body().next().is_some() {
        let advice = with_backoff(IF_IDEMPOTENT);
        let no_response = "no response because of a connection error or a timeout".to_owned();
        match groups.iter_mut().find(|(its, _)| *its == advice) {
            Some((_, statuses)) => statuses.push(no_response),
            None => groups.push((advice, vec![no_response])),
        }
    }
    let mut table = Table::new("Retries", ["Send the request again?", "Statuses"]);
    for (advice, statuses) in &groups {
        table.push([advice.clone(), statuses.join(", ")]);
    }
    let mut blocks: Vec<Block> = table.filled().map(Block::Table).into_iter().collect();
    let texts = [
        (
            WITH_BACKOFF,
            "Exponential backoff means: wait 1 second before the second attempt, then 2, 4 and 8 \
             seconds, each with a random part, and stop after 5 attempts.",
        ),
        (
            IF_IDEMPOTENT,
            "A request is idempotent if a repetition has no further effect (RFC 9110 §9.2.2): \
             `GET`, `HEAD`, `OPTIONS`, `PUT` and `DELETE`. A `POST` or `PATCH` is idempotent only \
             if this API documents it. The server can have executed the request before it \
             failed.",
        ),
    ];
    let texts =
        texts.iter().filter(|(part, _)| groups.iter().any(|(advice, _)| advice.contains(part)));
    blocks.extend(texts.map(|(_, text)| Block::Text((*text).to_owned())));
    let unexecuted = contract.entries_with_body().map(|(_, entry)| entry);
    let unexecuted = unexecuted.filter(|entry| entry.spec.retryable() && entry.is_unexecuted());
    let statuses: BTreeSet<_> = unexecuted.map(|entry| entry.spec.status().as_u16()).collect();
    if !statuses.is_empty() {
        blocks.push(Block::Text(format!(
            "If the status is {}, the server did not execute the request. You can then also repeat \
             a `POST` or a `PATCH`.",
            alternatives(&statuses)
        )));
    }
    blocks
}

fn rate_limits(contract: &Contract) -> Vec<Block> {
    let mut table = Table::new("Rate limits", ["Error", "Headers", "Retry"]);
    let limits = contract.entries().filter(|(_, entry)| entry.spec.status().as_u16() == 429);
    for (_, entry) in limits {
        let headers = entry.headers.iter().filter(|header| !header.is_fixed);
        let headers: Vec<_> = headers.map(|header| code(&header.name)).collect();
        table.push([link(entry), headers.join(", "), entry.retry_advice()]);
    }
    let Some(table) = table.filled() else { return Vec::new() };
    let text = "A client that sends too many requests gets an error with the status 429. Send fewer \
                requests, and wait before the next one.";
    vec![Block::Text(text.to_owned()), Block::Table(table)]
}

/// Returns the command that shows the whole response of a request.
fn curl(contract: &Contract, base_url: Option<&str>) -> Vec<Block> {
    let Some((ty, _)) = contract.entries().next() else { return Vec::new() };
    // The quotes keep the shell from changing the address.
    let url = match base_url {
        Some(url) => format!("'{}/…'", url.trim_end_matches('/').replace('\'', "%27")),
        None => "\"$URL\"".to_owned(),
    };
    let address = if base_url.is_some() { "" } else { " to the address in the variable `URL`" };
    let is_retryable = contract.entries().any(|(_, entry)| entry.spec.retryable());
    let retry = if is_retryable { " --retry 3" } else { "" };
    let media_type = ty.catalog.envelope().media_type();
    let text = format!("curl --include{retry} --header 'Accept: {media_type}' {url}");
    let mut note = format!(
        "The command sends a `GET` request{address}. It prints the status, the headers and the body \
         of the response. Add the method, the headers and the body that the endpoint requires, for \
         example `--request POST`, `--header` and `--data`."
    );
    if is_retryable {
        note.push_str(
            " `--retry` repeats the request after a temporary error, and waits as long as \
             `Retry-After` requires. Remove `--retry` for a request that is not idempotent.",
        );
    }
    let snippet = Snippet { language: Language::Shell, text };
    vec![Block::Text(note), Block::Code(vec![snippet])]
}

fn changes(contract: &Contract) -> Vec<Block> {
    let mut table = Table::new("New and deprecated errors", ["Error", "Since", "Deprecated"]);
    for (_, entry) in contract.entries() {
        let spec = entry.spec;
        if spec.since().is_some() || spec.deprecated().is_some() {
            let deprecated =
                spec.deprecated().map(|note| if note.is_empty() { "yes" } else { note });
            table.push([
                link(entry),
                spec.since().map_or_else(String::new, super::escape::escape_text),
                deprecated.unwrap_or_default().to_owned(),
            ]);
        }
    }
    table.filled().map(Block::Table).into_iter().collect()
}

/// Returns statuses as alternatives: `500, 502 or 503`.
pub(super) fn alternatives(statuses: &BTreeSet<u16>) -> String {
    let statuses: Vec<_> = statuses.iter().map(u16::to_string).collect();
    match statuses.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        statuses => statuses.concat(),
    }
}

/// Returns the name of an error as a link to its entry.
fn link(entry: &Entry) -> String {
    format!("[{}](#{})", code(entry.spec.name()), entry.fragment())
}
