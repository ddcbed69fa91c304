//! Keys that are used together with `redirect`: the documents agree with the parameters of the
//! redirect.

use super::pairs::issues;
use api_error::envelope::{OAuth2, ResponseMode};
use api_error::http::header::LOCATION;
use api_error::{ApiError, Catalogued, Issue, envelope, reference};

use std::collections::BTreeMap;
use thiserror::Error;

macro_rules! in_envelope {
    ($module:ident, $envelope:ident, $redirect:literal, $case:literal) => {
        mod $module {
            use super::*;

            #[derive(Debug, Error, ApiError)]
            #[api_error(redirect = $redirect, envelope = envelope::$envelope)]
            #[api_error(domain = "shop.example.com")]
            #[api_error(type_base = "https://shop.example.com/errors/", rename_all = $case)]
            #[api_error(status(400))]
            pub(super) enum PairError {
                #[error("private")]
                #[api_error(
                    message = "\"{scope}\" is not a scope: {{}} \\ é {count}",
                    since = "2026-03",
                    help = "https://shop.example.com/help?a=b&c=d",
                    title = "No scope",
                    header("X-Scope", "{scope}")
                )]
                NoScope {
                    #[api_error(data, example = "a+b c")]
                    scope: &'static str,
                    #[api_error(example = 7)]
                    count: u8,
                },

                #[error("later")]
                #[status(503)]
                #[name("temporarily_unavailable")]
                #[api_error(message = "wait {wait} s", member("kind", "outage"))]
                Later {
                    #[api_error(retry_after, data("seconds"), example = 45)]
                    wait: u32,
                },

                #[error("gateway {gateway}")]
                #[status(502)]
                #[code(7, "Gateway")]
                #[api_error(expose, name = "gateway_failed")]
                Exposed {
                    #[api_error(header = "X-Gateway", example = "g-2")]
                    gateway: &'static str,
                },

                #[error("private")]
                #[status(500)]
                #[api_error(since = "2026-04")]
                Hidden {
                    #[api_error(data, example = 3)]
                    shard: u8,
                },

                #[error("the form is invalid")]
                #[status(422)]
                Invalid {
                    #[api_error(issues(rename_all = "camelCase"), example = issues())]
                    issues: Vec<Issue>,
                },

                #[error("sign in")]
                #[status(401)]
                #[api_error(domain = "billing.example.com")]
                SignIn,

                #[error(transparent)]
                #[api_error(transparent)]
                Inner(#[from] Inner),
            }

            #[derive(Debug, Error, ApiError)]
            #[error("{depth} levels deep")]
            #[status(403)]
            #[name("too_deep")]
            #[api_error(domain = "inner.example.com", retry_after = 5, envelope = envelope::Coded)]
            pub(super) struct Inner {
                #[api_error(data, example = -2)]
                depth: i64,
            }

            #[test]
            fn the_parameters_are_sent() {
                let samples = [
                    PairError::NoScope { scope: "a+b c", count: 7 },
                    PairError::Later { wait: 45 },
                    PairError::Exposed { gateway: "g-2" },
                    PairError::Hidden { shard: 3 },
                    PairError::Invalid { issues: issues() },
                    PairError::SignIn,
                    Inner { depth: -2 }.into(),
                ];
                let samples: Vec<&dyn ApiError> =
                    samples.iter().map(|error| error as &dyn ApiError).collect();
                check(&PairError::CATALOG, $redirect, &samples);
            }
        }
    };
}

in_envelope!(oauth2, OAuth2, 303, "snake_case");
in_envelope!(problem, Problem, 302, "SCREAMING_SNAKE_CASE");
in_envelope!(described, Described, 302, "kebab-case");

fn check(catalog: &api_error::Catalog, status: u16, samples: &[&dyn ApiError]) {
    let sent: Vec<_> = samples
        .iter()
        .map(|error| {
            let uri = "https://client.example/callback";
            OAuth2::redirect(*error, uri, Some("xyz"), ResponseMode::Query).unwrap()
        })
        .map(|redirect| if status == 303 { redirect.see_other() } else { redirect.found() })
        .collect();
    let reference = reference::json(catalog);
    let lock = reference::lock(catalog);
    let types = reference["types"].as_array().unwrap().iter();
    let errors: Vec<_> = types.flat_map(|ty| ty["errors"].as_array().unwrap()).collect();
    assert_eq!(errors.len(), samples.len());
    for error in errors {
        let headers = error["headers"].as_array().unwrap();
        let names: Vec<_> = headers.iter().map(|header| header["name"].as_str().unwrap()).collect();
        let location = headers.iter().find(|header| header["name"] == "Location").unwrap();
        let location = location["example"].as_str().unwrap();
        let response = sent.iter().find(|response| response.headers()[LOCATION] == location);
        let response = response.unwrap_or_else(|| panic!("{location} is not sent: {sent:?}"));
        assert_eq!(response.status(), status);
        assert_eq!(error["redirect"]["status"], status);
        assert_eq!(names.len(), response.headers().len(), "{names:?} {response:?}");

        let parameters = parameters(location);
        let documented = error["redirect"]["parameters"].as_array().unwrap();
        for (name, value) in &parameters {
            let parameter = documented.iter().find(|parameter| parameter["name"] == *name).unwrap();
            assert_eq!(parameter["example"], *value, "{name}");
        }
        for parameter in documented.iter().filter(|parameter| parameter["optional"] == false) {
            assert!(parameters.contains_key(parameter["name"].as_str().unwrap()), "{parameter}");
        }
        let schema = jsonschema::draft202012::new(&error["schema"]).unwrap();
        assert!(schema.is_valid(&serde_json::to_value(&parameters).unwrap()), "{parameters:?}");

        let section = lock.split_once(&format!("error {}\n", error["name"].as_str().unwrap()));
        let section = section.unwrap().1.split("\nerror ").next().unwrap();
        for name in parameters.keys() {
            let lines = [format!("  parameter {name}: "), format!("  parameter {name}?: ")];
            assert!(lines.iter().any(|line| section.contains(line)), "{name} in {section}");
        }
        assert!(!section.contains("  body ") && !section.contains("  header "), "{section}");
    }
}

/// Returns the parameters in the query of an address.
fn parameters(location: &str) -> BTreeMap<String, String> {
    let url = reqwest::Url::parse(location).unwrap();
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
