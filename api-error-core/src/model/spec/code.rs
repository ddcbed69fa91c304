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
    any_status: bool,
    is_optional: bool,
}

impl Code {
    /// Creates a code from a number and a symbolic name.
    #[must_use]
    pub const fn new(number: i64, name: &'static str) -> Self {
        Self { number, name: Some(name), any_status: false, is_optional: false }
    }

    /// Creates a code without a name. Another variant may declare the same number with a name.
    #[must_use]
    pub const fn unnamed(number: i64) -> Self {
        Self { number, name: None, any_status: false, is_optional: false }
    }

    /// Allows errors with different statuses to have this number, for example if all errors of a
    /// module share a number.
    ///
    /// Without this permission, errors with the same number must have the same status, unless all
    /// are 5xx.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::Code;
    ///
    /// const CART: Code = Code::new(310, "CartError").any_status();
    /// assert!(CART.allows_any_status());
    /// ```
    #[must_use]
    pub const fn any_status(mut self) -> Self {
        self.any_status = true;
        self
    }

    /// Returns whether the number can have several statuses.
    #[must_use]
    pub const fn allows_any_status(&self) -> bool {
        self.any_status
    }

    /// Allows responses that do not contain the number. Other servers of the API may send such
    /// responses.
    ///
    /// The library still sends the number, but documents, locks and clients treat it as optional.
    /// With an optional code, a client identifies a 5xx without `#[name]` by its status. The client
    /// accepts any name in the response, except the name of another error.
    ///
    /// A client compares the number, the code name and the domain if the response contains them. If
    /// one of them differs from the declared value, the response is not decoded as this error.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::Code;
    ///
    /// const UNKNOWN: Code = Code::new(0, "ServerError").optional();
    /// assert!(UNKNOWN.is_optional());
    /// ```
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Returns whether a response may lack the number.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.is_optional
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
