//! The errors of five published HTTP APIs, each declared once.
//!
//! | module | wire format |
//! |---|---|
//! | [`cirro`] | `MessageOnly` |
//! | [`fanfare`] | `Detailed` |
//! | [`crossing_minds`] | `Coded` |
//! | [`meta`] | `Meta` |
//! | [`described`] | `Described`, and `OAuth2` for its OAuth 2.0 endpoints |
//!
//! Every module declares its API once, with `api!`. Its error types, its catalog and the layer of
//! its server use the same defaults. If the server sends errors that the framework generates, the
//! catalog lists them too, as variants of `HttpError`.
//!
//! Every module has a function `samples()`, which returns values of every error.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the modules are written as a library would be, and most programs include only some of the APIs"
)]

pub mod cirro;
pub mod crossing_minds;
pub mod described;
pub mod fanfare;
pub mod meta;
