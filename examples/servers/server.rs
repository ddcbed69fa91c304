//! What the five servers have in common.

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

/// Serves on the loopback interface until Ctrl-C, on the port that `--port` names.
pub(crate) async fn run(router: Router) -> io::Result<()> {
    let port = port(std::env::args().skip(1)).map_err(io::Error::other)?;
    tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG).init();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // Without a signal handler there is nothing to wait for, and the server runs until it is killed.
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    axum::serve(listener, router).with_graceful_shutdown(interrupted).await
}

/// 3000 unless said otherwise; 0 takes a free one.
fn port(mut arguments: impl Iterator<Item = String>) -> Result<u16, String> {
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Ok(3000),
        (Some("--port"), Some(port)) => port.parse().map_err(|error| format!("--port: {error}")),
        (Some(other), _) => Err(format!("unexpected `{other}`: the only option is `--port N`")),
    }
}

/// `GET /errors` is the reference page of the catalog. `GET /errors/{name}` answers with the first of the samples that goes by this name on the wire,
/// or as a variant; `GET /errors/{name}/{index}` with a later one. `/panic` and `/slow` go wrong.
pub(crate) fn errors<E>(
    catalog: &'static Catalog,
    samples: fn() -> Vec<(&'static str, E)>,
) -> Router
where
    E: ApiError + IntoResponse + 'static,
{
    let answer = move |name: &str, index: usize| {
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
        .route("/errors/{name}", get(async move |Path(name): Path<String>| answer(&name, 0)))
        .route(
            "/errors/{name}/{index}",
            get(async move |Path((name, index)): Path<(String, usize)>| answer(&name, index)),
        )
        .route("/panic", get(async || -> StatusCode { panic!("on purpose") }))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_secs(3600)).await))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(1)))
}
