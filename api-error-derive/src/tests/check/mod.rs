mod constraints;
mod rules;
