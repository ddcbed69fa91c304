//! Format strings of `message` and `header`: `"{field} {0:?}"`.

use crate::ctxt::Ctxt;
use crate::suggest;
use syn::LitStr;

/// A format string whose placeholders all name a field.
pub(crate) struct Template {
    /// As written, for documentation.
    pub(crate) text: LitStr,
    pub(crate) parts: Vec<Part>,
}

pub(crate) enum Part {
    /// Unescaped: `{{` is one brace.
    Literal(String),
    /// A field by its index, and the format spec after the colon with field references
    /// (`width$`, `.precision$`) rewritten to `__field<index>$`; empty for plain `{}`.
    Field { index: usize, spec: String, references: Vec<usize> },
}

impl Template {
    /// The whole text, unescaped, when it names no field.
    pub(crate) fn literal(&self) -> Option<String> {
        let texts = self.parts.iter().map(|part| match part {
            Part::Literal(text) => Some(text.as_str()),
            Part::Field { .. } => None,
        });
        texts.collect()
    }
}

/// Every wrong placeholder is reported at the literal. `fields` are the names that
/// placeholders may use: without `r#`, or the numbers of a tuple.
pub(crate) fn parse(cx: &Ctxt, text: &LitStr, fields: &[String]) -> Option<Template> {
    let mut parser = Parser { fields, mistakes: Vec::new() };
    let parts = parser.parts(&text.value());
    for mistake in &parser.mistakes {
        cx.error(text.span(), mistake);
    }
    parser.mistakes.is_empty().then(|| Template { text: text.clone(), parts })
}

struct Parser<'f> {
    fields: &'f [String],
    mistakes: Vec<String>,
}

impl Parser<'_> {
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
            } else if brace == "}" {
                self.mistake("unmatched `}`; write `}}` for a brace".to_owned());
            } else if let Some((placeholder, after)) = rest.split_once('}') {
                rest = after;
                if let Some(part) = self.placeholder(placeholder) {
                    if !literal.is_empty() {
                        parts.push(Part::Literal(std::mem::take(&mut literal)));
                    }
                    parts.push(part);
                }
            } else {
                self.mistake("unmatched `{`; write `{{` for a brace".to_owned());
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        parts
    }

    /// What stands between braces.
    fn placeholder(&mut self, text: &str) -> Option<Part> {
        let (name, spec) = text.split_once(':').unwrap_or((text, ""));
        let name = name.trim();
        let index = if name.is_empty() {
            let cure = self.fields.first().map_or_else(
                || ", and there is none; write `{{` and `}}` for braces".to_owned(),
                |field| format!("; write `{{{field}}}`"),
            );
            self.mistake(format!("`{{{text}}}` names no field{cure}"));
            None
        } else {
            self.field(name)
        };
        let spec = self.spec(spec.trim_end());
        let (spec, references) = spec?;
        Some(Part::Field { index: index?, spec, references })
    }

    fn field(&mut self, name: &str) -> Option<usize> {
        if let Some(index) = self.fields.iter().position(|field| field == name) {
            return Some(index);
        }
        let mistake = if let Some(plain) = name.strip_prefix("r#") {
            format!("write `{{{plain}}}`: raw identifiers stand without `r#` here")
        } else if !name.chars().all(is_word) {
            format!("`{{{name}}}` is not a field; placeholders name whole fields")
        } else if self.fields.is_empty() {
            format!("no field `{name}`, there is none; write `{{{{{name}}}}}` for braces")
        } else {
            let fields = self.fields.iter().map(String::as_str);
            let meant = suggest::did_you_mean(suggest::closest(name, fields));
            format!("no field `{name}`{meant} (fields: {})", suggest::list(self.fields))
        };
        self.mistake(mistake);
        None
    }

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
                let cure = "write a number or a field, such as `.2` or `.digits$`";
                self.mistake(format!("`.*` names no field; {cure}"));
                return None;
            }
            written.push('.');
            rest = self.count(precision, &mut written, &mut references)?;
        }
        if !matches!(rest, "" | "?" | "x?" | "X?" | "o" | "x" | "X" | "p" | "b" | "e" | "E") {
            let cure = "write `{field}`, or `{field:?}` for `Debug`";
            self.mistake(format!("unknown format `:{spec}`; {cure}"));
            return None;
        }
        written.push_str(rest);
        Some((written, references))
    }

    /// A width or precision, if there is one: a number, or a field and `$`. Returns what follows.
    fn count<'t>(
        &mut self,
        text: &'t str,
        written: &mut String,
        references: &mut Vec<usize>,
    ) -> Option<&'t str> {
        let end = |is: fn(char) -> bool| text.find(|c| !is(c)).unwrap_or(text.len());
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

    fn mistake(&mut self, text: String) {
        if !self.mistakes.contains(&text) {
            self.mistakes.push(text);
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
