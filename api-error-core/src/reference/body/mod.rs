//! The body of an error. It is rendered with placeholder values, and then described as a schema.

mod constants;
pub(super) mod probe;
pub(super) mod sample;
pub(super) mod shape;
