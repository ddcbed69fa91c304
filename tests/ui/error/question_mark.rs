use api_error::Error;

fn greeting() -> Result<String, Error> {
    Ok(std::fs::read_to_string("greeting.txt")?)
}

fn main() {
    let _ = greeting();
}
