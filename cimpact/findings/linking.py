"""Who is found in both sessions, who is not, and what stands in the way of saying more."""

from collections.abc import Iterator, Sequence

from cimpact.core.changes import Change, Comparison
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.thresholds import THRESHOLDS
from cimpact.findings.sittings import labels
from cimpact.i18n import Translator


def coverage(place: int, comparison: Comparison, _: Translator) -> tuple[str, ...]:
    """Who is found in both sessions of a change, and who is not."""
    return tuple(_coverage(comparison.changes[place], _)) + tuple(_duplicates(comparison, place, _))


def _coverage(change: Change, _: Translator) -> Iterator[str]:
    if not change.linked:
        yield _("Nobody is found in both sessions.")
    else:
        yield _.ngettext(
            "{n} person is found in both sessions.",
            "{n} people are found in both sessions.",
            change.linked,
        )
    if change.only_earlier or change.only_later:
        yield _(
            "Without a counterpart: {earlier} in the first, {later} in the second; new, absent, or "
            "without their code.",
            earlier=_.number(change.only_earlier),
            later=_.number(change.only_later),
        )


def _duplicates(comparison: Comparison, place: int, _: Translator) -> Iterator[str]:
    names = labels(comparison, _)
    for number in (place, place + 1):
        count = comparison.sittings[number].duplicate_links
        if count:
            yield _.ngettext(
                "{session}: {n} code was used by several people; none of them is linked.",
                "{session}: {n} codes were used by several people; none of them is linked.",
                count,
                session=names[number],
            )


def obstacles(change: Change, questionnaire: Questionnaire, _: Translator) -> tuple[str, ...]:
    """What stands in the way of saying more about a change, and what would help."""
    return tuple(_obstacles(change, questionnaire, _))


def _obstacles(change: Change, questionnaire: Questionnaire, _: Translator) -> Iterator[str]:
    if not change.items:
        yield _(
            "These two sessions have no element in common, or none on the same scale. Compare "
            "sessions that used the same questionnaire."
        )
        return
    yield from _missing_people(change, _)
    if change.left_out:
        yield _(
            "Not compared, because one of the two sessions lacks it or its scale has changed: "
            "{names}.",
            names=_names(change.left_out, questionnaire, _),
        )
    if change.reworded:
        yield _(
            "Worded differently in the two sessions, so compare with care: {names}.",
            names=_names(change.reworded, questionnaire, _),
        )


def _missing_people(change: Change, _: Translator) -> Iterator[str]:
    minimum = max(change.minimum_group, 1)
    if change.linked < minimum:
        yield _(
            "What moved shows from {minimum} people found in both sessions on. What helps: next "
            "time, everybody enters the own code that they kept.",
            minimum=_.number(minimum),
        )
    elif change.linked < THRESHOLDS.interval_pairs:
        yield _(
            "Under {minimum} people found in both sessions, no change can be called clear. What "
            "helps: next time, everybody enters the own code that they kept.",
            minimum=_.number(THRESHOLDS.interval_pairs),
        )
    if any(movement.withheld and not movement.hidden for movement in change.items):
        yield _(
            "Some mean differences are withheld: so few people answered only one of the two times "
            "that their answers could be worked out."
        )


def _names(codes: Sequence[str], questionnaire: Questionnaire, _: Translator) -> str:
    """Items by their names; by their codes where this edition no longer has them."""
    names = {item.code: _.content(item.name) for item in questionnaire.items}
    return "; ".join(names.get(code, code) for code in codes)


def caution(_: Translator) -> str:
    """What a difference between two sessions may also mean."""
    return _(
        "Another mood, another room or another person leading the session would look the same as a "
        "change of the group."
    )
