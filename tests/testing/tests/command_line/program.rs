//! Exit codes, colors, and streams that are closed.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, io};

fn errors() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errors"));
    for name in ["API_ERROR_BLESS", "CLICOLOR_FORCE", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    errors().args(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

/// Returns the path of a file that a test may write.
fn file(name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&file);
    file
}

#[test]
fn an_error_is_found_by_name_code_and_variant() {
    let by_code = run(&["explain", "42"]);
    assert!(by_code.status.success());
    for name in [
        "DUPLICATED_ITEM_ID",
        "duplicated-item-id",
        "Duplicated",
        "ItemError::Duplicated",
        "DuplicatedError",
    ] {
        assert_eq!(run(&["explain", name]), by_code, "{name}");
    }
}

#[test]
fn an_unknown_error_gets_suggestions() {
    for name in ["DUPLICATED_ITM_ID", "duplicate", "ITEM_ID", "400"] {
        let output = run(&["explain", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let error = text(&output.stderr);
        assert!(error.contains("did you mean `DUPLICATED_ITEM_ID`?"), "{error}");
    }
    for name in ["Unrelated", "", "-7"] {
        let output = run(&["explain", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let error = text(&output.stderr);
        assert!(!error.contains("did you mean"), "{error}");
        assert!(error.ends_with("\nthe command `markdown` prints all errors\n"), "{error}");
    }
}

#[test]
fn a_misspelt_command_gets_a_suggestion() {
    let output = run(&["explian", "42"]);
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(error.contains("'explain'"), "{error}");
}

#[test]
fn colors_are_only_for_terminals() {
    let plain = run(&["explain", "42"]);
    assert!(!text(&plain.stdout).contains('\x1b'));
    let colored = errors().env("CLICOLOR_FORCE", "1").args(["explain", "42"]).output().unwrap();
    let colored = text(&colored.stdout);
    assert!(colored.contains("\x1b[1;31mDUPLICATED_ITEM_ID\x1b[0m"), "{colored}");
    let stripped: String = colored
        .split('\x1b')
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once('m').unwrap().1 })
        .collect();
    assert_eq!(stripped, text(&plain.stdout));
}

/// The reader closes the pipe before the program has written its output.
#[test]
fn a_closed_pipe_is_not_an_error() -> io::Result<()> {
    for command in ["html", "openapi", "typescript", "--help"] {
        let (reader, writer) = io::pipe()?;
        drop(reader);
        let mut child = errors().arg(command).stdout(writer).stderr(Stdio::piped()).spawn()?;
        let mut error = String::new();
        child.stderr.take().expect("it is piped").read_to_string(&mut error)?;
        assert_eq!((child.wait()?.code(), error.as_str()), (Some(0), ""), "{command}");
    }
    Ok(())
}

#[test]
fn a_closed_error_stream_is_not_a_panic() -> io::Result<()> {
    for arguments in [["explain", "nothing"], ["unknown", "command"]] {
        let (reader, writer) = io::pipe()?;
        drop(reader);
        let status = errors().args(arguments).stderr(writer).status()?;
        assert_ne!(status.code(), Some(101));
        assert!(!status.success());
    }
    Ok(())
}

#[test]
fn each_command_prints_its_document() {
    for (command, beginning) in [
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# Shop errors\n"),
        ("openapi", "{\n  \""),
        ("json", "{\n  \""),
        ("lock", "# The facts"),
    ] {
        let output = run(&[command]);
        assert!(output.status.success(), "{command}");
        let head: String = text(&output.stdout).chars().take(beginning.len()).collect();
        assert_eq!(head.to_lowercase(), beginning.to_lowercase(), "{command}");
    }
    assert!(text(&run(&["typescript"]).stdout).contains("export type ItemError ="));
}

#[test]
fn check_writes_only_a_lock_that_is_blessed() -> io::Result<()> {
    let lock = file("blessed.lock");
    let check = || {
        let mut command = errors();
        command.arg("check").arg(&lock);
        command
    };
    assert_eq!(check().output()?.status.code(), Some(2));
    assert!(!lock.exists());
    assert!(check().env("API_ERROR_BLESS", "1").status()?.success());
    assert!(check().status()?.success());

    let old = fs::read_to_string(&lock)?.replace("status 400", "status 409");
    fs::write(&lock, &old)?;
    let output = check().output()?;
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("API_ERROR_BLESS=1"), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(&lock)?, old);
    Ok(())
}

/// Returns the exit code and the output of `diff` for a changed lock.
fn diff(name: &str, change: impl FnOnce(String) -> String) -> io::Result<(Option<i32>, String)> {
    let lock = file(name);
    let old = change(text(&run(&["lock"]).stdout).to_owned());
    fs::write(&lock, &old)?;
    let output = errors().env("API_ERROR_BLESS", "1").arg("diff").arg(&lock).output()?;
    assert_eq!(fs::read_to_string(&lock)?, old, "`diff` must not write");
    Ok((output.status.code(), text(&output.stdout).to_owned()))
}

#[test]
fn diff_prints_breaking_changes_first() -> io::Result<()> {
    let same = diff("same.lock", |lock| lock)?;
    assert_eq!(same, (Some(0), "No changes.\n".to_owned()));

    let added = diff("added.lock", |lock| lock.replace("  body error_data.key: uint64\n", ""))?;
    let text = "Compatible changes:\n- `DUPLICATED_ITEM_ID`: member `error_data.key` is new\n";
    assert_eq!(added, (Some(0), text.to_owned()));

    let required =
        diff("required.lock", |lock| lock.replace("error_data.key:", "error_data.key?:"))?;
    let text =
        "Compatible changes:\n- `DUPLICATED_ITEM_ID`: member `error_data.key` is now always sent\n";
    assert_eq!(required, (Some(0), text.to_owned()));

    let (exit_code, text) = diff("broken.lock", |lock| {
        let lock =
            lock.replace("  body error_data.key: uint64\n", "").replace("status 429", "status 503");
        lock.replace("# end", "error GONE\n  status 410\n\n# end")
    })?;
    assert_eq!(exit_code, Some(1));
    let breaking = text.find("Breaking changes:\n").expect("there are breaking changes");
    let compatible = text.find("\nCompatible changes:\n").expect("there is an addition");
    assert!(breaking < compatible, "{text}");
    assert!(text.contains("- `GONE` was removed\n"), "{text}");
    assert!(text.contains("status changed from `503` to `429`\n"), "{text}");
    Ok(())
}

/// The text contains the reason, and the instruction for this command.
#[test]
fn a_lock_that_cannot_be_used_has_the_exit_code_2() -> io::Result<()> {
    let (missing, invalid) = (file("missing.lock"), file("invalid.lock"));
    fs::write(&invalid, "nothing\n")?;
    let older = "get the file of an older version, such as with `git show v1.0.0:errors.lock`";
    let bless = "run this command with API_ERROR_BLESS=1 to write it";
    for (command, lock, reason, instruction) in [
        ("diff", &missing, " does not exist: ", older),
        ("diff", &invalid, ":1 is not a line of a lock file: ", older),
        ("check", &missing, " does not exist: ", bless),
        ("check", &invalid, ":1 is not a line of a lock file: ", bless),
    ] {
        let output = errors().arg(command).arg(lock).output()?;
        assert_eq!(output.status.code(), Some(2));
        let expected = format!("error: {}{reason}{instruction}\n", lock.display());
        assert_eq!(text(&output.stderr), expected);
    }
    Ok(())
}

/// The text does not contain the instruction to set `API_ERROR_BLESS`, which is already set.
#[test]
fn a_lock_that_cannot_be_written_has_the_exit_code_2() -> io::Result<()> {
    let lock = file("no_folder").join("errors.lock");
    let output = errors().env("API_ERROR_BLESS", "1").arg("check").arg(&lock).output()?;
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(!error.contains("API_ERROR_BLESS") && error.contains("os error"), "{error}");
    Ok(())
}
