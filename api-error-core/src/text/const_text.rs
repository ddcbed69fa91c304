//! A string builder for const evaluation, where `String` and `format!` are not available.

/// A text of at most 4 KiB that is built in const evaluation. A part that does not fit is left out.
pub(crate) struct ConstText {
    bytes: [u8; 4096],
    len: usize,
}

impl ConstText {
    pub(crate) const EMPTY: Self = Self { bytes: [0; 4096], len: 0 };

    /// Appends `text`.
    pub(crate) const fn push(&mut self, text: &str) {
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

    /// Appends the decimal digits of `number`.
    pub(crate) const fn push_number(&mut self, number: i64) {
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

    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
