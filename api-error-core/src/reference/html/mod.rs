//! The reference as one HTML page.

mod doc_comment;

use crate::catalog::Catalog;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::contract::{Contract, Entry, ErrorType, documented_message};
use doc_comment::to_html;

/// Returns the reference as one self-contained HTML page. Its content type is
/// `text/html; charset=utf-8`.
///
/// The page loads no other files. It has a search field, a light and a dark theme, and styles for
/// small screens and for print.
///
/// Each error has an anchor: the fragment of its type URI, or its name in kebab-case. If you set
/// `type_base = "https://api.example.com/errors#"` and serve the page at that address, the `type`
/// of a problem opens the entry of that error.
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let page = reference::html(&Catalog::new("ItemError", &SPECS));
/// assert!(page.contains(r#"<article id="not-found""#));
/// ```
#[must_use]
pub fn html(catalog: &Catalog) -> String {
    let contract = Contract::new(catalog);
    let mut out = format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n\
         <style>\n{style}</style>\n\
         </head>\n\
         <body>\n\
         <header>\n<h1>{title}</h1>\n{description}</header>\n\
         <search class=\"search\" hidden><label for=\"search\">Search</label>\
         <input id=\"search\" type=\"search\" placeholder=\"Search by name, status, code or text\" \
         autocomplete=\"off\" spellcheck=\"false\"><output aria-live=\"polite\"></output></search>\n",
        title = escape(&title(&contract)),
        style = include_str!("style.css"),
        description = contract.description.map_or_else(String::new, to_html),
    );
    push_overview(&contract, &mut out);
    out.push_str("<main>\n");
    for ty in &contract.types {
        push_type(&contract, ty, &mut out);
    }
    out.push_str("</main>\n<script>\n");
    out.push_str(include_str!("script.js"));
    out.push_str("</script>\n</body>\n</html>\n");
    out
}

/// Returns the title of the page: "Store errors" for a catalog named `STORE`.
fn title(contract: &Contract) -> String {
    let words: Vec<_> = contract.name.split('_').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || contract.name.chars().any(char::is_lowercase) {
        return format!("{} errors", contract.name).trim_start().to_owned();
    }
    let mut text = words.join(" ").to_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{text} errors")
}

fn push_overview(contract: &Contract, out: &mut String) {
    out.push_str("<nav aria-label=\"Errors by status\">\n<h2>By status</h2>\n<dl>\n");
    for (status, entries) in contract.by_status() {
        out.append(format_args!(
            "<dt>{} {}</dt><dd><ul>",
            status.as_u16(),
            escape(reason_phrase(status))
        ));
        for (_, entry) in entries {
            out.append(format_args!(
                "<li><a href=\"#{}\">{}</a></li>",
                entry.fragment(),
                escape(entry.spec.name())
            ));
        }
        out.push_str("</ul></dd>\n");
    }
    out.push_str("</dl>\n</nav>\n");
}

fn push_type(contract: &Contract, ty: &ErrorType, out: &mut String) {
    let catalog = &ty.catalog;
    out.push_str("<section>\n");
    // The page of a single type shows its name and description at the top.
    if catalog.name() != contract.name {
        out.append(format_args!("<h2>{}</h2>\n", escape(catalog.name())));
        out.push_str(&catalog.description().map_or_else(String::new, to_html));
    }
    for entry in &ty.entries {
        push_entry(ty, entry, out);
    }
    out.push_str("</section>\n");
}

fn push_entry(ty: &ErrorType, entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    let status = spec.status();
    let link = entry.fragment();
    let mut classes = String::from(if status.is_server_error() { "server" } else { "client" });
    if spec.deprecated().is_some() {
        classes.push_str(" old");
    }
    out.append(format_args!(
        "<article id=\"{id}\" class=\"{classes}\" data-name=\"{name}\">\n\
         <header><h3><a href=\"#{link}\">{name}</a></h3><span class=\"status\">{number} {reason}</span>\
         <button type=\"button\" data-link=\"#{link}\" hidden>Copy link</button></header>\n",
        id = escape(&entry.anchor),
        name = escape(spec.name()),
        number = status.as_u16(),
        reason = escape(reason_phrase(status)),
    ));
    if let Some(note) = spec.deprecated() {
        out.append(format_args!("<p><strong>Deprecated.</strong> {}</p>\n", escape(note)));
    }
    out.push_str(&spec.description().map_or_else(String::new, to_html));
    push_facts(entry, out);
    push_headers(entry, out);
    push_data(entry, out);
    out.append(format_args!(
        "<pre><code>{}</code></pre>\n<p class=\"quiet\"><code>{}</code></p>\n</article>\n",
        escape(&entry.example.pretty()),
        escape(ty.catalog.envelope().media_type()),
    ));
}

fn push_facts(entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    let mut facts = vec![
        ("Title", escape(spec.title())),
        ("Message", escape(&documented_message(spec))),
        ("Retry", escape(&entry.retry()).replace("`Retry-After`", "<code>Retry-After</code>")),
    ];
    if let Some(code) = spec.code() {
        let name = code.name().map_or_else(String::new, |name| format!(" {name}"));
        facts.insert(0, ("Code", escape(&format!("{}{name}", code.number()))));
    }
    if spec.has_issues() {
        facts.push(("Nested errors", "yes".to_owned()));
    }
    let uris = [("Type", spec.type_uri()), ("Help", spec.help())];
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

fn push_headers(entry: &Entry, out: &mut String) {
    if entry.headers.is_empty() {
        return;
    }
    out.push_str(
        "<div class=\"wide\"><table><thead><tr><th>Header</th><th>Value</th></tr></thead><tbody>\n",
    );
    for header in &entry.headers {
        let value = header.value.as_deref().filter(|value| !value.is_empty());
        let value =
            value.map_or_else(String::new, |value| format!("<code>{}</code>", escape(value)));
        out.append(format_args!(
            "<tr><td><code>{}</code></td><td>{value}</td></tr>\n",
            escape(&header.name)
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

fn push_data(entry: &Entry, out: &mut String) {
    if entry.fields.is_empty() {
        return;
    }
    out.push_str("<div class=\"wide\"><table><thead><tr><th>Data</th><th>Type</th><th></th></tr></thead><tbody>\n");
    for field in &entry.fields {
        let optional =
            if field.is_optional { " <span class=\"quiet\">optional</span>" } else { "" };
        out.append(format_args!(
            "<tr><td><code>{}</code></td><td><code>{}</code>{optional}</td><td>{}</td></tr>\n",
            escape(field.name),
            escape(&field.type_text),
            field.description.map_or_else(String::new, to_html),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

/// Escapes the characters that are markup in HTML text and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            escape("<a href=\"x\" id='y'>&"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;"
        );
    }
}
