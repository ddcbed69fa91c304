//! The check that no two errors have the same database constraint. Two types can have the same kind
//! of constraint, such as `constraint(unique)`.

use super::Report;
use crate::model::Constraint;
use crate::text::const_str::equal;

impl<const TYPES: usize, const SPECS: usize> Report<'_, TYPES, SPECS> {
    /// Compares the constraints of each error with the constraints of the errors before it. Few
    /// errors have constraints, so there are few comparisons.
    pub(super) const fn check_constraints(&mut self) {
        let mut constrained = [0; SPECS];
        let mut len = 0;
        let mut index = 0;
        while index < SPECS {
            let constraints = self.errors.specs[index].constraints();
            if !constraints.is_empty() {
                let mut before = 0;
                while before < len {
                    self.check_shared_constraints(constrained[before], index);
                    before += 1;
                }
                constrained[len] = index;
                len += 1;
            }
            index += 1;
        }
    }

    const fn check_shared_constraints(&mut self, before: usize, index: usize) {
        if self.errors.is_same(before, index) {
            return;
        }
        let earlier = self.errors.specs[before].constraints();
        let later = self.errors.specs[index].constraints();
        let mut i = 0;
        while i < earlier.len() {
            let mut j = 0;
            while j < later.len() {
                if let (Constraint::Named(name), Constraint::Named(other)) = (earlier[i], later[j])
                    && equal(name, other)
                {
                    self.push_pair(before, index);
                    self.text.push(" have the same constraint `");
                    self.text.push(name);
                    self.text.push("`; remove it from one of them");
                }
                j += 1;
            }
            i += 1;
        }
    }
}
