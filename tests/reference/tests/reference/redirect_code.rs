//! The code on the page that handles errors in a redirect compares the state first.

use super::apis::described::{AUTHORIZATION, authorization_samples};
use super::code::{Snippet, guides, notes, snippets};
use super::typescript::run_script;
use api_error::envelope::{OAuth2, ResponseMode};
use api_error::{ApiError, reference};
use std::fmt::Write;

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
