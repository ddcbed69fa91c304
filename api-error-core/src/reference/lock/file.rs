//! The text of a lock file.

use super::BLESS;
use super::facts::Facts;
use crate::reference::Append;
use std::collections::{BTreeMap, BTreeSet};

/// The facts of the errors by name, and the retired names.
#[derive(Default)]
pub(super) struct Lock {
    pub(super) errors: BTreeMap<String, Facts>,
    pub(super) retired: BTreeSet<String>,
}

/// The reason why a file is not a lock.
pub(super) enum Damage {
    /// The first lines are missing: the file is empty, or it is another file.
    NoHead,
    /// The last line is missing: the end of the file is lost.
    NoEnd,
    /// The number of the first line of a merge conflict.
    Conflict(usize),
    /// The number of the first line that is not a line of a lock.
    Line(usize),
}

const HEAD: &str = "# The facts that clients of ";
/// If the head contains this text, the last line of the file is [`END`]. Files of earlier versions
/// contain neither.
const VERSION: &str = "# Lock version 2, ";
const END: &str = "# end";
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

impl Lock {
    pub(super) fn write(&self, name: &str) -> String {
        let mut text = format!(
            "{HEAD}{name} rely on. Changing or removing a line breaks clients.\n\
             {VERSION}written by api_error::reference::check_lock with {BLESS}=1: do not edit.\n"
        );
        for (name, facts) in &self.errors {
            text.append(format_args!("\nerror {name}\n"));
            for fact in &facts.lines {
                text.append(format_args!("  {fact}\n"));
            }
        }
        if !self.retired.is_empty() {
            text.push('\n');
        }
        for name in &self.retired {
            text.append(format_args!("retired {name}\n"));
        }
        text.append(format_args!("\n{END}\n"));
        text
    }

    /// Parses a lock file. If a part is damaged, the other parts are still returned.
    pub(super) fn parse(text: &str) -> (Self, Option<Damage>) {
        let mut lock = Self::default();
        let mut damage = None;
        let mut open: Option<String> = None;
        for (index, line) in text.lines().enumerate() {
            if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
                damage.get_or_insert(Damage::Conflict(index + 1));
            } else if let Some(name) = line.strip_prefix("error ") {
                lock.errors.entry(name.to_owned()).or_default();
                open = Some(name.to_owned());
            } else if let (Some(fact), Some(name)) = (line.strip_prefix("  "), &open) {
                lock.errors.entry(name.clone()).or_default().lines.insert(fact.to_owned());
            } else if let Some(name) = line.strip_prefix("retired ") {
                lock.retired.insert(name.to_owned());
                open = None;
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                damage.get_or_insert(Damage::Line(index + 1));
            }
        }
        let mut lines = text.lines();
        let has_head = lines.next().is_some_and(|line| line.starts_with(HEAD));
        let needs_end = lines.next().is_none_or(|line| line.starts_with(VERSION));
        let has_end = text.lines().rfind(|line| !line.trim().is_empty()) == Some(END);
        let damage = damage.or(if !has_head {
            Some(Damage::NoHead)
        } else if needs_end && !has_end {
            Some(Damage::NoEnd)
        } else {
            None
        });
        (lock, damage)
    }
}

/// Replaces line breaks and other control characters, so that the text is one line.
pub(super) fn single_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
