//! Errors inside a response: in the items of a 207, and in a stream.

use crate::client::{ask, start};
use crate::stock;
use reqwest::{Client, Method};
use serde_json::json;

const JSON: [(&str, &str); 2] = [("content-type", "application/json"), ("x-request-id", "req-7")];

#[tokio::test]
async fn each_item_of_a_bulk_request_has_its_own_error() {
    let address = start(stock::router()).await;
    let client = Client::new();
    let url = format!("http://{address}/items/delete");
    let reply = ask(&client, Method::POST, url, &JSON, r#"{"ids":[1,2,9]}"#).await;
    assert_eq!((reply.status, reply.header("x-request-id")), (207, Some("req-7")));
    assert_eq!(
        reply.body,
        r#"[{"id":1,"status":204},{"id":2,"status":409,"error":{"title":"Conflict","status":409,"detail":"Item 2 is reserved for an order","instance":"/items/delete","name":"RESERVED","id":2,"request_id":"req-7"}},{"id":9,"status":404,"error":{"title":"Not Found","status":404,"detail":"There is no item 9","instance":"/items/delete","name":"UNKNOWN","id":9,"request_id":"req-7"}}]"#
    );

    let document = format!("http://{address}/openapi.json");
    let document = ask(&client, Method::GET, document, &[], "").await.json();
    let responses = &document["paths"]["/items/delete"]["post"]["responses"];
    let mut schema = responses["207"]["content"]["application/json"]["schema"].clone();
    schema["components"] = document["components"].clone();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let outcomes = reply.json();
    assert!(schema.is_valid(&outcomes), "{outcomes}");
    let mut other = outcomes.clone();
    other[2]["error"]["name"] = json!("FEED_CLOSED");
    assert!(!schema.is_valid(&other), "the component of an error states its name");
    other = outcomes;
    other[1]["error"]["id"] = json!("two");
    assert!(!schema.is_valid(&other), "the component of an error states the types of its data");
}

#[tokio::test]
async fn a_stream_that_fails_ends_with_an_error() {
    let address = start(stock::router()).await;
    let url = format!("http://{address}/prices");
    let reply = ask(&Client::new(), Method::GET, url, &JSON, "").await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/event-stream")));
    assert_eq!(
        reply.body,
        concat!(
            "event: price\ndata: 7.25\n\n",
            "event: price\ndata: 7.50\n\n",
            r#"event: error"#,
            "\n",
            r#"data: {"title":"Service Unavailable","status":503,"detail":"Service Unavailable","instance":"/prices","name":"FEED_CLOSED","request_id":"req-7"}"#,
            "\n\n",
        )
    );
}
