//! The guide: one page for each question. The modules contain only documentation.
//!
//! The keys of `#[api_error(..)]` are on the page of the derive macro,
//! [`ApiError`](macro@crate::ApiError).
//!
//! | page | question |
//! |---|---|
//! | [service] | What does a whole service look like? |
//! | [designing] | How do I write a good error enum? |
//! | [envelopes] | Which wire formats are there, and how do I write my own? |
//! | [composing] | How do I combine several error types? |
//! | [validation] | How do I send several validation errors? |
//! | [databases] | How does a violated constraint become an error? |
//! | [frameworks] | How do I use axum, actix-web, poem, rocket or tower? |
//! | [layer_order] | In which order do I add the layer and other middleware? |
//! | [logging] | Where are the details of a 500? |
//! | [localization] | How do I send messages in the language of the client? |
//! | [streams] | How do I send an error inside a stream or a bulk response? |
//! | [clients] | How does a client get the enum back, and when does it retry? |
//! | [shared_client] | How do a server and its clients share their errors? |
//! | [contract] | How do I generate documentation, and detect breaking changes? |
//! | [command_line] | How do I explain an error on the command line, and compare two versions? |
//! | [testing] | How do I test errors? |
//! | [migrating] | How do I replace a hand-written `IntoResponse`? |
//! | [expansion] | What does the derive generate? |
//! | [troubleshooting] | What does this compile error mean? |
//! | [comparison] | Which other crates are there? |

// The crate `tests/guide` runs the code of these pages, with the features and dependencies that the
// code needs. So the doc tests of this crate do not include the pages.

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/service.md"))]
pub mod service {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/designing.md"))]
pub mod designing {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/envelopes.md"))]
pub mod envelopes {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/composing.md"))]
pub mod composing {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/validation.md"))]
pub mod validation {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/databases.md"))]
pub mod databases {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/frameworks.md"))]
pub mod frameworks {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/layer-order.md"))]
pub mod layer_order {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/logging.md"))]
pub mod logging {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/localization.md"))]
pub mod localization {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/streams.md"))]
pub mod streams {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/clients.md"))]
pub mod clients {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/shared-client.md"))]
pub mod shared_client {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/contract.md"))]
pub mod contract {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/command-line.md"))]
pub mod command_line {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/testing.md"))]
pub mod testing {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/migrating.md"))]
pub mod migrating {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/expansion.md"))]
pub mod expansion {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/troubleshooting.md"))]
pub mod troubleshooting {}

#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#[cfg_attr(not(doctest), doc = include_str!("../docs/guide/comparison.md"))]
pub mod comparison {}
