//! The code on the HTML page compiles, and distinguishes each error from the others.

use super::contracts::{self, Contract};
use super::{client_code, tool, typescript};
use api_error::http::Response;
use api_error::{ApiError, Catalog, HttpError, catalog, envelope, reference};
use std::cell::Cell;
use std::fmt::Write;
use std::path::Path;
use std::pin::pin;
use std::process::Command;
use std::task::{Context, Poll, Waker};
use std::{env, fs};
use thiserror::Error;

catalog! {
    /// Errors that clients decode.
    pub(crate) static STALL = [StallError, Closed, HttpError { NotFound }];
}

/// Errors of a stall.
#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
pub(crate) enum StallError {
    #[error("only {left} items are left")]
    #[status(409)]
    OutOfStock {
        #[data("items-left")]
        left: u32,
    },

    #[error("{0} is not a price")]
    #[status(422)]
    Price(#[api_error(header = "x-price")] String),

    #[error("the drawer is stuck")]
    #[status(500)]
    Drawer,

    #[error("the \"queue\" is full")]
    #[status(503)]
    #[api_error(message = "come back \\ later")]
    Full,

    #[error(transparent)]
    #[api_error(transparent)]
    Thief(#[from] ThiefError),
}

/// It declares an envelope, but the outer type does not. So clients decode it separately.
#[derive(Debug, Error, ApiError)]
#[api_error(decode, envelope = envelope::Coded)]
pub(crate) enum ThiefError {
    #[error("stop")]
    #[status(403)]
    Stop,
}

#[derive(Debug, Error, ApiError)]
#[error("the stall is closed")]
#[status(410)]
#[api_error(decode)]
pub(crate) struct Closed;

/// Errors that are identified by their messages.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "two errors are only documented, never constructed")]
#[api_error(envelope = envelope::MessageOnly)]
pub(crate) enum TalkError {
    #[error("no {0} here")]
    #[status(404)]
    Here(String),
    #[error("no one there")]
    #[status(404)]
    There,
    #[error("same")]
    #[status(410)]
    Left,
    #[error("same")]
    #[status(410)]
    Right,
}

catalog! {
    /// Errors without names.
    pub(crate) static TALK = [TalkError];
}

fn all() -> Vec<Contract> {
    let mut all = contracts::all();
    let stall: Vec<Box<dyn ApiError>> = vec![
        Box::new(StallError::OutOfStock { left: 2 }),
        Box::new(StallError::Price("free".to_owned())),
        Box::new(StallError::Drawer),
        Box::new(StallError::Full),
        // A server sends `StallError::Thief` in the envelope that `ThiefError` declares.
        Box::new(ThiefError::Stop),
        Box::new(Closed),
    ];
    let talk: Vec<Box<dyn ApiError>> =
        vec![Box::new(TalkError::Here("bread".to_owned())), Box::new(TalkError::There)];
    all.push(Contract { name: "stall", catalog: &STALL, samples: stall });
    all.push(Contract { name: "talk", catalog: &TALK, samples: talk });
    all
}

/// The code of one error.
pub(crate) struct Snippet {
    pub(crate) name: String,
    status: u16,
    rust: Option<String>,
    pub(crate) typescript: Option<String>,
}

impl Snippet {
    /// Returns whether the code handles an error in a redirect.
    pub(crate) fn is_of_redirect(&self) -> bool {
        (300..400).contains(&self.status)
    }
}

/// Reads the code from the page.
pub(crate) fn snippets(catalog: &Catalog) -> Vec<Snippet> {
    let page = reference::html(catalog);
    let articles = page.split("<article ").skip(1);
    let between = |html: &str, start: &str, end: &str| {
        let (_, rest) = html.split_once(start)?;
        Some(text(rest.split_once(end)?.0))
    };
    articles
        .map(|article| {
            let code = |language: &str| {
                let (_, rest) = article.split_once(&format!("<figcaption>{language}<"))?;
                between(rest, "<pre tabindex=\"0\"><code>", "</code></pre>")
            };
            Snippet {
                name: between(article, "data-name=\"", "\"").unwrap(),
                status: between(article, "data-status=\"", "\"").unwrap().parse().unwrap(),
                rust: code("Rust"),
                typescript: code("TypeScript"),
            }
        })
        .collect()
}

/// Returns the code at the top of the page, which handles several errors: in redirects, if there are
/// any, and in bodies.
pub(crate) fn guides(catalog: &Catalog, language: &str) -> Vec<String> {
    let page = reference::html(catalog);
    let (top, _) = page.split_once("<article ").unwrap();
    let start = format!("<figcaption>{language}<");
    let figures = top.split(&start).skip(1);
    let code = |rest: &str| {
        text(
            rest.split_once("<pre tabindex=\"0\"><code>")
                .unwrap()
                .1
                .split_once("</code></pre>")
                .unwrap()
                .0,
        )
    };
    figures.map(code).collect()
}

/// Returns the text of an element.
fn text(html: &str) -> String {
    let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// Returns the source of a module for each contract, with a function for each error.
fn rust_source(contracts: &[Contract]) -> String {
    let mut out = String::from(
        "// Generated from the HTML pages by the test `the_rust_code_is_compiled`: do not edit.\n\n\
         macro_rules! println {\n    ($($text:tt)*) => { crate::code::note(&format!($($text)*)) };\n}\n",
    );
    for contract in contracts {
        let mut functions = String::new();
        let mut arms = String::new();
        let mut redirects = String::new();
        for (index, snippet) in snippets(contract.catalog).iter().enumerate() {
            let Some(code) = &snippet.rust else { continue };
            if snippet.is_of_redirect() {
                push_function(&format!("fn error_{index}{OF_REDIRECT}"), code, &mut functions);
                writeln!(redirects, "            {index} => error_{index}(address, state),")
                    .unwrap();
            } else {
                push_function(&format!("async fn error_{index}{OF_BODY}"), code, &mut functions);
                writeln!(arms, "            {index} => error_{index}(response).await,").unwrap();
            }
        }
        let guides = guides(contract.catalog, "Rust");
        let (of_body, of_redirect) = guides.split_last().unwrap();
        push_function(&format!("pub(crate) async fn guide{OF_BODY}"), of_body, &mut functions);
        if let [code] = of_redirect {
            let head = format!("pub(crate) fn guide_of_redirect{OF_REDIRECT}");
            push_function(&head, code, &mut functions);
            write!(
                functions,
                "\n    /// Runs the code of one error in a redirect.\n    \
                 pub(crate) fn run_of_redirect(index: usize, address: &str, state: &str) {{\n        \
                 match index {{\n{redirects}            _ => {{}}\n        }}\n    }}\n"
            )
            .unwrap();
        }
        let module = contract.name.replace('-', "_");
        let types = if module == "stall" {
            "    use crate::code::{Closed, StallError, ThiefError};\n"
        } else {
            ""
        };
        write!(
            out,
            "\npub(crate) mod {module} {{\n{types}    use reqwest::Response;\n{functions}\n    \
             /// Runs the code of one error.\n    \
             pub(crate) async fn run(index: usize, response: Response) {{\n        \
             match index {{\n{arms}            _ => {{}}\n        }}\n    }}\n}}\n"
        )
        .unwrap();
    }
    out
}

/// The parameters of the code that handles a body, and of the code that handles a redirect.
const OF_BODY: &str = "(response: Response)";
const OF_REDIRECT: &str = "(address: &str, state: &str)";

fn push_function(head: &str, code: &str, out: &mut String) {
    writeln!(out, "\n    {head} {{").unwrap();
    for line in code.lines() {
        writeln!(out, "{}", format!("        {line}").trim_end()).unwrap();
    }
    out.push_str("    }\n");
}

#[test]
fn the_rust_code_is_compiled() {
    let source = rust_source(&all());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/client_code.rs");
    if env::var_os("API_ERROR_BLESS").is_some() {
        fs::write(&path, &source).unwrap();
    }
    let current = fs::read_to_string(&path).unwrap();
    assert!(current == source, "client_code.rs is old: run this test with API_ERROR_BLESS=1");
}

thread_local! {
    /// The number of texts that the code has printed.
    static NOTES: Cell<usize> = const { Cell::new(0) };
}

/// Returns how many texts the code prints.
pub(crate) fn notes(code: impl FnOnce()) -> usize {
    NOTES.set(0);
    code();
    NOTES.get()
}

/// Counts a text that the code prints.
pub(crate) fn note(text: &str) {
    assert!(!text.is_empty());
    NOTES.set(NOTES.get() + 1);
}

/// Runs the code of one error, or the code at the top of the page.
async fn run(module: &str, index: Option<usize>, response: reqwest::Response) {
    macro_rules! run {
        ($($name:literal: $module:ident),*) => {
            match (module, index) {
                $(
                    ($name, Some(index)) => client_code::$module::run(index, response).await,
                    ($name, None) => client_code::$module::guide(response).await,
                )*
                (other, _) => panic!("no module {other}"),
            }
        };
    }
    run!(
        "cirro": cirro,
        "crossing-minds": crossing_minds,
        "described": described,
        "described-token": described_token,
        "described-authorization": described_authorization,
        "fanfare": fanfare,
        "meta": meta,
        "stall": stall,
        "talk": talk
    );
}

/// Returns the result of a future that does not wait.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("the body is in memory"),
    }
}

/// Returns the response that a server sends.
fn response(error: &dyn ApiError) -> Response<Vec<u8>> {
    error.to_response().map(|body| body.to_vec())
}

#[test]
fn the_rust_code_distinguishes_each_error() {
    for contract in all().iter().filter(|contract| !contract.samples.is_empty()) {
        let snippets = snippets(contract.catalog);
        for error in &contract.samples {
            let is_this = |snippet: &Snippet| {
                snippet.name == error.name() && error.status() == snippet.status
            };
            let first = snippets.iter().position(is_this).unwrap();
            for (index, snippet) in snippets.iter().enumerate() {
                // The documented `HttpError` can have the name and the status of another error.
                if snippet.rust.is_none() || index != first && is_this(snippet) {
                    continue;
                }
                let run = || ready(run(contract.name, Some(index), response(&**error).into()));
                let expected = usize::from(index == first);
                assert_eq!(notes(run), expected, "{} and {}", error.name(), snippet.name);
            }
        }
        // The code at the top of the page handles each error once.
        for error in &contract.samples {
            let run = || ready(run(contract.name, None, response(&**error).into()));
            assert_eq!(notes(run), 1, "{} of {}", error.name(), contract.name);
        }
        let has_code = snippets.iter().filter(|snippet| snippet.rust.is_some()).count();
        assert!(has_code * 2 > snippets.len(), "{}: {has_code}", contract.name);
    }
}

#[test]
fn the_typescript_code_distinguishes_each_error() {
    for contract in all().iter().filter(|contract| !contract.samples.is_empty()) {
        let folder = tool::folder(&format!("client-code-{}", contract.name));
        fs::write(folder.join("errors.mts"), reference::typescript(contract.catalog)).unwrap();
        let snippets = snippets(contract.catalog).into_iter();
        let snippets: Vec<_> = snippets.filter(|snippet| !snippet.is_of_redirect()).collect();
        let guide = guides(contract.catalog, "TypeScript").pop().unwrap();
        let mut imports: Vec<&str> = Vec::new();
        let mut functions = String::new();
        let codes = snippets.iter().map(|snippet| snippet.typescript.as_ref().unwrap());
        for code in codes.chain([&guide]) {
            let (import, code) = match code.split_once("\n\n") {
                Some((import, code)) => (import, code),
                None => ("", code.as_str()),
            };
            if !imports.contains(&import) {
                imports.push(import);
            }
            writeln!(functions, "  async (response: Response) => {{\n{code}\n}},").unwrap();
        }
        let responses: Vec<_> = contract
            .samples
            .iter()
            .map(|error| {
                let response = response(&**error);
                let body = String::from_utf8_lossy(response.body()).into_owned();
                serde_json::json!([response.status().as_u16(), body])
            })
            .collect();
        // Each line lists the errors whose code printed something for this response.
        let script = format!(
            "{imports}\nconst codes = [\n{functions}];\n\
             const responses: [number, string][] = {responses};\n\
             const log = console.log;\n\
             for (const [status, body] of responses) {{\n\
             const found: number[] = [];\n\
             for (const [index, code] of codes.entries()) {{\n\
             console.log = () => found.push(index);\n\
             await code(new Response(body, {{ status }}));\n}}\n\
             // The last code is that at the top of the page.\n\
             const has = found.at(-1) === codes.length - 1;\n\
             if (has) found.pop();\n\
             log(found.join(' ') + (has ? ' guide' : ''));\n}}\n",
            imports = imports.join("\n").replace("./errors", "./errors.mjs"),
            responses = serde_json::Value::from(responses),
        );
        fs::write(folder.join("script.mts"), script).unwrap();
        let Some((is_ok, text)) = typescript::tsc(&folder, &["script.mts"]) else { return };
        assert!(is_ok, "{}: {text}", contract.name);
        let (is_ok, text) = tool::run(Command::new("node").arg(folder.join("script.mjs")));
        assert!(is_ok, "{text}");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), contract.samples.len(), "{text}");
        for (error, line) in contract.samples.iter().zip(lines) {
            // The documented `HttpError` can have the name and the status of another error.
            let is_this = |(_, snippet): &(usize, &Snippet)| {
                snippet.name == error.name() && error.status() == snippet.status
            };
            let expected = snippets.iter().enumerate().filter(is_this);
            let expected: Vec<_> = expected.map(|(index, _)| index.to_string()).collect();
            assert!(!expected.is_empty());
            let line = line.trim_end_matches(" guide");
            assert_eq!(line, expected.join(" "), "{} of {}", error.name(), contract.name);
        }
        assert!(text.contains(" guide"), "{text}");
    }
}

#[test]
fn a_page_without_code_has_no_code() {
    let page = reference::Html::new(&STALL).without_code().render();
    assert!(!page.contains("<details class=\"code\">") && !page.contains("./errors"), "{page}");
}
