//! The list of envelopes that tests of all envelopes use.

use crate::each_envelope::each_envelope;
use api_error::AnyEnvelope;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Adds the names of the types that implement `Envelope` in the files of a folder.
fn add_implementors(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            add_implementors(&path, names);
            continue;
        }
        let source = fs::read_to_string(&path).expect("the file can be read");
        let implementors =
            source.lines().filter_map(|line| line.strip_prefix("impl Envelope for "));
        names.extend(implementors.map(|rest| rest.trim_end_matches(" {").to_owned()));
    }
}

#[test]
fn the_list_has_each_envelope_of_the_library() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/api-error-core/src/envelope");
    let mut implementors = BTreeSet::new();
    add_implementors(Path::new(folder), &mut implementors);
    let listed = each_envelope!(V => AnyEnvelope::new::<V>().name().to_owned());
    assert_eq!(BTreeSet::from(listed), implementors);
}
