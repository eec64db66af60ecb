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
# What is counted alone or in twos says its number by its form: «بين خادمين و5 خوادم».
range-money = { $low-category ->
    [one] بين { $low } و{ $high }
    [two] بين { $low } و{ $high }
   *[other] بين { $low-number } و{ $high }
}
range-percent = بين { $low } و{ $high }
range-count = { $low-category ->
    [one] بين { $low } و{ $high }
    [two] بين { $low } و{ $high }
   *[other] بين { $low-number } و{ $high }
}
range-ratio = بين { $low } و{ $high }
range-signed = بين { $low-number } و{ $high }

percent = { $percent }

# The value stands after a verb and «بنسبة», which say the direction.
change-up = { $percent }
    .long = زيادة بنسبة { $percent }
    .table = { $signed }
change-down = { $percent }
    .long = انخفاض بنسبة { $percent }
    .table = { $signed }

points-up = { $points }
    .long = زيادة بمقدار { $points }
    .table = { $signed }
points-down = { $points }
    .long = انخفاض بمقدار { $points }
    .table = { $signed }

# «أنفقت ضعف ما أنفقته»: what is compared follows, so there is no tanwin; on its own there is.
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
   *[other] { $category ->
        [few] { $number } أضعاف
       *[other] { $number } ضعف
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
    .table = { $exact ->
        [0.25] الربع
        [0.5] النصف
        [1] المثل
        [2] الضعف
       *[other] { $category ->
            [many] { $number } ضعفًا
           *[other] { ratio }
        }
    }

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
