//! Responses, log events and observers. The same cases run in four frameworks, over a socket, with
//! an HTTP client. Tests of the layer that do not depend on the framework call axum without a
//! socket.

#![allow(unreachable_pub, reason = "a test has no public API")]

mod actix;
mod axum;
mod axum_kinds;
#[path = "../../../../api-error-core/src/server/layer/axum_texts.rs"]
mod axum_texts;
#[path = "../../../contract/mod.rs"]
mod contract;
mod counted;
mod disconnected;
#[path = "../../../fixtures/each_envelope.rs"]
mod each_envelope;
mod envelopes;
mod every_500;
mod every_response;
mod hyper;
mod kinds;
mod layer;
mod layer_app;
mod leaks;
mod localized;
mod log;
mod log_event;
mod observed;
mod poem;
mod rejections;
mod request_facts;
mod revealed;
mod robust;
mod rocket;
mod same;
mod server;
mod shop;
mod subset;
#[path = "../../../reference/tests/reference/tool.rs"]
#[allow(dead_code, reason = "another test uses the other functions")]
mod tool;
mod trace;
