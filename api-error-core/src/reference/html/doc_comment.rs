//! Doc comments as HTML.

use super::escape;
use crate::reference::Append;
use crate::reference::doc_comment::parse_events;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};
use std::borrow::Cow;

/// Renders a doc comment as HTML blocks. Its highest headings get the level `top_level`.
pub(super) fn to_html(text: &str, top_level: usize) -> String {
    events_to_html(parse_events(text), top_level)
}

/// Renders the events of a doc comment as HTML blocks.
pub(super) fn events_to_html(events: Vec<Event<'_>>, top_level: usize) -> String {
    let levels = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let mut writer =
        Writer { highest: levels.min().unwrap_or_default(), top_level, ..Writer::default() };
    for event in events {
        writer.write(event);
    }
    writer.start_line();
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    alignments: Vec<Alignment>,
    column: usize,
    is_table_head: bool,
    /// The length of the output after the start tag of the open cell.
    cell_start: usize,
    /// The level of the highest heading in the doc comment: 1 to 6, or 0 without a heading.
    highest: usize,
    /// The level on the page of a heading that has the level `highest` in the doc comment.
    top_level: usize,
}

impl Writer {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.out.push_str(&escape(&text)),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.out.push_str(&escape(&text));
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => {
                self.start_line();
                self.out.push_str("<hr>\n");
            }
            // `parse_events` replaces HTML by text. Other events belong to extensions of Markdown
            // that are not enabled.
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        let html: Cow<'_, str> = match tag {
            Tag::Paragraph => "<p>".into(),
            Tag::Heading { level, .. } => format!("<h{}>", self.page_level(level)).into(),
            Tag::BlockQuote(_) => "<blockquote>\n".into(),
            Tag::CodeBlock(_) => "<pre><code>".into(),
            Tag::List(None) => "<ul>\n".into(),
            Tag::List(Some(1)) => "<ol>\n".into(),
            Tag::List(Some(start)) => format!("<ol start=\"{start}\">\n").into(),
            Tag::Item => "<li>".into(),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>"
                    .into()
            }
            tag => return self.open_in_line(tag),
        };
        self.start_line();
        self.out.push_str(&html);
    }

    fn open_in_line(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::TableHead => {
                self.is_table_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => {
                // A content security policy without `unsafe-inline` forbids style attributes.
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::None) | None => "",
                };
                self.out.push('<');
                self.out.push_str(self.cell_name());
                self.out.push_str(class);
                self.out.push('>');
                self.cell_start = self.out.len();
            }
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { dest_url, title, .. } => {
                self.out.push_str("<a href=\"");
                self.out.push_str(&escape(&dest_url));
                if !title.is_empty() {
                    self.out.push_str("\" title=\"");
                    self.out.push_str(&escape(&title));
                }
                self.out.push_str("\">");
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.out.append(format_args!("</h{}>\n", self.page_level(level)));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(is_ordered) => {
                self.out.push_str(if is_ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.is_table_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.close_cell();
                self.column += 1;
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.out.push_str("</a>"),
            _ => {}
        }
    }

    /// Ends a cell. A header cell without text becomes a data cell, because it is not the name of a
    /// column.
    fn close_cell(&mut self) {
        let start = self.out.rfind("<th");
        if let (true, Some(start)) =
            (self.is_table_head && self.cell_start == self.out.len(), start)
        {
            self.out.truncate(start);
            self.out.push_str("<td></td>");
        } else {
            self.out.append(format_args!("</{}>", self.cell_name()));
        }
    }

    fn page_level(&self, level: HeadingLevel) -> usize {
        (level as usize - self.highest + self.top_level).min(6)
    }

    fn cell_name(&self) -> &'static str {
        if self.is_table_head { "th" } else { "td" }
    }

    fn start_line(&mut self) {
        let is_start = self.out.is_empty() || self.out.ends_with(['\n']);
        if !is_start && !self.out.ends_with("<li>") {
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn markup_is_text() {
        for hostile in [
            "<script>alert(1)</script>",
            "`<img src=x onerror=alert(1)>`",
            "[<b>](javascript:alert(1))",
            "[x](https://a\"onclick=\"alert(1))",
            "[x](https://a \"t\\\"onclick=\\\"alert(1)\")",
            "![<b>](https://a/x.png \"<i>\")",
            "**<i>**",
            "```\n</pre><script>\n```",
            "~~~x\"><script>\n~~~",
            "- <script>\n- `",
            "<javascript:alert(1)>",
            "&lt;script&gt;",
        ] {
            let html = to_html(hostile, 4);
            let tags = ["p", "code", "pre", "ul", "li", "strong"];
            let mut text = html.clone();
            for tag in tags {
                text = text.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
            }
            for link in [
                "<a href=\"https://a&quot;onclick=&quot;alert(1)\">",
                "<a href=\"https://a\" title=\"t&quot;onclick=&quot;alert(1)\">",
                "</a>",
            ] {
                text = text.replace(link, "");
            }
            assert!(!text.contains(['<', '>', '"']), "{hostile} as {html}");
            assert!(!html.contains("href=\"javascript:"), "{html}");
        }
    }

    #[test]
    fn doc_comments_are_rendered_as_html() {
        for (text, html) in [
            (
                "One `x < y`\nand two.\n\nThree.",
                "<p>One <code>x &lt; y</code>\nand two.</p>\n<p>Three.</p>\n",
            ),
            (
                "As:\n- a\n- *b* and\n  c\n\nend",
                "<p>As:</p>\n<ul>\n<li>a</li>\n<li><em>b</em> and\nc</li>\n</ul>\n<p>end</p>\n",
            ),
            (
                "See [`Self::X`] and [it](https://e.org/?a&b).",
                "<p>See <code>Self::X</code> and <a href=\"https://e.org/?a&amp;b\">it</a>.</p>\n",
            ),
            ("# Title\n2 * 3 [ ` é", "<h4>Title</h4>\n<p>2 * 3 [ ` é</p>\n"),
            ("- a\n\n- b\\\n  c", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b<br>\nc</p>\n</li>\n</ul>\n"),
            (
                "> 3. a\n\n---",
                "<blockquote>\n<ol start=\"3\">\n<li>a</li>\n</ol>\n</blockquote>\n<hr>\n",
            ),
            ("![alt](https://x.example/a.png) [a note] [0]", "<p>alt [a note] [0]</p>\n"),
            ("## A\n### B\n# C", "<h5>A</h5>\n<h6>B</h6>\n<h4>C</h4>\n"),
            ("### A", "<h4>A</h4>\n"),
            (
                "| a | |\n|---|---|\n| | c |",
                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\
                 <thead><tr><th>a</th><td></td></tr></thead><tbody>\n\
                 <tr><td></td><td>c</td></tr>\n</tbody></table></div>\n",
            ),
            ("", ""),
        ] {
            assert_eq!(to_html(text, 4), html);
        }
    }
}
