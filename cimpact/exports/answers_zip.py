"""The answers of a session as a zip of CSV files, with a text that explains them."""

import io
import zipfile
from collections.abc import Iterator

from cimpact.core.rows import SessionRows, disclosed
from cimpact.exports import answers_tables, work_tables
from cimpact.exports.answers_readme import FILE_NAMES, readme
from cimpact.exports.csv_text import Table, csv_bytes, encoded
from cimpact.exports.source import Source, Wanted

# The same for every file: when somebody took the answers away is nobody's business.
NO_TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o644 << 16


def answers_zip(source: Source, wanted: Wanted) -> bytes:
    """The zip; the same rows and the same draw give the same bytes.

    Raises NotClosed, NothingToTakeAway, TooFewPeople, NoNames.
    """
    rows = source.rows()
    tables = dict(_tables(rows, wanted))
    text = readme(rows, wanted.text, with_names=wanted.with_names)
    return _zipped(
        {
            FILE_NAMES[wanted.text.language]: encoded(text, wanted.preset),
            **{f"{name}.csv": csv_bytes(table, wanted.preset) for name, table in tables.items()},
        }
    )


def _tables(rows: SessionRows, wanted: Wanted) -> Iterator[tuple[str, Table]]:
    shown = disclosed(rows, wanted.randomness, with_names=wanted.with_names)
    yield "wide", answers_tables.wide(shown, rows.questionnaire)
    yield "long", answers_tables.long(shown, rows.questionnaire)
    yield "codebook", answers_tables.codebook(rows.questionnaire, rows.lists, wanted.text)
    yield "notes", answers_tables.notes(shown)
    yield "decisions", work_tables.decisions(rows)
    yield "actions", work_tables.actions(rows)
    yield "action_days", work_tables.action_days(rows)
    if wanted.with_names:
        yield "names", answers_tables.names(shown)


def _zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_TIME)
    entry.create_system = UNIX  # not the computer's own system
    entry.external_attr = READABLE
    return entry
