round = { about } again
about = { round } and { round.short }
    .short = short
nobody = { -nowhere } said
colour = { -cloud.colour ->
    [blue] blue
   *[grey] grey
}
day = on { DATETIME($drops) }
deep = { day }
sentence = { $sentence }, says { -cloudy }.
