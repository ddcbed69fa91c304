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
//! Each module declares its API with `api!`; `described` declares two. The error types, the catalog
//! and the layer of the server use the defaults of the API. If the server sends errors that the
//! framework generates, the catalog lists them too, as variants of `HttpError`.
//!
//! The function `samples()` of a module returns values of its errors.

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
