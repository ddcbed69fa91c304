//! The functions that all servers share.

use api_error::{ApiError, Catalog, reference};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;

/// Serves on the loopback interface until Ctrl-C, on the port of the option `--port`.
pub(crate) async fn run(router: Router) -> io::Result<()> {
    let port = port(std::env::args().skip(1)).map_err(io::Error::other)?;
    tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG).init();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // If the signal handler cannot be installed, the server runs until its process is killed.
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    axum::serve(listener, router).with_graceful_shutdown(interrupted).await
}

/// Returns the port from the arguments, by default 3000. Port 0 means any free port.
fn port(mut arguments: impl Iterator<Item = String>) -> Result<u16, String> {
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Ok(3000),
        (Some("--port"), Some(port)) => port.parse().map_err(|error| format!("--port: {error}")),
        (Some(other), _) => Err(format!("unexpected `{other}`: the only option is `--port N`")),
    }
}

/// Returns the routes that show the errors of an API.
///
/// - `GET /errors`: the reference page of the catalog
/// - `GET /errors/{name}`: the first sample with this error name or variant name
/// - `GET /errors/{name}/{index}`: the sample with this name and this index, from 0
/// - `GET /panic` and `GET /slow`: a handler that panics, and one that exceeds the timeout
pub(crate) fn errors<E>(
    catalog: &'static Catalog,
    samples: fn() -> Vec<(&'static str, E)>,
) -> Router
where
    E: ApiError + IntoResponse + 'static,
{
    let respond = move |name: &str, index: usize| {
        let is_wanted = |(sample, error): &(&'static str, E)| {
            name == *sample || name == error.name() || name == error.spec().variant()
        };
        match samples().into_iter().filter(is_wanted).nth(index) {
            Some((_, error)) => Err(error),
            None => Ok(StatusCode::NOT_FOUND),
        }
    };
    Router::new()
        .route("/errors", get(async || Html(reference::html(catalog))))
        .route("/errors/{name}", get(async move |Path(name): Path<String>| respond(&name, 0)))
        .route(
            "/errors/{name}/{index}",
            get(async move |Path((name, index)): Path<(String, usize)>| respond(&name, index)),
        )
        .route("/panic", get(async || -> StatusCode { panic!("on purpose") }))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_secs(3600)).await))
        // A 408 is for a request that did not arrive in time, not for a slow handler (RFC 9110
        // §15.5.9).
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(1)))
}
