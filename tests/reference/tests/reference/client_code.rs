// Generated from the HTML pages by the test `the_rust_code_is_compiled`: do not edit.

macro_rules! println {
    ($($text:tt)*) => { crate::code::note(&format!($($text)*)) };
}

pub(crate) mod cirro {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 500
            && received.message().as_str() == Some("Internal Server Error")
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Access Denied")
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Access token is expired")
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Access token is missing")
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Can not maintain an access token for longer than 10 min")
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Access token can not be decoded")
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("Can not verify the access token")
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("No user found for the token owner")
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 401
            && received.message().as_str() == Some("No space found for the token subject")
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("Duplicate entry")
        {
            println!("{received}");
        }
    }

    async fn error_10(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str().is_some_and(|its| its.ends_with(" does not have a valid value"))
        {
            println!("{received}");
        }
    }

    async fn error_11(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str().is_some_and(|its| its.ends_with(" is missing"))
        {
            println!("{received}");
        }
    }

    async fn error_12(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str().is_some_and(|its| its.ends_with(" cannot transition"))
        {
            println!("{received}");
        }
    }

    async fn error_13(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str().is_some_and(|its| its.starts_with("Validation failed: "))
        {
            println!("{received}");
        }
    }

    async fn error_14(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("The gig is already archived")
        {
            println!("{received}");
        }
    }

    async fn error_15(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("The gig is already started and cannot be deleted")
        {
            println!("{received}");
        }
    }

    async fn error_16(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str().is_some_and(|its| its.starts_with("The gig is already started, ") && its.ends_with(" cannot be updated"))
        {
            println!("{received}");
        }
    }

    async fn error_17(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str().is_some_and(|its| its.starts_with("Cannot find users: ") && its.ends_with(" to invite"))
        {
            println!("{received}");
        }
    }

    async fn error_18(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("Users can not be invited until new terms are accepted")
        {
            println!("{received}");
        }
    }

    async fn error_19(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 403
            && received.message().as_str() == Some("Gig does not belong to your space")
        {
            println!("{received}");
        }
    }

    async fn error_20(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str() == Some("No rewarded results are expected for the gig")
        {
            println!("{received}");
        }
    }

    async fn error_21(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 403
            && received.message().as_str() == Some("The given user is not a community member of your space")
        {
            println!("{received}");
        }
    }

    async fn error_22(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("The given user is not a community member in your space.")
        {
            println!("{received}");
        }
    }

    async fn error_23(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 404
            && received.message().as_str() == Some("Can not find gig in your space")
        {
            println!("{received}");
        }
    }

    async fn error_24(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str() == Some("No rewarded time activities are expected for the gig")
        {
            println!("{received}");
        }
    }

    async fn error_25(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("You can not delete payouts which are already billed")
        {
            println!("{received}");
        }
    }

    async fn error_26(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 422
            && received.message().as_str() == Some("The given user is not a community member of your space")
        {
            println!("{received}");
        }
    }

    async fn error_27(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 404
            && received.message().as_str() == Some("Can not find user in your space")
        {
            println!("{received}");
        }
    }

    async fn error_28(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str() == Some("only snake_case(lowercase letters) allowed")
        {
            println!("{received}");
        }
    }

    async fn error_29(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 400
            && received.message().as_str() == Some("Bad Request")
        {
            println!("{received}");
        }
    }

    async fn error_30(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 413
            && received.message().as_str() == Some("Content Too Large")
        {
            println!("{received}");
        }
    }

    async fn error_31(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 504
            && received.message().as_str() == Some("Gateway Timeout")
        {
            println!("{received}");
        }
    }

    async fn error_32(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 405
            && received.message().as_str() == Some("Method Not Allowed")
        {
            println!("{received}");
        }
    }

    async fn error_33(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 404
            && received.message().as_str() == Some("Not Found")
        {
            println!("{received}");
        }
    }

    async fn error_34(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 415
            && received.message().as_str() == Some("Unsupported Media Type")
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await {
            match (received.message().as_str(), received.status().as_u16()) {
                (Some("Internal Server Error"), 500) => println!("try again later: {received}"),
                (Some("Access token is missing"), 401) => println!("refused: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            10 => error_10(response).await,
            11 => error_11(response).await,
            12 => error_12(response).await,
            13 => error_13(response).await,
            14 => error_14(response).await,
            15 => error_15(response).await,
            16 => error_16(response).await,
            17 => error_17(response).await,
            18 => error_18(response).await,
            19 => error_19(response).await,
            20 => error_20(response).await,
            21 => error_21(response).await,
            22 => error_22(response).await,
            23 => error_23(response).await,
            24 => error_24(response).await,
            25 => error_25(response).await,
            26 => error_26(response).await,
            27 => error_27(response).await,
            28 => error_28(response).await,
            29 => error_29(response).await,
            30 => error_30(response).await,
            31 => error_31(response).await,
            32 => error_32(response).await,
            33 => error_33(response).await,
            34 => error_34(response).await,
            _ => {}
        }
    }
}

pub(crate) mod crossing_minds {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.status() == 502
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "HTTP_METHOD_NOT_ALLOWED"
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "INCORRECT_JWT_TOKEN"
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.status() == 500
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "RATE_LIMIT_OVERFLOW"
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "REFRESH_TOKEN_EXPIRED"
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.status() == 503
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "WRONG_DATA_TYPE"
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "ACCOUNT_NOT_VERIFIED"
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "ACTIVATION_CODE_DOES_NOT_MATCH"
        {
            println!("{received}");
        }
    }

    async fn error_10(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "INCORRECT_PASSWORD"
        {
            println!("{received}");
        }
    }

    async fn error_11(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "INCORRECT_REFRESH_TOKEN"
        {
            println!("{received}");
        }
    }

    async fn error_12(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "DUPLICATED_ITEM_ID"
        {
            println!("{received}");
        }
    }

    async fn error_13(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "DUPLICATED_ITEM_PROPERTY"
        {
            println!("{received}");
        }
    }

    async fn error_14(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "DUPLICATED_USER_ID"
        {
            println!("{received}");
        }
    }

    async fn error_15(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "DUPLICATED_USER_PROPERTY"
        {
            println!("{received}");
        }
    }

    async fn error_16(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "TASK_ALREADY_RUNNING"
        {
            println!("{received}");
        }
    }

    async fn error_17(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "INCORRECT_FRONTEND_USER_ID"
        {
            println!("{received}");
        }
    }

    async fn error_18(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "INCORRECT_ROLE"
        {
            println!("{received}");
        }
    }

    async fn error_19(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "ACCOUNT_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_20(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "DATABASE_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_21(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "ITEM_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_22(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "ITEM_PROPERTY_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_23(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "USER_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_24(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await
            && received.name() == "USER_PROPERTY_NOT_FOUND"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::Coded};

        if let Err(received) = response.received::<Coded>().await {
            match (received.name(), received.status().as_u16()) {
                ("WRONG_DATA_TYPE", _) => println!("refused: {received}"),
                ("RATE_LIMIT_OVERFLOW", _) => println!("try again later: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            10 => error_10(response).await,
            11 => error_11(response).await,
            12 => error_12(response).await,
            13 => error_13(response).await,
            14 => error_14(response).await,
            15 => error_15(response).await,
            16 => error_16(response).await,
            17 => error_17(response).await,
            18 => error_18(response).await,
            19 => error_19(response).await,
            20 => error_20(response).await,
            21 => error_21(response).await,
            22 => error_22(response).await,
            23 => error_23(response).await,
            24 => error_24(response).await,
            _ => {}
        }
    }
}

pub(crate) mod described {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 502
            && received.message().as_str() == Some("Bad Gateway")
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 403
            && received.message().as_str().is_some_and(|its| its.starts_with("The API key may not "))
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 504
            && received.message().as_str() == Some("Gateway Timeout")
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 500
            && received.message().as_str() == Some("Internal Server Error")
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 405
            && received.message().as_str() == Some("The endpoint does not take this method")
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 400
            && received.message().as_str().is_some_and(|its| its.starts_with("The parameter ") && its.ends_with(" is required"))
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 404
            && received.message().as_str().is_some_and(|its| its.starts_with("No "))
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 503
            && received.message().as_str() == Some("Service Unavailable")
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 429
            && received.message().as_str().is_some_and(|its| its.starts_with("At most ") && its.ends_with(" requests a minute"))
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 401
            && received.message().as_str() == Some("Send a valid API key or access token")
        {
            println!("{received}");
        }
    }

    async fn error_10(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 415
            && received.message().as_str() == Some("Send application/json")
        {
            println!("{received}");
        }
    }

    async fn error_11(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 400
            && received.message().as_str() == Some("Bad Request")
        {
            println!("{received}");
        }
    }

    async fn error_12(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 413
            && received.message().as_str() == Some("Content Too Large")
        {
            println!("{received}");
        }
    }

    async fn error_13(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await
            && received.status() == 404
            && received.message().as_str() == Some("Not Found")
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::Described};

        if let Err(received) = response.received::<Described>().await {
            match (received.message().as_str(), received.status().as_u16()) {
                (Some("Service Unavailable"), 503) => println!("try again later: {received}"),
                (Some("Send a valid API key or access token"), 401) => println!("refused: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            10 => error_10(response).await,
            11 => error_11(response).await,
            12 => error_12(response).await,
            13 => error_13(response).await,
            _ => {}
        }
    }
}

pub(crate) mod described_token {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 400
            && received.name() == "invalid_client"
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 401
            && received.name() == "invalid_client"
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 400
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 500
            && received.name() == "server_error"
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.name() == "unsupported_grant_type"
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 404
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 405
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 504
            && received.name() == "server_error"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await {
            match (received.name(), received.status().as_u16()) {
                ("invalid_request", 400) => println!("refused: {received}"),
                ("unsupported_grant_type", _) => println!("refused: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            _ => {}
        }
    }
}

pub(crate) mod described_authorization {
    use reqwest::Response;

    fn error_0(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        if let Some(redirected) = OAuth2::parse_redirect(address)
            && redirected.state() == Some(state)
            && redirected.received().name() == "access_denied"
        {
            println!("{}", redirected.received());
        }
    }

    fn error_1(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        if let Some(redirected) = OAuth2::parse_redirect(address)
            && redirected.state() == Some(state)
            && redirected.received().name() == "forbidden_scope"
        {
            println!("{}", redirected.received());
        }
    }

    fn error_2(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        if let Some(redirected) = OAuth2::parse_redirect(address)
            && redirected.state() == Some(state)
            && redirected.received().name() == "invalid_request"
        {
            println!("{}", redirected.received());
        }
    }

    fn error_3(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        if let Some(redirected) = OAuth2::parse_redirect(address)
            && redirected.state() == Some(state)
            && redirected.received().name() == "invalid_scope"
        {
            println!("{}", redirected.received());
        }
    }

    fn error_4(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        if let Some(redirected) = OAuth2::parse_redirect(address)
            && redirected.state() == Some(state)
            && redirected.received().name() == "unsupported_response_type"
        {
            println!("{}", redirected.received());
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 400
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 404
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 405
            && received.name() == "invalid_request"
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 500
            && received.name() == "server_error"
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await
            && received.status() == 504
            && received.name() == "server_error"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::OAuth2};

        if let Err(received) = response.received::<OAuth2>().await {
            match (received.name(), received.status().as_u16()) {
                ("invalid_request", 400) => println!("refused: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    pub(crate) fn guide_of_redirect(address: &str, state: &str) {
        use api_error::envelope::OAuth2;

        match OAuth2::parse_redirect(address) {
            Some(redirected) if redirected.state() != Some(state) => {
                println!("the request has another state");
            }
            Some(redirected) => match redirected.received().name() {
                "access_denied" => println!("refused"),
                _ => println!("unexpected: {}", redirected.received()),
            },
            None => println!("no error"),
        }
    }

    /// Runs the code of one error in a redirect.
    pub(crate) fn run_of_redirect(index: usize, address: &str, state: &str) {
        match index {
            0 => error_0(address, state),
            1 => error_1(address, state),
            2 => error_2(address, state),
            3 => error_3(address, state),
            4 => error_4(address, state),
            _ => {}
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            _ => {}
        }
    }
}

pub(crate) mod fanfare {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "BAD_GATEWAY"
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "BAD_REQUEST"
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "FORBIDDEN"
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "GATEWAY_TIMEOUT"
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "INTERNAL_ERROR"
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "NOT_FOUND"
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "RATE_LIMIT_EXCEEDED"
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "SERVICE_UNAVAILABLE"
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "VALIDATION_ERROR"
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "INVALID_CREDENTIALS"
        {
            println!("{received}");
        }
    }

    async fn error_10(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "INVALID_TOKEN"
        {
            println!("{received}");
        }
    }

    async fn error_11(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "TOKEN_EXPIRED"
        {
            println!("{received}");
        }
    }

    async fn error_12(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "UNAUTHORIZED"
        {
            println!("{received}");
        }
    }

    async fn error_13(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "ALREADY_EXISTS"
        {
            println!("{received}");
        }
    }

    async fn error_14(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "ALREADY_IN_QUEUE"
        {
            println!("{received}");
        }
    }

    async fn error_15(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "ALREADY_REGISTERED"
        {
            println!("{received}");
        }
    }

    async fn error_16(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "CONCURRENT_MODIFICATION"
        {
            println!("{received}");
        }
    }

    async fn error_17(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "CONTENT_TOO_LARGE"
        {
            println!("{received}");
        }
    }

    async fn error_18(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "METHOD_NOT_ALLOWED"
        {
            println!("{received}");
        }
    }

    async fn error_19(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await
            && received.name() == "UNSUPPORTED_MEDIA_TYPE"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::Detailed};

        if let Err(received) = response.received::<Detailed>().await {
            match (received.name(), received.status().as_u16()) {
                ("ALREADY_IN_QUEUE", _) => println!("refused: {received}"),
                ("RATE_LIMIT_EXCEEDED", _) => println!("try again later: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            10 => error_10(response).await,
            11 => error_11(response).await,
            12 => error_12(response).await,
            13 => error_13(response).await,
            14 => error_14(response).await,
            15 => error_15(response).await,
            16 => error_16(response).await,
            17 => error_17(response).await,
            18 => error_18(response).await,
            19 => error_19(response).await,
            _ => {}
        }
    }
}

pub(crate) mod meta {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "AlreadyExists"
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "BadRequest"
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "Forbidden"
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "InternalError"
        {
            println!("{received}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "NotFound"
        {
            println!("{received}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "Unauthorized"
        {
            println!("{received}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "UnprocessableEntity"
        {
            println!("{received}");
        }
    }

    async fn error_7(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "UnsupportedMediaType"
        {
            println!("{received}");
        }
    }

    async fn error_8(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "ValidationFailure"
        {
            println!("{received}");
        }
    }

    async fn error_9(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "ContentTooLarge"
        {
            println!("{received}");
        }
    }

    async fn error_10(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "GatewayTimeout"
        {
            println!("{received}");
        }
    }

    async fn error_11(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await
            && received.name() == "MethodNotAllowed"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::Meta};

        if let Err(received) = response.received::<Meta>().await {
            match (received.name(), received.status().as_u16()) {
                ("UnsupportedMediaType", _) => println!("refused: {received}"),
                ("InternalError", _) => println!("try again later: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            7 => error_7(response).await,
            8 => error_8(response).await,
            9 => error_9(response).await,
            10 => error_10(response).await,
            11 => error_11(response).await,
            _ => {}
        }
    }
}

pub(crate) mod stall {
    use crate::code::{Closed, StallError, ThiefError};
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::ResponseExt;

        let result = response.error_for::<StallError>().await;
        if let Err(error) = result
            && error.status().is_some_and(|its| its == 500)
        {
            println!("{error}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{CallError, ResponseExt};

        let result = response.error_for::<StallError>().await;
        if let Err(CallError::Api(error @ StallError::OutOfStock { .. })) = result {
            println!("{error}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{CallError, ResponseExt};

        let result = response.error_for::<StallError>().await;
        if let Err(CallError::Api(error @ StallError::Price { .. })) = result {
            println!("{error}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{CallError, ResponseExt};

        let result = response.error_for::<StallError>().await;
        if let Err(CallError::Api(error @ StallError::Full { .. })) = result {
            println!("{error}");
        }
    }

    async fn error_4(response: Response) {
        use api_error::{CallError, ResponseExt};

        let result = response.error_for::<ThiefError>().await;
        if let Err(CallError::Api(error @ ThiefError::Stop { .. })) = result {
            println!("{error}");
        }
    }

    async fn error_5(response: Response) {
        use api_error::{CallError, ResponseExt};

        let result = response.error_for::<Closed>().await;
        if let Err(CallError::Api(error @ Closed { .. })) = result {
            println!("{error}");
        }
    }

    async fn error_6(response: Response) {
        use api_error::{ResponseExt, envelope::Problem};

        if let Err(received) = response.received::<Problem>().await
            && received.name() == "NOT_FOUND"
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{CallError, ResponseExt};

        match response.error_for::<StallError>().await {
            Ok(response) => println!("{}", response.status()),
            Err(CallError::Api(error @ StallError::OutOfStock { .. })) => {
                println!("refused: {error}");
            }
            Err(CallError::Api(error @ StallError::Full { .. })) => {
                println!("try again later: {error}");
            }
            Err(error) => println!("unexpected: {error}"),
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            4 => error_4(response).await,
            5 => error_5(response).await,
            6 => error_6(response).await,
            _ => {}
        }
    }
}

pub(crate) mod talk {
    use reqwest::Response;

    async fn error_0(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 404
            && received.message().as_str().is_some_and(|its| its.starts_with("no ") && its.ends_with(" here"))
        {
            println!("{received}");
        }
    }

    async fn error_1(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 410
        {
            println!("{received}");
        }
    }

    async fn error_2(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 410
        {
            println!("{received}");
        }
    }

    async fn error_3(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await
            && received.status() == 404
            && received.message().as_str() == Some("no one there")
        {
            println!("{received}");
        }
    }

    pub(crate) async fn guide(response: Response) {
        use api_error::{ResponseExt, envelope::MessageOnly};

        if let Err(received) = response.received::<MessageOnly>().await {
            match (received.message().as_str(), received.status().as_u16()) {
                (Some("no one there"), 404) => println!("refused: {received}"),
                _ => println!("unexpected: {received}"),
            }
        }
    }

    /// Runs the code of one error.
    pub(crate) async fn run(index: usize, response: Response) {
        match index {
            0 => error_0(response).await,
            1 => error_1(response).await,
            2 => error_2(response).await,
            3 => error_3(response).await,
            _ => {}
        }
    }
}
