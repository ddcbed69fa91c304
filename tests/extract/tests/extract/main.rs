//! The extractors, over a socket, with an HTTP client.

mod app;
mod bodies;
mod leaks;
mod parameters;
mod shapes;
mod valid;
