//! The contract as a text file, and which of its parts may change.

use super::Append;
use super::body::shape::Step;
use super::contract::ordered_value::OrderedValue;
use super::contract::{Contract, Entry, ErrorType};
use crate::catalog::Catalog;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug, Display, Formatter};
use std::fs;
use std::io;
use std::path::Path;

/// The environment variable that allows [`check_lock`] to write the file.
pub(super) const BLESS: &str = "API_ERROR_BLESS";

/// Returns the facts that clients rely on, as sorted lines.
///
/// For each error the lock contains its name, status, code, data, headers, envelope and type URI.
/// It does not contain texts, or the names of error types and variants in Rust, because clients do
/// not rely on them.
///
/// If the type of a data field is not a `std` type, the lock contains the name of the type, but not
/// its content. The lock is therefore the same with and without the feature `schemars`. Several 5xx
/// errors with one name are one block.
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let lock = reference::lock(&Catalog::new("ItemError", &SPECS));
/// assert!(lock.ends_with("\nerror NOT_FOUND\n  envelope Problem\n  status 404\n"));
/// ```
#[must_use]
pub fn lock(catalog: &Catalog) -> String {
    Lock::from_catalog(catalog).write(catalog.name())
}

/// Compares the catalog with the file that [`lock`] wrote. Call it in a test, to detect a change
/// that breaks clients.
///
/// Unchanged facts and additions pass: a new error, data field or header. If the environment
/// variable `API_ERROR_BLESS` is set to a value other than `0`, the file is written instead. Names
/// that were removed remain in the file as retired names. `path` is relative to the working
/// directory, which is the package's directory in a test.
///
/// ```no_run
/// # use api_error_core::{Catalog, reference};
/// # static STORE: Catalog = Catalog::EMPTY;
/// #[test]
/// fn the_error_contract_holds() -> Result<(), reference::LockError> {
///     reference::check_lock(&STORE, "errors.lock")
/// }
/// ```
///
/// # Errors
/// Returns an error if a name, status, code, data field, header, envelope or type URI changed or was
/// removed, if a retired name is used again, or if the file cannot be read or written.
pub fn check_lock(catalog: &Catalog, path: impl AsRef<Path>) -> Result<(), LockError> {
    let bless = std::env::var_os(BLESS).is_some_and(|value| !value.is_empty() && value != "0");
    check(catalog, path.as_ref(), bless)
}

pub(super) fn check(catalog: &Catalog, path: &Path, bless: bool) -> Result<(), LockError> {
    let mut now = Lock::from_catalog(catalog);
    let locked = match fs::read_to_string(path) {
        Ok(text) => Some(Lock::parse(&text).map_err(|line| LockError::malformed(path, line))?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(LockError::io(path, error)),
    };
    if !bless {
        let locked = locked.ok_or_else(|| LockError::missing(path))?;
        let changes = locked.broken_by(&now);
        return if changes.is_empty() {
            Ok(())
        } else {
            Err(LockError::changed(catalog, path, changes))
        };
    }
    if let Some(locked) = locked {
        let reused = locked.reused_by(&now);
        if !reused.is_empty() {
            return Err(LockError::changed(catalog, path, reused));
        }
        let gone = locked.errors.into_keys().filter(|name| !now.errors.contains_key(name));
        now.retired = locked.retired.into_iter().chain(gone).collect();
    }
    fs::write(path, now.write(catalog.name())).map_err(|error| LockError::io(path, error))
}

/// The reason why [`check_lock`] failed.
pub struct LockError {
    text: String,
    changes: Vec<String>,
    source: Option<io::Error>,
}

impl LockError {
    /// Returns the changes that break clients, one text each. Empty if the file cannot be used.
    #[must_use]
    pub fn changes(&self) -> &[String] {
        &self.changes
    }

    fn changed(catalog: &Catalog, path: &Path, changes: Vec<String>) -> Self {
        let path = path.display();
        let mut text = format!("the errors of {} no longer match {path}:\n", catalog.name());
        for change in &changes {
            text.append(format_args!("- {change}\n"));
        }
        text.append(format_args!(
            "Clients rely on these facts. Undo the change. If it is intended, run this test with \
             {BLESS}=1 and commit the file. A retired name cannot be used again."
        ));
        Self { text, changes, source: None }
    }

    fn missing(path: &Path) -> Self {
        let text =
            format!("{} does not exist: run this test with {BLESS}=1 to write it", path.display());
        Self { text, changes: Vec::new(), source: None }
    }

    fn malformed(path: &Path, line: usize) -> Self {
        let text = format!("{}:{line} is not a line of a lock file", path.display());
        Self { text, changes: Vec::new(), source: None }
    }

    fn io(path: &Path, source: io::Error) -> Self {
        let text = format!("{}: {source}", path.display());
        Self { text, changes: Vec::new(), source: Some(source) }
    }
}

/// The same text as `Display`, because a failed test prints the `Debug` text.
impl Debug for LockError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Display for LockError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl std::error::Error for LockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|error| error as _)
    }
}

/// The facts of each name as lines, and the retired names.
#[derive(Default)]
struct Lock {
    errors: BTreeMap<String, BTreeSet<String>>,
    retired: BTreeSet<String>,
}

impl Lock {
    fn from_catalog(catalog: &Catalog) -> Self {
        let mut contract = Self::default();
        for (ty, entry) in Contract::new(catalog).entries() {
            contract
                .errors
                .entry(single_line(entry.spec.name()))
                .or_default()
                .extend(entry_facts(ty, entry));
        }
        contract
    }

    fn write(&self, name: &str) -> String {
        let mut text = format!(
            "# The facts that clients of {name} rely on. Changing or removing a line breaks clients.\n\
             # Written by api_error::reference::check_lock with {BLESS}=1: do not edit.\n"
        );
        for (name, facts) in &self.errors {
            text.append(format_args!("\nerror {name}\n"));
            for fact in facts {
                text.append(format_args!("  {fact}\n"));
            }
        }
        if !self.retired.is_empty() {
            text.push('\n');
        }
        for name in &self.retired {
            text.append(format_args!("retired {name}\n"));
        }
        text
    }

    /// Parses a lock file. The error is the number of the first invalid line.
    fn parse(text: &str) -> Result<Self, usize> {
        let mut contract = Self::default();
        let mut open: Option<String> = None;
        for (index, line) in text.lines().enumerate() {
            if let Some(name) = line.strip_prefix("error ") {
                contract.errors.entry(name.to_owned()).or_default();
                open = Some(name.to_owned());
            } else if let (Some(fact), Some(name)) = (line.strip_prefix("  "), &open) {
                contract.errors.entry(name.clone()).or_default().insert(fact.to_owned());
            } else if let Some(name) = line.strip_prefix("retired ") {
                contract.retired.insert(name.to_owned());
                open = None;
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                return Err(index + 1);
            }
        }
        Ok(contract)
    }

    /// Returns the changes in `now` that break clients.
    fn broken_by(&self, now: &Self) -> Vec<String> {
        let mut changes = self.reused_by(now);
        for (name, facts) in &self.errors {
            match now.errors.get(name) {
                None => changes.push(format!("`{name}` was removed")),
                Some(current) => {
                    let lost = facts
                        .difference(current)
                        .filter_map(|fact| describe_lost_fact(fact, facts, current));
                    changes.extend(lost.map(|change| format!("`{name}`: {change}")));
                }
            }
        }
        changes
    }

    /// Returns the retired names that `now` uses again.
    fn reused_by(&self, now: &Self) -> Vec<String> {
        let reused = self.retired.iter().filter(|name| now.errors.contains_key(*name));
        reused.map(|name| format!("`{name}` is used again after it was retired")).collect()
    }
}

/// Returns the text without line breaks and other control characters.
fn single_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn entry_facts(ty: &ErrorType, entry: &Entry) -> Vec<String> {
    let spec = entry.spec;
    let mut facts = vec![
        format!("status {}", spec.status().as_u16()),
        format!("envelope {}", ty.catalog.envelope().name()),
    ];
    if let Some(code) = spec.code() {
        let name = code.name().map_or_else(String::new, |name| format!(" {name}"));
        facts.push(format!("code {}{name}", code.number()));
    }
    for field in &entry.fields {
        let mark = if field.is_optional { "?" } else { "" };
        facts.push(format!("data {}{mark}: {}", field.name, field.type_text));
    }
    for header in &entry.headers {
        facts.push(format!("header {}", header.name.to_ascii_lowercase()));
    }
    if spec.has_issues() {
        facts.push("issues".to_owned());
    }
    if let Some(uri) = spec.type_uri() {
        facts.push(format!("type {uri}"));
    }
    let constants = entry.shape.constants();
    let is_sent = |text: &str| {
        constants.iter().any(|(_, node)| matches!(node, OrderedValue::String(sent) if sent == text))
    };
    if let Some(domain) = spec.domain().filter(|domain| is_sent(domain)) {
        facts.push(format!("domain {domain}"));
    }
    let grpc = spec.grpc().as_str();
    let is_status = |(path, node): &(Vec<Step>, _)| {
        let is_member = matches!(path.last(), Some(Step::Member(name)) if name == "status");
        is_member && matches!(node, OrderedValue::String(sent) if sent == grpc)
    };
    if constants.iter().any(is_status) {
        facts.push(format!("grpc {grpc}"));
    }
    facts.into_iter().map(|fact| single_line(&fact)).collect()
}

/// Describes how clients notice that a fact was removed. Returns `None` if a stronger fact replaces it.
fn describe_lost_fact(
    fact: &str,
    before: &BTreeSet<String>,
    now: &BTreeSet<String>,
) -> Option<String> {
    let (kind, value) = fact.split_once(' ').unwrap_or((fact, ""));
    if kind == "data" {
        return describe_lost_data(value, now);
    }
    if matches!(kind, "header" | "issues") {
        let subject = if kind == "issues" {
            "nested errors are".to_owned()
        } else {
            format!("header `{value}` is")
        };
        return Some(format!("{subject} no longer sent"));
    }
    let prefix = format!("{kind} ");
    // A name may have several errors. The values that already existed are not the new value.
    let others: Vec<_> = now
        .difference(before)
        .filter_map(|fact| fact.strip_prefix(&prefix))
        .map(|value| format!("`{value}`"))
        .collect();
    Some(match others.as_slice() {
        [] => format!("{kind} `{value}` was removed"),
        others => format!("{kind} changed from `{value}` to {}", others.join(", ")),
    })
}

fn describe_lost_data(fact: &str, now: &BTreeSet<String>) -> Option<String> {
    let (key, ty) = fact.rsplit_once(": ").unwrap_or((fact, ""));
    let (name, was_optional) = key.strip_suffix('?').map_or((key, false), |name| (name, true));
    let find = |key: String| now.iter().find_map(|fact| fact.strip_prefix(&key));
    match (find(format!("data {name}: ")), find(format!("data {name}?: "))) {
        (Some(found), _) if was_optional && found == ty => None,
        (None, Some(found)) if !was_optional && found == ty => {
            Some(format!("data `{name}` is now optional"))
        }
        (Some(found), _) | (None, Some(found)) if found != ty => {
            Some(format!("data `{name}` changed from {ty} to {found}"))
        }
        (Some(_), _) | (None, Some(_)) => Some(format!("data `{name}` is now optional")),
        (None, None) => Some(format!("data `{name}` is no longer sent")),
    }
}
