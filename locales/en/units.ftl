### Units: a number with its counted noun
###
### A project adds its own units: `unit-x` needs its twin in the other language.

## Technology

unit-chips = { $category ->
    [one] one chip
   *[other] { $number } chips
}

unit-processors = { $category ->
    [one] one processor
   *[other] { $number } processors
}

unit-servers = { $category ->
    [one] one server
   *[other] { $number } servers
}

unit-data-centres = { $category ->
    [one] one data center
   *[other] { $number } data centers
}

unit-users = { $category ->
    [one] one user
   *[other] { $number } users
}

## People

unit-people = { $category ->
    [one] one person
   *[other] { $number } people
}

unit-women = { $category ->
    [one] one woman
   *[other] { $number } women
}

unit-men = { $category ->
    [one] one man
   *[other] { $number } men
}

unit-children = { $category ->
    [one] one child
   *[other] { $number } children
}

unit-families = { $category ->
    [one] one family
   *[other] { $number } families
}

unit-students = { $category ->
    [one] one student
   *[other] { $number } students
}

unit-employees = { $category ->
    [one] one employee
   *[other] { $number } employees
}

unit-workers = { $category ->
    [one] one worker
   *[other] { $number } workers
}

unit-engineers = { $category ->
    [one] one engineer
   *[other] { $number } engineers
}

unit-journalists = { $category ->
    [one] one journalist
   *[other] { $number } journalists
}

unit-soldiers = { $category ->
    [one] one soldier
   *[other] { $number } soldiers
}

unit-prisoners = { $category ->
    [one] one prisoner
   *[other] { $number } prisoners
}

unit-refugees = { $category ->
    [one] one refugee
   *[other] { $number } refugees
}

unit-displaced-people = { $category ->
    [one] one displaced person
   *[other] { $number } displaced people
}

unit-deaths = { $category ->
    [one] one death
   *[other] { $number } deaths
}

unit-injuries = { $category ->
    [one] one injury
   *[other] { $number } injuries
}

## Institutions and places

unit-companies = { $category ->
    [one] one company
   *[other] { $number } companies
}

unit-banks = { $category ->
    [one] one bank
   *[other] { $number } banks
}

unit-factories = { $category ->
    [one] one factory
   *[other] { $number } factories
}

unit-schools = { $category ->
    [one] one school
   *[other] { $number } schools
}

unit-hospitals = { $category ->
    [one] one hospital
   *[other] { $number } hospitals
}

unit-countries = { $category ->
    [one] one country
   *[other] { $number } countries
}

unit-cities = { $category ->
    [one] one city
   *[other] { $number } cities
}

unit-villages = { $category ->
    [one] one village
   *[other] { $number } villages
}

unit-homes = { $category ->
    [one] one home
   *[other] { $number } homes
}

## Things and events

unit-reports = { $category ->
    [one] one report
   *[other] { $number } reports
}

unit-documents = { $category ->
    [one] one document
   *[other] { $number } documents
}

unit-contracts = { $category ->
    [one] one contract
   *[other] { $number } contracts
}

unit-projects = { $category ->
    [one] one project
   *[other] { $number } projects
}

unit-jobs = { $category ->
    [one] one job
   *[other] { $number } jobs
}

unit-vehicles = { $category ->
    [one] one vehicle
   *[other] { $number } vehicles
}

unit-aircraft = { $category ->
    [one] one aircraft
   *[other] { $number } aircraft
}

unit-ships = { $category ->
    [one] one ship
   *[other] { $number } ships
}

unit-attacks = { $category ->
    [one] one attack
   *[other] { $number } attacks
}

## Measures

unit-barrels = { $category ->
    [one] one barrel
   *[other] { $number } barrels
}

unit-litres = { $category ->
    [one] one liter
   *[other] { $number } liters
}

unit-kilograms = { $category ->
    [one] one kilogram
   *[other] { $number } kilograms
}

unit-tonnes = { $category ->
    [one] one metric ton
   *[other] { $number } metric tons
}

unit-metres = { $category ->
    [one] one meter
   *[other] { $number } meters
}

unit-kilometres = { $category ->
    [one] one kilometer
   *[other] { $number } kilometers
}

unit-hectares = { $category ->
    [one] one hectare
   *[other] { $number } hectares
}

unit-square-kilometres = { $category ->
    [one] one square kilometer
   *[other] { $number } square kilometers
}

unit-kilowatts = { $category ->
    [one] one kilowatt
   *[other] { $number } kilowatts
}

unit-megawatts = { $category ->
    [one] one megawatt
   *[other] { $number } megawatts
}

unit-gigawatts = { $category ->
    [one] one gigawatt
   *[other] { $number } gigawatts
}

unit-percentage-points = { $category ->
    [one] one percentage point
   *[other] { $number } percentage points
}

## Durations

unit-seconds = { $category ->
    [one] one second
   *[other] { $number } seconds
}

unit-minutes = { $category ->
    [one] one minute
   *[other] { $number } minutes
}

unit-hours = { $category ->
    [one] one hour
   *[other] { $number } hours
}

unit-days = { $category ->
    [one] one day
   *[other] { $number } days
}

unit-weeks = { $category ->
    [one] one week
   *[other] { $number } weeks
}

unit-months = { $category ->
    [one] one month
   *[other] { $number } months
}

unit-years = { $category ->
    [one] one year
   *[other] { $number } years
}

unit-decades = { $category ->
    [one] one decade
   *[other] { $number } decades
}
