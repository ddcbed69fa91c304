//! One error on the page.

use super::blocks::{push_snippets, push_table, to_line};
use super::doc_comment::{events_to_html, to_html};
use super::escape;
use super::response::push_response;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::content::{
    ClientCode, data_table, description, facts, header_table, issue_table, parameter_table,
};
use crate::reference::contract::{Entry, ErrorType};
use crate::reference::doc_comment::parse_parts;

/// Appends an error. `type_key` is the value of the error's section in the filter `Group`.
pub(super) fn push_entry(
    ty: &ErrorType,
    type_key: &str,
    entry: &Entry,
    code: Option<&ClientCode>,
    out: &mut String,
) {
    let spec = entry.spec;
    let status = entry.response_status();
    let link = entry.fragment();
    let class = if status.is_server_error() { "server" } else { "client" };
    out.append(format_args!(
        "<article id=\"{id}\" class=\"{class}\" data-name=\"{name}\" data-status=\"{number}\" \
         data-type=\"{type_key}\" data-retry=\"{retry}\">\n\
         <header><h3><a href=\"#{link}\">{name}</a></h3>\
         <span class=\"status\">{number} {reason}</span>",
        type_key = escape(type_key),
        id = escape(&entry.anchor),
        name = escape(spec.name()),
        number = status.as_u16(),
        reason = escape(reason_phrase(status)),
        retry = if spec.retryable() { "yes" } else { "no" },
    ));
    if spec.deprecated().is_some() {
        out.push_str("<span class=\"badge old\">Deprecated</span>");
    }
    if let Some(since) = spec.since() {
        out.append(format_args!("<span class=\"badge\">Since {}</span>", escape(since)));
    }
    out.append(format_args!(
        "<button type=\"button\" data-link=\"#{link}\">Copy link</button></header>\n\
         <div class=\"text\">\n"
    ));
    if let Some(note) = spec.deprecated() {
        out.append(format_args!(
            "<div class=\"note\"><strong>Deprecated.</strong> {}</div>\n",
            to_html(note, 4)
        ));
    }
    let parts = parse_parts(description(entry).unwrap_or_default());
    out.push_str(&events_to_html(parts.description, 4));
    for (class, events) in [("causes", parts.causes), ("solutions", parts.solutions)] {
        if !events.is_empty() {
            out.append(format_args!(
                "<div class=\"{class}\">\n{}</div>\n",
                events_to_html(events, 4)
            ));
        }
    }
    push_facts(entry, out);
    let tables = [header_table(entry), parameter_table(entry), data_table(ty, entry)];
    for table in tables.into_iter().flatten() {
        push_table(&table, out);
    }
    if let Some(table) = issue_table(ty, entry) {
        out.push_str(
            "<h4>Nested errors</h4>\n<p>The body lists each invalid part of the request.</p>\n",
        );
        push_table(&table, out);
    }
    out.push_str(
        "</div>\n<figure><figcaption>Response\
         <button type=\"button\" class=\"copy\">Copy</button></figcaption><pre><code>",
    );
    push_response(ty, entry, out);
    out.push_str("</code></pre></figure>\n");
    let snippets = code.map(|code| code.snippets(ty, entry)).unwrap_or_default();
    if !snippets.is_empty() {
        out.push_str("<details class=\"code\"><summary>Handle this error in code</summary>\n");
        push_snippets(&snippets, out);
        out.push_str("</details>\n");
    }
    out.push_str("</article>\n");
}

fn push_facts(entry: &Entry, out: &mut String) {
    out.push_str("<dl class=\"facts\">");
    // The status is in the heading.
    for (label, value) in facts(entry).into_iter().filter(|(label, _)| *label != "Status") {
        out.append(format_args!("<dt>{label}</dt><dd>{}</dd>", to_line(&value)));
    }
    out.push_str("</dl>\n");
}
