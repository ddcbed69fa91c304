# The messages of errors in French. `NOT_FOUND` has no translation, so clients get it in English.

SOLD_OUT = { $left ->
    [0] { $sku } est épuisé
   *[other] Il reste { $left } exemplaires de { $sku }
}
