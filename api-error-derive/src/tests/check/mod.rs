mod constraints;
mod data;
mod forwarding;
mod rules;
