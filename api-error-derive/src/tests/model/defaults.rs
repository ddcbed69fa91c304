//! The model of a valid declaration with its defaults, and of a declaration with errors.

use crate::model::input::Input;
use crate::model::spec::{Message, Spec, TypeUri};
use crate::model::variant::Kind;
use crate::parse::docs::Doc;
use crate::tests::{spec, valid_model, with_model};
use syn::DeriveInput;

#[test]
fn names_and_titles_have_defaults() {
    let source = "#[api_error(rename_all = \"kebab-case\", type_base = \"https://x.y/\")] enum E {
        #[status(404)] r#HTTPError,
        #[status(500)] Database,
        #[status(520)] #[name(\"Proxy Failed\")] #[api_error(title = \"T\")] Proxy,
        #[status(499)] #[api_error(type = \"urn:gone\")] ClientGone,
        #[status(400)] #[name(\"größe\")] Odd,
    }";
    let expected = [
        ("http-error", true, "HTTP error", "https://x.y/http-error"),
        ("INTERNAL_SERVER_ERROR", false, "Internal Server Error", ""),
        ("Proxy Failed", true, "T", "https://x.y/proxy-failed"),
        ("client-gone", true, "Client gone", "urn:gone"),
        ("größe", true, "Odd", "https://x.y/gr%C3%B6%C3%9Fe"),
    ];
    valid_model(source, |input| {
        for (index, expected) in expected.into_iter().enumerate() {
            let spec = spec(input, index);
            let uri = known_type_uri(spec);
            assert_eq!((&*spec.name.text, spec.name.is_own, &*spec.title, uri), expected);
        }
    });
    valid_model("#[status(404)] struct ItemMissing;", |input| {
        assert_eq!(spec(input, 0).name.text, "ITEM_MISSING");
        assert_eq!(known_type_uri(spec(input, 0)), "");
        assert!(!input.is_enum);
    });
}

/// Returns the problem type, or an empty text for none.
fn known_type_uri(spec: &Spec) -> &str {
    match &spec.type_uri {
        TypeUri::Known(uri) | TypeUri::OfBase(uri) => uri,
        TypeUri::OfApi(_) | TypeUri::None => "",
    }
}

#[test]
fn only_expose_sends_the_display_text_of_a_5xx() {
    let table = [
        ("#[status(404)] #[error(\"no {0}\")] A(u8)", "display", Some("no {0}")),
        ("#[status(404)] A", "display", None),
        ("#[status(500)] #[error(\"db {0}\")] A(u8)", "status", Some("Internal Server Error")),
        (
            "#[status(500)] #[error(\"db {0}\")] #[api_error(expose)] A(u8)",
            "display",
            Some("db {0}"),
        ),
        (
            "#[status(404)] #[error(\"a\")] #[api_error(message = \"b {0}\")] A(u8)",
            "own",
            Some("b {0}"),
        ),
        ("#[status(503)] #[error(\"a\")] #[api_error(message = \"b\")] A", "own", Some("b")),
    ];
    for (variant, kind, template) in table {
        valid_model(&format!("enum E {{ {variant} }}"), |input| {
            let spec = spec(input, 0);
            let found = match spec.message {
                Message::Display => "display",
                Message::Status => "status",
                Message::Declared(_) => "own",
            };
            assert_eq!((found, spec.template.as_deref()), (kind, template), "{variant}");
        });
    }
}

#[test]
fn retry_after_implies_retry() {
    let table = [
        ("#[status(404)] A", None, None),
        ("#[status(404)] #[api_error(retry)] A", Some(true), None),
        ("#[status(503)] #[api_error(retry = never)] A", Some(false), None),
        ("#[status(409)] #[api_error(retry_after = 30)] A", Some(true), Some(30)),
        ("#[status(409)] A { #[api_error(retry_after)] a: u8 }", Some(true), None),
    ];
    for (variant, retry, after) in table {
        valid_model(&format!("enum E {{ {variant} }}"), |input| {
            let spec = spec(input, 0);
            assert_eq!((spec.retry, spec.retry_after), (retry, after), "{variant}");
        });
    }
}

#[test]
fn data_fields_have_keys() {
    let source = "enum E {
        #[status(400)] #[data]
        A {
            kind: u8,
            #[data(\"id\")] key: u8,
            /// How it is called.
            ///
            /// Long story.
            r#type: u8,
            #[data(skip)] secret: u8,
            #[api_error(issues)] lines: Vec<Issue>,
            #[api_error(header = \"X-Item\")] item: u8,
            #[api_error(retry_after)] wait: u8,
            source: Box<Error>,
        },
        #[status(404)]
        B(u8, #[data(\"b\")] u8, #[from] Error),
    }";
    valid_model(source, |input| {
        let keys = |index: usize| -> Vec<String> {
            let fields = input.variants[index].fields.iter();
            fields.filter_map(|field| Some(field.data.as_ref()?.name.clone())).collect()
        };
        assert_eq!(keys(0), ["kind", "id", "type", "wait"]);
        assert_eq!(keys(1), ["b"]);
        let fields = &input.variants[0].fields;
        assert!(matches!(&*fields[2].docs.parts, [Doc::Text(text)] if text == "How it is called."));
        assert!(fields[4].is_issues && fields[6].is_retry_after && fields[7].is_source);
        assert_eq!(fields[5].header.as_deref(), Some("X-Item"));
        assert!(input.variants[1].fields[2].is_source);
    });
}

#[test]
fn defaults_of_the_enum_are_inherited() {
    let source = "#[status(404)] #[code(7, \"X\")] #[api_error(domain = \"a.b\")] enum E {
        A,
        #[code(8)] #[api_error(domain = \"c.d\")] B,
        #[api_error(transparent)] C(D),
    }";
    valid_model(source, |input| {
        let (a, b) = (spec(input, 0), spec(input, 1));
        assert!(a.code.as_ref().is_some_and(|code| code.is_inherited));
        assert!(b.code.as_ref().is_some_and(|code| !code.is_inherited));
        assert_eq!((a.domain.as_deref(), b.domain.as_deref()), (Some("a.b"), Some("c.d")));
        assert!(matches!(input.variants[2].kind, Kind::Transparent(0)));
    });
    valid_model("#[status(404)] #[code(7)] #[api_error(domain = \"a.b\")] struct S;", |input| {
        assert!(spec(input, 0).code.as_ref().is_some_and(|code| !code.is_inherited));
        assert_eq!(input.domain.as_deref(), Some("a.b"));
    });
}

#[test]
fn valid_parts_are_in_the_model() {
    let source = "#[api_error(envelope = 3, crate = a::b)] enum E {
        #[status(200)] A { #[data] a: u8, #[data(3)] b: u8, #[data(\"c_\")] c: u8 },
        #[status(404)] #[api_error(title = 3, header(3))] B,
        #[api_error(transparent)] C(D, D),
        #[api_error(transparent, retry)] F(D),
        #[api_error(fallback)] G(D),
    }";
    let input: DeriveInput = syn::parse_str(source).expect(source);
    let read = |input: &Input<'_>| {
        assert!(input.valid.krate && !input.valid.envelope);
        let kinds = input.variants.iter().map(|variant| match variant.kind {
            Kind::Transparent(_) => "transparent",
            Kind::Fallback(_) => "fallback",
            Kind::Declared(_) => "declared",
            Kind::Invalid => "invalid",
        });
        let expected = ["invalid", "declared", "invalid", "transparent", "fallback"];
        assert_eq!(kinds.collect::<Vec<_>>(), expected);
        let data = input.variants[0].fields.iter().map(|field| Some(field.data.as_ref()?.is_valid));
        assert_eq!(data.collect::<Vec<_>>(), [Some(true), None, Some(false)]);
    };
    assert_eq!(with_model(&input, read).1.len(), 9);
}
