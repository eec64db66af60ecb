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
ui-key-figures = Key figures
ui-finding = Finding
ui-source = Source
ui-cited-in = Cited in:
ui-terms = Names in this report
ui-facing = Both languages side by side

## How long a report takes to read

# `$minutes` is the number of minutes, `$category` its plural category. `.words-per-minute` is how fast this language is read
# in silence (M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019).
reading-time = { $category ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
    .words-per-minute = 238

## How far a report has come

status-draft = Draft
status-review = In review
status-embargoed = Embargoed
status-published = Published
status-corrected = Corrected
status-withdrawn = Withdrawn

## Names of editions

# `$region` is the region of the locale, or nothing; a region without a name here is left out.
edition-name = { $region ->
    [AE] English (UAE)
    [BH] English (Bahrain)
    [DJ] English (Djibouti)
    [DZ] English (Algeria)
    [EG] English (Egypt)
    [IQ] English (Iraq)
    [JO] English (Jordan)
    [KM] English (Comoros)
    [KW] English (Kuwait)
    [LB] English (Lebanon)
    [LY] English (Libya)
    [MA] English (Morocco)
    [MR] English (Mauritania)
    [OM] English (Oman)
    [PS] English (Palestine)
    [QA] English (Qatar)
    [SA] English (Saudi Arabia)
    [SD] English (Sudan)
    [SO] English (Somalia)
    [SY] English (Syria)
    [TN] English (Tunisia)
    [YE] English (Yemen)
    [GB] English (United Kingdom)
    [US] English (United States)
    [AU] English (Australia)
    [CA] English (Canada)
    [IE] English (Ireland)
    [IN] English (India)
    [ZA] English (South Africa)
   *[other] English
}
