//! Problem details of RFC 9457.

use crate::{Envelope, Location, Message, Occurrence, Received, ReceivedBuilder, json};
use http::{HeaderMap, StatusCode};
use std::fmt::{self, Display, Formatter};

/// RFC 9457: `application/problem+json`, data as extension members at the top.
///
/// With a type URI `title` is the error's title, without one it is the reason phrase (§4.2.1).
/// Issues are `errors`, with a JSON Pointer as URI fragment (RFC 6901 §6).
pub struct Problem;

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    const RESERVED: &'static [&'static str] =
        &["type", "title", "status", "detail", "instance", "name", "code", "errors", "request_id"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        // RFC 9457 §4.2.1: `about:blank` says what no type says.
        let has_type = error.type_uri().is_some_and(|uri| uri != "about:blank");
        body.member("type", error.type_uri());
        body.member("title", if has_type { error.title() } else { error.reason_phrase() });
        body.member("status", error.status().as_u16());
        body.member("detail", error.message());
        body.member("instance", error.instance());
        body.member("name", error.name());
        body.member("code", error.code_number());
        body.members(error.data());
        body.array("errors", |errors| {
            error.issues().visit(&mut |issue| {
                errors.object(|member| {
                    member.member("name", issue.name());
                    member.member("detail", issue.message());
                    match issue.location() {
                        Location::Pointer(pointer) => {
                            member.member("pointer", Message::display(&Fragment(pointer)));
                        }
                        Location::Parameter(name) => member.member("parameter", name),
                        Location::Header(name) => member.member("header", name),
                    }
                    member.members_beside(issue.members(), ISSUE_MEMBERS);
                });
            });
        });
        body.member("request_id", error.request_id());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "type" => received.type_uri(value.text()),
                "title" => received.title(value.text()),
                "status" => {}
                "detail" => received.message(value.text()),
                "instance" => received.instance(value.text()),
                "name" => received.name(value.text()),
                "code" => received.code_number(value.integer()),
                "errors" if value.is_array() => parse_issues(value, &mut received),
                "request_id" => received.request_id(value.text()),
                _ => received.data(key.unreserved(Self::RESERVED), value),
            }
        }
        received.build()
    }
}

fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for element in issues.elements() {
        let mut issue = received.issue();
        for (key, value) in element.members() {
            match &*key {
                "name" => issue.name(value.text()),
                "detail" => issue.message(value.text()),
                "pointer" => issue.pointer(value.text().map(|text| {
                    let pointer = text.strip_prefix('#').unwrap_or(&text);
                    percent_decode(pointer).into()
                })),
                "parameter" => issue.parameter(value.text()),
                "header" => issue.header(value.text()),
                _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
            }
        }
    }
}

/// What is no pair of hexadecimal digits after a `%` stays as it is.
fn percent_decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |index: usize| char::from(*after.get(index)?).to_digit(16);
        let decoded = match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        out.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

const ISSUE_MEMBERS: &[&str] = &["name", "detail", "pointer", "parameter", "header"];

/// RFC 3986 §3.5: what a fragment may hold as it is.
const PLAIN: [bool; 256] = {
    let marks = b"-._~!$&'()*+,;=:@/?";
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < marks.len() {
        table[marks[index] as usize] = true;
        index += 1;
    }
    table
};

/// A JSON Pointer in its URI fragment form (RFC 6901 §6).
struct Fragment<'a>(&'a str);

impl Display for Fragment<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("#")?;
        let mut clean = 0;
        for (index, byte) in self.0.bytes().enumerate() {
            if !PLAIN[usize::from(byte)] {
                // Bytes that are not plain are ASCII or parts of one character, which starts
                // and ends with such a byte: `clean..index` is always whole characters.
                formatter.write_str(self.0.get(clean..index).unwrap_or_default())?;
                write!(formatter, "%{byte:02X}")?;
                clean = index + 1;
            }
        }
        formatter.write_str(self.0.get(clean..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fragment, percent_decode};

    #[test]
    fn a_pointer_is_percent_encoded_as_a_fragment() {
        for (pointer, fragment) in [
            ("", "#"),
            ("/foo/0", "#/foo/0"),
            ("/a~1b", "#/a~1b"),
            ("/c%d", "#/c%25d"),
            ("/e^f", "#/e%5Ef"),
            ("/g|h", "#/g%7Ch"),
            ("/i\\j", "#/i%5Cj"),
            ("/k\"l", "#/k%22l"),
            ("/ ", "#/%20"),
            ("/m~0n", "#/m~0n"),
            ("/é/日本", "#/%C3%A9/%E6%97%A5%E6%9C%AC"),
        ] {
            assert_eq!(Fragment(pointer).to_string(), fragment);
            assert_eq!(percent_decode(fragment), format!("#{pointer}"));
        }
    }
}
