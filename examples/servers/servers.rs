//! The servers are this package's examples: `cargo run --example cirro`.
