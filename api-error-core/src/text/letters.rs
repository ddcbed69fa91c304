//! Compares names without their case and separators.

/// Returns whether two names differ only in case and separators.
#[cfg(feature = "reference")]
pub(crate) fn same_letters(name: &str, other: &str) -> bool {
    letters(name) == letters(other)
}

/// Returns the letters and digits of a name in lower case. An envelope, a client or a user can
/// write the same name in another case or with other separators.
pub(crate) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
