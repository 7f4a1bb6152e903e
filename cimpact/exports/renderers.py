"""How each format is made from a session; ``EXPORTERS`` names these functions.

Large libraries are imported when a file is made: whoever only looks at the list does not wait.
"""

from typing import TYPE_CHECKING

from cimpact.core.rows import NothingToTakeAway, refuse_too_few
from cimpact.errors import N_, CimpactError
from cimpact.exports.answers_zip import answers_zip
from cimpact.exports.report_json import report_json
from cimpact.exports.session_json import session_json
from cimpact.exports.source import Source, Wanted
from cimpact.findings.people import has_figures

if TYPE_CHECKING:
    from cimpact.exports.document import Document


class NoCharts(CimpactError):
    """A report whose elements are all hidden."""

    message = N_("Too few people gave a level: there is no chart to take away.")


class NothingDecided(CimpactError):
    """A file of decisions and actions where there are none."""

    message = N_("Neither a decision nor an action is written yet: there is nothing to take away.")


def pdf(source: Source, wanted: Wanted, *, one_page: bool) -> bytes:
    """A report as PDF. Raises NothingToTakeAway."""
    from cimpact.exports.pdf import pdf as rendered

    return rendered(_document(source, wanted, one_page=one_page))


def word(source: Source, wanted: Wanted, *, one_page: bool) -> bytes:
    """A report as a Word file. Raises NothingToTakeAway."""
    from cimpact.exports.word import word as rendered

    return rendered(_document(source, wanted, one_page=one_page))


def charts(source: Source, wanted: Wanted) -> bytes:
    """The charts as files. Raises NoCharts."""
    from cimpact.exports.charts_zip import charts_zip

    refuse_chartless(source)
    return charts_zip(source.facts(), source.report(), wanted.text)


def figures(source: Source, _wanted: Wanted) -> bytes:
    """The figures for programs."""
    return f"{report_json(source.report())}\n".encode()


def work_book(source: Source, wanted: Wanted) -> bytes:
    """Decisions and next actions as a workbook. Raises NothingDecided."""
    from cimpact.exports.work_files import work_xlsx

    refuse_idle(source)
    return work_xlsx(source.facts(), source.work(), wanted)


def work_rows(source: Source, wanted: Wanted) -> bytes:
    """Decisions and next actions as CSV files. Raises NothingDecided."""
    from cimpact.exports.work_files import work_zip

    refuse_idle(source)
    return work_zip(source.facts(), source.work(), wanted)


def workbook(source: Source, wanted: Wanted) -> bytes:
    """The answers as a workbook. Raises NothingToTakeAway, TooFewPeople, NoNames."""
    from cimpact.exports.answers_xlsx import answers_xlsx

    return answers_xlsx(source.rows(), wanted)


def session(source: Source, wanted: Wanted) -> bytes:
    """The whole session, to be read back. Raises NothingToTakeAway, TooFewPeople, NoNames."""
    return session_json(source.facts(), source.rows(), wanted)


def rows(source: Source, wanted: Wanted) -> bytes:
    """The answers as CSV files. Raises NothingToTakeAway, TooFewPeople, NoNames."""
    return answers_zip(source.rows(), wanted)


def refuse_nobody(source: Source) -> None:
    """Raise NothingToTakeAway where a report would have nothing to say."""
    report = source.report()
    if not report.respondents and not any(gate.by_group for gate in report.gates):
        raise NothingToTakeAway


def refuse_idle(source: Source) -> None:
    """Raise NothingDecided where the group wrote neither a decision nor an action."""
    work = source.work()
    if not (work.decisions or work.actions):
        raise NothingDecided


def refuse_chartless(source: Source) -> None:
    """Raise NoCharts where nothing may be drawn."""
    if not has_figures(source.report()):
        raise NoCharts


def refuse_few(source: Source) -> None:
    """Raise NothingToTakeAway or TooFewPeople where no file of rows may leave."""
    refuse_too_few(source.rows())


def _document(source: Source, wanted: Wanted, *, one_page: bool) -> "Document":
    from cimpact.exports.report_full import report_full
    from cimpact.exports.report_page import report_page
    from cimpact.exports.report_parts import Told

    refuse_nobody(source)
    told = Told(source.facts(), source.report(), wanted.text, source.work())
    return report_page(told) if one_page else report_full(told)
