use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[api_error(statu = 404, cod = 42, nam = "A", titel = "A", mesage = "a", expos, heder("A", "b"), retri, retry_aftr = 3, hlep = "https://a", tpye = "urn:a", domin = "a", grcp = ABORTED, transparant, dta)]
    OutOfStock,
}

fn main() {}
