//! Finds phrases that are not plain technical English.
//!
//! The check reads the comments and texts of Rust files, the comments of manifests and scripts, and
//! the whole of Markdown files. A phrase is also found where a line break divides it.

mod phrases;
mod prose;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use regex::Regex;

use crate::files;
use crate::finding::Finding;
use phrases::{PHRASES, Phrase, Place};
use prose::Parts;

/// Files that are generated or that contain the phrases themselves.
const IGNORED: [&str; 2] = ["examples/apis/reference/", "xtask/src/words/"];

/// Folders in which string literals are input, expected output, or texts of published APIs.
const DATA: [&str; 6] = [
    "api-error-derive/src/tests/",
    "benches/",
    "examples/",
    "fuzz/",
    "tests/",
    "xtask/src/layers/",
];

/// The folders that contain scripts without an extension.
const SCRIPTS: [&str; 2] = [".ci", "benches"];

/// Checks each Rust and Markdown file, manifest and script of the repository.
pub(crate) fn check(root: &Path) -> Vec<Finding> {
    let searches: Vec<_> = PHRASES.iter().map(Search::new).collect();
    let mut findings = Vec::new();
    let scripts = SCRIPTS.iter().flat_map(|folder| files::find(root, folder, &[""]));
    for file in files::find(root, "", &["rs", "md", "py", "toml"]).into_iter().chain(scripts) {
        if IGNORED.iter().any(|ignored| file.starts_with(ignored)) {
            continue;
        }
        match std::fs::read_to_string(root.join(&file)) {
            Ok(text) => findings.extend(check_text(&searches, &file, &text)),
            Err(error) => findings.push(Finding { file, line: 1, text: error.to_string() }),
        }
    }
    findings
}

fn check_text(searches: &[Search], file: &Path, text: &str) -> Vec<Finding> {
    let is_data = DATA.iter().any(|folder| file.starts_with(folder));
    let parts = if is_data { Parts::Comments } else { Parts::CommentsAndLiterals };
    let prose = match file.extension().and_then(|extension| extension.to_str()) {
        Some("rs") => prose::of_rust(text, parts),
        Some("md") => prose::of_markdown(text),
        _ => prose::of_script(text),
    };
    let mut findings: Vec<_> =
        searches.iter().flat_map(|search| search.find(file, &prose)).collect();
    findings.sort();
    findings
}

/// A phrase that is ready to be searched for.
struct Search {
    pattern: Regex,
    except: Option<Regex>,
    instead: &'static str,
}

impl Search {
    fn new(phrase: &Phrase) -> Self {
        // A space in a pattern also matches a line break.
        let spaces = phrase.pattern.replace(' ', "(?: +| *\n *)");
        let pattern = match phrase.place {
            Place::Anywhere => format!(r"(?i)\b(?:{spaces})\b"),
            Place::CommentStart => format!(r"{}\s*(?:{spaces})\b", prose::COMMENT_START),
        };
        let except = phrase.except.map(|except| format!("(?i){except}"));
        let compile = |pattern: &str| Regex::new(pattern).expect("the patterns are tested");
        Self {
            pattern: compile(&pattern),
            except: except.as_deref().map(compile),
            instead: phrase.instead,
        }
    }

    fn find(&self, file: &Path, prose: &str) -> Vec<Finding> {
        let file = PathBuf::from(file);
        self.pattern
            .find_iter(prose)
            .filter_map(|found| {
                let words = found.as_str().trim_start_matches(prose::COMMENT_START);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                if self.except.as_ref().is_some_and(|except| except.is_match(&words)) {
                    return None;
                }
                let line = prose[..found.start()].matches('\n').count() + 1;
                let text = format!("\"{words}\": {}", self.instead);
                Some(Finding { file: file.clone(), line, text })
            })
            .collect()
    }
}
