api_error::api! {
    pub struct Shop { rename_all = "snake", type_base = "https://shop.example.com/errors" }
}

fn main() {}
