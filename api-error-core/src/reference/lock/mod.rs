//! Writes the contract as a text file, and finds the changes that break clients.

mod compare;
mod facts;
mod file;
mod parse;
mod ty;

use super::Append;
use super::contract::Contract;
use crate::catalog::Catalog;
use compare::{changes, reused_names};
use facts::facts_by_name;
use file::{Damage, Lock};
use std::collections::BTreeSet;
use std::fmt::{self, Debug, Display, Formatter};
use std::fs;
use std::io;
use std::path::Path;

/// The environment variable that allows [`check_lock`] to write the file.
pub(super) const BLESS: &str = "API_ERROR_BLESS";

/// Returns the facts that clients rely on, as sorted lines.
///
/// For each error, the lock contains the name, the status, the envelope, the headers, whether a
/// request may be sent again, and the structure of the body. The structure contains the members
/// with their types, and the values that identify the error. The type of an integer contains its
/// size: `uint32`. An error in a redirect has parameters instead of a status and a body.
///
/// The lock contains the message only if nothing else identifies the error. It does not contain the
/// names of error types, variants and data types in Rust, because clients do not rely on them.
///
/// The lock describes the JSON structure of `std` types. With the feature `schemars`, it also
/// describes types that implement `JsonSchema`. Any other type is `any`, which is compatible with
/// every type. Errors with the same name, such as several 5xx errors, are one block.
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let lock = reference::lock(&Catalog::new("ItemError", &SPECS));
/// assert!(lock.contains("\nerror NOT_FOUND\n"));
/// assert!(lock.contains("\n  status 404\n"));
/// ```
#[must_use]
pub fn lock(catalog: &Catalog) -> String {
    current(catalog).write(catalog.name())
}

/// Compares the catalog with a lock file. Call this function in a test, to detect a change that
/// breaks clients.
///
/// A change that clients can handle passes, such as a new error, member, header or value of an
/// enumeration, a member that is now always sent, or an integer with a smaller range. Any other
/// change of the structure of a body fails. A change of the status, of a header, or of a value that
/// identifies an error fails too. The file can also be a lock that an earlier version of this crate
/// wrote.
///
/// If the environment variable `API_ERROR_BLESS` is set, not empty and not `0`, the file is written
/// instead. This also repairs a file with a merge conflict. Names that were removed remain
/// in the file as retired names. `path` is relative to the working directory, which is the
/// package's directory in a test.
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
/// Returns an error if a change breaks clients, if a retired name is used again, or if the file
/// cannot be read or written. Unless the file is written, it is also an error if the file is empty,
/// if its end is missing, or if it contains another text, such as a merge conflict.
pub fn check_lock(catalog: &Catalog, path: impl AsRef<Path>) -> Result<(), LockError> {
    let bless = std::env::var_os(BLESS).is_some_and(|value| !value.is_empty() && value != "0");
    check(catalog, path.as_ref(), bless)
}

pub(super) fn check(catalog: &Catalog, path: &Path, bless: bool) -> Result<(), LockError> {
    let mut now = current(catalog);
    let locked = match fs::read_to_string(path) {
        Ok(text) => Some(Lock::parse(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(LockError::io(path, error)),
    };
    if !bless {
        let (locked, damage) = locked.ok_or_else(|| LockError::missing(path))?;
        if let Some(damage) = damage {
            return Err(LockError::damaged(path, &damage));
        }
        let changes = changes(&locked, &now);
        return if changes.is_empty() {
            Ok(())
        } else {
            Err(LockError::changed(catalog, path, changes))
        };
    }
    if let Some((locked, _)) = locked {
        let reused = reused_names(&locked, &now);
        if !reused.is_empty() {
            return Err(LockError::changed(catalog, path, reused));
        }
        let gone = locked.errors.into_keys().filter(|name| !now.errors.contains_key(name));
        now.retired = locked.retired.into_iter().chain(gone).collect();
    }
    fs::write(path, now.write(catalog.name())).map_err(|error| LockError::io(path, error))
}

fn current(catalog: &Catalog) -> Lock {
    Lock { errors: facts_by_name(&Contract::new(catalog)), retired: BTreeSet::new() }
}

/// The reason why [`check_lock`] failed.
pub struct LockError {
    reason: String,
    /// The instruction after the reason, for a test. The command line has its own instructions.
    instruction: String,
    changes: Vec<String>,
    source: Option<io::Error>,
}

impl LockError {
    /// Returns the changes that break clients. Each text is one change. The list is empty if the
    /// file cannot be used.
    #[must_use]
    pub fn changes(&self) -> &[String] {
        &self.changes
    }

    /// Returns the changes, or the reason why the file cannot be used.
    #[cfg(feature = "cli")]
    pub(super) fn reason(&self) -> &str {
        &self.reason
    }

    /// Returns whether the file cannot be read or written.
    #[cfg(feature = "cli")]
    pub(super) const fn is_io(&self) -> bool {
        self.source.is_some()
    }

    fn changed(catalog: &Catalog, path: &Path, changes: Vec<String>) -> Self {
        let path = path.display();
        let mut reason = format!("the errors of {} no longer match {path}:\n", catalog.name());
        for change in &changes {
            reason.append(format_args!("- {change}\n"));
        }
        let instruction = format!(
            "Clients rely on these facts. Undo the change. If it is intended, run this test with \
             {BLESS}=1 and commit the file. A retired name cannot be used again."
        );
        Self { reason, instruction, changes, source: None }
    }

    fn missing(path: &Path) -> Self {
        let reason = format!("{} does not exist", path.display());
        let instruction = format!(": run this test with {BLESS}=1 to write it");
        Self { reason, instruction, changes: Vec::new(), source: None }
    }

    fn damaged(path: &Path, damage: &Damage) -> Self {
        let path = path.display();
        let reason = match damage {
            Damage::NoHead => {
                format!("{path} is not a lock file: it is empty, or its head is missing")
            }
            Damage::NoEnd => format!("{path} is not complete: its last line is missing"),
            Damage::Conflict(line) => format!("{path}:{line} is a merge conflict"),
            Damage::Line(line) => format!("{path}:{line} is not a line of a lock file"),
        };
        let instruction = format!(
            ". Restore the file, or run this test with {BLESS}=1 to write it from the declarations"
        );
        Self { reason, instruction, changes: Vec::new(), source: None }
    }

    fn io(path: &Path, source: io::Error) -> Self {
        let reason = format!("{}: {source}", path.display());
        Self { reason, instruction: String::new(), changes: Vec::new(), source: Some(source) }
    }
}

/// The same text as `Display`, because a failed test prints the `Debug` text.
impl Debug for LockError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, formatter)
    }
}

impl Display for LockError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.reason, self.instruction)
    }
}

impl std::error::Error for LockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|error| error as _)
    }
}
