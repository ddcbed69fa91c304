//! The reference as one HTML page.

use super::entry::{Entry, message};
use super::model::{Model, Type};
use super::prose::{escape, to_html};
use super::put::Put;
use crate::catalog::Catalog;
use crate::model::reason_phrase;

/// The reference as one self-contained page: it loads nothing, is searched as one types, follows
/// the reader's choice of light or dark, fits a phone and a printer.
///
/// Each error has an anchor: the fragment of its type URI, else its name in kebab-case. With
/// `type_base = "https://api.example.com/errors#"` and the page served at that address, a
/// problem's `type` opens on its own entry. The content type is `text/html; charset=utf-8`.
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
    let model = Model::of(catalog);
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
        title = escape(&title(&model)),
        style = include_str!("page/style.css"),
        description = model.description.map_or_else(String::new, to_html),
    );
    push_overview(&model, &mut out);
    out.push_str("<main>\n");
    for ty in &model.types {
        push_type(&model, ty, &mut out);
    }
    out.push_str("</main>\n<script>\n");
    out.push_str(include_str!("page/script.js"));
    out.push_str("</script>\n</body>\n</html>\n");
    out
}

/// `STORE` is a constant's name; a page is not shouted.
fn title(model: &Model) -> String {
    let words: Vec<_> = model.name.split('_').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || model.name.chars().any(char::is_lowercase) {
        return format!("{} errors", model.name).trim_start().to_owned();
    }
    let mut text = words.join(" ").to_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{text} errors")
}

fn push_overview(model: &Model, out: &mut String) {
    out.push_str("<nav aria-label=\"Errors by status\">\n<h2>By status</h2>\n<dl>\n");
    for (status, entries) in model.by_status() {
        out.put(format_args!(
            "<dt>{} {}</dt><dd><ul>",
            status.as_u16(),
            escape(reason_phrase(status))
        ));
        for (_, entry) in entries {
            out.put(format_args!(
                "<li><a href=\"#{}\">{}</a></li>",
                entry.fragment(),
                escape(entry.spec.name())
            ));
        }
        out.push_str("</ul></dd>\n");
    }
    out.push_str("</dl>\n</nav>\n");
}

fn push_type(model: &Model, ty: &Type, out: &mut String) {
    let catalog = &ty.catalog;
    out.push_str("<section>\n");
    // A page of one type has its name and description at the top.
    if catalog.name() != model.name {
        out.put(format_args!("<h2>{}</h2>\n", escape(catalog.name())));
        out.push_str(&catalog.description().map_or_else(String::new, to_html));
    }
    for entry in &ty.entries {
        push_entry(ty, entry, out);
    }
    out.push_str("</section>\n");
}

fn push_entry(ty: &Type, entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    let status = spec.status();
    let link = entry.fragment();
    let mut classes = String::from(if status.is_server_error() { "server" } else { "client" });
    if spec.deprecated().is_some() {
        classes.push_str(" old");
    }
    out.put(format_args!(
        "<article id=\"{id}\" class=\"{classes}\" data-name=\"{name}\">\n\
         <header><h3><a href=\"#{link}\">{name}</a></h3><span class=\"status\">{number} {reason}</span>\
         <button type=\"button\" data-link=\"#{link}\" hidden>Copy link</button></header>\n",
        id = escape(&entry.anchor),
        name = escape(spec.name()),
        number = status.as_u16(),
        reason = escape(reason_phrase(status)),
    ));
    if let Some(note) = spec.deprecated() {
        out.put(format_args!("<p><strong>Deprecated.</strong> {}</p>\n", escape(note)));
    }
    out.push_str(&spec.description().map_or_else(String::new, to_html));
    push_facts(entry, out);
    push_headers(entry, out);
    push_data(entry, out);
    out.put(format_args!(
        "<pre><code>{}</code></pre>\n<p class=\"quiet\"><code>{}</code></p>\n</article>\n",
        escape(&entry.example.pretty()),
        escape(ty.catalog.envelope().media_type()),
    ));
}

fn push_facts(entry: &Entry, out: &mut String) {
    let spec = entry.spec;
    let mut facts = vec![
        ("Title", escape(spec.title())),
        ("Message", escape(&message(spec))),
        ("Retry", to_html(&entry.retry()).replace("<p>", "").replace("</p>\n", "")),
    ];
    if let Some(code) = spec.code() {
        let name = code.name().map_or_else(String::new, |name| format!(" {name}"));
        facts.insert(0, ("Code", escape(&format!("{}{name}", code.number()))));
    }
    if spec.has_issues() {
        facts.push(("Nested errors", "yes".to_owned()));
    }
    let uris = [("Type", spec.type_uri()), ("Help", spec.help())];
    for (what, uri) in uris.into_iter().filter_map(|(what, uri)| Some((what, uri?))) {
        let is_link = uri.starts_with("https://") || uri.starts_with("http://");
        let text = escape(uri);
        let shown = if is_link { format!("<a href=\"{text}\">{text}</a>") } else { text };
        facts.push((what, shown));
    }
    out.push_str("<dl class=\"facts\">");
    for (what, value) in facts {
        out.put(format_args!("<dt>{what}</dt><dd>{value}</dd>"));
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
        out.put(format_args!(
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
        out.put(format_args!(
            "<tr><td><code>{}</code></td><td><code>{}</code>{optional}</td><td>{}</td></tr>\n",
            escape(field.name),
            escape(&field.notation),
            field.description.map_or_else(String::new, to_html),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}
