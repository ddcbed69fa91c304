//! The contract as a text file, and what of it may change.

use super::entry::Entry;
use super::model::{Model, Type};
use super::node::Node;
use super::put::Put;
use super::shape::Step;
use crate::catalog::Catalog;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug, Display, Formatter};
use std::fs;
use std::io;
use std::path::Path;

/// The environment variable that lets [`check_lock`] write.
const BLESS: &str = "API_ERROR_BLESS";

/// What clients rely on, as sorted lines: of each error its name, status, code, data, headers,
/// envelope and type URI. What they do not rely on, such as texts and the names of error types and
/// variants in Rust, is not in it. A data field whose type is not one of `std` is there with the
/// type's name: what is in that type is not looked at, so that a lock is the same with and without
/// the feature `schemars`. A name that several 5xx errors go by is one block.
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
    Contract::of(catalog).write(catalog.name())
}

/// Compares the catalog with the file that [`lock`] wrote: for a test, so that a change that
/// breaks clients is a decision.
///
/// What is as before passes, and so does what is new: an error, a data field, a header. With the
/// environment variable `API_ERROR_BLESS` set to anything but `0`, the file is written anew
/// instead; names that are gone stay in it as retired. `path` is relative to the working
/// directory, of a test its package.
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
/// When a name, status, code, data field, header, envelope or type URI changed or vanished, a
/// retired name is used again, or the file cannot be read or written.
pub fn check_lock(catalog: &Catalog, path: impl AsRef<Path>) -> Result<(), LockError> {
    let bless = std::env::var_os(BLESS).is_some_and(|value| !value.is_empty() && value != "0");
    check(catalog, path.as_ref(), bless)
}

fn check(catalog: &Catalog, path: &Path, bless: bool) -> Result<(), LockError> {
    let mut now = Contract::of(catalog);
    let locked = match fs::read_to_string(path) {
        Ok(text) => Some(Contract::parse(&text).map_err(|line| LockError::malformed(path, line))?),
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

/// Why [`check_lock`] fails.
pub struct LockError {
    text: String,
    changes: Vec<String>,
    source: Option<io::Error>,
}

impl LockError {
    /// What breaks clients, a sentence each; empty when the file is at fault.
    #[must_use]
    pub fn changes(&self) -> &[String] {
        &self.changes
    }

    fn changed(catalog: &Catalog, path: &Path, changes: Vec<String>) -> Self {
        let path = path.display();
        let mut text =
            format!("the errors of {} no longer are what {path} promises:\n", catalog.name());
        for change in &changes {
            text.put(format_args!("- {change}\n"));
        }
        text.put(format_args!(
            "Clients rely on these. Undo the change, or, where it is meant, run this test with {BLESS}=1 \
             and commit the file. Retired names cannot come back."
        ));
        Self { text, changes, source: None }
    }

    fn missing(path: &Path) -> Self {
        let text =
            format!("there is no {}; run this test with {BLESS}=1 to write it", path.display());
        Self { text, changes: Vec::new(), source: None }
    }

    fn malformed(path: &Path, line: usize) -> Self {
        let text = format!("{}:{line} is no line of a lock", path.display());
        Self { text, changes: Vec::new(), source: None }
    }

    fn io(path: &Path, source: io::Error) -> Self {
        let text = format!("{}: {source}", path.display());
        Self { text, changes: Vec::new(), source: Some(source) }
    }
}

/// As `Display`: a test prints the error by it.
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

/// What is promised: of each name its facts, as lines.
#[derive(Default)]
struct Contract {
    errors: BTreeMap<String, BTreeSet<String>>,
    retired: BTreeSet<String>,
}

impl Contract {
    fn of(catalog: &Catalog) -> Self {
        let mut contract = Self::default();
        for (ty, entry) in Model::of(catalog).entries() {
            contract.errors.entry(line(entry.spec.name())).or_default().extend(facts(ty, entry));
        }
        contract
    }

    fn write(&self, name: &str) -> String {
        let mut text = format!(
            "# What clients of {name} rely on. A line that changes or goes breaks them.\n\
             # Written by api_error::reference::check_lock with {BLESS}=1: do not edit.\n"
        );
        for (name, facts) in &self.errors {
            text.put(format_args!("\nerror {name}\n"));
            for fact in facts {
                text.put(format_args!("  {fact}\n"));
            }
        }
        if !self.retired.is_empty() {
            text.push('\n');
        }
        for name in &self.retired {
            text.put(format_args!("retired {name}\n"));
        }
        text
    }

    /// Fails with the number of the first line that is none of a lock.
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

    /// What of this contract `now` does not keep.
    fn broken_by(&self, now: &Self) -> Vec<String> {
        let mut changes = self.reused_by(now);
        for (name, facts) in &self.errors {
            match now.errors.get(name) {
                None => changes.push(format!("`{name}` vanished")),
                Some(kept) => {
                    let lost = facts.difference(kept).filter_map(|fact| lost(fact, facts, kept));
                    changes.extend(lost.map(|change| format!("`{name}`: {change}")));
                }
            }
        }
        changes
    }

    fn reused_by(&self, now: &Self) -> Vec<String> {
        let reused = self.retired.iter().filter(|name| now.errors.contains_key(*name));
        reused.map(|name| format!("`{name}` is used again after it was retired")).collect()
    }
}

/// A text that is one line.
fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn facts(ty: &Type, entry: &Entry) -> Vec<String> {
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
        facts.push(format!("data {}{mark}: {}", field.name, field.stable_notation));
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
        constants.iter().any(|(_, node)| matches!(node, Node::String(sent) if sent == text))
    };
    if let Some(domain) = spec.domain().filter(|domain| is_sent(domain)) {
        facts.push(format!("domain {domain}"));
    }
    let grpc = spec.grpc().as_str();
    let is_status = |(path, node): &(Vec<Step>, _)| {
        let is_member = matches!(path.last(), Some(Step::Member(name)) if name == "status");
        is_member && matches!(node, Node::String(sent) if sent == grpc)
    };
    if constants.iter().any(is_status) {
        facts.push(format!("grpc {grpc}"));
    }
    facts.into_iter().map(|fact| line(&fact)).collect()
}

/// What a client misses when this fact is gone; nothing when a stronger one took its place.
fn lost(fact: &str, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Option<String> {
    let (kind, value) = fact.split_once(' ').unwrap_or((fact, ""));
    if kind == "data" {
        return lost_data(value, now);
    }
    if matches!(kind, "header" | "issues") {
        let what = if kind == "issues" {
            "nested errors are".to_owned()
        } else {
            format!("header `{value}` is")
        };
        return Some(format!("{what} no longer sent"));
    }
    let prefix = format!("{kind} ");
    // Where a name stands for several errors, those that stayed are not what this one became.
    let others: Vec<_> = now
        .difference(before)
        .filter_map(|fact| fact.strip_prefix(&prefix))
        .map(|value| format!("`{value}`"))
        .collect();
    Some(match others.as_slice() {
        [] => format!("{kind} `{value}` is gone"),
        others => format!("{kind} was `{value}`, is {}", others.join(", ")),
    })
}

fn lost_data(fact: &str, now: &BTreeSet<String>) -> Option<String> {
    let (key, ty) = fact.rsplit_once(": ").unwrap_or((fact, ""));
    let (name, was_optional) = key.strip_suffix('?').map_or((key, false), |name| (name, true));
    let find = |key: String| now.iter().find_map(|fact| fact.strip_prefix(&key));
    match (find(format!("data {name}: ")), find(format!("data {name}?: "))) {
        (Some(found), _) if was_optional && found == ty => None,
        (None, Some(found)) if !was_optional && found == ty => {
            Some(format!("data `{name}` may now be left out"))
        }
        (Some(found), _) | (None, Some(found)) if found != ty => {
            Some(format!("data `{name}` was {ty}, is {found}"))
        }
        (Some(_), _) | (None, Some(_)) => Some(format!("data `{name}` may now be left out")),
        (None, None) => Some(format!("data `{name}` is no longer sent")),
    }
}
