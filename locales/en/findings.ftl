### Sentences made from data
###
### Each is the clause that follows "that".

## Verbs after their subject

verb-spend = spent

verb-spend-it = { $pronoun ->
    [she] she spent
    [he] he spent
    [they] they spent
   *[it] it spent
}

verb-set-aside = { $agreement ->
    [plural] have set aside
   *[singular] has set aside
}

verb-rise = rose

verb-fall = fell

verb-will-deliver = will deliver

verb-install = installed

verb-begin-work = began work

verb-have = { $agreement ->
    [plural] have
   *[singular] has
}

verb-move = { $direction ->
    [down] fell
   *[up] rose
}
verb-move-agreeing = { verb-move }

## What is said in words

finding-claim = { $claim }
    .label = Finding

## Spending

finding-spending = { $timed ->
    [yes] { $entities } { verb-spend } { $money } { $when }
   *[no] { $entities } { verb-spend } { $money }
}
    .label = Spending
finding-spending-over = { $entities } { verb-spend } { $money } in { $duration }
    .label = Spending
    .duration-style = noun
# With a time that is over, not the present perfect.
finding-allocation = { $timed ->
    [yes] { $entities } set aside { $money } { $when }
   *[no] { $entities } { verb-set-aside } { $money }
}
    .label = Money set aside
finding-spending-ratio = { $timed ->
    [yes] { $when }, { $entities } { verb-spend } { $ratio } what { verb-spend-it } { ratio-time }
   *[no] { $entities } { verb-spend } { $ratio } what { verb-spend-it } { ratio-time }
}
    .label = Spending compared
finding-spending-growth = spending by { $entities } { verb-move } { $change }{ growth-time }
    .label = Change in spending
# The first entity spends; the others are what it spends on.
finding-spending-on-growth = spending by { $first } on { $others } { verb-move } { $change }{ growth-time }
    .label = Change in spending

## Growth

finding-growth = { $entities } { verb-move-agreeing } { $change }{ growth-time }
    .label = Change

# What a sum is compared with.
ratio-time = { $compared ->
    [yes] in { $versus }
   *[no] before
}

# What follows a change: when, and compared with what.
growth-time = { $timed ->
    [yes] { $compared ->
        [yes] {" "}{ $when }, compared with { $versus }
       *[no] {" "}{ $when }
    }
   *[no] { $compared ->
        [yes] , compared with { $versus }
       *[no] {""}
    }
}

## Trade

finding-delivery = { $entities } { verb-will-deliver } { $count }
    .label = Deliveries
# The first entity delivers; the others are the models that are delivered.
finding-delivery-of = deliveries of { $others } by { $first } will reach { $count }
    .label = Deliveries
finding-price = the unit price of { $entities } is { $money }
    .label = Unit price
# The price of something that holds a number of parts: a server with its chips.
finding-price-with = the unit price of { $entities }, each with { $count }, is { $money }
    .label = Unit price
finding-shipment = shipments of { $count } were worth { $money }
    .label = Shipments

## Numbers and shares

finding-installation = { $timed ->
    [yes] { $entities } { verb-install } { $count } { $when }
   *[no] { $entities } { verb-install } { $count }
}
    .label = Installation
finding-count = { $entities } { verb-have } { $count }
    .label = Number
finding-share = the share of { $entities } is { $percent }
    .label = Share
# `.estimated`: what is said after “put”, where “estimates” would say it twice.
finding-estimate = { $figure-ranged ->
    [yes] estimates for { $entities } suggest { $figure }
   *[no] estimates for { $entities } point to { $figure }
}
    .estimated = { $nature ->
        [change] { estimated-change }
        [points-change] { estimated-change }
       *[other] { $entities } at { $figure }
    }
    .label = Estimate
    .figure-style = noun
finding-duration = { $entities } { verb-begin-work } { $duration } later
    .label = Start of work

estimated-change = { $direction ->
    [down] the fall in { $entities } at { $figure }
   *[up] the rise in { $entities } at { $figure }
}

## What a finding without a headline is called

# `$kind` is the `.label` of its kind.
label-finding = { $kind }: { $entities }
