//! Texts that Markdown does not read as markup.

/// Escapes each character that can be inline markup or start a heading.
pub(crate) fn escape_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '~') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

/// Appends a text of a doc comment to a line, and escapes only what would be markup there.
///
/// `can_start_block` is false where a line cannot start a list or a heading.
pub(crate) fn push_text(line: &mut String, text: &str, can_start_block: bool) {
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let start = line.rfind('\n').map_or(0, |end| end + 1);
        let before = &line[start..];
        let is_markup = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => {
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_word(line.chars().next_back()) && is_word(next))
            }
            '&' => {
                next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#')
                    && text[index..].contains(';')
            }
            '#' => can_start_block && (before.is_empty() || before.ends_with(' ')),
            '-' | '+' | '=' | '>' | '|' | ':' => can_start_block && before.is_empty(),
            '.' | ')' => {
                can_start_block
                    && !before.is_empty()
                    && before.bytes().all(|byte| byte.is_ascii_digit())
            }
            _ => false,
        };
        if is_markup {
            line.push('\\');
        }
        line.push(if character.is_control() { ' ' } else { character });
    }
}

/// Escapes the address or the title of a link. The caller writes the address between angle
/// brackets, and the title between quotes.
pub(crate) fn escape_attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '<' | '>' | '"' | '&') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

/// Returns a text as inline code, also if it contains backticks.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest > 0 { format!("{fence} {text} {fence}") } else { format!("{fence}{text}{fence}") }
}

/// Returns a text that does not end its table cell.
pub(crate) fn escape_cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
