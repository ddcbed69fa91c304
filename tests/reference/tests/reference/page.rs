//! The HTML page in a browser. `page.mjs` contains the checks.

use super::hostile::HOSTILE;
use super::{apis, tool};
use api_error::reference::{self, Html};
use api_error::{ApiError, Catalog, Catalogued, ErrorSpec, Issue, catalog};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use thiserror::Error;

catalog! {
    /// The errors of a shop. Each response has the header `X-Request-Id`; send it to the support.
    static SHOP = [OrderError, Refusal];
}

/// Errors of the order endpoints.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
#[api_error(type_base = "https://shop.example.com/errors#", title = "Orders & carts")]
enum OrderError {
    /// The order was already paid.
    ///
    /// # Causes
    /// - A second payment with the same `Idempotency-Key`.
    /// - Two tabs of the shop are open.
    ///
    /// # Solution
    /// Read the order again with `GET /orders/{id}`, and show its state.
    #[error("order {order} is already paid")]
    #[status(409)]
    #[code(12, "OrderError")]
    AlreadyPaid {
        /// The number of the order.
        #[data]
        order: u64,
    },

    /// The body of the request has invalid members.
    #[error("the order is invalid")]
    #[status(422)]
    #[api_error(since = "2026-03", title = "The order has mistakes")]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },

    /// The bank does not answer.
    #[error("the bank does not answer")]
    #[status(503)]
    #[api_error(message = "payments are not available", retry_after = 30)]
    Unavailable,

    /// Orders without an account are not possible since version 2.
    #[error("log in first")]
    #[status(401)]
    #[deprecated = "`ALREADY_PAID` replaces it."]
    Anonymous,
}

/// Errors without a type URI.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum Refusal {
    #[error("use fewer words")]
    #[status(400)]
    #[api_error(title = "Too many words")]
    Words,
}

/// Errors whose type URIs have paths.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
#[api_error(type_base = "https://shop.example.com/problems/")]
enum PathError {
    #[error("it is out of stock")]
    #[status(409)]
    OutOfStock,
    #[error("it is gone")]
    #[status(410)]
    #[api_error(type = "https://other.example.com/gone%20items")]
    Gone,
    #[error("a fragment needs no redirect")]
    #[status(404)]
    #[api_error(type = "https://shop.example.com/paths#fragment")]
    Fragment,
    #[error("not an address")]
    #[status(400)]
    #[api_error(type = "urn:example:tag")]
    Tag,
    #[error("the start page")]
    #[status(403)]
    #[api_error(type = "https://shop.example.com/")]
    Start,
}

#[test]
fn type_uris_with_paths_have_redirects() {
    let redirects = Html::new(&PathError::CATALOG).redirects("/paths");
    let redirects: Vec<_> =
        redirects.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_eq!(
        redirects,
        [("/problems/out-of-stock", "/paths#out-of-stock"), ("/gone%20items", "/paths#gone")]
    );
    assert_eq!(Html::new(&SHOP).redirects("/shop"), []);
}

/// Returns a catalog of 40 types with 50 errors each.
fn many() -> Catalog {
    let specs = |group: usize| -> &'static [ErrorSpec] {
        let spec = |index: usize| {
            let number = group * 50 + index;
            let name = format!("GROUP_{group}_ERROR_{number}").leak();
            let variant = format!("Error{number}").leak();
            let text = format!("The resource {number} of group {group} cannot be used.").leak();
            let status = [400, 403, 404, 409, 422, 429, 500, 503][number % 8];
            ErrorSpec::new(variant, name, "A title", status).with_description(text)
        };
        (0..50).map(spec).collect::<Vec<_>>().leak()
    };
    let types: Vec<_> = (0..40)
        .map(|group| {
            let name = format!("Group{group}Error").leak();
            Catalog::new(name, specs(group)).with_path(name)
        })
        .collect();
    Catalog::new("ManyError", &[]).with_nested(types.leak())
}

#[test]
fn the_page_works_in_a_browser() {
    let Some(playwright) = tool::find("node_modules/playwright-core") else { return };
    let Some(axe) = tool::find("node_modules/axe-core/axe.min.js") else { return };
    let chromium = Path::new("/usr/bin/chromium");
    if !chromium.exists() {
        assert!(env::var_os("CI").is_none(), "Chromium is missing: run .ci/install-tools");
        println!("skipped: Chromium is missing; .ci/install-tools installs it");
        return;
    }
    let folder = tool::folder("page");
    let shop = Html::new(&SHOP)
        .title("Errors of the <Shop> API")
        .version("1.2")
        .date("2026-03-01")
        .base_url("https://shop.example.com/")
        .json_url("/errors.json")
        .openapi_url("/openapi.json?a&b");
    for (name, html) in [
        ("errors", reference::html(&apis::crossing_minds::CROSSING_MINDS)),
        ("hostile", reference::html(&HOSTILE)),
        ("typed", reference::html(&super::envelopes::problem::AnyError::CATALOG)),
        ("shop", shop.render()),
        ("many", reference::html(&many())),
        ("paths", reference::html(&PathError::CATALOG)),
    ] {
        fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
    let redirects = Html::new(&PathError::CATALOG).redirects("/paths");
    let redirects = serde_json::to_string(&redirects).unwrap();
    fs::write(folder.join("redirects.json"), redirects).unwrap();

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/page.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(playwright).arg(chromium).arg(axe).arg(&folder).arg(Html::csp());
    let (is_ok, text) = tool::run(&mut command);
    assert!(is_ok, "{text}");
    assert!(text.ends_with("all checks passed\n"), "{text}");
    println!("{text}");
}

#[test]
fn the_policy_allows_the_style_sheet_and_the_script() {
    let html = reference::html(&SHOP);
    let hashes = |element: &str| {
        let start = format!("<{element}>");
        let hashes = html.split(&start).skip(1).map(|rest| {
            let (text, _) = rest.split_once(&format!("</{element}>")).unwrap();
            format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
        });
        hashes.collect::<Vec<_>>().join(" ")
    };
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hashes("style"),
        hashes("script")
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../api-error-core/src/reference/html/csp.txt");
    if env::var_os("API_ERROR_BLESS").is_some() {
        fs::write(&path, format!("{policy}\n")).unwrap();
    }
    let current = fs::read_to_string(&path).unwrap();
    assert!(current.trim_end() == policy, "csp.txt is old: run this test with API_ERROR_BLESS=1");
    assert!(!html.contains(" style=") && !html.contains(" onclick="), "{html}");
}

#[test]
fn options_are_shown_as_text() {
    let html = Html::new(&SHOP)
        .title("<T>")
        .version("\"1\"")
        .date("<today>")
        .base_url("https://a.example/'; rm")
        .json_url("/\"onclick=\"x")
        .render();
    for expected in [
        "<title>&lt;T&gt;</title>",
        "Version &quot;1&quot; · &lt;today&gt; · Downloads: <a href=\"/&quot;onclick=&quot;x\">JSON</a>",
        "&#39;https://a.example/%27; rm/…&#39;",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert!(!html.contains("OpenAPI") && !html.contains(">Markdown<"));
    let html = Html::new(&SHOP).markdown_url("a.md").typescript_url("a.ts").openapi_url("a");
    let links = "<p class=\"quiet version\">Downloads: <a href=\"a\">OpenAPI</a>, \
                 <a href=\"a.ts\">TypeScript</a>, <a href=\"a.md\">Markdown</a></p>";
    assert!(html.render().contains(links));
}

#[test]
fn an_entry_shows_the_parts_of_the_response() {
    let html = reference::html(&SHOP);
    let entry = |id: &str| {
        let (_, rest) = html.split_once(&format!("<article id=\"{id}\"")).unwrap();
        rest.split_once("</article>").unwrap().0
    };
    let paid = entry("already-paid");
    for expected in [
        "<div class=\"causes\">\n<h4>Causes</h4>\n<ul>",
        "<div class=\"solutions\">\n<h4>Solution</h4>\n<p>Read the order again",
        "HTTP/1.1 <b>409 Conflict</b>\n<i>Content-Type:</i> application/problem+json\n<i>x-request-id:</i> ",
        "<dt>Retry</dt><dd>No. Remove the cause first.</dd>",
    ] {
        assert!(paid.contains(expected), "{expected} in {paid}");
    }
    // The title is not shown, because it has the same letters as the name.
    assert!(!paid.contains("<dt>Title</dt>"), "{paid}");
    assert!(entry("invalid").contains("<dt>Title</dt><dd>The order has mistakes</dd>"));
    assert!(entry("service-unavailable").contains("<i>Retry-After:</i> 30\n"));
    assert!(
        entry("service-unavailable")
            .contains("<dd>Yes, after 30 seconds, if the request is idempotent.</dd>")
    );
    assert!(entry("anonymous").contains("<span class=\"badge old\">Deprecated</span>"));
    assert!(entry("invalid").contains("<span class=\"badge\">Since 2026-03</span>"));
    assert!(entry("invalid").contains(" data-type=\"orders-carts\""));
    // Without a type URI the title of a problem is the reason phrase.
    assert!(!entry("words").contains("Too many words"), "{}", entry("words"));
    let invalid = without_labels(entry("invalid"));
    let members = invalid.split_once("<h4>Nested errors</h4>").unwrap().1;
    for member in ["detail", "pointer"] {
        assert!(members.contains(&format!("<td><code>{member}</code></td>")), "{members}");
    }
    assert!(
        html.contains("<h2>Orders &amp; carts</h2>") && html.contains("<h2>Refusal errors</h2>")
    );
}

/// Returns a table without the labels of its cells, which a narrow screen shows.
fn without_labels(table: &str) -> String {
    let labels = ["Member", "Type", "Description", "Example"]
        .map(|label| format!(" data-label=\"{label}\""));
    labels.iter().fold(table.to_owned(), |table, label| table.replace(label, ""))
}

/// The page lists the members that the bodies have in common, with their meaning.
#[test]
fn the_body_is_described() {
    use super::envelopes::{coded, json_api, message_only};
    let members = |catalog: &Catalog| -> Vec<(String, String)> {
        let html = reference::html(catalog);
        let (_, rest) = html.split_once("aria-label=\"Members of the body\"").unwrap();
        let (table, _) = rest.split_once("</table>").unwrap();
        let table = without_labels(table);
        let rows = table.split("<tr><td><code>").skip(1).map(|row| {
            let cells: Vec<_> = row.split("</td><td>").collect();
            let name = cells[0].strip_suffix("</code>").unwrap();
            let mark = if cells[1].ends_with(", optional") { "?" } else { "" };
            (format!("{name}{mark}"), cells[2].to_owned())
        });
        rows.collect()
    };
    let has = |rows: &[(String, String)], name: &str, text: &str| {
        assert!(
            rows.iter().any(|(its, found)| its == name && found.starts_with(text)),
            "{name}: {text} in {rows:?}"
        );
    };
    let rows = members(&super::envelopes::problem::AnyError::CATALOG);
    for (name, text) in [
        ("type?", "The problem type"),
        ("status", "The HTTP status."),
        ("detail", "A text for people. It can change."),
        ("name", "Identifies the error."),
        ("code?", "The code:"),
        ("request_id?", "The id of the request"),
        ("instance?", "The path of the request."),
        ("errors?", "The nested errors"),
    ] {
        has(&rows, name, text);
    }
    let rows = members(&coded::AnyError::CATALOG);
    has(&rows, "error_data.name", "Identifies the error.");
    has(&rows, "error_code?", "The code:");
    has(&rows, "error_data", "The data of the error.");
    has(&members(&message_only::AnyError::CATALOG), "error", "A text for people. It identifies");
    assert!(!members(&json_api::AnyError::CATALOG).is_empty());
}

#[test]
fn nested_errors_are_described_in_each_envelope() {
    use super::envelopes::{detailed, google_rpc, meta, problem};
    for (catalog, members) in [
        (
            &problem::AnyError::CATALOG,
            [
                ("detail", "A text for people."),
                ("pointer", "The place in the body of the request, as a JSON Pointer"),
            ],
        ),
        (
            &detailed::AnyError::CATALOG,
            [
                ("message", "A text for people."),
                ("path", "The place in the body of the request: the names"),
            ],
        ),
        (
            &google_rpc::AnyError::CATALOG,
            [
                ("field", "The place in the request: in the body, a parameter or a header."),
                ("description", "A text for people."),
            ],
        ),
        (
            &meta::AnyError::CATALOG,
            [("message", "A text for people."), ("type", "The kind of the nested error.")],
        ),
    ] {
        let html = reference::html(catalog);
        let (_, rest) = html.split_once("<h4>Nested errors</h4>").unwrap();
        let (table, _) = rest.split_once("</table>").unwrap();
        let table = without_labels(table);
        for (member, description) in members {
            let start = format!("<tr><td><code>{member}</code></td>");
            let (_, row) = table.split_once(&start).unwrap_or_else(|| panic!("{table}"));
            let (row, _) = row.split_once("</tr>").unwrap();
            assert!(row.contains(&format!("<td>{description}")), "{member}: {row}");
        }
    }
}
