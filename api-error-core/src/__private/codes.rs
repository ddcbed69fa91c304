//! Compares the codes of one type in const evaluation.

use crate::model::Code;
use crate::text::const_str::equal;

/// A code, its status, and whether the code is a path, whose value the derive does not know.
pub type DeclaredCode = (Code, u16, bool);

/// The result of comparing a code with the codes that are declared before it.
#[derive(Clone, Copy)]
pub enum CodeAgreement {
    Agrees,
    OtherName,
    OtherStatus,
}

/// Compares each code with the codes before it. It does not compare two literals, because the
/// derive compares them. A hash table contains the codes, so that the time grows linearly with
/// their number.
#[must_use]
pub const fn compare_codes<const N: usize>(codes: &[DeclaredCode; N]) -> [CodeAgreement; N] {
    /// The slot has no further code, or the number has no code with a name.
    const END: usize = usize::MAX;
    let mut agreements = [CodeAgreement::Agrees; N];
    // The hash table contains the first declared code of each number. Each slot is a linked list:
    // `chains` has its head, and `next` has the code that follows. At the index of such a code,
    // `named` has the first declared code that has the same number and a name.
    let mut chains = [END; N];
    let mut next = [END; N];
    let mut named = [END; N];
    let mut index = 0;
    while index < N {
        let (code, status, is_path) = codes[index];
        #[expect(clippy::cast_possible_truncation, reason = "the remainder of a `usize`")]
        let chain = (code.number().unsigned_abs() % N as u64) as usize;
        let mut first = chains[chain];
        while first != END && codes[first].0.number() != code.number() {
            first = next[first];
        }
        if first == END {
            next[index] = chains[chain];
            chains[chain] = index;
            first = index;
        }
        let (_, first_status, first_is_path) = codes[first];
        if let Some(name) = code.name() {
            if named[first] == END {
                named[first] = index;
            }
            let (other, _, other_is_path) = codes[named[first]];
            if let Some(other) = other.name()
                && (is_path || other_is_path)
                && !equal(name, other)
            {
                agreements[index] = CodeAgreement::OtherName;
            }
        }
        let agrees = status == first_status
            || status >= 500 && first_status >= 500
            || code.allows_any_status()
            || codes[first].0.allows_any_status();
        if (is_path || first_is_path) && !agrees {
            agreements[index] = CodeAgreement::OtherStatus;
        }
        index += 1;
    }
    agreements
}

/// Panics if the code at `index` contradicts an earlier code.
#[track_caller]
pub const fn check_code(agreements: &[CodeAgreement], index: usize) {
    match agreements[index] {
        CodeAgreement::Agrees => {}
        CodeAgreement::OtherName => {
            panic!(
                "this code's number has another name on another variant; give the code the same name on both"
            )
        }
        CodeAgreement::OtherStatus => panic!(
            "this code has another status on another variant; give both the same status, unless both are 5xx"
        ),
    }
}
