//! The code on the page that handles errors in a redirect compares the state first.

use super::apis::described::{AUTHORIZATION, authorization_samples};
use super::code::{Snippet, guides, notes, snippets};
use super::typescript::run_script;
use api_error::envelope::{OAuth2, ResponseMode};
use api_error::{ApiError, catalog, reference};
use std::fmt::Write;
use thiserror::Error;

/// Returns the address of the redirect with an error.
fn address(error: &dyn ApiError, state: &str) -> String {
    let uri = "https://app.example/callback?a=1";
    let redirect = OAuth2::redirect(error, uri, Some(state), ResponseMode::Query);
    redirect.unwrap().location().to_owned()
}

#[test]
fn the_rust_code_of_a_redirect_compares_the_state() {
    use super::client_code::described_authorization::{guide_of_redirect, run_of_redirect};
    let snippets = snippets(&AUTHORIZATION);
    for (name, error) in authorization_samples() {
        let address = address(&error, "x");
        for (index, snippet) in snippets.iter().enumerate() {
            let is_this = snippet.is_of_redirect() && snippet.name == name;
            let found = notes(|| run_of_redirect(index, &address, "x"));
            assert_eq!(found, usize::from(is_this), "{name} and {}", snippet.name);
            assert_eq!(notes(|| run_of_redirect(index, &address, "y")), 0, "{name}");
        }
        assert_eq!(notes(|| guide_of_redirect(&address, "x")), 1);
        assert_eq!(notes(|| guide_of_redirect(&address, "y")), 1);
    }
}

#[test]
fn the_typescript_code_of_a_redirect_compares_the_state() {
    let snippets = snippets(&AUTHORIZATION).into_iter();
    let snippets: Vec<_> = snippets.filter(Snippet::is_of_redirect).collect();
    let guides = guides(&AUTHORIZATION, "TypeScript");
    let codes = snippets.iter().map(|snippet| snippet.typescript.as_ref().unwrap());
    let mut functions = String::new();
    for code in codes.chain([&guides[0]]) {
        let (import, code) = code.split_once("\n\n").unwrap();
        assert_eq!(import, "import { decodeAuthorizationRedirect } from \"./errors\";");
        writeln!(functions, "(address: string, state: string) => {{\n{code}\n}},").unwrap();
    }
    let samples = authorization_samples();
    let addresses: Vec<_> = samples.iter().map(|(_, error)| address(error, "x")).collect();
    let script = format!(
        "import {{ decodeAuthorizationRedirect }} from './errors.mjs';
declare class URLSearchParams {{
  get(name: string): string | null;
  has(name: string): boolean;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}}
declare class URL {{ constructor(text: string); readonly searchParams: URLSearchParams }}
const codes = [{functions}];
const log = console.log;
for (const address of {addresses}) {{
  for (const state of ['x', 'y']) {{
    const found: unknown[] = [];
    for (const [index, code] of codes.entries()) {{
      console.log = (text: unknown) => found.push(`${{index}} ${{text}}`);
      code(address, state);
    }}
    log(found.join(', '));
  }}
}}
",
        addresses = serde_json::Value::from(addresses),
    );
    let module = reference::typescript(&AUTHORIZATION);
    let Some(lines) = run_script("code-of-redirect", &module, &script) else { return };
    let guide = snippets.len();
    let mut expected = Vec::new();
    for (name, error) in &samples {
        let index = snippets.iter().position(|snippet| snippet.name == *name).unwrap();
        let text =
            if *name == "access_denied" { error.to_string() } else { "unexpected".to_owned() };
        expected.push(format!("{index} {error}, {guide} {text}"));
        expected.push(format!("{guide} the request has another state"));
    }
    assert_eq!(lines, expected);
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", redirect = 303)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum SeeOtherError {
    #[error("internal")]
    #[status(500)]
    Failed,
    #[error("gateway")]
    #[status(502)]
    Gateway,
    #[error("down")]
    #[status(503)]
    Down {
        #[api_error(retry_after)]
        wait: u32,
    },
    #[error("wait")]
    #[status(429)]
    #[api_error(retry)]
    Limit,
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", redirect)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum FoundError {
    #[error("denied")]
    #[status(403)]
    AccessDenied,
}

catalog! {
    static TWO_STATUSES = [SeeOtherError, FoundError];
}

#[test]
fn each_status_of_a_redirect_is_named() {
    let markdown = reference::markdown(&TWO_STATUSES);
    assert!(markdown.contains("If the status is 302 or 303, the server redirects"), "{markdown}");
    assert!(markdown.contains("A status from 300 to 399 sends the browser to"), "{markdown}");
}

/// The 500 and the 502 are both sent as `server_error`.
#[test]
fn errors_with_the_same_parameter_have_no_code() {
    let codes = snippets(&TWO_STATUSES);
    let code_of = |name: &str| codes.iter().find(|its| its.name == name).unwrap();
    let failures: Vec<_> = codes.iter().filter(|its| its.name == "server_error").collect();
    assert_eq!(failures.len(), 2);
    assert!(failures.iter().all(|its| its.rust.is_none()), "{:?}", failures[0].rust);
    let denied = code_of("access_denied").rust.as_deref().unwrap();
    assert!(denied.contains("name() == \"access_denied\""), "{denied}");
    let down = code_of("temporarily_unavailable").rust.as_deref().unwrap();
    assert!(down.contains("name() == \"temporarily_unavailable\""), "{down}");
}

/// A redirect has no `Retry-After`, and its request is a `GET`.
#[test]
fn the_advice_for_a_redirect_names_no_header() {
    let markdown = reference::markdown(&TWO_STATUSES);
    assert!(!markdown.contains("Retry-After`, if"), "{markdown}");
    assert!(!markdown.contains("the server did not execute the request"), "{markdown}");
}
