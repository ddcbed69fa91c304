//! The checks across the types of a catalog, in const evaluation: names, codes, database
//! constraints, and the API of each type.
//!
//! Each name is hashed once, and compared only with names of the same hash. Without the hashes, the
//! check of thousands of errors would slow down the build.

mod constraints;

use crate::api::ApiDefaults;
use crate::catalog::element::is_same_api;
use crate::catalog::{Catalog, in_api};
use crate::model::{Code, ErrorSpec};
use crate::text::const_str::equal;
use crate::text::const_text::ConstText;

/// Returns the number of types. A type that occurs twice is counted twice.
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

/// Returns the number of errors of all types. The errors of a type that occurs twice are counted
/// once, or twice if they are sent both in a body and in a redirect.
#[must_use]
pub const fn count_specs<const TYPES: usize>(catalogs: &'static [Catalog]) -> usize {
    let types = Types::<TYPES>::new(catalogs);
    let mut count = 0;
    let mut index = 0;
    while index < types.len {
        count += types.list[index].specs.len();
        index += 1;
    }
    count
}

/// Returns the size of the hash table for this number of errors: a power of two, at most half full.
#[must_use]
pub const fn count_slots(specs: usize) -> usize {
    (specs * 2 + 1).next_power_of_two()
}

/// Checks at compile time that the names of errors are unique, and that each code has one name. A
/// code must also have one status, unless all its errors are 5xx or it allows any status. A listed
/// type must not belong to another API. Two errors must not have the same database constraint.
///
/// # Panics
/// Panics with a text that names the catalog, and each type or pair of variants that fails a check.
#[track_caller]
pub const fn check<const TYPES: usize, const SPECS: usize, const SLOTS: usize>(catalog: &Catalog) {
    let types = Types::<TYPES>::new(catalog.nested);
    let errors = Errors::<TYPES, SPECS>::new(types, catalog.http);
    let mut report = Report { catalog, errors, text: ConstText::EMPTY };
    if let Some(api) = catalog.api {
        report.check_api(api);
    }
    report.check_names::<SLOTS>();
    report.check_codes::<SLOTS>();
    report.check_constraints();
    assert!(report.text.is_empty(), "{}", report.text.as_str());
}

/// The types. Each type occurs once, or twice if its errors are sent both in a body and in a
/// redirect.
struct Types<const N: usize> {
    list: [Catalog; N],
    len: usize,
}

impl<const N: usize> Types<N> {
    const fn new(catalogs: &'static [Catalog]) -> Self {
        let mut types = Self { list: [Catalog::EMPTY; N], len: 0 };
        types.collect(catalogs, None);
        types
    }

    /// Appends the types. `redirect` is the status of the redirect of the type that contains them.
    const fn collect(&mut self, catalogs: &'static [Catalog], redirect: Option<u16>) {
        let mut index = 0;
        while index < catalogs.len() {
            let catalog = catalogs[index].contained_in(redirect);
            if !catalog.specs.is_empty() && !self.contains(&catalog) {
                self.list[self.len] = catalog;
                self.len += 1;
            }
            self.collect(catalog.nested, catalog.redirect);
            index += 1;
        }
    }

    const fn contains(&self, catalog: &Catalog) -> bool {
        let mut index = 0;
        while index < self.len {
            if self.list[index].is_sent_like(catalog) {
                return true;
            }
            index += 1;
        }
        false
    }
}

/// The errors of all types, in one list.
struct Errors<const TYPES: usize, const SPECS: usize> {
    types: Types<TYPES>,
    specs: [&'static ErrorSpec; SPECS],
    /// The index of each error's type.
    owners: [usize; SPECS],
}

impl<const TYPES: usize, const SPECS: usize> Errors<TYPES, SPECS> {
    const fn new(types: Types<TYPES>, http: &'static [ErrorSpec]) -> Self {
        const NONE: &ErrorSpec = &ErrorSpec::new("", "", "", 500);
        let mut specs = [NONE; SPECS];
        let mut owners = [0; SPECS];
        let mut len = 0;
        let mut owner = 0;
        while owner < types.len {
            let list = in_api(types.list[owner], http).specs;
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

    const fn owner(&self, index: usize) -> &Catalog {
        &self.types.list[self.owners[index]]
    }

    /// Returns whether both errors are the same variant of a type that is listed twice, or that is
    /// sent both in a body and in a redirect.
    const fn is_same(&self, before: usize, index: usize) -> bool {
        equal(self.specs[before].variant(), self.specs[index].variant())
            && equal(self.owner(before).path, self.owner(index).path)
    }
}

/// Returns the FNV-1a hash of `text`, computed over words of eight bytes.
const fn hash(text: &str) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut rest = text.as_bytes();
    while let [a, b, c, d, e, f, g, h, tail @ ..] = rest {
        hash = (hash ^ u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])).wrapping_mul(PRIME);
        // A bit of a product does not depend on higher bits of the factors. The shift makes the low
        // bits depend on the high bits.
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
    catalog: &'a Catalog,
    errors: Errors<TYPES, SPECS>,
    text: ConstText,
}

impl<const TYPES: usize, const SPECS: usize> Report<'_, TYPES, SPECS> {
    /// Reports each listed type that belongs to another API.
    const fn check_api(&mut self, api: &ApiDefaults) {
        let mut index = 0;
        while index < self.catalog.nested.len() {
            let listed = &self.catalog.nested[index];
            if let Some(other) = listed.api
                && !is_same_api(api, other)
            {
                self.start_line();
                self.push_quoted(listed.path);
                self.text.push(" belongs to ");
                self.push_api(other);
                self.text.push(", and the catalog is for ");
                self.push_api(api);
                self.text.push("; list it in a catalog for its own API");
            }
            index += 1;
        }
    }

    const fn push_api(&mut self, api: &ApiDefaults) {
        if api.path.is_empty() {
            self.text.push("another API");
        } else {
            self.text.push("the API ");
            self.push_quoted(api.path);
        }
    }

    const fn check_names<const SLOTS: usize>(&mut self) {
        // The index plus one of the first error with each name. Zero is an empty slot.
        let mut slots = [0; SLOTS];
        let mut hashes = [0; SPECS];
        let mut index = 0;
        while index < SPECS {
            let spec = self.errors.specs[index];
            let hash = hash(spec.name());
            hashes[index] = hash;
            let mut slot = first_slot::<SLOTS>(hash);
            while slots[slot] > 0 {
                let before = slots[slot] - 1;
                // If both errors can have this name, the later error gets another slot.
                if hashes[before] == hash
                    && equal(self.errors.specs[before].name(), spec.name())
                    && !self.is_name_with_both_statuses(before, index)
                    && !self.is_http(before, index)
                    && !self.is_redirect(before, index)
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
        if (spec.has_own_name() || other.has_own_name()) && !self.errors.is_same(before, index) {
            self.push_pair(before, index);
            self.text.push(" have the same name `");
            self.text.push(spec.name());
            self.text.push("`; give one of them another: `#[name(\"..\")]`");
        }
    }

    /// Returns whether the statuses differ, and the envelopes of both errors allow this name with
    /// both statuses. An envelope declares such names with
    /// [`NameRule::with_statuses`](crate::NameRule::with_statuses).
    const fn is_name_with_both_statuses(&self, before: usize, index: usize) -> bool {
        let (spec, other) = (self.errors.specs[before], self.errors.specs[index]);
        let (status, other_status) = (spec.status_number(), other.status_number());
        let (owner, other_owner) = (self.errors.owner(before), self.errors.owner(index));
        status != other_status
            && owner.envelope.names.allows_with_both(spec.name(), status, other_status)
            && other_owner.envelope.names.allows_with_both(spec.name(), status, other_status)
    }

    /// Returns whether one error is an [`HttpError`](crate::HttpError), and the other error is an
    /// `HttpError` or has the same status. If the envelope has one name for all rejections, an
    /// error with this name can have any status.
    const fn is_http(&self, before: usize, index: usize) -> bool {
        let (spec, other) = (self.errors.specs[before], self.errors.specs[index]);
        let is_http = self.errors.owner(before).is_http;
        let is_other_http = self.errors.owner(index).is_http;
        let has_one_name = match self.catalog.envelope.names.rejection_name(400) {
            Some(name) => equal(spec.name(), name),
            None => false,
        };
        (is_http && is_other_http)
            || (is_http || is_other_http)
                && (has_one_name || spec.status_number() == other.status_number())
    }

    /// Returns whether one error is sent in a redirect, and the other error in a body. A client
    /// then receives the names of the two errors in different places.
    const fn is_redirect(&self, before: usize, index: usize) -> bool {
        let (owner, other_owner) = (self.errors.owner(before), self.errors.owner(index));
        owner.redirect.is_some() != other_owner.redirect.is_some()
    }

    const fn check_codes<const SLOTS: usize>(&mut self) {
        // `slots` has the first error with each number. In the same slot, `named` has the first
        // error that gives the number a name. Both contain the index plus one.
        let mut slots = [0; SLOTS];
        let mut named = [0; SLOTS];
        let mut index = 0;
        while index < SPECS {
            if let Some(code) = self.errors.specs[index].code() {
                let mut slot = first_slot::<SLOTS>(code.number().cast_unsigned());
                while slots[slot] > 0 && self.code_number(slots[slot] - 1) != code.number() {
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

    const fn code_number(&self, index: usize) -> i64 {
        match self.errors.specs[index].code() {
            Some(code) => code.number(),
            None => 0,
        }
    }

    const fn allows_any_status(&self, index: usize) -> bool {
        match self.errors.specs[index].code() {
            Some(code) => code.allows_any_status(),
            None => false,
        }
    }

    const fn check_status(&mut self, before: usize, index: usize, code: Code) {
        let status = self.errors.specs[before].status_number();
        let other = self.errors.specs[index].status_number();
        let allows_any_status = code.allows_any_status() || self.allows_any_status(before);
        if status != other && (status < 500 || other < 500) && !allows_any_status {
            self.push_pair(before, index);
            self.text.push(" have the code ");
            self.text.push_number(code.number());
            self.text.push(", but the statuses ");
            self.text.push_number(status as i64);
            self.text.push(" and ");
            self.text.push_number(other as i64);
            self.text.push("; give both the same status, or one of them another code");
        }
    }

    const fn check_code_name(&mut self, before: usize, index: usize) {
        if let Some(code) = self.errors.specs[before].code()
            && let Some(other_code) = self.errors.specs[index].code()
            && let (Some(name), Some(other)) = (code.name(), other_code.name())
            && !equal(name, other)
        {
            self.push_pair(before, index);
            self.text.push(" name the code ");
            self.text.push_number(code.number());
            self.text.push(" `");
            self.text.push(name);
            self.text.push("` and `");
            self.text.push(other);
            self.text.push("`; give the code the same name on both");
        }
    }

    /// Starts a new line with the names of two variants.
    const fn push_pair(&mut self, before: usize, index: usize) {
        self.start_line();
        self.push_variant(before);
        self.text.push(" and ");
        self.push_variant(index);
    }

    /// Starts a new line with the name of the catalog.
    const fn start_line(&mut self) {
        if !self.text.is_empty() {
            self.text.push("\n");
        }
        self.text.push("in ");
        self.push_quoted(self.catalog.name);
        self.text.push(", ");
    }

    const fn push_quoted(&mut self, text: &str) {
        self.text.push("`");
        self.text.push(text);
        self.text.push("`");
    }

    const fn push_variant(&mut self, index: usize) {
        let owner = self.errors.owner(index);
        self.text.push("`");
        self.text.push(owner.path);
        let variant = self.errors.specs[index].variant();
        // The variant of a struct has the name of the struct.
        if !equal(variant, owner.name) {
            self.text.push("::");
            self.text.push(variant);
        }
        self.text.push("`");
    }
}

/// Returns the first slot for a key. The low bits of the product are not used, because they depend
/// only on the low bits of the key.
const fn first_slot<const SLOTS: usize>(key: u64) -> usize {
    let spread = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    spread as usize % SLOTS
}
