### العملات: العدد مع عملته / Currencies: a number with its currency
###
### «ملياري دولار» و«6.5 مليار دولار»: بعد ألفاظ المقادير تأتي الفئة `other`، أي المفرد المجرور.

## الأكثر ورودًا / The most frequent

currency-USD = { $category ->
    [zero] صفر دولار
    [one] { $object ->
        [yes] دولارًا واحدًا
       *[no] دولار واحد
    }
    [two] { $case ->
        [nominative] دولاران
       *[oblique] دولارين
    }
    [few] { $number } دولارات
    [many] { $number } دولارًا
   *[other] { $number } دولار
}

currency-EUR = { $category ->
    [zero] صفر يورو
    [one] { $object ->
        [yes] يورو واحدًا
       *[no] يورو واحد
    }
    [two] { $number } يورو
    [few] { $number } يورو
    [many] { $number } يورو
   *[other] { $number } يورو
}

currency-GBP = { $category ->
    [zero] صفر جنيه إسترليني
    [one] { $object ->
        [yes] جنيهًا إسترلينيًا واحدًا
       *[no] جنيه إسترليني واحد
    }
    [two] { $case ->
        [nominative] جنيهان إسترلينيان
       *[oblique] جنيهين إسترلينيين
    }
    [few] { $number } جنيهات إسترلينية
    [many] { $number } جنيهًا إسترلينيًا
   *[other] { $number } جنيه إسترليني
}

currency-CNY = { $category ->
    [zero] صفر يوان
    [one] { $object ->
        [yes] يوانًا واحدًا
       *[no] يوان واحد
    }
    [two] { $case ->
        [nominative] يوانان
       *[oblique] يوانين
    }
    [few] { $number } يوانات
    [many] { $number } يوانًا
   *[other] { $number } يوان
}

currency-JPY = { $category ->
    [zero] صفر ين
    [one] { $object ->
        [yes] ينًا واحدًا
       *[no] ين واحد
    }
    [two] { $case ->
        [nominative] ينان
       *[oblique] ينين
    }
    [few] { $number } ينات
    [many] { $number } ينًا
   *[other] { $number } ين
}

## العربية / Arab states

currency-SAR = { $category ->
    [zero] صفر ريال سعودي
    [one] { $object ->
        [yes] ريالًا سعوديًا واحدًا
       *[no] ريال سعودي واحد
    }
    [two] { $case ->
        [nominative] ريالان سعوديان
       *[oblique] ريالين سعوديين
    }
    [few] { $number } ريالات سعودية
    [many] { $number } ريالًا سعوديًا
   *[other] { $number } ريال سعودي
}

currency-AED = { $category ->
    [zero] صفر درهم إماراتي
    [one] { $object ->
        [yes] درهمًا إماراتيًا واحدًا
       *[no] درهم إماراتي واحد
    }
    [two] { $case ->
        [nominative] درهمان إماراتيان
       *[oblique] درهمين إماراتيين
    }
    [few] { $number } دراهم إماراتية
    [many] { $number } درهمًا إماراتيًا
   *[other] { $number } درهم إماراتي
}

currency-EGP = { $category ->
    [zero] صفر جنيه مصري
    [one] { $object ->
        [yes] جنيهًا مصريًا واحدًا
       *[no] جنيه مصري واحد
    }
    [two] { $case ->
        [nominative] جنيهان مصريان
       *[oblique] جنيهين مصريين
    }
    [few] { $number } جنيهات مصرية
    [many] { $number } جنيهًا مصريًا
   *[other] { $number } جنيه مصري
}

currency-KWD = { $category ->
    [zero] صفر دينار كويتي
    [one] { $object ->
        [yes] دينارًا كويتيًا واحدًا
       *[no] دينار كويتي واحد
    }
    [two] { $case ->
        [nominative] ديناران كويتيان
       *[oblique] دينارين كويتيين
    }
    [few] { $number } دنانير كويتية
    [many] { $number } دينارًا كويتيًا
   *[other] { $number } دينار كويتي
}

currency-QAR = { $category ->
    [zero] صفر ريال قطري
    [one] { $object ->
        [yes] ريالًا قطريًا واحدًا
       *[no] ريال قطري واحد
    }
    [two] { $case ->
        [nominative] ريالان قطريان
       *[oblique] ريالين قطريين
    }
    [few] { $number } ريالات قطرية
    [many] { $number } ريالًا قطريًا
   *[other] { $number } ريال قطري
}

currency-BHD = { $category ->
    [zero] صفر دينار بحريني
    [one] { $object ->
        [yes] دينارًا بحرينيًا واحدًا
       *[no] دينار بحريني واحد
    }
    [two] { $case ->
        [nominative] ديناران بحرينيان
       *[oblique] دينارين بحرينيين
    }
    [few] { $number } دنانير بحرينية
    [many] { $number } دينارًا بحرينيًا
   *[other] { $number } دينار بحريني
}

currency-OMR = { $category ->
    [zero] صفر ريال عُماني
    [one] { $object ->
        [yes] ريالًا عُمانيًا واحدًا
       *[no] ريال عُماني واحد
    }
    [two] { $case ->
        [nominative] ريالان عُمانيان
       *[oblique] ريالين عُمانيين
    }
    [few] { $number } ريالات عُمانية
    [many] { $number } ريالًا عُمانيًا
   *[other] { $number } ريال عُماني
}

currency-JOD = { $category ->
    [zero] صفر دينار أردني
    [one] { $object ->
        [yes] دينارًا أردنيًا واحدًا
       *[no] دينار أردني واحد
    }
    [two] { $case ->
        [nominative] ديناران أردنيان
       *[oblique] دينارين أردنيين
    }
    [few] { $number } دنانير أردنية
    [many] { $number } دينارًا أردنيًا
   *[other] { $number } دينار أردني
}

currency-LBP = { $category ->
    [zero] صفر ليرة لبنانية
    [one] ليرة لبنانية واحدة
    [two] { $case ->
        [nominative] ليرتان لبنانيتان
       *[oblique] ليرتين لبنانيتين
    }
    [few] { $number } ليرات لبنانية
    [many] { $number } ليرة لبنانية
   *[other] { $number } ليرة لبنانية
}

currency-SYP = { $category ->
    [zero] صفر ليرة سورية
    [one] ليرة سورية واحدة
    [two] { $case ->
        [nominative] ليرتان سوريتان
       *[oblique] ليرتين سوريتين
    }
    [few] { $number } ليرات سورية
    [many] { $number } ليرة سورية
   *[other] { $number } ليرة سورية
}

currency-IQD = { $category ->
    [zero] صفر دينار عراقي
    [one] { $object ->
        [yes] دينارًا عراقيًا واحدًا
       *[no] دينار عراقي واحد
    }
    [two] { $case ->
        [nominative] ديناران عراقيان
       *[oblique] دينارين عراقيين
    }
    [few] { $number } دنانير عراقية
    [many] { $number } دينارًا عراقيًا
   *[other] { $number } دينار عراقي
}

currency-YER = { $category ->
    [zero] صفر ريال يمني
    [one] { $object ->
        [yes] ريالًا يمنيًا واحدًا
       *[no] ريال يمني واحد
    }
    [two] { $case ->
        [nominative] ريالان يمنيان
       *[oblique] ريالين يمنيين
    }
    [few] { $number } ريالات يمنية
    [many] { $number } ريالًا يمنيًا
   *[other] { $number } ريال يمني
}

currency-LYD = { $category ->
    [zero] صفر دينار ليبي
    [one] { $object ->
        [yes] دينارًا ليبيًا واحدًا
       *[no] دينار ليبي واحد
    }
    [two] { $case ->
        [nominative] ديناران ليبيان
       *[oblique] دينارين ليبيين
    }
    [few] { $number } دنانير ليبية
    [many] { $number } دينارًا ليبيًا
   *[other] { $number } دينار ليبي
}

currency-TND = { $category ->
    [zero] صفر دينار تونسي
    [one] { $object ->
        [yes] دينارًا تونسيًا واحدًا
       *[no] دينار تونسي واحد
    }
    [two] { $case ->
        [nominative] ديناران تونسيان
       *[oblique] دينارين تونسيين
    }
    [few] { $number } دنانير تونسية
    [many] { $number } دينارًا تونسيًا
   *[other] { $number } دينار تونسي
}

currency-DZD = { $category ->
    [zero] صفر دينار جزائري
    [one] { $object ->
        [yes] دينارًا جزائريًا واحدًا
       *[no] دينار جزائري واحد
    }
    [two] { $case ->
        [nominative] ديناران جزائريان
       *[oblique] دينارين جزائريين
    }
    [few] { $number } دنانير جزائرية
    [many] { $number } دينارًا جزائريًا
   *[other] { $number } دينار جزائري
}

currency-MAD = { $category ->
    [zero] صفر درهم مغربي
    [one] { $object ->
        [yes] درهمًا مغربيًا واحدًا
       *[no] درهم مغربي واحد
    }
    [two] { $case ->
        [nominative] درهمان مغربيان
       *[oblique] درهمين مغربيين
    }
    [few] { $number } دراهم مغربية
    [many] { $number } درهمًا مغربيًا
   *[other] { $number } درهم مغربي
}

currency-SDG = { $category ->
    [zero] صفر جنيه سوداني
    [one] { $object ->
        [yes] جنيهًا سودانيًا واحدًا
       *[no] جنيه سوداني واحد
    }
    [two] { $case ->
        [nominative] جنيهان سودانيان
       *[oblique] جنيهين سودانيين
    }
    [few] { $number } جنيهات سودانية
    [many] { $number } جنيهًا سودانيًا
   *[other] { $number } جنيه سوداني
}

currency-MRU = { $category ->
    [zero] صفر أوقية موريتانية
    [one] أوقية موريتانية واحدة
    [two] { $case ->
        [nominative] أوقيتان موريتانيتان
       *[oblique] أوقيتين موريتانيتين
    }
    [few] { $number } أوقيات موريتانية
    [many] { $number } أوقية موريتانية
   *[other] { $number } أوقية موريتانية
}

currency-SOS = { $category ->
    [zero] صفر شلن صومالي
    [one] { $object ->
        [yes] شلنًا صوماليًا واحدًا
       *[no] شلن صومالي واحد
    }
    [two] { $case ->
        [nominative] شلنان صوماليان
       *[oblique] شلنين صوماليين
    }
    [few] { $number } شلنات صومالية
    [many] { $number } شلنًا صوماليًا
   *[other] { $number } شلن صومالي
}

currency-DJF = { $category ->
    [zero] صفر فرنك جيبوتي
    [one] { $object ->
        [yes] فرنكًا جيبوتيًا واحدًا
       *[no] فرنك جيبوتي واحد
    }
    [two] { $case ->
        [nominative] فرنكان جيبوتيان
       *[oblique] فرنكين جيبوتيين
    }
    [few] { $number } فرنكات جيبوتية
    [many] { $number } فرنكًا جيبوتيًا
   *[other] { $number } فرنك جيبوتي
}

currency-KMF = { $category ->
    [zero] صفر فرنك قمري
    [one] { $object ->
        [yes] فرنكًا قمريًا واحدًا
       *[no] فرنك قمري واحد
    }
    [two] { $case ->
        [nominative] فرنكان قمريان
       *[oblique] فرنكين قمريين
    }
    [few] { $number } فرنكات قمرية
    [many] { $number } فرنكًا قمريًا
   *[other] { $number } فرنك قمري
}

## غيرها / Others

currency-TRY = { $category ->
    [zero] صفر ليرة تركية
    [one] ليرة تركية واحدة
    [two] { $case ->
        [nominative] ليرتان تركيتان
       *[oblique] ليرتين تركيتين
    }
    [few] { $number } ليرات تركية
    [many] { $number } ليرة تركية
   *[other] { $number } ليرة تركية
}

currency-IRR = { $category ->
    [zero] صفر ريال إيراني
    [one] { $object ->
        [yes] ريالًا إيرانيًا واحدًا
       *[no] ريال إيراني واحد
    }
    [two] { $case ->
        [nominative] ريالان إيرانيان
       *[oblique] ريالين إيرانيين
    }
    [few] { $number } ريالات إيرانية
    [many] { $number } ريالًا إيرانيًا
   *[other] { $number } ريال إيراني
}

currency-ILS = { $category ->
    [zero] صفر شيكل
    [one] { $object ->
        [yes] شيكلًا واحدًا
       *[no] شيكل واحد
    }
    [two] { $case ->
        [nominative] شيكلان
       *[oblique] شيكلين
    }
    [few] { $number } شواكل
    [many] { $number } شيكلًا
   *[other] { $number } شيكل
}

currency-RUB = { $category ->
    [zero] صفر روبل روسي
    [one] { $object ->
        [yes] روبلًا روسيًا واحدًا
       *[no] روبل روسي واحد
    }
    [two] { $case ->
        [nominative] روبلان روسيان
       *[oblique] روبلين روسيين
    }
    [few] { $number } روبلات روسية
    [many] { $number } روبلًا روسيًا
   *[other] { $number } روبل روسي
}

currency-INR = { $category ->
    [zero] صفر روبية هندية
    [one] روبية هندية واحدة
    [two] { $case ->
        [nominative] روبيتان هنديتان
       *[oblique] روبيتين هنديتين
    }
    [few] { $number } روبيات هندية
    [many] { $number } روبية هندية
   *[other] { $number } روبية هندية
}

currency-CHF = { $category ->
    [zero] صفر فرنك سويسري
    [one] { $object ->
        [yes] فرنكًا سويسريًا واحدًا
       *[no] فرنك سويسري واحد
    }
    [two] { $case ->
        [nominative] فرنكان سويسريان
       *[oblique] فرنكين سويسريين
    }
    [few] { $number } فرنكات سويسرية
    [many] { $number } فرنكًا سويسريًا
   *[other] { $number } فرنك سويسري
}

currency-CAD = { $category ->
    [zero] صفر دولار كندي
    [one] { $object ->
        [yes] دولارًا كنديًا واحدًا
       *[no] دولار كندي واحد
    }
    [two] { $case ->
        [nominative] دولاران كنديان
       *[oblique] دولارين كنديين
    }
    [few] { $number } دولارات كندية
    [many] { $number } دولارًا كنديًا
   *[other] { $number } دولار كندي
}

currency-AUD = { $category ->
    [zero] صفر دولار أسترالي
    [one] { $object ->
        [yes] دولارًا أستراليًا واحدًا
       *[no] دولار أسترالي واحد
    }
    [two] { $case ->
        [nominative] دولاران أستراليان
       *[oblique] دولارين أستراليين
    }
    [few] { $number } دولارات أسترالية
    [many] { $number } دولارًا أستراليًا
   *[other] { $number } دولار أسترالي
}

currency-KRW = { $category ->
    [zero] صفر وون
    [one] { $object ->
        [yes] وون واحدًا
       *[no] وون واحد
    }
    [two] { $number } وون
    [few] { $number } وون
    [many] { $number } وون
   *[other] { $number } وون
}

currency-TWD = { $category ->
    [zero] صفر دولار تايواني
    [one] { $object ->
        [yes] دولارًا تايوانيًا واحدًا
       *[no] دولار تايواني واحد
    }
    [two] { $case ->
        [nominative] دولاران تايوانيان
       *[oblique] دولارين تايوانيين
    }
    [few] { $number } دولارات تايوانية
    [many] { $number } دولارًا تايوانيًا
   *[other] { $number } دولار تايواني
}

currency-HKD = { $category ->
    [zero] صفر دولار هونغ كونغ
    [one] { $object ->
        [yes] دولار هونغ كونغ واحدًا
       *[no] دولار هونغ كونغ واحد
    }
    [two] { $case ->
        [nominative] دولارا هونغ كونغ
       *[oblique] دولاري هونغ كونغ
    }
    [few] { $number } دولارات هونغ كونغ
    [many] { $number } دولار هونغ كونغ
   *[other] { $number } دولار هونغ كونغ
}

currency-SGD = { $category ->
    [zero] صفر دولار سنغافوري
    [one] { $object ->
        [yes] دولارًا سنغافوريًا واحدًا
       *[no] دولار سنغافوري واحد
    }
    [two] { $case ->
        [nominative] دولاران سنغافوريان
       *[oblique] دولارين سنغافوريين
    }
    [few] { $number } دولارات سنغافورية
    [many] { $number } دولارًا سنغافوريًا
   *[other] { $number } دولار سنغافوري
}

## عملة لا رسالة لها / A currency without a message of its own

currency-other = { $number } { $name }

# Where an edition wants symbols or codes instead of the house's words (`currency = "symbol"`).
currency-symbol = { $number } { $name }
currency-code = { $number } { $name }
