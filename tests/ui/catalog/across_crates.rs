//! A type of another crate has the name first.

use api_error::{ApiError, catalog};
use billing::PaymentError;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[error("the card is used up")]
#[status(402)]
#[name("CARD_REFUSED")]
pub struct CardSpent;

catalog! {
    pub static STORE = [PaymentError, CardSpent];
}

fn main() {}
