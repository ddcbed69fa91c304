use crate::parse::docs::{Doc, Docs, all_docs, deprecated, first_paragraph};
use crate::parse::other_derives::{display_text, is_source};
use syn::{Attribute, DeriveInput, parse_quote};

fn shown(docs: Docs) -> Vec<String> {
    let part = |part: Doc| match part {
        Doc::Text(text) => text,
        Doc::Expression(tokens) => format!("={tokens}"),
    };
    docs.parts.into_iter().map(part).collect()
}

fn attrs(source: &str) -> Vec<Attribute> {
    let input: DeriveInput = syn::parse_str(&format!("{source}\nstruct S;")).expect(source);
    input.attrs
}

#[test]
fn doc_comments_are_joined() {
    let table: [(&str, &[&str], &[&str]); 9] = [
        ("", &[], &[]),
        ("/// One line.", &["One line."], &["One line."]),
        (
            "/// One\n/// two.\n///\n/// - three\n///   four\n///\n",
            &["One\ntwo.\n\n- three\n  four"],
            &["One\ntwo."],
        ),
        ("///\n/// One.", &["One."], &["One."]),
        ("///no space", &["no space"], &["no space"]),
        ("/** One\n * two.\n *\n * three.\n */", &["One\ntwo.\n\nthree."], &["One\ntwo."]),
        ("/** One\n    two. */", &["One\n   two."], &["One\n   two."]),
        ("#[doc(hidden)] /// One.\n #[inline]", &["One."], &["One."]),
        ("///\n///", &[], &[]),
    ];
    for (source, all, first) in table {
        assert_eq!(shown(all_docs(&attrs(source))), all, "{source}");
        assert_eq!(shown(first_paragraph(&attrs(source))), first, "{source}");
    }
}

#[test]
fn line_ends_separate_expressions_from_texts() {
    let source =
        "/// One.\n#[doc = include_str!(\"x.md\")] #[doc = concat!(\"a\", \"b\")] /// Two.\n";
    assert_eq!(
        shown(all_docs(&attrs(source))),
        ["One.\n", "=include_str ! (\"x.md\")", "\n", "=concat ! (\"a\" , \"b\")", "\nTwo."],
    );
    let only = "#[doc = include_str!(\"x.md\")]";
    assert_eq!(shown(all_docs(&attrs(only))), ["=include_str ! (\"x.md\")"]);
}

#[test]
fn a_literal_may_come_from_a_fragment() {
    let text = crate::tests::fragment("\" One.\"");
    let input: DeriveInput = parse_quote!(#[doc = #text] #[deprecated = #text] struct S;);
    assert_eq!(shown(all_docs(&input.attrs)), ["One."]);
    assert_eq!(deprecated(&input.attrs), Some(" One.".to_owned()));
}

#[test]
fn deprecation_notes_are_read() {
    let table = [
        ("", None),
        ("#[deprecated]", Some("")),
        ("#[deprecated = \"old\"]", Some("old")),
        ("#[deprecated(note = \"old\")]", Some("old")),
        ("#[deprecated(since = \"1.2\", note = \"old\")]", Some("old")),
        ("#[deprecated(since = \"1.2\")]", Some("")),
    ];
    for (source, expected) in table {
        assert_eq!(deprecated(&attrs(source)).as_deref(), expected, "{source}");
    }
}

#[test]
fn display_literals_of_other_derives_are_read() {
    let table = [
        ("", None),
        ("#[error(\"a {b}\")]", Some("a {b}")),
        ("#[error(\"a {}\", self.b)]", Some("a {}")),
        ("#[error(transparent)]", None),
        ("#[error(fmt = write_it)]", None),
        ("#[display(\"a\")]", Some("a")),
        ("#[snafu(context(false), display(\"a {b}\", b = 1))]", Some("a {b}")),
        ("#[snafu(visibility(pub))]", None),
    ];
    for (source, expected) in table {
        assert_eq!(display_text(&attrs(source)).as_deref(), expected, "{source}");
    }
}

#[test]
fn sources_of_other_derives_are_found() {
    let table = [
        ("source: E", true),
        ("cause: E", false),
        ("#[source] cause: E", true),
        ("#[from] cause: E", true),
        ("#[error(source)] cause: E", true),
        ("#[error(source, backtrace)] cause: E", true),
        ("#[snafu(source)] cause: E", true),
        ("#[snafu(source(from(E, Box::new)))] cause: E", true),
        ("#[snafu(source(false))] source: E", false),
        ("#[error(not(source))] source: E", false),
        ("#[serde(source)] cause: E", false),
    ];
    for (source, expected) in table {
        let parsed: DeriveInput =
            syn::parse_str(&format!("struct S {{ {source} }}")).expect(source);
        let syn::Data::Struct(data) = parsed.data else { continue };
        let found: Vec<bool> = data.fields.iter().map(is_source).collect();
        assert_eq!(found, [expected], "{source}");
    }
}
