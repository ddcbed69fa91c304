//! The errors that every contender renders. They are created before anything is counted.

use serde::{Deserialize, Serialize};

/// The kind of a resource, which every contender serializes by the same derive.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    Item,
}

impl std::fmt::Display for ResourceKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Item => formatter.write_str("item"),
        }
    }
}

/// One issue of a request.
#[derive(Clone, Debug)]
pub struct Fault {
    pub name: &'static str,
    pub message: &'static str,
    /// A JSON Pointer.
    pub pointer: String,
    /// The same pointer as a URI fragment. The hand-written code does not have to convert it.
    pub fragment: String,
}

#[derive(Debug)]
pub struct Occurrences {
    pub kind: ResourceKind,
    pub key: u64,
    /// 1 KiB, in which about every fourth byte needs an escape.
    pub text: String,
    pub faults: Vec<Fault>,
}

pub const NOT_FOUND: &str = "the item does not exist";
pub const INVALID: &str = "the request is not valid";

impl Occurrences {
    pub fn new() -> Self {
        let line = "at \"C:\\in\\a.json\"\tline\n";
        let text: String = line.chars().cycle().take(1024).collect();
        let faults = (0..100).map(|line| Fault {
            name: "min_length",
            message: "must have at least 3 characters",
            pointer: format!("/lines/{line}/sku"),
            fragment: format!("#/lines/{line}/sku"),
        });
        Self { kind: ResourceKind::Item, key: 11_111, text, faults: faults.collect() }
    }
}
