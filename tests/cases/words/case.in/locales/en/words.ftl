unit-kites = { $category ->
    [one] { $number } kite
   *[other] { $number } kites
}

entity-kind-club = club
    .number = singular
    .human = no

qualifier-about = some { $figure }

-sky = { $case ->
    [capital] The sky
   *[plain] the sky
}

said-of = clear
