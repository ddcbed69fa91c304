//! The code of a client that handles one error, in Rust and in TypeScript.

use super::redirect::sent_error;
use crate::received::Received;
use crate::reference::Append;
use crate::reference::body::shape::Shape;
use crate::reference::contract::{Contract, Entry, ErrorType};
use crate::reference::typescript::{
    DecoderNames, body_marks, decoder_names, member_access, string_literal,
};
use std::collections::{BTreeSet, HashMap};

/// The code of one example.
pub(crate) struct Snippet {
    pub(crate) language: Language,
    pub(crate) text: String,
}

impl Snippet {
    /// Returns a snippet for each language that has code.
    pub(super) fn of_clients(rust: Option<String>, typescript: Option<String>) -> Vec<Self> {
        let codes = [(Language::Rust, rust), (Language::TypeScript, typescript)];
        let codes = codes.into_iter().filter_map(|(language, text)| Some((language, text?)));
        codes.map(|(language, text)| Self { language, text }).collect()
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Language {
    Rust,
    TypeScript,
    Shell,
}

impl Language {
    /// Returns the name for people.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::TypeScript => "TypeScript",
            Self::Shell => "curl",
        }
    }

    /// Returns the name in a fence of Markdown.
    pub(crate) const fn fence(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::TypeScript => "ts",
            Self::Shell => "sh",
        }
    }
}

/// The values that a client's code compares to identify an error.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Key {
    Name,
    /// For a name that several errors have.
    NameAndStatus,
    /// For an error whose body does not distinguish it from another error of the same status.
    Status,
}

/// Facts about all errors. The code for each single error depends on them.
pub(crate) struct ClientCode {
    pub(super) decoders: DecoderNames,
    /// The number of errors with each name.
    names: HashMap<String, usize>,
    /// The number of errors with each name and status.
    names_with_status: HashMap<(String, u16), usize>,
    /// The names of the errors with each status and mark. A mark is a text that lists the
    /// values by which a client identifies the error in a body: see `body_marks`.
    marks: HashMap<(u16, String), Vec<String>>,
    /// The status and the message of each example response.
    messages: Vec<(u16, String)>,
    /// The statuses of each name that a client parses from the example responses.
    sent_names: HashMap<String, Vec<u16>>,
    /// The number of errors with each value of the parameter `error` in a redirect.
    pub(super) redirected: HashMap<String, usize>,
}

impl ClientCode {
    pub(crate) fn new(contract: &Contract) -> Self {
        let mut code = Self {
            decoders: decoder_names(contract),
            names: HashMap::new(),
            names_with_status: HashMap::new(),
            marks: HashMap::new(),
            messages: Vec::new(),
            sent_names: HashMap::new(),
            redirected: HashMap::new(),
        };
        for sent in contract.redirects().filter_map(sent_error) {
            *code.redirected.entry(sent).or_default() += 1;
        }
        // Redirects have no body: their code is in `redirect.rs`.
        for (ty, entry) in contract.entries_with_body() {
            let (name, status) = (entry.spec.name(), entry.spec.status().as_u16());
            *code.names.entry(name.to_owned()).or_default() += 1;
            *code.names_with_status.entry((name.to_owned(), status)).or_default() += 1;
            if let Some(name) = sent_name(&received(ty, entry)) {
                code.sent_names.entry(name).or_default().push(status);
            }
            code.messages.push((status, entry.example_message.clone()));
            for mark in body_marks(entry) {
                let names = code.marks.entry((status, mark)).or_default();
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
        code
    }

    /// Returns the code for an error, in each language.
    pub(crate) fn snippets(&self, ty: &ErrorType, entry: &Entry) -> Vec<Snippet> {
        if entry.is_redirect {
            return self.redirect_snippets(entry);
        }
        Snippet::of_clients(self.rust(ty, entry), self.typescript(entry))
    }

    pub(super) fn key(&self, entry: &Entry) -> Key {
        let (name, status) = (entry.spec.name(), entry.spec.status().as_u16());
        let is_shared =
            |mark: String| self.marks.get(&(status, mark)).is_some_and(|names| names.len() > 1);
        if body_marks(entry).into_iter().any(is_shared) {
            Key::Status
        } else if self.names.get(name).is_some_and(|count| *count > 1) {
            Key::NameAndStatus
        } else {
            Key::Name
        }
    }

    /// Returns TypeScript code that imports the output of
    /// [`typescript`](crate::reference::typescript).
    fn typescript(&self, entry: &Entry) -> Option<String> {
        let decoder = self.decoders.body.as_ref()?;
        let (name, status) = (entry.spec.name(), entry.spec.status().as_u16());
        let key = self.key(entry);
        if key == Key::Status {
            return Some(format!(
                "// A body does not distinguish this error from another one.\n\
                 if (response.status === {status}) {{\n  console.log(await response.text());\n}}"
            ));
        }
        let mut condition = format!("error?.name === {}", string_literal(name));
        if key == Key::NameAndStatus {
            condition.append(format_args!(" && error.status === {status}"));
        }
        let member = self.body_member(entry);
        Some(decoded(
            decoder,
            &format!("if ({condition}) {{\n  console.log(error.body{member});\n}}"),
        ))
    }

    /// Returns the code that reads a member of the body, such as `.detail`. The text is empty if
    /// several errors have the same name and status, because TypeScript then does not know the type
    /// of the body.
    pub(super) fn body_member(&self, entry: &Entry) -> String {
        let key = (entry.spec.name().to_owned(), entry.spec.status().as_u16());
        let is_one = self.names_with_status.get(&key) == Some(&1);
        member(entry).filter(|_| is_one).unwrap_or_default()
    }

    /// Returns the code that decodes the error type. If clients cannot decode the type, the code
    /// compares the values that the server sent.
    fn rust(&self, ty: &ErrorType, entry: &Entry) -> Option<String> {
        if !ty.catalog.has_decode() {
            return self.rust_without_type(ty, entry);
        }
        let (name, status) = (ty.catalog.name(), entry.spec.status().as_u16());
        let call = format!("let result = response.error_for::<{name}>().await;\n");
        // Documents do not contain the variant of a hidden error.
        if entry.spec.is_hidden() || self.key(entry) == Key::Status {
            return Some(format!(
                "use api_error::ResponseExt;\n\n{call}\
                 if let Err(error) = result\n    && error.status().is_some_and(|its| its == {status})\n{{\n    \
                 println!(\"{{error}}\");\n}}"
            ));
        }
        let path = variant_path(ty, entry);
        Some(format!(
            "use api_error::{{CallError, ResponseExt}};\n\n{call}\
             if let Err(CallError::Api(error @ {path} {{ .. }})) = result {{\n    \
             println!(\"{{error}}\");\n}}"
        ))
    }

    /// Returns the code for a type that clients cannot decode.
    fn rust_without_type(&self, ty: &ErrorType, entry: &Entry) -> Option<String> {
        let envelope = ty.catalog.envelope();
        let (name, status) = (sent_name(&received(ty, entry)), entry.spec.status().as_u16());
        let statuses = name.as_ref().and_then(|name| self.sent_names.get(name));
        let has_one_status = statuses.is_some_and(|all| all.iter().all(|its| *its == status));
        let is_by_status = self.key(entry) == Key::Status || entry.spec.is_identified_by_status();
        let mut conditions = Vec::new();
        if is_by_status || !has_one_status {
            conditions.push(format!("received.status() == {status}"));
        }
        if is_by_status {
            let others = self
                .sent_names
                .iter()
                .filter(|(its, statuses)| name.as_ref() != Some(its) && statuses.contains(&status));
            let others: BTreeSet<_> = others.map(|(name, _)| name).collect();
            conditions.extend(others.iter().map(|name| format!("received.name() != {name:?}")));
        } else {
            conditions.push(match name {
                Some(name) => format!("received.name() == {name:?}"),
                None => self.message_condition(entry)?,
            });
        }
        let import = envelope_import(ty);
        Some(format!(
            "use api_error::{import};\n\n\
             if let Err(received) = response.received::<{}>().await\n    && {}\n{{\n    \
             println!(\"{{received}}\");\n}}",
            envelope.name(),
            conditions.join("\n    && ")
        ))
    }

    /// Returns a condition for the message, or `None` if the fixed parts of the message do not
    /// identify the error.
    fn message_condition(&self, entry: &Entry) -> Option<String> {
        let texts = entry.spec.message().literals()?;
        let (first, last) = (texts.first()?, texts.last()?);
        if texts.len() == 1 {
            return Some(format!("received.message().as_str() == Some({first:?})"));
        }
        let status = entry.spec.status().as_u16();
        let is_like = |(its, text): &&(u16, String)| {
            *its == status && text.starts_with(&**first) && text.ends_with(&**last)
        };
        if self.messages.iter().filter(is_like).count() != 1 {
            return None;
        }
        let parts = [("starts_with", first), ("ends_with", last)];
        let parts = parts.iter().filter(|(_, text)| !text.is_empty());
        let parts: Vec<_> = parts.map(|(method, text)| format!("its.{method}({text:?})")).collect();
        (!parts.is_empty()).then(|| {
            format!("received.message().as_str().is_some_and(|its| {})", parts.join(" && "))
        })
    }
}

/// Returns the TypeScript code that decodes the body of an error, and then runs `code` with `body`
/// and `error`.
pub(super) fn decoded(decoder: &str, code: &str) -> String {
    let code = code.replace('\n', "\n  ");
    format!(
        "import {{ {decoder} }} from \"./errors\";\n\n\
         if (!response.ok) {{\n  \
         const body: unknown = await response.json().catch(() => undefined);\n  \
         const error = {decoder}(response.status, body);\n  {code}\n}}"
    )
}

/// Returns the path of the variant, or of the struct, in a pattern.
pub(super) fn variant_path(ty: &ErrorType, entry: &Entry) -> String {
    let (name, variant) = (ty.catalog.name(), entry.spec.variant());
    if variant == name { variant } else { format!("{name}::{variant}") }
}

/// Returns what the code imports to parse a response in the envelope of a type.
pub(super) fn envelope_import(ty: &ErrorType) -> String {
    let envelope = ty.catalog.envelope();
    if envelope.is_of_this_library() {
        format!("{{ResponseExt, envelope::{}}}", envelope.name())
    } else {
        "ResponseExt".to_owned()
    }
}

/// Returns what a client parses from the example response.
pub(super) fn received(ty: &ErrorType, entry: &Entry) -> Received {
    let response = &entry.response;
    ty.catalog.envelope().parse(response.status(), response.headers(), response.body())
}

/// Returns the name that the server sent.
pub(super) fn sent_name(received: &Received) -> Option<String> {
    received.has_name().then(|| received.name().to_owned())
}

/// Returns the code that reads the first data field that every body of the error has. Without such
/// a field, the code reads the message.
fn member(entry: &Entry) -> Option<String> {
    let [form] = entry.shape.forms() else { return None };
    let is_field = |shape: &Shape| matches!(shape, Shape::Field(_));
    let is_message = |shape: &Shape| matches!(shape, Shape::Message);
    access(form, &is_field).or_else(|| access(form, &is_message))
}

fn access(shape: &Shape, is_wanted: &dyn Fn(&Shape) -> bool) -> Option<String> {
    let Shape::Object(object) = shape else { return None };
    object.members.iter().filter(|member| member.is_required).find_map(|member| {
        let step = member_access(&member.name);
        if is_wanted(&member.shape) {
            return Some(step);
        }
        Some(format!("{step}{}", access(&member.shape, is_wanted)?))
    })
}
