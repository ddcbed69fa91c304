use crate::diagnostics::ctxt::Ctxt;
use crate::model::template::{Part, Template};
use crate::tests::texts;
use syn::LitStr;

/// The parts as one string: literals as they are, fields as `<index:spec>`.
fn parsed(source: &str, fields: &[&str]) -> Result<String, Vec<String>> {
    let fields: Vec<String> = fields.iter().map(ToString::to_string).collect();
    let literal: LitStr = syn::parse_str(source).expect(source);
    let cx = Ctxt::new();
    let template = Template::with_names(&cx, &literal, &fields);
    let errors = texts(cx);
    let Some(template) = template else { return Err(errors) };
    assert_eq!(errors, [""; 0]);
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Field { index, spec, references } if references.is_empty() => {
            format!("<{index}:{spec}>")
        }
        Part::Field { index, spec, references } => format!("<{index}:{spec} {references:?}>"),
    };
    Ok(template.parts.iter().map(part).collect())
}

#[test]
fn placeholders_become_fields() {
    let table: [(&str, &[&str], &str); 18] = [
        (r#""""#, &[], ""),
        (r#""plain""#, &[], "plain"),
        (r#""{{x}} }}{{""#, &[], "{x} }{"),
        (r#""café “{0}”""#, &["0"], "café “<0:>”"),
        (r#""{kind} {key}""#, &["kind", "key"], "<0:> <1:>"),
        (r#""{ kind }""#, &["kind"], "<0:>"),
        (r#""{type}""#, &["type"], "<0:>"),
        ("r#\"{a} \"x\"\"#", &["a"], "<0:> \"x\""),
        (r#""{{{a}}}""#, &["a"], "{<0:>}"),
        (r#""{a:?} {a:#?} {a:x?}""#, &["a"], "<0:?> <0:#?> <0:x?>"),
        (r#""{a:>8.3} {a:*^+#010x}""#, &["a"], "<0:>8.3> <0:*^+#010x>"),
        (r#""{0:>width$.prec$}""#, &["0", "width", "prec"], "<0:>__field1$.__field2$ [1, 2]>"),
        (r#""{0:0$} {0:01$}""#, &["0", "1"], "<0:__field0$ [0]> <0:0__field1$ [1]>"),
        (r#""{a:.1$?}""#, &["a", "1"], "<0:.__field1$? [1]>"),
        (r#""{a:->5}""#, &["a"], "<0:->5>"),
        (r#""{a:e} {a:E} {a:o} {a:b} {a:p}""#, &["a"], "<0:e> <0:E> <0:o> <0:b> <0:p>"),
        (r#""\u{7b}a}""#, &["a"], "<0:>"),
        (r#""{größe:5}""#, &["größe"], "<0:5>"),
    ];
    for (source, fields, expected) in table {
        assert_eq!(parsed(source, fields), Ok(expected.to_owned()), "{source}");
    }
}

#[test]
fn wrong_placeholders_are_reported_at_the_literal() {
    let table: [(&str, &[&str], &[&str]); 16] = [
        (r#""{}""#, &["kind"], &["`{}` does not name a field: write `{kind}`"]),
        (r#""{:?}""#, &["0"], &["`{:?}` does not name a field: write `{0}`"]),
        (r#""{}""#, &[], &["`{}` does not name a field; write `{{` and `}}` for braces"]),
        (
            r#""{knd}""#,
            &["kind", "key"],
            &["`knd` is not a field; did you mean `kind`? (fields: `kind`, `key`)"],
        ),
        (r#""{1}""#, &["0"], &["`1` is not a field (fields: `0`)"]),
        (r#""{x}""#, &[], &["`x` is not a field; write `{{x}}` for braces in the text"]),
        (
            r#""{x} {y} {x}""#,
            &["kind"],
            &["`x` is not a field (fields: `kind`)", "`y` is not a field (fields: `kind`)"],
        ),
        (
            r#""{kind:wdth$}""#,
            &["kind", "width"],
            &["`wdth` is not a field; did you mean `width`? (fields: `kind`, `width`)"],
        ),
        (
            r#""{kind:.*}""#,
            &["kind"],
            &["`.*` does not name a field; write a number or a field, such as `.2` or `.digits$`"],
        ),
        (
            r#""{kind:d}""#,
            &["kind"],
            &["unknown format `:d`; write `{field}`, or `{field:?}` for `Debug`"],
        ),
        (r#""{r#type}""#, &["type"], &["a placeholder names a field without `r#`: write `{type}`"]),
        (r#""{0.x}""#, &["0"], &["a placeholder can name a field only: write `{0}`"]),
        (
            r#""{self.x()}""#,
            &["x"],
            &["a placeholder can name a field only; write `{{` and `}}` for braces in the text"],
        ),
        (r#""{kind""#, &["kind"], &["unmatched `{`; write `{{` for a brace"]),
        (r#""kind}""#, &["kind"], &["unmatched `}`; write `}}` for a brace"]),
        (r#""{""#, &[], &["unmatched `{`; write `{{` for a brace"]),
    ];
    for (source, fields, expected) in table {
        let expected = expected.iter().map(|text| format!("{source}: {text}"));
        assert_eq!(parsed(source, fields), Err(expected.collect()), "{source}");
    }
}

#[test]
fn literal_is_the_unescaped_text() {
    let literal = |source: &str, fields: &[String]| {
        let cx = Ctxt::new();
        let template = Template::with_names(&cx, &syn::parse_str(source).expect(source), fields);
        assert_eq!(texts(cx), [""; 0]);
        template.and_then(|template| template.literal())
    };
    assert_eq!(literal(r#""{{a}} b""#, &[]), Some("{a} b".to_owned()));
    assert_eq!(literal(r#""""#, &[]), Some(String::new()));
    assert_eq!(literal(r#""{a} b""#, &["a".to_owned()]), None);
}
