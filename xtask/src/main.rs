//! Checks and maintenance commands of this repository: `cargo xtask <command>`.

mod bless;
mod files;
mod finding;
mod layers;
mod words;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use finding::Finding;

const USAGE: &str = "\
usage: cargo xtask <command>

commands:
  layers               check that no module of the core imports from a layer below its own
  words                check that comments, texts and documents are in plain technical English
  bless [test args]    run the tests and write every file that they compare with";

fn main() -> ExitCode {
    // `cargo run` sets the variable.
    let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let Some(root) = Path::new(&own).parent() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut arguments = env::args().skip(1);
    match arguments.next().as_deref() {
        Some("layers") => report(&layers::check(root)),
        Some("words") => report(&words::check(root)),
        Some("bless") => bless::run(root, arguments),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Prints the findings. Each finding is one line. Fails if there are findings.
fn report(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        println!("{} found", findings.len());
        ExitCode::FAILURE
    }
}
