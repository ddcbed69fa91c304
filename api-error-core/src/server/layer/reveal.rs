//! The details of a 5xx in its response, for development.

use super::ApiErrorLayer;
use crate::json::Document;
use crate::model::ApiError;
use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value};
use std::fmt::{Display, Write};
use std::sync::Once;

/// True in a debug build, and with the feature `reveal`.
const CAN_REVEAL: bool = cfg!(any(debug_assertions, feature = "reveal"));

/// The setting of [`ApiErrorLayer::reveal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Details {
    Hidden,
    Revealed,
}

/// The name of the member with the details, and its name in a body that already has a member
/// `debug`.
const KEYS: [&str; 2] = ["debug", "debug_"];

impl<V> ApiErrorLayer<V> {
    /// Adds the details of a 5xx to its response, for development. By default, they are not added.
    ///
    /// The member `debug` is the last member of the body's outermost object, in every envelope. A
    /// body that is not an object has no such member. A client cannot enable the setting.
    ///
    /// | member of `debug` | value |
    /// |---|---|
    /// | `error` | the `Display` text of the error |
    /// | `location` | the line that [`Error::location`](crate::Error::location) returns |
    /// | `sources` | the texts of the sources, and the text of the framework or of the panic |
    ///
    /// Careful: these texts can contain secrets. A release build has no `debug_assertions`. In such
    /// a build, the method only logs one warning, unless the feature `reveal` is enabled.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().reveal(cfg!(debug_assertions));
    /// ```
    #[must_use]
    pub fn reveal(mut self, is_enabled: bool) -> Self {
        // actix-web builds the application, and this layer, once for each of its threads.
        static WARNING: Once = Once::new();
        if is_enabled && !CAN_REVEAL {
            WARNING.call_once(warn);
        }
        let is_revealed = is_enabled && CAN_REVEAL;
        self.settings_mut().details = if is_revealed { Details::Revealed } else { Details::Hidden };
        self
    }
}

/// Logs that the setting is ignored.
fn warn() {
    const TEXT: &str = "`reveal` is ignored: this is a release build without the feature `reveal`";
    #[cfg(feature = "tracing")]
    tracing::warn!(target: "api_error", "{TEXT}");
    #[cfg(not(feature = "tracing"))]
    {
        use std::io::Write;
        // Standard error may be closed.
        let _ = writeln!(std::io::stderr(), "api-error: {TEXT}");
    }
}

/// Adds the details of a 5xx to its response.
pub(super) fn add_debug(response: &mut Response<Bytes>, error: &dyn ApiError, text: Option<&str>) {
    if response.status().is_server_error()
        && let Some(body) = with_debug(response.body(), error, text)
    {
        *response.body_mut() = body.into();
    }
}

/// Returns a body with the details. Returns `None` if the body is not an object.
fn with_debug(body: &[u8], error: &dyn ApiError, text: Option<&str>) -> Option<String> {
    let document = Document::parse_written(body);
    let root = document.root();
    let open = document.json().filter(|_| root.is_object())?.strip_suffix('}')?;
    let separator = if root.members().next().is_some() { "," } else { "" };
    let key = KEYS.into_iter().find(|key| root.get(key).is_none()).unwrap_or(KEYS[0]);
    Some(format!("{open}{separator}\"{key}\":{}}}", details(error, text)))
}

fn details(error: &dyn ApiError, text: Option<&str>) -> Value {
    let mut sources = Vec::new();
    let mut next = error.source();
    while let Some(source) = next {
        sources.push(text_of(source));
        next = source.source();
    }
    sources.extend(text.map(str::to_owned));
    let location = error.origin().map(|origin| origin.location().to_string());
    let members = [
        ("error", Some(text_of(error).into())),
        ("location", location.map(Value::from)),
        ("sources", (!sources.is_empty()).then(|| sources.into())),
    ];
    members
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect::<Map<_, _>>()
        .into()
}

/// Returns a text, up to the point where its `Display` fails.
fn text_of(value: &(impl Display + ?Sized)) -> String {
    let mut text = String::new();
    let _ = write!(text, "{value}");
    text
}
