//! The bytes of each wire format.

mod custom;
mod field_errors;
mod oauth2;
mod problem;
mod published;
mod text;
mod vectors;
