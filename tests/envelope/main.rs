//! The bytes of each wire format.

mod custom;
#[path = "../fixtures/each_envelope.rs"]
mod each_envelope;
mod field_errors;
mod list;
mod oauth2;
mod problem;
mod published;
mod text;
mod vectors;
