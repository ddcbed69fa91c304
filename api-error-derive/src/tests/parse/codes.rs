use crate::parse::validate::code::CodeValue;
use crate::tests::{check_variants, errors, spec, valid_model};
use quote::ToTokens;

const CODE: &str = "expects a number and its name, or the path of a `const Code`: write";

#[test]
fn codes_are_read() {
    let value = |attribute: &str| {
        valid_model(&format!("enum E {{ #[status(404)] {attribute} A }}"), |input| {
            match spec(input, 0).code.as_ref().map(|code| &code.value) {
                None => String::new(),
                Some(CodeValue::Literal(code)) => format!("{} {:?}", code.number, code.name),
                Some(CodeValue::Path(path)) => path.to_token_stream().to_string(),
            }
        })
    };
    let table = [
        ("", ""),
        ("#[code(42)]", "42 None"),
        ("#[code(-32602)]", "-32602 None"),
        ("#[code(42, \"Duplicated\")]", "42 Some(\"Duplicated\")"),
        ("#[code(42, r\"Duplicated\",)]", "42 Some(\"Duplicated\")"),
        ("#[code(-9223372036854775808)]", "-9223372036854775808 None"),
        ("#[code(codes::DUPLICATED)]", "codes :: DUPLICATED"),
        ("#[api_error(code = 42)]", "42 None"),
        ("#[api_error(code = -1)]", "-1 None"),
        ("#[api_error(code(42, \"X\"), title = \"t\")]", "42 Some(\"X\")"),
        ("#[api_error(code = Codes::<A, B>::X)]", "Codes :: < A , B > :: X"),
    ];
    for (attribute, expected) in table {
        assert_eq!(value(attribute), expected, "{attribute}");
    }
}

#[test]
fn invalid_codes_are_reported() {
    let expects = format!("`#[code]` {CODE} `#[code(42, \"DuplicatedError\")]`");
    let table: [(&str, &str); 9] = [
        ("#[code]", &format!("code: {expects}")),
        ("#[code()]", &format!("): {expects}")),
        ("#[code(1.5)]", &format!("1.5: {expects}")),
        ("#[code(1, X)]", &format!("X: {expects}")),
        ("#[code(1, \"X\", 3)]", &format!("3: {expects}")),
        (
            "#[code(\"X\")]",
            "\"X\": `#[code]` must start with a number: write `#[code(42, \"X\")]`; \
             to name the error without a number, write `#[name(\"X\")]`",
        ),
        ("#[code(X, \"X\")]", "\"X\": a `const Code` contains its name already: remove this one"),
        (
            "#[code(9223372036854775808)]",
            "9223372036854775808: this number is too large; the largest code is 9223372036854775807",
        ),
        (
            "#[code(1, \"\")]",
            "\"\": the name of the code is empty; write one, or only the number: `#[code(42)]`",
        ),
    ];
    for (attribute, expected) in table {
        let source = format!("enum E {{ #[status(404)] {attribute} A }}");
        assert_eq!(errors(&source), [expected], "{attribute}");
    }
}

#[test]
fn invalid_codes_with_any_status_are_reported() {
    check_variants(&[
        (
            "#[status(400)] #[code(1, \"X\", anystatus)] A",
            &["anystatus: unknown word `anystatus`; did you mean `any_status`?"],
        ),
        (
            "#[status(400)] #[code(codes::A, any_status)] A",
            &[
                "any_status: write `any_status` where the const is declared: `Code::new(310, \"CartError\").any_status()`",
            ],
        ),
        (
            "#[status(400)] #[code(1, \"X\", any_status, 3)] A",
            &[
                "3: `#[code]` expects a number and its name, or the path of a `const Code`: write `#[code(42, \"DuplicatedError\")]`",
            ],
        ),
    ]);
}
