### الزمن / Periods and dates
###
### The value is a noun, which can stand after «منذ بداية» or «مقارنة مع»; `.when` is the adverb;
### `.short` stands at the axis of a chart.

period-year = عام { $year }
    .when = في عام { $year }
    .short = { $year }
    .table = { $year }

period-half-first = الأشهر الستة الأولى من عام { $year }
    .when = في الأشهر الستة الأولى من عام { $year }
    .short = النصف الأول { $year }
    .table = النصف الأول من { $year }
period-half-second = الأشهر الستة الأخيرة من عام { $year }
    .when = في الأشهر الستة الأخيرة من عام { $year }
    .short = النصف الثاني { $year }
    .table = النصف الثاني من { $year }

period-quarter = { $quarter ->
    [1] الربع الأول من عام { $year }
    [2] الربع الثاني من عام { $year }
    [3] الربع الثالث من عام { $year }
   *[4] الربع الرابع من عام { $year }
}
    .when = في { period-quarter }
    .short = { $quarter ->
        [1] الربع الأول { $year }
        [2] الربع الثاني { $year }
        [3] الربع الثالث { $year }
       *[4] الربع الرابع { $year }
    }
    .table = { $quarter ->
        [1] الربع الأول من { $year }
        [2] الربع الثاني من { $year }
        [3] الربع الثالث من { $year }
       *[4] الربع الرابع من { $year }
    }

period-month = { $date }
    .when = في { $date }
period-day = { $date }
    .when = في { $date }

period-range = الفترة من { $from } إلى { $to }
    .when = من { $from } إلى { $to }
    .table = من { $from } إلى { $to }
    .short = من { $from } إلى { $to }

period-same = الفترة نفسها من عام { $year }
    .when = في الفترة نفسها من عام { $year }

date-both = { $gregorian } ({ $hijri })
month-paired = { $levant }/{ $gulf }
