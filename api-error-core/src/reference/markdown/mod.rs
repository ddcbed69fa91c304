//! The reference as Markdown.

mod doc_comment;

use crate::catalog::Catalog;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::content::escape::{code, escape_text};
use crate::reference::content::{
    Block, ClientCode, Snippet, Table, data_table, description, example_headers, facts, guide,
    header_table, issue_table, message, parameter_table, sections,
};
use crate::reference::contract::{Contract, Entry, ErrorType};
use crate::reference::html::escape as escape_html;
use doc_comment::{to_blocks, to_cell};

/// Returns the reference as a Markdown page.
///
/// The page begins with the facts that apply to all errors, and with a table of all errors by
/// status. Then it lists the errors of each type, with status, code, message, data, headers, retry
/// advice and an example response.
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
    let mut out = format!("# {}\n", escape_text(&contract.title));
    if let Some(description) = contract.description {
        out.append(format_args!("\n{}\n", to_blocks(description)));
    }
    for section in guide(&contract, Some(&ClientCode::new(&contract)), None) {
        out.append(format_args!("\n## {}\n", section.title));
        for block in &section.blocks {
            push_block(block, &mut out);
        }
    }
    push_overview(&contract, &mut out);
    for section in sections(&contract) {
        if let Some(title) = &section.title {
            out.append(format_args!("\n## {}\n", escape_text(title)));
        }
        if let Some(description) = section.description {
            out.append(format_args!("\n{}\n", to_blocks(description)));
        }
        for (ty, entry) in &section.entries {
            push_entry(ty, entry, &mut out);
        }
    }
    out
}

fn push_overview(contract: &Contract, out: &mut String) {
    let mut table = Table::new("All errors", ["Status", "Error", "Code", "Message"]);
    for (status, entries) in contract.by_status() {
        for (_, entry) in entries {
            let spec = entry.spec;
            let deprecated = if spec.deprecated().is_some() { ", deprecated" } else { "" };
            table.push([
                status.as_u16().to_string(),
                format!("[{}](#{}){deprecated}", code(spec.name()), entry.fragment()),
                spec.code().map_or_else(String::new, |code| code.number().to_string()),
                message(entry),
            ]);
        }
    }
    if let Some(table) = table.filled() {
        out.append(format_args!("\n## {}\n", table.label));
        push_table(&table, out);
    }
}

fn push_block(block: &Block, out: &mut String) {
    match block {
        Block::Text(text) => out.append(format_args!("\n{}\n", to_blocks(text))),
        Block::Table(table) => push_table(table, out),
        Block::Code(snippets) => {
            for Snippet { language, text } in snippets {
                out.append(format_args!("\n```{}\n{text}\n```\n", language.fence()));
            }
        }
    }
}

fn push_table(table: &Table, out: &mut String) {
    let line = "---|".repeat(table.columns.len());
    out.append(format_args!("\n| {} |\n|{line}\n", table.columns.join(" | ")));
    for row in &table.rows {
        let cells: Vec<_> = row.iter().map(|cell| to_cell(cell)).collect();
        out.append(format_args!("| {} |\n", cells.join(" | ")));
    }
}

fn push_entry(ty: &ErrorType, entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    // Markdown renderers generate different anchors from the same heading. Links need the same
    // anchor in each of them.
    out.append(format_args!(
        "\n<a id=\"{}\"></a>\n\n### {}\n\n",
        escape_html(&entry.anchor),
        code(spec.name()),
    ));
    if let Some(note) = spec.deprecated() {
        out.append(format_args!("**Deprecated.** {}\n\n", to_cell(note)));
    }
    if let Some(description) = description(entry) {
        out.append(format_args!("{}\n\n", to_blocks(description)));
    }
    for (label, value) in facts(entry) {
        out.append(format_args!("- {label}: {value}\n"));
    }
    if let Some(since) = spec.since() {
        out.append(format_args!("- Since: {}\n", escape_text(since)));
    }
    let tables = [header_table(entry), parameter_table(entry), data_table(ty, entry)];
    for table in tables.into_iter().flatten() {
        push_table(&table, out);
    }
    if let Some(table) = issue_table(ty, entry) {
        out.push_str("\nThe body lists each invalid part of the request:\n");
        push_table(&table, out);
    }
    let status = entry.response_status();
    out.append(format_args!("\n```http\nHTTP/1.1 {} {}\n", status.as_u16(), reason_phrase(status)));
    for (name, value) in example_headers(ty, entry) {
        out.append(format_args!("{name}: {value}\n"));
    }
    if !entry.is_redirect {
        out.append(format_args!("\n{}\n", entry.full_example.pretty()));
    }
    out.push_str("```\n");
}
