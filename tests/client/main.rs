//! The client side of a response: the parsed parts, and the error type that was sent.

mod call;
mod decode;
#[path = "../fixtures/each_envelope.rs"]
mod each_envelope;
mod foreign;
mod forward;
mod identify;
mod inner_envelopes;
mod oauth2;
mod payloads;
mod received;
mod round_trip;
