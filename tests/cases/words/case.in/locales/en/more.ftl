weather = { -sky(case: "capital") } is { said-of }, under { -sky }

about-kind = { -union.gender ->
    [feminine] she
   *[masculine] it
}
about-number = { -analysts.number ->
    [plural] say
   *[singular] says
}

finding-kites = { $entities } now { verb-have } { $count }, with the knowledge of the { -ministry }
    .label = Kites
