mod defaults;
mod name_case;
mod template;
mod tokens;
