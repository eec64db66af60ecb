unit-kites = { $category ->
   *[other] { $number } kites
}
finding-flight = { $entities } { verb-fly.past } { $figure }
lines = { FIGURE($figure, style: "longer") } { NUMBR($figure) }
broken = { $number
