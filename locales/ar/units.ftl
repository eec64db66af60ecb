### الوحدات: العدد مع معدوده / Units: a number with its counted noun
###
### 0 وما بعد 100 والكسور: المفرد المجرور؛ 3–10: الجمع المجرور؛ 11–99: المفرد المنصوب. للمثنى حالتان تُكتبان،
### وللواحد المذكّر أيضًا: «خادم واحد»، ومفعولًا به (`$object`) «خادمًا واحدًا».
### A project adds its own units here: the file of `unit-x` in one language needs its twin in the other.

## التقنية / Technology

unit-chips = { $category ->
    [zero] صفر رقاقة
    [one] رقاقة واحدة
    [two] { $case ->
        [nominative] رقاقتان
       *[oblique] رقاقتين
    }
    [few] { $number } رقائق
    [many] { $number } رقاقة
   *[other] { $number } رقاقة
}
    .gender = feminine

unit-processors = { $category ->
    [zero] صفر معالج
    [one] { $object ->
        [yes] معالجًا واحدًا
       *[no] معالج واحد
    }
    [two] { $case ->
        [nominative] معالجان
       *[oblique] معالجين
    }
    [few] { $number } معالجات
    [many] { $number } معالجًا
   *[other] { $number } معالج
}
    .gender = masculine

unit-servers = { $category ->
    [zero] صفر خادم
    [one] { $object ->
        [yes] خادمًا واحدًا
       *[no] خادم واحد
    }
    [two] { $case ->
        [nominative] خادمان
       *[oblique] خادمين
    }
    [few] { $number } خوادم
    [many] { $number } خادمًا
   *[other] { $number } خادم
}
    .gender = masculine

unit-data-centres = { $category ->
    [zero] صفر مركز بيانات
    [one] { $object ->
        [yes] مركز بيانات واحدًا
       *[no] مركز بيانات واحد
    }
    [two] { $case ->
        [nominative] مركزا بيانات
       *[oblique] مركزي بيانات
    }
    [few] { $number } مراكز بيانات
    [many] { $number } مركز بيانات
   *[other] { $number } مركز بيانات
}
    .gender = masculine

unit-users = { $category ->
    [zero] صفر مستخدم
    [one] { $object ->
        [yes] مستخدمًا واحدًا
       *[no] مستخدم واحد
    }
    [two] { $case ->
        [nominative] مستخدمان
       *[oblique] مستخدمين
    }
    [few] { $number } مستخدمين
    [many] { $number } مستخدمًا
   *[other] { $number } مستخدم
}
    .gender = masculine

## الناس / People

unit-people = { $category ->
    [zero] صفر شخص
    [one] { $object ->
        [yes] شخصًا واحدًا
       *[no] شخص واحد
    }
    [two] { $case ->
        [nominative] شخصان
       *[oblique] شخصين
    }
    [few] { $number } أشخاص
    [many] { $number } شخصًا
   *[other] { $number } شخص
}
    .gender = masculine

unit-women = { $category ->
    [zero] صفر امرأة
    [one] امرأة واحدة
    [two] { $case ->
        [nominative] امرأتان
       *[oblique] امرأتين
    }
    [few] { $number } نساء
    [many] { $number } امرأة
   *[other] { $number } امرأة
}
    .gender = feminine

unit-men = { $category ->
    [zero] صفر رجل
    [one] { $object ->
        [yes] رجلًا واحدًا
       *[no] رجل واحد
    }
    [two] { $case ->
        [nominative] رجلان
       *[oblique] رجلين
    }
    [few] { $number } رجال
    [many] { $number } رجلًا
   *[other] { $number } رجل
}
    .gender = masculine

unit-children = { $category ->
    [zero] صفر طفل
    [one] { $object ->
        [yes] طفلًا واحدًا
       *[no] طفل واحد
    }
    [two] { $case ->
        [nominative] طفلان
       *[oblique] طفلين
    }
    [few] { $number } أطفال
    [many] { $number } طفلًا
   *[other] { $number } طفل
}
    .gender = masculine

unit-families = { $category ->
    [zero] صفر أسرة
    [one] أسرة واحدة
    [two] { $case ->
        [nominative] أسرتان
       *[oblique] أسرتين
    }
    [few] { $number } أسر
    [many] { $number } أسرة
   *[other] { $number } أسرة
}
    .gender = feminine

unit-students = { $category ->
    [zero] صفر طالب
    [one] { $object ->
        [yes] طالبًا واحدًا
       *[no] طالب واحد
    }
    [two] { $case ->
        [nominative] طالبان
       *[oblique] طالبين
    }
    [few] { $number } طلاب
    [many] { $number } طالبًا
   *[other] { $number } طالب
}
    .gender = masculine

unit-employees = { $category ->
    [zero] صفر موظف
    [one] { $object ->
        [yes] موظفًا واحدًا
       *[no] موظف واحد
    }
    [two] { $case ->
        [nominative] موظفان
       *[oblique] موظفين
    }
    [few] { $number } موظفين
    [many] { $number } موظفًا
   *[other] { $number } موظف
}
    .gender = masculine

unit-workers = { $category ->
    [zero] صفر عامل
    [one] { $object ->
        [yes] عاملًا واحدًا
       *[no] عامل واحد
    }
    [two] { $case ->
        [nominative] عاملان
       *[oblique] عاملين
    }
    [few] { $number } عمال
    [many] { $number } عاملًا
   *[other] { $number } عامل
}
    .gender = masculine

unit-engineers = { $category ->
    [zero] صفر مهندس
    [one] { $object ->
        [yes] مهندسًا واحدًا
       *[no] مهندس واحد
    }
    [two] { $case ->
        [nominative] مهندسان
       *[oblique] مهندسين
    }
    [few] { $number } مهندسين
    [many] { $number } مهندسًا
   *[other] { $number } مهندس
}
    .gender = masculine

unit-journalists = { $category ->
    [zero] صفر صحفي
    [one] { $object ->
        [yes] صحفيًا واحدًا
       *[no] صحفي واحد
    }
    [two] { $case ->
        [nominative] صحفيان
       *[oblique] صحفيين
    }
    [few] { $number } صحفيين
    [many] { $number } صحفيًا
   *[other] { $number } صحفي
}
    .gender = masculine

unit-soldiers = { $category ->
    [zero] صفر جندي
    [one] { $object ->
        [yes] جنديًا واحدًا
       *[no] جندي واحد
    }
    [two] { $case ->
        [nominative] جنديان
       *[oblique] جنديين
    }
    [few] { $number } جنود
    [many] { $number } جنديًا
   *[other] { $number } جندي
}
    .gender = masculine

unit-prisoners = { $category ->
    [zero] صفر سجين
    [one] { $object ->
        [yes] سجينًا واحدًا
       *[no] سجين واحد
    }
    [two] { $case ->
        [nominative] سجينان
       *[oblique] سجينين
    }
    [few] { $number } سجناء
    [many] { $number } سجينًا
   *[other] { $number } سجين
}
    .gender = masculine

unit-refugees = { $category ->
    [zero] صفر لاجئ
    [one] { $object ->
        [yes] لاجئًا واحدًا
       *[no] لاجئ واحد
    }
    [two] { $case ->
        [nominative] لاجئان
       *[oblique] لاجئين
    }
    [few] { $number } لاجئين
    [many] { $number } لاجئًا
   *[other] { $number } لاجئ
}
    .gender = masculine

unit-displaced-people = { $category ->
    [zero] صفر نازح
    [one] { $object ->
        [yes] نازحًا واحدًا
       *[no] نازح واحد
    }
    [two] { $case ->
        [nominative] نازحان
       *[oblique] نازحين
    }
    [few] { $number } نازحين
    [many] { $number } نازحًا
   *[other] { $number } نازح
}
    .gender = masculine

unit-deaths = { $category ->
    [zero] صفر وفاة
    [one] وفاة واحدة
    [two] { $case ->
        [nominative] وفاتان
       *[oblique] وفاتين
    }
    [few] { $number } وفيات
    [many] { $number } وفاة
   *[other] { $number } وفاة
}
    .gender = feminine

unit-injuries = { $category ->
    [zero] صفر إصابة
    [one] إصابة واحدة
    [two] { $case ->
        [nominative] إصابتان
       *[oblique] إصابتين
    }
    [few] { $number } إصابات
    [many] { $number } إصابة
   *[other] { $number } إصابة
}
    .gender = feminine

## المؤسسات والأماكن / Institutions and places

unit-companies = { $category ->
    [zero] صفر شركة
    [one] شركة واحدة
    [two] { $case ->
        [nominative] شركتان
       *[oblique] شركتين
    }
    [few] { $number } شركات
    [many] { $number } شركة
   *[other] { $number } شركة
}
    .gender = feminine

unit-banks = { $category ->
    [zero] صفر مصرف
    [one] { $object ->
        [yes] مصرفًا واحدًا
       *[no] مصرف واحد
    }
    [two] { $case ->
        [nominative] مصرفان
       *[oblique] مصرفين
    }
    [few] { $number } مصارف
    [many] { $number } مصرفًا
   *[other] { $number } مصرف
}
    .gender = masculine

unit-factories = { $category ->
    [zero] صفر مصنع
    [one] { $object ->
        [yes] مصنعًا واحدًا
       *[no] مصنع واحد
    }
    [two] { $case ->
        [nominative] مصنعان
       *[oblique] مصنعين
    }
    [few] { $number } مصانع
    [many] { $number } مصنعًا
   *[other] { $number } مصنع
}
    .gender = masculine

unit-schools = { $category ->
    [zero] صفر مدرسة
    [one] مدرسة واحدة
    [two] { $case ->
        [nominative] مدرستان
       *[oblique] مدرستين
    }
    [few] { $number } مدارس
    [many] { $number } مدرسة
   *[other] { $number } مدرسة
}
    .gender = feminine

unit-hospitals = { $category ->
    [zero] صفر مستشفى
    [one] { $object ->
        [yes] مستشفى واحدًا
       *[no] مستشفى واحد
    }
    [two] { $case ->
        [nominative] مستشفيان
       *[oblique] مستشفيين
    }
    [few] { $number } مستشفيات
    [many] { $number } مستشفى
   *[other] { $number } مستشفى
}
    .gender = masculine

unit-countries = { $category ->
    [zero] صفر دولة
    [one] دولة واحدة
    [two] { $case ->
        [nominative] دولتان
       *[oblique] دولتين
    }
    [few] { $number } دول
    [many] { $number } دولة
   *[other] { $number } دولة
}
    .gender = feminine

unit-cities = { $category ->
    [zero] صفر مدينة
    [one] مدينة واحدة
    [two] { $case ->
        [nominative] مدينتان
       *[oblique] مدينتين
    }
    [few] { $number } مدن
    [many] { $number } مدينة
   *[other] { $number } مدينة
}
    .gender = feminine

unit-villages = { $category ->
    [zero] صفر قرية
    [one] قرية واحدة
    [two] { $case ->
        [nominative] قريتان
       *[oblique] قريتين
    }
    [few] { $number } قرى
    [many] { $number } قرية
   *[other] { $number } قرية
}
    .gender = feminine

unit-homes = { $category ->
    [zero] صفر منزل
    [one] { $object ->
        [yes] منزلًا واحدًا
       *[no] منزل واحد
    }
    [two] { $case ->
        [nominative] منزلان
       *[oblique] منزلين
    }
    [few] { $number } منازل
    [many] { $number } منزلًا
   *[other] { $number } منزل
}
    .gender = masculine

## الأشياء والوقائع / Things and events

unit-reports = { $category ->
    [zero] صفر تقرير
    [one] { $object ->
        [yes] تقريرًا واحدًا
       *[no] تقرير واحد
    }
    [two] { $case ->
        [nominative] تقريران
       *[oblique] تقريرين
    }
    [few] { $number } تقارير
    [many] { $number } تقريرًا
   *[other] { $number } تقرير
}
    .gender = masculine

unit-documents = { $category ->
    [zero] صفر وثيقة
    [one] وثيقة واحدة
    [two] { $case ->
        [nominative] وثيقتان
       *[oblique] وثيقتين
    }
    [few] { $number } وثائق
    [many] { $number } وثيقة
   *[other] { $number } وثيقة
}
    .gender = feminine

unit-contracts = { $category ->
    [zero] صفر عقد
    [one] { $object ->
        [yes] عقدًا واحدًا
       *[no] عقد واحد
    }
    [two] { $case ->
        [nominative] عقدان
       *[oblique] عقدين
    }
    [few] { $number } عقود
    [many] { $number } عقدًا
   *[other] { $number } عقد
}
    .gender = masculine

unit-projects = { $category ->
    [zero] صفر مشروع
    [one] { $object ->
        [yes] مشروعًا واحدًا
       *[no] مشروع واحد
    }
    [two] { $case ->
        [nominative] مشروعان
       *[oblique] مشروعين
    }
    [few] { $number } مشاريع
    [many] { $number } مشروعًا
   *[other] { $number } مشروع
}
    .gender = masculine

unit-jobs = { $category ->
    [zero] صفر وظيفة
    [one] وظيفة واحدة
    [two] { $case ->
        [nominative] وظيفتان
       *[oblique] وظيفتين
    }
    [few] { $number } وظائف
    [many] { $number } وظيفة
   *[other] { $number } وظيفة
}
    .gender = feminine

unit-vehicles = { $category ->
    [zero] صفر مركبة
    [one] مركبة واحدة
    [two] { $case ->
        [nominative] مركبتان
       *[oblique] مركبتين
    }
    [few] { $number } مركبات
    [many] { $number } مركبة
   *[other] { $number } مركبة
}
    .gender = feminine

unit-aircraft = { $category ->
    [zero] صفر طائرة
    [one] طائرة واحدة
    [two] { $case ->
        [nominative] طائرتان
       *[oblique] طائرتين
    }
    [few] { $number } طائرات
    [many] { $number } طائرة
   *[other] { $number } طائرة
}
    .gender = feminine

unit-ships = { $category ->
    [zero] صفر سفينة
    [one] سفينة واحدة
    [two] { $case ->
        [nominative] سفينتان
       *[oblique] سفينتين
    }
    [few] { $number } سفن
    [many] { $number } سفينة
   *[other] { $number } سفينة
}
    .gender = feminine

unit-attacks = { $category ->
    [zero] صفر هجوم
    [one] { $object ->
        [yes] هجومًا واحدًا
       *[no] هجوم واحد
    }
    [two] { $case ->
        [nominative] هجومان
       *[oblique] هجومين
    }
    [few] { $number } هجمات
    [many] { $number } هجومًا
   *[other] { $number } هجوم
}
    .gender = masculine

## المقاييس / Measures

unit-barrels = { $category ->
    [zero] صفر برميل
    [one] { $object ->
        [yes] برميلًا واحدًا
       *[no] برميل واحد
    }
    [two] { $case ->
        [nominative] برميلان
       *[oblique] برميلين
    }
    [few] { $number } براميل
    [many] { $number } برميلًا
   *[other] { $number } برميل
}
    .gender = masculine

unit-litres = { $category ->
    [zero] صفر لتر
    [one] { $object ->
        [yes] لترًا واحدًا
       *[no] لتر واحد
    }
    [two] { $case ->
        [nominative] لتران
       *[oblique] لترين
    }
    [few] { $number } لترات
    [many] { $number } لترًا
   *[other] { $number } لتر
}
    .gender = masculine

unit-kilograms = { $category ->
    [zero] صفر كيلوغرام
    [one] { $object ->
        [yes] كيلوغرامًا واحدًا
       *[no] كيلوغرام واحد
    }
    [two] { $case ->
        [nominative] كيلوغرامان
       *[oblique] كيلوغرامين
    }
    [few] { $number } كيلوغرامات
    [many] { $number } كيلوغرامًا
   *[other] { $number } كيلوغرام
}
    .gender = masculine

unit-tonnes = { $category ->
    [zero] صفر طن
    [one] { $object ->
        [yes] طنًا واحدًا
       *[no] طن واحد
    }
    [two] { $case ->
        [nominative] طنان
       *[oblique] طنين
    }
    [few] { $number } أطنان
    [many] { $number } طنًا
   *[other] { $number } طن
}
    .gender = masculine

unit-metres = { $category ->
    [zero] صفر متر
    [one] { $object ->
        [yes] مترًا واحدًا
       *[no] متر واحد
    }
    [two] { $case ->
        [nominative] متران
       *[oblique] مترين
    }
    [few] { $number } أمتار
    [many] { $number } مترًا
   *[other] { $number } متر
}
    .gender = masculine

unit-kilometres = { $category ->
    [zero] صفر كيلومتر
    [one] { $object ->
        [yes] كيلومترًا واحدًا
       *[no] كيلومتر واحد
    }
    [two] { $case ->
        [nominative] كيلومتران
       *[oblique] كيلومترين
    }
    [few] { $number } كيلومترات
    [many] { $number } كيلومترًا
   *[other] { $number } كيلومتر
}
    .gender = masculine

unit-hectares = { $category ->
    [zero] صفر هكتار
    [one] { $object ->
        [yes] هكتارًا واحدًا
       *[no] هكتار واحد
    }
    [two] { $case ->
        [nominative] هكتاران
       *[oblique] هكتارين
    }
    [few] { $number } هكتارات
    [many] { $number } هكتارًا
   *[other] { $number } هكتار
}
    .gender = masculine

unit-square-kilometres = { $category ->
    [zero] صفر كيلومتر مربع
    [one] { $object ->
        [yes] كيلومترًا مربعًا واحدًا
       *[no] كيلومتر مربع واحد
    }
    [two] { $case ->
        [nominative] كيلومتران مربعان
       *[oblique] كيلومترين مربعين
    }
    [few] { $number } كيلومترات مربعة
    [many] { $number } كيلومترًا مربعًا
   *[other] { $number } كيلومتر مربع
}
    .gender = masculine

unit-kilowatts = { $category ->
    [zero] صفر كيلوواط
    [one] { $object ->
        [yes] كيلوواط واحدًا
       *[no] كيلوواط واحد
    }
    [two] { $case ->
        [nominative] كيلوواطان
       *[oblique] كيلوواطين
    }
    [few] { $number } كيلوواط
    [many] { $number } كيلوواط
   *[other] { $number } كيلوواط
}
    .gender = masculine

unit-megawatts = { $category ->
    [zero] صفر ميغاواط
    [one] { $object ->
        [yes] ميغاواط واحدًا
       *[no] ميغاواط واحد
    }
    [two] { $case ->
        [nominative] ميغاواطان
       *[oblique] ميغاواطين
    }
    [few] { $number } ميغاواط
    [many] { $number } ميغاواط
   *[other] { $number } ميغاواط
}
    .gender = masculine

unit-gigawatts = { $category ->
    [zero] صفر غيغاواط
    [one] { $object ->
        [yes] غيغاواط واحدًا
       *[no] غيغاواط واحد
    }
    [two] { $case ->
        [nominative] غيغاواطان
       *[oblique] غيغاواطين
    }
    [few] { $number } غيغاواط
    [many] { $number } غيغاواط
   *[other] { $number } غيغاواط
}
    .gender = masculine

unit-percentage-points = { $category ->
    [zero] صفر نقطة مئوية
    [one] نقطة مئوية واحدة
    [two] { $case ->
        [nominative] نقطتان مئويتان
       *[oblique] نقطتين مئويتين
    }
    [few] { $number } نقاط مئوية
    [many] { $number } نقطة مئوية
   *[other] { $number } نقطة مئوية
}
    .gender = feminine

## المُدد / Durations

unit-seconds = { $category ->
    [zero] صفر ثانية
    [one] ثانية واحدة
    [two] { $case ->
        [nominative] ثانيتان
       *[oblique] ثانيتين
    }
    [few] { $number } ثوانٍ
    [many] { $number } ثانية
   *[other] { $number } ثانية
}
    .gender = feminine

unit-minutes = { $category ->
    [zero] صفر دقيقة
    [one] دقيقة واحدة
    [two] { $case ->
        [nominative] دقيقتان
       *[oblique] دقيقتين
    }
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
    .gender = feminine

unit-hours = { $category ->
    [zero] صفر ساعة
    [one] ساعة واحدة
    [two] { $case ->
        [nominative] ساعتان
       *[oblique] ساعتين
    }
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
    .gender = feminine

unit-days = { $category ->
    [zero] صفر يوم
    [one] { $object ->
        [yes] يومًا واحدًا
       *[no] يوم واحد
    }
    [two] { $case ->
        [nominative] يومان
       *[oblique] يومين
    }
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
    .gender = masculine

unit-weeks = { $category ->
    [zero] صفر أسبوع
    [one] { $object ->
        [yes] أسبوعًا واحدًا
       *[no] أسبوع واحد
    }
    [two] { $case ->
        [nominative] أسبوعان
       *[oblique] أسبوعين
    }
    [few] { $number } أسابيع
    [many] { $number } أسبوعًا
   *[other] { $number } أسبوع
}
    .gender = masculine

unit-months = { $category ->
    [zero] صفر شهر
    [one] { $object ->
        [yes] شهرًا واحدًا
       *[no] شهر واحد
    }
    [two] { $case ->
        [nominative] شهران
       *[oblique] شهرين
    }
    [few] { $number } أشهر
    [many] { $number } شهرًا
   *[other] { $number } شهر
}
    .gender = masculine

unit-years = { $category ->
    [zero] صفر سنة
    [one] سنة واحدة
    [two] { $case ->
        [nominative] سنتان
       *[oblique] سنتين
    }
    [few] { $number } سنوات
    [many] { $number } سنة
   *[other] { $number } سنة
}
    .gender = feminine

unit-decades = { $category ->
    [zero] صفر عقد
    [one] { $object ->
        [yes] عقدًا واحدًا
       *[no] عقد واحد
    }
    [two] { $case ->
        [nominative] عقدان
       *[oblique] عقدين
    }
    [few] { $number } عقود
    [many] { $number } عقدًا
   *[other] { $number } عقد
}
    .gender = masculine
