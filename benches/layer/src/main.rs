//! The cost that the layer adds to a request of an axum router without a socket, compared with a
//! layer that does nothing. `cargo run --release` prints the table. With `--guard`, the program
//! fails if a budget is exceeded.

#[path = "../../src/callgrind.rs"]
mod callgrind;
mod item_error;

use api_error::ApiErrorLayer;
use api_error::envelope::Problem;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use callgrind::Counted;
use http_body_util::BodyExt;
use item_error::ItemError;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::hint::black_box;
use std::pin::pin;
use std::process::ExitCode;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use tower::Service;
use tower::util::MapResponseLayer;

struct Row {
    name: &'static str,
    path: &'static str,
    /// The body of a POST request.
    body: Option<&'static str>,
    status: u16,
    /// False for a router whose state is not set, such as in a test with `oneshot`. axum then
    /// applies the layers of the router again for each request.
    is_served: bool,
    /// The highest number of instructions that the layer may need in addition to the idle layer.
    limit: u64,
    goal: u64,
}

const fn get_row(
    name: &'static str,
    path: &'static str,
    status: u16,
    limit: u64,
    goal: u64,
) -> Row {
    Row { name, path, body: None, status, is_served: true, limit, goal }
}

const ROWS: [Row; 6] = [
    get_row("200", "/ok", 200, 680, 500),
    Row {
        is_served: false,
        ..get_row("200 of a router without `with_state`", "/ok", 200, 860, 500)
    },
    get_row("409 of a derived error with data", "/sold-out", 409, 1_690, 1_500),
    get_row("401 of a derived error without data", "/log-in", 401, 2_270, 2_000),
    get_row("404 of an unknown route", "/unknown", 404, 4_400, 3_500),
    Row {
        name: "400 of unreadable JSON",
        path: "/numbers",
        body: Some("{\"a\":"),
        status: 400,
        is_served: true,
        limit: 5_360,
        goal: 5_000,
    },
];

fn routes() -> Router {
    Router::new()
        .route("/ok", get(async || "fine"))
        .route("/sold-out", get(async || Err::<(), _>(ItemError::SoldOut { id: 7 })))
        .route("/log-in", get(async || Err::<(), _>(ItemError::LogIn)))
        .route("/numbers", post(async |_: Json<BTreeMap<String, u64>>| "fine"))
}

/// Polls a future without a runtime, until it is ready. No handler waits, so the loop ends.
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn request(router: &mut Router, row: &Row) -> u16 {
    let mut request = Request::new(row.body.map_or(Body::empty(), Body::from));
    if row.body.is_some() {
        *request.method_mut() = axum::http::Method::POST;
        let json = axum::http::HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json);
    }
    *request.uri_mut() = axum::http::Uri::from_static(row.path);
    let Ok(response) = finish(router.call(request));
    let status = response.status().as_u16();
    if let Ok(body) = finish(response.into_body().collect()) {
        black_box(body.to_bytes());
    }
    status
}

/// Returns three functions for each row: without a layer, with the idle layer, and with this
/// library's layer.
fn answers() -> Vec<Counted<u16>> {
    // Any layer around a route has a cost in axum itself. The idle layer shows this cost.
    let idle = routes().layer(MapResponseLayer::new(|response: Response| response));
    let layered = routes().layer(ApiErrorLayer::<Problem>::new());
    let routers = [routes(), idle, layered];
    let share = |router: Router| Rc::new(RefCell::new(router));
    // `axum::serve` and `into_make_service` set the state too.
    let served = routers.clone().map(|router| share(router.with_state(())));
    let unserved = routers.map(share);
    let mut answers: Vec<Counted<u16>> = Vec::new();
    for row in &ROWS {
        let routers = if row.is_served { &served } else { &unserved };
        for router in routers.clone() {
            answers.push(Box::new(move || request(&mut router.borrow_mut(), row)));
        }
    }
    answers
}

fn main() -> ExitCode {
    let answers = answers();
    let argument = env::args().nth(1);
    if argument.as_deref() == Some(callgrind::COUNTED) {
        callgrind::be_counted(&answers);
        return ExitCode::SUCCESS;
    }
    for (row, answers) in ROWS.iter().zip(answers.chunks(3)) {
        for answer in answers {
            assert_eq!(answer(), row.status, "{}", row.name);
        }
    }
    if !callgrind::is_available() {
        println!("skipped: nothing is counted without valgrind");
        return ExitCode::SUCCESS;
    }
    let costs = match callgrind::count(answers.len()) {
        Ok(costs) => costs,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    println!(
        "| response | no layer | idle layer | `ApiErrorLayer` | its own share | limit | goal |"
    );
    println!("|---|---|---|---|---|---|---|");
    let mut is_exceeded = false;
    for (row, costs) in ROWS.iter().zip(costs.chunks(3)) {
        let [plain, idle, layered] = [0, 1, 2].map(|index: usize| costs[index].instructions);
        let share = layered.saturating_sub(idle);
        let mark = if share > row.limit { " **exceeded**" } else { "" };
        is_exceeded |= share > row.limit;
        let Row { name, limit, goal, .. } = row;
        println!("| {name} | {plain} | {idle} | {layered} | {share}{mark} | {limit} | {goal} |");
    }
    if argument.as_deref() == Some("--guard") && is_exceeded {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
