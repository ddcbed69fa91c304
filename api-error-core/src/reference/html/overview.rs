//! The part of the page before the errors: the search, the filters, and the list of all errors.

use super::escape;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::content::Section;
use crate::reference::contract::{Contract, Entry};

/// Appends the search field and the filters.
pub(super) fn push_search(contract: &Contract, sections: &[Section<'_>], out: &mut String) {
    out.push_str(
        "<search class=\"search\"><label for=\"search\">Search</label>\
         <input id=\"search\" type=\"search\" placeholder=\"Search by name, status, code or text\" \
         autocomplete=\"off\" spellcheck=\"false\">\n",
    );
    let statuses = contract.by_status();
    let mut options = String::new();
    for (class, label) in
        [(4, "4xx: the server refused the request"), (5, "5xx: the server failed")]
    {
        let is_class = |status: &http::StatusCode| status.as_u16() / 100 == class;
        if statuses.iter().any(|(status, _)| is_class(status)) {
            options.append(format_args!("<option value=\"{class}\">{label}</option>"));
        }
    }
    for (status, _) in &statuses {
        options.append(format_args!(
            "<option value=\"{0}\">{0} {1}</option>",
            status.as_u16(),
            escape(reason_phrase(*status))
        ));
    }
    push_filter("status", "Status", "Status", &options, out);
    let mut groups: Vec<(String, &str)> = Vec::new();
    for section in sections {
        let group = (section_key(section), section.name.as_str());
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    if groups.len() > 1 {
        options.clear();
        for (key, title) in &groups {
            options.append(format_args!(
                "<option value=\"{}\">{}</option>",
                escape(key),
                escape(title)
            ));
        }
        push_filter("type", "Group", "Group", &options, out);
    }
    let options =
        "<option value=\"yes\">Retryable</option><option value=\"no\">Not retryable</option>";
    push_filter("retry", "Retry", "Retry", options, out);
    out.push_str("<output aria-live=\"polite\"></output></search>\n");
}

fn push_filter(key: &str, label: &str, all: &str, options: &str, out: &mut String) {
    out.append(format_args!(
        "<select data-filter=\"{key}\" aria-label=\"{label}\"><option value=\"\">{all}</option>{options}</select>\n"
    ));
}

/// Returns the value of a section in the filter `Group`. If the reader selects the section, the URL
/// of the page contains this value.
pub(super) fn section_key(section: &Section<'_>) -> String {
    let title = section.name.to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Appends the list of all errors. A long list is grouped by section, and is a column at the side
/// of a wide screen. A short list is grouped by status.
pub(super) fn push_overview(
    contract: &Contract,
    sections: &[Section<'_>],
    is_long: bool,
    out: &mut String,
) {
    let heading = if is_long { "All errors" } else { "By status" };
    out.append(format_args!("<nav aria-label=\"Errors\">\n<h2>{heading}</h2>\n<dl>\n"));
    if is_long {
        for section in sections {
            out.append(format_args!("<dt>{}</dt><dd><ul>", escape(&section.name)));
            for (_, entry) in &section.entries {
                push_link(entry, Some(entry.response_status().as_u16().to_string()), out);
            }
            out.push_str("</ul></dd>\n");
        }
    } else {
        for (status, entries) in contract.by_status() {
            out.append(format_args!(
                "<dt>{} {}</dt><dd><ul>",
                status.as_u16(),
                escape(reason_phrase(status))
            ));
            for (_, entry) in entries {
                push_link(entry, entry.spec.code().map(|code| code.number().to_string()), out);
            }
            out.push_str("</ul></dd>\n");
        }
    }
    out.push_str("</dl>\n</nav>\n");
}

fn push_link(entry: &Entry, note: Option<String>, out: &mut String) {
    let class = if entry.spec.deprecated().is_some() { " class=\"old\"" } else { "" };
    out.append(format_args!(
        "<li{class}><a href=\"#{}\">{}{}</a></li>",
        entry.fragment(),
        escape(entry.spec.name()),
        note.map_or_else(String::new, |note| format!(" <span>{note}</span>")),
    ));
}
