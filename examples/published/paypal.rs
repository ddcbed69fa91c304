//! The errors of PayPal's REST API: <https://developer.paypal.com/api/rest/responses/>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Location, Occurrence, Received, json};

/// `{"name":"…","message":"…","debug_id":"…","details":[{"field":"/a","location":"body",
/// "issue":"…","description":"…"}],"links":[{"href":"…","rel":"information_link"}]}`
///
/// `debug_id` is the request id. The data are not sent.
pub struct PayPal;

impl Envelope for PayPal {
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("name", error.name());
        body.member("message", error.message());
        body.member("debug_id", error.request_id());
        body.array("details", |details| {
            error.issues().for_each_issue(&mut |issue| {
                let (field, location) = match issue.location() {
                    Location::Parameter(name) => (name, "query"),
                    Location::Header(name) => (name, "header"),
                    Location::Pointer(pointer) => (pointer, "body"),
                    _ => ("", "body"),
                };
                details.object(|detail| {
                    detail.member("field", (!field.is_empty()).then_some(field));
                    detail.members_beside(issue.members(), ISSUE_MEMBERS);
                    detail.member("location", location);
                    detail.member("issue", issue.name());
                    detail.member("description", issue.message());
                });
            });
        });
        body.array("links", |links| {
            links.object(|link| {
                if let Some(help) = error.help() {
                    link.member("href", help);
                    link.member("rel", "information_link");
                }
            });
        });
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "name" if value.is_string() => received.name(value.text()),
                "message" if value.is_string() => received.message(value.text()),
                "debug_id" if value.is_string() => received.request_id(value.text()),
                "details" if value.is_array() => parse_details(value, &mut received),
                "links" if help_of(value).is_some() => received.help(help_of(value)),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.build()
    }
}

const ISSUE_MEMBERS: &[&str] = &["field", "location", "issue", "description"];

fn parse_details(details: json::Raw<'_>, received: &mut api_error::ReceivedBuilder<'_>) {
    for detail in details.elements() {
        let text = |key| detail.get(key).and_then(|value| value.text());
        let mut issue = received.issue();
        issue.name(text("issue"));
        issue.message(text("description"));
        match text("location").as_deref() {
            Some("query" | "path") => issue.parameter(text("field")),
            Some("header") => issue.header(text("field")),
            _ => issue.pointer(text("field")),
        }
        for (key, value) in detail.members() {
            if !(ISSUE_MEMBERS.contains(&&*key) && value.is_string()) {
                issue.member(key.unreserved(ISSUE_MEMBERS), value);
            }
        }
    }
}

/// Returns the URL of the page about the error, if there is no other link.
fn help_of(links: json::Raw<'_>) -> Option<json::Text<'_>> {
    let mut links = links.elements();
    let (link, None) = (links.next()?, links.next()) else { return None };
    let relation = link.get("rel")?.text()?;
    if &*relation == "information_link" { link.get("href")?.text() } else { None }
}
