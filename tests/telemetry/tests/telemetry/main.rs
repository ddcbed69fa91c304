//! Errors as the collectors of operators receive them: an OTLP receiver, and Sentry.

mod app;
mod otlp;
mod sentry;
