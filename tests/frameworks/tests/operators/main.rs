//! The facts for operators: one event for each error, the ids of requests, and errors that are not
//! the response. The same cases run in four frameworks, over a socket.

#![allow(unreachable_pub, reason = "a test has no public API")]

mod actix;
mod axum;
mod events;
mod ids;
mod middleware;
mod once;
mod outside;
mod poem;
mod rocket;
#[path = "../wire/server.rs"]
#[allow(dead_code, reason = "the other tests use the other functions")]
mod server;
mod stock;

use crate::stock::Layers;
use std::net::SocketAddr;

/// Starts a server with these layers, and returns its address.
type Start = fn(Layers) -> SocketAddr;

const RUNNERS: [(&str, Start); 4] = [
    ("axum", axum::start),
    ("actix", actix::start),
    ("poem", poem::start),
    ("rocket", rocket::start),
];
