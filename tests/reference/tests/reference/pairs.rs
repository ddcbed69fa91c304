//! Keys that are used together: the documents, the schemas and the lock match the responses.

use super::bodies::{Schemas, check};
use super::published::assert_examples_are_sent;
use super::typescript::run_script;
use api_error::{ApiError, Catalogued, Issue, envelope, reference};
use serde_json::Value;
use std::fmt;
use std::time::Duration;
use thiserror::Error;

macro_rules! in_envelope {
    ($module:ident, $envelope:ident) => {
        mod $module {
            use super::*;

            /// Each error combines several keys.
            #[derive(Debug, Error, ApiError)]
            #[api_error(envelope = envelope::$envelope, domain = "shop.example.com")]
            #[api_error(type_base = "https://shop.example.com/errors/")]
            #[api_error(rename_all = "snake_case", status(409))]
            #[api_error(code(7, "PairError", any_status))]
            pub(super) enum PairError {
                #[error("private {1}")]
                #[api_error(
                    message = "item {1} has {0} parts, {{not {1}}}",
                    since = "2026-03",
                    help = "https://shop.example.com/help",
                    title = "Item replaced"
                )]
                Replaced(
                    #[data("parts")]
                    #[api_error(example = 7)]
                    u32,
                    #[data("item_key")]
                    #[api_error(example = "k-1")]
                    &'static str,
                ),

                #[error("private")]
                #[status(503)]
                #[name("busy")]
                #[api_error(message = "{provider} is busy", retry_after = 30)]
                #[api_error(since = "2026-04", member("kind", "outage"), log = warn)]
                Busy {
                    #[api_error(data, example = "the bank")]
                    provider: &'static str,
                },

                #[error("gateway {gateway} failed")]
                #[status(502)]
                #[name("gateway_failed")]
                #[api_error(expose, type = "urn:example:gateway", grpc = DATA_LOSS)]
                Exposed {
                    #[api_error(example = "g-2")]
                    gateway: &'static str,
                },

                #[error("{left} of {total} requests are left for {wait} s")]
                #[status(429)]
                #[api_error(header("X-Window", "{left};of={total};w={wait}"))]
                Limited {
                    #[api_error(data("requests_left"), example = 4)]
                    left: u8,
                    #[api_error(header = "X-Total", example = 10)]
                    total: u16,
                    #[api_error(retry_after, data("seconds"), example = 45_u32)]
                    wait: u32,
                },

                #[error("later")]
                #[status(429)]
                #[code(8, "Later")]
                #[api_error(header("X-Reason", "quota {quota:?}"))]
                Later {
                    #[api_error(retry_after, example = Duration::from_millis(1_500))]
                    wait: Option<Duration>,
                    #[api_error(header = "X-Quota", data, example = 12)]
                    quota: u64,
                },

                #[error("{count} fields of {form} are invalid")]
                #[status(422)]
                #[api_error(member("kind", "form"), help = "https://shop.example.com/forms")]
                Invalid {
                    #[api_error(data, example = 1)]
                    count: usize,
                    #[api_error(example = "order")]
                    form: &'static str,
                    #[api_error(issues(rename_all = "camelCase"), example = issues())]
                    issues: Vec<Issue>,
                },

                #[error("correct the lines")]
                #[status(422)]
                #[name("wrong_lines")]
                #[api_error(since = "2026-07", header("X-Form", "lines"))]
                WrongLines {
                    #[api_error(issues(required, rename_all = "camelCase"), example = issues())]
                    issues: Vec<Issue>,
                    #[api_error(data, example = "order")]
                    form: Option<&'static str>,
                },

                #[error("sign in to {realm}")]
                #[status(401)]
                #[api_error(
                    domain = "billing.example.com",
                    header("WWW-Authenticate", "Bearer realm=\"{realm}\"")
                )]
                SignIn {
                    #[api_error(data, example = "billing")]
                    realm: &'static str,
                },

                #[error("sign in")]
                #[status(401)]
                #[api_error(domain = "billing.example.com")]
                DefaultChallenge,

                #[error("use {allowed}")]
                #[status(405)]
                #[name("wrong_method")]
                Method {
                    #[api_error(header = "Allow", example = "GET, PUT")]
                    allowed: &'static str,
                },

                #[error("there is no such type")]
                #[status(404)]
                #[code(9, "Typed")]
                #[api_error(type = "urn:example:typed", domain = "types.example.com")]
                #[api_error(grpc = OUT_OF_RANGE, title = "No type", member("kind", "typed"))]
                Typed,

                #[error("{level} costs {price}, at best {least}")]
                #[status(402)]
                #[api_error(header("X-Level", "{level};{price}"), member("kind", "price"))]
                Priced {
                    #[api_error(data, example = Level::High)]
                    level: Level,
                    #[api_error(data("amount"), example = 3.0)]
                    price: f64,
                    #[api_error(header = "X-Best", example = Level::High)]
                    best: Level,
                    #[api_error(header = "X-Least", example = 2.0)]
                    least: f64,
                },

                #[error("private")]
                #[status(500)]
                #[code(10, "Hidden")]
                #[api_error(
                    since = "2026-05",
                    member("zone", "eu"),
                    header("X-Zone", "eu-{shard}")
                )]
                Hidden {
                    #[api_error(data, example = 3)]
                    shard: u8,
                },

                #[error("private")]
                #[status(503)]
                HiddenDelay {
                    #[api_error(retry_after, example = 20)]
                    wait: u64,
                    #[api_error(header = "X-Node", example = "n-1")]
                    node: &'static str,
                },

                #[error("it is closed forever")]
                #[status(503)]
                #[name("closed")]
                #[api_error(retry = never, expose, since = "2026-06")]
                Closed,

                #[error(transparent)]
                #[api_error(transparent)]
                Inner(#[from] Inner),
            }

            /// A nested type. The outer type declares the envelope.
            #[derive(Debug, Error, ApiError)]
            #[error("{depth} levels deep in {place}")]
            #[status(400)]
            #[code(11, "Inner")]
            #[name("inner")]
            #[api_error(
                domain = "inner.example.com",
                type_base = "urn:inner:",
                retry_after = 5,
                header("X-Place", "{place}"),
                member("kind", "inner")
            )]
            pub(super) struct Inner {
                #[api_error(data, example = -2)]
                depth: i64,
                #[api_error(header = "X-Where", example = "cellar")]
                place: &'static str,
                #[api_error(issues(rename_all = "kebab-case"), example = issues())]
                issues: Option<Vec<Issue>>,
            }

            /// Returns the errors with the values of their examples.
            pub(super) fn samples() -> Vec<Box<dyn ApiError>> {
                let (wait, quota) = (Some(Duration::from_millis(1_500)), 12);
                let samples = [
                    PairError::Replaced(7, "k-1"),
                    PairError::Busy { provider: "the bank" },
                    PairError::Exposed { gateway: "g-2" },
                    PairError::Limited { left: 4, total: 10, wait: 45 },
                    PairError::Later { wait, quota },
                    PairError::Invalid { count: 1, form: "order", issues: issues() },
                    PairError::WrongLines { issues: issues(), form: Some("order") },
                    PairError::SignIn { realm: "billing" },
                    PairError::DefaultChallenge,
                    PairError::Method { allowed: "GET, PUT" },
                    PairError::Typed,
                    PairError::Priced {
                        level: Level::High,
                        price: 3.0,
                        best: Level::High,
                        least: 2.0,
                    },
                    PairError::Hidden { shard: 3 },
                    PairError::HiddenDelay { wait: 20, node: "n-1" },
                    PairError::Closed,
                    Inner { depth: -2, place: "cellar", issues: Some(issues()) }.into(),
                ];
                samples.into_iter().map(|error| -> Box<dyn ApiError> { Box::new(error) }).collect()
            }

            #[test]
            fn the_examples_are_sent() {
                let samples = samples();
                let samples: Vec<_> = samples.iter().map(AsRef::as_ref).collect();
                assert_examples_are_sent(stringify!($module), &PairError::CATALOG, &samples);
            }

            #[test]
            fn bodies_match_their_schemas() {
                let schemas = Schemas::of(&PairError::CATALOG);
                for error in samples() {
                    check(&*error, &schemas);
                }
            }

            #[test]
            fn the_lock_has_what_is_sent() {
                let lock = reference::lock(&PairError::CATALOG);
                for error in samples() {
                    check_lock_of(&*error, &lock);
                }
            }
        }
    };
}

in_envelope!(problem, Problem);
in_envelope!(message_only, MessageOnly);
in_envelope!(detailed, Detailed);
in_envelope!(coded, Coded);
in_envelope!(meta, Meta);
in_envelope!(described, Described);
in_envelope!(oauth2, OAuth2);
in_envelope!(json_api, JsonApi);
in_envelope!(google_rpc, GoogleRpc);
in_envelope!(field_errors, FieldErrors);

/// A value whose text in a message is not its JSON text.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    High,
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::High => formatter.write_str("very high"),
        }
    }
}

pub(super) fn issues() -> Vec<Issue> {
    vec![
        Issue::new("too_long", "is too long", "/order_lines/0/unit_name").with("max", 9),
        Issue::parameter("range", "is too large", "page_size"),
    ]
}

/// Fails unless the section of the error in the lock has its status, its headers, and each member
/// of its body.
pub(super) fn check_lock_of(error: &dyn ApiError, lock: &str) {
    let (_, rest) = lock.split_once(&format!("error {}\n", error.name())).unwrap();
    let section = rest.split("\nerror ").next().unwrap();
    let response = error.to_response();
    assert!(section.contains(&format!("  status {}\n", response.status().as_u16())), "{section}");
    for name in response.headers().keys().filter(|name| *name != "content-type") {
        let is_line = |line: &str| {
            let rest =
                line.trim().strip_prefix("header ").and_then(|it| it.strip_prefix(name.as_str()));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['?', ':']))
        };
        assert!(section.lines().any(is_line), "{name} in {section}");
    }
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    check_members(&body, "", section);
}

fn check_members(value: &Value, path: &str, section: &str) {
    let is_map = |line: &str| {
        line.strip_prefix(&format!("  body {path}: ")).is_some_and(|ty| ty.contains("{string: "))
    };
    if section.lines().any(is_map) {
        return;
    }
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                let lines = [format!("  body {path}: "), format!("  body {path}?: ")];
                assert!(lines.iter().any(|line| section.contains(line)), "{path} in {section}");
                check_members(member, &path, section);
            }
        }
        Value::Array(items) => {
            for item in items {
                check_members(item, &format!("{path}[]"), section);
            }
        }
        _ => {}
    }
}

#[test]
fn typescript_decodes_the_bodies() {
    for (name, module, samples) in [
        ("problem", reference::typescript(&problem::PairError::CATALOG), problem::samples()),
        ("json-api", reference::typescript(&json_api::PairError::CATALOG), json_api::samples()),
    ] {
        let calls = samples.iter().map(|error| {
            let response = error.to_response();
            let status = response.status().as_u16();
            let body = std::str::from_utf8(response.body()).unwrap();
            format!("console.log(decodePairError({status}, {body})?.name, isPairError({body}));")
        });
        let import = "import { decodePairError, isPairError } from './errors.mjs';".to_owned();
        let script: Vec<_> = std::iter::once(import).chain(calls).collect();
        let folder = format!("typescript-pairs-{name}");
        let Some(lines) = run_script(&folder, &module, &script.join("\n")) else { return };
        let expected: Vec<_> =
            samples.iter().map(|error| format!("{} true", error.spec().name())).collect();
        assert_eq!(lines, expected, "{name}");
    }
}
