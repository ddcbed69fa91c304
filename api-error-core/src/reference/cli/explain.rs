//! Explains one error.

use super::find::{find, suggest};
use super::style::Style;
use super::{Failure, Outcome};
use crate::catalog::Catalog;
use crate::model::reason_phrase;
use crate::reference::contract::{Contract, Entry, ErrorType, plain_text};
use crate::reference::{Append, response_text};
use std::fmt::Display;

/// The width of the column of labels. A space follows it.
const WIDTH: usize = 10;

/// Returns the explanation of each error with this name or code.
pub(super) fn explain(catalog: &Catalog, text: &str, style: Style) -> Outcome {
    let contract = Contract::new(catalog);
    let found = find(&contract, text);
    if found.is_empty() {
        let names = suggest(&contract, text);
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        let hint = if names.is_empty() {
            "the command `markdown` prints all errors".to_owned()
        } else {
            format!("did you mean {}?", names.join(" or "))
        };
        let text = text.escape_debug();
        return Err(Failure::negative_result(format!(
            "no error has the name or code `{text}`\n{hint}"
        )));
    }
    let texts: Vec<_> = found.iter().map(|(ty, entry)| explanation(ty, entry, style)).collect();
    Ok(texts.join("\n"))
}

fn explanation(ty: &ErrorType, entry: &Entry, style: Style) -> String {
    let spec = entry.spec;
    let mut out = format!("{}\n\n", style.error(spec.name()));
    let mut line = |label: &str, value: &dyn Display| push(&mut out, style, label, value);
    let status = entry.response_status();
    line("Status", &format_args!("{} {}", status.as_u16(), reason_phrase(status)));
    if let Some(code) = spec.code() {
        let name = code.name().map_or_else(String::new, |name| format!(" {name}"));
        line("Code", &format_args!("{}{name}", code.number()));
    }
    line("Message", &entry.described_message('"'));
    if let Some(cause) = spec.description() {
        line("Cause", &cause);
    }
    if let Some(note) = spec.deprecated() {
        line("Deprecated", &note);
    }
    line("Retry", &entry.retry_advice());
    line("Envelope", &ty.catalog.envelope().name());
    for (label, uri) in [("Type", spec.type_uri()), ("Help", spec.help())] {
        if let Some(uri) = uri {
            line(label, &uri);
        }
    }
    line("In Rust", &format_args!("{}::{}", ty.catalog.name(), spec.variant()));
    let fields = entry.fields.iter().map(|field| {
        let optional = if field.is_optional { ", optional" } else { "" };
        let type_text = format!("{}{optional}", field.type_text);
        (
            field.name.to_owned(),
            [type_text.as_str(), field.description.unwrap_or_default()].join("  "),
        )
    });
    push_table(&mut out, style, "Data", fields.collect());
    let headers = entry.headers.iter().map(|header| {
        let text = header.example.as_ref().map(plain_text).unwrap_or_default();
        let value = if header.is_fixed { text } else { format!("such as {text}") };
        (header.name.clone(), value)
    });
    push_table(&mut out, style, "Headers", headers.collect());
    if spec.has_issues() {
        out.append(format_args!("\nThe response contains nested errors.\n"));
    }
    out.append(format_args!("\n{}\n", style.heading("Example")));
    for line in response_text(&entry.response).lines() {
        out.push_str(format!("  {line}").trim_end());
        out.push('\n');
    }
    out
}

/// Appends a labelled value. The following lines of the value are indented.
fn push(out: &mut String, style: Style, label: &str, value: &dyn Display) {
    let padding = " ".repeat(WIDTH.saturating_sub(label.len()));
    let indent = format!("\n{}", " ".repeat(WIDTH + 1));
    let value = value.to_string().trim().replace('\n', &indent);
    out.append(format_args!("{}{padding} {value}\n", style.heading(label)));
}

fn push_table(out: &mut String, style: Style, heading: &str, rows: Vec<(String, String)>) {
    let Some(width) = rows.iter().map(|(name, _)| name.chars().count()).max() else { return };
    out.append(format_args!("\n{}\n", style.heading(heading)));
    for (name, value) in rows {
        let padding = " ".repeat(width - name.chars().count());
        let indent = format!("\n{}", " ".repeat(width + 4));
        let value = value.trim().replace('\n', &indent);
        out.append(format_args!("  {}{padding}  {value}\n", style.member(name)));
    }
}
