//! Violations of real databases. The servers are started by `.ci/databases`.

mod mariadb;
mod outcome;
mod postgres;
mod servers;
mod sqlite;
mod tokio_postgres;
