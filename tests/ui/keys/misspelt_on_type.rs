use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(sttaus = 404, coed = 42, envelop = api_error::envelope::Coded, rename_al = "camelCase", type_bas = "https://a/", domian = "a.b", decod, respons = false, crat = api_error, boud())]
enum StoreError {
    #[error("out of stock")]
    OutOfStock,
}

fn main() {}
