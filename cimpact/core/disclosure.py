"""What may be shown: the one gate in front of screens, charts, comments, exports and commands.

A figure that too few people stand behind is not computed at all, so that nothing downstream can
show it by mistake.
"""


def is_hidden(people: int, *, minimum_group: int) -> bool:
    """Whether figures of so many people stay hidden; those of nobody always do."""
    return people < max(minimum_group, 1)
