"""What the group decided and plans, as files of their own: in its words, with nobody's answers.

They may leave however few people answered: no figure stands in them.
"""

from collections.abc import Iterator

from cimpact.core.session import SessionFacts
from cimpact.core.work import GroupWork
from cimpact.exports.answers_readme import FILE_NAMES
from cimpact.exports.csv_text import Table, csv_bytes, encoded
from cimpact.exports.source import Wanted
from cimpact.exports.work_tables import action_days, actions, decisions, outcomes, statuses
from cimpact.exports.workbook import workbook
from cimpact.exports.zipped import zipped
from cimpact.i18n import Translator


def work_zip(facts: SessionFacts, work: GroupWork, wanted: Wanted) -> bytes:
    """The zip of CSV files; the same facts give the same bytes."""
    tables = _tables(facts, work, wanted.text)
    return zipped(
        {
            FILE_NAMES[wanted.text.language]: encoded(_about(facts, wanted.text), wanted.preset),
            **{f"{name}.csv": csv_bytes(table, wanted.preset) for name, table in tables.items()},
        }
    )


def work_xlsx(facts: SessionFacts, work: GroupWork, wanted: Wanted) -> bytes:
    """The workbook, dated with the day of the session."""
    title = FILE_NAMES[wanted.text.language].removesuffix(".txt")
    tables = _tables(facts, work, wanted.text)
    return workbook(tables, title, [*_about(facts, wanted.text)], day=facts.held_on)


def _tables(facts: SessionFacts, work: GroupWork, _: Translator) -> dict[str, Table]:
    return {
        "decisions": decisions(facts.questionnaire, work.decisions, _),
        "actions": actions(work.actions),
        "action_days": action_days(work.actions),
    }


def _about(facts: SessionFacts, _: Translator) -> Iterator[str]:
    yield facts.collective
    yield _("Session of {date}", date=_.date(facts.held_on))
    yield ""
    yield _("decisions: what the group decided on each element, discussed or not.")
    yield _(
        "actions: the next actions of the collective, as they stand today, from all its sessions; "
        "action_days: which status each one had from which day on."
    )
    yield ""
    yield _("What the codes of “outcome” mean:")
    yield from (f"{code}: {words}" for code, words in outcomes(_).items())
    yield _("What the codes of “status” mean:")
    yield from (f"{code}: {words}" for code, words in statuses(_).items())
    yield ""
    yield _(
        "Decisions and actions stand as they were written too, and may name people: the group "
        "wrote them for itself."
    )
