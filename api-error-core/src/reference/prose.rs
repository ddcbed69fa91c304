//! Doc comments as HTML: the small part of Markdown that they use. All else is text.

use super::put::Put;

/// Escapes what HTML would read as its own, in texts and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Paragraphs, lists, headings, code and links.
pub(super) fn to_html(text: &str) -> String {
    let mut out = String::new();
    let mut block = Block::None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence)) {
            block.close(&mut out);
            let code = lines.by_ref().take_while(|line| !line.trim_start().starts_with(fence));
            let code: Vec<_> = code.map(escape).collect();
            out.put(format_args!("<pre><code>{}</code></pre>\n", code.join("\n")));
        } else if trimmed.is_empty() {
            block.close(&mut out);
        } else if let Some(item) =
            ["- ", "* ", "+ "].iter().find_map(|mark| trimmed.strip_prefix(mark))
        {
            block.open(Block::List, &mut out);
            out.put(format_args!("<li>{}", inline(item)));
        } else if trimmed.starts_with('#') && trimmed.trim_start_matches('#').starts_with(' ') {
            block.close(&mut out);
            let heading = trimmed.trim_start_matches('#').trim();
            out.put(format_args!("<p><strong>{}</strong></p>\n", inline(heading)));
        } else {
            if matches!(block, Block::None) {
                block.open(Block::Paragraph, &mut out);
            } else {
                out.push('\n');
            }
            out.push_str(&inline(trimmed));
        }
    }
    block.close(&mut out);
    out
}

enum Block {
    None,
    Paragraph,
    List,
}

impl Block {
    /// Starts a block, or the next item of a list.
    fn open(&mut self, next: Self, out: &mut String) {
        if let (Self::List, Self::List) = (&self, &next) {
            out.push_str("</li>\n");
        } else {
            self.close(out);
            out.push_str(if matches!(next, Self::List) { "<ul>\n" } else { "<p>" });
        }
        *self = next;
    }

    fn close(&mut self, out: &mut String) {
        match self {
            Self::None => {}
            Self::Paragraph => out.push_str("</p>\n"),
            Self::List => out.push_str("</li>\n</ul>\n"),
        }
        *self = Self::None;
    }
}

fn inline(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '[', '*']) {
        out.push_str(&escape(&rest[..at]));
        rest = &rest[at..];
        let (html, length) =
            code(rest).or_else(|| link(rest)).or_else(|| strong(rest)).unwrap_or_else(|| {
                // A mark that starts nothing: all three are one byte long.
                (escape(&rest[..1]), 1)
            });
        out.push_str(&html);
        rest = &rest[length..];
    }
    out.push_str(&escape(rest));
    out
}

/// The HTML at the start of a text, and how long its source is.
type Found = Option<(String, usize)>;

fn code(text: &str) -> Found {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let (fence, inside) = text.split_at(ticks);
    if ticks == 0 {
        return None;
    }
    let end = inside.find(fence)?;
    let html = format!("<code>{}</code>", escape(inside[..end].trim()));
    Some((html, ticks + end + ticks))
}

/// `[text](https://..)`, and `[text]` or `[text](path)`, which are links in Rust's documentation
/// and only text here.
fn link(text: &str) -> Found {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']')?;
    let (label, after) = (&inside[..end], &inside[end + 1..]);
    let mut length = end + 2;
    let mut target = None;
    if let Some((uri, _)) = after.strip_prefix('(').and_then(|after| after.split_once(')')) {
        target = Some(uri.trim());
        length += uri.len() + 2;
    }
    let is_safe =
        |uri: &&str| ["https://", "http://", "mailto:"].iter().any(|s| uri.starts_with(s));
    let html = match target.filter(is_safe) {
        Some(uri) => format!("<a href=\"{}\">{}</a>", escape(uri), inline(label)),
        None => inline(label),
    };
    Some((html, length))
}

fn strong(text: &str) -> Found {
    let mark = if text.starts_with("**") { "**" } else { "*" };
    let inside = text.strip_prefix(mark)?;
    let end = inside.find(mark).filter(|end| *end > 0 && !inside.starts_with(' '))?;
    let tag = if mark == "**" { "strong" } else { "em" };
    let html = format!("<{tag}>{}</{tag}>", inline(&inside[..end]));
    Some((html, mark.len() * 2 + end))
}

#[cfg(test)]
mod tests {
    use super::{escape, to_html};

    #[test]
    fn markup_is_text() {
        assert_eq!(
            escape("<a href=\"x\" id='y'>&"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;"
        );
        for hostile in [
            "<script>alert(1)</script>",
            "`<img src=x onerror=alert(1)>`",
            "[<b>](javascript:alert(1))",
            "[x](https://a\"onclick=\"alert(1))",
            "**<i>**",
            "```\n</pre><script>\n```",
            "- <script>\n- `",
        ] {
            let html = to_html(hostile);
            let tags = ["<p>", "</p>", "<code>", "</code>", "<pre>", "</pre>", "<ul>", "</ul>"];
            let more = [
                "<li>",
                "</li>",
                "<strong>",
                "</strong>",
                "<a href=\"https://a&quot;onclick=&quot;alert(1\">",
                "</a>",
            ];
            let text =
                tags.iter().chain(&more).fold(html.clone(), |text, tag| text.replace(tag, ""));
            assert!(!text.contains(['<', '>', '"']), "{hostile} as {html}");
            assert!(!html.contains("javascript:"), "{html}");
        }
    }

    #[test]
    fn markdown_of_doc_comments() {
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
            ("# Title\n2 * 3 [ ` é", "<p><strong>Title</strong></p>\n<p>2 * 3 [ ` é</p>\n"),
            ("", ""),
        ] {
            assert_eq!(to_html(text), html);
        }
    }
}
