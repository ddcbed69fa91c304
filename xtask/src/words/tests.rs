use std::path::Path;

use super::phrases::PHRASES;
use super::{Search, check_text};

/// The findings in a file, as `line: phrase`.
fn findings(file: &str, text: &str) -> Vec<String> {
    let searches: Vec<_> = PHRASES.iter().map(Search::new).collect();
    check_text(&searches, Path::new(file), text)
        .into_iter()
        .map(|finding| {
            let phrase = finding.text.split('"').nth(1).unwrap_or_default().to_owned();
            format!("{}: {phrase}", finding.line)
        })
        .collect()
}

#[track_caller]
fn assert_found(text: &str, expected: &[&str]) {
    assert_eq!(findings("README.md", text), expected, "{text}");
}

#[test]
fn each_phrase_is_found() {
    for (text, found) in [
        ("`X` is no wire format", "1: X` is no wire"),
        ("These are no errors", "1: These are no errors"),
        ("It can not fail", "1: can not"),
        ("It has not the key", "1: has not the"),
        ("The very variant", "1: The very"),
        ("Perhaps it fails", "1: Perhaps"),
        ("It fails all the same", "1: all the same"),
        ("It ends by itself", "1: by itself"),
        ("A crate of its own", "1: of its own"),
        ("It has no own file", "1: no own"),
        ("It fails, whatever it reads", "1: whatever"),
        ("See what became of it", "1: what became of"),
        ("An unsound name", "1: unsound"),
        ("A sane name", "1: sane"),
        ("It judges a name", "1: judges"),
        ("It stands first", "1: stands"),
        ("It comes back", "1: comes back"),
        ("It goes by name", "1: goes by"),
        ("It says so", "1: says"),
        ("It tells why", "1: tells"),
        ("It takes a name", "1: takes"),
        ("The carried error", "1: carried"),
        ("It is kept", "1: kept"),
        ("Write it anew", "1: anew"),
        ("It is tested, lest it fails", "1: lest"),
        ("All but for one", "1: but for"),
        ("A name, or that of a 404", "1: that of"),
    ] {
        assert_found(text, &[found]);
    }
}

#[test]
fn correct_english_passes() {
    for text in [
        "There is no such key. It is no longer read. There are no more keys.",
        "It cannot fail. Of a 404, as it is, whether or where.",
        "Essays, retold stories, `standard`, insane, mistakes",
        "It is not\n\nno error",
    ] {
        assert_found(text, &[]);
    }
}

#[test]
fn a_phrase_may_be_divided_by_a_line_break() {
    assert_found("first\nIt can\n  not fail", &["2: can not"]);
    let source = "/// It can\n/// not fail.\nstruct A;\n";
    assert_eq!(findings("src/lib.rs", source), ["1: can not"]);
    // Code and empty lines divide texts.
    let source = "// It can\nstruct A;\n// not fail\n\n// can\n//\n// not\n";
    assert_eq!(findings("src/lib.rs", source), [] as [&str; 0]);
}

#[test]
fn code_is_not_read() {
    let source = "fn says(perhaps: u8) -> bool { tells!(perhaps) } // It says \"é\".\n";
    assert_eq!(findings("src/lib.rs", source), ["1: says"]);
    let source = "const É: char = 'é';\nconst A: &str = \"It says é\"; fn kept() {}\n/* It says */";
    assert_eq!(findings("src/lib.rs", source), ["2: says", "3: says"]);
}

#[test]
fn only_the_comments_of_manifests_and_scripts_are_read() {
    let text = "says = 1\n# It says so.\n# It can\n# not fail.\n\n# Where it is.\necho says\n";
    let expected = ["2: says", "3: can not", "6: Where"];
    assert_eq!(findings("Cargo.toml", text), expected);
    assert_eq!(findings(".ci/run", text), expected);
}

#[test]
fn literals_of_tests_are_not_read() {
    let source = "const A: &str = \"It says\"; // It says.\n";
    assert_eq!(findings("src/lib.rs", source), ["1: says", "1: says"]);
    assert_eq!(findings("tests/a.rs", source), ["1: says"]);
}

#[test]
fn starts_of_comments_are_found() {
    let source = "\
//! What this is.
//! What follows is not a start.

/// Whether it is.
struct A; // As it is.

// Of a 404 the text is sent.
fn f() {
    // Where it is.
    let a = \"What is this\";
}
";
    let expected = ["1: What", "4: Whether", "5: As", "7: Of a", "9: Where"];
    assert_eq!(findings("src/lib.rs", source), expected);
}
