//! Catalogs: their contents, the advice on them, and five published APIs.

#[path = "../../examples/apis/mod.rs"]
mod apis;

mod contents;
mod http_error;
mod lint;
mod of_api;
mod published_apis;
mod subset;
