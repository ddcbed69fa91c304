//! The uniqueness of names and codes across types, in const evaluation.
//!
//! Two thousand errors stay cheap: each name is hashed once, and compared with those of its hash.

use super::Catalog;
use crate::model::{Code, ErrorSpec};
use crate::text::const_str::equal;

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

/// How large a table for so many errors is: a power of two, at most half full.
#[must_use]
pub const fn count_slots(specs: usize) -> usize {
    (specs * 2 + 1).next_power_of_two()
}

/// Fails, in const evaluation at compile time, when two errors share a name or disagree about a
/// code.
///
/// # Panics
/// With a text that names the catalog and each pair of variants.
#[track_caller]
pub const fn check<const TYPES: usize, const SPECS: usize, const SLOTS: usize>(
    catalog: &str,
    catalogs: &'static [Catalog],
) {
    let types = Types::<TYPES>::of(catalogs);
    let mut report =
        Report { catalog, errors: Errors::<TYPES, SPECS>::of(types), text: Text::EMPTY };
    report.check_names::<SLOTS>();
    report.check_codes::<SLOTS>();
    assert!(report.text.len == 0, "{}", report.text.as_str());
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
}

/// Each error of each type, in one list.
struct Errors<const TYPES: usize, const SPECS: usize> {
    types: Types<TYPES>,
    specs: [&'static ErrorSpec; SPECS],
    /// The type of each.
    owners: [usize; SPECS],
}

impl<const TYPES: usize, const SPECS: usize> Errors<TYPES, SPECS> {
    const fn of(types: Types<TYPES>) -> Self {
        const NONE: &ErrorSpec = &ErrorSpec::new("", "", "", 500);
        let mut specs = [NONE; SPECS];
        let mut owners = [0; SPECS];
        let mut len = 0;
        let mut owner = 0;
        while owner < types.len {
            let list = types.list[owner].specs;
            let mut index = 0;
            while index < list.len() {
                specs[len] = &list[index];
                owners[len] = owner;
                len += 1;
                index += 1;
            }
            owner += 1;
        }
        Self { types, specs, owners }
    }

    const fn owner(&self, index: usize) -> &'static Catalog {
        self.types.list[self.owners[index]]
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

struct Report<'a, const TYPES: usize, const SPECS: usize> {
    catalog: &'a str,
    errors: Errors<TYPES, SPECS>,
    text: Text,
}

impl<const TYPES: usize, const SPECS: usize> Report<'_, TYPES, SPECS> {
    const fn check_names<const SLOTS: usize>(&mut self) {
        // Of each name the first error, by its index and one.
        let mut slots = [0; SLOTS];
        let mut hashes = [0; SPECS];
        let mut index = 0;
        while index < SPECS {
            let spec = self.errors.specs[index];
            let hash = hash(spec.name());
            hashes[index] = hash;
            let mut slot = slot::<SLOTS>(hash);
            while slots[slot] > 0 {
                let before = slots[slot] - 1;
                // The same name with another registered status has a slot of its own.
                if hashes[before] == hash
                    && equal(self.errors.specs[before].name(), spec.name())
                    && !self.is_registered(before, index)
                {
                    self.check_name(before, index);
                    break;
                }
                slot = (slot + 1) % SLOTS;
            }
            if slots[slot] == 0 {
                slots[slot] = index + 1;
            }
            index += 1;
        }
    }

    const fn check_name(&mut self, before: usize, index: usize) {
        let (spec, other) = (self.errors.specs[before], self.errors.specs[index]);
        if spec.has_own_name() || other.has_own_name() {
            self.pair(before, index);
            self.text.push(" are both named `");
            self.text.push(spec.name());
            self.text.push("`; write another `#[name(\"..\")]` on one");
        }
    }

    /// Whether the envelope of both registers their name with either status.
    const fn is_registered(&self, before: usize, index: usize) -> bool {
        let (spec, other) = (self.errors.specs[before], self.errors.specs[index]);
        let (status, other_status) = (spec.status_number(), other.status_number());
        let (owner, other_owner) = (self.errors.owner(before), self.errors.owner(index));
        status != other_status
            && owner.envelope.names.registers(spec.name(), status, other_status)
            && other_owner.envelope.names.registers(spec.name(), status, other_status)
    }

    const fn check_codes<const SLOTS: usize>(&mut self) {
        // Of each number the first error, and the first that gives it a name, by index and one.
        let mut slots = [0; SLOTS];
        let mut named = [0; SLOTS];
        let mut index = 0;
        while index < SPECS {
            if let Some(code) = self.errors.specs[index].code() {
                let mut slot = slot::<SLOTS>(code.number().cast_unsigned());
                while slots[slot] > 0 && self.number(slots[slot] - 1) != code.number() {
                    slot = (slot + 1) % SLOTS;
                }
                if slots[slot] == 0 {
                    slots[slot] = index + 1;
                } else {
                    self.check_status(slots[slot] - 1, index, code);
                }
                if code.name().is_some() {
                    if named[slot] == 0 {
                        named[slot] = index + 1;
                    } else {
                        self.check_code_name(named[slot] - 1, index);
                    }
                }
            }
            index += 1;
        }
    }

    const fn number(&self, index: usize) -> i64 {
        match self.errors.specs[index].code() {
            Some(code) => code.number(),
            None => 0,
        }
    }

    const fn check_status(&mut self, before: usize, index: usize, code: Code) {
        let status = self.errors.specs[before].status_number();
        let other = self.errors.specs[index].status_number();
        if status != other && (status < 500 || other < 500) {
            self.pair(before, index);
            self.text.push(" give code ");
            self.text.push_number(code.number());
            self.text.push(" the statuses ");
            self.text.push_number(status as i64);
            self.text.push(" and ");
            self.text.push_number(other as i64);
            self.text.push("; one number has one status, unless all are 5xx");
        }
    }

    const fn check_code_name(&mut self, before: usize, index: usize) {
        if let Some(code) = self.errors.specs[before].code()
            && let Some(other_code) = self.errors.specs[index].code()
            && let (Some(name), Some(other)) = (code.name(), other_code.name())
            && !equal(name, other)
        {
            self.pair(before, index);
            self.text.push(" call code ");
            self.text.push_number(code.number());
            self.text.push(" `");
            self.text.push(name);
            self.text.push("` and `");
            self.text.push(other);
            self.text.push("`; one number has one name");
        }
    }

    /// Starts a sentence about two variants.
    const fn pair(&mut self, before: usize, index: usize) {
        if self.text.len > 0 {
            self.text.push("\n");
        }
        self.text.push("in `");
        self.text.push(self.catalog);
        self.text.push("`, ");
        self.push_variant(before);
        self.text.push(" and ");
        self.push_variant(index);
    }

    const fn push_variant(&mut self, index: usize) {
        let owner = self.errors.owner(index);
        self.text.push("`");
        self.text.push(owner.path);
        let variant = self.errors.specs[index].variant();
        // A struct is its own variant.
        if !equal(variant, owner.name) {
            self.text.push("::");
            self.text.push(variant);
        }
        self.text.push("`");
    }
}

/// Where a table is to be looked at first: the high bits of the product depend on all of the key.
const fn slot<const SLOTS: usize>(key: u64) -> usize {
    let spread = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    spread as usize % SLOTS
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
