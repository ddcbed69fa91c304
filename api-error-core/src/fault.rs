//! Parts of a response that could not be sent, and settings of a layer that are ignored. Both are
//! reported on the server, and never sent to the client.

use std::fmt::{self, Display, Formatter, Write as _};
use std::sync::OnceLock;

/// A part of an error that could not be sent as declared, or a setting that is ignored.
#[derive(Clone, Copy)]
pub struct Fault<'a> {
    error: &'a str,
    part: FaultPart<'a>,
    cause: &'a dyn Display,
}

/// The part of a response that could not be sent, or the setting that is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultPart<'a> {
    /// The member of this name is left out, because the value's `Serialize` failed.
    Member(&'a str),
    /// The header of this name is left out.
    Header(&'a str),
    /// The message ends at the point where its `Display` failed.
    Message,
    /// The setting of this name of an `ApiErrorLayer` is ignored, because its value is invalid or
    /// its function panicked.
    Setting(&'a str),
}

impl<'a> Fault<'a> {
    /// Returns the Rust name of the variant, or the name of the issue. For a setting, returns
    /// `ApiErrorLayer`.
    #[must_use]
    pub const fn error(&self) -> &'a str {
        self.error
    }

    /// Returns the part that could not be sent, or the setting that is ignored.
    #[must_use]
    pub const fn part(&self) -> FaultPart<'a> {
        self.part
    }
}

impl Display for Fault<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`: ", self.error)?;
        match self.part {
            FaultPart::Member(key) => write!(formatter, "member `{key}` left out of the response")?,
            FaultPart::Header(name) => {
                write!(formatter, "header `{name}` left out of the response")?;
            }
            FaultPart::Setting(name) => write!(formatter, "setting `{name}` ignored")?,
            FaultPart::Message => formatter.write_str("message incomplete in the response")?,
        }
        write!(formatter, ": {}", self.cause)
    }
}

static HOOK: OnceLock<fn(&Fault<'_>)> = OnceLock::new();

/// Sets the hook that is called for each [`Fault`], such as a data field whose `Serialize` failed
/// or a header value that HTTP forbids.
///
/// Without a hook, a fault is a log event if the feature `tracing` is enabled. Otherwise it is a
/// line on standard error.
///
/// # Errors
/// Returns `hook` if a hook is already set. The first hook stays set.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::set_fault_hook;
///
/// set_fault_hook(|fault| eprintln!("{fault}")).expect("the hook is set once");
/// ```
pub fn set_fault_hook(hook: fn(&Fault<'_>)) -> Result<(), fn(&Fault<'_>)> {
    HOOK.set(hook)
}

pub(crate) fn member(error: &str, key: &str, cause: &dyn Display) {
    report(&Fault { error, part: FaultPart::Member(key), cause });
}

pub(crate) fn header(error: &str, name: &str, cause: &dyn Display) {
    report(&Fault { error, part: FaultPart::Header(name), cause });
}

pub(crate) fn message(error: &str) {
    report(&Fault { error, part: FaultPart::Message, cause: &"its `Display` failed" });
}

#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) fn setting(name: &str, cause: &dyn Display) {
    report(&Fault { error: "ApiErrorLayer", part: FaultPart::Setting(name), cause });
}

#[cold]
fn report(fault: &Fault<'_>) {
    if let Some(hook) = HOOK.get() {
        return hook(fault);
    }
    let mut line = String::new();
    // If the `Display` of the cause fails, the text before the failure is reported.
    let _ = write!(line, "{fault}");
    // The cause may contain text of a client, which must not start a new line in the log.
    write_fault(fault.error, &line.replace(char::is_control, " "));
}

#[cfg(feature = "tracing")]
fn write_fault(error: &str, line: &str) {
    tracing::error!(target: "api_error", { "error.type" = error }, "{line}");
}

#[cfg(not(feature = "tracing"))]
fn write_fault(_: &str, line: &str) {
    use std::io::Write;
    // Standard error may be closed. The request must not fail for that reason.
    let _ = writeln!(std::io::stderr(), "api-error: {line}");
}
