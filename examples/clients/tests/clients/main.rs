//! The client of the shop, the server that it calls, and the examples of retries.

#![allow(dead_code, reason = "the examples are included with their `main`")]
#![allow(clippy::duplicate_mod, reason = "each example includes the server of the examples")]

#[path = "../../loopback.rs"]
mod loopback;
#[path = "../../retry_with_backon.rs"]
mod retry_with_backon;
#[path = "../../retry_with_middleware.rs"]
mod retry_with_middleware;
#[path = "../../retry_with_tower.rs"]
mod retry_with_tower;

mod idempotency;
mod responses;
mod retries;
mod shared;
