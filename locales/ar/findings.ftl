### الجُمل المصنوعة من البيانات / Sentences made from data
###
### Each is the clause that follows «أن» or «إن»: it begins with its subject, and the verb after it agrees with it. `$entities` is in the
### case of that subject, «أن محللين أنفقوا»; after a preposition or another noun stands `$entities-oblique`, «إنفاق محللين».

## أفعال تلي فاعلها / Verbs after their subject

verb-spend = { $agreement ->
    [feminine] أنفقت
    [masculine-dual] أنفقا
    [feminine-dual] أنفقتا
    [masculine-plural] أنفقوا
    [feminine-plural] أنفقن
   *[masculine] أنفق
}

verb-spend-it = { $agreement ->
    [feminine] أنفقته
    [masculine-dual] أنفقاه
    [feminine-dual] أنفقتاه
    [masculine-plural] أنفقوه
    [feminine-plural] أنفقنه
   *[masculine] أنفقه
}

verb-set-aside = { $agreement ->
    [feminine] خصصت
    [masculine-dual] خصصا
    [feminine-dual] خصصتا
    [masculine-plural] خصصوا
    [feminine-plural] خصصن
   *[masculine] خصص
}

verb-rise = { $agreement ->
    [feminine] ارتفعت
    [masculine-dual] ارتفعا
    [feminine-dual] ارتفعتا
    [masculine-plural] ارتفعوا
    [feminine-plural] ارتفعن
   *[masculine] ارتفع
}

verb-fall = { $agreement ->
    [feminine] انخفضت
    [masculine-dual] انخفضا
    [feminine-dual] انخفضتا
    [masculine-plural] انخفضوا
    [feminine-plural] انخفضن
   *[masculine] انخفض
}

verb-will-deliver = { $agreement ->
    [feminine] ستسلّم
    [masculine-dual] سيسلّمان
    [feminine-dual] ستسلّمان
    [masculine-plural] سيسلّمون
    [feminine-plural] سيسلّمن
   *[masculine] سيسلّم
}

verb-install = { $agreement ->
    [feminine] ركّبت
    [masculine-dual] ركّبا
    [feminine-dual] ركّبتا
    [masculine-plural] ركّبوا
    [feminine-plural] ركّبن
   *[masculine] ركّب
}

verb-begin-work = { $agreement ->
    [feminine] بدأت العمل
    [masculine-dual] بدآ العمل
    [feminine-dual] بدأتا العمل
    [masculine-plural] بدأوا العمل
    [feminine-plural] بدأن العمل
   *[masculine] بدأ العمل
}

verb-reach = { $agreement ->
    [feminine] تبلغ
    [masculine-dual] يبلغان
    [feminine-dual] تبلغان
    [masculine-plural] يبلغون
    [feminine-plural] يبلغن
   *[masculine] يبلغ
}

verb-range = { $agreement ->
    [feminine] تتراوح
    [masculine-dual] يتراوحان
    [feminine-dual] تتراوحان
    [masculine-plural] يتراوحون
    [feminine-plural] يتراوحن
   *[masculine] يتراوح
}

verb-amount = { $figure-ranged ->
    [yes] { verb-range }
   *[no] { verb-reach }
}

# For a subject that is masculine whoever it belongs to: «إنفاق الشركتين ارتفع».
verb-move = { $direction ->
    [down] انخفض
   *[up] ارتفع
}
verb-move-agreeing = { $direction ->
    [down] { verb-fall }
   *[up] { verb-rise }
}
verb-have = لدى

## ما يقال بكلمات / What is said in words

finding-claim = { $claim }
    .label = خبر

## الإنفاق / Spending

finding-spending = { $timed ->
    [yes] { $entities } { verb-spend } { $money } { $when }
   *[no] { $entities } { verb-spend } { $money }
}
    .label = الإنفاق
    .money-case = accusative
finding-spending-over = { $duration-ranged ->
    [yes] { $entities } { verb-spend } { $money } في مدة تتراوح { $duration }
   *[no] { $entities } { verb-spend } { $money } في { $duration }
}
    .label = الإنفاق
    .money-case = accusative
finding-allocation = { $timed ->
    [yes] { $entities } { verb-set-aside } { $money } { $when }
   *[no] { $entities } { verb-set-aside } { $money }
}
    .label = المخصصات
    .money-case = accusative
finding-spending-ratio = { $timed ->
    [yes] { $entities } { verb-spend } { $when } { $ratio } ما { verb-spend-it } { ratio-time }
   *[no] { $entities } { verb-spend } { $ratio } ما { verb-spend-it } { ratio-time }
}
    .label = الإنفاق مقارنةً بما قبله
finding-spending-growth = إنفاق { $entities-oblique } { verb-move } { growth-by }{ growth-time }
    .label = تغيّر الإنفاق
# The first entity spends; the others are what it spends on.
finding-spending-on-growth = إنفاق { $first-oblique } على { $others-oblique } { verb-move } { growth-by }{ growth-time }
    .label = تغيّر الإنفاق

## النمو / Growth

finding-growth = { $entities } { verb-move-agreeing } { growth-by }{ growth-time }
    .label = نسبة التغيّر

# What a sum is compared with.
ratio-time = { $compared ->
    [yes] في { $versus }
   *[no] من قبل
}

# As `growth-by`, of the first figure.
estimated-by = { $figure-ranged ->
    [yes] بنسبة تتراوح { $figure }
   *[no] بنسبة { $figure }
}

# No preposition stands before «بين».
growth-by = { $change-ranged ->
    [yes] بنسبة تتراوح { $change }
   *[no] بنسبة { $change }
}

# What follows a change: when, and compared with what.
growth-time = { $timed ->
    [yes] { $compared ->
        [yes] {" "}{ $when } مقارنة مع { $versus }
       *[no] {" "}{ $when }
    }
   *[no] { $compared ->
        [yes] {" "}مقارنة مع { $versus }
       *[no] {""}
    }
}

## التجارة / Trade

finding-delivery = { $entities } { verb-will-deliver } { $count }
    .label = التسليمات
    .count-case = accusative
# The first entity delivers; the others are the models that are delivered.
finding-delivery-of = { $count-ranged ->
    [yes] تسليمات { $first-oblique } من { $others-oblique } ستتراوح { $count }
   *[no] تسليمات { $first-oblique } من { $others-oblique } ستبلغ { $count }
}
    .label = التسليمات
    .count-case = accusative
finding-price = { $money-ranged ->
    [yes] سعر الوحدة من { $entities-oblique } يتراوح { $money }
   *[no] سعر الوحدة من { $entities-oblique } يبلغ { $money }
}
    .label = سعر الوحدة
    .money-case = accusative
# The price of something that holds a number of parts: a server with its chips.
finding-price-with = { $money-ranged ->
    [yes] سعر الوحدة من { $entities-oblique }، وفي كل منها { $count }، يتراوح { $money }
   *[no] سعر الوحدة من { $entities-oblique }، وفي كل منها { $count }، يبلغ { $money }
}
    .label = سعر الوحدة
    .count-case = nominative
    .money-case = accusative
finding-shipment = { $money-ranged ->
    [yes] شحنات ضمّت { $count } تراوحت قيمتها { $money }
   *[no] شحنات ضمّت { $count } بلغت قيمتها { $money }
}
    .label = الشحنات
    .count-case = accusative
    .money-case = accusative

## الأعداد والحصص / Numbers and shares

finding-installation = { $timed ->
    [yes] { $entities } { verb-install } { $count } { $when }
   *[no] { $entities } { verb-install } { $count }
}
    .label = التركيب
    .count-case = accusative
finding-count = { verb-have } { $entities-oblique } { $count }
    .label = العدد
    .count-case = subject
finding-share = { $percent-ranged ->
    [yes] حصة { $entities-oblique } تتراوح { $percent }
   *[no] حصة { $entities-oblique } تبلغ { $percent }
}
    .label = الحصة
# `.estimated`: what is said after «قدّرت أن», where «التقديرات» would say it twice.
finding-estimate = التقديرات بشأن { $entities-oblique } تشير إلى { $figure }
    .estimated = { $nature ->
        [date] موعد { $entities-oblique } هو { $figure }
        [change] { $entities } { verb-move-agreeing } { estimated-by }
        [points-change] { $entities } { verb-move-agreeing } بمقدار { $figure }
       *[other] { $entities } { verb-amount } { $figure }
    }
    .label = التقدير
    .figure-style = noun
    .money-case = accusative
    .count-case = accusative
    .duration-case = accusative
finding-duration = { $duration-ranged ->
    [yes] { $entities } { verb-begin-work } بعد مدة تتراوح { $duration }
   *[no] { $entities } { verb-begin-work } بعد { $duration }
}
    .label = بدء العمل

## كيف يُشار إلى خبر بلا عنوان / What a finding without a headline is called

# `$kind` is the `.label` of its kind.
label-finding = { $kind }: { $entities }
