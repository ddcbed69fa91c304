//! `assert_error!` on the responses of every framework and client.
//!
//! Each service returns the same errors. Each test sends one request to it, and asserts the error.

mod actix;
mod axum;
mod failures;
mod hyper;
mod poem;
mod received;
mod reqwest;
mod rocket;
mod samples;
mod shop;
