//! Application error codes.

/// An application's own number for an error, and its symbolic name.
///
/// ```
/// use api_error_core::Code;
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
    /// A number with a symbolic name.
    #[must_use]
    pub const fn new(number: i64, name: &'static str) -> Self {
        Self { number, name: Some(name) }
    }

    /// A number alone. It agrees with any name that another variant gives the number.
    #[must_use]
    pub const fn unnamed(number: i64) -> Self {
        Self { number, name: None }
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.number
    }

    /// The symbolic name.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }
}
