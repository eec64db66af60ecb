unit-kites = { $numbr } طائرة ورقية
    .gender = feminine
verb-fly = { $direction ->
    [up] ترتفع
    [down] تنخفض
}
الكلمة = كلمة
fast = { verb-fly }
finding-flight = { $entities } { verb-flys } { $altitude }
unit-kites = { $number } طائرات
