//! The reference as Markdown.

mod doc_comment;
mod escape;

use crate::catalog::Catalog;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::contract::{Contract, Entry, ErrorType, plain_text};
use crate::reference::html::escape as escape_html;
use crate::reference::issue_members::issue_members;
use crate::reference::title::catalog_title;
use doc_comment::{to_blocks, to_cell};
use escape::{code, escape_cell, escape_text};

/// Returns the reference as a Markdown page.
///
/// The page has a table of all errors by status. Then it lists the errors of each type, with
/// status, code, message, data, headers, retry advice and an example body.
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let page = reference::markdown(&Catalog::new("ItemError", &SPECS));
/// assert!(page.contains("### `NOT_FOUND`"));
/// ```
#[must_use]
pub fn markdown(catalog: &Catalog) -> String {
    let contract = Contract::new(catalog);
    let mut out = format!("# {}\n", escape_text(&catalog_title(catalog)));
    if let Some(description) = contract.description {
        out.append(format_args!("\n{}\n", to_blocks(description)));
    }
    out.push_str("\n| status | error | code | message |\n|---|---|---|---|\n");
    for (status, entries) in contract.by_status() {
        for (_, entry) in entries {
            let spec = entry.spec;
            out.append(format_args!(
                "| {} | [{}](#{}) | {} | {} |\n",
                status.as_u16(),
                escape_cell(&code(spec.name())),
                entry.fragment(),
                spec.code().map_or_else(String::new, |code| code.number().to_string()),
                escape_cell(&escape_text(&entry.described_message())),
            ));
        }
    }
    for ty in &contract.types {
        out.append(format_args!("\n## {}\n", escape_text(&catalog_title(&ty.catalog))));
        if let Some(description) =
            ty.catalog.description().filter(|_| contract.name != ty.catalog.name())
        {
            out.append(format_args!("\n{}\n", to_blocks(description)));
        }
        for entry in &ty.entries {
            push_entry(ty, entry, &mut out);
        }
    }
    out
}

fn push_entry(ty: &ErrorType, entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    // This anchor is the same in every Markdown renderer.
    out.append(format_args!(
        "\n<a id=\"{}\"></a>\n\n### {}\n\n",
        escape_html(&entry.anchor),
        code(spec.name()),
    ));
    if let Some(note) = spec.deprecated() {
        out.append(format_args!("**Deprecated.** {}\n\n", escape_text(note)));
    }
    if let Some(description) = spec.description() {
        out.append(format_args!("{}\n\n", to_blocks(description)));
    }
    let status = spec.status();
    out.append(format_args!("- Status: {} {}\n", status.as_u16(), reason_phrase(status)));
    if let Some(number) = spec.code() {
        let name = number.name().map_or_else(String::new, |name| format!(" {}", code(name)));
        out.append(format_args!("- Code: {}{name}\n", number.number()));
    }
    out.append(format_args!("- Message: {}\n", escape_text(&entry.described_message())));
    if let Some(title) = entry.sent_title() {
        out.append(format_args!("- Title: {}\n", escape_text(title)));
    }
    out.append(format_args!("- Retry: {}\n", entry.retry_advice()));
    if let Some(uri) = spec.type_uri() {
        out.append(format_args!("- Type: <{uri}>\n"));
    }
    if let Some(uri) = spec.help() {
        out.append(format_args!("- Help: <{uri}>\n"));
    }
    if let Some(since) = spec.since() {
        out.append(format_args!("- Since: {}\n", escape_text(since)));
    }
    if !entry.headers.is_empty() {
        out.push_str("\n| header | value | |\n|---|---|---|\n");
        for header in &entry.headers {
            let value = match (&header.value, &header.example) {
                (Some(value), _) => code(value),
                (None, Some(example)) => format!("such as {}", code(&plain_text(example))),
                (None, None) => String::new(),
            };
            out.append(format_args!(
                "| {} | {} | {} |\n",
                escape_cell(&code(&header.name)),
                escape_cell(&value),
                header.description().map_or_else(String::new, to_cell),
            ));
        }
    }
    if !entry.fields.is_empty() {
        // Some envelopes send no data, but the message contains it.
        let label = if ty.catalog.envelope().sends_data() { "data" } else { "in the message" };
        out.append(format_args!("\n| {label} | type | |\n|---|---|---|\n"));
        for field in &entry.fields {
            let optional = if field.is_optional { ", optional" } else { "" };
            out.append(format_args!(
                "| {} | {}{optional} | {} |\n",
                escape_cell(&code(field.name)),
                escape_cell(&code(entry.sent_type(field))),
                field.description.map_or_else(String::new, to_cell),
            ));
        }
    }
    push_issues(entry, out);
    out.append(format_args!(
        "\nExample body, `{}`:\n\n```json\n{}\n```\n",
        ty.catalog.envelope().media_type(),
        entry.example.pretty(),
    ));
}

fn push_issues(entry: &Entry, out: &mut String) {
    let members = issue_members(entry);
    if members.is_empty() {
        return;
    }
    out.push_str("\nThe body lists each invalid part of the request:\n\n| member | type | example |\n|---|---|---|\n");
    for member in members {
        let optional = if member.is_optional { ", optional" } else { "" };
        out.append(format_args!(
            "| {} | {}{optional} | {} |\n",
            escape_cell(&code(&member.name)),
            code(member.type_name),
            member.example.map_or_else(String::new, |example| escape_cell(&code(&example))),
        ));
    }
}
