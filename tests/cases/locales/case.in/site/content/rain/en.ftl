aside = by the way
