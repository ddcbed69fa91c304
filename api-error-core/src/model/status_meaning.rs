//! The only table of the meanings of statuses.

/// Returns the meaning of a status (RFC 9110 §15), and for some statuses the next step of the
/// client. An unregistered status has the meaning of its class. A 3xx is the status of a redirect
/// that contains an OAuth 2.0 error.
///
/// Documents show the meaning in the table of statuses. It is also the description of an
/// [`HttpError`](crate::HttpError), and of a 5xx whose doc comment is missing or must not be
/// published.
#[cfg_attr(debug_assertions, inline)]
pub(crate) const fn status_meaning(status: u16) -> &'static str {
    match status {
        300..=399 => "The parameters of the redirect contain the error.",
        400 => "The request is malformed or incomplete. Correct the request.",
        401 => "The request has no valid credentials. Send valid credentials.",
        402 => "A payment is required before the server accepts the request.",
        403 => "The credentials do not allow the request.",
        404 => "The path or the resource does not exist. Check the URL.",
        405 => "The path does not support this method. Use another method.",
        406 => {
            "The server has no representation that the `Accept` headers of the request allow. Accept another format."
        }
        407 => "The proxy requires credentials. Send them in the header `Proxy-Authorization`.",
        408 => "The server did not receive the whole request in time.",
        409 => {
            "The request conflicts with the current state of the resource. Read the resource again."
        }
        410 => "The resource was removed permanently. Do not request it again.",
        411 => "The request has no `Content-Length`. Add this header.",
        412 => "A condition in the headers of the request is false. Read the resource again.",
        413 => "The body of the request is too large. Send less data.",
        414 => "The URI of the request is too long. Send a shorter one.",
        415 => {
            "The server does not support the media type or the encoding of the body. Send the body in another format."
        }
        416 => "The ranges of the request are outside the content. Request other ranges.",
        417 => {
            "The server cannot meet the `Expect` header of the request. Send the request without this header."
        }
        418 => "The server is a teapot, which does not make coffee.",
        421 => {
            "The request was sent to a server that cannot respond to it. Use another connection."
        }
        422 => "The request is well-formed, but its content is invalid. Correct the content.",
        423 => "The resource is locked.",
        424 => "The request depends on another request that failed.",
        425 => "The server does not process a request that could be a replay.",
        426 => "The server requires another protocol. The header `Upgrade` names it.",
        428 => "The server requires a condition, such as the header `If-Match`. Add the condition.",
        429 => "The client sent too many requests. Send fewer requests.",
        431 => "The headers of the request are too large. Send smaller headers.",
        451 => "The resource is not available for legal reasons.",
        501 => "The server does not support this function.",
        502 => "The server got an invalid response from another server.",
        503 => "The server is overloaded or under maintenance.",
        504 => "The server, or another server that it uses, did not respond in time.",
        505 => "The server does not support the HTTP version of the request.",
        506 => "The content negotiation of the server is configured incorrectly.",
        507 => "The server has no space to store the result.",
        508 => "The server found an endless loop in the resources of the request.",
        510 => "The request needs an extension that the server requires.",
        511 => "The network requires a login. Open a page in a browser to log in.",
        500..=599 => "The server failed. The request is not the cause.",
        _ => "The server cannot process the request.",
    }
}

#[cfg(test)]
mod tests {
    use super::status_meaning;
    use crate::model::Status;

    #[test]
    fn a_meaning_is_one_or_two_sentences() {
        for number in 300..=599 {
            let meaning = status_meaning(number);
            let sentences = meaning.split_inclusive(". ").count();
            assert!(meaning.ends_with('.') && sentences <= 2, "{meaning}");
        }
    }

    #[test]
    fn each_registered_status_has_its_own_meaning() {
        for number in 400..=599 {
            let (class, phrase) =
                if number < 500 { (499, "Bad Request") } else { (599, "Internal Server Error") };
            let status = Status::from_number(number).expect("it is in the table");
            let is_registered = number == 400 || status.reason_phrase != phrase;
            assert_eq!(status_meaning(number) != status_meaning(class), is_registered, "{number}");
        }
    }
}
