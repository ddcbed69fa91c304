//! A lock file that is missing, damaged or blessed.

use super::lock::{before, catalog};
use super::tool;
use api_error::{ErrorSpec, reference};
use std::fs;

#[test]
fn a_missing_or_malformed_lock_is_reported() {
    let path = tool::folder("lock-missing").join("errors.lock");
    let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
    assert!(error.to_string().contains("API_ERROR_BLESS=1"), "{error}");
    assert!(error.changes().is_empty());
    let head = "# The facts that clients of StoreError rely on.\n# Written by .. do not edit.\n";
    for (text, line) in [
        ("what?".to_owned(), 3),
        ("error A\n  status 400\nstatus 500\n".to_owned(), 5),
        ("  status 1".to_owned(), 3),
    ] {
        fs::write(&path, format!("{head}{text}")).unwrap();
        let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
        assert!(error.to_string().contains(&format!("errors.lock:{line} ")), "{error}");
    }
}

/// Returns damaged lock files: a name for the damage, and the text of the file.
fn damaged_files() -> Vec<(&'static str, String)> {
    let lock = reference::lock(&catalog(before()));
    let (half, _) = lock.split_at(lock.find("error GONE").unwrap());
    let conflict = lock
        .replace("error GONE\n", "<<<<<<< HEAD\nerror GONE\n=======\nerror LOST\n>>>>>>> other\n");
    vec![
        ("empty", String::new()),
        ("blank", "\n\n".to_owned()),
        ("other", "error GONE\n  status 410\n".to_owned()),
        ("truncated", half.to_owned()),
        ("conflict", conflict),
    ]
}

#[test]
fn a_damaged_lock_does_not_pass() {
    for (damage, text) in damaged_files() {
        let path = tool::folder(&format!("lock-damaged-{damage}")).join("errors.lock");
        fs::write(&path, text).unwrap();
        let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
        assert!(error.changes().is_empty(), "{damage}: {error}");
        assert!(error.to_string().contains("API_ERROR_BLESS=1"), "{damage}: {error}");
    }
}

/// Environment variables belong to the process, so these steps run in a separate process.
#[test]
fn blessing_writes_and_retires() {
    if let Some(path) = std::env::var_os("LOCK_UNDER_TEST") {
        let mut specs = before();
        match std::env::var("STEP").unwrap().as_str() {
            "first" => {}
            "retire" => {
                specs.remove(1);
            }
            "extend" => {
                specs.remove(1);
                specs.push(ErrorSpec::new("New", "NEW", "New", 400));
            }
            "reuse" => specs[1] = ErrorSpec::new("Again", "GONE", "Gone again", 404),
            other => panic!("no step {other}"),
        }
        reference::check_lock(&catalog(specs), path).unwrap();
        return;
    }
    let path = tool::folder("lock-bless").join("errors.lock");
    let run = |step: &str, bless: &str| {
        let test = std::env::current_exe().unwrap();
        let mut command = std::process::Command::new(test);
        command.args(["--exact", "lock_file::blessing_writes_and_retires", "--nocapture"]);
        command.env("LOCK_UNDER_TEST", &path).env("STEP", step).env("API_ERROR_BLESS", bless);
        tool::run(&mut command)
    };
    let read = || fs::read_to_string(&path).unwrap();

    assert!(!run("first", "0").0, "0 does not bless");
    assert!(!path.exists());
    let (is_ok, text) = run("first", "1");
    assert!(is_ok, "{text}");
    assert_eq!(read(), reference::lock(&catalog(before())));

    let (is_ok, text) = run("retire", "");
    assert!(!is_ok && text.contains("`GONE` was removed"), "{text}");
    assert!(run("retire", "1").0);
    assert!(read().ends_with("\nretired GONE\n\n# end\n"), "{}", read());
    assert!(run("retire", "").0);

    // Blessing repairs a damaged file. A name that only the damaged file has is retired.
    for (damage, text) in damaged_files() {
        fs::write(&path, text).unwrap();
        assert!(run("first", "1").0, "{damage}");
        assert!(run("first", "").0, "{damage}");
        assert_eq!(read().contains("\nretired LOST\n"), damage == "conflict", "{damage}");
    }
    fs::write(&path, reference::lock(&catalog(before()))).unwrap();
    assert!(run("retire", "1").0);

    // A retired name is still retired when the contract grows. Blessing does not allow its reuse.
    assert!(run("extend", "1").0);
    assert!(
        read().contains("\nerror NEW\n") && read().ends_with("\nretired GONE\n\n# end\n"),
        "{}",
        read()
    );
    let retired = read();
    for bless in ["", "1"] {
        let (is_ok, text) = run("reuse", bless);
        assert!(!is_ok && text.contains("`GONE` is used again after it was retired"), "{text}");
        assert_eq!(read(), retired);
    }
}
