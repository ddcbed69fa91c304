//! What catalogs are written out as, judged by the tools that read it.

#[path = "../../../../examples/apis/mod.rs"]
mod apis;

mod bodies;
mod contracts;
mod documents;
mod envelopes;
mod hostile;
mod lock;
mod page;
mod published;
mod schemars;
mod setups;
mod tool;
mod typescript;
