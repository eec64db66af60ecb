### النشرة البريدية / Newsletters

## كلمات كل رسالة / Words of every letter

letter-key-figures = أبرز الأرقام
letter-read = اقرأ التقرير كاملًا
letter-online = اقرأ الرسالة في المتصفح
letter-unsubscribe = إلغاء الاشتراك
letter-why = تصلك هذه الرسالة لأنك مشترك في نشرتنا البريدية.
letter-below = النسخة العربية في الأسفل ↓
letter-above = النسخة العربية في الأعلى ↑

# `$title` is the title of the first report: the subject of an issue that brings none.
letter-subject = { $title }

## صفحة الأعداد / The page of all issues

letter-issues = النشرة البريدية
letter-phone = على الهاتف
letter-desk = على الحاسوب
letter-text = نص بلا تنسيق
letter-both = باللغتين
letter-none = لم يصدر أي عدد بعد.

## علامات الأعداد بالكلمات / Signs of numbers as words
##
## In plain text nothing holds a sign at its side of a number, so it is said.

words-percent = { $number } في المئة
words-minus = سالب { $number }
