# The messages of errors in German. The identifiers are the names of the errors, and the arguments are
# their data.

SOLD_OUT = { $left ->
    [0] { $sku } ist ausverkauft
    [one] Von { $sku } ist noch ein Stück da
   *[other] Von { $sku } sind noch { $left } Stück da
}

NOT_FOUND = Hier gibt es nichts
