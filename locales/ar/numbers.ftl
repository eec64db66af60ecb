### الأعداد والنسب / Numbers, ranges, shares, changes
###
### Every number arrives as text in the digits of the edition; what is chosen here is the form of the words around it.
### `$category` is the CLDR plural category of the number as it is shown.

scale-thousand = { $category ->
    [one] ألف
    [two] { $followed ->
        [yes] { $case ->
            [nominative] ألفا
           *[oblique] ألفي
        }
       *[no] { $case ->
            [nominative] ألفان
           *[oblique] ألفين
        }
    }
    [few] { $number } آلاف
    [many] { $followed ->
        [yes] { $number } ألف
       *[no] { $number } ألفًا
    }
   *[other] { $number } ألف
}
    .from = 1000
    .decimals = 0

scale-million = { $category ->
    [one] مليون
    [two] { $followed ->
        [yes] { $case ->
            [nominative] مليونا
           *[oblique] مليوني
        }
       *[no] { $case ->
            [nominative] مليونان
           *[oblique] مليونين
        }
    }
    [few] { $number } ملايين
    [many] { $followed ->
        [yes] { $number } مليون
       *[no] { $number } مليونًا
    }
   *[other] { $number } مليون
}
    .from = 1000000
    .decimals = 2

scale-billion = { $category ->
    [one] مليار
    [two] { $followed ->
        [yes] { $case ->
            [nominative] مليارا
           *[oblique] ملياري
        }
       *[no] { $case ->
            [nominative] ملياران
           *[oblique] مليارين
        }
    }
    [few] { $number } مليارات
    [many] { $followed ->
        [yes] { $number } مليار
       *[no] { $number } مليارًا
    }
   *[other] { $number } مليار
}
    .from = 1000000000
    .decimals = 2

scale-trillion = { $category ->
    [one] تريليون
    [two] { $followed ->
        [yes] { $case ->
            [nominative] تريليونا
           *[oblique] تريليوني
        }
       *[no] { $case ->
            [nominative] تريليونان
           *[oblique] تريليونين
        }
    }
    [few] { $number } تريليونات
    [many] { $followed ->
        [yes] { $number } تريليون
       *[no] { $number } تريليونًا
    }
   *[other] { $number } تريليون
}
    .from = 1000000000000
    .decimals = 2

# In words, never with a dash: a dash between digits turns round in a right-to-left line.
# What is counted alone or in twos says its number by its form: «بين خادمين وخمسة خوادم». Ends that are apart («بين 3 جنيهات و10 مليارات
# جنيه») each have their unit: without one, the low end would be read with the scale word of the high one.
# No preposition stands before «بين»; before «ما بين» it does.
range-money = { $ends ->
    [apart] بين { $low } و{ $high }
   *[alike] { $low-category ->
        [one] بين { $low } و{ $high }
        [two] بين { $low } و{ $high }
       *[other] بين { $low-number } و{ $high }
    }
}
    .noun = ما { range-money }
range-percent = بين { $low } و{ $high }
    .noun = ما { range-percent }
range-count = { $ends ->
    [apart] بين { $low } و{ $high }
   *[alike] { $low-category ->
        [one] بين { $low } و{ $high }
        [two] بين { $low } و{ $high }
       *[other] بين { $low-number } و{ $high }
    }
}
    .noun = ما { range-count }
range-ratio = بين { $low } و{ $high }
    .noun = ما { range-ratio }
range-signed = بين { $low-number } و{ $high }

percent = { $percent }

# The value stands after a verb and «بنسبة», which say the direction. `.case` is that of the number after «بنسبة» and «بمقدار».
change-up = { $percent }
    .long = { $ranged ->
        [yes] زيادة بنسبة تتراوح { $percent }
       *[no] زيادة بنسبة { $percent }
    }
    .noun = { change-up.long }
    .table = { $signed }
    .case = oblique
change-down = { $percent }
    .long = { $ranged ->
        [yes] انخفاض بنسبة تتراوح { $percent }
       *[no] انخفاض بنسبة { $percent }
    }
    .noun = { change-down.long }
    .table = { $signed }
    .case = oblique

# Two in digits has no noun: it is neither «نقطة» nor «نقاط».
points-up = { $points }
    .long = { $ranged ->
        [yes] زيادة بمقدار يتراوح { $points }
       *[no] زيادة بمقدار { $points }
    }
    .noun = { points-up.long }
    .table = { $category ->
        [two] { points-up.long }
       *[other] { $signed }
    }
    .case = oblique
points-down = { $points }
    .long = { $ranged ->
        [yes] انخفاض بمقدار يتراوح { $points }
       *[no] انخفاض بمقدار { $points }
    }
    .noun = { points-down.long }
    .table = { $category ->
        [two] { points-down.long }
       *[other] { $signed }
    }
    .case = oblique

# «أنفقت ضعف ما أنفقته»: what is compared follows, so there is no tanwin; on its own there is. Parts of a number are times: «1.5 مرة», for
# whether «ضعف» is once or twice of it, nobody is sure.
ratio = { $exact ->
    [0.25] ربع
    [0.5] نصف
    [0.75] ثلاثة أرباع
    [1] مثل
    [2] ضعف
    [3] ثلاثة أضعاف
    [4] أربعة أضعاف
    [5] خمسة أضعاف
    [6] ستة أضعاف
    [7] سبعة أضعاف
    [8] ثمانية أضعاف
    [9] تسعة أضعاف
    [10] عشرة أضعاف
   *[other] { $decimals ->
        [yes] { $number } مرة
       *[no] { $category ->
            [few] { $number } أضعاف
           *[other] { $number } ضعف
        }
    }
}
    .long = { $exact ->
        [0.25] الربع
        [0.5] النصف
        [1] المثل
        [2] الضعف
       *[other] { $category ->
            [many] { $number } ضعفًا
           *[other] { ratio }
        }
    }
    .noun = { ratio.long }
    .short = { ratio.long }
    .table = { ratio.long }

qualifier-about = نحو { $figure }
    .case = oblique
qualifier-nearly = قرابة { $figure }
    .case = oblique
qualifier-more-than = أكثر من { $figure }
    .case = oblique
qualifier-less-than = أقل من { $figure }
    .case = oblique
qualifier-at-least = ما لا يقل عن { $figure }
    .case = oblique
qualifier-at-most = ما لا يزيد على { $figure }
    .case = oblique

with-conversion = { $figure } ({ $conversion })

# Small counts in words: the word takes the opposite of the noun's gender.
spelled-3 = { $gender ->
    [feminine] ثلاث
   *[masculine] ثلاثة
}
spelled-4 = { $gender ->
    [feminine] أربع
   *[masculine] أربعة
}
spelled-5 = { $gender ->
    [feminine] خمس
   *[masculine] خمسة
}
spelled-6 = { $gender ->
    [feminine] ست
   *[masculine] ستة
}
spelled-7 = { $gender ->
    [feminine] سبع
   *[masculine] سبعة
}
spelled-8 = { $gender ->
    [feminine] ثماني
   *[masculine] ثمانية
}
spelled-9 = { $gender ->
    [feminine] تسع
   *[masculine] تسعة
}
spelled-10 = { $gender ->
    [feminine] عشر
   *[masculine] عشرة
}
