### كلمات الصفحات / Words of the pages

ui-skip = انتقل إلى المحتوى
ui-contents = المحتويات
ui-figures = الأرقام
ui-figure = الرقم
ui-value = القيمة
ui-period = الفترة
ui-sources = المصادر
ui-reports = التقارير
ui-no-reports = لا تقارير بعد.
ui-editions = الطبعات الأخرى
ui-same-in = بلغة أخرى
ui-choose = اختر اللغة
ui-original = النص الأصلي
ui-permalink = رابط دائم إلى هذا الخبر
ui-footnotes = الهوامش
ui-tags = الموضوعات
ui-key-figures = أبرز الأرقام
ui-finding = خبر
ui-source = المصدر
ui-cited-in = يُستشهد به في:
ui-terms = الأسماء الواردة في التقرير
ui-facing = اللغتان جنبًا إلى جنب

## مدة القراءة / How long a report takes to read

# `$minutes` is the number of minutes, `$category` its plural category. `.words-per-minute` is how fast this language is read
# in silence: about 238 words of English; Arabic says the same with three words for four, since its short words are joined to others.
reading-time = مدة القراءة: { $category ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
    .words-per-minute = 180

## حال التقرير / How far a report has come

status-draft = مسودة
status-review = قيد المراجعة
status-embargoed = محجوب حتى موعد نشره
status-published = منشور
status-corrected = مصحَّح
status-withdrawn = مسحوب

## أسماء الطبعات / Names of editions

# `$region` is the region of the locale, or nothing; a region without a name here is left out.
edition-name = { $region ->
    [AE] العربية (الإمارات)
    [BH] العربية (البحرين)
    [DJ] العربية (جيبوتي)
    [DZ] العربية (الجزائر)
    [EG] العربية (مصر)
    [IQ] العربية (العراق)
    [JO] العربية (الأردن)
    [KM] العربية (جزر القمر)
    [KW] العربية (الكويت)
    [LB] العربية (لبنان)
    [LY] العربية (ليبيا)
    [MA] العربية (المغرب)
    [MR] العربية (موريتانيا)
    [OM] العربية (عُمان)
    [PS] العربية (فلسطين)
    [QA] العربية (قطر)
    [SA] العربية (السعودية)
    [SD] العربية (السودان)
    [SO] العربية (الصومال)
    [SY] العربية (سوريا)
    [TN] العربية (تونس)
    [YE] العربية (اليمن)
    [GB] العربية (المملكة المتحدة)
    [US] العربية (الولايات المتحدة)
    [AU] العربية (أستراليا)
    [CA] العربية (كندا)
    [IE] العربية (أيرلندا)
    [IN] العربية (الهند)
    [ZA] العربية (جنوب أفريقيا)
   *[other] العربية
}
