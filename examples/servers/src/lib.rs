//! A server for each of the example APIs.
