//! Application error codes.

/// The number of an error in an application, and its symbolic name.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Code;
///
/// const DUPLICATED: Code = Code::new(42, "DuplicatedError");
/// assert_eq!(DUPLICATED.number(), 42);
/// assert_eq!(DUPLICATED.name(), Some("DuplicatedError"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    number: i64,
    name: Option<&'static str>,
}

impl Code {
    /// Creates a code from a number and a symbolic name.
    #[must_use]
    pub const fn new(number: i64, name: &'static str) -> Self {
        Self { number, name: Some(name) }
    }

    /// Creates a code without a name. Another variant may declare the number with any name.
    #[must_use]
    pub const fn unnamed(number: i64) -> Self {
        Self { number, name: None }
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.number
    }

    /// Returns the symbolic name.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }
}
