//! The declaration with all defaults applied, and the properties that follow from it.

pub(crate) mod field;
pub(crate) mod firsts;
pub(crate) mod generics;
pub(crate) mod header;
pub(crate) mod input;
pub(crate) mod name_case;
pub(crate) mod origin;
pub(crate) mod properties;
pub(crate) mod spec;
pub(crate) mod template;
pub(crate) mod tokens;
pub(crate) mod variant;
