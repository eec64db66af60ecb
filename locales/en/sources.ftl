### Sources and names
###
### `.named` is how a source stands in a sentence. Grammatical gender is only needed in Arabic.

## The article of a name

# `$article` is what the name says of itself in the glossary: `yes`, `no`, or `usual`.
name-the = the { $name }
name-with-the = { $article ->
    [no] { $name }
   *[usual] { name-the }
}
name-without-the = { $article ->
    [yes] { name-the }
   *[usual] { $name }
}

## Kinds of sources

source-kind-newspaper = newspaper
    .named = { name-with-the }
    .number = singular

source-kind-agency = news agency
    .named = { name-without-the }
    .number = singular

source-kind-magazine = magazine
    .named = { name-without-the }
    .number = singular

source-kind-broadcaster = broadcaster
    .named = { name-without-the }
    .number = singular

source-kind-website = website
    .named = { name-without-the }
    .number = singular

source-kind-report = report
    .named = the report “{ $name }”
    .number = singular

source-kind-study = study
    .named = the study “{ $name }”
    .number = singular

source-kind-database = database
    .named = { $article ->
        [no] { $name }
       *[usual] the { $name } database
    }
    .number = singular

source-kind-company = company
    .named = { name-without-the }
    .number = singular

source-kind-institute = institute
    .named = { name-with-the }
    .number = singular

source-kind-ministry = ministry
    .named = { name-with-the }
    .number = singular

source-kind-court = court
    .named = { name-with-the }
    .number = singular

source-kind-organisation = organisation
    .named = { name-without-the }
    .number = singular

source-kind-person = person
    .named = { name-without-the }
    .number = singular

source-kind-people = people
    .named = { name-without-the }
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
