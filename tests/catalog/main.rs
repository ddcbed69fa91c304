//! Catalogs: their contents, the advice on them, and five published APIs.

#[path = "../../examples/apis/mod.rs"]
mod apis;

mod contents;
mod lint;
mod published_apis;
