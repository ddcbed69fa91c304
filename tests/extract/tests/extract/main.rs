//! The extractors, over a socket, with an HTTP client.

mod app;
mod bodies;
mod disconnected;
mod leaks;
mod parameters;
mod reports;
mod shapes;
mod valid;
