//! The HTML page and the Markdown page have the same content, and contain the facts that clients
//! need.

use super::contracts::{self, Contract};
use api_error::{ApiError, Catalogued, Issue, catalog, envelope, reference};
use serde_json::Value;
use std::time::{Duration, SystemTime};
use thiserror::Error;

/// One error: its object in the JSON document, and its entry on each page.
struct Parts {
    json: Value,
    html: String,
    markdown: String,
}

/// Removes the tags from a part of an HTML page, and returns the remaining text.
fn text(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn parts(contract: &Contract) -> Vec<Parts> {
    let json = reference::json(contract.catalog);
    let html = reference::html(contract.catalog);
    let markdown = reference::markdown(contract.catalog);
    let types = json["types"].as_array().unwrap().iter();
    let mut anchors: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for error in types.flat_map(|ty| ty["errors"].as_array().unwrap()) {
        let anchor = error["anchor"].as_str().unwrap();
        // Several types can have the same hidden error. The JSON lists it in each type, and a page
        // has one entry for it.
        if anchors.contains(&anchor) {
            continue;
        }
        anchors.push(anchor);
        let (_, rest) = html.split_once(&format!("<article id=\"{anchor}\"")).unwrap();
        let (entry, _) = rest.split_once("</article>").unwrap();
        let (_, rest) = markdown.split_once(&format!("<a id=\"{anchor}\"></a>")).unwrap();
        let section = rest.split("\n<a id=").next().unwrap();
        parts.push(Parts {
            json: error.clone(),
            html: text(&format!("<{entry}")),
            markdown: section.to_owned(),
        });
    }
    parts
}

#[test]
fn both_pages_list_each_header_with_its_value() {
    let mut count = 0;
    for contract in contracts::all() {
        for Parts { json, html, markdown } in parts(&contract) {
            for header in json["headers"].as_array().unwrap() {
                let name = header["name"].as_str().unwrap();
                // Only the guide describes this header, because nearly every response has it.
                if name == "x-request-id" {
                    continue;
                }
                assert!(markdown.contains(&format!("\n| `{name}`")), "{name} in {markdown}");
                // The value is in the table of headers and in the example response.
                let example = &header["example"];
                let value = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                assert!(html.matches(&value).count() > 1, "{name} in {html}");
                assert!(markdown.matches(&value).count() > 1, "{name} in {markdown}");
                assert!(html.contains(&format!("{name}: {value}\n")), "{name} in {html}");
                assert!(markdown.contains(&format!("{name}: {value}\n")), "{name} in {markdown}");
                count += 1;
            }
            // The layer does not add the request id to a redirect.
            let is_redirect = json.get("redirect").is_some();
            for page in [&html, &markdown] {
                assert_eq!(page.contains("\nx-request-id: "), !is_redirect, "{page}");
            }
        }
    }
    assert!(count > 20);
}

#[test]
fn both_pages_show_the_parameters_of_a_redirect() {
    let mut count = 0;
    for contract in contracts::all() {
        for Parts { json, html, markdown } in parts(&contract) {
            let Some(redirect) = json.get("redirect") else { continue };
            let head = format!("HTTP/1.1 {} ", redirect["status"]);
            let location = "\nLocation: https://client.example/callback?error=";
            for page in [&html, &markdown] {
                assert!(page.contains(&head) && page.contains(location), "{page}");
                assert!(!page.contains("Content-Type: ") && !page.contains("\n\n{\n"), "{page}");
            }
            for parameter in redirect["parameters"].as_array().unwrap() {
                let name = parameter["name"].as_str().unwrap();
                assert!(markdown.contains(&format!("\n| `{name}`")), "{name} in {markdown}");
                let description = parameter["description"].as_str().unwrap().replace('`', "");
                assert!(html.contains(&description), "{description} in {html}");
                count += 1;
            }
        }
    }
    assert!(count > 10);
}

#[test]
fn both_pages_show_examples_instead_of_templates() {
    for contract in contracts::all() {
        for Parts { json, html, markdown } in parts(&contract) {
            let message = json["message"].as_str().unwrap();
            for page in [&html, &markdown] {
                if message.contains('{') {
                    assert!(!page.contains(message), "{message} in {page}");
                }
                assert!(!page.contains("Differs in each response"), "{page}");
                assert!(!page.contains("\n- Title:"), "{page}");
            }
            if json["status"].as_u64() >= Some(500) {
                let description = markdown.split("\n\n").nth(2).unwrap();
                assert!(description.ends_with('.'), "{description} in {markdown}");
                assert!(html.contains(description), "{description} in {html}");
            }
        }
    }
}

#[test]
fn both_pages_have_the_same_guide() {
    for contract in contracts::all() {
        let html = reference::html(contract.catalog);
        let markdown = reference::markdown(contract.catalog);
        let (_, rest) = html.split_once("<section class=\"guide\"").unwrap();
        let (guide, _) = rest.split_once("</section>").unwrap();
        let titles: Vec<_> = guide.split("<summary>").skip(1).collect();
        assert!(titles.len() >= 5, "{guide}");
        for title in titles {
            let (title, body) = title.split_once("</summary>").unwrap();
            let (_, section) = markdown.split_once(&format!("\n## {title}\n")).unwrap();
            let section = section.split("\n## ").next().unwrap();
            let rows = body.matches("<tr>").count();
            // Markdown has a line of dashes below the header of each table.
            let lines =
                section.lines().filter(|line| line.starts_with('|') && !line.starts_with("|-"));
            assert_eq!(lines.count(), rows, "{title} of {}", contract.name);
            assert_eq!(
                body.matches("<pre tabindex").count() * 2,
                section.matches("```").count(),
                "{title}"
            );
        }
    }
}

#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum RetryError {
    #[error("slow down")]
    #[status(429)]
    #[api_error(since = "2026-03")]
    Limit {
        #[api_error(retry_after)]
        wait: Duration,
    },
    #[error("busy")]
    #[status(503)]
    Busy {
        #[api_error(retry_after)]
        wait: Option<Duration>,
    },
    #[error("the shop opens later")]
    #[status(503)]
    #[name("OPENS_LATER")]
    OpensLater {
        #[api_error(retry_after)]
        at: SystemTime,
    },
    #[error("closed")]
    #[status(503)]
    #[name("CLOSED")]
    #[api_error(retry_after = 60)]
    Closed,
    #[error("the gateway is slow")]
    #[status(504)]
    Slow,
    #[error("not implemented")]
    #[status(501)]
    Never,
    #[error("two challenges")]
    #[status(401)]
    #[deprecated = "Use `CLOSED`."]
    #[api_error(header("WWW-Authenticate", "Bearer realm=\"a\""))]
    #[api_error(header("WWW-Authenticate", "Basic realm=\"a\""))]
    Challenge,
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

#[test]
fn the_advice_is_an_action() {
    let catalog = RetryError::CATALOG;
    let markdown = reference::markdown(&catalog);
    let page = text(&reference::html(&catalog));
    for (name, advice) in [
        ("LIMIT", "Yes, after the number of seconds in `Retry-After`."),
        (
            "SERVICE_UNAVAILABLE",
            "Yes, if the request is idempotent: after the number of seconds in `Retry-After`, or with \
             exponential backoff if this header is absent.",
        ),
        ("OPENS_LATER", "Yes, after the time in `Retry-After`, if the request is idempotent."),
        ("CLOSED", "Yes, after 60 seconds, if the request is idempotent."),
        ("GATEWAY_TIMEOUT", "Yes, with exponential backoff, if the request is idempotent."),
        ("NOT_IMPLEMENTED", "No. The same request fails again."),
        ("INVALID", "No. Remove the cause first."),
    ] {
        let (_, section) = markdown.split_once(&format!("### `{name}`")).unwrap();
        let line = section.lines().find(|line| line.starts_with("- Retry: ")).unwrap();
        assert_eq!(line, format!("- Retry: {advice}"), "{name}");
        assert!(page.contains(&format!("Retry{}", advice.replace('`', ""))), "{name}: {page}");
    }
    // A date is documented only if the type of the field can contain a date.
    let row = |value: &str| format!("| `Retry-After`{value} |");
    let seconds = "The seconds to wait before the next attempt. |";
    assert_eq!(markdown.matches(&format!("{} {seconds}", row(" | such as `30`"))).count(), 1);
    assert_eq!(markdown.matches(&format!("{} {seconds}", row(" | `60`"))).count(), 1);
    assert_eq!(markdown.matches("The seconds to wait, or an HTTP-date").count(), 1, "{markdown}");
    // The guide lists `LIMIT` under rate limits and under new errors, and `CHALLENGE` as
    // deprecated.
    for row in [
        "| [`LIMIT`](#limit) | `Retry-After` | Yes, after the number of seconds in `Retry-After`. |",
        "| [`LIMIT`](#limit) | 2026-03 |  |",
        "| [`CHALLENGE`](#challenge) |  | Use `CLOSED`. |",
    ] {
        assert!(markdown.contains(row), "{row} in {markdown}");
    }
}

/// The table of statuses and the description of a hidden error have the same text.
#[test]
fn a_status_has_one_meaning() {
    let markdown = reference::markdown(&RetryError::CATALOG);
    let json = reference::json(&RetryError::CATALOG);
    let errors = json["types"][0]["errors"].as_array().unwrap();
    for (name, status) in [
        ("SERVICE_UNAVAILABLE", "503 Service Unavailable"),
        ("GATEWAY_TIMEOUT", "504 Gateway Timeout"),
        ("NOT_IMPLEMENTED", "501 Not Implemented"),
    ] {
        let error = errors.iter().find(|error| error["name"] == name).unwrap();
        let meaning = error["description"].as_str().unwrap();
        assert!(markdown.contains(&format!("\n| {status} | {meaning} | ")), "{markdown}");
    }
}

#[test]
fn a_header_with_several_lines_is_one_row() {
    let markdown = reference::markdown(&RetryError::CATALOG);
    let row = "| `WWW-Authenticate` | `Bearer realm=\"a\"` and `Basic realm=\"a\"` |";
    assert_eq!(markdown.matches("\n| `WWW-Authenticate` |").count(), 1, "{markdown}");
    assert!(markdown.contains(row), "{markdown}");
    assert!(
        markdown.contains(
            "\nWWW-Authenticate: Bearer realm=\"a\"\nWWW-Authenticate: Basic realm=\"a\"\n"
        )
    );
}

#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
#[api_error(envelope = envelope::OAuth2, rename_all = "snake_case")]
enum ClientError {
    #[error("zero")]
    #[status(400)]
    Zero,
    #[error("the secret is wrong")]
    #[status(400)]
    InvalidClient,
    #[error(transparent)]
    #[api_error(transparent)]
    Header(#[from] Secret),
    #[error("alpha")]
    #[status(400)]
    Alpha,
}

#[derive(Debug, Error, ApiError)]
#[error("the secret is wrong")]
#[status(401)]
#[name("invalid_client")]
#[api_error(envelope = envelope::OAuth2)]
struct Secret;

catalog! {
    static CLIENT = [ClientError];
}

/// The section of an enum also lists the struct of a transparent variant, next to the errors with
/// the same name.
#[test]
fn the_errors_of_a_section_are_sorted_by_name() {
    let markdown = reference::markdown(&CLIENT);
    let names: Vec<_> = markdown.lines().filter(|line| line.starts_with("### ")).collect();
    assert_eq!(
        names,
        ["### `alpha`", "### `invalid_client`", "### `invalid_client`", "### `zero`"]
    );
    let first = markdown.find("- Status: 400 Bad Request\n- Message: `the secret").unwrap();
    assert!(first < markdown.find("- Status: 401 Unauthorized").unwrap());
    assert!(!markdown.contains("## Secret errors"), "{markdown}");
    assert!(
        markdown.contains("compare the status too: `invalid_client` (400, 401)."),
        "{markdown}"
    );
    assert!(!reference::html(&CLIENT).contains("<h2>Secret errors</h2>"));
    // No error has a code.
    assert!(markdown.contains("\n| Status | Error | Message |\n"), "{markdown}");
    assert!(!markdown.contains("| Code |"), "{markdown}");
}

#[derive(Debug, Error, ApiError)]
#[error("the text is too long")]
#[status(400)]
#[api_error(envelope = envelope::MessageOnly)]
struct TextTooLong;

catalog! {
    static TWO_ENVELOPES = [RetryError, TextTooLong];
}

/// If only some bodies have a member with the name of the error, the guide describes how to
/// identify the errors of the other bodies.
#[test]
fn the_guide_mentions_bodies_without_a_name() {
    let unnamed = "A body without this member contains no name of its error: compare its status \
                   and the message, which is the member ";
    for (catalog, has_both) in
        [(&TWO_ENVELOPES, true), (&RetryError::CATALOG, false), (&TextTooLong::CATALOG, false)]
    {
        let markdown = reference::markdown(catalog);
        let html = text(&reference::html(catalog));
        assert_eq!(markdown.contains(unnamed), has_both, "{markdown}");
        assert_eq!(html.contains(unnamed), has_both, "{html}");
    }
}
