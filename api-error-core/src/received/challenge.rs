//! The challenges of `WWW-Authenticate`.

/// One challenge of a `WWW-Authenticate` header (RFC 9110 §11.6.1).
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Challenge;
///
/// let header = r#"Bearer realm="api", error="invalid_token", Basic realm="old \"api\"""#;
/// let challenges = Challenge::parse(header);
/// assert_eq!(challenges[0].scheme(), "Bearer");
/// assert_eq!(challenges[0].parameter("error"), Some("invalid_token"));
/// assert_eq!(challenges[1].parameter("Realm"), Some(r#"old "api""#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    scheme: String,
    token68: Option<String>,
    parameters: Vec<(String, String)>,
}

impl Challenge {
    /// Returns the challenges in the value of a header.
    ///
    /// Parsing never fails: a malformed part is skipped up to the next comma.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn parse(value: &str) -> Vec<Self> {
        let mut challenges: Vec<Self> = Vec::new();
        let mut rest = value;
        loop {
            rest = rest.trim_start_matches([' ', '\t', ',']);
            if rest.is_empty() {
                return challenges;
            }
            let (token, after) = split_token(rest);
            if let Some((value, after)) = parameter_value(token, after) {
                if let Some(challenge) = challenges.last_mut() {
                    challenge.parameters.push((token.to_owned(), value));
                }
                rest = skip_item(after);
                continue;
            }
            let starts =
                !token.is_empty() && (after.is_empty() || after.starts_with([' ', '\t', ',']));
            if !starts {
                rest = skip_item(after);
                continue;
            }
            let mut challenge =
                Self { scheme: token.to_owned(), token68: None, parameters: Vec::new() };
            rest = after.trim_start_matches([' ', '\t']);
            if let Some((credentials, after)) = split_token68(rest) {
                challenge.token68 = Some(credentials.to_owned());
                rest = after;
            }
            challenges.push(challenge);
        }
    }

    /// Returns the authentication scheme as it was sent, e.g. `Bearer`. Schemes are
    /// case-insensitive.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Returns the credentials that some schemes, such as `Negotiate`, send instead of parameters.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn token68(&self) -> Option<&str> {
        self.token68.as_deref()
    }

    /// Returns the value of the first parameter with this name. Names are case-insensitive.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    }

    /// Returns the names and values of the parameters, in the order in which they were sent.
    #[cfg_attr(debug_assertions, inline)]
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Splits `text` after its first token (RFC 9110 §5.6.2).
#[cfg_attr(debug_assertions, inline)]
fn split_token(text: &str) -> (&str, &str) {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let end = text.bytes().position(|byte| !is_token(byte)).unwrap_or(text.len());
    text.split_at(end)
}

/// Parses `= value`, the text after the name of a parameter. Returns the value and the rest of the
/// text. Returns `None` if `name` is empty or there is no valid value.
#[cfg_attr(debug_assertions, inline)]
fn parameter_value<'a>(name: &str, after: &'a str) -> Option<(String, &'a str)> {
    if name.is_empty() {
        return None;
    }
    let value = after.trim_start_matches([' ', '\t']).strip_prefix('=')?;
    let value = value.trim_start_matches([' ', '\t']);
    if let Some(quoted) = value.strip_prefix('"') {
        return quoted_string(quoted);
    }
    let (plain, rest) = split_token(value);
    (!plain.is_empty()).then(|| (plain.to_owned(), rest))
}

/// Returns the text up to the closing quote, and the rest. Returns `None` if there is no closing
/// quote.
#[cfg_attr(debug_assertions, inline)]
fn quoted_string(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut characters = text.chars();
    loop {
        match characters.next()? {
            '"' => return Some((out, characters.as_str())),
            '\\' => out.push(characters.next()?),
            other => out.push(other),
        }
    }
}

/// Returns the credentials that a challenge contains instead of parameters, and the rest of the
/// text.
#[cfg_attr(debug_assertions, inline)]
fn split_token68(text: &str) -> Option<(&str, &str)> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    let plain = text.bytes().position(|byte| !is_plain(byte)).unwrap_or(text.len());
    let padding = text[plain..].bytes().take_while(|byte| *byte == b'=').count();
    let (credentials, after) = text.split_at(plain + padding);
    let after = after.trim_start_matches([' ', '\t']);
    (plain > 0 && (after.is_empty() || after.starts_with(','))).then_some((credentials, after))
}

/// Returns the rest of the text, which starts at the next comma that is not in quotes.
#[cfg_attr(debug_assertions, inline)]
fn skip_item(text: &str) -> &str {
    let mut quoted = false;
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => return &text[index..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::Challenge;

    fn describe(value: &str) -> Vec<String> {
        let show = |challenge: &Challenge| {
            let parameters = challenge.parameters().map(|(name, value)| format!(" {name}={value}"));
            let token68 = challenge.token68().map(|text| format!(" {text}")).unwrap_or_default();
            format!("{}{token68}{}", challenge.scheme(), parameters.collect::<String>())
        };
        Challenge::parse(value).iter().map(show).collect()
    }

    #[test]
    fn valid_challenges_are_parsed_and_malformed_parts_are_skipped() {
        for (value, expected) in [
            ("Bearer", vec!["Bearer"]),
            (r#"Basic realm="a, b""#, vec!["Basic realm=a, b"]),
            // RFC 9110 §11.6.1.
            (
                r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#,
                vec!["Basic realm=simple", r#"Newauth realm=apps type=1 title=Login to "apps""#],
            ),
            ("Negotiate YII==, Basic realm=x", vec!["Negotiate YII==", "Basic realm=x"]),
            ("Bearer realm = \"x\" , error=\"e\"", vec!["Bearer realm=x error=e"]),
            ("Negotiate, , Basic", vec!["Negotiate", "Basic"]),
            ("realm=\"alone\"", vec![]),
            ("Basic realm=\"open, Bearer", vec!["Basic"]),
            ("\"\", =x, Bearer é, a=b", vec!["Bearer a=b"]),
            ("", vec![]),
        ] {
            assert_eq!(describe(value), expected, "{value}");
        }
    }
}
