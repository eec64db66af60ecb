unit-books = { $category ->
    [one] كتاب واحد
    [two] { $case ->
        [nominative] كتابان
       *[oblique] كتابين
    }
    [few] { $number } كتب
    [many] { $number } كتابًا
   *[other] { $number } كتاب
}
    .gender = masculine
finding-flood = { $entities } فقدت { $count }
season = الخريف
