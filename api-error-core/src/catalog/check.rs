//! The uniqueness of names and codes across types, in const evaluation.
//!
//! Two thousand errors stay cheap: each name is hashed once, hashes are sorted, and only neighbours
//! are compared.

use super::Catalog;
use crate::ErrorSpec;
use crate::envelope::equal;

/// How many types there are, those that occur twice counted twice.
#[must_use]
pub const fn count_types(catalogs: &[Catalog]) -> usize {
    let mut count = catalogs.len();
    let mut index = 0;
    while index < catalogs.len() {
        count += count_types(catalogs[index].nested);
        index += 1;
    }
    count
}

/// How many errors the types have, each type counted once.
#[must_use]
pub const fn count_specs<const TYPES: usize>(catalogs: &'static [Catalog]) -> usize {
    let types = Types::<TYPES>::of(catalogs);
    let mut count = 0;
    let mut index = 0;
    while index < types.len {
        count += types.list[index].specs.len();
        index += 1;
    }
    count
}

/// Fails, in const evaluation at compile time, when two errors share a name or disagree about a
/// code.
///
/// # Panics
/// With a text that names the catalog and each pair of variants.
#[track_caller]
pub const fn check<const TYPES: usize, const SPECS: usize>(
    catalog: &str,
    catalogs: &'static [Catalog],
) {
    let types = Types::<TYPES>::of(catalogs);
    let mut report = Text::EMPTY;
    check_names(&Sorted::<SPECS>::by_name(&types), &types, catalog, &mut report);
    check_codes(&Sorted::<SPECS>::by_code(&types), &types, catalog, &mut report);
    assert!(report.len == 0, "{}", report.as_str());
}

/// Each type once.
struct Types<const N: usize> {
    list: [&'static Catalog; N],
    len: usize,
}

impl<const N: usize> Types<N> {
    const fn of(catalogs: &'static [Catalog]) -> Self {
        let mut types = Self { list: [&Catalog::EMPTY; N], len: 0 };
        types.add(catalogs);
        types
    }

    const fn add(&mut self, catalogs: &'static [Catalog]) {
        let mut index = 0;
        while index < catalogs.len() {
            let catalog = &catalogs[index];
            if !catalog.specs.is_empty() && !self.has(catalog) {
                self.list[self.len] = catalog;
                self.len += 1;
            }
            self.add(catalog.nested);
            index += 1;
        }
    }

    const fn has(&self, catalog: &Catalog) -> bool {
        let mut index = 0;
        while index < self.len {
            if self.list[index].is(catalog) {
                return true;
            }
            index += 1;
        }
        false
    }

    const fn spec(&self, entry: Entry) -> &'static ErrorSpec {
        &self.list[entry.owner].specs[entry.index]
    }
}

/// One error, by what it is sorted by.
#[derive(Clone, Copy)]
struct Entry {
    key: u64,
    owner: usize,
    index: usize,
}

struct Sorted<const N: usize> {
    entries: [Entry; N],
    len: usize,
}

impl<const N: usize> Sorted<N> {
    const NOTHING: Self = Self { entries: [Entry { key: 0, owner: 0, index: 0 }; N], len: 0 };

    const fn by_name<const TYPES: usize>(types: &Types<TYPES>) -> Self {
        let mut sorted = Self::NOTHING;
        let mut owner = 0;
        while owner < types.len {
            let specs = types.list[owner].specs;
            let mut index = 0;
            while index < specs.len() {
                sorted.entries[sorted.len] = Entry { key: hash(specs[index].name()), owner, index };
                sorted.len += 1;
                index += 1;
            }
            owner += 1;
        }
        sorted.sort()
    }

    const fn by_code<const TYPES: usize>(types: &Types<TYPES>) -> Self {
        let mut sorted = Self::NOTHING;
        let mut owner = 0;
        while owner < types.len {
            let specs = types.list[owner].specs;
            let mut index = 0;
            while index < specs.len() {
                if let Some(code) = specs[index].code() {
                    let key = code.number().cast_unsigned();
                    sorted.entries[sorted.len] = Entry { key, owner, index };
                    sorted.len += 1;
                }
                index += 1;
            }
            owner += 1;
        }
        sorted.sort()
    }

    /// Merges runs of one, two, four, .. entries: what has the same key stays in order.
    const fn sort(self) -> Self {
        let Self { entries: mut from, len } = self;
        let mut to = Self::NOTHING.entries;
        let mut run = 1;
        while run < len {
            let mut start = 0;
            while start < len {
                let middle = if start + run < len { start + run } else { len };
                let end = if middle + run < len { middle + run } else { len };
                let (mut left, mut right, mut out) = (start, middle, start);
                while out < end {
                    if left < middle && (right >= end || from[left].key <= from[right].key) {
                        to[out] = from[left];
                        left += 1;
                    } else {
                        to[out] = from[right];
                        right += 1;
                    }
                    out += 1;
                }
                start = end;
            }
            (from, to) = (to, from);
            run *= 2;
        }
        Self { entries: from, len }
    }
}

/// FNV-1a over words of eight bytes.
const fn hash(text: &str) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut rest = text.as_bytes();
    while let [a, b, c, d, e, f, g, h, tail @ ..] = rest {
        hash = (hash ^ u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])).wrapping_mul(PRIME);
        // The highest bits of a word would reach only the highest bits of the hash.
        hash ^= hash >> 32;
        rest = tail;
    }
    while let [byte, tail @ ..] = rest {
        hash = (hash ^ *byte as u64).wrapping_mul(PRIME);
        rest = tail;
    }
    hash
}

const fn check_names<const TYPES: usize, const SPECS: usize>(
    sorted: &Sorted<SPECS>,
    types: &Types<TYPES>,
    catalog: &str,
    report: &mut Text,
) {
    let mut first = 0;
    let mut index = 1;
    while index < sorted.len {
        if sorted.entries[index].key != sorted.entries[first].key {
            first = index;
        }
        // All of one hash, and nearly always of one name.
        let mut before = first;
        while before < index {
            let (one, other) = (sorted.entries[before], sorted.entries[index]);
            let (spec, other_spec) = (types.spec(one), types.spec(other));
            if equal(spec.name(), other_spec.name()) {
                let is_named = spec.is_named() || other_spec.is_named();
                let has_both = is_registered(types, one, other);
                if is_named && !has_both {
                    report.pair(catalog, types, one, other);
                    report.push(" are both named `");
                    report.push(spec.name());
                    report.push("`; write another `#[name(\"..\")]` on one");
                }
                break;
            }
            before += 1;
        }
        index += 1;
    }
}

/// Whether the envelope of both registers their name with either status.
const fn is_registered<const TYPES: usize>(types: &Types<TYPES>, one: Entry, other: Entry) -> bool {
    let (spec, other_spec) = (types.spec(one), types.spec(other));
    let (status, other_status) = (spec.status_number(), other_spec.status_number());
    status != other_status
        && types.list[one.owner].format.names.registers(spec.name(), status, other_status)
        && types.list[other.owner].format.names.registers(spec.name(), status, other_status)
}

const fn check_codes<const TYPES: usize, const SPECS: usize>(
    sorted: &Sorted<SPECS>,
    types: &Types<TYPES>,
    catalog: &str,
    report: &mut Text,
) {
    let mut first = 0;
    // The first of this number that gives it a name.
    let mut named: Option<usize> = None;
    let mut index = 0;
    while index < sorted.len {
        let entry = sorted.entries[index];
        if entry.key != sorted.entries[first].key {
            first = index;
            named = None;
        }
        let spec = types.spec(entry);
        let Some(code) = spec.code() else { break };
        if let Some(name) = code.name() {
            if let Some(before) = named {
                let before = sorted.entries[before];
                if let Some(other) = types.spec(before).code()
                    && let Some(other_name) = other.name()
                    && !equal(name, other_name)
                {
                    report.pair(catalog, types, before, entry);
                    report.push(" call code ");
                    report.push_number(code.number());
                    report.push(" `");
                    report.push(other_name);
                    report.push("` and `");
                    report.push(name);
                    report.push("`; one number has one name");
                }
            } else {
                named = Some(index);
            }
        }
        let before = sorted.entries[first];
        let (status, other) = (spec.status_number(), types.spec(before).status_number());
        if status != other && (status < 500 || other < 500) {
            report.pair(catalog, types, before, entry);
            report.push(" give code ");
            report.push_number(code.number());
            report.push(" the statuses ");
            report.push_number(other as i64);
            report.push(" and ");
            report.push_number(status as i64);
            report.push("; one number has one status, unless all are 5xx");
        }
        index += 1;
    }
}

/// A text that is put together in const evaluation. What does not fit is left out.
struct Text {
    bytes: [u8; 4096],
    len: usize,
}

impl Text {
    const EMPTY: Self = Self { bytes: [0; 4096], len: 0 };

    const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if self.len + bytes.len() > self.bytes.len() {
            return;
        }
        let mut index = 0;
        while index < bytes.len() {
            self.bytes[self.len] = bytes[index];
            self.len += 1;
            index += 1;
        }
    }

    const fn push_number(&mut self, number: i64) {
        if number < 0 {
            self.push("-");
        }
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = number.unsigned_abs();
        loop {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if let Ok(text) = core::str::from_utf8(digits.split_at(start).1) {
            self.push(text);
        }
    }

    /// Starts a sentence about two variants.
    const fn pair<const TYPES: usize>(
        &mut self,
        catalog: &str,
        types: &Types<TYPES>,
        one: Entry,
        other: Entry,
    ) {
        if self.len > 0 {
            self.push("\n");
        }
        self.push("in `");
        self.push(catalog);
        self.push("`, ");
        self.push_variant(types, one);
        self.push(" and ");
        self.push_variant(types, other);
    }

    const fn push_variant<const TYPES: usize>(&mut self, types: &Types<TYPES>, entry: Entry) {
        self.push("`");
        self.push(types.list[entry.owner].path);
        let variant = types.spec(entry).variant();
        // A struct is its own variant.
        if !equal(variant, types.list[entry.owner].name) {
            self.push("::");
            self.push(variant);
        }
        self.push("`");
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// How long a doc comment is as [`doc_text`] leaves it.
#[must_use]
pub const fn doc_len(doc: &str) -> usize {
    trim(doc, &mut [])
}

/// A doc comment without the space before each line and the last line end.
#[must_use]
pub const fn doc_text<const N: usize>(doc: &str) -> [u8; N] {
    let mut text = [0; N];
    trim(doc, &mut text);
    text
}

const fn trim(doc: &str, out: &mut [u8]) -> usize {
    let bytes = doc.as_bytes();
    let mut end = bytes.len();
    while end > 0 && (bytes[end - 1] == b'\n' || bytes[end - 1] == b' ') {
        end -= 1;
    }
    let mut len = 0;
    let mut index = 0;
    while index < end {
        let starts_line = index == 0 || bytes[index - 1] == b'\n';
        if !(starts_line && bytes[index] == b' ') {
            if len < out.len() {
                out[len] = bytes[index];
            }
            len += 1;
        }
        index += 1;
    }
    len
}
