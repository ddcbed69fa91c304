//! The names of rejections that the application does not map to its own errors.

use crate::model::{Identity, Status};
use crate::text::case::Case;
use std::sync::OnceLock;

/// The settings for the names of rejections.
#[derive(Clone, Debug)]
pub(super) struct Names {
    case: Case,
    domain: Option<&'static str>,
    type_base: Option<&'static str>,
    /// One row for each status from 400 to 599. A row is written when its status first occurs. With
    /// `SCREAMING_SNAKE_CASE` and without `type_base`, there are no rows, because the table of
    /// statuses already contains the names.
    rows: Box<[OnceLock<Row>]>,
}

#[derive(Clone, Debug)]
struct Row {
    name: String,
    type_uri: Option<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self::new(Case::ScreamingSnake, None, None)
    }
}

impl Names {
    pub(super) fn new(
        case: Case,
        domain: Option<&'static str>,
        type_base: Option<&'static str>,
    ) -> Self {
        let has_rows = case != Case::ScreamingSnake || type_base.is_some();
        let rows = if has_rows { 400..600 } else { 0..0 };
        Self { case, domain, type_base, rows: rows.map(|_| OnceLock::new()).collect() }
    }

    pub(super) fn with_case(&self, case: Case) -> Self {
        Self::new(case, self.domain, self.type_base)
    }

    pub(super) fn with_domain(&self, domain: &'static str) -> Self {
        Self::new(self.case, Some(domain), self.type_base)
    }

    /// Returns the identity of a rejection with this status.
    pub(super) fn identity(&self, status: &Status) -> Identity<'_> {
        let code = status.code();
        let row = self.rows.get(usize::from(code.as_u16()).wrapping_sub(400));
        let row = row.map(|row| row.get_or_init(|| self.row(status)));
        let name = row.map_or(status.name, |row| &*row.name);
        let mut identity = Identity::new(name, status.reason_phrase, code);
        if let Some(domain) = self.domain {
            identity = identity.with_domain(domain);
        }
        if let Some(uri) = row.and_then(|row| row.type_uri.as_deref()) {
            identity = identity.with_type_uri(uri);
        }
        if code.is_server_error() { identity.without_own_name() } else { identity }
    }

    /// Writes a row. A 5xx has no problem type, because it means no more than its status (RFC 9457
    /// §4.2.1).
    #[cold]
    fn row(&self, status: &Status) -> Row {
        let base = self.type_base.filter(|_| status.code().is_client_error());
        let type_uri = base.map(|base| format!("{base}{}", Case::Kebab.convert(status.name)));
        Row { name: self.case.convert(status.name), type_uri }
    }
}
