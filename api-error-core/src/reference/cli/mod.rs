//! The command-line program of a catalog.

mod diff;
mod explain;
mod find;
mod style;

use super::lock::BLESS;
use super::{LockError, check_lock, html, json, lock, markdown, openapi, typescript};
use crate::catalog::Catalog;
use clap::{Arg, ArgMatches, Command};
use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use style::Style;

/// The output of a command, or its failure.
type Outcome = Result<String, Failure>;

/// A command that failed. The exit code is 1 if the catalog does not contain the error to explain,
/// or if a change breaks clients. It is 2 if a file cannot be used.
struct Failure {
    output: String,
    error: String,
    exit_code: u8,
}

impl Failure {
    fn negative_result(error: String) -> Self {
        Self { output: String::new(), error, exit_code: 1 }
    }

    fn cannot_run(error: String) -> Self {
        Self { output: String::new(), error, exit_code: 2 }
    }
}

/// The name of a command, its description, its argument with a description, and its function.
struct Action {
    name: &'static str,
    about: &'static str,
    argument: Option<(&'static str, &'static str)>,
    run: fn(&Catalog, &str) -> Outcome,
}

const ACTIONS: [Action; 9] = [
    Action {
        name: "explain",
        about: "Explain an error",
        argument: Some(("NAME_OR_CODE", "The name of an error, or its code")),
        run: |catalog, error| explain::explain(catalog, error, Style::of_stdout()),
    },
    Action {
        name: "html",
        about: "Print the reference as an HTML page",
        argument: None,
        run: |catalog, _| Ok(html(catalog)),
    },
    Action {
        name: "markdown",
        about: "Print the reference as Markdown",
        argument: None,
        run: |catalog, _| Ok(markdown(catalog)),
    },
    Action {
        name: "openapi",
        about: "Print the OpenAPI 3.1 components",
        argument: None,
        run: |catalog, _| Ok(format!("{:#}\n", openapi(catalog))),
    },
    Action {
        name: "typescript",
        about: "Print the types for clients in TypeScript",
        argument: None,
        run: |catalog, _| Ok(typescript(catalog)),
    },
    Action {
        name: "json",
        about: "Print the reference as JSON",
        argument: None,
        run: |catalog, _| Ok(format!("{:#}\n", json(catalog))),
    },
    Action {
        name: "lock",
        about: "Print the lock",
        argument: None,
        run: |catalog, _| Ok(lock(catalog)),
    },
    Action {
        name: "check",
        about: "Check that the errors still match a lock file",
        argument: Some(("LOCK", "The lock file. With API_ERROR_BLESS=1 it is written")),
        run: check,
    },
    Action {
        name: "diff",
        about: "Print what changed since a lock file was written",
        argument: Some(("OLD_LOCK", "The lock file of the older version")),
        run: diff::diff,
    },
];

/// Runs the command-line program of a catalog, with the arguments of the process.
///
/// ```no_run
/// # use api_error_core::{Catalog, reference};
/// # static STORE: Catalog = Catalog::EMPTY;
/// fn main() -> std::process::ExitCode {
///     reference::main(&STORE)
/// }
/// ```
///
/// | command | prints |
/// |---|---|
/// | `explain <name or code>` | status, message, description, data, headers and an example response |
/// | `html`, `markdown`, `openapi`, `typescript`, `json`, `lock` | the document with this name |
/// | `check <lock>` | the changes that break clients |
/// | `diff <old lock>` | the changes since the file was written, breaking changes first |
///
/// With the environment variable `API_ERROR_BLESS=1`, `check` writes the lock file instead.
///
/// The exit code is 0 on success. It is 1 if the catalog does not contain the error to explain, or if
/// a change breaks clients. It is 2 if the arguments are invalid, a file cannot be used, or the
/// output cannot be written.
///
/// On a terminal, the output of `explain` has colors. The environment variable `NO_COLOR` removes
/// them, and `CLICOLOR_FORCE=1` adds them to a file or a pipe.
#[must_use]
pub fn main(catalog: &Catalog) -> ExitCode {
    let matches = match command(catalog).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // If the message cannot be printed, the exit code still reports the mistake.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let (output, error, exit_code) = match run(catalog, &matches) {
        Ok(output) => (output, String::new(), 0),
        Err(Failure { output, error, exit_code }) => (output, error, exit_code),
    };
    if let Err(error) = write_output(&output) {
        report(&format!("the output cannot be written: {error}"));
        return ExitCode::from(2);
    }
    if !error.is_empty() {
        report(&error);
    }
    ExitCode::from(exit_code)
}

fn command(catalog: &Catalog) -> Command {
    let actions = ACTIONS.iter().map(|action| {
        let argument = action.argument.map(|(name, help)| Arg::new(name).help(help).required(true));
        // A code can be negative.
        Command::new(action.name).about(action.about).args(argument).allow_negative_numbers(true)
    });
    Command::new(catalog.name())
        .about(format!("The errors of {}", catalog.name()))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(actions)
}

fn run(catalog: &Catalog, matches: &ArgMatches) -> Outcome {
    let (name, matches) = matches.subcommand().unwrap_or(("", matches));
    let Some(action) = ACTIONS.iter().find(|action| action.name == name) else {
        return Err(Failure::cannot_run("there is no command".to_owned()));
    };
    let argument = action.argument.and_then(|(name, _)| matches.get_one::<String>(name));
    (action.run)(catalog, argument.map_or("", String::as_str))
}

fn check(catalog: &Catalog, path: &str) -> Outcome {
    let error = match check_lock(catalog, Path::new(path)) {
        Ok(()) => return Ok(String::new()),
        Err(error) => error,
    };
    if error.changes().is_empty() {
        return Err(unusable(&error, format_args!("run this command with {BLESS}=1 to write it")));
    }
    Err(Failure::negative_result(format!(
        "{}If the changes are intended, run this command with {BLESS}=1 and commit the file",
        error.reason()
    )))
}

/// Returns the reason why a lock file cannot be used. An instruction follows, unless the file
/// cannot be read or written.
fn unusable(error: &LockError, instruction: fmt::Arguments<'_>) -> Failure {
    Failure::cannot_run(if error.is_io() {
        error.to_string()
    } else {
        format!("{}: {instruction}", error.reason())
    })
}

/// Writes to the standard output. A reader that closes its pipe, such as `head`, is not an error.
fn write_output(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn report(error: &str) {
    // `eprintln!` panics if the stream is closed.
    let _ = writeln!(io::stderr(), "error: {error}");
}
