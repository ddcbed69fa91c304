//! The program of `examples/errors.rs`.

mod page;
mod program;
