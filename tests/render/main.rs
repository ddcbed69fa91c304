//! The parts of a response that do not depend on the envelope: headers, shared bodies, and private
//! texts.

#[path = "../fixtures/each_envelope.rs"]
mod each_envelope;
mod embed;
mod erased;
mod headers;
mod privacy;
mod result_ext;
mod shared_bodies;
