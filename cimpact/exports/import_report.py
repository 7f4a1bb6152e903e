"""The report of an import as a CSV file: what becomes of each line, and why."""

from collections.abc import Sequence

from cimpact.core.importing.dry_run import OUTCOMES, ReportLine
from cimpact.exports.csv_text import Preset, Table, csv_bytes
from cimpact.i18n import Translator


def report_csv(lines: Sequence[ReportLine], preset: Preset, _: Translator) -> bytes:
    """One row per line of the file, or per mistake in it."""
    header = [
        *(_("Line"), _("Outcome"), _("Answers"), _("Don't know"), _("Too early")),
        *(_("Column"), _("What is wrong")),
    ]
    return csv_bytes(Table.of_rows(header, [_row(line, _) for line in lines]), preset)


def _row(line: ReportLine, _: Translator) -> list[str | int]:
    wrong = line.mistake
    return [
        *(line.line, _(OUTCOMES[line.outcome]), line.answers, line.dont_know, line.too_early),
        (wrong.name or str(wrong.column)) if wrong else "",
        _(wrong.error.message, **wrong.error.values) if wrong else "",
    ]
