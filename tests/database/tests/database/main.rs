//! Real databases.
