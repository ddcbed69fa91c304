//! Values with their positions in the user's code.

use proc_macro2::Span;

/// A valid value, and the two places where an error about it can be reported.
#[derive(Clone)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    /// The span of the value, or of the key if it has no value.
    pub(crate) span: Span,
    /// The span of the key.
    pub(crate) key: Span,
}

/// The setting of one key on an item.
#[derive(Clone, Default)]
pub(crate) enum Setting<T> {
    #[default]
    Absent,
    /// Declared with an invalid value, which is already reported. Later stages must not report an
    /// error that follows from it.
    Invalid,
    Given(Spanned<T>),
}

impl<T> Setting<T> {
    /// Returns the value with its spans, if there is a valid one.
    pub(crate) fn given(&self) -> Option<&Spanned<T>> {
        match self {
            Setting::Given(given) => Some(given),
            Setting::Absent | Setting::Invalid => None,
        }
    }

    /// Returns the value, if there is a valid one.
    pub(crate) fn value(&self) -> Option<&T> {
        self.given().map(|given| &given.value)
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Setting::Absent)
    }

    pub(crate) fn is_invalid(&self) -> bool {
        matches!(self, Setting::Invalid)
    }

    /// Returns this setting, or `default` if this setting is absent.
    pub(crate) fn or<'s>(&'s self, default: &'s Setting<T>) -> &'s Setting<T> {
        if self.is_absent() { default } else { self }
    }
}

/// `None` means that the value is invalid and already reported.
impl<T> From<Option<Spanned<T>>> for Setting<T> {
    fn from(value: Option<Spanned<T>>) -> Self {
        value.map_or(Setting::Invalid, Setting::Given)
    }
}
