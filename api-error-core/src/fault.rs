//! What went wrong while a response was made: told to the server, never to the client.

use std::fmt::{self, Display, Formatter};
use std::sync::OnceLock;

/// Something that an error declares and that could not be sent.
#[derive(Clone, Copy)]
pub struct Fault<'a> {
    error: &'a str,
    part: Part<'a>,
    cause: &'a dyn Display,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Member(&'a str),
    Header(&'a str),
}

impl Fault<'_> {
    /// The variant, or the name, it happened to.
    #[must_use]
    pub const fn error(&self) -> &str {
        self.error
    }
}

impl Display for Fault<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`: ", self.error)?;
        match self.part {
            Part::Member(key) => write!(formatter, "member `{key}` left out of the response")?,
            Part::Header(name) => write!(formatter, "header `{name}` left out of the response")?,
        }
        write!(formatter, ": {}", self.cause)
    }
}

static HOOK: OnceLock<fn(&Fault<'_>)> = OnceLock::new();

/// Calls `hook` whenever a part of an error could not be sent: a data field whose `Serialize`
/// failed, a header value that HTTP forbids. Without a hook it is a line on standard error.
///
/// # Errors
/// Gives `hook` back when one was set before: the first stays.
pub fn set_fault_hook(hook: fn(&Fault<'_>)) -> Result<(), fn(&Fault<'_>)> {
    HOOK.set(hook)
}

pub(crate) fn member(error: &str, key: &str, cause: &dyn Display) {
    report(&Fault { error, part: Part::Member(key), cause });
}

pub(crate) fn header(error: &str, name: &str, cause: &dyn Display) {
    report(&Fault { error, part: Part::Header(name), cause });
}

#[cold]
fn report(fault: &Fault<'_>) {
    match HOOK.get() {
        Some(hook) => hook(fault),
        None => eprintln!("api-error: {fault}"),
    }
}
