//! Every row of the published documents is on the generated page of that API.

use super::apis::{cirro, crossing_minds, described, fanfare, meta};
use super::contracts;
use api_error::http::Response;
use api_error::{ApiError, Catalog, reference};
use serde_json::Value;

/// The errors on a page.
struct Page {
    errors: Vec<Value>,
    html: String,
}

impl Page {
    fn of(catalog: &Catalog) -> Self {
        let reference = reference::json(catalog);
        let types = reference["types"].as_array().unwrap();
        let errors = types.iter().flat_map(|ty| ty["errors"].as_array().unwrap()).cloned();
        Self { errors: errors.collect(), html: reference::html(catalog) }
    }

    /// Fails unless an entry of the page matches this row.
    fn has(&self, row: &Value, is: impl Fn(&Value) -> bool) {
        let found = self.errors.iter().find(|error| is(error));
        let error = found.unwrap_or_else(|| panic!("no entry for {row}"));
        let id = format!("<article id=\"{}\"", error["anchor"].as_str().unwrap());
        let (_, entry) = self.html.split_once(&id).unwrap();
        let (entry, _) = entry.split_once("</article>").unwrap();
        // A redirect has its own status.
        let status = error["redirect"].get("status").unwrap_or(&error["status"]);
        let status = format!("<span class=\"status\">{status} ");
        assert!(entry.contains(&status), "{row}: {entry}");
        let escaped = |text: &Value| {
            let text = text.as_str().unwrap().replace('&', "&amp;").replace('<', "&lt;");
            text.replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
        };
        assert!(entry.contains(&escaped(&error["name"])), "{row}: {entry}");
        // Instead of a message with placeholders, the entry shows an example.
        let is_example = error["message"].as_str().is_none_or(|text| text.contains('{'));
        if is_example {
            assert!(entry.contains("<dt>Message</dt><dd>such as <code>"), "{row}: {entry}");
        } else {
            assert!(entry.contains(&escaped(&error["message"])), "{row}: {entry}");
        }
        for field in error["data"].as_array().unwrap() {
            assert!(
                entry.contains(&format!("<code>{}</code>", escaped(&field["name"]))),
                "{entry}"
            );
        }
    }
}

/// Converts `<param>` of the documents to `{param}` of a template.
fn template(message: &Value) -> Value {
    message.as_str().map_or(Value::Null, |text| text.replace('<', "{").replace('>', "}").into())
}

/// Converts the message as [`template`] does. The placeholder of a data member with a fixed value
/// becomes this value.
fn template_of(error: &Value, message: &Value) -> Value {
    let mut text = template(message).as_str().unwrap().to_owned();
    for member in error["data"].as_array().unwrap() {
        if let Some(value) = member["schema"]["const"].as_str() {
            text = text.replace(&format!("{{{}}}", member["name"].as_str().unwrap()), value);
        }
    }
    text.into()
}

fn rows<'a>(api: &'a Value, key: &str) -> &'a Vec<Value> {
    let rows = api[key].as_array().unwrap();
    assert!(!rows.is_empty());
    rows
}

#[test]
fn cirro() {
    let api: Value = serde_json::from_str(include_str!("../../../fixtures/cirro.json")).unwrap();
    let page = Page::of(&cirro::CIRRO);
    for row in rows(&api, "errors") {
        page.has(row, |error| {
            (error["variant"] == row["variant"] || error["status"] == 500)
                && error["status"] == row["status"]
                && (row["message"].is_null() || error["message"] == template(&row["message"]))
        });
    }
}

#[test]
fn fanfare() {
    let api: Value = serde_json::from_str(include_str!("../../../fixtures/fanfare.json")).unwrap();
    let page = Page::of(&fanfare::FANFARE);
    for row in rows(&api, "errors") {
        page.has(row, |error| {
            let name = error["name"].as_str().unwrap().to_lowercase();
            error["status"] == row["status"]
                && row["error"] == *name
                && error["example"]["error"] == row["error"]
                && row["headers"].as_array().is_none_or(|headers| {
                    headers.iter().all(|header| {
                        error["headers"].as_array().unwrap().iter().any(|it| it["name"] == *header)
                    })
                })
        });
    }
}

#[test]
fn crossing_minds() {
    let api: Value =
        serde_json::from_str(include_str!("../../../fixtures/crossing-minds.json")).unwrap();
    let page = Page::of(&crossing_minds::CROSSING_MINDS);
    for row in rows(&api, "errors") {
        let is = |error: &Value| {
            error["code"]["number"] == row["error_code"]
                && error["code"]["name"] == row["error_name"]
                && error["message"] == template_of(error, &row["message"])
                && row["data"].as_array().is_none_or(|keys| {
                    let data = error["data"].as_array().unwrap();
                    keys.iter().all(|key| data.iter().any(|field| field["name"] == *key))
                })
        };
        for status in row["status"].as_array().unwrap() {
            let names = row["names"].as_array().unwrap();
            if names.is_empty() {
                page.has(row, |error| is(error) && error["status"] == *status);
            }
            for name in names {
                page.has(row, |error| {
                    is(error) && error["status"] == *status && error["name"] == *name
                });
            }
        }
    }
}

#[test]
fn meta() {
    let api: Value = serde_json::from_str(include_str!("../../../fixtures/meta.json")).unwrap();
    let page = Page::of(&meta::META);
    for row in rows(&api, "types") {
        page.has(row, |error| {
            error["name"] == row["type"]
                && error["status"] == row["status"]
                && error["issues"] == row["nested"].as_bool().unwrap_or(false)
        });
    }
}

#[test]
fn described() {
    let api: Value =
        serde_json::from_str(include_str!("../../../fixtures/described.json")).unwrap();
    let page = Page::of(&described::DESCRIBED);
    for row in rows(&api, "statuses") {
        page.has(row, |error| {
            error["status"] == row["status"] && error["example"]["message"] == row["name"]
        });
    }

    let token = &api["oauth2"]["token_endpoint"];
    let page = Page::of(&described::TOKEN);
    for row in rows(token, "errors") {
        // The fixture has the status of an error, or a sentence that contains its statuses.
        let statuses = token["statuses"][row.as_str().unwrap()].to_string();
        let statuses =
            statuses.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
        for status in statuses {
            page.has(row, |error| {
                error["example"]["error"] == *row
                    && error["status"] == status.parse::<u16>().unwrap()
            });
        }
    }
    let page = Page::of(&described::AUTHORIZATION);
    for row in rows(&api["oauth2"]["authorization_endpoint"], "errors") {
        page.has(row, |error| error["example"]["error"] == *row);
    }
}

/// Returns whether a response has the documented headers. A header that is documented without a
/// value is not compared.
fn has_headers<B>(response: &Response<B>, headers: &Value) -> bool {
    headers.as_array().unwrap().iter().all(|header| {
        // The documented value can be a template with placeholders, so the example is compared.
        let expected = header.get("example").or(header.get("value"));
        let expected = expected.map(|value| match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        });
        let sent = response.headers().get(header["name"].as_str().unwrap());
        expected.is_none_or(|text| sent.is_some_and(|sent| *sent == *text))
    })
}

#[test]
fn the_examples_are_sent() {
    for contract in contracts::all() {
        let samples: Vec<_> = contract.samples.iter().map(AsRef::as_ref).collect();
        assert_examples_are_sent(contract.name, contract.catalog, &samples);
    }
}

/// Fails unless each example in the catalog has the body and the headers of one of the errors.
pub(super) fn assert_examples_are_sent(name: &str, catalog: &Catalog, samples: &[&dyn ApiError]) {
    let sent: Vec<_> = samples
        .iter()
        .map(|error| {
            let response = error.to_response();
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            (body, response)
        })
        .collect();
    let mut wrong = Vec::new();
    let reference = reference::json(catalog);
    let types = reference["types"].as_array().unwrap();
    for ty in types.iter().filter(|ty| ty["name"] != "HttpError") {
        let errors = ty["errors"].as_array().unwrap();
        // An error in a redirect has no body.
        for error in errors.iter().filter(|error| error.get("redirect").is_none()) {
            let example = &error["example"];
            let is_sent = sent.iter().any(|(body, response)| {
                body == example && has_headers(response, &error["headers"])
            });
            if !is_sent {
                let is_like = |(body, _): &&(Value, _)| body == example;
                let like = sent.iter().find(is_like).map(|(_, response)| response.headers());
                wrong.push(format!("no sample of {name}: {example} {} {like:?}", error["headers"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
