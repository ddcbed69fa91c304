//! Violated constraints of real databases. `.ci/databases` starts the servers.

mod mariadb;
mod outcome;
mod postgres;
mod servers;
mod sqlite;
mod tokio_postgres;
