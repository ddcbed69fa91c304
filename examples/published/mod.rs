//! Published formats as envelopes, one file each. Copy the file of the format that you need.
//!
//! `tests/envelope/published.rs` renders and parses a body of each format.

pub mod aws_json;
pub mod azure;
pub mod django_rest;
pub mod fastapi;
pub mod github;
pub mod kubernetes;
pub mod paypal;
pub mod spring_boot;
pub mod stripe;
pub mod twilio;
