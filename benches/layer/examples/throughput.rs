//! The requests per second of an axum server on the loopback interface, with the layer and without
//! a layer. `cargo run --release --example throughput` prints the ratios. No guard checks them,
//! because they depend on the machine.

#[path = "../src/item_error.rs"]
mod item_error;

use api_error::ApiErrorLayer;
use api_error::envelope::Problem;
use axum::Router;
use axum::routing::get;
use item_error::ItemError;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Instant;
use tokio::net::TcpListener;

/// Each round is a run with the layer between two runs without it.
const ROUNDS: usize = 201;
const CONNECTIONS: usize = 2;
const REQUESTS: usize = 500;

/// The paths, and the statuses of their responses.
const ROWS: [(&str, u16); 4] =
    [("/ok", 200), ("/sold-out", 409), ("/log-in", 401), ("/unknown", 404)];

fn routes() -> Router {
    Router::new()
        .route("/ok", get(async || "fine"))
        .route("/sold-out", get(async || Err::<(), _>(ItemError::SoldOut { id: 7 })))
        .route("/log-in", get(async || Err::<(), _>(ItemError::LogIn)))
}

/// Starts a server, which runs until the process ends.
async fn serve(router: Router) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// Sends requests over one connection. Each request waits for the response to the previous request.
fn send(address: SocketAddr, path: &str, status: u16) -> io::Result<()> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: */*\r\n\r\n");
    let expected = format!("HTTP/1.1 {status} ");
    let mut reader = BufReader::new(&stream);
    let (mut line, mut body) = (String::new(), Vec::new());
    for _ in 0..REQUESTS {
        (&stream).write_all(request.as_bytes())?;
        line.clear();
        reader.read_line(&mut line)?;
        if !line.starts_with(&expected) {
            return Err(io::Error::other(line));
        }
        let mut length = 0;
        while line != "\r\n" {
            line.clear();
            reader.read_line(&mut line)?;
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        body.resize(length, 0);
        reader.read_exact(&mut body)?;
    }
    Ok(())
}

/// Returns the requests per second of one run.
fn run(address: SocketAddr, path: &'static str, status: u16) -> io::Result<f64> {
    let start = Instant::now();
    let clients = [(); CONNECTIONS].map(|()| thread::spawn(move || send(address, path, status)));
    for client in clients {
        client.join().map_err(|_| io::Error::other("a client panicked"))??;
    }
    #[expect(clippy::cast_precision_loss, reason = "the number is small")]
    let requests = (CONNECTIONS * REQUESTS) as f64;
    Ok(requests / start.elapsed().as_secs_f64())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> io::Result<()> {
    // On a machine with two cores, one thread for the server leaves the other core to the clients.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let plain = runtime.block_on(serve(routes()))?;
    let layer = ApiErrorLayer::<Problem>::new();
    let layered = runtime.block_on(serve(routes().layer(layer)))?;
    println!("| response | requests/s without a layer | with the layer | ratio |");
    println!("|---|---|---|---|");
    for (path, status) in ROWS {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            // If the machine becomes slower or faster, the mean of the two runs without the layer
            // changes in the same way as the run between them.
            let before = run(plain, path, status)?;
            let with_layer = run(layered, path, status)?;
            let after = run(plain, path, status)?;
            rounds.push((f64::midpoint(before, after), with_layer));
        }
        let ratio = median(rounds.iter().map(|(plain, layered)| layered / plain).collect());
        let [plain, layered] = [0, 1]
            .map(|side| median(rounds.iter().map(|round| [round.0, round.1][side]).collect()));
        println!("| {status} | {plain:.0} | {layered:.0} | {ratio:.3} |");
    }
    Ok(())
}
