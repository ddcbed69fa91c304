use crate::status::{from_name, from_number, name, reason};

#[test]
fn numbers_are_errors_only() {
    for status in [400, 404, 430, 499, 500, 599] {
        assert_eq!(from_number(status), u16::try_from(status).map_err(|_| String::new()));
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
        assert_eq!(from_number(number), Err(text.to_owned()));
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
        ("NotFound", "no standard status is called `NotFound`; did you mean `NOT_FOUND`?"),
        ("NOT_FUOND", "no standard status is called `NOT_FUOND`; did you mean `NOT_FOUND`?"),
        (
            "CONTENT_TOO_LARGE",
            "no standard status is called `CONTENT_TOO_LARGE`; did you mean `PAYLOAD_TOO_LARGE`?",
        ),
        ("Blocked", "no standard status is called `Blocked`; did you mean `LOCKED`?"),
        (
            "MY_STATUS",
            "no standard status is called `MY_STATUS`; write a number from 400 to 599, \
             or a name such as `NOT_FOUND`",
        ),
    ];
    for (name, text) in table {
        assert_eq!(from_name(name), Err(text.to_owned()));
    }
}

#[test]
fn a_status_without_a_name_has_that_of_its_class() {
    assert_eq!((name(404), reason(404)), ("NOT_FOUND", "Not Found"));
    assert_eq!((name(418), reason(418)), ("IM_A_TEAPOT", "I'm a teapot"));
    assert_eq!((name(499), reason(499)), ("BAD_REQUEST", "Bad Request"));
    assert_eq!((name(520), reason(520)), ("INTERNAL_SERVER_ERROR", "Internal Server Error"));
}
