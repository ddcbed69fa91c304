//! The guide page `command-line.md` contains the output of the program.

use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/guide/command-line.md");

/// Runs each command of the page in one folder, as a user does.
struct Shell<'a> {
    folder: &'a Path,
    /// The exit code of the previous command, for `$?` in the next command.
    exit_code: i32,
}

impl Shell<'_> {
    fn run(&mut self, command: &str) -> io::Result<String> {
        let programs = Path::new(env!("CARGO_BIN_EXE_errors")).parent();
        let programs = programs.into_iter().map(Path::to_owned);
        let path = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
        let output = Command::new("sh")
            .current_dir(self.folder)
            .args(["-c", &format!("exec 2>&1; (exit {}); {command}", self.exit_code)])
            .env("PATH", env::join_paths(programs.chain(path)).map_err(io::Error::other)?)
            .env_remove("API_ERROR_BLESS")
            .env_remove("CLICOLOR_FORCE")
            .output()?;
        self.exit_code = output.status.code().unwrap_or(-1);
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

#[cfg(unix)]
#[test]
fn the_page_shows_the_output() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line_page");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("v1.lock"), include_str!("v1.lock"))?;
    let mut shell = Shell { folder: &folder, exit_code: 0 };

    let page = fs::read_to_string(PAGE)?;
    let mut expected = String::new();
    let mut is_console = false;
    let mut commands = 0;
    for line in page.lines() {
        let is_fence = line.starts_with("```");
        if is_fence {
            is_console = line == "```console";
        }
        if !is_console || is_fence {
            expected.push_str(line);
            expected.push('\n');
        } else if let Some(command) = line.strip_prefix("$ ") {
            let is_first = expected.ends_with("```console\n");
            let separator = if is_first { "" } else { "\n" };
            expected.extend([separator, line, "\n"]);
            for line in shell.run(command)?.trim_end().lines() {
                expected.push_str(line);
                expected.push('\n');
            }
            commands += 1;
        }
    }
    assert!(commands >= 15, "only {commands} commands");
    if env::var_os("API_ERROR_BLESS").is_some() {
        return fs::write(PAGE, expected);
    }
    assert!(
        page == expected,
        "docs/guide/command-line.md does not show the output of the program: run `cargo xtask bless`"
    );
    Ok(())
}
