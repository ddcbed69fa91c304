use crate::tests::check_variants;

const STATUS: &str = "expects a number from 400 to 599 or a standard name: write";

#[test]
fn invalid_statuses_are_reported() {
    let (short, long) =
        (format!("{STATUS} `#[status(422)]`"), format!("`status` {STATUS} `status(422)`"));
    check_variants(&[
        ("#[status] A", &[&format!("status: `#[status]` {short}")]),
        ("#[status()] A", &[&format!("): `#[status]` {short}")]),
        ("#[status(true)] A", &[&format!("true: `#[status]` {short}")]),
        (
            "#[status(Odd)] A",
            &[
                "Odd: `http::StatusCode` has no constant `Odd`; write a number from 400 to 599, or a name \
               such as `NOT_FOUND`",
            ],
        ),
        ("#[status(http::StatusCode::NOT_FOUND)] A", &[]),
        (
            "#[status(codes::NOT_FOUND)] A",
            &["codes::NOT_FOUND: a path must name a constant of `StatusCode`: write \
                 `#[status(NOT_FOUND)]`"],
        ),
        ("#[status(404.0)] A", &[&format!("404.0: `#[status]` {short}")]),
        ("#[status(404, 405)] A", &[&format!("405: `#[status]` {short}")]),
        ("#[status(404 405)] A", &[&format!("405: unexpected token; `#[status]` {short}")]),
        ("#[status(,)] A", &[&format!(",: `#[status]` {short}")]),
        ("#[status(404px)] A", &["404px: unexpected suffix: remove the `px`"]),
        ("#[status(\"404\")] A", &["\"404\": write the status without quotes: `#[status(404)]`"]),
        ("#[status(200)] A", &["200: 200 is not an error status; use one of 400 to 599"]),
        ("#[status(-404)] A", &["404: not an HTTP error status; use one of 400 to 599"]),
        ("#[api_error(status)] A", &[&format!("status: {long}")]),
        ("#[api_error(status = )] A", &[&format!("=: {long}")]),
        ("#[api_error(status: 404)] A", &[":: expected `=` or `(`: write `status(422)`"]),
        ("#[api_error(status[404])] A", &["[404]: expected `=` or `(`: write `status(422)`"]),
        ("#[api_error(status 404)] A", &["404: expected `=` or `(`: write `status(422)`"]),
    ]);
}
