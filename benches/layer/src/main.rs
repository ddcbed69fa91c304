//! Asks a router the same thing many times, for callgrind: the difference between two counts of
//! requests, by the difference in their number, is the instructions of one.
//!
//! ```text
//! valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/api-error-bench-layer layered ok 1000
//! ```

use api_error::envelope::Problem;
use api_error::{ApiError, ApiErrorLayer};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use axum::routing::get;
use http_body_util::BodyExt;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tower::Service;
use tower::util::MapResponseLayer;

#[derive(Debug, thiserror::Error, ApiError)]
enum ItemError {
    #[error("Item {id} is sold out")]
    #[status(409)]
    SoldOut {
        #[data]
        id: u64,
    },
}

fn router(kind: &str) -> Option<Router> {
    let router = Router::new()
        .route("/ok", get(async || "fine"))
        .route("/derived", get(async || Err::<(), _>(ItemError::SoldOut { id: 7 })));
    match kind {
        "plain" => Some(router),
        // The cost that axum itself adds for a layer around a route, whichever layer it is.
        "idle" => Some(router.layer(MapResponseLayer::new(|response: Response| response))),
        "layered" => Some(router.layer(ApiErrorLayer::<Problem>::new())),
        _ => None,
    }
}

/// Nothing here waits, so that no runtime is measured.
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn main() -> Result<(), &'static str> {
    let usage = "bench-layer plain|idle|layered ok|missing|derived COUNT";
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [kind, path, count] = &*arguments else { return Err(usage) };
    let mut router = router(kind).ok_or(usage)?;
    let count: u32 = count.parse().map_err(|_| usage)?;
    for _ in 0..count {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = format!("/{path}").parse().map_err(|_| usage)?;
        let Ok(response) = finish(router.call(request));
        let body = finish(response.into_body().collect()).map_err(|_| "a body failed")?;
        black_box(body.to_bytes());
    }
    Ok(())
}
