//! Errors that are sent in the parameters of a redirect.

use super::apis::described::{AUTHORIZATION, AuthorizationError, authorization_samples};
use super::tool;
use super::typescript::run_script;
use api_error::envelope::{OAuth2, ResponseMode};
use api_error::{ApiError, Catalog, Catalogued, ErrorSpec, catalog, reference};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use thiserror::Error;

#[test]
fn openapi_has_the_redirect_and_no_body() {
    let document = reference::openapi(&AUTHORIZATION);
    let responses = &document["components"]["responses"];
    let redirect = &responses["Authorization303"];
    assert!(redirect.get("content").is_none(), "{redirect}");
    let location = &redirect["headers"]["Location"];
    assert_eq!(location["required"], true);
    assert_eq!(location["schema"]["format"], "uri");
    let description = location["description"].as_str().unwrap();
    for parameter in
        ["- `error`: ", "- `error_description`: ", "- `error_uri`: ", "- `state`, optional: "]
    {
        assert!(description.contains(parameter), "{description}");
    }
    let example = &location["examples"]["AuthorizationError.InvalidScope"];
    assert_eq!(
        example["value"],
        "https://client.example/callback?error=invalid_scope\
         &error_description=The+scope+everything+does+not+exist\
         &error_uri=https%3A%2F%2Fdocs.described.example%2Foauth%23invalid_scope&state=xyz"
    );
    let names: Vec<_> =
        redirect["x-errors"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(
        names,
        [
            "invalid_request",
            "unsupported_response_type",
            "invalid_scope",
            "forbidden_scope",
            "access_denied"
        ]
    );
    assert!(
        redirect["headers"].get("x-request-id").is_none(),
        "the layer does not change a redirect"
    );
    // Only the responses that the layer and the server send without a redirect have a body.
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let has_body =
        |key: &String| key.starts_with("HttpError.") || key == "ClientError.InvalidRequest";
    assert!(schemas.keys().all(has_body), "{:?}", schemas.keys());
    assert!(responses.get("Authorization403").is_none(), "{responses}");
}

#[test]
fn json_has_the_parameters() {
    let reference = reference::json(&AUTHORIZATION);
    let denied = &reference["types"][0]["errors"][4];
    assert_eq!(denied["name"], "access_denied");
    let redirect = &denied["redirect"];
    assert_eq!(redirect["status"], 303);
    let parameters = redirect["parameters"].as_array().unwrap();
    let names: Vec<_> = parameters.iter().map(|its| (&its["name"], &its["optional"])).collect();
    assert_eq!(
        names.iter().map(|(name, optional)| format!("{name} {optional}")).collect::<Vec<_>>(),
        [
            "\"error\" false",
            "\"error_description\" false",
            "\"error_uri\" false",
            "\"state\" true",
            "\"iss\" true"
        ]
    );
    assert_eq!(parameters[0]["example"], "access_denied");
    assert!(reference["types"][1]["errors"][0].get("redirect").is_none());
}

/// The parameters of each redirect, as one object, match the schema in the JSON document.
#[test]
fn the_parameters_match_their_schemas() {
    let reference = reference::json(&AUTHORIZATION);
    let errors = reference["types"][0]["errors"].as_array().unwrap();
    for (name, error) in authorization_samples() {
        let redirect =
            OAuth2::redirect(&error, "https://app.example/", Some("x"), ResponseMode::Query);
        let location = redirect.unwrap().location().to_owned();
        let (_, query) = location.split_once('?').unwrap();
        let parameters: serde_json::Map<_, _> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(key, value)| (key.to_owned(), value.replace('+', " ").into()))
            .collect();
        let documented = errors.iter().find(|error| error["name"] == name).unwrap();
        let validator = jsonschema::validator_for(&documented["schema"]).unwrap();
        assert!(validator.is_valid(&parameters.clone().into()), "{name}: {parameters:?}");
        let other = errors.iter().find(|error| error["name"] != name).unwrap();
        let validator = jsonschema::validator_for(&other["schema"]).unwrap();
        assert!(!validator.is_valid(&parameters.into()), "{name}");
    }
}

#[test]
fn typescript_decodes_the_parameters() {
    let error = AuthorizationError::InvalidScope { scope: "a b&c".to_owned() };
    let location = |mode| {
        let redirect = OAuth2::redirect(&error, "https://app.example/back?a=1", Some("x"), mode);
        redirect.unwrap().with_issuer("https://as.example").location().to_owned()
    };
    let (query, fragment) = (location(ResponseMode::Query), location(ResponseMode::Fragment));
    let script = format!(
        "
import {{ decodeAuthorization, decodeAuthorizationRedirect, type AuthorizationRedirect }} from './errors.mjs';
declare class URLSearchParams {{ constructor(text: string); [Symbol.iterator](): IterableIterator<[string, string]> }}
const parameters = (text: string) => new URLSearchParams(text);
const query: AuthorizationRedirect | undefined =
  decodeAuthorizationRedirect(parameters('{query}'.split('?')[1] ?? ''));
if (query?.name === 'invalid_scope') {{
  const code: 'invalid_scope' = query.parameters.error;
  console.log(code, query.parameters.error_description, query.parameters.state, query.parameters.iss);
}}
console.log(decodeAuthorizationRedirect(parameters('{fragment}'.split('#')[1] ?? ''))?.name);
console.log(decodeAuthorizationRedirect(parameters('code=1')), decodeAuthorizationRedirect(parameters('error=other')));
console.log(decodeAuthorization(400, {{ error: 'invalid_scope', error_description: 'a' }}));
console.log(decodeAuthorization(400, {{ error: 'invalid_request', error_description: 'a' }})?.status);
"
    );
    let module = reference::typescript(&AUTHORIZATION);
    let Some(lines) = run_script("typescript-redirect", &module, &script) else { return };
    assert_eq!(
        lines,
        [
            "invalid_scope The scope a b&c does not exist x https://as.example",
            "invalid_scope",
            "undefined undefined",
            "undefined",
            "400",
        ]
    );
}

/// Returns the changes of the lock from one catalog to the other.
fn changes(test: &str, before: &Catalog, after: &Catalog) -> Vec<String> {
    let path = tool::folder(&format!("lock-redirect-{test}")).join("errors.lock");
    fs::write(&path, reference::lock(before)).unwrap();
    match reference::check_lock(after, path) {
        Ok(()) => Vec::new(),
        Err(error) => error.changes().to_vec(),
    }
}

#[test]
fn the_lock_has_the_parameters() {
    static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("Denied", "denied", "Denied", 400)];
    static WITH_PAGE: [ErrorSpec; 1] =
        [ErrorSpec::new("Denied", "denied", "Denied", 400).with_help("https://a.example/denied")];
    let in_body = Catalog::new("E", &SPECS);
    let redirected = in_body.with_redirect(302);
    let lock = reference::lock(&redirected);
    assert!(
        lock.contains(
            "error denied\n  parameter error: \"denied\"\n  parameter error_description: string\n  \
             parameter iss?: string\n  parameter state?: string\n  redirect\n"
        ),
        "{lock}"
    );
    let none = Vec::<String>::new();
    assert_eq!(changes("same", &redirected, &redirected), none);
    assert_eq!(changes("status", &redirected, &in_body.with_redirect(303)), none);
    let with_page = Catalog::new("E", &WITH_PAGE).with_redirect(302);
    assert_eq!(changes("added", &redirected, &with_page), none);
    assert_eq!(
        changes("removed", &with_page, &redirected),
        ["`denied`: parameter `error_uri` is no longer sent"]
    );
    assert_eq!(
        changes("to-body", &redirected, &in_body),
        ["`denied`: it is no longer sent in a redirect"]
    );
    assert_eq!(
        changes("from-body", &in_body, &redirected),
        ["`denied`: it is now sent in a redirect, without a body"]
    );
}

#[derive(Debug, Error, ApiError)]
#[api_error(redirect)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum Outer {
    #[error("bad")]
    #[status(400)]
    Bad,
    #[error(transparent)]
    #[api_error(transparent)]
    Inner(#[from] Inner),
}

#[derive(Debug, Error, ApiError)]
#[error("inner")]
#[status(403)]
struct Inner;

/// If the outer type declares `redirect`, the error of a transparent variant is sent in a redirect
/// too. A redirect has the parameters of OAuth 2.0 in every envelope.
#[test]
fn an_inner_error_is_sent_in_the_redirect() {
    let document = reference::openapi(&Outer::CATALOG);
    let responses = document["components"]["responses"].as_object().unwrap();
    assert_eq!(responses.keys().collect::<Vec<_>>(), ["Outer302"]);
    let examples = &responses["Outer302"]["headers"]["Location"]["examples"];
    assert_eq!(
        examples["Inner"]["value"],
        "https://client.example/callback?error=INNER&error_description=inner&state=xyz"
    );
}

#[derive(Debug, Error, ApiError)]
#[api_error(rename_all = "snake_case")]
enum Common {
    #[error("the scope {scope} is invalid")]
    #[status(400)]
    InvalidScope {
        #[api_error(example = "everything")]
        scope: &'static str,
    },
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", redirect = 303)]
enum Authorize {
    #[error("denied")]
    #[status(403)]
    #[expect(dead_code, reason = "the error is only documented, never constructed")]
    AccessDenied,
    #[error(transparent)]
    #[api_error(transparent)]
    Common(#[from] Common),
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case")]
enum TokenError {
    #[error("the grant is used")]
    #[status(400)]
    #[expect(dead_code, reason = "the error is only documented, never constructed")]
    InvalidGrant,
    #[error(transparent)]
    #[api_error(transparent)]
    Common(#[from] Common),
}

catalog! {
    static IN_REDIRECT = [Authorize];
    static IN_BODY = [TokenError];
    static REDIRECT_FIRST = [Authorize, TokenError];
    static BODY_FIRST = [TokenError, Authorize];
    static COMMON_TOO = [Authorize, Common];
}

/// The documents show both forms of an error, in any order of the types.
#[test]
fn an_inner_error_can_have_a_body_and_a_redirect() {
    let sent: Value = serde_json::from_slice(
        TokenError::from(Common::InvalidScope { scope: "everything" }).to_response().body(),
    )
    .unwrap();
    let redirect = OAuth2::redirect(
        &Authorize::from(Common::InvalidScope { scope: "everything" }),
        "https://client.example/callback",
        Some("xyz"),
        ResponseMode::Query,
    );
    let redirect = redirect.unwrap().location().to_owned();
    for catalog in [&REDIRECT_FIRST, &BODY_FIRST] {
        let json = reference::json(catalog);
        let errors = json["types"].as_array().unwrap().iter();
        let errors: Vec<_> = errors.flat_map(|ty| ty["errors"].as_array().unwrap()).collect();
        assert_eq!(errors.len(), 4, "{json}");
        let bodies: Vec<_> = errors.iter().filter(|it| it.get("redirect").is_none()).collect();
        assert_eq!(bodies.len(), 2);
        assert!(bodies.iter().any(|it| it["example"] == sent), "{json}");
        let anchors: BTreeSet<_> = errors.iter().map(|it| it["anchor"].as_str().unwrap()).collect();
        assert_eq!(anchors.len(), 4);

        let document = reference::openapi(catalog);
        let components = &document["components"];
        assert_eq!(components["schemas"].as_object().unwrap().len(), 2, "{components}");
        let responses = components["responses"].as_object().unwrap();
        let [see_other, bad_request] = responses.values().collect::<Vec<_>>()[..] else {
            panic!("{responses:?}")
        };
        let examples = see_other["headers"]["Location"]["examples"].as_object().unwrap();
        assert!(examples.values().any(|example| example["value"] == redirect), "{see_other}");
        assert!(bad_request["content"]["application/json"].is_object(), "{bad_request}");

        // `iter` and `lint` do not distinguish a body from a redirect, so they return the error
        // once.
        assert_eq!(catalog.iter().count(), 3);
        let advice = catalog.lint();
        let distinct: BTreeSet<_> = advice.iter().map(ToString::to_string).collect();
        assert_eq!(advice.len(), distinct.len(), "{advice:?}");
    }
    // A type that is also listed separately has its own envelope in a body.
    let listed: Vec<_> =
        COMMON_TOO.types().map(|ty| (ty.name(), ty.envelope().name(), ty.redirect())).collect();
    assert_eq!(
        listed,
        [
            ("Authorize", "OAuth2", Some(303)),
            ("Common", "OAuth2", Some(303)),
            ("Common", "Problem", None)
        ]
    );
}

#[test]
fn the_lock_has_the_body_and_the_redirect() {
    let none = Vec::<String>::new();
    assert_eq!(changes("order", &REDIRECT_FIRST, &BODY_FIRST), none);
    assert_eq!(changes("reverse-order", &BODY_FIRST, &REDIRECT_FIRST), none);
    assert_eq!(changes("redirect-added", &IN_BODY, &BODY_FIRST), none);
    assert_eq!(changes("body-added", &IN_REDIRECT, &REDIRECT_FIRST), none);
    assert_eq!(
        changes("redirect-removed", &BODY_FIRST, &IN_BODY),
        ["`access_denied` was removed", "`invalid_scope`: it is no longer sent in a redirect"]
    );
    assert_eq!(
        changes("body-removed", &REDIRECT_FIRST, &IN_REDIRECT),
        [
            "`invalid_grant` was removed",
            "`invalid_scope`: content-type `application/json` was removed",
            "`invalid_scope`: envelope `OAuth2` was removed",
            "`invalid_scope`: header `cache-control` is no longer sent",
            "`invalid_scope`: header `pragma` is no longer sent",
            "`invalid_scope`: status `400` was removed",
        ]
    );
}

#[test]
fn typescript_decodes_the_body_and_the_redirect() {
    let script = "
import { decodeTokenError, decodeAuthorizeRedirect, decodeBodyFirst, decodeBodyFirstRedirect } from './errors.mjs';
const parameters: [string, string][] = [['error', 'invalid_scope'], ['error_description', 'a']];
const body = Object.fromEntries(parameters);
console.log(decodeTokenError(400, body)?.name, decodeAuthorizeRedirect(parameters)?.name);
console.log(decodeBodyFirst(400, body)?.name, decodeBodyFirstRedirect(parameters)?.name);
";
    let module = reference::typescript(&BODY_FIRST);
    let Some(lines) = run_script("typescript-both-forms", &module, script) else { return };
    assert_eq!(lines, ["invalid_scope invalid_scope", "invalid_scope invalid_scope"]);
}
