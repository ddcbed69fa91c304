//! Doc comments as Markdown that does not change the rest of the page.
//!
//! The text is written again from its parsed blocks. So an open fence, an open comment or a heading
//! cannot change the text after it.

use crate::reference::content::escape::{code, escape_attribute, escape_cell, push_text};
use crate::reference::doc_comment::{page_level, parse_events};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

/// Renders a doc comment as Markdown blocks, without a line break at the end.
pub(super) fn to_blocks(text: &str) -> String {
    Writer::render(text, Layout::Blocks)
}

/// Renders Markdown as one line that can be a cell of a table.
pub(super) fn to_cell(text: &str) -> String {
    escape_cell(&Writer::render(text, Layout::Line))
}

#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Blocks,
    /// The whole text is in one line, because a table cell contains only inline markup.
    Line,
}

struct Writer {
    layout: Layout,
    /// The open blocks. The last block is the innermost.
    open: Vec<Block>,
    /// The delimiters of the open emphases.
    emphases: Vec<char>,
    links: Vec<String>,
}

/// A block whose end is not yet reached.
struct Block {
    kind: Kind,
    children: Vec<String>,
    /// The inline text that is not yet added to `children`.
    line: String,
    /// The style of the last child, if this child is a list.
    last_list: Option<ListStyle>,
}

/// The markers of a list. Adjacent lists need different markers, because Markdown joins adjacent
/// lists with the same marker.
#[derive(Clone, Copy, PartialEq)]
struct ListStyle {
    is_ordered: bool,
    is_alternate: bool,
}

enum Kind {
    Document,
    Paragraph,
    Heading(usize),
    Quote,
    Code(String),
    List { next: Option<u64>, style: ListStyle, is_loose: bool },
    Item { is_loose: bool },
    Table(Vec<Alignment>),
    Row { is_head: bool },
    Cell,
}

impl Block {
    fn new(kind: Kind) -> Self {
        Self { kind, children: Vec::new(), line: String::new(), last_list: None }
    }

    /// Adds the pending inline text to the children.
    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.children.push(std::mem::take(&mut self.line));
            self.last_list = None;
        }
    }
}

impl Writer {
    fn render(text: &str, layout: Layout) -> String {
        let open = vec![Block::new(Kind::Document)];
        let mut writer = Self { layout, open, emphases: Vec::new(), links: Vec::new() };
        for event in parse_events(text) {
            writer.write(event);
        }
        let Some(mut document) = writer.open.pop() else { return String::new() };
        document.end_line();
        document.children.join(writer.separator(true))
    }

    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push_text(&text),
            Event::Code(text) => self.push(&code(&text)),
            Event::SoftBreak => self.push_break("\n"),
            Event::HardBreak => self.push_break("\\\n"),
            Event::Rule => {
                if let Some(block) = self.open.last_mut() {
                    block.end_line();
                    block.children.push("***".to_owned());
                    block.last_list = None;
                }
            }
            // `parse_events` returns no other events: raw HTML is text, and the extensions of the
            // other events are not enabled.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph => {
                if let Some(Block { kind: Kind::Item { is_loose }, .. }) = self.open.last_mut() {
                    *is_loose = true;
                }
                Kind::Paragraph
            }
            Tag::Heading { level, .. } => Kind::Heading(page_level(level)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => Kind::Code(language.to_string()),
            Tag::List(next) => {
                let first = ListStyle { is_ordered: next.is_some(), is_alternate: false };
                let last = self.open.last().and_then(|block| block.last_list);
                let style = ListStyle { is_alternate: last == Some(first), ..first };
                Kind::List { next, style, is_loose: false }
            }
            Tag::Item => Kind::Item { is_loose: false },
            Tag::Table(alignments) => Kind::Table(alignments),
            Tag::TableHead => Kind::Row { is_head: true },
            Tag::TableRow => Kind::Row { is_head: false },
            Tag::TableCell => Kind::Cell,
            tag => return self.start_inline(tag),
        };
        if let Some(block) = self.open.last_mut() {
            block.end_line();
        }
        self.open.push(Block::new(kind));
    }

    fn start_inline(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => {
                let delimiter = if self.line().ends_with('*') { '_' } else { '*' };
                self.emphases.push(delimiter);
                self.push(delimiter.encode_utf8(&mut [0; 4]));
            }
            Tag::Strong => self.push("**"),
            Tag::Strikethrough => self.push("~~"),
            Tag::Link { dest_url, title, .. } => {
                // `![` starts an image.
                if let Some(block) = self.open.last_mut()
                    && block.line.ends_with('!')
                {
                    block.line.insert(block.line.len() - 1, '\\');
                }
                self.push("[");
                let target = if dest_url.contains(|c: char| " ()<>\\&".contains(c)) {
                    format!("<{}>", escape_attribute(&dest_url))
                } else {
                    dest_url.to_string()
                };
                let title = if title.is_empty() {
                    String::new()
                } else {
                    format!(" \"{}\"", escape_attribute(&title))
                };
                self.links.push(format!("]({target}{title})"));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => {
                let delimiter = self.emphases.pop().unwrap_or('*');
                self.push(delimiter.encode_utf8(&mut [0; 4]));
            }
            TagEnd::Strong => self.push("**"),
            TagEnd::Strikethrough => self.push("~~"),
            TagEnd::Link => {
                let end = self.links.pop().unwrap_or_default();
                self.push(&end);
            }
            TagEnd::Image => {}
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        let Some(mut block) = self.open.pop() else { return };
        block.end_line();
        let separator = self.separator(matches!(
            block.kind,
            Kind::Quote | Kind::Item { is_loose: true } | Kind::List { is_loose: true, .. }
        ));
        let text = block.children.join(separator);
        let is_line = self.layout == Layout::Line;
        let Some(parent) = self.open.last_mut() else { return };
        parent.last_list = match block.kind {
            Kind::List { style, .. } => Some(style),
            _ => None,
        };
        let text = match block.kind {
            Kind::Cell if !is_line => escape_cell(&text),
            Kind::Document | Kind::Paragraph | Kind::Cell | Kind::Table(_) | Kind::List { .. } => {
                text
            }
            Kind::Heading(_) | Kind::Quote | Kind::Row { .. } if is_line => text,
            Kind::Code(_) if is_line => {
                code(&text.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Kind::Heading(level) => {
                format!("{} {}", "#".repeat(level), text.replace("\\\n", " ").replace('\n', " "))
            }
            Kind::Quote => prefix_lines(&text, "> ", "> "),
            Kind::Code(language) => fenced(&language, &text),
            Kind::Item { is_loose } => return self.end_item(&text, is_loose),
            Kind::Row { is_head } => {
                let row = format!("| {} |", block.children.join(" | "));
                match &parent.kind {
                    Kind::Table(alignments) if is_head => {
                        format!("{row}\n{}", delimiter_row(alignments))
                    }
                    _ => row,
                }
            }
        };
        parent.children.push(text);
    }

    /// Adds an item with its marker to the innermost open list.
    fn end_item(&mut self, text: &str, is_item_loose: bool) {
        let is_line = self.layout == Layout::Line;
        let Some(Block { kind: Kind::List { next, style, is_loose }, children, .. }) =
            self.open.last_mut()
        else {
            return;
        };
        *is_loose |= is_item_loose;
        let marker = match next {
            Some(number) => {
                let marker = format!("{number}{} ", if style.is_alternate { ')' } else { '.' });
                *number += 1;
                marker
            }
            None => if style.is_alternate { "* " } else { "- " }.to_owned(),
        };
        children.push(if is_line {
            format!("{marker}{text}")
        } else {
            prefix_lines(text, &marker, &" ".repeat(marker.len()))
        });
    }

    fn separator(&self, is_loose: bool) -> &'static str {
        match self.layout {
            Layout::Line => " ",
            Layout::Blocks if is_loose => "\n\n",
            Layout::Blocks => "\n",
        }
    }

    fn line(&self) -> &str {
        self.open.last().map_or("", |block| &block.line)
    }

    fn push(&mut self, text: &str) {
        if let Some(block) = self.open.last_mut() {
            block.line.push_str(text);
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(block) = self.open.last_mut() else { return };
        if matches!(block.kind, Kind::Code(_)) {
            block.line.push_str(text);
        } else {
            let can_start_block =
                self.layout == Layout::Blocks && !matches!(block.kind, Kind::Cell);
            push_text(&mut block.line, text, can_start_block);
        }
    }

    fn push_break(&mut self, text: &str) {
        let text = if self.layout == Layout::Line { " " } else { text };
        self.push(text);
    }
}

fn prefix_lines(text: &str, first: &str, other: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(if index == 0 { first } else { other });
        out.push_str(line);
        out.truncate(out.trim_end_matches(' ').len());
    }
    out
}

fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language = language.replace('`', "");
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}")
}

fn delimiter_row(alignments: &[Alignment]) -> String {
    let cells = alignments.iter().map(|alignment| match alignment {
        Alignment::None => "---|",
        Alignment::Left => ":---|",
        Alignment::Center => ":---:|",
        Alignment::Right => "---:|",
    });
    std::iter::once("|").chain(cells).collect()
}

#[cfg(test)]
mod tests {
    use super::{to_blocks, to_cell};
    use crate::reference::doc_comment::parse_events;

    const TEXTS: &[&str] = &[
        "One `x < y`\nand two.\n\nThree.",
        "- a\n* b\n- c\n\n1. d\n1) e\n\ntext\n\n- f",
        "As:\n- a\n- *b* and\n  c\n\nend",
        "- a\n\n  b\n- c",
        "- a\n* b\n\n1. c\n1) d",
        "> quote\n> - item\n>\n> ```text\n> code\n> ```",
        "7. seven\n8. eight\n   - nested\n     1. more",
        "\\# no\n\\- no\n1\\. no\n\\+ no\n\\=\n\\> no",
        "snake_case \\_a\\_ \\*b\\* \\[c\\](d) \\`e\\` \\&amp; \\<f> a&b g\\~~h\\~~",
        "**bold *both* text** ~~gone~~ ***three***",
        "[a](https://x.example/a_b?c=d&e=f \"ti\\\"tle\") !\\[b](https://x.example/)",
        "[a](<https://x.example/a b(c>)",
        "| a | b |\n|:-:|--:|\n| c \\| d | `e \\| f` |\n| - g | |",
        "````text\n```\n````",
        "line\\\nbreak",
        "Head\n====\n\n## Two # \\#",
        "a\n\n---\n\nb",
        "<https://x.example/> and <a@x.example>",
        "    indented code",
        "1986\\. A year\n2\\) b",
    ];

    /// The written text has the same events as the doc comment, except for the levels of headings
    /// and the kinds of links.
    #[test]
    fn written_text_is_parsed_as_the_same_blocks() {
        for text in TEXTS {
            let written = to_blocks(text);
            assert_eq!(events(&written), events(text), "{text:?} is written as {written:?}");
            assert_eq!(
                to_blocks(&written.replace("#### ", "# ").replace("##### ", "## ")),
                written
            );
        }
    }

    fn events(text: &str) -> Vec<String> {
        let plain = |event| {
            let text = format!("{event:?}");
            let text = text.split("level: H").next().unwrap_or_default().to_owned();
            let text = text.split("Heading(H").next().unwrap_or_default().to_owned();
            ["Autolink", "Email"].iter().fold(text, |text, name| text.replace(name, "Inline"))
        };
        parse_events(text).into_iter().map(plain).collect()
    }

    #[test]
    fn a_cell_is_one_line() {
        for (text, cell) in [
            ("a\nb\n\nc | d", "a b c \\| d"),
            ("- a\n- b", "- a - b"),
            ("# h\n```text\nx\ny\n```", "h `x y`"),
            ("> q\n\n| a | b |\n|---|---|\n| c | d |", "q a b c d"),
        ] {
            assert_eq!(to_cell(text), cell);
        }
    }
}
