### Words of the pages

ui-skip = Skip to content
ui-contents = Contents
ui-figures = Figures
ui-figure = Figure
ui-value = Value
ui-period = Period
ui-sources = Sources
ui-reports = Reports
ui-no-reports = No reports yet.
ui-nothing-listed = Nothing here yet.
ui-editions = Other editions
ui-choose = Choose a language
ui-original = Original
ui-permalink = Permalink
ui-footnotes = Footnotes
ui-tags = Topics
ui-cite-report = Cite this report
ui-cite-finding = Cite
ui-cite-with = For citation managers
ui-data = Findings as data
ui-key-figures = Key figures
ui-finding = Finding
ui-source = Source
ui-cited-in = Cited in:
ui-facing = Both languages side by side

## How long a report takes to read

# `$minutes` is the number of minutes, `$category` its plural category. `.words-per-minute` is how fast this language is read
# in silence (M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019).
reading-time = { $category ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
    .words-per-minute = 238

## Around the reports: indexes, search, a wrong address

ui-browse = Browse
ui-archive = Archive
ui-names = Names
ui-named = Named in this report
ui-from-source = More from this source
ui-visit-source = Visit the source
ui-feed = Feed
ui-older = Older reports
ui-newer = Newer reports
ui-sheets = Older and newer reports
ui-earlier-months = Earlier months
ui-search = Search
ui-search-for = Words to look for
ui-search-found = Results
ui-search-older = Looking through older reports…
ui-search-none = Nothing found. Try another word, or browse:
ui-search-failed = The search index could not be loaded. Browse instead:
ui-search-no-script = Search needs JavaScript. Without it, browse:
ui-lost = Page not found
ui-lost-hint = There is no page at this address. It may have moved, or the link may be wrong.

## The review page: what `bayan check --review` found

ui-review = Review
ui-review-none = Nothing to mend.
ui-review-data = In the data
ui-review-shared = In files that reports share
ui-review-error = Error
ui-review-warning = Warning
ui-review-hint = Hint

## What `bayan serve` says in the pages that it shows; its own words, whatever a project has

ui-live-kept = This is the last version without errors.
ui-live-waiting = Nothing to show yet
ui-live-waits = The pages cannot be made. They will appear here by themselves once the errors are mended.
ui-live-close = Close
ui-live-show = Show the problems

# `$number` is how many there are, `$category` its plural category.
live-errors = { $category ->
    [one] { $number } error
   *[other] { $number } errors
}
live-warnings = { $category ->
    [one] { $number } warning
   *[other] { $number } warnings
}
live-hints = { $category ->
    [one] { $number } hint
   *[other] { $number } hints
}
live-more = { $category ->
    [one] { $number } more is told in the terminal.
   *[other] { $number } more are told in the terminal.
}

## How far a report has come

status-draft = Draft
status-review = In review
status-embargoed = Embargoed
status-published = Published
status-corrected = Corrected
status-withdrawn = Withdrawn

# What readers must know of a report, beside that word.
notice-draft = This report may still change. Please do not quote it.
notice-review = This report is not final. Please do not quote it.
notice-embargoed = Not for publication until the embargo is lifted.
notice-corrected = This report was corrected after it was first published.
notice-withdrawn = We have withdrawn this report. Please do not rely on it.

## Names of editions

# `$region` is the code of the locale's region, or `none`; `$region-name` its name in CLDR, which is the house's but for these.
edition-name = { $region ->
    [none] English
    [AE] English (UAE)
    [PS] English (Palestine)
   *[other] English ({ $region-name })
}
