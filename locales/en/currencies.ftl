### Currencies: a number with its currency
###
### In a sentence, signs are kept for the dollar, the euro and the pound; other currencies are spelled out. In a table every
### currency goes before its number, as a sign or as its ISO 4217 code.

## The most frequent

currency-USD = ${ $number }
    .words = { $category ->
        [one] { $number } dollar
       *[other] { $number } dollars
    }

currency-EUR = €{ $number }
    .words = { $category ->
        [one] { $number } euro
       *[other] { $number } euros
    }

currency-GBP = £{ $number }
    .words = { $category ->
        [one] { $number } British pound
       *[other] { $number } British pounds
    }

currency-CNY = { $number } yuan
    .table = ¥{ $number }

currency-JPY = { $number } yen
    .table = JP¥{ $number }

## Arab states

currency-SAR = { $category ->
    [one] { $number } Saudi riyal
   *[other] { $number } Saudi riyals
}
    .table = SAR { $number }

currency-AED = { $category ->
    [one] { $number } UAE dirham
   *[other] { $number } UAE dirhams
}
    .table = AED { $number }

currency-EGP = { $category ->
    [one] { $number } Egyptian pound
   *[other] { $number } Egyptian pounds
}
    .table = EGP { $number }

currency-KWD = { $category ->
    [one] { $number } Kuwaiti dinar
   *[other] { $number } Kuwaiti dinars
}
    .table = KWD { $number }

currency-QAR = { $category ->
    [one] { $number } Qatari riyal
   *[other] { $number } Qatari riyals
}
    .table = QAR { $number }

currency-BHD = { $category ->
    [one] { $number } Bahraini dinar
   *[other] { $number } Bahraini dinars
}
    .table = BHD { $number }

currency-OMR = { $category ->
    [one] { $number } Omani rial
   *[other] { $number } Omani rials
}
    .table = OMR { $number }

currency-JOD = { $category ->
    [one] { $number } Jordanian dinar
   *[other] { $number } Jordanian dinars
}
    .table = JOD { $number }

currency-LBP = { $category ->
    [one] { $number } Lebanese pound
   *[other] { $number } Lebanese pounds
}
    .table = LBP { $number }

currency-SYP = { $category ->
    [one] { $number } Syrian pound
   *[other] { $number } Syrian pounds
}
    .table = SYP { $number }

currency-IQD = { $category ->
    [one] { $number } Iraqi dinar
   *[other] { $number } Iraqi dinars
}
    .table = IQD { $number }

currency-YER = { $category ->
    [one] { $number } Yemeni rial
   *[other] { $number } Yemeni rials
}
    .table = YER { $number }

currency-LYD = { $category ->
    [one] { $number } Libyan dinar
   *[other] { $number } Libyan dinars
}
    .table = LYD { $number }

currency-TND = { $category ->
    [one] { $number } Tunisian dinar
   *[other] { $number } Tunisian dinars
}
    .table = TND { $number }

currency-DZD = { $category ->
    [one] { $number } Algerian dinar
   *[other] { $number } Algerian dinars
}
    .table = DZD { $number }

currency-MAD = { $category ->
    [one] { $number } Moroccan dirham
   *[other] { $number } Moroccan dirhams
}
    .table = MAD { $number }

currency-SDG = { $category ->
    [one] { $number } Sudanese pound
   *[other] { $number } Sudanese pounds
}
    .table = SDG { $number }

currency-MRU = { $category ->
    [one] { $number } Mauritanian ouguiya
   *[other] { $number } Mauritanian ouguiyas
}
    .table = MRU { $number }

currency-SOS = { $category ->
    [one] { $number } Somali shilling
   *[other] { $number } Somali shillings
}
    .table = SOS { $number }

currency-DJF = { $category ->
    [one] { $number } Djiboutian franc
   *[other] { $number } Djiboutian francs
}
    .table = DJF { $number }

currency-KMF = { $category ->
    [one] { $number } Comorian franc
   *[other] { $number } Comorian francs
}
    .table = KMF { $number }

## Others

currency-TRY = { $number } Turkish lira
    .table = ₺{ $number }

currency-IRR = { $category ->
    [one] { $number } Iranian rial
   *[other] { $number } Iranian rials
}
    .table = IRR { $number }

currency-ILS = { $category ->
    [one] { $number } shekel
   *[other] { $number } shekels
}
    .table = ₪{ $number }

currency-RUB = { $category ->
    [one] { $number } Russian ruble
   *[other] { $number } Russian rubles
}
    .table = ₽{ $number }

currency-INR = { $category ->
    [one] { $number } Indian rupee
   *[other] { $number } Indian rupees
}
    .table = ₹{ $number }

currency-CHF = { $category ->
    [one] { $number } Swiss franc
   *[other] { $number } Swiss francs
}
    .table = CHF { $number }

currency-CAD = { $category ->
    [one] { $number } Canadian dollar
   *[other] { $number } Canadian dollars
}
    .table = C${ $number }

currency-AUD = { $category ->
    [one] { $number } Australian dollar
   *[other] { $number } Australian dollars
}
    .table = A${ $number }

currency-KRW = { $number } won
    .table = ₩{ $number }

currency-TWD = { $category ->
    [one] { $number } Taiwan dollar
   *[other] { $number } Taiwan dollars
}
    .table = NT${ $number }

currency-HKD = { $category ->
    [one] { $number } Hong Kong dollar
   *[other] { $number } Hong Kong dollars
}
    .table = HK${ $number }

currency-SGD = { $category ->
    [one] { $number } Singapore dollar
   *[other] { $number } Singapore dollars
}
    .table = S${ $number }

## A currency without a message of its own

currency-other = { $number } { $name }
    .table = { $code } { $number }

# Where an edition wants symbols or codes instead of the house's words (`currency = "symbol"`).
currency-symbol = { $name }{ $number }
currency-code = { $name } { $number }
negative-money = -{ $figure }
