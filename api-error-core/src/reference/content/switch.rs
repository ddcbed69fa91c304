//! The code of a client that handles several errors, at the top of a page.

use super::code::{
    ClientCode, Key, Snippet, decoded, envelope_import, received, sent_name, variant_path,
};
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::contract::{Contract, DocumentedMessage, Entry, ErrorType};
use crate::reference::typescript::string_literal;

type Found<'a> = (&'a ErrorType, &'a Entry);

impl ClientCode {
    /// Returns the code that handles a few errors, in each language.
    pub(super) fn switch(&self, contract: &Contract) -> Vec<Snippet> {
        Snippet::of_clients(self.rust_switch(contract), self.typescript_switch(contract))
    }

    /// Returns up to three errors of different kinds: one with data, one to retry, and one whose
    /// name has several statuses.
    fn chosen<'a>(&self, errors: &[Found<'a>]) -> Vec<Found<'a>> {
        let has_name = |entry: &Entry| self.key(entry) == Key::Name;
        let kinds: [&dyn Fn(&Entry) -> bool; 5] = [
            &|entry| has_name(entry) && !entry.fields.is_empty() && !entry.spec.retryable(),
            &|entry| has_name(entry) && entry.spec.retryable() && entry.delay.is_some(),
            &|entry| has_name(entry) && entry.spec.retryable(),
            &|entry| self.key(entry) == Key::NameAndStatus,
            &|entry| has_name(entry) && !entry.spec.retryable(),
        ];
        let mut chosen: Vec<Found<'a>> = Vec::new();
        for (index, is_kind) in kinds.iter().enumerate() {
            // One error to retry is sufficient, so the third entry is skipped if there is one. The
            // last entry is used only if fewer than two errors are chosen.
            let is_retried = chosen.iter().any(|(_, entry)| entry.spec.retryable());
            if index == 2 && is_retried || index == 4 && chosen.len() > 1 {
                continue;
            }
            let is_new = |(_, entry): &Found<'a>| {
                is_kind(entry)
                    && chosen.iter().all(|(_, known)| known.spec.name() != entry.spec.name())
            };
            chosen.extend(errors.iter().copied().find(is_new));
        }
        chosen
    }

    fn typescript_switch(&self, contract: &Contract) -> Option<String> {
        let decoder = self.decoders.body.as_ref()?;
        let chosen = self.chosen(&contract.entries_with_body().collect::<Vec<_>>());
        if chosen.is_empty() {
            return None;
        }
        let mut code = "switch (error?.name) {\n".to_owned();
        for (_, entry) in chosen {
            code.append(format_args!("  case {}:\n", string_literal(entry.spec.name())));
            let action = if entry.spec.retryable() {
                "console.log(\"try again later\");".to_owned()
            } else {
                format!("console.log(error.body{});", self.body_member(entry))
            };
            if self.key(entry) == Key::NameAndStatus {
                code.append(format_args!(
                    "    if (error.status === {}) {{\n      {action}\n    }}\n",
                    entry.spec.status().as_u16()
                ));
            } else {
                code.append(format_args!("    {action}\n"));
            }
            code.push_str("    break;\n");
        }
        code.push_str("  default:\n    console.log(\"unexpected\", response.status, body);\n}");
        Some(decoded(decoder, &code))
    }

    /// Returns the code for the first type that clients can decode. Without such a type, returns
    /// the code for errors of the first envelope.
    fn rust_switch(&self, contract: &Contract) -> Option<String> {
        let decoded = contract.types.iter().filter(|ty| ty.catalog.has_decode());
        let mut decoded = decoded.map(|ty| {
            let is_public = |entry: &&Entry| !entry.spec.is_hidden() && !entry.is_redirect;
            let entries = ty.entries.iter().filter(is_public).map(|entry| (ty, entry));
            (ty, self.chosen(&entries.collect::<Vec<_>>()))
        });
        if let Some((ty, chosen)) = decoded.find(|(_, chosen)| !chosen.is_empty()) {
            return Some(decoding(ty, &chosen));
        }
        let (first, _) = contract.entries_with_body().next()?;
        let name = first.catalog.envelope().name();
        let is_same = |(ty, _): &Found<'_>| ty.catalog.envelope().name() == name;
        let errors = contract.entries_with_body().filter(is_same);
        let mut errors: Vec<_> = errors.filter(|found| self.arm(*found).is_some()).collect();
        // A reason phrase is not a good example of a message that identifies an error.
        let is_good = |(ty, entry): &Found<'_>| {
            entry.example_message != reason_phrase(entry.spec.status())
                || sent_name(&received(ty, entry)).is_some()
        };
        if errors.iter().any(|found| !found.1.spec.retryable() && is_good(found)) {
            errors.retain(|found| found.1.spec.retryable() || is_good(found));
        }
        let mut chosen = self.chosen(&errors);
        // Arms with `_` for the name come last, because Rust uses the first arm that matches.
        chosen.sort_by_key(|(_, entry)| entry.spec.is_identified_by_status());
        let arms: Vec<_> = chosen.into_iter().filter_map(|found| self.arm(found)).collect();
        let (is_named, _) = arms.first()?;
        let value = if *is_named { "name()" } else { "message().as_str()" };
        let mut code = format!(
            "use api_error::{};\n\n\
             if let Err(received) = response.received::<{name}>().await {{\n    \
             match (received.{value}, received.status().as_u16()) {{\n",
            envelope_import(first)
        );
        for (_, arm) in arms.iter().filter(|(its, _)| its == is_named) {
            code.append(format_args!("        {arm}\n"));
        }
        code.push_str("        _ => println!(\"unexpected: {received}\"),\n    }\n}");
        Some(code)
    }

    /// Returns the arm of an error, and whether its `match` is over the name, even if the pattern is
    /// `_`. If the body does not contain a name, the `match` is over the message. Returns `None` if
    /// this message is not constant.
    fn arm(&self, (ty, entry): Found<'_>) -> Option<(bool, String)> {
        let name = sent_name(&received(ty, entry));
        let is_named = name.is_some();
        let is_by_status = entry.spec.is_identified_by_status();
        let pattern = match (name, entry.spec.message()) {
            (Some(_), _) if is_by_status => "_".to_owned(),
            (Some(name), _) => format!("{name:?}"),
            (None, DocumentedMessage::Fixed(text)) => format!("Some({text:?})"),
            (None, DocumentedMessage::Template(text)) if !text.contains(['{', '}']) => {
                format!("Some({text:?})")
            }
            (None, _) => return None,
        };
        let status = if is_named && !is_by_status && self.key(entry) == Key::Name {
            "_".to_owned()
        } else {
            entry.spec.status().as_u16().to_string()
        };
        let arm =
            format!("({pattern}, {status}) => println!(\"{}: {{received}}\"),", action(entry));
        Some((is_named, arm))
    }
}

/// Returns the code that decodes a type.
fn decoding(ty: &ErrorType, chosen: &[Found<'_>]) -> String {
    let name = ty.catalog.name();
    let mut code = format!(
        "use api_error::{{CallError, ResponseExt}};\n\n\
         match response.error_for::<{name}>().await {{\n    \
         Ok(response) => println!(\"{{}}\", response.status()),\n"
    );
    for (_, entry) in chosen {
        code.append(format_args!(
            "    Err(CallError::Api(error @ {} {{ .. }})) => {{\n        \
             println!(\"{}: {{error}}\");\n    }}\n",
            variant_path(ty, entry),
            action(entry)
        ));
    }
    code.push_str("    Err(error) => println!(\"unexpected: {error}\"),\n}");
    code
}

fn action(entry: &Entry) -> &'static str {
    if entry.spec.retryable() { "try again later" } else { "refused" }
}
