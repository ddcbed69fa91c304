use crate::parse::status_table::{
    InvalidStatus, from_name, from_number, reason_phrase, status_name,
};

fn text_of(status: Result<u16, InvalidStatus>) -> String {
    status.map_or_else(|invalid| invalid.error().to_string(), |status| status.to_string())
}

#[test]
fn only_numbers_of_errors_are_statuses() {
    for status in [400, 404, 430, 499, 500, 599] {
        assert_eq!(
            from_number(status),
            u16::try_from(status).map_err(|_| InvalidStatus::OutOfRange)
        );
    }
    let table = [
        (200, "200 is not an error status; use one of 400 to 599"),
        (302, "302 is not an error status; use one of 400 to 599"),
        (0, "not an HTTP error status; use one of 400 to 599"),
        (600, "not an HTTP error status; use one of 400 to 599"),
        (-404, "not an HTTP error status; use one of 400 to 599"),
        (70_000, "not an HTTP error status; use one of 400 to 599"),
    ];
    for (number, text) in table {
        assert_eq!(text_of(from_number(number)), text);
    }
}

#[test]
fn names_are_those_of_the_http_crate() {
    assert_eq!(from_name("UNPROCESSABLE_ENTITY"), Ok(422));
    assert_eq!(from_name("IM_A_TEAPOT"), Ok(418));
    assert_eq!(from_name("NETWORK_AUTHENTICATION_REQUIRED"), Ok(511));
    let table = [
        ("OK", "OK is not an error status; use one of 400 to 599"),
        ("SEE_OTHER", "SEE_OTHER is not an error status; use one of 400 to 599"),
        ("NotFound", "`http::StatusCode` has no constant `NotFound`; did you mean `NOT_FOUND`?"),
        ("NOT_FUOND", "`http::StatusCode` has no constant `NOT_FUOND`; did you mean `NOT_FOUND`?"),
        (
            "CONTENT_TOO_LARGE",
            "`http::StatusCode` has no constant `CONTENT_TOO_LARGE`; did you mean `PAYLOAD_TOO_LARGE`?",
        ),
        ("Blocked", "`http::StatusCode` has no constant `Blocked`; did you mean `LOCKED`?"),
        (
            "MY_STATUS",
            "`http::StatusCode` has no constant `MY_STATUS`; write a number from 400 to 599, \
             or a name such as `NOT_FOUND`",
        ),
    ];
    for (name, text) in table {
        assert_eq!(text_of(from_name(name)), text);
    }
}

#[test]
fn an_unregistered_status_has_the_name_of_its_class() {
    assert_eq!((status_name(404), reason_phrase(404)), ("NOT_FOUND", "Not Found"));
    assert_eq!((status_name(418), reason_phrase(418)), ("IM_A_TEAPOT", "I'm a teapot"));
    assert_eq!((status_name(499), reason_phrase(499)), ("BAD_REQUEST", "Bad Request"));
    assert_eq!(
        (status_name(520), reason_phrase(520)),
        ("INTERNAL_SERVER_ERROR", "Internal Server Error")
    );
}
