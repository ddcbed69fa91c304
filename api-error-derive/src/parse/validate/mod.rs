//! Validates the value of each key alone. `None` means that the value is invalid and already
//! reported.

pub(crate) mod code;
pub(crate) mod constraint;
pub(crate) mod data;
pub(crate) mod header;
pub(crate) mod redirect;
pub(crate) mod retry;
pub(crate) mod status;
pub(crate) mod text;
pub(crate) mod types;
