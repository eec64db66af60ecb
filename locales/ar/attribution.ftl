### من قال ذلك / Who says so
###
### The verb stands first, so it agrees in gender only. «إن» after «قال», «أن» after every other verb.

## جُمل كاملة / Whole sentences, without their full stop

says-reported = { $agreement ->
    [feminine] ذكرت { $speaker } أن { $clause }
   *[masculine] ذكر { $speaker } أن { $clause }
}
says-reported-through = { $agreement ->
    [feminine] قالت { $speaker }، بحسب { $source }، إن { $clause }
   *[masculine] قال { $speaker }، بحسب { $source }، إن { $clause }
}

says-estimated = { $agreement ->
    [feminine] قدّرت { $speaker } أن { $clause }
   *[masculine] قدّر { $speaker } أن { $clause }
}
says-estimated-through = { $agreement ->
    [feminine] قدّرت { $speaker }، بحسب { $source }، أن { $clause }
   *[masculine] قدّر { $speaker }، بحسب { $source }، أن { $clause }
}

says-alleged = { $agreement ->
    [feminine] زعمت { $speaker } أن { $clause }
   *[masculine] زعم { $speaker } أن { $clause }
}
says-alleged-through = { $agreement ->
    [feminine] زعمت { $speaker }، بحسب { $source }، أن { $clause }
   *[masculine] زعم { $speaker }، بحسب { $source }، أن { $clause }
}

says-denied = { $agreement ->
    [feminine] نفت { $speaker } أن { $clause }
   *[masculine] نفى { $speaker } أن { $clause }
}
says-denied-through = { $agreement ->
    [feminine] نفت { $speaker }، بحسب { $source }، أن { $clause }
   *[masculine] نفى { $speaker }، بحسب { $source }، أن { $clause }
}

says-official = { $agreement ->
    [feminine] أعلنت { $speaker } أن { $clause }
   *[masculine] أعلن { $speaker } أن { $clause }
}
says-official-through = { $agreement ->
    [feminine] أعلنت { $speaker }، بحسب { $source }، أن { $clause }
   *[masculine] أعلن { $speaker }، بحسب { $source }، أن { $clause }
}

says-nobody = { $clause }

sentence = { $sentence }.

## السطر الذي يرافق الخبر / The line shown with a finding

# `.beside` stands beside a badge that says already how sure the source is: «تقدير». `$source` is in the oblique case, as after «بحسب»;
# `$through` is in the nominative, `$through-oblique` is not.
attribution-reported = بحسب { $source }
attribution-estimated = بحسب تقديرات { $source }
    .beside = صادر عن { $source }
attribution-alleged = بحسب مزاعم { $source }
    .beside = صادر عن { $source }
attribution-denied = نفي صادر عن { $source }
    .beside = صادر عن { $source }
attribution-official = إعلان رسمي صادر عن { $source }
    .beside = صادر عن { $source }

attribution-reported-through = { $through }، بحسب { $source }
attribution-estimated-through = تقديرات { $through-oblique }، بحسب { $source }
    .beside = { $through }، بحسب { $source }
attribution-alleged-through = مزاعم { $through-oblique }، بحسب { $source }
    .beside = { $through }، بحسب { $source }
attribution-denied-through = نفي صادر عن { $through-oblique }، بحسب { $source }
    .beside = { $through }، بحسب { $source }
attribution-official-through = إعلان رسمي صادر عن { $through-oblique }، بحسب { $source }
    .beside = { $through }، بحسب { $source }

## درجة اليقين / How sure the source is

certainty-reported = خبر منقول
certainty-estimated = تقدير
certainty-alleged = زعم
certainty-denied = نفي
certainty-official = إعلان رسمي

## التوقيع / The byline

byline = { $agreement ->
    [feminine] كتبت { $authors }
   *[masculine] كتب { $authors }
}

## الاقتباس / Quotes

quote = «{ $text }»
# A quotation inside a quotation.
quote-inner = “{ $text }”
quote-translated = ترجمة عن { $language }
quote-paraphrase = بالمعنى لا بالنص
quote-said-by = – { $speaker }

language-ar = العربية
language-de = الألمانية
language-en = الإنجليزية
language-es = الإسبانية
language-fa = الفارسية
language-fr = الفرنسية
language-he = العبرية
language-hi = الهندية
language-it = الإيطالية
language-ja = اليابانية
language-ko = الكورية
language-ku = الكردية
language-nl = الهولندية
language-pt = البرتغالية
language-ru = الروسية
language-sw = السواحلية
language-tr = التركية
language-uk = الأوكرانية
language-ur = الأردية
language-zh = الصينية
