use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("taken")]
    #[status(409)]
    #[api_error(constraint = "users_email_key", constraint = "users.email", constraint(unique))]
    EmailTaken,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum AccountError {
    #[error("taken")]
    #[status(409)]
    #[api_error(constraint = "users.email", constraint(unique))]
    AccountTaken,
}

api_error::catalog! {
    static API = [UserError, AccountError];
}

fn main() {}
