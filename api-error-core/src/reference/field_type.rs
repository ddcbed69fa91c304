//! The JSON schemas of `std` types, as serde writes their values, by the names of the types.

use serde_json::{Value, json};

/// The schema of a type's value once it is there: what is in an `Option` counts. Nothing for a
/// type that is not known, or that holds one.
pub(super) fn schema_of(type_name: &str) -> Option<Value> {
    let name = plain(type_name);
    match generic(name) {
        Some(("core::option::Option", arguments)) => schema(arguments.first()?),
        _ => schema(name),
    }
}

/// Without references, `mut` and lifetimes.
fn plain(name: &str) -> &str {
    let mut name = name.trim();
    while let Some(rest) = name.strip_prefix('&') {
        name = rest.trim_start();
        if let Some(lifetime) = name.strip_prefix('\'') {
            name = lifetime.split_once(' ').map_or("", |(_, rest)| rest);
        }
        name = name.strip_prefix("mut ").unwrap_or(name);
    }
    name
}

/// `a::B<C, D>` as `a::B` and its type arguments.
fn generic(name: &str) -> Option<(&str, Vec<&str>)> {
    let (path, rest) = name.split_once('<')?;
    let arguments = split(rest.strip_suffix('>')?);
    Some((path, arguments.into_iter().filter(|argument| !argument.starts_with('\'')).collect()))
}

/// Splits at the commas that are in no brackets.
fn split(list: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    for (index, character) in list.char_indices() {
        match character {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(list[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn schema(name: &str) -> Option<Value> {
    let name = plain(name);
    if let Some(inner) = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')) {
        return tuple(&split(inner));
    }
    if let Some(inner) = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        return match inner.rsplit_once("; ") {
            // Serde writes an array as a tuple, the empty one of any type.
            Some((item, count)) if !item.contains(']') || item.ends_with(']') => {
                let count: u64 = count.parse().ok()?;
                let mut array = array(item)?;
                array["minItems"] = count.into();
                array["maxItems"] = count.into();
                Some(array)
            }
            _ => array(inner),
        };
    }
    if let Some((path, arguments)) = generic(name) {
        return of_std_path(path).and_then(|last| container(last, &arguments));
    }
    primitive(name).or_else(|| named(of_std_path(name)?))
}

/// The last name of a path into `std`.
fn of_std_path(path: &str) -> Option<&str> {
    let (root, _) = path.split_once("::")?;
    let last = path.rsplit("::").next()?;
    matches!(root, "std" | "core" | "alloc").then_some(last)
}

fn primitive(name: &str) -> Option<Value> {
    Some(match name {
        "bool" => json!({ "type": "boolean" }),
        "str" => json!({ "type": "string" }),
        "char" => json!({ "type": "string", "minLength": 1, "maxLength": 1 }),
        "f32" => json!({ "type": "number", "format": "float" }),
        "f64" => json!({ "type": "number", "format": "double" }),
        "i8" => json!({ "type": "integer", "format": "int8", "minimum": -128, "maximum": 127 }),
        "i16" => {
            json!({ "type": "integer", "format": "int16", "minimum": -32768, "maximum": 32767 })
        }
        "u8" => json!({ "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 }),
        "u16" => json!({ "type": "integer", "format": "uint16", "minimum": 0, "maximum": 65535 }),
        // Larger numbers are beyond what many readers of a schema hold exactly.
        "i32" | "i64" | "i128" | "isize" => {
            json!({ "type": "integer", "format": format!("int{}", bits(name)) })
        }
        "u32" | "u64" | "u128" | "usize" => {
            json!({ "type": "integer", "format": format!("uint{}", bits(name)), "minimum": 0 })
        }
        _ => return None,
    })
}

fn bits(integer: &str) -> &str {
    match &integer[1..] {
        "size" => "64",
        bits => bits,
    }
}

fn named(last: &str) -> Option<Value> {
    Some(match last {
        "String" | "PathBuf" | "Path" | "IpAddr" | "SocketAddr" | "SocketAddrV4"
        | "SocketAddrV6" => json!({ "type": "string" }),
        "Ipv4Addr" => json!({ "type": "string", "format": "ipv4" }),
        "Ipv6Addr" => json!({ "type": "string", "format": "ipv6" }),
        "Duration" => object(&[("secs", "u64"), ("nanos", "u32")])?,
        "SystemTime" => object(&[("secs_since_epoch", "u64"), ("nanos_since_epoch", "u32")])?,
        _ => return None,
    })
}

fn container(last: &str, arguments: &[&str]) -> Option<Value> {
    let first = arguments.first()?;
    match last {
        "Option" => {
            let value = schema(first)?;
            Some(json!({ "anyOf": [value, { "type": "null" }] }))
        }
        "Box" | "Rc" | "Arc" | "Cow" | "Cell" | "RefCell" | "Mutex" | "RwLock" | "Reverse"
        | "Wrapping" | "Saturating" => schema(first),
        "NonZero" => {
            let mut number = schema(first)?;
            if first.starts_with('u') {
                number["minimum"] = 1.into();
            } else {
                number["not"] = json!({ "const": 0 });
            }
            Some(number)
        }
        "Vec" | "VecDeque" | "LinkedList" | "BinaryHeap" => array(first),
        "HashSet" | "BTreeSet" => {
            let mut set = array(first)?;
            set["uniqueItems"] = true.into();
            Some(set)
        }
        "HashMap" | "BTreeMap" => {
            let values = schema(arguments.get(1)?)?;
            Some(json!({ "type": "object", "additionalProperties": values }))
        }
        "Range" | "RangeInclusive" => object(&[("start", first), ("end", first)]),
        "PhantomData" => Some(json!({ "type": "null" })),
        "Result" => {
            let (ok, err) = (object(&[("Ok", first)])?, object(&[("Err", arguments.get(1)?)])?);
            Some(json!({ "oneOf": [ok, err] }))
        }
        _ => None,
    }
}

fn array(item: &str) -> Option<Value> {
    Some(json!({ "type": "array", "items": schema(item)? }))
}

fn tuple(items: &[&str]) -> Option<Value> {
    if items.is_empty() {
        return Some(json!({ "type": "null" }));
    }
    let count = items.len();
    let items = items.iter().map(|item| schema(item)).collect::<Option<Vec<_>>>()?;
    Some(json!({ "type": "array", "prefixItems": items, "minItems": count, "maxItems": count }))
}

fn object(members: &[(&str, &str)]) -> Option<Value> {
    let mut properties = serde_json::Map::new();
    for (name, ty) in members {
        properties.insert((*name).to_owned(), schema(ty)?);
    }
    let required: Vec<_> = members.iter().map(|(name, _)| *name).collect();
    Some(json!({ "type": "object", "properties": properties, "required": required }))
}

#[cfg(test)]
mod tests {
    use super::schema_of;
    use serde_json::{Value, json};
    use std::any::type_name;
    use std::borrow::Cow;
    use std::collections::{BTreeMap, HashSet};
    use std::num::NonZeroU32;
    use std::time::Duration;

    struct Other;

    #[test]
    fn std_types_have_the_schema_of_what_serde_writes() {
        let integer = json!({ "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 });
        let text = json!({ "type": "string" });
        let cases: [(&str, Value); 14] = [
            (type_name::<u8>(), integer.clone()),
            (type_name::<Option<u8>>(), integer.clone()),
            (type_name::<&&Option<u8>>(), integer.clone()),
            (type_name::<&'static str>(), text.clone()),
            (type_name::<Cow<'static, str>>(), text.clone()),
            (type_name::<Box<str>>(), text.clone()),
            (type_name::<Vec<String>>(), json!({ "type": "array", "items": text })),
            (type_name::<&[String]>(), json!({ "type": "array", "items": text })),
            (
                type_name::<Vec<Option<u8>>>(),
                json!({ "type": "array", "items": { "anyOf": [integer, { "type": "null" }] } }),
            ),
            (
                type_name::<[Vec<u8>; 2]>(),
                json!({
                    "type": "array",
                    "items": { "type": "array", "items": integer },
                    "minItems": 2,
                    "maxItems": 2,
                }),
            ),
            (
                type_name::<(u8, (String, bool))>(),
                json!({
                    "type": "array",
                    "prefixItems": [
                        integer,
                        {
                            "type": "array",
                            "prefixItems": [text, { "type": "boolean" }],
                            "minItems": 2,
                            "maxItems": 2,
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                }),
            ),
            (
                type_name::<BTreeMap<String, HashSet<char>>>(),
                json!({
                    "type": "object",
                    "additionalProperties": {
                        "type": "array",
                        "items": { "type": "string", "minLength": 1, "maxLength": 1 },
                        "uniqueItems": true,
                    },
                }),
            ),
            (
                type_name::<NonZeroU32>(),
                json!({ "type": "integer", "format": "uint32", "minimum": 1 }),
            ),
            (
                type_name::<Duration>(),
                json!({
                    "type": "object",
                    "properties": {
                        "secs": { "type": "integer", "format": "uint64", "minimum": 0 },
                        "nanos": { "type": "integer", "format": "uint32", "minimum": 0 },
                    },
                    "required": ["secs", "nanos"],
                }),
            ),
        ];
        for (name, schema) in cases {
            assert_eq!(schema_of(name), Some(schema), "{name}");
        }
        for name in [type_name::<Other>(), type_name::<Vec<Other>>(), type_name::<dyn Send>()] {
            assert_eq!(schema_of(name), None, "{name}");
        }
    }
}
