//! A server that translates the messages of its errors.
//!
//! The translations are Fluent files. The identifiers in the files are the names of the errors, and
//! the arguments are the data of the errors. Try it:
//!
//! ```sh
//! cargo run -p api-error-servers --example localized
//! curl -i -H 'Accept-Language: de-CH, fr;q=0.5' http://127.0.0.1:3000/items/A-7
//! ```

#[path = "server.rs"]
#[expect(dead_code, reason = "this server does not publish its errors")]
mod server;

use api_error::envelope::Problem;
use api_error::layer::Languages;
use api_error::{ApiError, ApiErrorLayer, Occurrence};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde_json::Value;

/// The languages of the translations, and their files.
const FILES: [(&str, &str); 2] =
    [("de", include_str!("locales/de.ftl")), ("fr", include_str!("locales/fr.ftl"))];

#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum ItemError {
    #[error("only {left} of {sku} are left")]
    #[status(409)]
    SoldOut {
        #[data]
        sku: String,
        #[data]
        left: u32,
    },

    #[error("items database")]
    #[status(500)]
    Database,
}

/// The messages of all languages.
struct Translations(Vec<(&'static str, FluentBundle<FluentResource>)>);

impl Translations {
    /// Parses the files.
    ///
    /// # Errors
    /// Returns the error of the first invalid language, invalid file or repeated identifier.
    fn load() -> Result<Self, String> {
        let load = |(language, text): (&'static str, &str)| {
            let tag = language.parse().map_err(|error| format!("{language}: {error}"))?;
            let resource = FluentResource::try_new(text.to_owned())
                .map_err(|(_, errors)| format!("{language}: {errors:?}"))?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // By default, Fluent writes invisible marks around arguments. Only texts that contain
            // both left-to-right and right-to-left scripts need these marks.
            bundle.set_use_isolating(false);
            bundle.add_resource(resource).map_err(|errors| format!("{language}: {errors:?}"))?;
            Ok((language, bundle))
        };
        FILES.into_iter().map(load).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the message of an error in the first language of the client that has a translation.
    fn translate(&self, occurrence: &Occurrence<'_>, languages: &Languages) -> Option<String> {
        let arguments = arguments(occurrence);
        languages.iter().find_map(|tag| {
            let (_, bundle) =
                self.0.iter().find(|(language, _)| tag.eq_ignore_ascii_case(language))?;
            let pattern = bundle.get_message(occurrence.name())?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
            errors.is_empty().then_some(text)
        })
    }
}

/// Returns the data of an error as arguments of a message.
fn arguments<'a>(occurrence: &Occurrence<'_>) -> FluentArgs<'a> {
    let Value::Object(data) = occurrence.data().to_value() else { return FluentArgs::new() };
    let to_argument = |value: Value| match value {
        Value::Number(number) => number.as_f64().map_or(FluentValue::None, FluentValue::from),
        Value::String(text) => FluentValue::from(text),
        other => FluentValue::from(other.to_string()),
    };
    data.into_iter().map(|(key, value)| (key, to_argument(value))).collect()
}

async fn item(Path(sku): Path<String>) -> Result<String, ItemError> {
    match &*sku {
        "A-7" => Err(ItemError::SoldOut { sku, left: 0 }),
        "B-8" => Err(ItemError::SoldOut { sku, left: 2 }),
        "C-9" => Err(ItemError::Database),
        _ => Ok(sku),
    }
}

/// Returns the routes of the server.
///
/// # Errors
/// Returns a text if a translation is invalid.
pub(crate) fn app() -> Result<Router, String> {
    let translations = Translations::load()?;
    let layer = ApiErrorLayer::<Problem>::new().localize(move |occurrence, languages| {
        translations.translate(occurrence, languages).map(Into::into)
    });
    Ok(Router::new().route("/items/{sku}", get(item)).layer(layer))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(app().map_err(std::io::Error::other)?).await
}
