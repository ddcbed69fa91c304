//! The handlers of each server.

use crate::client::{Reply, ask, start};
use crate::{cirro, crossing_minds, described, fanfare, meta};
use reqwest::{Client, Method};
use serde_json::json;

#[tokio::test]
async fn items_are_created_unless_one_is_duplicated() {
    let address = start(crossing_minds::router()).await;
    let client = Client::new();
    let json = [("content-type", "application/json")];
    for base in ["", "/v1"] {
        let url = format!("http://{address}{base}/items-bulk/");
        let twice = r#"{"items": [{"item_id": 11111}, {"item_id": 2}, {"item_id": 11111}]}"#;
        let reply = ask(&client, Method::PUT, url.clone(), &json, twice).await;
        assert_eq!(reply.status, 400);
        assert_eq!(
            reply.body,
            r#"{"error_code":42,"error_name":"DuplicatedError","message":"The item 11111 is duplicated","error_data":{"type":"item","key":11111,"name":"DUPLICATED_ITEM_ID"}}"#
        );
        let item = format!("http://{address}{base}/items/7/");
        let missing = ask(&client, Method::GET, item.replace("/7/", "/2/"), &[], "").await;
        assert_eq!((missing.status, &missing.json()["error_code"]), (404, &json!(60)));
        let once = r#"{"items": [{"item_id": 7, "price": 3}]}"#;
        assert_eq!(ask(&client, Method::PUT, url.clone(), &json, once).await.status, 202);
        let found = ask(&client, Method::GET, item, &[], "").await;
        assert_eq!((found.status, found.json()), (200, json!({"item_id": 7, "price": 3})));
        let wrong = ask(&client, Method::PUT, url.clone(), &json, r#"{"items": 3}"#).await;
        assert_eq!(
            (wrong.status, &wrong.json()["error_data"]["name"]),
            (400, &json!("WRONG_DATA_TYPE"))
        );
        let method = ask(&client, Method::PATCH, url, &json, "").await;
        assert_eq!((method.status, method.header("allow")), (405, Some("PUT")));
        assert_eq!(method.json()["message"], r#"Method "PATCH" not allowed"#);
    }
}

#[tokio::test]
async fn a_gig_is_created_once_per_idempotency_key_for_a_valid_token() {
    let (router, tokens) = cirro::service();
    let address = start(router).await;
    let client = Client::new();
    let now = cirro::now();
    let gigs = format!("http://{address}/gigs");
    let create = async |token: &str, key: &str, body: &str| {
        let authorization = format!("Bearer {token}");
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("authorization", &*authorization),
        ];
        ask(&client, Method::POST, gigs.clone(), &headers, body.to_owned()).await
    };
    let good = tokens.sign("space-1", 1, now, now + 600);
    let error = |reply: &Reply| reply.json()["error"].as_str().unwrap().to_owned();

    let forged = format!("{}0", &good[..good.len() - 1]);
    let forged = if forged == good { good.replace("space-1", "space-2") } else { forged };
    for (token, text) in [
        ("x.y".to_owned(), "Access token can not be decoded"),
        (forged, "Can not verify the access token"),
        (tokens.sign("space-1", 1, now - 60, now - 1), "Access token is expired"),
        (
            tokens.sign("space-1", 1, now, now + 601),
            "Can not maintain an access token for longer than 10 min",
        ),
        (tokens.sign("space-9", 1, now, now + 60), "No space found for the token subject"),
        (tokens.sign("space-1", 9, now, now + 60), "No user found for the token owner"),
        (tokens.sign("space-1", 2, now, now + 60), "Access Denied"),
    ] {
        let reply = create(&token, "0", "{}").await;
        assert_eq!((reply.status, &*error(&reply)), (401, text));
        assert!(reply.header("www-authenticate").unwrap().starts_with("Bearer realm="), "{text}");
    }
    let reply = ask(&client, Method::POST, gigs.clone(), &[], "").await;
    assert_eq!((reply.status, &*error(&reply)), (401, "Access token is missing"));

    let gig = format!(r#"{{"title": "Paint a fence", "starts_at": {}}}"#, now + 3600);
    let first = create(&good, "1", &gig).await;
    assert_eq!(first.status, 201);
    let again = create(&good, "1", &gig).await;
    assert_eq!((again.status, &again.body), (208, &first.body));
    assert_eq!(again.header("x-request-id"), None);
    let stranger = r#"{"title": "a", "starts_at": 9, "invited_user_ids": [1, 17, 18]}"#;
    let backwards = r#"{"title": "a", "starts_at": 9, "ends_at": 8}"#;
    for (body, status, text) in [
        (&*gig, 422, "Duplicate entry"),
        ("{}", 400, "title is missing"),
        (r#"{"title": 1, "starts_at": 9}"#, 400, "title does not have a valid value"),
        (stranger, 422, "Cannot find users: 17, 18 to invite"),
        (backwards, 422, "Validation failed: the gig ends before it starts"),
    ] {
        let reply = create(&good, "2", body).await;
        assert_eq!((reply.status, &*error(&reply)), (status, text));
    }
    assert_eq!(create(&good, "3", r#"{"title": "old", "starts_at": 9}"#).await.status, 201);
    let authorization = format!("Bearer {good}");
    let headers = [("authorization", &*authorization)];
    for (id, status, text) in [
        ("0", 204, ""),
        ("0", 422, "The gig is already archived"),
        ("1", 422, "The gig is already started and cannot be deleted"),
        ("2", 404, "Can not find gig in your space"),
    ] {
        let reply = ask(&client, Method::DELETE, format!("{gigs}/{id}"), &headers, "").await;
        assert_eq!(reply.status, status, "{}", reply.body);
        assert!(text.is_empty() || error(&reply) == text, "{}", reply.body);
    }
}

#[tokio::test]
async fn a_queue_is_entered_within_its_rate_limit() {
    let address = start(fanfare::router().unwrap()).await;
    let client = Client::new();
    let enter = async |queue: &str, headers: &[(&str, &str)]| {
        let url = format!("http://{address}/queues/{queue}/entries");
        ask(&client, Method::POST, url, headers, "").await
    };
    for (headers, name) in [
        (&[][..], "unauthorized"),
        (&[("authorization", "Basic x")], "invalid_token"),
        (&[("authorization", "bearer expired")], "token_expired"),
    ] {
        let reply = enter("q_1", headers).await;
        assert_eq!((reply.status, &reply.json()["error"]), (401, &json!(name)));
        assert!(reply.header("www-authenticate").is_some());
    }
    let ana = [("authorization", "Bearer ana"), ("x-request-id", "req-7")];
    let first = enter("q_1", &ana).await;
    assert_eq!(first.status, 201);
    assert_eq!(first.header("x-ratelimit-remaining"), Some("4"));
    let again = enter("q_1", &ana).await;
    assert_eq!(again.status, 409);
    assert_eq!(
        again.body,
        r#"{"error":"already_in_queue","message":"User already joined this queue","code":"ALREADY_IN_QUEUE","details":{"queueId":"q_1"},"requestId":"req-7"}"#
    );
    assert_eq!(enter("x", &ana).await.json()["error"], "not_found");
    for queue in ["q_2", "q_3"] {
        assert_eq!(enter(queue, &ana).await.status, 201);
    }
    let refused = enter("q_4", &ana).await;
    assert_eq!((refused.status, &refused.json()["code"]), (429, &json!("RATE_LIMIT_EXCEEDED")));
    let seconds: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=10).contains(&seconds));
    for (name, value) in [("x-ratelimit-limit", "5"), ("x-ratelimit-remaining", "0")] {
        assert_eq!(refused.header(name), Some(value));
    }
    let reset: u64 = refused.header("x-ratelimit-reset").unwrap().parse().unwrap();
    assert!(reset >= cirro::now());
    assert_eq!(enter("q_1", &[("authorization", "Bearer bob")]).await.status, 201);
}

#[tokio::test]
async fn a_violated_unique_constraint_sends_only_the_field() {
    let address = start(fanfare::router().unwrap()).await;
    let client = Client::new();
    let json = [("content-type", "application/json"), ("x-request-id", "req-7")];
    let post = async |path: &str, body: &str| {
        ask(&client, Method::POST, format!("http://{address}{path}"), &json, body.to_owned()).await
    };
    assert_eq!(post("/products", r#"{"sku": "ABC-1", "name": "Cap"}"#).await.status, 201);
    assert_eq!(post("/customers", r#"{"id": "c1", "email": "a@b.c"}"#).await.status, 201);
    for (path, body, field, message) in [
        ("/products", r#"{"sku": "ABC-1", "name": "Hat"}"#, "sku", "Product SKU already exists"),
        ("/products", r#"{"sku": "ABC-2", "name": "Cap"}"#, "name", "Name already in use"),
        ("/customers", r#"{"id": "c2", "email": "a@b.c"}"#, "email", "Email already registered"),
        (
            "/customers",
            r#"{"id": "c1", "email": "d@b.c"}"#,
            "id",
            "Resource with this ID already exists",
        ),
    ] {
        let reply = post(path, body).await;
        let expected = json!({
            "error": "already_exists",
            "message": message,
            "code": "ALREADY_EXISTS",
            "details": {"field": field},
            "requestId": "req-7",
        });
        assert_eq!((reply.status, reply.json()), (409, expected));
    }
    let invalid = post("/products", r#"{"sku": "abc", "name": ""}"#).await;
    assert_eq!(invalid.status, 422);
    let mut issues = invalid.json()["issues"].as_array().unwrap().clone();
    issues.sort_by_key(|issue| issue["type"].to_string());
    let path = |key: &str| json!([{"type": "object", "key": key}]);
    assert_eq!(
        issues,
        [
            json!({"kind": "validation", "type": "min_length", "expected": 1, "message": "Below minimum length", "path": path("name")}),
            json!({"kind": "validation", "type": "pattern", "message": "Doesn't match expected pattern", "path": path("sku")}),
        ]
    );
    let invalid = post("/customers", r#"{"id": "c3", "email": "nobody"}"#).await;
    assert_eq!(invalid.json()["issues"][0]["type"], "email");
    for (body, message) in [
        ("{", "Invalid JSON in request body"),
        ("{}", "Field sku is missing"),
        (r#"{"sku": 1}"#, "Field sku is of the wrong type"),
        ("7", "Field of the body is of the wrong type"),
    ] {
        let reply = post("/products", body).await;
        assert_eq!((reply.status, &reply.json()["message"]), (400, &json!(message)));
    }
    let get = async |query: &str| {
        let url = format!("http://{address}/products{query}");
        ask(&client, Method::GET, url, &[], "").await
    };
    assert_eq!(get("?page=1").await.json(), json!([{"sku": "ABC-1", "name": "Cap"}]));
    for query in ["", "?page=x"] {
        let message = "Parameter page has an invalid value";
        assert_eq!(get(query).await.json()["message"], message, "{query}");
    }
}

#[tokio::test]
async fn all_validation_errors_of_a_form_are_sent() {
    let address = start(meta::router()).await;
    let client = Client::new();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let post = async |body: &str| {
        ask(&client, Method::POST, format!("http://{address}/users"), &form, body.to_owned()).await
    };
    let invalid = post("email=nobody&password=123").await;
    assert_eq!(invalid.status, 422);
    assert_eq!(
        invalid.body,
        r#"{"meta":{"status":422,"error":{"type":"ValidationFailure","message":"data validation failed","errors":[{"type":"InvalidEmail","message":"invalid email"},{"type":"InvalidPassword","message":"invalid password"}]}}}"#
    );
    assert_eq!(post("email=a%40b.example&password=12345678").await.status, 201);
    let again = post("email=a%40b.example&password=12345678").await;
    assert_eq!(
        (again.status, &again.json()["meta"]["error"]["type"]),
        (409, &json!("AlreadyExists"))
    );
    let unreadable = post("email=x").await;
    assert_eq!(unreadable.json()["meta"]["error"]["type"], "UnprocessableEntity");
    let user = ask(&client, Method::GET, format!("http://{address}/users/9"), &[], "").await;
    assert_eq!(user.json()["meta"]["error"]["message"], "The user was not found.");
}

#[tokio::test]
async fn the_oauth2_endpoints_respond_as_the_rfc_requires() {
    let address = start(described::router()).await;
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let form = ("content-type", "application/x-www-form-urlencoded");
    let basic = ("authorization", "Basic YXBwOmFwcC1zZWNyZXQ=");
    // `app:app%2Dsecret`, and a scheme in lower case.
    let encoded = ("authorization", "basic YXBwOmFwcCUyRHNlY3JldA==");
    let wrong = ("authorization", "Basic eA==");
    for (headers, body, status, error) in [
        (&[form, basic][..], "grant_type=authorization_code&code=good", 200, ""),
        (&[form, encoded], "grant_type=authorization_code&code=good", 200, ""),
        (&[form, basic], "client_secret=app-secret&grant_type=x", 400, "invalid_request"),
        (
            &[form],
            "client_id=app&client_secret=app-secret&grant_type=password",
            400,
            "unsupported_grant_type",
        ),
        (&[form, basic], "", 400, "invalid_request"),
        (&[form], "client_id=app&client_secret=x", 400, "invalid_client"),
        (&[form, wrong], "", 401, "invalid_client"),
        (&[basic], "grant_type=authorization_code", 400, "invalid_request"),
    ] {
        let url = format!("http://{address}/oauth2/token");
        let reply = ask(&client, Method::POST, url, headers, body).await;
        assert_eq!(reply.status, status, "{body} {}", reply.body);
        assert_eq!(reply.json()["error"].as_str().unwrap_or_default(), error, "{body}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{body}");
        assert_eq!(reply.header("pragma"), Some("no-cache"), "{body}");
        let challenge = reply.header("www-authenticate");
        assert_eq!(challenge, (status == 401).then_some("Basic realm=\"oauth\""), "{body}");
    }
    let redirect =
        "client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dus&state=a%20b";
    for (query, location) in [
        (
            "response_type=x",
            "?from=us&error=unsupported_response_type&error_description=The+response+type+is+not+supported&error_uri={docs}unsupported_response_type&state=a+b",
        ),
        (
            "response_type=token&scope=all",
            "?from=us#error=invalid_scope&error_description=The+scope+all+does+not+exist&error_uri={docs}invalid_scope&state=a+b",
        ),
        (
            "response_type=code&scope=billing",
            "?from=us&error=forbidden_scope&error_description=This+application+may+not+ask+for+the+scope+billing&error_uri={docs}forbidden_scope&state=a+b",
        ),
    ] {
        let url = format!("http://{address}/oauth2/authorize?{redirect}&{query}");
        let reply = ask(&client, Method::GET, url, &[], "").await;
        assert_eq!(reply.status, 303, "{query}");
        let location =
            location.replace("{docs}", "https%3A%2F%2Fdocs.described.example%2Foauth%23");
        let expected = format!("https://app.example/back{location}");
        assert_eq!(reply.header("location"), Some(&*expected), "{query}");
    }
    let url = format!(
        "http://{address}/oauth2/authorize?client_id=app&redirect_uri=https://evil.example"
    );
    let reply = ask(&client, Method::GET, url, &[], "").await;
    assert_eq!((reply.status, reply.header("location")), (400, None));
    assert_eq!(reply.json()["error"], "invalid_request");
    for (key, id, status) in [("key", 1, 200), ("key", 2, 404), ("weak-key", 1, 403), ("x", 1, 401)]
    {
        let authorization = format!("Bearer {key}");
        let url = format!("http://{address}/reports/{id}");
        let reply = ask(&client, Method::GET, url, &[("authorization", &authorization)], "").await;
        assert_eq!(reply.status, status, "{}", reply.body);
        assert!(status == 200 || reply.json()["description"].is_string());
        let challenge = r#"Bearer realm="api.described.example", error="invalid_token""#;
        assert_eq!(reply.header("www-authenticate"), (status == 401).then_some(challenge));
    }
}
