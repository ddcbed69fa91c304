//! Snapshots of every error of a catalog.

use crate::shop::SHOP;
use api_error::testing;

#[test]
fn every_error_has_a_snapshot() {
    for error in testing::each(&SHOP) {
        insta::assert_snapshot!(error.id(), error);
    }
    assert_eq!(testing::each(&SHOP).count(), SHOP.iter().count());
}
