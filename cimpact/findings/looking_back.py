"""An earlier session as seen from today, in words: three views beside each other, and no verdict.

Whether the group moved or its ruler did, no figure says: the words name both, and ask.
"""

from collections.abc import Iterator, Sequence

from cimpact.core.changes import Movement
from cimpact.core.looking_back import ItemLookedBack, LookingBack, Shift
from cimpact.core.questionnaire import Item, Section
from cimpact.core.report import ItemFigures
from cimpact.errors import N_
from cimpact.findings.items import NONE, Table, median
from cimpact.i18n import Translator

SHIFTS = {
    Shift.LOWER: N_("{element}: seen lower than back then"),
    Shift.ALIKE: N_("{element}: seen much as back then"),
    Shift.HIGHER: N_("{element}: seen higher than back then"),
}


def asked_in(looked: LookingBack, section: Section) -> list[Item]:
    """The items of a section of which the past was asked."""
    asked = {each.item for each in looked.items}
    return [item for item in section.items if item.code in asked]


def title(looked: LookingBack, _: Translator) -> str:
    """How many elements are seen otherwise than they were answered, of those that may be shown."""
    shifts = [each.shift for each in looked.items if each.shift is not None]
    moved = sum(shift is not Shift.ALIKE for shift in shifts)
    day = _.date(looked.then)
    if not shifts:
        return _("Too few people looked back to {day} to show anything of it", day=day)
    if not moved:
        return _("Looking back, {day} is placed much as it was then", day=day)
    return _.ngettext(
        "Looking back, {n} element of {total} is placed elsewhere than on {day}",
        "Looking back, {n} elements of {total} are placed elsewhere than on {day}",
        moved,
        total=_.number(len(shifts)),
        day=day,
    )


def people(looked: LookingBack, _: Translator) -> str:
    """How many looked back at anything, and from how many on figures show."""
    looking = _.ngettext("{n} person looked back.", "{n} people looked back.", looked.people)
    if looked.minimum_group <= 1:
        return looking
    least = _("Figures show from {minimum} on.", minimum=_.number(looked.minimum_group))
    return f"{looking} {least}"


def meaning(_: Translator) -> tuple[str, ...]:
    """What a difference between the two views of the same day may mean."""
    return (
        _(
            "Seen lower than it was answered: the ruler may have moved, since whoever has learnt "
            "more asks more of a level; or memory darkens that day; or other people answer. Seen "
            "higher, it may be the reverse."
        ),
        _(
            "These figures cannot tell which. Ask the group: what do we know today that we did "
            "not know then? Would we give the same answer again?"
        ),
    )


def legend(_: Translator) -> str:
    """How to read the charts."""
    return _(
        "○ answered back then, ◇ the same day seen from today, ● today: the mean of everybody who "
        "answered. A line joins two of them where enough of the same people are found in both."
    )


def item_title(looked: ItemLookedBack, item: Item, _: Translator) -> str:
    """An element with where that day is seen today."""
    name = _.content(item.name)
    if looked.shift is None:
        return _("{element}: too few answers to show", element=name)
    return _(SHIFTS[looked.shift], element=name)


def sentences(looked: ItemLookedBack, _: Translator) -> tuple[str, ...]:
    """Who sees today, and that day, higher or lower: people, and no mean of a difference."""
    return tuple(_sentences(looked, _))


def _sentences(looked: ItemLookedBack, _: Translator) -> Iterator[str]:
    if (felt := _counts(looked.felt, _)) is not None:
        yield _(
            "Of {pairs} people who gave both, {up} place today higher than that day, {down} lower, "
            "{same} alike.",
            **felt,
        )
    if (ruler := _counts(looked.ruler, _)) is not None:
        yield _(
            "Of {pairs} people found in both sessions, {down} place that day lower than they did "
            "then, {up} higher, {same} alike.",
            **ruler,
        )
    if not looked.seen.hidden and looked.seen.dont_know:
        yield _.ngettext(
            "{n} person did not know, looking back.",
            "{n} people did not know, looking back.",
            looked.seen.dont_know,
        )


def obstacles(looked: LookingBack, _: Translator) -> tuple[str, ...]:
    """What stands in the way of saying more, and what would help."""
    if any(each.felt is None or each.ruler is None for each in looked.items):
        return (
            _(
                "Somebody has erased their look back and the figures still count it: who places "
                "what higher or lower is not shown, since it would give them away."
            ),
        )
    found = [each.ruler for each in looked.items if each.ruler is not None]
    if found and all(movement.hidden for movement in found):
        return (
            _(
                "How the same people see that day now and saw it then shows from {minimum} people "
                "found in both sessions on. What helps: next time, everybody enters the own code "
                "that they kept.",
                minimum=_.number(max(looked.minimum_group, 1)),
            ),
        )
    return ()


def _counts(movement: Movement | None, _: Translator) -> dict[str, str] | None:
    """People, up, same and down as words; None where they are hidden."""
    if movement is None or movement.up is None:
        return None
    counts = {
        "pairs": movement.pairs,
        "up": movement.up,
        "same": movement.same or 0,
        "down": movement.down or 0,
    }
    return {name: _.number(number) for name, number in counts.items()}


def views(looked: ItemLookedBack, _: Translator) -> tuple[tuple[str, ItemFigures], ...]:
    """The three views by their names, in the order of time as people tell it."""
    return (
        (_("back then"), looked.then),
        (_("seen from today"), looked.seen),
        (_("today"), looked.today),
    )


def series(looked: ItemLookedBack, _: Translator) -> str:
    """The three means in a line."""
    return "; ".join(f"{name} {mean(figures, _)}" for name, figures in views(looked, _))


def mean(figures: ItemFigures, _: Translator) -> str:
    """The mean of a view; a dash where it is hidden."""
    return NONE if figures.mean is None else _.number(figures.mean, 1)


def views_table(looked: ItemLookedBack, item: Item, _: Translator) -> Table:
    """The three views of an item, a row each."""
    found = views(looked, _)
    return {
        _("View"): [name for name, _figures in found],
        _("People"): [_.number(figures.answered) for _name, figures in found],
        _("Mean"): [mean(figures, _) for _name, figures in found],
        _("Middle answer"): [median(figures, item, _) for _name, figures in found],
        _("Don't know"): [_.number(figures.dont_know) for _name, figures in found],
    }


def people_tables(looked: LookingBack, section: Section, _: Translator) -> tuple[Table, ...]:
    """Who places what higher or lower, a row per item of a section."""
    items = [(item, looked.item(item.code)) for item in asked_in(looked, section)]
    names = [_.content(item.name) for item, _each in items]
    felt = [each.felt for _item, each in items]
    ruler = [each.ruler for _item, each in items]
    return (
        {
            _("Element"): names,
            _("Gave both"): _pairs(felt, _),
            _("Today higher"): _column(felt, "up", _),
            _("Alike"): _column(felt, "same", _),
            _("Today lower"): _column(felt, "down", _),
        },
        {
            _("Element"): names,
            _("In both sessions"): _pairs(ruler, _),
            _("That day lower"): _column(ruler, "down", _),
            _("Alike"): _column(ruler, "same", _),
            _("That day higher"): _column(ruler, "up", _),
        },
    )


def _pairs(movements: Sequence[Movement | None], _: Translator) -> list[str]:
    """People are counted even where what they said is hidden."""
    return [NONE if each is None else _.number(each.pairs) for each in movements]


def _column(movements: Sequence[Movement | None], count: str, _: Translator) -> list[str]:
    return [(_counts(each, _) or {}).get(count, NONE) for each in movements]
