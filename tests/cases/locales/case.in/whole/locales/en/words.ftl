unit-books = { $category ->
    [one] { $number } book
   *[other] { $number } books
}
finding-flood = { $entities } lost { $count }
season = in autumn
