### المصادر والأسماء / Sources and names
###
### `.named` is how a source stands in a sentence. The name of an institute, a ministry, a court or an organisation carries
### its own noun already («وزارة التجارة»), so nothing is put before it. `.gender` and `.number` decide the verb, unless
### the source or the entity says otherwise.

## أنواع المصادر / Kinds of sources

source-kind-newspaper = صحيفة
    .named = صحيفة «{ $name }»
    .gender = feminine
    .number = singular

source-kind-agency = وكالة
    .named = وكالة «{ $name }»
    .gender = feminine
    .number = singular

source-kind-magazine = مجلة
    .named = مجلة «{ $name }»
    .gender = feminine
    .number = singular

source-kind-broadcaster = قناة
    .named = قناة «{ $name }»
    .gender = feminine
    .number = singular

source-kind-website = موقع
    .named = موقع «{ $name }»
    .gender = masculine
    .number = singular

source-kind-report = تقرير
    .named = تقرير «{ $name }»
    .gender = masculine
    .number = singular

source-kind-study = دراسة
    .named = دراسة «{ $name }»
    .gender = feminine
    .number = singular

source-kind-database = قاعدة بيانات
    .named = قاعدة بيانات «{ $name }»
    .gender = feminine
    .number = singular

source-kind-company = شركة
    .named = شركة { $name }
    .gender = feminine
    .number = singular

source-kind-institute = معهد
    .named = { $name }
    .gender = masculine
    .number = singular

source-kind-ministry = وزارة
    .named = { $name }
    .gender = feminine
    .number = singular

source-kind-court = محكمة
    .named = { $name }
    .gender = feminine
    .number = singular

source-kind-organisation = منظمة
    .named = { $name }
    .gender = feminine
    .number = singular

source-kind-person = شخص
    .named = { $name }
    .gender = masculine
    .number = singular

source-kind-people = أشخاص
    .named = { $name }
    .gender = masculine
    .number = plural

## أنواع الأسماء / Kinds of entities

entity-kind-company = شركة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-organisation = منظمة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-government = حكومة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-ministry = وزارة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-agency = وكالة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-person = شخص
    .gender = masculine
    .number = singular
    .human = yes

entity-kind-people = أشخاص
    .gender = masculine
    .number = plural
    .human = yes

entity-kind-place = مكان
    .gender = masculine
    .number = singular
    .human = no

entity-kind-city = مدينة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-country = دولة
    .gender = feminine
    .number = singular
    .human = no

entity-kind-product = منتج
    .gender = masculine
    .number = singular
    .human = no

entity-kind-technology = تقنية
    .gender = feminine
    .number = singular
    .human = no

## الذكر الأول / The first mention of a name that has a Latin form

first-mention = { $name } ({ $latin })
