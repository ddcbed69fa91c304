api_error::api! {
    pub struct NotADomain { domain = "https://shop.example.com/" }
}

api_error::api! {
    pub struct WithSpace { domain = "shop example" }
}

api_error::api! {
    pub struct WithoutScheme { type_base = "errors/" }
}

fn main() {}
