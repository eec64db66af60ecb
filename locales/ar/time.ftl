### الزمن / Periods and dates
###
### The value is a noun, which can stand after «منذ بداية» or «مقارنة مع»; `.when` is the adverb.

period-year = عام { $year }
    .when = في عام { $year }

period-half-first = الأشهر الستة الأولى من عام { $year }
    .when = في الأشهر الستة الأولى من عام { $year }
period-half-second = الأشهر الستة الأخيرة من عام { $year }
    .when = في الأشهر الستة الأخيرة من عام { $year }

period-quarter = { $quarter ->
    [1] الربع الأول من عام { $year }
    [2] الربع الثاني من عام { $year }
    [3] الربع الثالث من عام { $year }
   *[4] الربع الرابع من عام { $year }
}
    .when = في { period-quarter }

period-month = { $date }
    .when = في { $date }
period-day = { $date }
    .when = في { $date }

period-range = الفترة من { $from } إلى { $to }
    .when = من { $from } إلى { $to }
    .table = من { $from } إلى { $to }

period-same = الفترة نفسها من عام { $year }
    .when = في الفترة نفسها من عام { $year }

date-both = { $gregorian } ({ $hijri })
month-paired = { $levant }/{ $gulf }
