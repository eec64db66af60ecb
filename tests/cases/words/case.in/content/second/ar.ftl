# Overrides the project's, which overrides the built-in one.
qualifier-about = ما يقرب من { $figure }
    .case = oblique
nearby = هذا التقرير وحده
