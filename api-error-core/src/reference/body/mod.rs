//! The body of an error: rendered with placeholder values, and described as a schema.

mod constants;
pub(super) mod probe;
pub(super) mod sample;
pub(super) mod shape;
