//! Doc comments as events of pulldown-cmark, for the HTML page and the Markdown page.
//!
//! As in rustdoc, a doc comment can contain tables and strikethrough, and a code block without a
//! language is Rust. Unlike in rustdoc, raw HTML is text, images are replaced by their alternative
//! text, and other extensions of Markdown are off. A link to a Rust path is shown as text, because
//! readers of the page do not have the Rust documentation.

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

/// The level of an error's own heading, `<h3>` or `###`.
const ERROR_LEVEL: usize = 3;

/// Parses a doc comment. Adjacent texts are merged, and a code block contains one text.
pub(super) fn parse_events(text: &str) -> Vec<Event<'_>> {
    let mut events = Events::default();
    let mut resolve = |link: BrokenLink<'_>| {
        is_rust_path(&link.reference).then_some((CowStr::from(""), CowStr::from("")))
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_with_broken_link_callback(text, options, Some(&mut resolve)) {
        events.push(event);
    }
    events.list
}

/// Returns the level that a heading in a doc comment has on the Markdown page: below the heading of
/// the error.
pub(super) fn page_level(level: HeadingLevel) -> usize {
    (level as usize + ERROR_LEVEL).min(6)
}

/// A doc comment, divided into the parts that the HTML page shows separately.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// The content that is not in the other parts.
    pub(super) description: Vec<Event<'a>>,
    /// The sections such as `# Causes`, each with its heading.
    pub(super) causes: Vec<Event<'a>>,
    /// The sections such as `# Solution`, each with its heading.
    pub(super) solutions: Vec<Event<'a>>,
}

/// The headings of the separate parts, in lower case.
const HEADINGS: [(&str, Part); 15] = [
    ("cause", Part::Causes),
    ("causes", Part::Causes),
    ("possible cause", Part::Causes),
    ("possible causes", Part::Causes),
    ("reason", Part::Causes),
    ("reasons", Part::Causes),
    ("cure", Part::Solutions),
    ("fix", Part::Solutions),
    ("how to fix", Part::Solutions),
    ("remedy", Part::Solutions),
    ("solution", Part::Solutions),
    ("solutions", Part::Solutions),
    ("possible solution", Part::Solutions),
    ("possible solutions", Part::Solutions),
    ("what to do", Part::Solutions),
];

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Description,
    Causes,
    Solutions,
}

/// Parses a doc comment and divides it at its headings. A section ends at the next heading of the
/// same or a higher level.
pub(super) fn parse_parts(text: &str) -> Parts<'_> {
    let mut parts = Parts::default();
    let mut open = (Part::Description, HeadingLevel::H6);
    let mut blocks: usize = 0;
    let events = parse_events(text);
    for (index, event) in events.iter().enumerate() {
        if let Event::Start(tag) = event {
            // A heading in a list or in a quotation does not begin a section.
            if let (Tag::Heading { level, .. }, 0) = (tag, blocks)
                && (open.0 == Part::Description || *level <= open.1)
            {
                open = (part_of(&heading_text(&events[index + 1..])), *level);
            }
            blocks += 1;
        } else if let Event::End(_) = event {
            blocks = blocks.saturating_sub(1);
        }
        let part = match open.0 {
            Part::Description => &mut parts.description,
            Part::Causes => &mut parts.causes,
            Part::Solutions => &mut parts.solutions,
        };
        part.push(event.clone());
    }
    parts
}

fn part_of(heading: &str) -> Part {
    let heading = heading.trim().trim_end_matches(':').to_lowercase();
    let found = HEADINGS.iter().find(|(name, _)| *name == heading);
    found.map_or(Part::Description, |(_, part)| *part)
}

/// Returns the text of a heading. `events` begins after the start of the heading.
fn heading_text(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            _ => {}
        }
    }
    text
}

#[derive(Default)]
struct Events<'a> {
    list: Vec<Event<'a>>,
    /// One element for each open link: true if the page shows a link, false if it shows only text.
    open_links: Vec<bool>,
    code: Option<CodeBlock<'a>>,
}

struct CodeBlock<'a> {
    kind: CodeBlockKind<'a>,
    text: String,
}

impl<'a> Events<'a> {
    fn push(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.code = Some(CodeBlock { kind, text: String::new() });
            }
            Event::End(TagEnd::CodeBlock) => self.push_code(),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = page_target(link_type, &dest_url);
                self.open_links.push(dest_url.is_some());
                if let Some(dest_url) = dest_url {
                    let dest_url = dest_url.into();
                    self.list.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Link) => {
                if self.open_links.pop() == Some(true) {
                    self.list.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::HtmlBlock) => self.list.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => {
                self.list.pop_if(|last| matches!(last, Event::SoftBreak));
                self.list.push(Event::End(TagEnd::Paragraph));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.push_html(&text),
            Event::Text(text) => self.push_text(text),
            event => self.list.push(event),
        }
    }

    fn push_text(&mut self, text: CowStr<'a>) {
        if let Some(code) = &mut self.code {
            code.text.push_str(&text);
        } else if let Some(Event::Text(last)) = self.list.last_mut() {
            *last = format!("{last}{text}").into();
        } else {
            self.list.push(Event::Text(text));
        }
    }

    /// Pushes raw HTML as text, with a soft break for each line break. `push` removes the soft
    /// break at the end of an HTML block.
    fn push_html(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.list.push(Event::SoftBreak);
            }
            if !line.trim().is_empty() {
                self.push_text(line.trim_start().to_owned().into());
            }
        }
    }

    fn push_code(&mut self) {
        let Some(CodeBlock { kind, text }) = self.code.take() else { return };
        let (language, text) = match kind {
            CodeBlockKind::Fenced(info) if !is_rust(&info) => {
                let language = info.split([' ', ',']).next().unwrap_or_default();
                (language.to_owned(), text)
            }
            _ => ("rust".to_owned(), shown_lines(&text)),
        };
        let kind = CodeBlockKind::Fenced(language.into());
        self.list.push(Event::Start(Tag::CodeBlock(kind)));
        self.list.push(Event::Text(text.into()));
        self.list.push(Event::End(TagEnd::CodeBlock));
    }
}

/// Returns the address of a link, or `None` if the link is only text on the page.
fn page_target(link_type: LinkType, target: &str) -> Option<String> {
    let target = target.trim();
    if target.is_empty() || target.contains(char::is_control) {
        return None;
    }
    if link_type == LinkType::Email {
        return Some(format!("mailto:{target}"));
    }
    let is_allowed = match target.find([':', '/', '?', '#']) {
        Some(end) if target[end..].starts_with(':') => {
            let scheme = &target[..end];
            ["http", "https", "mailto"].iter().any(|name| scheme.eq_ignore_ascii_case(name))
        }
        Some(_) => true,
        // `page.html` is a file, and `ItemError` is a Rust path.
        None => target.contains('.'),
    };
    is_allowed.then(|| target.to_owned())
}

/// Returns whether rustdoc resolves a bracketed text such as [`Self::X`] as a Rust path.
fn is_rust_path(reference: &str) -> bool {
    let path = reference.trim_matches('`');
    path.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && path.chars().all(|c| c.is_alphanumeric() || "_:<>,!*&@()".contains(c))
}

/// Returns whether rustdoc treats a code block with this info string as Rust.
fn is_rust(info: &str) -> bool {
    const ATTRIBUTES: [&str; 8] = [
        "should_panic",
        "no_run",
        "ignore",
        "compile_fail",
        "test_harness",
        "standalone_crate",
        "standalone",
        "allow_fail",
    ];
    let words = || info.split([' ', ',', '\t']).filter(|word| !word.is_empty());
    let is_error_code = |word: &str| {
        word.len() == 5
            && word.strip_prefix('E').is_some_and(|code| code.bytes().all(|b| b.is_ascii_digit()))
    };
    words().any(|word| word == "rust")
        || words().all(|word| {
            ATTRIBUTES.contains(&word)
                || word.starts_with("ignore-")
                || word.starts_with("edition")
                || is_error_code(word)
        })
}

/// Removes the lines of a Rust example that rustdoc hides: `#`, and lines that start with `# `. At
/// the start of another line, `##` becomes `#`, as in rustdoc.
fn shown_lines(code: &str) -> String {
    let mut shown = String::with_capacity(code.len());
    for line in code.lines() {
        let trimmed = line.trim();
        if trimmed == "#" || trimmed.starts_with("# ") {
            continue;
        }
        if trimmed.starts_with("##") {
            shown.push_str(&line.replacen("##", "#", 1));
        } else {
            shown.push_str(line);
        }
        shown.push('\n');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{is_rust, is_rust_path, page_target, parse_events, parse_parts, shown_lines};
    use pulldown_cmark::{Event, LinkType};

    #[test]
    fn unsafe_addresses_and_rust_paths_are_not_links() {
        for target in [
            "https://x.example/",
            "HTTP://x.example",
            "mailto:a@x.example",
            "/a:b",
            "#top",
            "?q=a:b",
            "page.html",
            "../up",
        ] {
            assert_eq!(page_target(LinkType::Inline, target).as_deref(), Some(target));
        }
        for target in [
            "",
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "crate::ItemError",
            "ItemError",
        ] {
            assert_eq!(page_target(LinkType::Inline, target), None, "{target:?}");
        }
        assert_eq!(
            page_target(LinkType::Email, "a@x.example").as_deref(),
            Some("mailto:a@x.example")
        );
    }

    #[test]
    fn rust_paths_and_rust_examples_are_recognized() {
        for path in ["`Self::X`", "Vec<T>", "fn@main", "main()", "_x"] {
            assert!(is_rust_path(path), "{path}");
        }
        for text in ["", "1", "a note", "../x", "`"] {
            assert!(!is_rust_path(text), "{text}");
        }
        for info in ["", "rust", "no_run", "rust,ignore", "edition2024,E0308", "ignore-windows"] {
            assert!(is_rust(info), "{info}");
        }
        for info in ["text", "json", "ignore,json", "E1"] {
            assert!(!is_rust(info), "{info}");
        }
        assert_eq!(shown_lines("# a\n#\n  # b\n## c\n#[d]\n#![e]\n"), "# c\n#[d]\n#![e]\n");
    }

    #[test]
    fn raw_html_is_text() {
        for text in
            ["<b>\n<i>", "<!-- open\ncomment", "a <b\nc=d> e", "<script>x</script>", "<img>"]
        {
            for event in parse_events(text) {
                assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_)), "{text}");
            }
        }
    }

    #[test]
    fn sections_are_divided_at_their_headings() {
        let text_of = |events: &[Event<'_>]| {
            let texts = events.iter().filter_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("|")
        };
        for (text, description, causes, solutions) in [
            ("a\n\n# Cause\nb\n\n# Cure\nc", "a", "Cause|b", "Cure|c"),
            (
                "## Possible causes:\nb\n### Detail\nc\n## Notes\nd",
                "Notes|d",
                "Possible causes:|b|Detail|c",
                "",
            ),
            ("# SOLUTION\na\n# Solutions\nb", "", "", "SOLUTION|a|Solutions|b"),
            ("> # Cause\n> a\n\n# Because\nb", "Cause|a|Because|b", "", ""),
            ("# Notes\na\n## Fix\nb", "Notes|a", "", "Fix|b"),
            ("", "", "", ""),
        ] {
            let parts = parse_parts(text);
            assert_eq!(text_of(&parts.description), description, "{text}");
            assert_eq!(text_of(&parts.causes), causes, "{text}");
            assert_eq!(text_of(&parts.solutions), solutions, "{text}");
        }
    }
}
