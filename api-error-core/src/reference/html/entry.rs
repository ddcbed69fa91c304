//! One error on the page.

use super::code::ClientCode;
use super::doc_comment::{events_to_html, to_html};
use super::escape;
use super::response::push_response;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::contract::{Entry, ErrorType};
use crate::reference::doc_comment::parse_parts;
use crate::reference::issue_members::issue_members;

/// Appends an error. `type_key` is the value of its type in the filter of types.
pub(super) fn push_entry(
    ty: &ErrorType,
    type_key: &str,
    entry: &Entry,
    code: Option<&ClientCode>,
    out: &mut String,
) {
    let spec = entry.spec;
    let status = spec.status();
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
    let parts = parse_parts(spec.description().unwrap_or_default());
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
    push_headers(entry, out);
    push_data(ty, entry, out);
    push_issues(entry, out);
    out.push_str(
        "</div>\n<figure><figcaption>Response\
         <button type=\"button\" class=\"copy\">Copy</button></figcaption><pre><code>",
    );
    push_response(&ty.catalog, entry, out);
    out.push_str("</code></pre></figure>\n");
    if let Some(code) = code {
        code.push(ty, entry, out);
    }
    out.push_str("</article>\n");
}

fn push_facts(entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    let mut facts = Vec::new();
    if let Some(code) = spec.code() {
        let name = code.name().map_or_else(String::new, |name| format!(" {name}"));
        facts.push(("Code", escape(&format!("{}{name}", code.number()))));
    }
    facts.push(("Message", escape(&entry.described_message())));
    if let Some(title) = entry.sent_title() {
        facts.push(("Title", escape(title)));
    }
    let advice = escape(&entry.retry_advice());
    facts.push(("Retry", advice.replace("`Retry-After`", "<code>Retry-After</code>")));
    let uris = [("Type", spec.type_uri()), ("More", spec.help())];
    for (label, uri) in uris.into_iter().filter_map(|(label, uri)| Some((label, uri?))) {
        let is_link = uri.starts_with("https://") || uri.starts_with("http://");
        let text = escape(uri);
        let shown = if is_link { format!("<a href=\"{text}\">{text}</a>") } else { text };
        facts.push((label, shown));
    }
    out.push_str("<dl class=\"facts\">");
    for (label, value) in facts {
        out.append(format_args!("<dt>{label}</dt><dd>{value}</dd>"));
    }
    out.push_str("</dl>\n");
}

/// Appends the headers that differ in each response or that have a description. The response
/// shows the others.
fn push_headers(entry: &Entry, out: &mut String) {
    let mut headers = entry
        .headers
        .iter()
        .filter(|header| header.value.is_none() || header.description().is_some())
        .peekable();
    if headers.peek().is_none() {
        return;
    }
    start_table("Headers", ["Header", "Description"], out);
    for header in headers {
        out.append(format_args!(
            "<tr><td><code>{}</code>{}</td><td>{}</td></tr>\n",
            escape(&header.name),
            optional(header.is_optional),
            to_html(header.description().unwrap_or("Differs in each response."), 4),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

fn push_data(ty: &ErrorType, entry: &Entry, out: &mut String) {
    if entry.fields.is_empty() {
        return;
    }
    // Some envelopes send no data, but the message contains it.
    let label = if ty.catalog.envelope().sends_data() { "Data" } else { "In the message" };
    start_table(label, [label, "Type", "Description"], out);
    for field in &entry.fields {
        out.append(format_args!(
            "<tr><td><code>{}</code></td><td><code>{}</code>{}</td><td>{}</td></tr>\n",
            escape(field.name),
            escape(entry.sent_type(field)),
            optional(field.is_optional),
            field.description.map_or_else(String::new, |text| to_html(text, 4)),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

fn push_issues(entry: &Entry, out: &mut String) {
    let members = issue_members(entry);
    if members.is_empty() {
        return;
    }
    out.push_str(
        "<h4>Nested errors</h4>\n<p>The body lists each invalid part of the request.</p>\n",
    );
    start_table("Nested errors", ["Member", "Type", "Example"], out);
    for member in members {
        let example = member
            .example
            .map_or_else(String::new, |example| format!("<code>{}</code>", escape(&example)));
        out.append(format_args!(
            "<tr><td><code>{}</code></td><td><code>{}</code>{}</td><td>{example}</td></tr>\n",
            escape(&member.name),
            member.type_name,
            optional(member.is_optional),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

pub(super) fn optional(is_optional: bool) -> &'static str {
    if is_optional { " <span class=\"quiet\">optional</span>" } else { "" }
}

/// Starts a table that scrolls on a narrow screen, so that the keyboard must reach it.
pub(super) fn start_table<const N: usize>(label: &str, columns: [&str; N], out: &mut String) {
    out.append(format_args!(
        "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><table><thead><tr>"
    ));
    for column in columns {
        out.append(format_args!("<th scope=\"col\">{column}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
}
