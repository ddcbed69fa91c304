//! Code that pushes the body into one buffer, with itoa and a table of escapes.

use super::{Contender, JSON, PROBLEM, response};
use crate::occurrences::{INVALID, NOT_FOUND, Occurrences, ResourceKind};
use http::StatusCode;

/// The byte after the backslash: 0 if no escape is needed, `u` if a hexadecimal number follows.
const ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = b'u';
        byte += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0A] = b'n';
    table[0x0C] = b'f';
    table[0x0D] = b'r';
    table[0x22] = b'"';
    table[0x5C] = b'\\';
    table
};

fn push_escaped(body: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut clean = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        let escape = ESCAPES[usize::from(byte)];
        if escape == 0 {
            continue;
        }
        body.extend_from_slice(&bytes[clean..index]);
        body.extend_from_slice(&[b'\\', escape]);
        if escape == b'u' {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
            body.extend_from_slice(&[b'0', b'0', high, low]);
        }
        clean = index + 1;
    }
    body.extend_from_slice(&bytes[clean..]);
}

pub fn typed(occurrences: &Occurrences) -> Vec<u8> {
    let mut body = Vec::with_capacity(256);
    let kind = match occurrences.kind {
        ResourceKind::Item => "item",
    };
    let mut digits = itoa::Buffer::new();
    let key = digits.format(occurrences.key);
    body.extend_from_slice(br#"{"error_code":42,"error_name":"DuplicatedError","message":"The "#);
    body.extend_from_slice(kind.as_bytes());
    body.push(b' ');
    body.extend_from_slice(key.as_bytes());
    body.extend_from_slice(br#" is duplicated","error_data":{"type":""#);
    body.extend_from_slice(kind.as_bytes());
    body.extend_from_slice(br#"","key":"#);
    body.extend_from_slice(key.as_bytes());
    body.extend_from_slice(br#","name":"DUPLICATED_ITEM_ID"}}"#);
    body
}

pub fn unit() -> Vec<u8> {
    let mut body = Vec::with_capacity(64);
    body.extend_from_slice(br#"{"error":""#);
    push_escaped(&mut body, NOT_FOUND);
    body.extend_from_slice(br#""}"#);
    body
}

pub fn text(occurrences: &Occurrences) -> Vec<u8> {
    let mut body = Vec::with_capacity(2048);
    body.extend_from_slice(br#"{"error":""#);
    push_escaped(&mut body, &occurrences.text);
    body.extend_from_slice(br#""}"#);
    body
}

pub fn issues(occurrences: &Occurrences) -> Vec<u8> {
    let mut body = Vec::with_capacity(16 * 1024);
    body.extend_from_slice(br#"{"title":"Unprocessable Content","status":422,"detail":""#);
    push_escaped(&mut body, INVALID);
    body.extend_from_slice(br#"","name":"INVALID","errors":["#);
    for (index, fault) in occurrences.faults.iter().enumerate() {
        if index > 0 {
            body.push(b',');
        }
        body.extend_from_slice(br#"{"name":""#);
        push_escaped(&mut body, fault.name);
        body.extend_from_slice(br#"","detail":""#);
        push_escaped(&mut body, fault.message);
        body.extend_from_slice(br#"","pointer":""#);
        push_escaped(&mut body, &fault.fragment);
        body.extend_from_slice(br#""}"#);
    }
    body.extend_from_slice(b"]}");
    body
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    Contender {
        name: "pushed by hand",
        answers: [
            Box::new(move || response(StatusCode::BAD_REQUEST, JSON, typed(occurrences).into())),
            Box::new(move || response(StatusCode::NOT_FOUND, JSON, unit().into())),
            Box::new(move || response(StatusCode::BAD_REQUEST, JSON, text(occurrences).into())),
            Box::new(move || {
                let body = issues(occurrences).into();
                response(StatusCode::UNPROCESSABLE_ENTITY, PROBLEM, body)
            }),
        ],
    }
}
