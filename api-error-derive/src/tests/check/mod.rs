mod constraints;
mod forwarding;
mod rules;
