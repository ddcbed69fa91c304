api_error::api! {
    pub struct Store { envelope = api_error::envelope::Problem, realm = "store" }
}

api_error::api! { pub enum Kind {} }

fn main() {}
