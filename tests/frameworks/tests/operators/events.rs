//! Collects the log events and the observer events of requests.

use api_error::layer::ErrorEvent;
use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, SubscriberExt};

/// The fields of one log event.
pub type Logged = HashMap<String, String>;

/// The log events of the process.
static LOGGED: LazyLock<Collector> = LazyLock::new(|| {
    let collector = Collector::default();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(collector.clone()))
        .expect("no other test sets a subscriber");
    collector
});

/// Starts to collect the log events of the process.
pub fn collect() {
    LazyLock::force(&LOGGED);
}

/// Removes and returns the log events with this request id. The id of an event without a request id
/// is "".
pub fn logged(request_id: &str) -> Vec<Logged> {
    let is_of_request = |event: &mut Logged| event["request_id"] == request_id;
    LOGGED.lock().extract_if(.., is_of_request).collect()
}

/// Returns the log events of this thread while `run` runs.
pub fn record(run: impl FnOnce()) -> Vec<Logged> {
    let collector = Collector::default();
    let subscriber = tracing_subscriber::registry().with(collector.clone());
    tracing::subscriber::with_default(subscriber, run);
    std::mem::take(&mut *collector.lock())
}

#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<Logged>>>);

impl Collector {
    fn lock(&self) -> MutexGuard<'_, Vec<Logged>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Collector {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() != "api_error" {
            return;
        }
        let mut fields = Fields(HashMap::from([("request_id".to_owned(), String::new())]));
        event.record(&mut fields);
        fields.0.insert("level".to_owned(), event.metadata().level().to_string());
        self.lock().push(fields.0);
    }
}

struct Fields(Logged);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.0.insert(field.name().to_owned(), value.to_string());
    }
}

/// The facts that an observer received.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    pub status: u16,
    pub name: String,
    pub request_id: String,
    pub path: String,
    pub route: Option<String>,
}

#[derive(Clone, Default)]
pub struct Journal(Arc<Mutex<Vec<Observed>>>);

impl Journal {
    pub fn observer(&self) -> impl Fn(&ErrorEvent<'_>) + Send + Sync + 'static {
        let Self(journal) = self.clone();
        move |event| {
            journal.lock().unwrap_or_else(PoisonError::into_inner).push(Observed {
                status: event.status().as_u16(),
                name: event.name().to_owned(),
                request_id: event.context().request_id().unwrap_or_default().to_owned(),
                path: event.path().unwrap_or_default().to_owned(),
                route: event.route().map(str::to_owned),
            });
        }
    }

    pub fn take(&self) -> Vec<Observed> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
