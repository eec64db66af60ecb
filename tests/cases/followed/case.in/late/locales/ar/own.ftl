where = في { REGION("EG") }
there = { where }
