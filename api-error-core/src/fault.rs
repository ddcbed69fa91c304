//! What went wrong while a response was made: told to the server, never to the client.

use std::fmt::{self, Display, Formatter, Write as _};
use std::sync::OnceLock;

/// Something that an error declares and that could not be sent as declared.
#[derive(Clone, Copy)]
pub struct Fault<'a> {
    error: &'a str,
    part: FaultPart<'a>,
    cause: &'a dyn Display,
}

/// What could not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultPart<'a> {
    /// The member of this name is left out: the value's `Serialize` failed.
    Member(&'a str),
    /// The header of this name is left out.
    Header(&'a str),
    /// The message ends where its `Display` failed.
    Message,
    /// The setting of this name of an `ApiErrorLayer` is ignored: its
    /// value is invalid.
    Setting(&'a str),
}

impl<'a> Fault<'a> {
    /// The variant it happened to, or the issue.
    #[must_use]
    pub const fn error(&self) -> &'a str {
        self.error
    }

    /// What could not be sent.
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
            FaultPart::Message => formatter.write_str("message cut short in the response")?,
        }
        write!(formatter, ": {}", self.cause)
    }
}

static HOOK: OnceLock<fn(&Fault<'_>)> = OnceLock::new();

/// Calls `hook` whenever a part of an error could not be sent: a data field whose `Serialize`
/// failed, a header value that HTTP forbids. Without a hook it is an event with feature
/// `tracing`, else a line on standard error.
///
/// # Errors
/// Gives `hook` back when one was set before: the first stays.
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
    // A cause whose `Display` fails is told as far as it goes.
    let _ = write!(line, "{fault}");
    // The cause may quote a client: it stays on its line.
    tell(fault.error, &line.replace(char::is_control, " "));
}

#[cfg(feature = "tracing")]
fn tell(error: &str, line: &str) {
    tracing::error!(target: "api_error", { "error.type" = error }, "{line}");
}

#[cfg(not(feature = "tracing"))]
fn tell(_: &str, line: &str) {
    use std::io::Write;
    // There may be no standard error any more, which is no reason to fail the request.
    let _ = writeln!(std::io::stderr(), "api-error: {line}");
}
