//! The reference as one HTML page.

mod blocks;
mod doc_comment;
mod entry;
mod overview;
mod response;

use crate::catalog::Catalog;
use crate::reference::Append;
use crate::reference::content::{ClientCode, Section, guide, sections};
use crate::reference::contract::Contract;
use blocks::push_blocks;
use doc_comment::to_html;
use entry::push_entry;
use overview::{push_overview, push_search, section_key};

/// On a wide screen, the list of errors is a column at the side if there are at least this many
/// errors.
const SIDE_COLUMN: usize = 30;

/// The choice between the light and the dark theme. By default, the page has the theme of the
/// system.
const THEME_CHOICE: &str = "<label class=\"theme\">Theme <select><option value=\"\">System</option>\
     <option value=\"light\">Light</option><option value=\"dark\">Dark</option></select></label>\n";

/// Returns the reference as one self-contained HTML page. Its content type is
/// `text/html; charset=utf-8`. [`Html`] has options for the page.
///
/// The page loads no other files. It has a search field, filters, a light and a dark theme, and
/// styles for small screens and for print.
///
/// Each error has an anchor: the fragment of its type URI, or its name in kebab-case. If you set
/// `type_base = "https://api.example.com/errors#"` and serve the page at this address, the `type`
/// of a problem is a link to the entry of its error. For a `type_base` that ends with `/`,
/// [`Html::redirects`] returns the redirects to the page.
///
/// Sections such as `# Cause` and `# Solution` in the doc comment of an error are highlighted.
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
    Html::new(catalog).render()
}

/// An HTML page of a catalog, with options. [`html`] returns the page without options.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Catalog, ErrorSpec, reference::Html};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let page = Html::new(&Catalog::new("STORE", &SPECS))
///     .title("Errors of the Store API")
///     .version("1.2")
///     .date("2026-03-01")
///     .base_url("https://store.example.com")
///     .openapi_url("/openapi.json")
///     .render();
/// assert!(page.contains("<h1>Errors of the Store API</h1>"));
/// assert!(page.contains("<a href=\"/openapi.json\">OpenAPI</a>"));
/// ```
#[derive(Clone, Debug)]
#[must_use = "`render` returns the page"]
pub struct Html {
    catalog: Catalog,
    title: Option<String>,
    version: Option<String>,
    date: Option<String>,
    base_url: Option<String>,
    json_url: Option<String>,
    markdown_url: Option<String>,
    openapi_url: Option<String>,
    typescript_url: Option<String>,
    has_code: bool,
}

impl Html {
    /// Creates the page of a catalog, without options.
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            catalog: *catalog,
            title: None,
            version: None,
            date: None,
            base_url: None,
            json_url: None,
            markdown_url: None,
            openapi_url: None,
            typescript_url: None,
            has_code: true,
        }
    }

    /// Sets the title of the page. The default is the title that a type declares, or the heading at
    /// the start of an API's description. If there is neither, the default is the name of the
    /// catalog in words: "Store errors" for `STORE`.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the version of the API, such as `1.2`. The default is none.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Sets the date of the page, such as `2026-03-01`. The default is none, so that the page does
    /// not change with each build.
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }

    /// Sets the address of the API in the curl command, such as `https://api.example.com`. The
    /// default is the shell variable `$URL`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sets the address of the output of [`json`](super::json), for a link. That document is for
    /// tools, and contains the names of types and variants in Rust. By default, the page has no
    /// such link.
    pub fn json_url(mut self, url: impl Into<String>) -> Self {
        self.json_url = Some(url.into());
        self
    }

    /// Sets the address of the output of [`markdown`](super::markdown), for a link. By default, the
    /// page has no such link.
    pub fn markdown_url(mut self, url: impl Into<String>) -> Self {
        self.markdown_url = Some(url.into());
        self
    }

    /// Sets the address of the output of [`typescript`](super::typescript), for a link. By default,
    /// the page has no such link.
    pub fn typescript_url(mut self, url: impl Into<String>) -> Self {
        self.typescript_url = Some(url.into());
        self
    }

    /// Sets the address of the OpenAPI document, for a link. By default, the page has no such link.
    pub fn openapi_url(mut self, url: impl Into<String>) -> Self {
        self.openapi_url = Some(url.into());
        self
    }

    /// Removes the examples of code that handles each error in Rust and in TypeScript.
    ///
    /// Without this call, the TypeScript examples import the output of
    /// [`typescript`](super::typescript) as `./errors`. The Rust examples use this library with its
    /// feature `reqwest`. They decode a type that declares `decode`. For any other type, they
    /// compare the name, the message or the status.
    pub const fn without_code(mut self) -> Self {
        self.has_code = false;
        self
    }

    /// Returns a redirect for each problem type URI that has a path instead of a fragment. A
    /// redirect is the path of the URI, and the location of its error on the page.
    ///
    /// With `type_base = "https://api.example.com/errors/"`, there is no page at the address of a
    /// type URI. If the server redirects each of these paths, people can open the URI.
    /// `page` is the address of the page. Only URIs with the scheme `https` or `http` are returned.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, ErrorSpec, reference::Html};
    ///
    /// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)
    ///     .with_type_uri("https://api.example.com/errors/not-found")];
    /// let html = Html::new(&Catalog::new("ItemError", &SPECS));
    /// assert_eq!(
    ///     html.redirects("/errors"),
    ///     [("/errors/not-found".to_owned(), "/errors#not-found".to_owned())]
    /// );
    /// ```
    #[must_use]
    pub fn redirects(&self, page: &str) -> Vec<(String, String)> {
        let contract = Contract::new(&self.catalog);
        let mut redirects: Vec<(String, String)> = Vec::new();
        for (_, entry) in contract.entries() {
            let Some(path) = entry.spec.type_uri().and_then(path_of) else { continue };
            if !redirects.iter().any(|(known, _)| known == path) {
                redirects.push((path.to_owned(), format!("{page}#{}", entry.fragment())));
            }
        }
        redirects
    }

    /// Returns the value of the header `Content-Security-Policy` for the page. It allows only the
    /// style sheet and the scripts of the page, by their hashes, and images in `data:` URLs. The
    /// value is the same for each page.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// let policy = api_error::reference::Html::csp();
    /// assert!(policy.starts_with("default-src 'none'; "));
    /// ```
    #[must_use]
    pub const fn csp() -> &'static str {
        include_str!("csp.txt").trim_ascii_end()
    }

    /// Returns the page.
    #[must_use]
    pub fn render(&self) -> String {
        let contract = Contract::new(&self.catalog);
        let title = self.title.clone().unwrap_or_else(|| contract.title.clone());
        let is_long = contract.entries().count() >= SIDE_COLUMN;
        let mut out = format!(
            "<!doctype html>\n\
             <html lang=\"en\">\n\
             <head>\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <link rel=\"icon\" href=\"data:,\">\n\
             <title>{title}</title>\n\
             <style>\n{style}</style>\n\
             <script>\n{theme}</script>\n\
             </head>\n\
             <body{class}>\n",
            title = escape(&title),
            style = include_str!("style.css"),
            theme = include_str!("theme.js"),
            class = if is_long { " class=\"long\"" } else { "" },
        );
        let code = self.has_code.then(|| ClientCode::new(&contract));
        let sections = sections(&contract);
        self.push_intro(&title, &contract, &mut out);
        push_search(&contract, &sections, &mut out);
        self.push_guide(&contract, code.as_ref(), &mut out);
        push_overview(&contract, &sections, is_long, &mut out);
        out.push_str("<main>\n");
        for section in &sections {
            push_section(section, code.as_ref(), &mut out);
        }
        out.push_str(
            "<p class=\"none\" hidden>No error matches. \
             <button type=\"button\">Show all errors</button></p>\n\
             </main>\n<script>\n",
        );
        out.push_str(include_str!("script.js"));
        out.push_str("</script>\n</body>\n</html>\n");
        out
    }

    fn push_intro(&self, title: &str, contract: &Contract, out: &mut String) {
        out.append(format_args!(
            "<header class=\"intro\">\n<h1>{}</h1>\n{THEME_CHOICE}",
            escape(title)
        ));
        let facts = [
            self.version.as_ref().map(|version| format!("Version {}", escape(version))),
            self.date.as_ref().map(|date| escape(date)),
            self.downloads(),
        ];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        if !facts.is_empty() {
            out.append(format_args!("<p class=\"quiet version\">{}</p>\n", facts.join(" · ")));
        }
        out.push_str(&contract.description.map_or_else(String::new, |text| to_html(text, 2)));
        out.push_str("</header>\n");
    }

    /// Appends the facts that apply to all errors.
    fn push_guide(&self, contract: &Contract, code: Option<&ClientCode>, out: &mut String) {
        out.push_str("<section class=\"guide\" aria-label=\"Guide\">\n");
        for section in guide(contract, code, self.base_url.as_deref()) {
            out.append(format_args!(
                "<details{}><summary>{}</summary>\n",
                if section.is_open { " open" } else { "" },
                section.title
            ));
            push_blocks(&section.blocks, out);
            out.push_str("</details>\n");
        }
        out.push_str("</section>\n");
    }

    /// Returns the links to the other outputs.
    fn downloads(&self) -> Option<String> {
        let links = [
            ("OpenAPI", &self.openapi_url),
            ("TypeScript", &self.typescript_url),
            ("Markdown", &self.markdown_url),
            ("JSON", &self.json_url),
        ];
        let links = links.into_iter().filter_map(|(label, url)| Some((label, url.as_ref()?)));
        let links: Vec<_> =
            links.map(|(label, url)| format!("<a href=\"{}\">{label}</a>", escape(url))).collect();
        (!links.is_empty()).then(|| format!("Downloads: {}", links.join(", ")))
    }
}

fn push_section(section: &Section<'_>, code: Option<&ClientCode>, out: &mut String) {
    out.push_str("<section>\n");
    if let Some(title) = &section.title {
        out.append(format_args!("<h2>{}</h2>\n", escape(title)));
    }
    out.push_str(&section.description.map_or_else(String::new, |text| to_html(text, 3)));
    let key = section_key(section);
    for (ty, entry) in &section.entries {
        push_entry(ty, &key, entry, code, out);
    }
    out.push_str("</section>\n");
}

/// Returns the path of an `https` or `http` URI. Returns `None` for the path `/`, and for a URI
/// with a query or a fragment.
fn path_of(uri: &str) -> Option<&str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| uri.strip_prefix(scheme))?;
    let path = rest.get(rest.find(['/', '?', '#'])?..)?;
    (path.len() > 1 && path.starts_with('/') && !path.contains(['?', '#'])).then_some(path)
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
