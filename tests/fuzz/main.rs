//! Replays the corpus of the fuzz targets on the stable compiler, and measures the memory that
//! parsing allocates.
//!
//! A binary with one test, because the allocator counts the memory of the whole process.

#[path = "../../fuzz/targets.rs"]
mod targets;

use api_error::envelope::{Coded, GoogleRpc, JsonApi, Problem};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Received};
use peak_alloc::PeakAlloc;
use std::fs;

type Parse = fn(StatusCode, &HeaderMap, &[u8]) -> Received;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(folder).expect("the corpus exists");
    entries
        .map(|entry| {
            fs::read(entry.expect("the entry can be read").path()).expect("the file can be read")
        })
        .collect()
}

/// Bodies that need much memory: many small values, keys, objects and issues.
fn large_bodies() -> Vec<Vec<u8>> {
    let count = Received::BODY_LIMIT;
    let fill = |start: &str, element: &str, end: &str| {
        let times = (count - start.len() - end.len()) / element.len();
        let elements = element.repeat(times);
        format!("{start}{}{end}", elements.trim_end_matches(',')).into_bytes()
    };
    vec![
        fill("[", "0,", "]"),
        fill("{", "\"\":0,", "}"),
        fill("{\"error\":{\"details\":[", "0,", "]}}"),
        fill("{\"errors\":{\"\":[", "\"\",", "]}}"),
        fill("{\"errors\":[", "0,", "]}"),
        fill("{\"error_data\":{", "\"\\u0061\":\"\\u0062\",", "}}"),
        fill("{\"errors\":[", "{\"detail\":\"\"},", "]}"),
        fill("{\"errors\":[", "{\"detail\":\"\\n\",\"\\n\":[{}]},", "]}"),
        fill("{\"detail\":\"", "\\u0000", "\"}"),
        fill("", "x", ""),
        vec![0xFF; count],
        vec![0xFF; 100 << 20],
    ]
}

#[test]
fn the_corpus_is_parsed_within_the_memory_limit() {
    let decoded: usize = corpus("parse").iter().map(|input| targets::parse(input)).sum();
    assert!(decoded > 0, "the corpus contains known errors");
    let challenges: usize = corpus("headers").iter().map(|input| targets::headers(input)).sum();
    assert!(challenges > 0, "the corpus contains challenges");

    let formats: [Parse; 4] = [Problem::parse, Coded::parse, JsonApi::parse, GoogleRpc::parse];
    for (index, body) in large_bodies().iter().enumerate() {
        for parse in formats {
            let before = ALLOCATOR.current_usage();
            ALLOCATOR.reset_peak_usage();
            let received = parse(StatusCode::BAD_REQUEST, &HeaderMap::new(), body);
            let used = ALLOCATOR.peak_usage() - before;
            let limit = 16 * body.len().min(Received::BODY_LIMIT) + 64 * 1024;
            assert!(used <= limit, "body {index}: {used} of {limit} bytes");
            drop(received);
        }
    }
}
