//! The errors of FastAPI: <https://fastapi.tiangolo.com/tutorial/handling-errors/>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Location, Occurrence, Received, json};
use serde_json::Value;

/// `{"detail":"…"}`, or for an error with issues
/// `{"detail":[{"type":"missing","loc":["body","price"],"msg":"Field required"}]}`.
///
/// The name of the error and the data are not sent.
pub struct FastApi;

impl Envelope for FastApi {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        if error.issues().is_empty() {
            body.member("detail", error.message());
            return;
        }
        body.array("detail", |detail| {
            error.issues().for_each_issue(&mut |issue| {
                detail.object(|object| {
                    object.member("type", issue.name());
                    object.member("loc", path_of(issue.location()));
                    object.member("msg", issue.message());
                    object.members_beside(issue.members(), ISSUE_MEMBERS);
                });
            });
        });
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "detail" if value.is_string() => received.message(value.text()),
                "detail" if value.is_array() => {
                    received.issues(value, |issue, key, value| match &*key {
                        "type" if value.is_string() => issue.name(value.text()),
                        "msg" if value.is_string() => issue.message(value.text()),
                        "loc" if value.is_array() => parse_path(value, issue),
                        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
                    });
                }
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.build()
    }
}

const ISSUE_MEMBERS: &[&str] = &["type", "loc", "msg"];

fn path_of(location: Location<'_>) -> Vec<Value> {
    match location {
        Location::Parameter(name) => vec!["query".into(), name.into()],
        Location::Header(name) => vec!["header".into(), name.into()],
        Location::Pointer(pointer) => {
            let tokens = pointer.split('/').skip(1).map(|token| match token.parse::<u64>() {
                Ok(index) => index.into(),
                Err(_) => token.replace("~1", "/").replace("~0", "~").into(),
            });
            std::iter::once("body".into()).chain(tokens).collect()
        }
        _ => vec!["body".into()],
    }
}

fn parse_path(path: json::Raw<'_>, issue: &mut api_error::IssueBuilder<'_, '_>) {
    let mut steps = path.elements();
    let start = steps.next().and_then(|start| start.text());
    match start.as_deref() {
        Some("query" | "path") => issue.parameter(steps.next().and_then(|name| name.text())),
        Some("header") => issue.header(steps.next().and_then(|name| name.text())),
        _ => {
            let token = |step: json::Raw<'_>| match step.text() {
                Some(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
                None => format!("/{}", step.as_json()),
            };
            issue.pointer(Some(steps.map(token).collect::<String>().into()));
        }
    }
}
