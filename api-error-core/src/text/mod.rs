//! Functions on text, without any knowledge of errors.

pub(crate) mod case;
pub(crate) mod clock;
pub(crate) mod const_str;
pub(crate) mod const_text;
mod display_eq;
pub(crate) mod http_date;
pub(crate) mod json_pointer;
#[cfg(any(
    feature = "reference",
    all(feature = "axum-extract", any(feature = "garde", feature = "validator"))
))]
pub(crate) mod letters;
pub(crate) mod short;
pub(crate) mod template;
pub(crate) mod uri;

pub(crate) use display_eq::display_eq;
