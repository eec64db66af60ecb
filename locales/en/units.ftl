### Units: a number with its counted noun
###
### A project adds its own units: `unit-x` needs its twin in the other language.

## Technology

unit-chips = { $category ->
    [one] { $number } chip
   *[other] { $number } chips
}

unit-processors = { $category ->
    [one] { $number } processor
   *[other] { $number } processors
}

unit-servers = { $category ->
    [one] { $number } server
   *[other] { $number } servers
}

unit-data-centres = { $category ->
    [one] { $number } data center
   *[other] { $number } data centers
}

unit-users = { $category ->
    [one] { $number } user
   *[other] { $number } users
}

## People

unit-people = { $category ->
    [one] { $number } person
   *[other] { $number } people
}

unit-women = { $category ->
    [one] { $number } woman
   *[other] { $number } women
}

unit-men = { $category ->
    [one] { $number } man
   *[other] { $number } men
}

unit-children = { $category ->
    [one] { $number } child
   *[other] { $number } children
}

unit-families = { $category ->
    [one] { $number } family
   *[other] { $number } families
}

unit-students = { $category ->
    [one] { $number } student
   *[other] { $number } students
}

unit-employees = { $category ->
    [one] { $number } employee
   *[other] { $number } employees
}

unit-workers = { $category ->
    [one] { $number } worker
   *[other] { $number } workers
}

unit-engineers = { $category ->
    [one] { $number } engineer
   *[other] { $number } engineers
}

unit-journalists = { $category ->
    [one] { $number } journalist
   *[other] { $number } journalists
}

unit-soldiers = { $category ->
    [one] { $number } soldier
   *[other] { $number } soldiers
}

unit-prisoners = { $category ->
    [one] { $number } prisoner
   *[other] { $number } prisoners
}

unit-refugees = { $category ->
    [one] { $number } refugee
   *[other] { $number } refugees
}

unit-displaced-people = { $category ->
    [one] { $number } displaced person
   *[other] { $number } displaced people
}

unit-deaths = { $category ->
    [one] { $number } death
   *[other] { $number } deaths
}

unit-injuries = { $category ->
    [one] { $number } injury
   *[other] { $number } injuries
}

## Institutions and places

unit-companies = { $category ->
    [one] { $number } company
   *[other] { $number } companies
}

unit-banks = { $category ->
    [one] { $number } bank
   *[other] { $number } banks
}

unit-factories = { $category ->
    [one] { $number } factory
   *[other] { $number } factories
}

unit-schools = { $category ->
    [one] { $number } school
   *[other] { $number } schools
}

unit-hospitals = { $category ->
    [one] { $number } hospital
   *[other] { $number } hospitals
}

unit-countries = { $category ->
    [one] { $number } country
   *[other] { $number } countries
}

unit-cities = { $category ->
    [one] { $number } city
   *[other] { $number } cities
}

unit-villages = { $category ->
    [one] { $number } village
   *[other] { $number } villages
}

unit-homes = { $category ->
    [one] { $number } home
   *[other] { $number } homes
}

## Things and events

unit-reports = { $category ->
    [one] { $number } report
   *[other] { $number } reports
}

unit-documents = { $category ->
    [one] { $number } document
   *[other] { $number } documents
}

unit-contracts = { $category ->
    [one] { $number } contract
   *[other] { $number } contracts
}

unit-projects = { $category ->
    [one] { $number } project
   *[other] { $number } projects
}

unit-jobs = { $category ->
    [one] { $number } job
   *[other] { $number } jobs
}

unit-vehicles = { $category ->
    [one] { $number } vehicle
   *[other] { $number } vehicles
}

unit-aircraft = { $category ->
    [one] { $number } aircraft
   *[other] { $number } aircraft
}

unit-ships = { $category ->
    [one] { $number } ship
   *[other] { $number } ships
}

unit-attacks = { $category ->
    [one] { $number } attack
   *[other] { $number } attacks
}

## Measures

unit-barrels = { $category ->
    [one] { $number } barrel
   *[other] { $number } barrels
}

unit-litres = { $category ->
    [one] { $number } liter
   *[other] { $number } liters
}

unit-kilograms = { $category ->
    [one] { $number } kilogram
   *[other] { $number } kilograms
}

unit-tonnes = { $category ->
    [one] { $number } metric ton
   *[other] { $number } metric tons
}

unit-metres = { $category ->
    [one] { $number } meter
   *[other] { $number } meters
}

unit-kilometres = { $category ->
    [one] { $number } kilometer
   *[other] { $number } kilometers
}

unit-hectares = { $category ->
    [one] { $number } hectare
   *[other] { $number } hectares
}

unit-square-kilometres = { $category ->
    [one] { $number } square kilometer
   *[other] { $number } square kilometers
}

unit-kilowatts = { $category ->
    [one] { $number } kilowatt
   *[other] { $number } kilowatts
}

unit-megawatts = { $category ->
    [one] { $number } megawatt
   *[other] { $number } megawatts
}

unit-gigawatts = { $category ->
    [one] { $number } gigawatt
   *[other] { $number } gigawatts
}

unit-percentage-points = { $category ->
    [one] { $number } percentage point
   *[other] { $number } percentage points
}

## Durations

unit-seconds = { $category ->
    [one] { $number } second
   *[other] { $number } seconds
}

unit-minutes = { $category ->
    [one] { $number } minute
   *[other] { $number } minutes
}

unit-hours = { $category ->
    [one] { $number } hour
   *[other] { $number } hours
}

unit-days = { $category ->
    [one] { $number } day
   *[other] { $number } days
}

unit-weeks = { $category ->
    [one] { $number } week
   *[other] { $number } weeks
}

unit-months = { $category ->
    [one] { $number } month
   *[other] { $number } months
}

unit-years = { $category ->
    [one] { $number } year
   *[other] { $number } years
}

unit-decades = { $category ->
    [one] { $number } decade
   *[other] { $number } decades
}
