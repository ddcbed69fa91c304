//! The texts of axum's extractors.
//!
//! Only the text distinguishes the response of an extractor from the response of a handler.
//! `IntoResponse` converts both to a status, `text/plain` and the text. axum does not add an
//! extension to its responses. The extractors run in the same future as the handler. The types of
//! their rejections exist only with features of axum that this crate does not enable.
//!
//! A new version of axum can change a text. The test `wire` in `tests/frameworks` includes this
//! file, and sends the requests that cause each text. The test fails if a text of the list does not
//! occur, or if the text of another rejection of axum is not in the list.

/// The beginnings of the texts of axum's extractors, and the text of tower-http's body limit.
///
/// The texts of errors that occur while a handler reads the fields of a `Multipart` are not in the
/// list, because the handler returns these errors.
pub(crate) const EXTRACTOR_TEXTS: [&str; 25] = [
    "`:protocol` pseudo-header ",
    "`Sec-WebSocket-Key` header ",
    "`Sec-WebSocket-Version` header ",
    "`Upgrade` header ",
    "Connection header ",
    "Expected request with `Content-Type: application/json`",
    "Failed to buffer the request body",
    "Failed to deserialize form",
    "Failed to deserialize query string",
    "Failed to deserialize the JSON body into the target type",
    "Failed to parse the request body as JSON",
    "Form requests must have `Content-Type: application/x-www-form-urlencoded`",
    // The extractor `TypedHeader` of axum-extra.
    "Header of type ",
    "Invalid URL: ",
    "Invalid UTF-8 in `",
    "Invalid `boundary` for `multipart/form-data` request",
    "Missing request extension",
    "No matched path found",
    "Request body didn't contain valid UTF-8",
    "Request method must be `",
    "The matched route is not nested",
    "Unsupported type `",
    "WebSocket request couldn't be upgraded",
    "Wrong number of path arguments for `Path`",
    // The body limit of tower-http, which responds before the extractor reads the body.
    "length limit exceeded",
];
