//! Counts errors with the facade `metrics`.

use crate::server::layer::ErrorEvent;
use http::Method;
use metrics::{Label, counter};

/// The label value of a method that is not in [`METHODS`].
const OTHER: &str = "_OTHER";

/// The methods that the semantic conventions list for `http.request.method`: the methods of RFC
/// 9110 §9 and RFC 5789, and `QUERY`.
const METHODS: [&str; 10] =
    ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"];

/// Counts an error: an observer for [`ApiErrorLayer::observe`](crate::ApiErrorLayer::observe) and
/// [`set_observer`](crate::set_observer).
///
/// It increments the counter `http.server.errors` of the recorder that the application installed
/// with the crate `metrics`. The labels are attributes of the OpenTelemetry semantic conventions
/// ("Semantic conventions for HTTP metrics", section "HTTP server"):
///
/// | label | value |
/// |---|---|
/// | `error.type` | the [label](ErrorEvent::label) of the error: its declared name, or the name of its status |
/// | `http.response.status_code` | the status |
/// | `http.request.method` | the method; `_OTHER` for a method that the conventions do not list; absent without a layer |
/// | `http.route` | the pattern of the route; absent if it is not known |
///
/// A client cannot create label values, because they do not contain the data or the texts of the
/// error, or the path of the request.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ApiErrorLayer, envelope::Problem};
///
/// let layer = ApiErrorLayer::<Problem>::new().observe(api_error::metrics::count);
/// ```
pub fn count(event: &ErrorEvent<'_>) {
    let mut labels = vec![
        Label::new("error.type", event.label().to_owned()),
        Label::new("http.response.status_code", event.status().as_str().to_owned()),
    ];
    labels.extend(
        event.method().map(|method| Label::from_static_parts("http.request.method", known(method))),
    );
    labels.extend(event.route().map(|route| Label::new("http.route", route.to_owned())));
    counter!("http.server.errors", labels).increment(1);
}

/// Returns the name of a method, or [`OTHER`] if the method is not in [`METHODS`].
fn known(method: &Method) -> &'static str {
    METHODS.into_iter().find(|known| method == known).unwrap_or(OTHER)
}
