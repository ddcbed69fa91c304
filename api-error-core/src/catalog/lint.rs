//! What is allowed, and perhaps not meant.

use super::Catalog;
use crate::model::ErrorSpec;
use std::fmt::{self, Display, Formatter};

/// Advice on one error of a catalog: no mistake, so no compile error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    rule: Rule,
    path: &'static str,
    variant: &'static str,
}

/// What an [`Advice`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The variant has no doc comment, so its documentation says nothing.
    MissingDocs,
    /// A 401 that declares no `WWW-Authenticate`: a `Bearer` challenge is sent (`Basic` under
    /// `OAuth2`), which may not be how clients authenticate (RFC 9110 §15.5.2).
    DefaultChallenge,
    /// A 429 or 503 that does not say when to come back (RFC 6585 §4, RFC 9110 §15.6.4).
    NoRetryAfter,
    /// The message for the client holds what a source displays, which was not written for it.
    SourceInMessage,
    /// The name is in another case than most.
    UnlikeName,
}

impl Advice {
    /// What it is about.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The path of the error type.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The variant.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }
}

impl Display for Advice {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let text = match self.rule {
            Rule::MissingDocs => "has no doc comment, so its documentation says nothing",
            Rule::DefaultChallenge => {
                "declares no challenge, so a default one is sent; say how to authenticate with `header(\"WWW-Authenticate\", \"..\")`"
            }
            Rule::NoRetryAfter => {
                "does not say when to come back; add `retry_after = 30` or a `retry_after` field"
            }
            Rule::SourceInMessage => {
                "sends what its source displays to the client; write a message of its own"
            }
            Rule::UnlikeName => "has a name in another case than most",
        };
        write!(formatter, "`{}::{}` {text}", self.path, self.variant)
    }
}

impl Catalog {
    /// What is allowed and perhaps not meant, in the order of the errors: print it, or let a test
    /// insist on what your API wants.
    ///
    /// ```
    /// use api_error_core::{Catalog, ErrorSpec, Rule};
    ///
    /// static SPECS: [ErrorSpec; 1] =
    ///     [ErrorSpec::new("Closed", "CLOSED", "Closed", 503).with_description("Come back.")];
    /// let advice = Catalog::new("StoreError", &SPECS).lint();
    /// assert_eq!(advice.len(), 1);
    /// assert_eq!(advice[0].rule(), Rule::NoRetryAfter);
    /// ```
    #[must_use]
    pub fn lint(&self) -> Vec<Advice> {
        let usual = usual_case(self.iter().filter(|spec| spec.has_own_name()).map(ErrorSpec::name));
        let mut advice = Vec::new();
        for catalog in self.types() {
            for spec in catalog.specs() {
                let rules = rules(spec, usual);
                let path = catalog.path();
                let of = |rule| Advice { rule, path, variant: spec.variant() };
                advice.extend(rules.into_iter().map(of));
            }
        }
        advice
    }
}

fn rules(spec: &ErrorSpec, usual: Option<Case>) -> Vec<Rule> {
    let declares = |header: &str| {
        spec.headers().iter().any(|declared| declared.name().eq_ignore_ascii_case(header))
    };
    let status = spec.status().as_u16();
    let is_timed = spec.retry_after().is_some() || spec.has_retry_field();
    let is_unlike = spec.has_own_name() && usual.is_some_and(|case| !case.is_of(spec.name()));
    let found = [
        (spec.description().is_none(), Rule::MissingDocs),
        (status == 401 && !declares("www-authenticate"), Rule::DefaultChallenge),
        (matches!(status, 429 | 503) && !is_timed, Rule::NoRetryAfter),
        (spec.repeats_source(), Rule::SourceInMessage),
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
    fn is_of(self, name: &str) -> bool {
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

/// The case that more than half of the names are in.
fn usual_case(names: impl Iterator<Item = &'static str>) -> Option<Case> {
    let names: Vec<_> = names.collect();
    let count = |case: &Case| names.iter().filter(|name| case.is_of(name)).count();
    let cases = [Case::ScreamingSnake, Case::Snake, Case::Kebab, Case::Pascal, Case::Camel];
    // Of cases that fit equally well the first: single words are of several.
    let usual = cases.into_iter().rev().max_by_key(count)?;
    (count(&usual) * 2 > names.len()).then_some(usual)
}
