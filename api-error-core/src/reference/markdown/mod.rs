//! The reference as Markdown.

mod doc_comment;
mod escape;

use crate::catalog::Catalog;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::contract::{Contract, Entry, ErrorType, documented_message, plain_text};
use crate::reference::html::escape as escape_html;
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
    let mut out = format!("# {}\n", escape_text(contract.name));
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
                escape_cell(&escape_text(&documented_message(spec))),
            ));
        }
    }
    for ty in &contract.types {
        out.append(format_args!("\n## {}\n", escape_text(ty.catalog.name())));
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
    out.append(format_args!("- Title: {}\n", escape_text(spec.title())));
    out.append(format_args!("- Message: {}\n", escape_text(&documented_message(spec))));
    out.append(format_args!("- Retry: {}\n", entry.retry()));
    if let Some(uri) = spec.type_uri() {
        out.append(format_args!("- Type: <{uri}>\n"));
    }
    if let Some(uri) = spec.help() {
        out.append(format_args!("- Help: <{uri}>\n"));
    }
    if let Some(since) = spec.since() {
        out.append(format_args!("- Since: {}\n", escape_text(since)));
    }
    if spec.has_issues() {
        out.push_str("- Contains nested errors\n");
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
        out.push_str("\n| data | type | |\n|---|---|---|\n");
        for field in &entry.fields {
            let optional = if field.is_optional { ", optional" } else { "" };
            out.append(format_args!(
                "| {} | {}{optional} | {} |\n",
                escape_cell(&code(field.name)),
                escape_cell(&code(&field.type_text)),
                field.description.map_or_else(String::new, to_cell),
            ));
        }
    }
    out.append(format_args!(
        "\n```json\n{}\n```\n\n`{}`\n",
        entry.example.pretty(),
        ty.catalog.envelope().media_type(),
    ));
}
