### Periods and dates
###
### The value is a noun, which can stand after "since the start of"; `.when` is the adverb;
### `.short` stands at the axis of a chart.

period-year = { $year }
    .when = in { $year }
    .short = { $year }

period-half-first = the first half of { $year }
    .when = in the first half of { $year }
    .short = H1 { $year }
    .table = H1 { $year }
period-half-second = the second half of { $year }
    .when = in the second half of { $year }
    .short = H2 { $year }
    .table = H2 { $year }

period-quarter = { $quarter ->
    [1] the first quarter of { $year }
    [2] the second quarter of { $year }
    [3] the third quarter of { $year }
   *[4] the fourth quarter of { $year }
}
    .when = in { period-quarter }
    .short = Q{ $quarter } { $year }
    .table = Q{ $quarter } { $year }

period-month = { $date }
    .when = in { $date }
period-day = { $date }
    .when = on { $date }

# What both ends have in common is said once: "from January to June 2024"; `$until` stands behind a dash, "June 1–15, 2024".
period-range = the period from { $from } to { $to }
    .when = from { $from } to { $to }
    .table = { $from } to { $to }
    .short = { $from }–{ $until }

period-same = the same period of { $year }
    .when = in the same period of { $year }

date-both = { $gregorian } ({ $hijri })
month-paired = { $levant }/{ $gulf }
