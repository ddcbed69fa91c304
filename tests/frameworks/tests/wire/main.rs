//! Four frameworks on loopback, asked by a real HTTP client: one table of cases, four runners.

#![allow(unreachable_pub, reason = "a test has no outside")]

mod actix;
mod axum;
mod hyper;
mod kinds;
mod layer;
mod leaks;
mod log;
mod poem;
mod rocket;
mod same;
mod server;
mod shop;
