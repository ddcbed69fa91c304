use crate::tests::{check_variants, errors};

#[test]
fn a_missing_status_is_reported() {
    check_variants(&[
        ("A", &["A: `A` has no status; add `#[status(..)]` here, or a default on the enum"]),
        (
            "#[status(404)] A, r#B { b: u8 }",
            &["r#B: `B` has no status; add `#[status(..)]` here, or a default on the enum"],
        ),
        ("", &[]),
    ]);
    assert_eq!(errors("struct S;"), ["S: `S` has no status; add `#[status(..)]`"]);
    assert_eq!(errors("#[status(400)] enum E { A, #[status(404)] B }"), [""; 0]);
    // A mistake on the enum is reported once, instead of for each variant.
    assert_eq!(
        errors("#[status(300)] enum E { A, B }"),
        ["300: 300 is not an error status; use one of 400 to 599",]
    );
    assert_eq!(
        errors("union U { a: u8 }"),
        ["union: a union cannot be an error; use an enum or a struct",]
    );
}

#[test]
fn a_header_has_no_short_form() {
    check_variants(&[
        (
            "#[status(405)] #[header(\"Allow\", \"GET\")] A",
            &["header: `header` is a key of `#[api_error(..)]`: write \
               `#[api_error(header(\"Allow\", \"GET\"))]`"],
        ),
        (
            "#[status(405)] A { #[header = \"Allow\"] methods: u8, #[header(\"X-A\")] a: u8 }",
            &[
                "header: `header` is a key of `#[api_error(..)]`: write \
                 `#[api_error(header = \"Allow\")]`",
                "header: `header` is a key of `#[api_error(..)]`: write \
                 `#[api_error(header(\"X-A\"))]`",
            ],
        ),
        // These attributes belong to other derives.
        ("#[status(404)] #[header] A", &[]),
        ("#[status(404)] #[header(skip)] A { #[header(rename = \"x\")] a: u8 }", &[]),
        ("#[status(404)] #[header = 3] A", &[]),
    ]);
    assert_eq!(
        errors("#[header(\"Allow\", \"GET\")] #[status(405)] struct S;"),
        ["header: `header` is a key of `#[api_error(..)]`: write \
             `#[api_error(header(\"Allow\", \"GET\"))]`"]
    );
}

#[test]
fn names_are_unique() {
    check_variants(&[
        (
            "#[status(404)] A, #[status(400)] #[name(\"A\")] B",
            &["\"A\": `A` already has the name `A`; give this variant another: `#[name(\"..\")]`"],
        ),
        (
            "#[status(400)] #[name(\"B\")] A, #[status(404)] B, #[status(404)] #[name(\"B\")] C",
            &[
                "B: `A` already has the name `B`; give this variant another: `#[name(\"..\")]`",
                "\"B\": `A` already has the name `B`; give this variant another: `#[name(\"..\")]`",
            ],
        ),
        ("#[status(500)] A, #[status(500)] B, #[status(501)] C", &[]),
        (
            "#[status(500)] A, #[status(400)] InternalServerError",
            &[
                "InternalServerError: `A` already has the name `INTERNAL_SERVER_ERROR`; give this variant another: `#[name(\"..\")]`",
            ],
        ),
        (
            "#[status(503)] #[name(\"SERVICE_UNAVAILABLE\")] A, #[status(503)] B",
            &[
                "B: `A` already has the name `SERVICE_UNAVAILABLE`; give this variant another: `#[name(\"..\")]`",
            ],
        ),
    ]);
}

#[test]
fn codes_that_conflict_are_reported() {
    check_variants(&[
        ("#[status(404)] #[code(1)] A, #[status(404)] #[code(1, \"X\")] B", &[]),
        ("#[status(500)] #[code(1)] A, #[status(503)] #[code(1)] B", &[]),
        ("#[status(404)] #[code(1)] A, #[status(404)] #[code(2)] B", &[]),
        // A number without a name can have any name on another variant. Two different names are an
        // error.
        (
            "#[status(404)] #[code(1)] A, #[status(404)] #[code(1, \"X\")] B, #[status(404)] \
          #[code(1, \"Y\")] C",
            &["1: code 1 is `X` on `B` and `Y` on `C`; give the code the same name on both"],
        ),
        (
            "#[status(404)] #[code(1)] A, #[status(409)] #[code(1)] B",
            &[
                "1: code 1 has status 404 on `A` and 409 on `B`; give both the same status, or one of them another code",
            ],
        ),
        (
            "#[status(404)] #[code(-7)] A, #[status(500)] #[code(-7)] B",
            &[
                "7: code -7 has status 404 on `A` and 500 on `B`; give both the same status, or one of them another code",
            ],
        ),
        ("#[status(404)] #[code(a::B)] A, #[status(500)] #[code(a::B)] B", &[]),
    ]);
}

#[test]
fn a_default_code_that_conflicts_is_reported_once() {
    let text = "1: code 1 has status 404 on `A` and 409 on `B`; give both the same status, or one of them another code";
    let table = [
        "#[status(404)] #[code(1)] enum E { A, #[status(409)] B, #[status(410)] C }",
        "#[code(1)] enum E { #[status(404)] A, #[status(409)] #[code(1)] B }",
        "#[code(1)] enum E { #[status(404)] #[code(1)] A, #[status(409)] B, #[status(410)] C }",
    ];
    for source in table {
        assert_eq!(errors(source), [text], "{source}");
    }
    assert_eq!(
        errors(
            "#[status(404)] #[code(1)] enum E { A, #[status(409)] B, #[code(1, \"X\")] C, \
             #[code(1, \"Y\")] D }"
        ),
        [text, "1: code 1 is `X` on `C` and `Y` on `D`; give the code the same name on both"],
    );
}

#[test]
fn invalid_headers_are_reported() {
    check_variants(&[
        ("#[status(404)] #[api_error(header(\"X-Items\", \"a, {n}\\t{{}}\"))] A { n: u8 }", &[]),
        (
            "#[status(404)] #[api_error(header(\"a b\", \"\"))] A",
            &["\"a b\": a header name cannot contain ' '; use letters, digits and `-`"],
        ),
        (
            "#[status(404)] #[api_error(header(\"\", \"x\"))] A",
            &["\"\": a header name cannot be empty"],
        ),
        (
            "#[status(404)] #[api_error(header(\"A\", \" x\"), header(\"B\", \"{n}\\t\"))] A { n: u8 }",
            &[
                "\" x\": a header value cannot begin or end with white space",
                "\"{n}\\t\": a header value cannot begin or end with white space",
            ],
        ),
        (
            "#[status(404)] #[api_error(header(\"A\", \"é\"), header(\"B\", \"a\\r\\nC: d\"))] A",
            &[
                "\"é\": a header value cannot contain 'é'; use visible ASCII, spaces and tabs",
                "\"a\\r\\nC: d\": a header value cannot contain '\\r'; use visible ASCII, spaces and tabs",
            ],
        ),
        (
            "#[status(404)] #[api_error(header(\"content-type\", \"x\"))] A",
            &["\"content-type\": `content-type` cannot be declared: the envelope writes it"],
        ),
        (
            "#[status(404)] A { #[api_error(header = \"Connection\")] a: u8 }",
            &[
                "\"Connection\": `Connection` cannot be declared: it belongs to the server's connection",
            ],
        ),
        (
            "#[status(404)] #[api_error(header(\"TE\", \"trailers\"), header(\"trailer\", \"x-sum\"))] A",
            &[
                "\"TE\": `TE` cannot be declared: it is a header of requests",
                "\"trailer\": `trailer` cannot be declared: an error response has no trailers",
            ],
        ),
        ("#[status(405)] #[api_error(header(\"Allow\", \"\"))] A", &[]),
        ("#[status(405)] #[api_error(header(\"Allow\", \"GET ,PUT\"))] A", &[]),
        (
            "#[status(405)] #[api_error(header(\"allow\", \"GET POST,PUT\"))] A",
            &[
                "\"GET POST,PUT\": write commas between the methods: `header(\"Allow\", \"GET, POST, PUT\")`",
            ],
        ),
        (
            "#[status(429)] #[api_error(header(\"Retry-After\", \"30\"))] A",
            &["\"Retry-After\": write `retry_after = 30` instead of a `Retry-After` header"],
        ),
        (
            "#[status(429)] A { #[api_error(header = \"retry-after\")] a: u8 }",
            &["\"retry-after\": write `retry_after` instead of a `retry-after` header"],
        ),
        (
            "#[status(404)] #[api_error(header(\"A\", \"{x}\"))] A",
            &["\"{x}\": `x` is not a field; write `{{x}}` for braces in the text"],
        ),
        (
            "#[status(404)] #[api_error(header(\"A\"))] A",
            &[
                "\"A\": `header` expects a name and a value: write `header(\"Allow\", \"GET, POST\")`",
            ],
        ),
    ]);
}

#[test]
fn a_missing_required_header_is_reported() {
    let missing = |token: &str, status: u16, name: &str, section: &str, example: &str| {
        format!(
            "{token}: a {status} must have the header `{name}` (RFC 9110 section {section}): \
             write `#[api_error(header(\"{name}\", \"{example}\"))]` here, or \
             `#[api_error(header = \"{name}\")]` on a field",
        )
    };
    let proxy = "Basic realm=\\\"proxy\\\"";
    check_variants(&[
        ("#[status(405)] A", &[&missing("405", 405, "Allow", "15.5.6", "GET, POST")]),
        ("#[status(407)] A", &[&missing("407", 407, "Proxy-Authenticate", "15.5.8", proxy)]),
        (
            "#[status(UPGRADE_REQUIRED)] A",
            &[&missing("UPGRADE_REQUIRED", 426, "Upgrade", "15.5.22", "HTTP/2.0")],
        ),
        ("#[status(405)] #[api_error(header(\"allow\", \"GET\"))] A", &[]),
        ("#[status(405)] A(#[api_error(header = \"Allow\")] X)", &[]),
        ("#[status(401)] A", &[]),
        // The header is declared, but invalid.
        (
            "#[status(405)] #[api_error(header(\"Allow\"))] A",
            &[
                "\"Allow\": `header` expects a name and a value: write `header(\"Allow\", \"GET, POST\")`",
            ],
        ),
        (
            "#[status(405)] A(#[api_error(header = Allow)] X)",
            &["Allow: `header` expects a header name: write `header = \"Allow\"`"],
        ),
    ]);
    assert_eq!(
        errors("#[status(405)] enum E { A, #[status(404)] B }"),
        [missing("A", 405, "Allow", "15.5.6", "GET, POST")],
    );
}

#[test]
fn keys_that_contradict_each_other_are_reported() {
    check_variants(&[
        (
            "#[status(404)] #[api_error(expose)] A",
            &[
                "expose: `expose` applies only to 5xx; the message of a 404 is always sent: remove `expose`",
            ],
        ),
        (
            "#[status(500)] #[api_error(expose, message = \"x\")] A",
            &["expose: `message` is sent instead of `Display`: remove `expose`"],
        ),
        ("#[status(500)] #[api_error(expose)] A", &[]),
        (
            "#[status(429)] #[api_error(retry = never, retry_after = 3)] A",
            &["never: `never` contradicts `retry_after`: remove one"],
        ),
        (
            "#[status(429)] #[api_error(retry = never)] A { #[api_error(retry_after)] a: u8 }",
            &["never: `never` contradicts `retry_after`: remove one"],
        ),
        (
            "#[status(429)] #[api_error(retry_after = 3)] A { #[api_error(retry_after)] a: u8 }",
            &["retry_after: `retry_after` is already declared on the error: remove one"],
        ),
        (
            "#[status(429)] A(#[api_error(retry_after)] u8, #[api_error(retry_after)] u8)",
            &["retry_after: only one field can be `retry_after`: remove this one"],
        ),
        (
            "#[status(429)] A(#[api_error(issues)] X, #[api_error(issues)] X)",
            &["issues: only one field can be `issues`: remove this one"],
        ),
    ]);
}

#[test]
fn a_code_can_allow_any_status() {
    check_variants(&[
        (
            "#[status(404)] #[code(1, \"X\", any_status)] A, #[status(400)] #[code(1)] B, #[status(401)] #[code(1, any_status)] C",
            &[],
        ),
        (
            "#[status(404)] #[code(1, \"X\", any_status)] A, #[status(400)] #[code(1, \"Y\")] B",
            &["1: code 1 is `X` on `A` and `Y` on `B`; give the code the same name on both"],
        ),
    ]);
    assert_eq!(
        errors("#[code(1, \"X\", any_status)] enum E { #[status(400)] A, #[status(404)] B }"),
        [""; 0]
    );
}

#[test]
fn problem_types_of_a_base_differ() {
    let base = "#[api_error(type_base = \"https://a.example/\")]";
    assert_eq!(
        errors(&format!(
            "{base} enum E {{ #[status(404)] #[name(\"item-gone\")] A, #[status(410)] #[name(\"itemGone\")] B }}"
        )),
        [
            "\"itemGone\": `A` already has the problem type `https://a.example/item-gone`; give this variant another: `#[name(\"..\")]`, or `#[api_error(type = \"..\")]`",
        ]
    );
    assert_eq!(
        errors(&format!(
            "{base} enum E {{ #[status(404)] #[name(\"a-b\")] A, #[status(410)] #[name(\"aB\")] #[api_error(type = \"urn:b\")] B }}"
        )),
        [""; 0]
    );
}
