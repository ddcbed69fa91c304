//! Advice about declarations that compile but are probably mistakes.

use super::Catalog;
use crate::envelope::{AnyEnvelope, OAuth2};
use crate::model::ErrorSpec;
use std::fmt::{self, Display, Formatter};

/// Advice about one error of a catalog.
///
/// Its [`Display`] text contains the variant, the problem and the code to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    rule: Rule,
    path: &'static str,
    variant: &'static str,
}

/// The rule that a declaration does not follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The variant has no doc comment, so the generated documents do not describe the error.
    MissingDocs,
    /// A 401 does not declare a `WWW-Authenticate` header, so a default challenge is sent:
    /// `Bearer`, or `Basic` in the envelope `OAuth2` (RFC 9110 §15.5.2).
    DefaultChallenge,
    /// A 429 or 503 does not have a `Retry-After` header (RFC 6585 §4, RFC 9110 §15.6.4).
    NoRetryAfter,
    /// The message for the client contains the `Display` text of a source, which can contain
    /// details of the implementation.
    SourceInMessage,
    /// The error has an `issues` field, but the envelope of its type does not send issues.
    IssuesNotSent,
    /// The name is not in the case that most names of the catalog have.
    UnlikeName,
    /// The type has the key `redirect`, but its envelope is not `OAuth2`. The documents show only
    /// the parameters of an OAuth 2.0 redirect, and not the body of a response in the type's
    /// envelope.
    RedirectEnvelope,
}

impl Advice {
    /// Returns the rule.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// Returns the path of the error type.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the name of the variant.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }
}

impl Display for Advice {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let text = match self.rule {
            Rule::MissingDocs => {
                "has no doc comment, so the generated documents do not describe it; add one"
            }
            Rule::DefaultChallenge => {
                "does not declare a challenge, so a default one is sent; add `header(\"WWW-Authenticate\", \"..\")`"
            }
            Rule::NoRetryAfter => {
                "does not send a `Retry-After` header; add `retry_after = 30` or a `retry_after` field"
            }
            Rule::SourceInMessage => {
                "sends the text of its source to the client; write a `message = \"..\"` without it"
            }
            Rule::IssuesNotSent => {
                "has issues, which the envelope does not send; remove the field, or declare an envelope that sends them, such as `FieldErrors`"
            }
            Rule::UnlikeName => {
                "has a name in another case than most names of the catalog; write a `#[name(\"..\")]` in that case"
            }
            Rule::RedirectEnvelope => {
                "is documented as an OAuth 2.0 redirect, but its type has another envelope; add `envelope = OAuth2`, or remove `redirect`"
            }
        };
        write!(formatter, "`{}::{}` {text}", self.path, self.variant)
    }
}

impl Catalog {
    /// Reports declarations that compile but are probably mistakes, in declaration order.
    ///
    /// A test can print the advice, or fail for the rules that the API must follow.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, ErrorSpec, Rule};
    ///
    /// static SPECS: [ErrorSpec; 1] = [
    ///     ErrorSpec::new("Closed", "CLOSED", "Closed", 503).with_description("It is closed."),
    /// ];
    /// let advice = Catalog::new("StoreError", &SPECS).lint();
    /// assert_eq!(advice.len(), 1);
    /// assert_eq!(advice[0].rule(), Rule::NoRetryAfter);
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn lint(&self) -> Vec<Advice> {
        // Users cannot change the declaration of `HttpError`.
        let types: Vec<_> = self.types().filter(|catalog| !catalog.is_http).collect();
        let specs = types.iter().flat_map(|catalog| catalog.specs);
        let usual = usual_case(specs.filter(|spec| spec.has_own_name()).map(ErrorSpec::name));
        let mut other_redirects = Vec::new();
        self.collect_other_redirects(&mut other_redirects);
        let mut advice = Vec::new();
        for catalog in types {
            let is_other_redirect = other_redirects.iter().any(|its| its.is_sent_like(&catalog));
            for spec in catalog.specs() {
                let mut rules = violated_rules(&catalog, spec, usual);
                rules.extend(is_other_redirect.then_some(Rule::RedirectEnvelope));
                let path = catalog.path();
                for rule in rules {
                    let found = Advice { rule, path, variant: spec.variant() };
                    // A type that is sent in a body and in a redirect is listed twice.
                    if !advice.contains(&found) {
                        advice.push(found);
                    }
                }
            }
        }
        advice
    }

    /// Appends the types that declare `redirect` and have another envelope than `OAuth2`.
    #[cfg_attr(debug_assertions, inline)]
    fn collect_other_redirects<'a>(&'a self, found: &mut Vec<&'a Self>) {
        if self.redirect.is_some() && self.envelope.name() != AnyEnvelope::new::<OAuth2>().name() {
            found.push(self);
        }
        for nested in self.nested {
            nested.collect_other_redirects(found);
        }
    }
}

#[cfg_attr(debug_assertions, inline)]
fn violated_rules(catalog: &Catalog, spec: &ErrorSpec, usual: Option<Case>) -> Vec<Rule> {
    // A redirect does not contain the headers of the error.
    let is_redirect = catalog.redirect.is_some();
    let declares = |header: &str| {
        spec.headers().iter().any(|declared| declared.name().eq_ignore_ascii_case(header))
    };
    let status = spec.status().as_u16();
    let is_timed = spec.retry_after().is_some() || spec.has_retry_field();
    let is_unlike = spec.has_own_name() && usual.is_some_and(|case| !case.matches(spec.name()));
    let found = [
        (spec.description().is_none(), Rule::MissingDocs),
        (status == 401 && !is_redirect && !declares("www-authenticate"), Rule::DefaultChallenge),
        (matches!(status, 429 | 503) && !is_redirect && !is_timed, Rule::NoRetryAfter),
        (spec.repeats_source(), Rule::SourceInMessage),
        (spec.has_issues() && !catalog.envelope.sends_issues, Rule::IssuesNotSent),
        (is_unlike, Rule::UnlikeName),
    ];
    found.into_iter().filter_map(|(holds, rule)| holds.then_some(rule)).collect()
}

#[derive(Clone, Copy)]
enum Case {
    ScreamingSnake,
    Snake,
    Kebab,
    Pascal,
    Camel,
}

impl Case {
    #[cfg_attr(debug_assertions, inline)]
    fn matches(self, name: &str) -> bool {
        let starts_upper = name.starts_with(char::is_uppercase);
        let has = |wanted: fn(char) -> bool| name.chars().any(wanted);
        let (has_upper, has_lower) = (has(char::is_uppercase), has(char::is_lowercase));
        let separated = |by: &[char]| name.chars().all(|c| c.is_alphanumeric() || by.contains(&c));
        match self {
            Self::ScreamingSnake => !has_lower && separated(&['_']),
            Self::Snake => !has_upper && separated(&['_']),
            Self::Kebab => !has_upper && separated(&['-']),
            Self::Pascal => starts_upper && has_lower && separated(&[]),
            Self::Camel => !starts_upper && separated(&[]),
        }
    }
}

/// Returns the case of more than half of the names.
#[cfg_attr(debug_assertions, inline)]
fn usual_case(names: impl Iterator<Item = &'static str>) -> Option<Case> {
    let names: Vec<_> = names.collect();
    let count = |case: &Case| names.iter().filter(|name| case.matches(name)).count();
    let cases = [Case::ScreamingSnake, Case::Snake, Case::Kebab, Case::Pascal, Case::Camel];
    // A single word can match several cases, so the first of the cases with the highest count is
    // used.
    let usual = cases.into_iter().rev().max_by_key(count)?;
    (count(&usual) * 2 > names.len()).then_some(usual)
}
