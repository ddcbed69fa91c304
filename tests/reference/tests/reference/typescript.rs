//! The generated TypeScript, compiled and run.

use super::contracts::{self, Contract};
use super::hostile::HOSTILE;
use super::{envelopes, tool};
use api_error::{ApiError, Catalogued, reference};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;

/// Runs `tsc --strict` on files in a folder.
pub(super) fn tsc(folder: &Path, arguments: &[&str]) -> Option<(bool, String)> {
    let compiler = tool::find("node_modules/typescript/bin/tsc")?;
    let mut command = Command::new("node");
    command.arg(compiler).current_dir(folder).args([
        "--strict",
        "--noUncheckedIndexedAccess",
        "--exactOptionalPropertyTypes",
        "--noUnusedLocals",
        "--target",
        "es2022",
        "--module",
        "nodenext",
    ]);
    Some(tool::run(command.args(arguments)))
}

#[test]
fn compiles_under_strict() {
    let folder = tool::folder("typescript-strict");
    let mut files = Vec::new();
    let mut write = |name: &str, text: String| {
        let file = format!("{name}.mts");
        fs::write(folder.join(&file), text).unwrap();
        files.push(file);
    };
    for contract in contracts::all() {
        write(contract.name, reference::typescript(contract.catalog));
    }
    write("hostile", reference::typescript(&HOSTILE));
    write("problem", reference::typescript(&envelopes::problem::AnyError::CATALOG));
    write("json-api", reference::typescript(&envelopes::json_api::AnyError::CATALOG));
    write("google-rpc", reference::typescript(&envelopes::google_rpc::AnyError::CATALOG));
    write("own", reference::typescript(&envelopes::own::AnyError::CATALOG));
    let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.push("--noEmit");
    let Some((is_ok, text)) = tsc(&folder, &arguments) else { return };
    assert!(is_ok, "{text}");
}

/// Returns a client with a `switch` over these names.
fn client(names: &[String]) -> String {
    let cases: Vec<_> = names.iter().map(|name| format!("    case '{name}': return 0;")).collect();
    let cases = cases.join("\n");
    format!(
        r"
import {{ decodeCrossingMinds, isAuthError, type CrossingMindsCase }} from './errors.mjs';

export function handle(error: CrossingMindsCase): number {{
  switch (error.name) {{
    case 'RATE_LIMIT_OVERFLOW': return error.body.error_data.retry_after;
{cases}
    default: {{
      const missed: never = error;
      return missed;
    }}
  }}
}}

export async function call(response: Response): Promise<number> {{
  const body: unknown = await response.json();
  if (isAuthError(body)) {{
    switch (body.error_data.name) {{
      case 'INCORRECT_PASSWORD': return body.error_data.error.length;
    }}
  }}
  const error = decodeCrossingMinds(response.status, body);
  return error === undefined ? -1 : handle(error);
}}
"
    )
}

#[test]
fn a_switch_without_one_of_the_names_does_not_compile() {
    let folder = tool::folder("typescript-switch");
    let contracts = contracts::all();
    let contract = contracts.iter().find(|contract| contract.name == "crossing-minds").unwrap();
    fs::write(folder.join("errors.mts"), reference::typescript(contract.catalog)).unwrap();
    let mut names: Vec<_> = contract.catalog.iter().map(|spec| spec.name().to_owned()).collect();
    names.retain(|name| name != "RATE_LIMIT_OVERFLOW");
    let compile = |text: String| {
        fs::write(folder.join("client.mts"), text).unwrap();
        tsc(&folder, &["client.mts", "--noEmit"])
    };
    let Some((is_ok, text)) = compile(client(&names)) else { return };
    assert!(is_ok, "{text}");

    let missed = names.remove(7);
    let Some((is_ok, text)) = compile(client(&names)) else { return };
    assert!(!is_ok, "tsc accepts a switch without {missed}");
    assert!(text.contains("is not assignable to type 'never'"), "{text}");

    names.push("NO_SUCH_NAME".to_owned());
    names.push(missed);
    let Some((is_ok, text)) = compile(client(&names)) else { return };
    assert!(!is_ok && text.contains("NO_SUCH_NAME"), "{text}");
}

/// A script that fetches each response and prints the decoded error.
const DECODER: &str = r"
const [origin, module, decoder, guard, count] = process.argv.slice(2);
const errors = await import(module);
for (let index = 0; index < Number(count); index += 1) {
  const response = await fetch(`${origin}/${index}`);
  const body = await response.json();
  const error = errors[decoder](response.status, body);
  console.log(error?.name, error?.status, errors[guard](body));
}
for (const other of [undefined, null, 'text', 7, [], {}, { error: 7 }, { errors: [null] }]) {
  if (errors[guard](other) || errors[decoder](418, other) !== undefined) console.log('took', other);
}
";

#[test]
fn decodes_the_bodies_of_servers() {
    let folder = tool::folder("typescript-decode");
    fs::write(folder.join("decode.mjs"), DECODER).unwrap();
    for contract in contracts::all().into_iter().filter(|contract| !contract.samples.is_empty()) {
        let source = format!("{}.mts", contract.name);
        let module = reference::typescript(contract.catalog);
        fs::write(folder.join(&source), &module).unwrap();
        let Some((is_ok, text)) = tsc(&folder, &[&source]) else { return };
        assert!(is_ok, "{text}");

        let (_, api) = module.rsplit_once("export function decode").unwrap();
        let (api, _) = api.split_once('(').unwrap();
        let api = api.trim_end_matches("Redirect");
        let expected: Vec<_> = contract
            .samples
            .iter()
            .map(|error| format!("{} {} true", error.name(), error.status().as_u16()))
            .collect();
        let count = expected.len().to_string();
        let name = contract.name;
        let origin = serve(&contract);
        let mut command = Command::new("node");
        command.arg(folder.join("decode.mjs")).arg(origin);
        command.arg(folder.join(format!("{name}.mjs")));
        command.args([format!("decode{api}"), format!("is{api}"), count]);
        let (is_ok, text) = tool::run(&mut command);
        assert!(is_ok, "{text}");
        assert_eq!(text.lines().collect::<Vec<_>>(), expected, "{name}");
    }
}

mod names {
    use api_error::ApiError;
    use std::collections::BTreeMap;
    use thiserror::Error;

    #[derive(Debug, Error, ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum FormError {
        #[error("taken")]
        #[status(409)]
        Name,
        #[error("closed")]
        #[status(409)]
        Case,
    }

    #[derive(Debug, Error, ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum Form {
        #[error("odd")]
        #[status(410)]
        ErrorName,
    }

    /// Its name is also the name of a type of TypeScript.
    #[derive(Debug, Error, ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum Record {
        #[error("lost")]
        #[status(410)]
        Lost {
            #[data]
            counts: BTreeMap<String, u64>,
        },
    }

    /// Its name is also the name of a declaration in each generated module.
    #[derive(Debug, Error, ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum Mark {
        #[error("bad mark")]
        #[status(422)]
        BadMark,
    }

    #[derive(Debug, Error, ApiError)]
    #[error("nothing")]
    #[status(423)]
    pub(super) struct Check;

    api_error::catalog! {
        /// The errors whose names collide.
        pub(super) static FORM_ERROR = [FormError, Form, Record, Mark, Check];
    }
}

/// A type that contains itself, and integers that JavaScript rounds.
mod recursive {
    use api_error::ApiError;
    use schemars::JsonSchema;
    use serde::Serialize;
    use thiserror::Error;

    #[derive(Debug, Serialize, JsonSchema)]
    pub(super) struct Node {
        pub(super) name: String,
        pub(super) next: Option<Box<Node>>,
    }

    #[derive(Debug, Error, ApiError)]
    pub(super) enum TreeError {
        #[error("deep")]
        #[status(409)]
        Deep {
            #[data]
            node: Node,
            #[data]
            bytes: u64,
            #[data]
            pair: (u8, Option<String>),
        },
    }
}

/// Pairs of errors that have the same status and can have the same message.
mod alike {
    use api_error::{ApiError, envelope};
    use thiserror::Error;

    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = envelope::MessageOnly)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum AlikeError {
        #[error("dup text")]
        #[status(404)]
        A,
        #[error("dup text")]
        #[status(404)]
        B,
        #[error("no {0}")]
        #[status(410)]
        C(String),
        #[error("{0} nothing")]
        #[status(410)]
        D(String),
    }
}

#[test]
fn names_collide_with_nothing() {
    let folder = tool::folder("typescript-names");
    fs::write(folder.join("all.mts"), reference::typescript(&names::FORM_ERROR)).unwrap();
    fs::write(folder.join("one.mts"), reference::typescript(&names::Record::CATALOG)).unwrap();
    let Some((is_ok, text)) = tsc(&folder, &["all.mts", "one.mts", "--noEmit"]) else { return };
    assert!(is_ok, "{text}");
}

/// Compiles a module together with a script, and returns the lines that the script prints.
pub(super) fn run_script(name: &str, module: &str, script: &str) -> Option<Vec<String>> {
    let folder = tool::folder(name);
    fs::write(folder.join("errors.mts"), module).unwrap();
    let script =
        format!("{script}\ndeclare const console: {{ log(...items: unknown[]): void }};\n");
    fs::write(folder.join("script.mts"), script).unwrap();
    let (is_ok, text) = tsc(&folder, &["script.mts"])?;
    assert!(is_ok, "{text}");
    let (is_ok, text) = tool::run(Command::new("node").arg(folder.join("script.mjs")));
    assert!(is_ok, "{text}");
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn a_type_that_contains_itself_is_an_interface() {
    let module = reference::typescript(&recursive::TreeError::CATALOG);
    assert!(module.contains("\nexport interface"), "{module}");
    assert!(module.contains("9007199254740991"), "{module}");
    let node = recursive::Node { name: "b".to_owned(), next: None };
    let node = recursive::Node { name: "a".to_owned(), next: Some(Box::new(node)) };
    let error = recursive::TreeError::Deep { node, bytes: 7, pair: (1, None) };
    let response = error.to_response();
    let body = std::str::from_utf8(response.body()).unwrap();
    let script = format!(
        "
import {{ decodeTreeError, isTreeError, type TreeErrorCase }} from './errors.mjs';
const body = {body};
const found: TreeErrorCase | undefined = decodeTreeError(409, body);
const next: string | undefined = found?.body.node.next?.name;
console.log(found?.name, next);
for (const other of [
  {{ ...body, bytes: 'seven' }},
  {{ ...body, pair: [1] }},
  {{ ...body, node: {{ name: 'a', next: {{ name: 1, next: null }} }} }},
  {{ ...body, node: undefined }},
]) {{
  console.log(isTreeError(other), decodeTreeError(409, other));
}}
"
    );
    let Some(lines) = run_script("typescript-recursive", &module, &script) else { return };
    let mut expected = vec!["DEEP b"];
    expected.extend(["false undefined"; 4]);
    assert_eq!(lines, expected);
}

#[test]
fn two_errors_with_one_body_are_not_guessed() {
    let module = reference::typescript(&alike::AlikeError::CATALOG);
    let script = "
import { decodeAlikeError, isAlikeError } from './errors.mjs';
console.log(decodeAlikeError(404, { error: 'dup text' })?.name, isAlikeError({ error: 'dup text' }));
console.log(decodeAlikeError(410, { error: 'no nothing' })?.name);
console.log(decodeAlikeError(410, { error: 'no cat' })?.name);
";
    let Some(lines) = run_script("typescript-alike", &module, script) else { return };
    assert_eq!(lines, ["undefined true", "undefined", "C"]);
}

/// Starts a server that responds to `/0` with the first error, to `/1` with the second, and so on.
/// Each error is sent once. Returns the URL of the server.
fn serve(contract: &Contract) -> String {
    let responses: Vec<Vec<u8>> = contract.samples.iter().map(|error| http(&**error)).collect();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for _ in 0..responses.len() {
            let (stream, _) = listener.accept().unwrap();
            respond(stream, &responses);
        }
    });
    origin
}

fn http(error: &dyn ApiError) -> Vec<u8> {
    let response = error.to_response();
    let mut bytes = format!("HTTP/1.1 {} x\r\n", response.status().as_u16()).into_bytes();
    for (name, value) in response.headers() {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let end = format!("content-length: {}\r\nconnection: close\r\n\r\n", response.body().len());
    bytes.extend(end.as_bytes());
    bytes.extend(response.body());
    bytes
}

fn respond(mut stream: TcpStream, responses: &[Vec<u8>]) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut request = String::new();
    reader.read_line(&mut request).unwrap();
    let index: usize = request.split([' ', '/']).nth(2).unwrap().parse().unwrap();
    let mut line = String::new();
    while reader.read_line(&mut line).unwrap() > 2 {
        line.clear();
    }
    stream.write_all(&responses[index]).unwrap();
}

/// The comments name the member for a `switch`, the decoder that checks the status, and the limit
/// of integers in JavaScript.
#[test]
fn comments_describe_the_switch_and_large_integers() {
    let module = reference::typescript(&super::apis::described::TOKEN);
    assert!(
        module.contains(
            "for a `switch` over `name`, and over `status` if errors with several statuses have the same name."
        ),
        "{module}"
    );
    let module = reference::typescript(&super::apis::crossing_minds::CROSSING_MINDS);
    assert!(module.contains("for a `switch` over `name`. */"), "{module}");
    assert!(module.contains("The status is not checked: use\n * `decodeAuthError` if"), "{module}");
    // A number of seconds has no note about rounding.
    assert!(module.contains("retry_after: number;"), "{module}");
    let (_, seconds) = module.split_once("RATE_LIMIT_OVERFLOW").unwrap();
    let (seconds, _) = seconds.split_once("retry_after: number;").unwrap();
    assert!(!seconds.contains("9007199254740991"), "{seconds}");
    assert!(module.contains("±9007199254740991.\n */\nexport type ResourceKey ="), "{module}");
    // A value in a message is not a placeholder.
    assert!(module.contains("- Message: such as `Method \"PATCH\" not allowed`\n"), "{module}");
    assert!(!module.contains("{method}"), "{module}");
}
