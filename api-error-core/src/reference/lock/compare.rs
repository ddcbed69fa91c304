//! Finds the changes that break clients.

use super::facts::{BODY, Facts, PARAMETER};
use super::file::Lock;
use super::parse::quoted_length;
use super::ty::{Member, Type};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the changes from `locked` to `now` that break clients.
pub(super) fn changes(locked: &Lock, now: &Lock) -> Vec<String> {
    let mut changes = reused_names(locked, now);
    let mut claimed = BTreeSet::new();
    for (name, before) in &locked.errors {
        match now.errors.get(name) {
            Some(facts) => {
                let found = before.changes(facts).into_iter();
                changes.extend(found.map(|change| format!("`{name}`: {change}")));
            }
            None => changes.push(match renamed(before, locked, now, &claimed) {
                Some(new) => {
                    claimed.insert(new);
                    format!("`{name}` was renamed to `{new}`: restore the name with `#[name(\"{name}\")]`")
                }
                None => format!("`{name}` was removed"),
            }),
        }
    }
    changes
}

/// Returns the retired names that `now` uses again.
pub(super) fn reused_names(locked: &Lock, now: &Lock) -> Vec<String> {
    let reused = locked.retired.iter().filter(|name| now.errors.contains_key(*name));
    reused.map(|name| format!("`{name}` is used again after it was retired")).collect()
}

/// Returns the first new error that has the facts of a removed error. Headers, retry advice, the
/// types of members, and facts that can contain the name are not compared.
fn renamed<'a>(
    before: &Facts,
    locked: &Lock,
    now: &'a Lock,
    claimed: &BTreeSet<&str>,
) -> Option<&'a str> {
    let has_body = before.has_body();
    let shape = |facts: &Facts| -> BTreeSet<String> {
        let lines = facts.lines.iter().filter(|line| match kind_of(line) {
            "type" | "message" | "header" | "header-type" | "retry" | BODY | PARAMETER => false,
            "content-type" => has_body,
            "data" => !has_body,
            _ => true,
        });
        let names = lines.map(|line| line.split_once(": ").map_or(&**line, |(key, _)| key));
        let members = facts.members(BODY);
        let is_leaf = |path: &&str| !members.keys().any(|its| is_inside(its, path));
        // Locks of earlier versions have no lines for the objects that contain members.
        let leaves = members.keys().filter(|path| has_body && is_leaf(path));
        let leaves = leaves.map(|path| format!("body {path}"));
        let parameters = facts.members(PARAMETER);
        let parameters = parameters.keys().map(|path| format!("parameter {path}"));
        names.map(str::to_owned).chain(leaves).chain(parameters).collect()
    };
    let expected = shape(before);
    let mut new = now
        .errors
        .iter()
        .filter(|(name, _)| !locked.errors.contains_key(*name) && !claimed.contains(name.as_str()));
    new.find(|(_, facts)| {
        let mut found = shape(facts);
        if !has_body {
            found.extend(facts.data.iter().map(|(name, ty)| {
                let mark = if ty.starts_with('?') { "?" } else { "" };
                format!("data {name}{mark}")
            }));
        }
        found == expected
    })
    .map(|(name, _)| name.as_str())
}

fn kind_of(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(kind, _)| kind)
}

impl Facts {
    /// Returns whether the facts contain the structure of the body. Locks of earlier versions do
    /// not contain this structure.
    fn has_body(&self) -> bool {
        self.lines.iter().any(|line| line.starts_with("body "))
    }

    fn values<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.lines
            .iter()
            .filter(move |line| kind_of(line) == kind)
            .map(move |line| line.get(kind.len() + 1..).unwrap_or_default())
    }

    /// Returns whether the error is sent in a redirect.
    fn has_redirect(&self) -> bool {
        self.lines.contains("redirect")
    }

    fn members<'a>(&'a self, kind: &'a str) -> BTreeMap<&'a str, Member> {
        self.values(kind).filter_map(parse_member).collect()
    }

    /// Returns the types of the headers. Locks of earlier versions do not contain these types.
    fn header_types(&self) -> BTreeMap<&str, Type> {
        let types = self.values("header-type").filter_map(|text| text.split_once(": "));
        types.map(|(name, ty)| (name, Type::parse(ty))).collect()
    }

    /// Returns the changes from these facts to `now` that break clients.
    fn changes(&self, now: &Self) -> Vec<String> {
        match (self.has_redirect(), now.has_redirect()) {
            (true, false) => return vec!["it is no longer sent in a redirect".to_owned()],
            (false, true) if !now.has_body() => {
                return vec!["it is now sent in a redirect, without a body".to_owned()];
            }
            _ => {}
        }
        let body = self.body_changes(now, BODY);
        let has_same_body = self.has_body() && body.is_empty();
        let mut changes = Vec::new();
        for kind in [
            "code",
            "content-type",
            "domain",
            "envelope",
            "grpc",
            "issues",
            "message",
            "status",
            "type",
        ] {
            // The name of an envelope is not sent, so only a change of the body breaks clients.
            if kind == "envelope" && has_same_body {
                continue;
            }
            changes.extend(self.plain_changes(kind, now));
        }
        changes.extend(self.retry_changes(now));
        changes.extend(self.header_changes(now));
        // A change of the envelope can change every member, so the members are not listed.
        if !changes.iter().any(|change| change.starts_with("envelope ")) {
            changes.extend(self.data_changes(now));
            changes.extend(body);
        }
        let parameters = self.body_changes(now, PARAMETER).into_iter();
        changes.extend(parameters.map(|change| change.replacen("member", PARAMETER, 1)));
        changes.sort();
        changes
    }

    fn plain_changes(&self, kind: &str, now: &Self) -> Vec<String> {
        let current: Vec<_> = now.values(kind).collect();
        if now.unsent.contains(kind) && current.is_empty() {
            return Vec::new();
        }
        let is_kept = |value: &str| {
            // Locks of earlier versions contain the name of a code even if it is not sent.
            current
                .iter()
                .any(|now| *now == value || kind == "code" && value.starts_with(&format!("{now} ")))
        };
        let lost = self.values(kind).filter(|value| !is_kept(value));
        // Several errors can have the same name. A value that one of them already had is not the
        // new value of another.
        let others: Vec<_> = current
            .iter()
            .filter(|value| !self.values(kind).any(|before| before == **value))
            .map(|value| format!("`{value}`"))
            .collect();
        lost.map(|value| {
            if kind == "issues" {
                "nested errors are no longer sent".to_owned()
            } else if others.is_empty() {
                format!("{kind} `{value}` was removed")
            } else {
                format!("{kind} changed from `{value}` to {}", others.join(", "))
            }
        })
        .collect()
    }

    /// Returns one change for each status after which the request may no longer be sent again.
    fn retry_changes(&self, now: &Self) -> Vec<String> {
        let is_lost = |status: &&str| {
            now.values("status").any(|its| its == *status)
                && now.values("retry").all(|its| its != *status)
        };
        let lost = self.values("retry").filter(is_lost);
        lost.map(|status| format!("the request may no longer be sent again (status {status})"))
            .collect()
    }

    fn header_changes(&self, now: &Self) -> Vec<String> {
        let current: BTreeMap<_, _> = now.values("header").map(parse_header).collect();
        let mut changes = Vec::new();
        for (name, before) in self.values("header").map(parse_header) {
            match current.get(name) {
                None => changes.push(format!("header `{name}` is no longer sent")),
                Some(now) => {
                    if now.is_optional && !before.is_optional {
                        changes.push(format!("header `{name}` is now optional"));
                    } else if let Some(value) = before.value.filter(|_| before.value != now.value) {
                        let new = now.value.map_or_else(
                            || "a value that depends on the error".to_owned(),
                            |value| format!("`{value}`"),
                        );
                        changes.push(format!("header `{name}` changed from `{value}` to {new}"));
                    }
                }
            }
        }
        let types = now.header_types();
        for (name, before) in self.header_types() {
            if let Some(ty) = types.get(name).filter(|ty| before.breaks(ty)) {
                changes.push(format!("header `{name}` changed from {before} to {ty}"));
            }
        }
        changes
    }

    /// Compares the data fields in a lock of an earlier version.
    fn data_changes(&self, now: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        for (name, before) in self.values("data").filter_map(parse_member) {
            let current = now.data.get(name).map(|ty| format!("{name}{ty}"));
            let current = current.as_deref().and_then(parse_member).map(|(_, member)| member);
            before.changes(current.as_ref(), name, &mut changes);
        }
        changes
    }

    /// Compares the members of the body, or the parameters of a redirect.
    fn body_changes(&self, now: &Self, kind: &str) -> Vec<String> {
        let (before, current) = (self.members(kind), now.members(kind));
        let mut changes = Vec::new();
        let mut claimed = BTreeSet::new();
        // If a member was removed, its own members are not reported.
        let mut lost: Vec<&str> = Vec::new();
        let has_issues = |facts: &Self| facts.values("issues").next().is_some();
        let lost_issues = has_issues(self) && !has_issues(now);
        for (path, member) in &before {
            let is_lost_issue = lost_issues && path.contains("[].");
            if is_lost_issue || lost.iter().any(|outer| is_inside(path, outer)) {
                continue;
            }
            if let Some(found) = current.get(path) {
                let found = found.clone_with(is_optional_since(path, &before, &current));
                member.changes(Some(&found), path, &mut changes);
                continue;
            }
            lost.push(path);
            let has_list = |its: &&str| its.contains("[].") || its.contains("{}.");
            if lost_issues && before.keys().any(|its| is_inside(its, path) && has_list(its)) {
                // The nested errors were in this member.
                continue;
            }
            // The names of objects that contain members come from the envelope, so `#[data]`
            // cannot restore them.
            let is_field = !before.keys().any(|its| is_inside(its, path));
            let is_renamed = |(its, new): &(&&str, &Member)| {
                is_field
                    && parent(its) == parent(path)
                    && member.ty.is_like(&new.ty)
                    && !before.contains_key(**its)
                    && !claimed.contains(**its)
            };
            changes.push(match current.iter().find(is_renamed) {
                Some((new, _)) => {
                    claimed.insert(*new);
                    format!(
                        "member `{path}` was renamed to `{new}`: restore the name with `#[data(\"{}\")]`",
                        path.strip_prefix(parent(path)).unwrap_or(path)
                    )
                }
                None => format!("member `{path}` is no longer sent"),
            });
        }
        changes
    }
}

/// Returns whether a member may be missing now. A lock of an earlier version has no lines for the
/// objects that contain members. In such a lock, a member is optional if an object that contains it
/// is optional.
fn is_optional_since(
    path: &str,
    before: &BTreeMap<&str, Member>,
    now: &BTreeMap<&str, Member>,
) -> bool {
    let is_new = |outer: &&str| is_inside(path, outer) && !before.contains_key(*outer);
    let mut members = now.iter().filter(|(its, _)| **its == path || is_new(its));
    members.any(|(_, member)| member.is_optional)
}

/// Returns whether a member is a part of another member.
fn is_inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with(['.', '[', '{']))
}

/// Returns the path of the object that a member is in, with the separator.
fn parent(path: &str) -> &str {
    path.rfind('.').map_or("", |end| &path[..=end])
}

/// Parses `path?: type`. The path can contain quoted names.
fn parse_member(text: &str) -> Option<(&str, Member)> {
    let mut end = 0;
    while let Some(rest) = text.get(end..).filter(|rest| !rest.is_empty()) {
        if let Some(length) = quoted_length(rest) {
            end += length;
        } else if rest.starts_with(": ") || rest.starts_with("?: ") {
            let ty = Type::parse(rest.split_once(": ")?.1);
            return Some((&text[..end], Member { ty, is_optional: rest.starts_with('?') }));
        } else {
            end += rest.chars().next()?.len_utf8();
        }
    }
    None
}

struct Header<'a> {
    is_optional: bool,
    value: Option<&'a str>,
}

/// Parses `name?: value`.
fn parse_header(text: &str) -> (&str, Header<'_>) {
    let (key, value) =
        text.split_once(": ").map_or((text, None), |(key, value)| (key, Some(value)));
    let (name, is_optional) = key.strip_suffix('?').map_or((key, false), |name| (name, true));
    (name, Header { is_optional, value })
}
