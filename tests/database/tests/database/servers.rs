//! The servers, which all tests of the process share. They stop when the process ends.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::{env, path};

/// The URLs of the servers.
#[derive(Debug)]
pub(crate) struct Servers {
    pub(crate) postgres: String,
    pub(crate) mysql: String,
    /// The script stops the servers when its standard input closes.
    _script: Child,
}

/// Returns the servers. If they are not installed, prints `skipped` and returns `None`. In CI,
/// missing servers are a failure.
pub(crate) fn servers() -> Option<&'static Servers> {
    static SERVERS: OnceLock<Option<Servers>> = OnceLock::new();
    let servers = SERVERS.get_or_init(start).as_ref();
    if servers.is_none() {
        assert!(env::var_os("CI").is_none(), "PostgreSQL and MariaDB are needed");
        println!("skipped: PostgreSQL and MariaDB are not both installed");
    }
    servers
}

fn start() -> Option<Servers> {
    let script = path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.ci/databases");
    let mut command = Command::new(script);
    let mut script =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the script starts");
    let output = BufReader::new(script.stdout.take().expect("the output is piped"));
    let (mut postgres, mut mysql) = (None, None);
    for line in output.lines() {
        let line = line.expect("the output is text");
        match line.split_once('=') {
            Some(("postgres", url)) => postgres = Some(url.to_owned()),
            Some(("mysql", url)) => mysql = Some(url.to_owned()),
            // `ready`, or `skipped` and the reason.
            _ => break,
        }
    }
    let (Some(postgres), Some(mysql)) = (postgres, mysql) else {
        let status = script.wait().expect("the script ends");
        assert!(status.success(), "the servers do not start: {status}");
        return None;
    };
    Some(Servers { postgres, mysql, _script: script })
}

/// Returns the URL with another database.
pub(crate) fn with_database(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').expect("the URL has a database");
    format!("{server}/{name}")
}
