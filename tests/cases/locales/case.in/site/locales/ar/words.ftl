# Written with English in mind.
unit-books = { $category ->
    [one] كتاب واحد
   *[other] { $number } كتب
}
unit-shelves = { $number } من الرفوف
    .gender = masculine
finding-flood = { $entities } فقدت كتبًا
season = الخريف
greeting = أهلا
