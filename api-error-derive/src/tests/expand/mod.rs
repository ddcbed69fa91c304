mod copies;
mod guide;
