### Numbers, ranges, shares, changes
###
### Every number arrives as text in the digits of the edition; what is chosen here is the form of the words around it.
### `$category` is the CLDR plural category of the number as it is shown.

# There is no `scale-thousand`: English news writes thousands in digits, "$12,000".

scale-million = { $number } million
    .short = { $number }m
    .table = { $number }m
    .from = 1000000
    .decimals = 2

scale-billion = { $number } billion
    .short = { $number }bn
    .table = { $number }bn
    .from = 1000000000
    .decimals = 2

scale-trillion = { $number } trillion
    .short = { $number }tn
    .table = { $number }tn
    .from = 1000000000000
    .decimals = 2

# Ends that are apart, "between 3 Egyptian pounds and 10 billion Egyptian pounds", each have their unit: without one, the low end would be
# read with the scale word of the high one. `.noun` can follow a preposition: "in one to three months".
range-money = between { $low } and { $high }
    .noun = { $low } to { $high }
    .table = { $ends ->
        [apart] { $low } to { $high }
       *[alike] { $low }–{ $high-number }
    }
    .words = { $ends ->
        [apart] between { $low } and { $high }
       *[alike] between { $low-number } and { $high }
    }
range-percent = between { $low } and { $high }
    .noun = { $low } to { $high }
    .short = { $low-number }–{ $high }
    .table = { $low-number }–{ $high }
range-ratio = between { $low } and { $high }
    .noun = { $low } to { $high }
    .table = { $low }–{ $high-number }
# Of changes with their signs: a dash would stand beside a minus.
range-signed = { $low-number } to { $high }
range-count = { $ends ->
    [apart] between { $low } and { $high }
   *[alike] between { $low-number } and { $high }
}
    .noun = { $ends ->
        [apart] { $low } to { $high }
       *[alike] { $low-number } to { $high }
    }
    .short = { $ends ->
        [apart] { $low } to { $high }
       *[alike] { $low-number }–{ $high }
    }
    .table = { range-count.short }

percent = { $percent }

# The value stands after a verb that says the direction: "rose 123%".
change-up = { $percent }
    .long = up { $percent }
    .noun = a rise of { $percent }
    .table = { $signed }
change-down = { $percent }
    .long = down { $percent }
    .noun = a fall of { $percent }
    .table = { $signed }

points-up = { $points }
    .long = up { $points }
    .noun = a rise of { $points }
    .table = { $signed }
points-down = { $points }
    .long = down { $points }
    .noun = a fall of { $points }
    .table = { $signed }

# What is compared follows: "spent twice what they spent".
ratio = { $exact ->
    [0.25] a quarter of
    [0.5] half
    [0.75] three-quarters of
    [1] the same as
    [2] twice
    [3] three times
    [4] four times
    [5] five times
    [6] six times
    [7] seven times
    [8] eight times
    [9] nine times
   *[other] { $number } times
}
    .long = { $exact ->
        [0.25] a quarter
        [0.5] half
        [0.75] three-quarters
        [1] the same
       *[other] { ratio }
    }
    .noun = { ratio.long }
    .short = { ratio.long }
    .table = ×{ $number }

qualifier-about = about { $figure }
qualifier-nearly = nearly { $figure }
qualifier-more-than = more than { $figure }
qualifier-less-than = { $counted ->
    [yes] fewer than { $figure }
   *[no] less than { $figure }
}
qualifier-at-least = at least { $figure }
qualifier-at-most = at most { $figure }

with-conversion = { $figure } ({ $conversion })

# Small counts in words, as AP style has them; from 10 on, figures.
spelled-1 = one
spelled-2 = two
spelled-3 = three
spelled-4 = four
spelled-5 = five
spelled-6 = six
spelled-7 = seven
spelled-8 = eight
spelled-9 = nine
