//! The fields, the level and the source chain of a log event.

use api_error::envelope::Problem;
use api_error::http::{HeaderMap, StatusCode};
use api_error::{
    ApiError, ApiErrorLayer, CallError, DecodeError, Envelope, Error, LogLevel, Received, ResultExt,
};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::IntoResponse;
use axum::routing::get;
use std::collections::HashMap;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use tracing::field::{Field, Visit};
use tracing::span;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

/// One event, or the values that were recorded on a span.
#[derive(Clone, Debug, Default)]
struct Recorded {
    level: Option<tracing::Level>,
    fields: HashMap<String, String>,
    /// The `Debug` text and the `Display` text of each error of the chain. The `Debug` text of an API
    /// error is the name of its variant.
    chain: Vec<(String, String)>,
}

impl Visit for Recorded {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_error(&mut self, _: &Field, value: &(dyn StdError + 'static)) {
        let mut next = Some(value);
        while let Some(error) = next {
            next = error.source();
            self.chain.push((format!("{error:?}"), error.to_string()));
        }
    }
}

#[derive(Clone, Default)]
struct Records {
    events: Arc<Mutex<Vec<Recorded>>>,
    spans: Arc<Mutex<Vec<Recorded>>>,
}

impl<S: tracing::Subscriber> Layer<S> for Records {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut recorded =
            Recorded { level: Some(*event.metadata().level()), ..Recorded::default() };
        event.record(&mut recorded);
        if event.metadata().target() == "api_error" {
            self.events.lock().unwrap().push(recorded);
        }
    }

    fn on_record(&self, _: &span::Id, values: &span::Record<'_>, _: Context<'_, S>) {
        let mut recorded = Recorded::default();
        values.record(&mut recorded);
        self.spans.lock().unwrap().push(recorded);
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum StockError {
    #[error("items database\nfailed")]
    #[status(500)]
    Database(#[source] Lost),

    #[error("watched")]
    #[status(409)]
    #[api_error(log = warn)]
    Watched,

    #[error("noted")]
    #[status(503)]
    #[api_error(log = info)]
    Noted,

    #[error("traced")]
    #[status(400)]
    #[api_error(log = trace)]
    Traced,

    #[error("silent")]
    #[status(500)]
    #[api_error(log = off)]
    Silent,

    #[error("the supplier failed")]
    #[status(502)]
    Supplier(#[source] Received),
}

#[derive(Debug, thiserror::Error)]
#[error("connection refused")]
struct Lost;

/// Returns the events and the span values that one request records.
fn record(error: impl Fn() -> Error + Clone + Send + Sync + 'static) -> Records {
    let records = Records::default();
    let subscriber = tracing_subscriber::registry().with(records.clone());
    let handler = async move || error().into_response();
    let app = Router::new().route("/", get(handler)).layer(ApiErrorLayer::<Problem>::new());
    let request = Request::get("/").header("x-request-id", "req-7").body(Body::empty()).unwrap();
    tracing::subscriber::with_default(subscriber, || {
        let span = tracing::info_span!("request", error.type = tracing::field::Empty);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        span.in_scope(|| runtime.block_on(app.oneshot(request)).unwrap());
    });
    records
}

/// Returns the only event of one request.
fn event(error: impl Fn() -> Error + Clone + Send + Sync + 'static) -> Recorded {
    let records = record(error);
    let events = records.events.lock().unwrap();
    assert_eq!(events.len(), 1, "{events:?}");
    events[0].clone()
}

#[test]
fn an_event_contains_the_error_its_sources_and_the_facts() {
    let event = event(|| StockError::Database(Lost).into());
    let chain = [("Database", "items database failed"), ("Lost", "connection refused")];
    assert_eq!(event.chain, chain.map(|(name, text)| (name.to_owned(), text.to_owned())));
    for (field, value) in [
        ("message", "INTERNAL_SERVER_ERROR"),
        ("error.type", "INTERNAL_SERVER_ERROR"),
        ("http.response.status_code", "500"),
        ("request_id", "req-7"),
    ] {
        assert_eq!(event.fields.get(field).map(String::as_str), Some(value), "{event:?}");
    }
    assert!(!event.fields.contains_key("error.location"), "{event:?}");
}

#[test]
fn the_level_is_that_of_the_variant() {
    for (error, level) in [
        (StockError::Database as fn(Lost) -> StockError, tracing::Level::ERROR),
        (|_| StockError::Watched, tracing::Level::WARN),
        (|_| StockError::Noted, tracing::Level::INFO),
        (|_| StockError::Traced, tracing::Level::TRACE),
    ] {
        assert_eq!(event(move || error(Lost).into()).level, Some(level));
    }
    let silent = record(|| StockError::Silent.into());
    assert_eq!(silent.events.lock().unwrap().len(), 0);
}

#[test]
fn the_type_is_recorded_on_the_current_span() {
    for error in [|| StockError::Watched.into(), || StockError::Silent.into()] as [fn() -> Error; 2]
    {
        let name = error().name().to_owned();
        let spans = record(error).spans;
        let spans = spans.lock().unwrap();
        assert_eq!(spans.len(), 1, "{spans:?}");
        assert_eq!(spans[0].fields["error.type"], name);
    }
}

#[test]
fn an_internal_error_has_its_location() {
    let line = line!() + 1;
    let event = event(|| Error::internal(Lost));
    let location = &event.fields["error.location"];
    assert!(location.contains(&format!("log_event.rs:{line}:")), "{location}");
    assert_eq!(event.chain, [("Internal".to_owned(), "connection refused".to_owned())]);
}

fn received() -> Received {
    let body = br#"{"name":"NO_STOCK","request_id":"up-1"}"#;
    Problem::parse(StatusCode::CONFLICT, &HeaderMap::new(), body)
}

#[test]
fn the_error_of_an_upstream_is_named() {
    fn decode_error() -> DecodeError {
        #[derive(Debug, thiserror::Error, ApiError)]
        #[api_error(decode)]
        #[error("known")]
        #[status(400)]
        struct Known;

        received().decode::<Known>().expect_err("the name is unknown")
    }
    for error in [
        || StockError::Supplier(received()).into(),
        || Error::internal(received()),
        || Error::internal(decode_error()),
        || Error::internal(CallError::<StockError>::Other(decode_error())),
        || Err::<(), _>(decode_error()).internal_with(|| "asking the supplier").unwrap_err(),
        || Err::<(), _>(received()).or_error(StockError::Watched).unwrap_err(),
        || received().forward().into(),
    ] as [fn() -> Error; 7]
    {
        let event = event(error);
        assert_eq!(event.fields["upstream.error.type"], "NO_STOCK", "{event:?}");
        assert_eq!(event.fields["upstream.request_id"], "up-1", "{event:?}");
    }
}

#[test]
fn json_contains_the_whole_chain() {
    let log = crate::log::Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(writer).finish();
    tracing::subscriber::with_default(subscriber, || {
        drop(StockError::Database(Lost).into_response());
    });
    let event: serde_json::Value = serde_json::from_str(&log.take()).unwrap();
    assert_eq!(event["fields"]["error"], "items database failed: connection refused");
    assert_eq!(event["fields"]["message"], "INTERNAL_SERVER_ERROR");
    assert_eq!(event["fields"]["http.response.status_code"], 500);
}

#[test]
fn the_layer_sets_the_level_of_a_status() {
    let layer = ApiErrorLayer::<Problem>::new()
        .level(409, tracing::Level::INFO)
        .level(500, LogLevel::Off)
        .level(404, LogLevel::Warn)
        .level(404, tracing::Level::ERROR);
    let level = |path: &str| {
        let records = Records::default();
        let subscriber = tracing_subscriber::registry().with(records.clone());
        let app = Router::new()
            .route("/declared", get(async || StockError::Watched.into_response()))
            .route("/bare", get(async || StatusCode::CONFLICT))
            .route("/internal", get(async || Error::internal(Lost).into_response()))
            .route("/noted", get(async || StockError::Noted.into_response()))
            .route("/unavailable", get(async || StatusCode::SERVICE_UNAVAILABLE))
            .layer(layer.clone());
        tracing::subscriber::with_default(subscriber, || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let request = Request::get(path).body(Body::empty()).unwrap();
            runtime.block_on(app.oneshot(request)).unwrap();
        });
        let events = records.events.lock().unwrap();
        assert!(events.len() < 2, "{events:?}");
        events.first().and_then(|event| event.level)
    };
    // The `log` of a variant takes precedence over the level of its status.
    assert_eq!(level("/declared"), Some(tracing::Level::WARN));
    assert_eq!(level("/noted"), Some(tracing::Level::INFO));
    assert_eq!(level("/bare"), Some(tracing::Level::INFO));
    assert_eq!(level("/internal"), None);
    assert_eq!(level("/nowhere"), Some(tracing::Level::ERROR));
    assert_eq!(level("/unavailable"), Some(tracing::Level::ERROR));
}
