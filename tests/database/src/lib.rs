//! Tests of the errors of real databases.
