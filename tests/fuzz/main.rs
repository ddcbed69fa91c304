//! The corpus of the fuzz targets, replayed on every compiler, and the memory that reading takes.

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
    let entries = fs::read_dir(folder).expect("there is a corpus");
    entries.map(|entry| fs::read(entry.expect("it is listed").path()).expect("a file")).collect()
}

/// Bodies that are made to take memory: many small values, keys, objects and issues.
fn bombs() -> Vec<Vec<u8>> {
    let count = Received::BODY_LIMIT;
    let fill = |start: &str, element: &str, end: &str| {
        let times = (count - start.len() - end.len()) / element.len();
        let elements = element.repeat(times);
        format!("{start}{}{end}", elements.trim_end_matches(',')).into_bytes()
    };
    vec![
        fill("[", "0,", "]"),
        fill("{", "\"\":0,", "}"),
        fill("{\"error_data\":{", "\"\\u0061\":\"\\u0062\",", "}}"),
        fill("{\"errors\":[", "{\"detail\":\"\"},", "]}"),
        fill("{\"errors\":[", "{\"detail\":\"\\n\",\"\\n\":[{}]},", "]}"),
        fill("{\"detail\":\"", "\\u0000", "\"}"),
        fill("", "x", ""),
        vec![0xFF; count],
        vec![0xFF; 100 << 20],
    ]
}

/// One test, so that no other allocates meanwhile.
#[test]
fn the_corpus_is_survived_within_bounds() {
    let decoded: usize = corpus("parse").iter().map(|input| targets::parse(input)).sum();
    assert!(decoded > 0, "the corpus holds errors that are known");
    let challenges: usize = corpus("headers").iter().map(|input| targets::headers(input)).sum();
    assert!(challenges > 0, "the corpus holds challenges");

    let formats: [Parse; 4] = [Problem::parse, Coded::parse, JsonApi::parse, GoogleRpc::parse];
    for (index, body) in bombs().iter().enumerate() {
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
