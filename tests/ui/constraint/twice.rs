use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("taken")]
    #[status(409)]
    #[api_error(constraint = "users_email_key", constraint(unique))]
    EmailTaken,
    #[error("taken")]
    #[status(409)]
    #[api_error(constraint(unique), constraint = "users_email_key", constraint(uniq))]
    NameTaken,
    #[error("{column}")]
    #[status(409)]
    Other {
        #[api_error(column)]
        column: String,
    },
}

fn main() {}
