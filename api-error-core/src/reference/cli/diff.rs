//! The command `diff`: the changes since a lock file was written.

use super::{Failure, Outcome, unusable};
use crate::catalog::Catalog;
use crate::reference::Append;
use crate::reference::lock::{check, lock};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns the changes, breaking changes first. If there are breaking changes, the result is a
/// [`Failure`] with the same output.
pub(super) fn diff(catalog: &Catalog, path: &str) -> Outcome {
    let breaking = match check(catalog, Path::new(path), false) {
        Ok(()) => Vec::new(),
        Err(error) if error.changes().is_empty() => {
            let instruction = "get the file of an older version, such as with \
                               `git show v1.0.0:errors.lock`";
            return Err(unusable(&error, format_args!("{instruction}")));
        }
        Err(error) => error.changes().to_vec(),
    };
    let old = std::fs::read_to_string(path)
        .map_err(|error| Failure::cannot_run(format!("{path}: {error}")))?;
    let compatible = additions(&old, &lock(catalog));
    let mut output = String::new();
    for (heading, changes) in
        [("Breaking changes:", &breaking), ("Compatible changes:", &compatible)]
    {
        if changes.is_empty() {
            continue;
        }
        let separator = if output.is_empty() { "" } else { "\n" };
        output.append(format_args!("{separator}{heading}\n"));
        for change in changes {
            output.append(format_args!("- {change}\n"));
        }
    }
    if output.is_empty() {
        output.push_str("No changes.\n");
    }
    if breaking.is_empty() {
        return Ok(output);
    }
    Err(Failure { output, error: String::new(), exit_code: 1 })
}

/// Returns the new errors, the new facts, and the facts about a member or a header that is now
/// always sent.
fn additions(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (facts(old), facts(new));
    let mut additions = Vec::new();
    for (name, facts) in &new {
        let Some(before) = old.get(name) else {
            additions.push(format!("`{name}` is new"));
            continue;
        };
        for fact in facts.iter().filter(|fact| !before.contains(fact)) {
            // If the old lock has another fact with the same subject, the fact was changed, and is
            // not new. If this change breaks clients, `check` has reported it.
            if !before.iter().any(|old| subject(old) == subject(fact)) {
                additions.push(format!("`{name}`: {} is new", described(fact)));
            } else if before.iter().any(|old| is_now_required(old, fact)) {
                additions.push(format!("`{name}`: {} is now always sent", described(fact)));
            }
        }
    }
    additions
}

/// Returns the facts of each error in a lock. A fact is one line, such as `status 404`.
fn facts(lock: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut errors: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open = None;
    for line in lock.lines() {
        if let Some(name) = line.strip_prefix("error ") {
            errors.entry(name).or_default();
            open = Some(name);
        } else if let (Some(fact), Some(name)) = (line.strip_prefix("  "), open) {
            errors.entry(name).or_default().push(fact);
        }
    }
    errors
}

/// Returns the subject of a fact: its kind, and the name of the member or of the header.
fn subject(fact: &str) -> (&str, &str) {
    let (kind, value) = fact.split_once(' ').unwrap_or((fact, ""));
    match kind {
        "body" | "data" | "header" | "header-type" | "parameter" => {
            let name = value.split(": ").next().unwrap_or(value);
            (kind, name.strip_suffix('?').unwrap_or(name))
        }
        _ => (kind, ""),
    }
}

/// Returns whether both facts describe the same member or header, which was optional in `old` and
/// is required in `new`.
fn is_now_required(old: &str, new: &str) -> bool {
    subject(old) == subject(new)
        && old.split_once("?: ").is_some_and(|(name, ty)| new == format!("{name}: {ty}"))
}

fn described(fact: &str) -> String {
    match subject(fact) {
        (kind, "") => {
            let value = fact.strip_prefix(kind).unwrap_or_default().trim();
            if value.is_empty() { format!("`{kind}`") } else { format!("{kind} `{value}`") }
        }
        ("body", name) => format!("member `{name}`"),
        (kind, name) => format!("{kind} `{name}`"),
    }
}
