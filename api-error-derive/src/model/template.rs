//! Format strings of `message` and `header`: `"{field} {0:?}"`.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::suggest::closest;
use crate::diagnostics::template::Template as Error;
use crate::parse::item::ParsedField;
use syn::LitStr;

/// A format string in which each placeholder names a field.
pub(crate) struct Template {
    /// The literal as written.
    pub(crate) text: LitStr,
    pub(crate) parts: Vec<Part>,
}

pub(crate) enum Part {
    /// A text without escapes: it contains `{` instead of `{{`.
    Literal(String),
    /// A field by its index, and the format after the colon, in which references to fields
    /// (`width$`, `.precision$`) are rewritten to `__field<index>$`.
    Field { index: usize, spec: String, references: Vec<usize> },
}

impl Part {
    pub(crate) fn literal(&self) -> Option<&str> {
        match self {
            Part::Literal(text) => Some(text),
            Part::Field { .. } => None,
        }
    }
}

impl Template {
    /// Returns the whole text, unescaped, if it has no placeholder.
    pub(crate) fn literal(&self) -> Option<String> {
        self.parts.iter().map(Part::literal).collect()
    }

    /// Returns whether the text depends on the field with this index.
    pub(crate) fn reads(&self, field: usize) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Literal(_) => false,
            Part::Field { index, references, .. } => *index == field || references.contains(&field),
        })
    }

    /// Parses a format string for these fields. Errors are reported at the literal.
    pub(crate) fn parse(cx: &Ctxt, literal: &LitStr, fields: &[ParsedField<'_>]) -> Option<Self> {
        let fields: Vec<_> = fields.iter().map(|field| field.name.clone()).collect();
        Self::with_names(cx, literal, &fields)
    }

    /// Parses a format string. `fields` contains the names that placeholders can use.
    pub(crate) fn with_names(cx: &Ctxt, literal: &LitStr, fields: &[String]) -> Option<Self> {
        let mut parser = Parser { fields, literal, cx, errors: Vec::new() };
        let parts = parser.parts(&literal.value());
        parser.errors.is_empty().then(|| Template { text: literal.clone(), parts })
    }
}

struct Parser<'f> {
    fields: &'f [String],
    literal: &'f LitStr,
    cx: &'f Ctxt,
    /// The errors that are already reported, so that each is reported once.
    errors: Vec<String>,
}

impl<'f> Parser<'f> {
    fn parts(&mut self, text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                literal.push_str(brace);
                rest = after;
            } else if brace == "{"
                && let Some((placeholder, after)) = rest.split_once('}')
            {
                rest = after;
                if let Some(part) = self.placeholder(placeholder) {
                    if !literal.is_empty() {
                        parts.push(Part::Literal(std::mem::take(&mut literal)));
                    }
                    parts.push(part);
                }
            } else {
                self.report(&Error::UnmatchedBrace { brace });
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        parts
    }

    /// Parses the text between braces.
    fn placeholder(&mut self, text: &str) -> Option<Part> {
        let (name, spec) = text.split_once(':').unwrap_or((text, ""));
        let name = name.trim();
        let index = if name.is_empty() {
            let field = self.fields.first().map(String::as_str);
            self.report(&Error::Unnamed { placeholder: text, field });
            None
        } else {
            self.field(name)
        };
        // If the name is an expression, the braces may contain JSON, such as `{"id": 7}`. The text
        // after the colon is then not reported as a format.
        if index.is_none() && !name.chars().all(is_word) {
            return None;
        }
        let (spec, references) = self.spec(spec.trim_end())?;
        Some(Part::Field { index: index?, spec, references })
    }

    fn field(&mut self, name: &str) -> Option<usize> {
        let fields: &'f [String] = self.fields;
        if let Some(index) = fields.iter().position(|field| field == name) {
            return Some(index);
        }
        let names: Vec<&str> = fields.iter().map(String::as_str).collect();
        let error = if let Some(field) = name.strip_prefix("r#") {
            Error::RawIdentifier { field }
        } else if name.chars().all(is_word) {
            Error::UnknownField { name, meant: closest(name, &names), fields }
        } else {
            let word = name.split(|c| !is_word(c)).next();
            Error::Expression { field: names.into_iter().find(|field| Some(*field) == word) }
        };
        self.report(&error);
        None
    }

    /// Parses the format after the colon, in the grammar of `std::fmt`:
    /// `[[fill]align][sign]['#']['0'][width]['.' precision][type]`
    fn spec(&mut self, spec: &str) -> Option<(String, Vec<usize>)> {
        let mut references = Vec::new();
        let mut rest = spec;
        let mut chars = spec.char_indices();
        let (first, second) = (chars.next(), chars.next());
        for (i, align) in [second, first].into_iter().flatten() {
            if matches!(align, '<' | '^' | '>') {
                rest = &spec[i + 1..];
                break;
            }
        }
        rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        rest = rest.strip_prefix('#').unwrap_or(rest);
        if !rest.starts_with("0$") {
            rest = rest.strip_prefix('0').unwrap_or(rest);
        }
        let mut written = spec[..spec.len() - rest.len()].to_owned();
        rest = self.count(rest, &mut written, &mut references)?;
        if let Some(precision) = rest.strip_prefix('.') {
            if precision.starts_with('*') {
                self.report(&Error::StarPrecision);
                return None;
            }
            written.push('.');
            rest = self.count(precision, &mut written, &mut references)?;
        }
        if !matches!(rest, "" | "?" | "x?" | "X?" | "o" | "x" | "X" | "p" | "b" | "e" | "E") {
            self.report(&Error::UnknownFormat { spec });
            return None;
        }
        written.push_str(rest);
        Some((written, references))
    }

    /// Parses a width or precision, if there is one: a number, or a field and `$`. Returns the
    /// rest.
    fn count<'t>(
        &mut self,
        text: &'t str,
        written: &mut String,
        references: &mut Vec<usize>,
    ) -> Option<&'t str> {
        let end = |is_part: fn(char) -> bool| text.find(|c| !is_part(c)).unwrap_or(text.len());
        let (word, rest) = text.split_at(end(is_word));
        if let (false, Some(rest)) = (word.is_empty(), rest.strip_prefix('$')) {
            let index = self.field(word)?;
            references.push(index);
            written.extend(["__field", &index.to_string(), "$"]);
            return Some(rest);
        }
        let (number, rest) = text.split_at(end(|c| c.is_ascii_digit()));
        written.push_str(number);
        Some(rest)
    }

    fn report(&mut self, error: &Error<'_>) {
        let text = error.to_string();
        if !self.errors.contains(&text) {
            self.cx.error(self.literal.span(), &text);
            self.errors.push(text);
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
