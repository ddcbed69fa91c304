//! An example response in the form of HTTP/1.1: the status line, the headers and the body.

use super::escape;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::content::example_headers;
use crate::reference::contract::{Entry, ErrorType};

/// Appends the response of an error as text with marked values.
pub(super) fn push_response(ty: &ErrorType, entry: &Entry, out: &mut String) {
    let status = entry.response_status();
    out.append(format_args!(
        "HTTP/1.1 <b>{} {}</b>\n",
        status.as_u16(),
        escape(reason_phrase(status))
    ));
    for (name, value) in example_headers(ty, entry) {
        out.append(format_args!("<i>{}:</i> {}\n", escape(&name), escape(&value)));
    }
    if entry.is_redirect {
        return;
    }
    out.push('\n');
    push_json(&entry.full_example.pretty(), out);
}

/// Appends indented JSON. The names of members and the values have different markup.
fn push_json(json: &str, out: &mut String) {
    for (index, line) in json.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let value = line.trim_start();
        out.push_str(&line[..line.len() - value.len()]);
        let value = match split_name(value) {
            Some((name, value)) => {
                out.append(format_args!("<i>{}</i>: ", escape(name)));
                value
            }
            None => value,
        };
        if value.starts_with(['{', '[', '}', ']']) {
            out.push_str(&escape(value));
        } else {
            let (value, comma) = value.strip_suffix(',').map_or((value, ""), |value| (value, ","));
            out.append(format_args!("<b>{}</b>{comma}", escape(value)));
        }
    }
}

/// Returns the quoted name and the value of a line such as `"name": 1,`.
fn split_name(line: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = line.char_indices().skip(1).find(|(_, character)| {
        let is_end = *character == '"' && !is_escaped;
        is_escaped = *character == '\\' && !is_escaped;
        is_end
    });
    let (name, value) = line.split_at(end.filter(|_| line.starts_with('"'))?.0 + 1);
    Some((name, value.strip_prefix(": ")?))
}

#[cfg(test)]
mod tests {
    use super::push_json;

    #[test]
    fn json_has_markup_around_names_and_values() {
        let json = "{\n  \"a\\\": \\\\\": \"x\\\": <y>, \",\n  \"b\": [\n    1,\n    \"c: d\"\n  ],\n  \"e\": {}\n}";
        let mut out = String::new();
        push_json(json, &mut out);
        assert_eq!(
            out,
            "{\n  <i>&quot;a\\&quot;: \\\\&quot;</i>: <b>&quot;x\\&quot;: &lt;y&gt;, &quot;</b>,\n  \
             <i>&quot;b&quot;</i>: [\n    <b>1</b>,\n    <b>&quot;c: d&quot;</b>\n  ],\n  \
             <i>&quot;e&quot;</i>: {}\n}"
        );
    }
}
