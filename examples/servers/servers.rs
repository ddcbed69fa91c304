//! The servers are the examples of this package: `cargo run --example cirro`.
