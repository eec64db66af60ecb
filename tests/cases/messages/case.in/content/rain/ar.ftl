unit-kites = { $figure }
