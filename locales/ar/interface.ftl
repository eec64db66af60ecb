### كلمات الصفحات / Words of the pages

ui-skip = انتقل إلى المحتوى
ui-contents = المحتويات
ui-figures = الأرقام
ui-figure = الرقم
ui-value = القيمة
ui-period = الفترة
ui-sources = المصادر
ui-reports = التقارير
ui-no-reports = لم يُنشر أي تقرير بعد.
ui-nothing-listed = لا شيء هنا بعد.
ui-editions = الطبعات الأخرى
ui-choose = اختر اللغة
ui-original = النص الأصلي
ui-permalink = رابط دائم
ui-footnotes = الهوامش
ui-tags = الموضوعات
ui-cite-report = الاستشهاد بهذا التقرير
ui-cite-finding = استشهاد
ui-cite-with = لبرامج إدارة المراجع
ui-data = البيانات
ui-key-figures = أبرز الأرقام
ui-finding = خبر
ui-source = المصدر
ui-cited-in = يُستشهد به في:
ui-facing = اللغتان جنبًا إلى جنب

## مدة القراءة / How long a report takes to read

# `$minutes` is the number of minutes, `$category` its plural category. `.words-per-minute` is how fast this language is read
# in silence: about 238 words of English; Arabic says the same with three words for four, since its short words are joined to others.
reading-time = مدة القراءة: { $category ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
    .words-per-minute = 180

## حول التقارير: الفهارس والبحث والعنوان الخاطئ / Around the reports

ui-browse = تصفّح
ui-archive = الأرشيف
ui-names = الأسماء
ui-named = أسماء وردت في التقرير
ui-from-source = كل ما نقلناه عن هذا المصدر
ui-visit-source = زيارة موقع المصدر
ui-feed = خلاصة التقارير
ui-older = تقارير أقدم
ui-newer = تقارير أحدث
ui-sheets = تقارير أقدم وأحدث
ui-earlier-months = الأشهر السابقة
ui-search = البحث
ui-search-for = كلمات البحث
ui-search-found = نتائج البحث
ui-search-older = نبحث في تقارير أقدم…
ui-search-none = لم نجد شيئًا. جرّب كلمة أخرى، أو تصفّح التقارير:
ui-search-failed = تعذّر تحميل فهرس البحث. يمكنك تصفّح التقارير:
ui-search-no-script = يحتاج البحث إلى تفعيل «جافا سكربت». ويمكنك تصفّح التقارير من دونه:
ui-lost = الصفحة غير موجودة
ui-lost-hint = لا توجد صفحة في هذا العنوان. ربما نُقلت، أو كان في الرابط خطأ.

## صفحة المراجعة: ما وجده `bayan check --review`

ui-review = المراجعة
ui-review-none = لا شيء يحتاج إلى تصحيح.
ui-review-data = في البيانات
ui-review-shared = في الملفات المشتركة بين التقارير
ui-review-error = خطأ
ui-review-warning = تنبيه
ui-review-hint = ملاحظة

## المعاينة: ما يقوله `bayan serve` في الصفحات التي يعرضها / The preview

ui-live-kept = هذه آخر نسخة من الصفحة خالية من الأخطاء.
ui-live-waiting = لا يوجد ما يُعرض بعد
ui-live-waits = تعذّر إعداد الصفحات، وستظهر هنا من تلقاء نفسها حالما تُصحَّح الأخطاء.
ui-live-close = إغلاق
ui-live-show = عرض المشكلات

# `$number` هو العدد، و`$category` صيغة الجمع التي تناسبه.
live-errors = { $category ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $number } أخطاء
    [many] { $number } خطأً
   *[other] { $number } خطأ
}
live-warnings = { $category ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $number } تنبيهات
    [many] { $number } تنبيهًا
   *[other] { $number } تنبيه
}
live-hints = { $category ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $number } ملاحظات
    [many] { $number } ملاحظة
   *[other] { $number } ملاحظة
}
live-more = { $category ->
    [zero] لا مشكلات أخرى.
    [one] تُعرض في الطرفية مشكلة أخرى.
    [two] تُعرض في الطرفية مشكلتان أخريان.
    [few] تُعرض في الطرفية { $number } مشكلات أخرى.
    [many] تُعرض في الطرفية { $number } مشكلة أخرى.
   *[other] تُعرض في الطرفية { $number } مشكلة أخرى.
}

## حال التقرير / How far a report has come

status-draft = مسودة
status-review = قيد المراجعة
status-embargoed = محجوب حتى موعد نشره
status-published = منشور
status-corrected = مصحَّح
status-withdrawn = مسحوب

# ما يلزم القارئ أن يعرفه عن التقرير، إلى جانب تلك الكلمة.
notice-draft = قد يتغيّر هذا التقرير قبل نشره، فنرجو عدم الاقتباس منه.
notice-review = لم يُعتمد هذا التقرير بعد، فنرجو عدم الاقتباس منه.
notice-embargoed = لا يجوز نشر ما في هذا التقرير قبل موعده.
notice-corrected = صُحّح هذا التقرير بعد نشره أول مرة.
notice-withdrawn = سحبنا هذا التقرير، فنرجو عدم الاعتماد عليه.

## أسماء الطبعات / Names of editions

# `$region` is the code of the locale's region, or `none`; `$region-name` its name in CLDR, which is the house's but for these.
edition-name = { $region ->
    [none] العربية
    [AE] العربية (الإمارات)
    [PS] العربية (فلسطين)
    [SA] العربية (السعودية)
   *[other] العربية ({ $region-name })
}
