//! Tables, code and lines of text, as HTML.

use super::doc_comment::to_html;
use super::escape;
use crate::reference::Append;
use crate::reference::content::{Block, Snippet, Table};

/// Appends the blocks of a section. The choice of the language is before the first code that is
/// available in several languages.
pub(super) fn push_blocks(blocks: &[Block], out: &mut String) {
    let mut has_choice = false;
    for block in blocks {
        match block {
            Block::Text(text) => out.push_str(&to_html(text, 3)),
            Block::Table(table) => push_table(table, out),
            Block::Code(snippets) => {
                if snippets.len() > 1 && !has_choice {
                    push_languages(snippets, out);
                    has_choice = true;
                }
                push_snippets(snippets, out);
            }
        }
    }
}

/// Appends the choice of the language, which applies to the code of each error.
fn push_languages(snippets: &[Snippet], out: &mut String) {
    out.push_str(
        "<label class=\"language\">Language <select data-code><option value=\"\">All</option>",
    );
    for Snippet { language, .. } in snippets {
        let (key, name) = (language.fence(), language.name());
        out.append(format_args!("<option value=\"{key}\">{name}</option>"));
    }
    out.push_str("</select></label>\n");
}

/// Appends a table. It can get the keyboard focus, so that arrow keys scroll a wide table.
pub(super) fn push_table(table: &Table, out: &mut String) {
    // On a narrow screen, a row of three cells or more is shown as lines with labels.
    let is_stacked = table.columns.len() > 2;
    out.append(format_args!(
        "<div class=\"wide{}\" tabindex=\"0\" role=\"group\" aria-label=\"{}\"><table><thead><tr>",
        if is_stacked { " stack" } else { "" },
        table.label
    ));
    for column in &table.columns {
        out.append(format_args!("<th scope=\"col\">{column}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (column, cell) in table.columns.iter().zip(row) {
            let label =
                if is_stacked { format!(" data-label=\"{column}\"") } else { String::new() };
            out.append(format_args!("<td{label}>{}</td>", to_line(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// Appends snippets, each with a button that copies its code.
pub(super) fn push_snippets(snippets: &[Snippet], out: &mut String) {
    out.push_str("<div class=\"snippets\">\n");
    for snippet in snippets {
        out.append(format_args!(
            "<figure data-language=\"{key}\"><figcaption>{name}<button type=\"button\" class=\"copy\">Copy\
             </button></figcaption><pre tabindex=\"0\"><code>{}</code></pre></figure>\n",
            escape(&snippet.text),
            key = snippet.language.fence(),
            name = snippet.language.name(),
        ));
    }
    out.push_str("</div>\n");
}

/// Returns a text as HTML. A single paragraph is not inside a `<p>`.
pub(super) fn to_line(text: &str) -> String {
    let html = to_html(text, 4);
    let line = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>\n"));
    match line {
        Some(line) if !line.contains("<p>") => line.to_owned(),
        _ => html,
    }
}

#[cfg(test)]
mod tests {
    use super::to_line;

    #[test]
    fn a_single_paragraph_has_no_tags() {
        for (text, html) in [
            ("", ""),
            ("`a` & b", "<code>a</code> &amp; b"),
            ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
            ("- a", "<ul>\n<li>a</li>\n</ul>\n"),
        ] {
            assert_eq!(to_line(text), html);
        }
    }
}
