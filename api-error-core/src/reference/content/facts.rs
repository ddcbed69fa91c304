//! The facts about one error.

use super::escape::{code, escape_text};
use super::table::Table;
use crate::model::{reason_phrase, status_meaning};
use crate::reference::contract::{Entry, ErrorType, plain_text};
use crate::text::letters::same_letters;
use serde_json::Value;

/// The labels and the values, which are Markdown in one line.
pub(crate) type Facts = Vec<(&'static str, String)>;

/// Returns the description, or the meaning of the status for a 5xx without a doc comment.
pub(crate) fn description(entry: &Entry) -> Option<&'static str> {
    let status = entry.spec.status();
    let text = entry.spec.description();
    text.or_else(|| status.is_server_error().then(|| status_meaning(status.as_u16())))
}

/// Returns the facts that the HTML page and the Markdown page list.
pub(crate) fn facts(entry: &Entry) -> Facts {
    let spec = entry.spec;
    let status = entry.response_status();
    let mut facts =
        vec![("Status", format!("{} {}", status.as_u16(), escape_text(reason_phrase(status))))];
    if let Some(number) = spec.code() {
        let name = number.name().map_or_else(String::new, |name| format!(" {}", code(name)));
        facts.push(("Code", format!("{}{name}", number.number())));
    }
    facts.push(("Message", message(entry)));
    if let Some(title) = other_title(entry) {
        facts.push(("Title", escape_text(title)));
    }
    facts.push(("Retry", entry.retry_advice()));
    for (label, uri) in [("Type", spec.type_uri()), ("More", spec.help())] {
        if let Some(uri) = uri {
            let is_link = uri.starts_with("https://") || uri.starts_with("http://");
            facts.push((label, if is_link { format!("<{uri}>") } else { escape_text(uri) }));
        }
    }
    facts
}

/// Returns the message, as code in Markdown. If the responses have different messages, the result
/// is an example.
pub(crate) fn message(entry: &Entry) -> String {
    let text = code(&entry.example_message);
    if entry.has_fixed_message() { text } else { format!("such as {text}") }
}

/// Returns the title that each body contains, if it is neither the name nor the text of the status.
fn other_title(entry: &Entry) -> Option<&'static str> {
    let spec = entry.spec;
    let is_known =
        |title: &str| same_letters(title, spec.name()) || title == reason_phrase(spec.status());
    entry.sent_title().filter(|title| !is_known(title))
}

/// Returns the table of the data.
pub(crate) fn data_table(ty: &ErrorType, entry: &Entry) -> Option<Table> {
    // If the envelope does not send data, only the message can contain the values.
    let sends_data = ty.catalog.envelope().sends_data();
    let label = if sends_data { "Data" } else { "In the message" };
    let mut table = Table::new(label, [label, "Type", "Description", "Example"]);
    for member in entry.spec.members().iter().filter(|_| sends_data) {
        table.push([
            code(member.name()),
            code(&Value::from(member.value()).to_string()),
            "Always this value.".to_owned(),
            code(member.value()),
        ]);
    }
    for field in &entry.fields {
        table.push([
            code(field.name),
            typed(&code(entry.sent_type(field)), field.is_optional),
            field.description.unwrap_or_default().to_owned(),
            code(&plain_text(&field.example)),
        ]);
    }
    table.filled()
}

/// Returns the table of the parameters, if the error is sent in a redirect.
pub(crate) fn parameter_table(entry: &Entry) -> Option<Table> {
    let mut table = Table::new("Parameters", ["Parameter", "Description", "Example"]);
    for parameter in entry.parameters() {
        table.push([
            typed(&code(&parameter.name), parameter.is_optional),
            parameter.description.to_owned(),
            parameter.example.as_deref().map_or_else(String::new, code),
        ]);
    }
    table.filled()
}

/// Returns the text of a type. `, optional` follows the type of an optional member.
pub(super) fn typed(text: &str, is_optional: bool) -> String {
    if is_optional { format!("{text}, optional") } else { text.to_owned() }
}
