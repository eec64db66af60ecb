### How a report is cited, after the manner of the APA. Its address follows where it is known.

# `$ending` is `unpublished` for a report of another status, which is then told; `ended` where the title ends in a mark of
# its own; `other` elsewhere.
citation-title = { $ending ->
    [unpublished] { $title } [{ $status }].
    [ended] { $title }
   *[other] { $title }.
}

# `$authored` is `no` where nobody is named: the publication stands for the authors then.
citation = { $authored ->
    [no] { $publication }. ({ $date }). { citation-title }
   *[yes] { $authors }. ({ $date }). { citation-title } { $publication }.
}

citation-finding = { $authored ->
    [no] { $publication }. ({ $date }). { $headline }, in { citation-title }
   *[yes] { $authors }. ({ $date }). { $headline }, in { citation-title } { $publication }.
}
