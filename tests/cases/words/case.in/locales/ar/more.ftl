# Refers to messages and a term of another file.
weather = { -sky(case: "nominative") } { said-of }، و{ -sky(case: "oblique") }

about-kind = { -union.gender ->
    [feminine] جديدة
   *[masculine] جديد
}
about-number = { -analysts.number ->
    [plural] قالوا
   *[singular] قال
}

# A sentence that the program makes may place a name of the glossary.
finding-kites = { $entities } { verb-have-now } { $count } بعلم { -ministry }
    .label = الطائرات
verb-have-now = { $agreement ->
    [feminine] باتت تملك
    [masculine-dual] باتا يملكان
    [feminine-dual] باتتا تملكان
    [masculine-plural] باتوا يملكون
    [feminine-plural] بتن يملكن
   *[masculine] بات يملك
}
