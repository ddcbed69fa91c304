//! Prints the errors of an enum as HTTP responses, and one of them in all ten envelopes.

use api_error::bytes::Bytes;
use api_error::envelope::{
    Coded, Described, Detailed, FieldErrors, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::http::Response;
use api_error::{ApiError, Context, Envelope, Issue, render};
use std::time::Duration;

/// Errors of the item endpoints.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded, domain = "shop.example.com")]
enum ItemError {
    /// The same item appears twice in one request.
    #[error("The item {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        #[data]
        key: u64,
    },

    /// Some fields of the item are wrong.
    #[error("{} fields of the item are wrong", issues.len())]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },

    /// The client's subscription does not allow more requests now.
    #[error("The amount of requests exceeds the limit of your subscription")]
    #[status(429)]
    #[code(2, "TooManyRequests")]
    #[name("RATE_LIMIT_OVERFLOW")]
    RateLimited {
        #[data]
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    /// Status, name and message come from the inner error.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The database failed. A 5xx response contains only the reason phrase, not the text of the
    /// error.
    #[error("items database: {0}")]
    #[status(500)]
    Database(#[from] std::io::Error),
}

/// Errors of every endpoint that requires a token.
#[derive(Debug, thiserror::Error, ApiError)]
enum AuthError {
    /// The access token has expired.
    #[error("Access token is expired")]
    #[status(401)]
    #[api_error(header("WWW-Authenticate", "Bearer error=\"invalid_token\""))]
    TokenExpired,
}

fn main() {
    let duplicated = ItemError::Duplicated { key: 11111 };
    let invalid = ItemError::Invalid {
        issues: vec![
            Issue::new("min_length", "too short", "/name").with("expected", 3),
            Issue::new("unique", "taken", "/sku"),
        ],
    };
    let limited = ItemError::RateLimited { retry_after: Duration::from_millis(29_500) };
    let expired = ItemError::from(AuthError::TokenExpired);
    let database = ItemError::from(std::io::Error::other("password of db-7 rejected"));

    for error in [&duplicated, &invalid, &limited, &expired, &database] {
        println!("## {error}\n");
        print(&error.to_response());
    }

    println!("# One error in ten envelopes\n");
    let context = Context::new().with_request_id("req_7f3a").with_instance("/items-bulk/");
    in_envelope::<Problem>("Problem", &limited, &context);
    in_envelope::<MessageOnly>("MessageOnly", &limited, &context);
    in_envelope::<Detailed>("Detailed", &limited, &context);
    in_envelope::<Coded>("Coded", &limited, &context);
    in_envelope::<Meta>("Meta", &limited, &context);
    in_envelope::<Described>("Described", &limited, &context);
    in_envelope::<OAuth2>("OAuth2", &limited, &context);
    in_envelope::<JsonApi>("JsonApi", &limited, &context);
    in_envelope::<GoogleRpc>("GoogleRpc", &limited, &context);
    in_envelope::<FieldErrors>("FieldErrors", &limited, &context);
}

fn in_envelope<V: Envelope>(name: &str, error: &ItemError, context: &Context) {
    println!("## {name}\n");
    print(&render::<V>(error, context));
}

fn print(response: &Response<Bytes>) {
    println!("HTTP/1.1 {}", response.status());
    for (name, value) in response.headers() {
        println!("{name}: {}", value.to_str().unwrap_or("(not text)"));
    }
    println!("\n{}\n", pretty(response.body()));
}

/// Returns the body, indented, with its members in the order in which they are sent.
fn pretty(body: &[u8]) -> String {
    let mut indented = Vec::new();
    let mut input = serde_json::Deserializer::from_slice(body);
    let mut output = serde_json::Serializer::pretty(&mut indented);
    let bytes = match serde_transcode::transcode(&mut input, &mut output) {
        Ok(()) => &indented,
        Err(_) => body,
    };
    String::from_utf8_lossy(bytes).into_owned()
}
