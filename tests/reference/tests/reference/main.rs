//! The documents that are generated from catalogs, checked by the tools that read them.

#[path = "../../../../examples/apis/mod.rs"]
mod apis;

mod bodies;
mod both_pages;
#[allow(
    clippy::match_same_arms,
    clippy::unneeded_struct_pattern,
    reason = "the code of the page is an example, and its patterns match a variant with any fields"
)]
#[rustfmt::skip]
mod client_code;
mod code;
mod components;
mod contracts;
mod doc_comments;
mod documents;
mod envelopes;
mod examples;
mod generators;
mod headers;
mod hostile;
mod issues;
mod lock;
mod lock_file;
mod lock_members;
mod lock_structure;
mod optional_codes;
mod page;
mod pairs;
mod pairs_in_api;
mod pairs_in_redirect;
mod published;
mod redirect_code;
mod redirects;
mod schemars;
mod secrets;
mod setups;
mod subset;
mod tool;
mod typescript;
mod typescript_code;
