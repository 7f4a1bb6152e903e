"""A collective's own questionnaire in words: what is wrong with its file, what changed."""

import textwrap
from collections.abc import Iterable, Sequence

from cimpact.core.content_sentences import Sentence
from cimpact.core.content_yaml import Problem
from cimpact.core.own_form import Completeness
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.revisions import Difference, Kind
from cimpact.errors import N_
from cimpact.findings.items import Table
from cimpact.i18n import LANGUAGES, Translator

LONGEST_LINE = 40
"""Letters of a line that are quoted to find it by."""

CHANGES = {
    Kind.RESCALED: N_(
        "Another number of levels: {names}. Not compared with earlier sessions any more."
    ),
    Kind.REMOVED: N_("Gone: {names}. Earlier sessions keep what was answered."),
    Kind.ADDED: N_("New: {names}. Nothing yet to compare with."),
    Kind.REWORDED: N_(
        "Other words on the same scale: {names}. Still compared; the comparison will say that the "
        "words changed."
    ),
    Kind.MOVED: N_(
        "In another section: {names}. A comparison takes the section means of earlier sessions "
        "anew."
    ),
    Kind.GATE: N_("A precondition now, or none any more: {names}."),
    Kind.AROUND: N_("Name, points or advice changed: {names}. Answers are not concerned."),
    Kind.TARGETS: N_("The phases propose other targets. Sessions that exist keep theirs."),
    Kind.REORDERED: N_("The elements stand in another order."),
    Kind.OTHER: N_(
        "The title, the description, the sections, the sectors, the roles or the documents changed."
    ),
}
"""What each kind of change means for whoever compares sessions."""


def mistake(problem: Problem, _: Translator) -> str:
    """What is wrong, in the reader's language where it is ours to say."""
    message = problem.message
    return _(message.template, **message.values) if isinstance(message, Sentence) else message


def mistakes_table(problems: Sequence[Problem], text: str, _: Translator) -> Table:
    """Every mistake with its line, what stands there, and its place.

    A text field shows no numbers: the line is found by what it says.
    """
    lines = text.split("\n")
    return {
        _("Line"): [_line(problem.line, lines, _) for problem in problems],
        _("What to correct"): [
            mistake(problem, _)
            if problem.place == "file"
            else _("{place}: {mistake}", place=problem.place, mistake=mistake(problem, _))
            for problem in problems
        ],
    }


def _line(number: int, lines: Sequence[str], _: Translator) -> str:
    said = lines[number - 1].strip() if number <= len(lines) else ""
    cut = textwrap.shorten(said, LONGEST_LINE, placeholder="…")
    return f"{_.number(number)} · {cut}" if cut else _.number(number)


def languages(found: Iterable[Completeness], _: Translator) -> str:
    """How much of a questionnaire is said in each language."""
    return " · ".join(
        _("{language}: complete", language=LANGUAGES[each.language])
        if each.written == each.total
        else _(
            "{language}: {written} texts of {total}",
            language=LANGUAGES[each.language],
            written=_.number(each.written),
            total=_.number(each.total),
        )
        for each in found
    )


def size(questionnaire: Questionnaire, _: Translator) -> str:
    """How many elements, on which scales."""
    elements = _.ngettext("{n} element", "{n} elements", len(questionnaire.items))
    lengths = sorted({len(item.levels) for item in questionnaire.items})
    scales = _.ngettext("{n} level", "{n} levels", lengths[-1])
    if len(lengths) > 1:
        scales = _(
            "{least} to {most} levels", least=_.number(lengths[0]), most=_.number(lengths[-1])
        )
    return f"{elements} · {scales}"


def borrowed_codes(
    questionnaire: Questionnaire, installed: Iterable[Questionnaire], _: Translator
) -> str:
    """A caution about codes of Cimpact's own elements that ask something else here; or nothing."""
    known = {item.code: item.stem for form in installed for item in form.items}
    codes = [
        item.code
        for item in questionnaire.items
        if item.code in known and known[item.code] != item.stem
    ]
    if not codes:
        return ""
    return _(
        "Cimpact asks these elements in other words: {codes}. If the question is another one, give "
        "it a code of your own: practices, comparisons and the place of the people concerned go by "
        "codes.",
        codes=", ".join(codes),
    )


def changes(
    found: Iterable[Difference], before: Questionnaire, after: Questionnaire, _: Translator
) -> tuple[str, ...]:
    """What changed from one version to the next, a sentence each."""
    names = {
        item.code: _.content(item.name) for edition in (before, after) for item in edition.items
    }
    return tuple(_change(each, names, _) for each in found)


def _change(change: Difference, names: dict[str, str], _: Translator) -> str:
    told = "; ".join(f"{names[code]} ({code})" for code in change.items)
    return _(CHANGES[change.kind], names=told)
