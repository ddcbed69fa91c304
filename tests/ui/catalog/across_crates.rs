//! An error of another crate already has the name of an error of this crate.

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
