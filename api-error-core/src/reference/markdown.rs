//! The reference as Markdown.

use super::entry::{Entry, message};
use super::model::{Model, Type};
use super::put::Put;
use crate::catalog::Catalog;

/// The reference as a Markdown page: an overview by status, then type by type each error with its
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
    let model = Model::of(catalog);
    let mut out = format!("# {}\n", text(model.name));
    if let Some(description) = model.description {
        out.put(format_args!("\n{description}\n"));
    }
    out.push_str("\n| status | error | code | message |\n|---|---|---|---|\n");
    for (status, entries) in model.by_status() {
        for (_, entry) in entries {
            let spec = entry.spec;
            out.put(format_args!(
                "| {} | [{}](#{}) | {} | {} |\n",
                status.as_u16(),
                cell(&code(spec.name())),
                entry.fragment(),
                spec.code().map_or_else(String::new, |code| code.number().to_string()),
                cell(&text(&message(spec))),
            ));
        }
    }
    for ty in &model.types {
        out.put(format_args!("\n## {}\n", text(ty.catalog.name())));
        if let Some(description) =
            ty.catalog.description().filter(|_| model.name != ty.catalog.name())
        {
            out.put(format_args!("\n{description}\n"));
        }
        for entry in &ty.entries {
            write(ty, entry, &mut out);
        }
    }
    out
}

fn write(ty: &Type, entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    // The line break before a heading, and an anchor that does not depend on who renders this.
    out.put(format_args!(
        "\n<a id=\"{}\"></a>\n\n### {}\n\n",
        super::prose::escape(&entry.anchor),
        code(spec.name()),
    ));
    if let Some(note) = spec.deprecated() {
        out.put(format_args!("**Deprecated.** {}\n\n", text(note)));
    }
    if let Some(description) = spec.description() {
        out.put(format_args!("{description}\n\n"));
    }
    let status = spec.status();
    out.put(format_args!(
        "- Status: {} {}\n",
        status.as_u16(),
        crate::model::reason_phrase(status)
    ));
    if let Some(number) = spec.code() {
        let name = number.name().map_or_else(String::new, |name| format!(" {}", code(name)));
        out.put(format_args!("- Code: {}{name}\n", number.number()));
    }
    out.put(format_args!("- Title: {}\n", text(spec.title())));
    out.put(format_args!("- Message: {}\n", text(&message(spec))));
    out.put(format_args!("- Retry: {}\n", entry.retry()));
    if let Some(uri) = spec.type_uri() {
        out.put(format_args!("- Type: <{uri}>\n"));
    }
    if let Some(uri) = spec.help() {
        out.put(format_args!("- Help: <{uri}>\n"));
    }
    if spec.has_issues() {
        out.push_str("- Holds nested errors\n");
    }
    if !entry.headers.is_empty() {
        out.push_str("\n| header | value |\n|---|---|\n");
        for header in &entry.headers {
            let value = header.value.as_deref().map_or_else(String::new, code);
            out.put(format_args!("| {} | {} |\n", cell(&code(&header.name)), cell(&value)));
        }
    }
    if !entry.fields.is_empty() {
        out.push_str("\n| data | type | |\n|---|---|---|\n");
        for field in &entry.fields {
            let optional = if field.is_optional { ", optional" } else { "" };
            out.put(format_args!(
                "| {} | {}{optional} | {} |\n",
                cell(&code(field.name)),
                cell(&code(&field.notation)),
                cell(field.description.unwrap_or_default()),
            ));
        }
    }
    out.put(format_args!(
        "\n```json\n{}\n```\n\n`{}`\n",
        entry.example.pretty(),
        ty.catalog.envelope().media_type(),
    ));
}

/// A text in which nothing is markup.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '~') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

/// A text as code, whatever back-ticks are in it.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest > 0 { format!("{fence} {text} {fence}") } else { format!("{fence}{text}{fence}") }
}

/// A text that does not end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
