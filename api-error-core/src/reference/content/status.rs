//! The meaning of a status, for the table of statuses and for errors without a doc comment.

use http::StatusCode;

/// The meanings of statuses for clients. [`HttpError`](crate::HttpError) describes the errors of a
/// framework instead, which are only some of the errors with a status.
const MEANINGS: [(u16, &str); 35] = [
    (302, "The parameters of the redirect contain the error."),
    (303, "The parameters of the redirect contain the error."),
    (400, "The request is malformed or incomplete."),
    (401, "The request has no valid credentials."),
    (402, "The request requires a payment."),
    (403, "The credentials do not allow the request."),
    (404, "The path or the resource does not exist."),
    (405, "The path does not support this method."),
    (406, "The server has no representation that the `Accept` headers allow."),
    (407, "The proxy requires credentials."),
    (408, "The server did not receive the whole request in time."),
    (409, "The request conflicts with the current state of the resource."),
    (410, "The resource existed, and was deleted."),
    (411, "The request has no `Content-Length`."),
    (412, "A condition in the headers of the request is false."),
    (413, "The body of the request is too large."),
    (414, "The URI of the request is too long."),
    (415, "The server does not support the media type or the encoding of the body."),
    (416, "The ranges of the request are outside the content."),
    (417, "The server cannot meet the `Expect` header of the request."),
    (421, "The request was sent to the wrong server."),
    (422, "The request is well-formed, but its content is invalid."),
    (423, "The resource is locked."),
    (424, "An action that the request depends on failed."),
    (425, "The request was sent too early, so that it can be a replay."),
    (426, "The server requires another protocol."),
    (428, "The request has no condition, such as `If-Match`."),
    (429, "The client sent too many requests."),
    (431, "The headers of the request are too large."),
    (451, "The resource cannot be sent for legal reasons."),
    (500, "The server failed. The request is not the cause."),
    (501, "The server does not support this function."),
    (502, "Another server, which this server needs, sent an invalid response."),
    (503, "The server is overloaded or under maintenance."),
    (504, "Another server, which this server needs, did not respond in time."),
];

/// Returns the meaning of a status as a sentence. An unregistered status has the meaning of its
/// class.
pub(super) fn meaning(status: StatusCode) -> &'static str {
    let found = MEANINGS.iter().find(|(its, _)| *its == status.as_u16());
    found.map_or_else(
        || {
            if status.is_server_error() {
                "The server failed. The request is not the cause."
            } else {
                "The server cannot process the request."
            }
        },
        |(_, text)| text,
    )
}
