### الرسوم البيانية والجداول / Charts and tables

chart-data = الأرقام في جدول
chart-item = البند
chart-event = الحدث

# البديل النصي للرسم: «علي بابا: ‎+123%؛ تينسنت: ‎+176%».
chart-entry = { $label }: { $value }
chart-join = { $first }؛ { $next }

## معاني العلامات في الرسم / What the signs in a chart mean

chart-stated = بعض المبالغ محوّل إلى عملة أخرى كما أورده المصدر نفسه.
chart-about = الطرف المتقطّع يدلّ على رقم تقريبي.
chart-open = رأس السهم يشير إلى حيث قد يقع الرقم الدقيق.
chart-range = الجزء الفاتح يقع بين أدنى رقم وأعلاه.
chart-time-rtl = يجري الزمن من اليمين إلى اليسار.
chart-time-ltr = يجري الزمن من اليسار إلى اليمين.
