### كيف يُستشهد بالتقرير / How a report is cited. Its address follows where it is known.
###
### الترتيب العربي: المؤلف، فالعنوان بين علامتي تنصيص، فالناشر، فالتاريخ، تفصل بينها الفواصل.

# `$ending` is `unpublished` for a report of another status, which is then told; `ended` and `other` need no difference here,
# where quotation marks end the title.
citation-title = { $ending ->
    [unpublished] { $quoted-title } ({ $status })
   *[other] { $quoted-title }
}

# `$authored` is `no` where nobody is named.
citation = { $authored ->
    [no] { citation-title }، { $publication }، { $date }.
   *[yes] { $authors }، { citation-title }، { $publication }، { $date }.
}

citation-finding = { $authored ->
    [no] { $headline }، ضمن تقرير { citation-title }، { $publication }، { $date }.
   *[yes] { $authors }، { $headline }، ضمن تقرير { citation-title }، { $publication }، { $date }.
}
