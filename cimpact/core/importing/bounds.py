"""How much of a file is read at most: several times the largest session."""

MEGABYTES = 8
MOST_UNPACKED = 48 * 1024 * 1024
"""Bytes that the parts of a workbook or a zip may hold once they are unpacked."""
MOST_PARTS = 500
MOST_WHOLE_PART = 4 * 1024 * 1024
"""Bytes of a part that a library reads as a whole, such as styles; sheets are read by row."""
MOST_ELEMENTS = 2_500_000
DEEPEST = 60
"""Elements of all parts of a workbook, and how deep they may lie in one another."""
MOST_ROWS = 100_000
MOST_PEOPLE = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000
LONGEST_HEADER = 2000
LONGEST_CELL = 20_000
MOST_MISTAKES = 200
"""Mistakes that are told; nobody corrects more before trying again."""
