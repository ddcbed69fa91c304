use crate::tests::{check_variants, errors, spec, valid_model};
use quote::ToTokens;

#[test]
fn a_status_has_many_spellings() {
    let spellings = [
        "#[status(404)]",
        "#[status(0x194)]",
        "#[status(404_u16)]",
        "#[status(404,)]",
        "#[status = 404]",
        "#[status(NOT_FOUND)]",
        "#[status(StatusCode::NOT_FOUND)]",
        "#[status(::http::StatusCode::NOT_FOUND)]",
        "#[api_error(status = 404)]",
        "#[api_error(status(404))]",
        "#[api_error(status = http::StatusCode::NOT_FOUND)]",
        "#[api_error(help = \"urn:x\")] #[api_error(status(NOT_FOUND),)]",
    ];
    for spelling in spellings {
        let source = format!("enum E {{ {spelling} A }}");
        valid_model(&source, |input| assert_eq!(spec(input, 0).status, 404, "{spelling}"));
    }
}

#[test]
fn invalid_strings_are_reported() {
    let name = "`#[name]` expects a string: write `#[name(\"OUT_OF_STOCK\")]`";
    let title = "`title` expects a string: write `title = \"Out of stock\"`";
    let table: [(&str, &str); 16] = [
        ("#[name]", &format!("name: {name}")),
        ("#[name()]", &format!("): {name}")),
        ("#[name(X)]", &format!("X: {name}")),
        ("#[name('X')]", &format!("'X': {name}")),
        ("#[name(42)]", &format!("42: {name}")),
        ("#[name(b\"X\")]", &format!("b\"X\": {name}, without the `b`")),
        ("#[name(c\"X\")]", &format!("c\"X\": {name}, without the `c`")),
        ("#[name(\"\")]", "\"\": `#[name]` cannot be empty"),
        ("#[name(\"a\\n\")]", "\"a\\n\": `#[name]` cannot contain '\\n'"),
        ("#[api_error(title)]", &format!("title: {title}")),
        ("#[api_error(title = concat!(\"a\", \"b\"))]", &format!("concat: {title}")),
        ("#[api_error(title = \"a\" \"b\")]", &format!("\"b\": unexpected token; {title}")),
        ("#[api_error(help = \"\")]", "\"\": `help` cannot be empty"),
        (
            "#[api_error(type = \"urn:a b\")]",
            "\"urn:a b\": `type` cannot contain white space: write `%20`",
        ),
        ("#[api_error(domain = \"a\\\"b\")]", "\"a\\\"b\": `domain` cannot contain '\"'"),
        ("#[api_error(domain = \"é\")]", "\"é\": `domain` cannot contain 'é'"),
    ];
    for (attribute, expected) in table {
        let source = format!("enum E {{ #[status(404)] {attribute} A }}");
        assert_eq!(errors(&source), [expected], "{attribute}");
    }
}

#[test]
fn invalid_flags_words_and_numbers_are_reported() {
    let expects_retry = "`retry` expects no value, or `never`: write `retry = never`";
    let expects_after = "`retry_after` expects a number of seconds: write `retry_after = 30`";
    check_variants(&[
        (
            "#[status(500)] #[api_error(expose = true)] A",
            &["true: `expose` expects no value: write \
            `expose`"],
        ),
        (
            "#[status(500)] #[api_error(expose())] A",
            &["): `expose` expects no value: write `expose`"],
        ),
        ("#[status(404)] #[api_error(retry = true)] A", &[&format!("true: {expects_retry}")]),
        ("#[status(404)] #[api_error(retry = never)] A", &[]),
        ("#[status(404)] #[api_error(retry(never))] A", &[]),
        ("#[status(404)] #[api_error(retry)] A", &[]),
        ("#[status(404)] #[api_error(retry_after)] A", &[&format!("retry_after: {expects_after}")]),
        (
            "#[status(404)] #[api_error(retry_after = \"30s\")] A",
            &[&format!("\"30s\": {expects_after}")],
        ),
        ("#[status(404)] #[api_error(retry_after = -1)] A", &[&format!("1: {expects_after}")]),
        (
            "#[status(404)] #[data(\"x\")] A",
            &["\"x\": `#[data]` expects no value here: write \
            `#[data]`"],
        ),
        (
            "#[status(404)] A { #[data()] a: u8 }",
            &["): `#[data]` expects a name in a string, or \
            no value: write `#[data(\"type\")]`"],
        ),
        (
            "#[status(404)] A { #[api_error(retry_after = 3)] a: u8 }",
            &["3: `retry_after` expects no \
            value on a field: write `retry_after`"],
        ),
        (
            "#[status(404)] A { #[api_error(issues(\"x\"))] a: u8 }",
            &["\"x\": `issues` expects no value, or `required` and `rename_all = \"..\"` in \
            parentheses: write `issues`"],
        ),
        (
            "#[status(404)] A { #[api_error(issues = \"camelCase\")] a: u8 }",
            &[
                "\"camelCase\": `issues` expects no value, or `required` and `rename_all = \"..\"` in \
            parentheses: write `issues`",
            ],
        ),
        ("#[status(404)] A { #[api_error(issues(rename_all = \"camelCase\"))] a: u8 }", &[]),
        ("#[status(404)] A { #[api_error(issues(required))] a: u8 }", &[]),
        (
            "#[status(404)] A { #[api_error(issues(required, rename_all = \"camelCase\"))] a: u8 }",
            &[],
        ),
        (
            "#[status(404)] A { #[api_error(issues(required, required))] a: u8 }",
            &["required: `issues` expects no value, or `required` and `rename_all = \"..\"` in \
            parentheses: write `issues`"],
        ),
        (
            "#[status(404)] A { #[api_error(header)] a: u8 }",
            &["header: `header` expects a header \
            name: write `header = \"Allow\"`"],
        ),
    ]);
}

#[test]
fn a_grpc_code_is_a_word_or_a_path() {
    // Const evaluation in the core checks the names.
    for value in ["grpc = ABORTED", "grpc(ABORTED)", "grpc = Code::ABORTED"] {
        let source = format!("enum E {{ #[status(404)] #[api_error({value})] A }}");
        valid_model(&source, |input| {
            let grpc = spec(input, 0).grpc.as_ref().map(|grpc| grpc.value.as_str());
            assert_eq!(grpc, Some("ABORTED"), "{value}");
        });
    }
    check_variants(&[(
        "#[status(404)] #[api_error(grpc = 3)] A",
        &["3: `grpc` expects a canonical code: write `grpc = ALREADY_EXISTS`"],
    )]);
}

#[test]
fn invalid_values_of_the_keys_of_a_type_are_reported() {
    let enum_of = |keys: &str| errors(&format!("#[api_error({keys})] enum E {{}}"));
    let bound = "`bound` expects where-predicates: write `bound(T: Display)`";
    let cases = "(one of `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, \
        `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE`)";
    let table: [(&str, &str); 14] = [
        ("envelope = \"a::B\"", "\"a::B\": write the path without quotes: `envelope = a::B`"),
        ("crate = \"a::b\"", "\"a::b\": write the path without quotes: `crate = a::b`"),
        (
            "envelope = 3",
            "3: `envelope` expects a path: write `envelope = api_error::envelope::Problem`",
        ),
        ("crate", "crate: `crate` expects a path: write `crate = my_crate::api_error`"),
        ("response", "response: `response` expects `true` or `false`: write `response = false`"),
        ("response = no", "no: `response` expects `true` or `false`: write `response = false`"),
        ("decode = true", "true: `decode` expects no value: write `decode`"),
        (
            "redirect = 301",
            "301: `redirect` expects no value, `302` or `303`: write `redirect = 303`",
        ),
        (
            "redirect = found",
            "found: `redirect` expects no value, `302` or `303`: write `redirect = 303`",
        ),
        ("bound", &format!("bound: {bound}")),
        ("bound =", &format!("=: {bound}")),
        ("bound = \"T: X\"", &format!("\"T: X\": {bound}")),
        (
            "rename_all = \"Snake-Case\"",
            &format!(
                "\"Snake-Case\": unknown case `Snake-Case`; did you mean `snake_case`? {cases}"
            ),
        ),
        ("rename_all = \"title\"", &format!("\"title\": unknown case `title` {cases}")),
    ];
    for (keys, expected) in table {
        assert_eq!(enum_of(keys), [expected], "{keys}");
    }
}

#[test]
fn the_keys_of_a_type_are_read() {
    let source =
        "#[api_error(envelope = x::Wrapped<A, B>, crate = ::y::z, bound(T: X<A, B>, U: Y))]
        #[api_error(response = false, decode, domain = \"shop.example.com\")]
        enum E<T, U> {}";
    valid_model(source, |input| {
        let shown = |tokens: &dyn ToTokens| tokens.to_token_stream().to_string();
        assert_eq!(
            input.envelope.as_ref().map(|path| shown(path)).as_deref(),
            Some("x :: Wrapped < A , B >")
        );
        assert_eq!(shown(&input.krate), ":: y :: z");
        assert_eq!(input.bound.as_ref().map(Vec::len), Some(2));
        assert!(!input.has_response && input.has_decode && input.is_enum);
        assert_eq!(input.domain.as_deref(), Some("shop.example.com"));
    });
    valid_model("#[api_error(bound())] enum E<T> { }", |input| {
        assert_eq!(input.bound.as_ref().map(Vec::len), Some(0));
        assert_eq!(input.krate.to_token_stream().to_string(), ":: api_error");
        assert!(input.has_response && !input.has_decode && input.envelope.is_none());
    });
}

#[test]
fn invalid_levels_members_and_versions_are_reported() {
    check_variants(&[
        ("#[status(400)] #[api_error(log = warn, since = \"2026-03\")] A", &[]),
        ("#[status(400)] #[api_error(log(off))] A", &[]),
        (
            "#[status(400)] #[api_error(log = warning)] A",
            &[
                "warning: unknown level `warning` (one of `error`, `warn`, `info`, `debug`, `trace`, `off`)",
            ],
        ),
        (
            "#[status(400)] #[api_error(log = \"warn\")] A",
            &["\"warn\": `log` expects a level: write `log = warn`"],
        ),
        ("#[status(400)] #[api_error(since = \"\")] A", &["\"\": `since` cannot be empty"]),
        (
            "#[status(400)] #[api_error(member(\"a\"))] A",
            &[
                "\"a\": `member` expects a name and a value in strings: write `member(\"category\", \"card_error\")`",
            ],
        ),
        (
            "#[status(400)] #[api_error(member(\"a\", 3))] A",
            &[
                "3: `member` expects a name and a value in strings: write `member(\"category\", \"card_error\")`",
            ],
        ),
        (
            "#[status(400)] A { #[data] #[api_error(example)] a: u8 }",
            &["example: `example` expects an expression: write `example = 7`"],
        ),
    ]);
}

#[test]
fn uris_and_domains_are_checked() {
    let key = |key: &str| errors(&format!("enum E {{ #[status(400)] #[api_error({key})] A }}"));
    for valid in [
        "help = \"https://docs.example.com/a?b=%20#c\"",
        "help = \"mailto:help@example.com\"",
        "type = \"urn:example:a\"",
        "type = \"about:blank\"",
        "type = \"/errors/a\"",
        "help = \"https://example.com/größe\"",
        "domain = \"shop.example.com:8080\"",
        "domain = \"billing_v2\"",
    ] {
        assert_eq!(key(valid), [""; 0], "{valid}");
    }
    for (invalid, expected) in [
        ("help = \"see<the>docs\"", "`help` is a URI, which cannot contain '<': write it as `%..`"),
        (
            "help = \"docs.example.com/a\"",
            "`help` is a URI, which begins with a scheme: write `help = \"https://docs.example.com/stock\"`",
        ),
        (
            "type = \"out-of-stock\"",
            "`type` is a URI, which begins with a scheme: write `type = \"urn:example:out-of-stock\"`",
        ),
        ("type = \"urn:a%2\"", "`type` is a URI: write two hexadecimal digits after `%`"),
        (
            "domain = \"https://shop.example.com/\"",
            "a domain is not a URI: write `domain = \"shop.example.com\"`",
        ),
        ("domain = \"shop example\"", "`domain` cannot contain ' '"),
    ] {
        let found = key(invalid);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with(expected), "{found:?}");
    }
    assert_eq!(
        errors("#[api_error(type_base = \"errors/\")] enum E {}"),
        [
            "\"errors/\": `type_base` is a URI, which begins with a scheme: write `type_base = \"https://example.com/errors/\"`",
        ]
    );
}

#[test]
fn invisible_names_and_wrong_literals_are_reported() {
    check_variants(&[
        (
            "#[status(400)] #[name(\" A \")] A",
            &["\" A \": `#[name]` cannot begin or end with white space"],
        ),
        (
            "#[status(400)] #[name(\"A\\u{200b}B\")] A",
            &["\"A\\u{200b}B\": `#[name]` cannot contain '\\u{200b}'"],
        ),
        (
            "#[status(400)] #[code(1, \"A \")] A",
            &["\"A \": the name of a code cannot begin or end with white space"],
        ),
        (
            "#[status(400)] A { #[data(\" \")] a: u8, #[data(\"b\\u{feff}\")] b: u8 }",
            &[
                "\" \": a data key cannot begin or end with white space",
                "\"b\\u{feff}\": a data key cannot contain '\\u{feff}'",
            ],
        ),
        ("#[status(400)] #[data] A", &["data: `A` has no fields to send: remove `#[data]`"]),
        ("#[status(400)] #[code(300u8)] A", &["300u8: unexpected suffix: remove the `u8`"]),
        ("#[status(400u8)] A", &["400u8: unexpected suffix: remove the `u8`"]),
        ("#[status(400u16)] #[code(-129i8)] A", &["129i8: unexpected suffix: remove the `i8`"]),
        (
            "#[status(400)] #[api_error(grpc = \"ABORTED\")] A",
            &["\"ABORTED\": write the code without quotes: `grpc = ABORTED`"],
        ),
    ]);
}
