//! A table of a page.

/// A table. Each cell is Markdown in one line.
pub(crate) struct Table {
    pub(crate) label: &'static str,
    pub(crate) columns: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new<const N: usize>(label: &'static str, columns: [&'static str; N]) -> Self {
        Self { label, columns: columns.to_vec(), rows: Vec::new() }
    }

    pub(crate) fn push<const N: usize>(&mut self, row: [String; N]) {
        self.rows.push(row.into());
    }

    /// Returns the table without the columns that no row fills, or `None` if it has no rows.
    pub(crate) fn filled(mut self) -> Option<Self> {
        let is_filled: Vec<_> = (0..self.columns.len())
            .map(|column| {
                self.rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
            })
            .collect();
        retain(&mut self.columns, &is_filled);
        for row in &mut self.rows {
            retain(row, &is_filled);
        }
        (!self.rows.is_empty()).then_some(self)
    }
}

fn retain<T>(list: &mut Vec<T>, is_retained: &[bool]) {
    let mut is_retained = is_retained.iter();
    list.retain(|_| is_retained.next() == Some(&true));
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_column_without_texts_is_removed() {
        let mut table = Table::new("Errors", ["Error", "Code", "Text"]);
        assert!(Table::new("Errors", ["Error"]).filled().is_none());
        table.push(["a".to_owned(), String::new(), String::new()]);
        table.push(["b".to_owned(), String::new(), "x".to_owned()]);
        let table = table.filled().unwrap();
        assert_eq!(table.columns, ["Error", "Text"]);
        assert_eq!(table.rows, [["a", ""], ["b", "x"]]);
    }
}
