"""A report in sentences: between the figures of ``core`` and everything that shows them.

Every function takes a report (or a part of it), its questionnaire and a translator, and returns
words; nothing here draws, computes a figure or asks the database. A figure that is hidden has no
words: only the counts of people that may always be shown do.
"""
