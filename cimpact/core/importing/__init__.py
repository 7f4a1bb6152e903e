"""Answers from elsewhere: a file becomes rows, a mapping says what they mean, and both are checked.

``reading`` opens a file, ``guessing`` proposes a mapping, ``dry_run`` turns rows into respondents
or into mistakes. Nothing is stored here, nothing of a file is run, and its cost is bounded.
"""
