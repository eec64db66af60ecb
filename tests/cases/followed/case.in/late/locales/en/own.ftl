where = in { REGION("XX") }
there = { where }
