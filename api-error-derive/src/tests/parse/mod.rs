mod codes;
mod docs;
mod entries;
mod keys;
mod status_table;
mod statuses;
mod values;
