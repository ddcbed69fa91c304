//! Four frameworks on loopback, asked by a real HTTP client: one table of cases, four runners.

mod actix;
mod axum;
mod hyper;
mod layer;
mod leaks;
mod poem;
mod rocket;
mod same;
mod server;
mod shop;
