//! An OTLP receiver (`http/protobuf`), and the exporters of OpenTelemetry that send to it.

use crate::app::ask;
use api_error::ApiErrorLayer;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use opentelemetry::trace::TracerProvider;
use opentelemetry_appender_tracing::layer::OpenTelemetryTracingBridge;
use opentelemetry_otlp::{LogExporter, Protocol, SpanExporter, WithExportConfig};
use opentelemetry_proto::tonic::collector::logs::v1::ExportLogsServiceRequest;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::logs::v1::LogRecord;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_sdk::logs::SdkLoggerProvider;
use opentelemetry_sdk::trace::SdkTracerProvider;
use prost::Message;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread;
use tracing::field::Empty;
use tracing_subscriber::layer::SubscriberExt;

/// The messages that the receiver got.
#[derive(Clone, Default)]
struct Received {
    logs: Arc<Mutex<Vec<LogRecord>>>,
    spans: Arc<Mutex<Vec<Span>>>,
}

/// Starts a receiver, which decodes each request with the official message types of the protocol
/// (OTLP 1.x, section "OTLP/HTTP").
fn start_receiver() -> (SocketAddr, Received) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let received = Received::default();
    let router = Router::new()
        .route("/v1/logs", post(receive_logs))
        .route("/v1/traces", post(receive_spans))
        .with_state(received.clone());
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await
        })
    });
    (address, received)
}

async fn receive_logs(State(received): State<Received>, body: Bytes) {
    let request = ExportLogsServiceRequest::decode(body).expect("the body is a message");
    let scopes = request.resource_logs.into_iter().flat_map(|resource| resource.scope_logs);
    received.logs.lock().unwrap().extend(scopes.flat_map(|scope| scope.log_records));
}

async fn receive_spans(State(received): State<Received>, body: Bytes) {
    let request = ExportTraceServiceRequest::decode(body).expect("the body is a message");
    let scopes = request.resource_spans.into_iter().flat_map(|resource| resource.scope_spans);
    received.spans.lock().unwrap().extend(scopes.flat_map(|scope| scope.spans));
}

/// Sends one request to the application, and returns what the receiver got.
fn export(path: &str) -> (Vec<LogRecord>, Vec<Span>) {
    let (address, received) = start_receiver();
    let logs = LogExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(format!("http://{address}/v1/logs"))
        .build()
        .unwrap();
    let spans = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(format!("http://{address}/v1/traces"))
        .build()
        .unwrap();
    let logs = SdkLoggerProvider::builder().with_batch_exporter(logs).build();
    let spans = SdkTracerProvider::builder().with_batch_exporter(spans).build();
    let subscriber = tracing_subscriber::registry()
        .with(OpenTelemetryTracingBridge::new(&logs))
        .with(tracing_opentelemetry::layer().with_tracer(spans.tracer("test")));
    tracing::subscriber::with_default(subscriber, || {
        let span = tracing::info_span!("request", error.type = Empty);
        span.in_scope(|| ask(ApiErrorLayer::new(), path));
    });
    logs.shutdown().unwrap();
    spans.shutdown().unwrap();
    let logs = std::mem::take(&mut *received.logs.lock().unwrap());
    let spans = std::mem::take(&mut *received.spans.lock().unwrap());
    (logs, spans)
}

/// Returns the value of an attribute.
fn attribute<'a>(attributes: &'a [KeyValue], key: &str) -> Option<&'a Value> {
    attributes.iter().find(|one| one.key == key)?.value.as_ref()?.value.as_ref()
}

#[track_caller]
fn text<'a>(attributes: &'a [KeyValue], key: &str) -> &'a str {
    match attribute(attributes, key) {
        Some(Value::StringValue(text)) => text,
        other => panic!("{key} is {other:?} in {attributes:?}"),
    }
}

#[test]
fn a_log_record_has_the_exception_and_the_facts() {
    let (logs, _) = export("/items");
    let logs: Vec<_> = logs.iter().filter(|log| log.severity_text == "ERROR").collect();
    assert_eq!(logs.len(), 1, "{logs:?}");
    let body = logs[0].body.as_ref().and_then(|body| body.value.clone());
    assert_eq!(body, Some(Value::StringValue("INTERNAL_SERVER_ERROR".to_owned())));
    let attributes = &logs[0].attributes;
    let message = text(attributes, "exception.message");
    assert_eq!(message, "items database: query 7 failed: connection refused");
    assert_eq!(text(attributes, "error.type"), "INTERNAL_SERVER_ERROR");
    assert_eq!(text(attributes, "request_id"), "req-7");
    let status = attribute(attributes, "http.response.status_code");
    assert_eq!(status, Some(&Value::IntValue(500)));
}

#[test]
fn a_span_has_the_exception_with_its_sources() {
    let (_, spans) = export("/items");
    assert_eq!(spans.len(), 1, "{spans:?}");
    assert_eq!(text(&spans[0].attributes, "error.type"), "INTERNAL_SERVER_ERROR");
    assert_eq!(spans[0].events.len(), 1, "{spans:?}");
    let attributes = &spans[0].events[0].attributes;
    assert!(text(attributes, "exception.message").starts_with("items database"), "{attributes:?}");
    let sources = format!("{attributes:?}");
    for source in ["query 7 failed", "connection refused"] {
        assert!(sources.contains(source), "{source}: {attributes:?}");
    }
    assert!(attribute(attributes, "exception.stacktrace").is_some(), "{attributes:?}");
}

#[test]
fn an_internal_error_has_its_location() {
    let (logs, _) = export("/internal");
    let logs: Vec<_> = logs.iter().filter(|log| log.severity_text == "ERROR").collect();
    assert_eq!(logs.len(), 1, "{logs:?}");
    let attributes = &logs[0].attributes;
    assert!(text(attributes, "error.location").contains("app.rs:"), "{attributes:?}");
    assert_eq!(text(attributes, "exception.message"), "loading cart 7: connection refused");
}
