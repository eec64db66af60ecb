# A unit that no line of the program knows.
unit-kites = { $category ->
    [zero] صفر طائرة ورقية
    [one] طائرة ورقية واحدة
    [two] { $case ->
        [nominative] طائرتان ورقيتان
       *[oblique] طائرتين ورقيتين
    }
    [few] { $number } طائرات ورقية
    [many] { $number } طائرة ورقية
   *[other] { $number } طائرة ورقية
}
    .gender = feminine

entity-kind-club = نادٍ
    .gender = masculine
    .number = singular
    .human = no

# Overrides the built-in one; a report overrides it again.
qualifier-about = حوالى { $figure }
    .case = oblique

# A term that takes a parameter, and has an attribute.
-sky = { $case ->
    [oblique] السماءِ
   *[nominative] السماءُ
}
    .gender = feminine

said-of = { -sky.gender ->
    [feminine] صافية
   *[masculine] صافٍ
}
