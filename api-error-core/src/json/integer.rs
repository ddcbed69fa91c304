//! Writes integers. All digits of a short integer are computed at once.

use crate::text::short::{append_start, has_room};
use serde::Serializer;
use serde_json::Error;

/// Writes a number. There is a fast path for at most eight digits, and another one for at most two
/// digits.
pub(super) fn write_integer(out: &mut Vec<u8>, number: u64) -> Result<(), Error> {
    const ZEROS: u64 = u64::from_ne_bytes([b'0'; 8]);
    if number >= 100_000_000 || !has_room(out, 8) {
        return write_long(out, number);
    }
    // Leading zeros are not written.
    if number < 100 {
        let tens = (number * 103) >> 10;
        let text = (tens + ((number - 10 * tens) << 8)) | ZEROS;
        let is_short = number < 10;
        let text = text >> (8 * u32::from(is_short));
        append_start(out, &text.to_le_bytes(), 2 - usize::from(is_short));
        return Ok(());
    }
    let digits = digits_of(number);
    let zeros = digits.trailing_zeros() & !7;
    let text = (digits | ZEROS) >> zeros;
    append_start(out, &text.to_le_bytes(), 8 - zeros as usize / 8);
    Ok(())
}

#[inline(never)]
fn write_long(out: &mut Vec<u8>, number: u64) -> Result<(), Error> {
    serde_json::Serializer::new(out).serialize_u64(number)
}

/// Returns the eight digits of a number below 10^8. Each byte contains one digit, and the lowest
/// byte contains the first digit. Each step divides all parts of the number at once. For such small
/// parts, a multiplication and a shift replace the division.
const fn digits_of(number: u64) -> u64 {
    // Two parts below 10,000, in 32 bits each.
    let parts = number / 10_000 + ((number % 10_000) << 32);
    // Four parts below 100, in 16 bits each: `parts / 100` and `parts % 100`.
    let hundreds = ((parts * 10_486) >> 20) & 0x0000_007F_0000_007F;
    let parts = hundreds + ((parts - 100 * hundreds) << 16);
    let tens = ((parts * 103) >> 10) & 0x000F_000F_000F_000F;
    tens + ((parts - 10 * tens) << 8)
}

#[cfg(test)]
mod tests {
    use super::{digits_of, write_integer};
    use proptest::prelude::*;

    fn assert_written(number: u64) {
        // With and without room for eight digits.
        for capacity in [8, 0] {
            let mut out = Vec::with_capacity(capacity);
            write_integer(&mut out, number).expect("a vector accepts any bytes");
            assert_eq!(String::from_utf8_lossy(&out), number.to_string());
        }
    }

    /// The two halves of the eight digits are divided independently, so a test of each possible
    /// half covers all numbers below 10^8.
    #[test]
    fn each_half_is_written_with_its_digits() {
        for number in 0..10_000 {
            assert_written(number);
            let expected = format!("{number:04}{number:04}");
            let digits = digits_of(number * 10_001).to_le_bytes().map(|digit| digit + b'0');
            assert_eq!(digits, expected.as_bytes());
        }
        for number in [99_999_999, 100_000_000, u64::MAX] {
            assert_written(number);
        }
    }

    proptest! {
        #[test]
        fn numbers_are_written_as_by_display(bits in 0..64_u32, number: u64) {
            assert_written(number >> bits);
        }
    }
}
