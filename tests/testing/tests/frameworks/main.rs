//! `assert_error!` on the responses of every framework and client.
//!
//! The services return the same errors. A test sends a request to a service, and asserts the error.

mod actix;
mod axum;
#[path = "../../../fixtures/each_envelope.rs"]
mod each_envelope;
mod failures;
mod hyper;
mod poem;
mod received;
mod reqwest;
mod rocket;
mod samples;
mod shop;
