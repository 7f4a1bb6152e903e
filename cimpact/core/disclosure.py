"""What may be shown: the one gate in front of screens, charts, comments, exports and commands.

A figure that too few people stand behind is not computed at all, so that nothing downstream can
show it by mistake.
"""


def is_hidden(people: int, *, minimum_group: int) -> bool:
    """Whether figures of so many people stay hidden; those of nobody always do."""
    return people < max(minimum_group, 1)


def are_few(people: int, *, minimum_group: int) -> bool:
    """Whether what is known of so many people together would be known of too few.

    They stand outside a figure beside which a figure of everybody is shown: whoever subtracts is
    left with them.
    """
    return 0 < people < minimum_group
