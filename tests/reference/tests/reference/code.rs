//! The code on the HTML page compiles, and distinguishes each error from the others.

use super::client_code;
use super::contracts::{self, Contract};
use api_error::http::Response;
use api_error::{ApiError, Catalog, HttpError, catalog, envelope, reference};
use std::cell::Cell;
use std::fmt::Write;
use std::path::Path;
use std::pin::pin;
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

/// This type declares an envelope. `StallError` does not, so clients decode the two types
/// separately.
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

/// Errors whose bodies contain only a message. `Left` and `Right` have the same message, so a client
/// cannot distinguish them.
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
    /// Errors whose bodies do not contain their names.
    pub(crate) static TALK = [TalkError];
}

pub(crate) fn all() -> Vec<Contract> {
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
    pub(crate) status: u16,
    pub(crate) rust: Option<String>,
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

/// Returns the code at the top of the page, which handles several errors. The last element handles
/// bodies. If there are redirects, the first element handles redirects.
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
pub(crate) fn response(error: &dyn ApiError) -> Response<Vec<u8>> {
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
                // An `HttpError` of the catalog can have the same name and status as this error. Its
                // code then handles this error too.
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
fn without_code_leaves_out_the_code() {
    let page = reference::Html::new(&STALL).without_code().render();
    assert!(!page.contains("<details class=\"code\">") && !page.contains("./errors"), "{page}");
}
