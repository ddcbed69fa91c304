//! Writes every file that a test compares with: ui texts, reference documents, locks, snapshots.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The variables with which the tests write a file instead of comparing with it.
const VARIABLES: [(&str, &str); 3] =
    [("API_ERROR_BLESS", "1"), ("INSTA_UPDATE", "always"), ("TRYBUILD", "overwrite")];

/// Runs the tests of the workspace, or only the tests that `arguments` select, and lets them write
/// their files.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let mut arguments = arguments.peekable();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(&cargo);
    command.current_dir(root).args(["test", "--tests", "--no-fail-fast"]).envs(VARIABLES);
    if arguments.peek().is_none() {
        command.arg("--workspace");
    }
    command.args(arguments);
    match command.status() {
        Ok(status) => {
            println!("Review what was written with `git diff`.");
            if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{} does not start: {error}", OsStr::new(&cargo).display());
            ExitCode::FAILURE
        }
    }
}
