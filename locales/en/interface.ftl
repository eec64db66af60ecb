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
ui-editions = Other editions
ui-same-in = In another language
ui-choose = Choose a language
ui-original = Original
ui-permalink = Link to this finding
ui-footnotes = Footnotes
ui-tags = Topics

## How far a report has come

status-draft = Draft
status-review = In review
status-embargoed = Embargoed
status-published = Published
status-corrected = Corrected
status-withdrawn = Withdrawn

## Names of editions

# `$region` is the code of the locale's region, or `none`; `$region-name` its name in CLDR, which is the house's but for these.
edition-name = { $region ->
    [none] English
    [AE] English (UAE)
    [PS] English (Palestine)
   *[other] English ({ $region-name })
}
