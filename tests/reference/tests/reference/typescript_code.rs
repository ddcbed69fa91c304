//! The TypeScript code on the HTML page distinguishes each error from the others.

use super::code::{Snippet, all, guides, response, snippets};
use super::{tool, typescript};
use api_error::reference;
use std::fmt::Write;
use std::fs;
use std::process::Command;

#[test]
fn the_typescript_code_distinguishes_each_error() {
    for contract in all().iter().filter(|contract| !contract.samples.is_empty()) {
        let folder = tool::folder(&format!("client-code-{}", contract.name));
        fs::write(folder.join("errors.mts"), reference::typescript(contract.catalog)).unwrap();
        let snippets = snippets(contract.catalog).into_iter();
        let snippets: Vec<_> = snippets.filter(|snippet| !snippet.is_of_redirect()).collect();
        let guide = guides(contract.catalog, "TypeScript").pop().unwrap();
        let mut imports: Vec<&str> = Vec::new();
        let mut functions = String::new();
        let codes = snippets.iter().map(|snippet| snippet.typescript.as_ref().unwrap());
        for code in codes.chain([&guide]) {
            let (import, code) = match code.split_once("\n\n") {
                Some((import, code)) => (import, code),
                None => ("", code.as_str()),
            };
            if !imports.contains(&import) {
                imports.push(import);
            }
            writeln!(functions, "  async (response: Response) => {{\n{code}\n}},").unwrap();
        }
        let responses: Vec<_> = contract
            .samples
            .iter()
            .map(|error| {
                let response = response(&**error);
                let body = String::from_utf8_lossy(response.body()).into_owned();
                serde_json::json!([response.status().as_u16(), body])
            })
            .collect();
        // The script writes a line for each response: the errors whose code printed something.
        let script = format!(
            "{imports}\nconst codes = [\n{functions}];\n\
             const responses: [number, string][] = {responses};\n\
             const log = console.log;\n\
             for (const [status, body] of responses) {{\n\
             const found: number[] = [];\n\
             for (const [index, code] of codes.entries()) {{\n\
             console.log = () => found.push(index);\n\
             await code(new Response(body, {{ status }}));\n}}\n\
             // The last function has the code at the top of the page.\n\
             const has = found.at(-1) === codes.length - 1;\n\
             if (has) found.pop();\n\
             log(found.join(' ') + (has ? ' guide' : ''));\n}}\n",
            imports = imports.join("\n").replace("./errors", "./errors.mjs"),
            responses = serde_json::Value::from(responses),
        );
        fs::write(folder.join("script.mts"), script).unwrap();
        let Some((is_ok, text)) = typescript::tsc(&folder, &["script.mts"]) else { return };
        assert!(is_ok, "{}: {text}", contract.name);
        let (is_ok, text) = tool::run(Command::new("node").arg(folder.join("script.mjs")));
        assert!(is_ok, "{text}");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), contract.samples.len(), "{text}");
        for (error, line) in contract.samples.iter().zip(lines) {
            // The documented `HttpError` can have the name and the status of another error.
            let is_this = |(_, snippet): &(usize, &Snippet)| {
                snippet.name == error.name() && error.status() == snippet.status
            };
            let expected = snippets.iter().enumerate().filter(is_this);
            let expected: Vec<_> = expected.map(|(index, _)| index.to_string()).collect();
            assert!(!expected.is_empty());
            let line = line.trim_end_matches(" guide");
            assert_eq!(line, expected.join(" "), "{} of {}", error.name(), contract.name);
        }
        assert!(text.contains(" guide"), "{text}");
    }
}
