//! The errors that the collectors of operators receive: an OTLP receiver, and Sentry.

mod app;
mod otlp;
mod sentry;
