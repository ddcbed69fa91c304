//! Fuzzes `targets::headers`.

#![no_main]

#[path = "../targets.rs"]
#[allow(dead_code, reason = "each target does one thing")]
mod targets;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    targets::headers(input);
});
