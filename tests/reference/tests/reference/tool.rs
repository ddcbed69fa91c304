//! Tools from other registries, which `.ci/install-tools` puts into `target/tools`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The path of a tool, or nothing, with a line that says so, where it is not installed. CI has
/// every tool.
pub(crate) fn find(path: &str) -> Option<PathBuf> {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools").join(path);
    if tool.exists() {
        return Some(tool);
    }
    assert!(std::env::var_os("CI").is_none(), "{path} is missing: run .ci/install-tools");
    println!("skipped: {path} is missing; .ci/install-tools installs it");
    None
}

/// What a command says, whether it succeeds or not.
pub(crate) fn run(command: &mut Command) -> (bool, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = [stdout, stderr].concat();
    (status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// An empty folder of this name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
