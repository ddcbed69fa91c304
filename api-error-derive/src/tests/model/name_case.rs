use crate::model::name_case::{sentence, words};
use crate::parse::validate::types::{NAME_CASES, NameCase};

#[test]
fn words_end_at_separators_and_case_changes() {
    let table: [(&str, &[&str]); 12] = [
        ("DuplicatedItem", &["Duplicated", "Item"]),
        ("DUPLICATED_ITEM_ID", &["DUPLICATED", "ITEM", "ID"]),
        ("HTTPError", &["HTTP", "Error"]),
        ("InvalidURL", &["Invalid", "URL"]),
        ("ParseJSONBody", &["Parse", "JSON", "Body"]),
        ("V2Api", &["V2", "Api"]),
        ("HTTP2Error", &["HTTP2", "Error"]),
        ("item2missing", &["item2missing"]),
        ("shop.item-missing now", &["shop", "item", "missing", "now"]),
        ("__private__", &["private"]),
        ("ÜberGröße", &["Über", "Größe"]),
        ("", &[]),
    ];
    for (name, expected) in table {
        assert_eq!(words(name), expected, "{name}");
    }
}

#[test]
fn every_case_joins_the_words() {
    let expected = [
        "httperrorseen",
        "HTTPERRORSEEN",
        "HttpErrorSeen",
        "httpErrorSeen",
        "http_error_seen",
        "HTTP_ERROR_SEEN",
        "http-error-seen",
        "HTTP-ERROR-SEEN",
    ];
    for ((name, case), expected) in NAME_CASES.into_iter().zip(expected) {
        assert_eq!(case.apply("HTTPErrorSeen"), expected, "{name}");
    }
    assert_eq!(NameCase::Kebab.apply("DUPLICATED_ITEM_ID"), "duplicated-item-id");
    assert_eq!(NameCase::Camel.apply(""), "");
}

#[test]
fn sentences_keep_acronyms() {
    let table = [
        ("DuplicatedItem", "Duplicated item"),
        ("HTTPError", "HTTP error"),
        ("InvalidURL", "Invalid URL"),
        ("AProblem", "A problem"),
        ("V2Gone", "V2 gone"),
        ("HTTP2Failed", "HTTP2 failed"),
        ("TLS", "TLS"),
        ("NOT_FOUND", "Not found"),
        ("Gone", "Gone"),
    ];
    for (name, expected) in table {
        assert_eq!(sentence(name), expected);
    }
}
