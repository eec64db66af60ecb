### Sources and names
###
### `.named` is how a source stands in a sentence. Grammatical gender is only needed in Arabic.

## Kinds of sources

source-kind-newspaper = newspaper
    .named = the { $name }
    .number = singular

source-kind-agency = news agency
    .named = { $name }
    .number = singular

source-kind-magazine = magazine
    .named = { $name }
    .number = singular

source-kind-broadcaster = broadcaster
    .named = { $name }
    .number = singular

source-kind-website = website
    .named = { $name }
    .number = singular

source-kind-report = report
    .named = the report “{ $name }”
    .number = singular

source-kind-study = study
    .named = the study “{ $name }”
    .number = singular

source-kind-database = database
    .named = the { $name } database
    .number = singular

source-kind-company = company
    .named = { $name }
    .number = singular

source-kind-institute = institute
    .named = the { $name }
    .number = singular

source-kind-ministry = ministry
    .named = the { $name }
    .number = singular

source-kind-court = court
    .named = the { $name }
    .number = singular

source-kind-organisation = organisation
    .named = { $name }
    .number = singular

source-kind-person = person
    .named = { $name }
    .number = singular

source-kind-people = people
    .named = { $name }
    .number = plural

## Kinds of entities

entity-kind-company = company
    .number = singular
    .human = no

entity-kind-organisation = organisation
    .number = singular
    .human = no

entity-kind-government = government
    .number = singular
    .human = no

entity-kind-ministry = ministry
    .number = singular
    .human = no

entity-kind-agency = agency
    .number = singular
    .human = no

entity-kind-person = person
    .number = singular
    .human = yes

entity-kind-people = people
    .number = plural
    .human = yes

entity-kind-place = place
    .number = singular
    .human = no

entity-kind-city = city
    .number = singular
    .human = no

entity-kind-country = country
    .number = singular
    .human = no

entity-kind-product = product
    .number = singular
    .human = no

entity-kind-technology = technology
    .number = singular
    .human = no

## The first mention of a name that has a Latin form

first-mention = { $name } ({ $latin })
