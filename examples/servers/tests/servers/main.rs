//! Sends requests to the servers on loopback, over HTTP/1.1 and HTTP/2.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::duplicate_mod,
    reason = "the servers are included with their `main`"
)]

#[path = "../../../apis/mod.rs"]
mod apis;
#[path = "../../cirro.rs"]
mod cirro;
#[path = "../../../../tests/contract/mod.rs"]
mod contract;
#[path = "../../crossing_minds.rs"]
mod crossing_minds;
#[path = "../../described.rs"]
mod described;
#[path = "../../fanfare.rs"]
mod fanfare;
#[path = "../../localized.rs"]
mod localized;
#[path = "../../meta.rs"]
mod meta;
#[path = "../../stock.rs"]
mod stock;

mod client;
mod every_api;
mod every_response;
mod localized_messages;
mod one_api;
mod stock_api;
