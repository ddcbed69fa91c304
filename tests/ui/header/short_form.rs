use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("the list can only be read")]
    #[status(405)]
    #[header("Allow", "GET")]
    ReadOnly,
    #[error("the list can only be read")]
    #[status(405)]
    AlsoReadOnly {
        #[header("Allow")]
        methods: String,
    },
}

fn main() {}
