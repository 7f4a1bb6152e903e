"""One element in words: how answers are spread, where their middle is, how far the target is."""

from collections.abc import Iterable, Mapping, Sequence

from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.core.report import ItemFigures, Report, SectionFigures
from cimpact.core.scoring import Closeness, closeness
from cimpact.core.thresholds import THRESHOLDS
from cimpact.errors import N_
from cimpact.findings.labels import what_to_do, word_of
from cimpact.findings.people import share
from cimpact.i18n import Translator

Table = Mapping[str, Sequence[str]]
"""Columns: headings to their cells."""

NONE = "—"
"""Stands in a table where there is no figure."""

CLOSENESS = {
    Closeness.CLOSE: N_("Opinions are close"),
    Closeness.FAIRLY_CLOSE: N_("Opinions are fairly close"),
    Closeness.APART: N_("Opinions are far apart"),
}
SMALLEST_GAP = 0.05
"""A gap under this would be printed as 0.0, though there is one."""


def spread(figures: ItemFigures, _: Translator) -> str:
    """How far opinions lie apart; nothing for an item that is hidden."""
    if figures.counts is None:
        return ""
    if not figures.two_camps:
        return _(CLOSENESS[closeness(figures.counts)])
    bottom, top = camps(len(figures.counts))
    return _(
        "Two opposed views: {low} people at {bottom}, {favourable} at {top}",
        low=_.number(figures.low or 0),
        favourable=_.number(figures.favourable or 0),
        bottom=bottom,
        top=top,
    )


def camps(levels: int) -> tuple[str, str]:
    """The levels of the low and of the favourable side of a scale: 0-1 and 3-4."""
    top = levels - 1
    low = [level for level in range(levels) if level <= THRESHOLDS.low * top]
    favourable = [level for level in range(levels) if level >= THRESHOLDS.favourable * top]
    return _range(low), _range(favourable)


def _range(levels: Sequence[int]) -> str:
    first, last = levels[0], levels[-1]
    return f"{first}" if first == last else f"{first}-{last}"


def median(figures: ItemFigures, item: Item, _: Translator) -> str:
    """The middle answer in level words; both where there are two middle ones."""
    if figures.median is None:
        return NONE
    lower, upper = (_.content(item.levels[level].short) for level in figures.median)
    return lower if lower == upper else _("{lower} to {upper}", lower=lower, upper=upper)


def target(level: float | None, _: Translator) -> str:
    """A target, without decimals unless somebody chose a level between two."""
    if level is None:
        return NONE
    return _.number(level, 0 if level == int(level) else 1)


def gap(steps: float | None, _: Translator) -> str:
    """The distance to the target, or that it is reached."""
    if steps is None:
        return NONE
    if steps == 0:
        return _("reached")
    if steps < SMALLEST_GAP:
        return _("under {steps}", steps=_.number(0.1, 1))
    return _.number(steps, 1)


def standing(figures: ItemFigures | SectionFigures, report: Report, _: Translator) -> str:
    """A mean beside its target, with the phase, and the gap; nothing without a mean."""
    if figures.mean is None:
        return ""
    parts = [_("Mean {mean}", mean=_.number(figures.mean, 1))]
    if figures.target is not None:
        parts += [_target_and_phase(figures.target, report.phase, _), _gap_words(figures.gap, _)]
    return " · ".join(parts)


def _target_and_phase(level: float, phase: str | None, _: Translator) -> str:
    shown = target(level, _)
    if phase is None:
        return _("target {target}", target=shown)
    return _("target {target} (phase {phase})", target=shown, phase=phase)


def _gap_words(steps: float | None, _: Translator) -> str:
    return gap(steps, _) if steps == 0 else _("gap {gap}", gap=gap(steps, _))


def section_title(section: Section, report: Report, _: Translator) -> str:
    """A section with what its answers show first: agreement or not."""
    shown = [figures for figures in _of(section, report) if not figures.hidden]
    name = _.content(section.name)
    divided = sum(bool(figures.split) for figures in shown)
    if not shown:
        return _("{section}: too few answers to show", section=name)
    if not divided:
        return _("{section}: no element divides the group", section=name)
    return _.ngettext(
        "{section}: {n} element of {total} divides the group",
        "{section}: {n} elements of {total} divide the group",
        divided,
        section=name,
        total=_.number(len(shown)),
    )


def _of(section: Section, report: Report) -> list[ItemFigures]:
    return [report.item(item.code) for item in section.items]


def hidden_note(
    codes: Iterable[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> str:
    """Which items are not shown for lack of answers; empty when all are."""
    hidden = [code for code in codes if report.item(code).hidden]
    if not hidden:
        return ""
    names = "; ".join(_.content(questionnaire.item(code).name) for code in hidden)
    return _(
        "Not shown, because fewer than {minimum} people gave a level: {names}.",
        minimum=_.number(max(report.minimum_group, 1)),
        names=names,
    )


def tables(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[Table, ...]:
    """Everything that is known of some items, in tables as narrow as a phone."""
    return (
        _levels_table(codes, report, questionnaire, _),
        counts_table(codes, report, questionnaire, _),
        _middle_table(codes, report, questionnaire, _),
        _opinions_table(codes, report, questionnaire, _),
        _targets_table(codes, report, questionnaire, _),
    )


def _levels_table(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> Table:
    """People per level; dashes where an item is hidden or its scale is shorter."""
    longest = max((len(questionnaire.item(code).levels) for code in codes), default=0)
    return {
        _("Element"): _names(codes, questionnaire, _),
        **{
            str(level): [_people_at(level, report.item(code), _) for code in codes]
            for level in range(longest)
        },
    }


def level_table(item: Item, figures: ItemFigures, _: Translator) -> Table:
    """One item that may be shown: every level with its sentence and its people, then the rest."""
    chosen = [
        (f"{place} · {_.content(level.sentence)}", people)
        for place, (level, people) in enumerate(zip(item.levels, figures.counts or (), strict=True))
    ]
    rows = [
        *chosen,
        (_("Don't know"), figures.dont_know),
        (_("Too early"), figures.too_early),
        (_("Blank"), figures.blank),
    ]
    return {
        _("Level"): [words for words, _people in rows],
        _("People"): [_.number(people) for _words, people in rows],
    }


def _people_at(level: int, figures: ItemFigures, _: Translator) -> str:
    if figures.counts is None or level >= len(figures.counts):
        return NONE
    return _.number(figures.counts[level])


def counts_table(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> Table:
    """What may be shown however few people answered: who gave a level, and who did not."""
    rows = [report.item(code) for code in codes]
    return {
        _("Element"): _names(codes, questionnaire, _),
        _("Level given"): [_.number(row.answered) for row in rows],
        _("Don't know"): [_.number(row.dont_know) for row in rows],
        _("Too early"): [_.number(row.too_early) for row in rows],
        _("Blank"): [_.number(row.blank) for row in rows],
    }


def _middle_table(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> Table:
    rows = [report.item(code) for code in codes]
    return {
        _("Element"): _names(codes, questionnaire, _),
        _("Favourable"): [_favourable(row, _) for row in rows],
        _("Middle answer"): [median(row, questionnaire.item(row.item), _) for row in rows],
    }


def _favourable(figures: ItemFigures, _: Translator) -> str:
    return NONE if figures.favourable is None else share(figures.favourable, figures.answered, _)


def _opinions_table(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> Table:
    return {
        _("Element"): _names(codes, questionnaire, _),
        _("Opinions"): [spread(report.item(code), _) or NONE for code in codes],
        _("What to do"): [word_of(what_to_do(code, report), _) or NONE for code in codes],
    }


def _targets_table(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> Table:
    rows = [report.item(code) for code in codes]
    return {
        _("Element"): _names(codes, questionnaire, _),
        _("Mean"): [NONE if row.mean is None else _.number(row.mean, 1) for row in rows],
        target_heading(report.phase, _): [target(row.target, _) for row in rows],
        _("Gap"): [gap(row.gap, _) for row in rows],
    }


def target_heading(phase: str | None, _: Translator) -> str:
    """The heading of a column of targets: no gap without its phase."""
    return _("Target, phase {phase}", phase=phase) if phase else _("Target")


def _names(codes: Iterable[str], questionnaire: Questionnaire, _: Translator) -> list[str]:
    return [_.content(questionnaire.item(code).name) for code in codes]
