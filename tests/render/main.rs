//! The parts of a response in addition to its format: headers, shared bodies, and no secrets.

mod embed;
mod erased;
mod headers;
mod privacy;
mod result_ext;
mod shared_bodies;
