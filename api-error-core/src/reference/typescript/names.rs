//! Unique names in a module.

use std::collections::BTreeSet;

/// The names in a module. Each name is used once.
pub(super) struct ModuleNames {
    taken: BTreeSet<String>,
}

impl ModuleNames {
    /// Creates a set that contains the names in `RESERVED`.
    pub(super) fn new() -> Self {
        Self { taken: RESERVED.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Returns a name for the union of the errors of a type. The names that are derived from this
    /// name are unique too. `has_redirect` is true if an error of the union is sent in a redirect.
    pub(super) fn union(&mut self, text: &str, has_redirect: bool) -> String {
        let mut name = to_identifier(text);
        if self.taken.contains(&name) {
            name.push_str("Error");
        }
        let derived = |name: &str| {
            let mut names = derived_names(name).to_vec();
            if has_redirect {
                names.extend(derived_names_of_redirect(name));
            }
            names
        };
        while derived(&name).iter().any(|name| self.taken.contains(name)) {
            name.push('_');
        }
        self.taken.extend(derived(&name));
        name
    }

    /// Returns a name for a type for which the module declares no other names.
    pub(super) fn single(&mut self, text: &str) -> String {
        let mut name = to_identifier(text);
        if self.taken.contains(&name) {
            name.push_str("Body");
        }
        while self.taken.contains(&name) {
            name.push('_');
        }
        self.taken.insert(name.clone());
        name
    }
}

/// Returns the names that the module declares for a union.
fn derived_names(name: &str) -> [String; 6] {
    [
        name.to_owned(),
        format!("{name}Name"),
        format!("{name}Case"),
        format!("is{name}"),
        format!("decode{name}"),
        format!("bodiesOf{name}"),
    ]
}

/// Returns the names that the module declares for the errors of a union that are sent in a
/// redirect.
fn derived_names_of_redirect(name: &str) -> [String; 3] {
    [format!("{name}Redirect"), format!("decode{name}Redirect"), format!("redirectsOf{name}")]
}

/// Returns the text as a TypeScript identifier.
fn to_identifier(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if plain.is_empty() || plain.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{plain}")
    } else {
        plain
    }
}

/// The names that each module declares, and the names of the language that a type would hide.
const RESERVED: &[&str] = &[
    // Declared in the module.
    "Mark",
    "Check",
    "at",
    "has",
    "fits",
    "is",
    "decode",
    "marksOf",
    "checksOf",
    // Types of the language and of its environments.
    "AbortController",
    "AbortSignal",
    "AggregateError",
    "Array",
    "ArrayBuffer",
    "ArrayLike",
    "AsyncIterable",
    "AsyncIterator",
    "Atomics",
    "Awaited",
    "BigInt",
    "Blob",
    "Body",
    "Boolean",
    "Buffer",
    "Capitalize",
    "DataView",
    "Date",
    "Document",
    "Element",
    "Error",
    "EvalError",
    "Event",
    "EventTarget",
    "Exclude",
    "Extract",
    "File",
    "FormData",
    "Function",
    "Generator",
    "Headers",
    "Infinity",
    "InstanceType",
    "Intl",
    "Iterable",
    "Iterator",
    "JSON",
    "Lowercase",
    "Map",
    "Math",
    "NaN",
    "Node",
    "NonNullable",
    "Number",
    "Object",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "Promise",
    "PromiseLike",
    "PropertyKey",
    "Proxy",
    "RangeError",
    "Readonly",
    "ReadonlyArray",
    "ReadonlyMap",
    "ReadonlySet",
    "Record",
    "ReferenceError",
    "Reflect",
    "RegExp",
    "Request",
    "Required",
    "Response",
    "ReturnType",
    "Set",
    "String",
    "Symbol",
    "SyntaxError",
    "Text",
    "TypeError",
    "URIError",
    "URL",
    "Uncapitalize",
    "Uppercase",
    "WeakMap",
    "WeakRef",
    "WeakSet",
    "globalThis",
    // Keywords.
    "abstract",
    "any",
    "arguments",
    "as",
    "asserts",
    "async",
    "await",
    "bigint",
    "boolean",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "global",
    "if",
    "implements",
    "import",
    "in",
    "infer",
    "instanceof",
    "interface",
    "intrinsic",
    "keyof",
    "let",
    "module",
    "namespace",
    "never",
    "new",
    "null",
    "number",
    "object",
    "of",
    "package",
    "private",
    "protected",
    "public",
    "readonly",
    "require",
    "return",
    "satisfies",
    "set",
    "static",
    "string",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "true",
    "try",
    "type",
    "typeof",
    "undefined",
    "unique",
    "unknown",
    "using",
    "var",
    "void",
    "while",
    "with",
    "yield",
];
