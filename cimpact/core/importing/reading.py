"""A file from elsewhere as what it holds: a whole session, or a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cimpact.core.bundle import Bundle, read_bundle
from cimpact.core.importing.bounds import MEGABYTES
from cimpact.core.importing.csv_sheet import read_csv_sheet
from cimpact.core.importing.mistakes import (
    FileTooLarge,
    NoRows,
    NotRead,
    SeveralFiles,
    of_file,
)
from cimpact.core.importing.sheet import COMPANIONS, Sheet
from cimpact.core.importing.unpacking import unpacked
from cimpact.core.importing.workbook import read_workbook

ZIP = b"PK\x03\x04"
WORKBOOK = "xl/workbook.xml"
OUR_TABLE = "wide.csv"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
PDF = b"%PDF"


def read_file(data: bytes) -> Bundle | Sheet:
    """What a file holds, found out by its content and never by its name.

    Raises InvalidImport; for a session file, what ``core.bundle.read_bundle`` raises.
    """
    if len(data) > MEGABYTES * 1024 * 1024:
        raise of_file(FileTooLarge(megabytes=MEGABYTES))
    if data.startswith(ZIP):
        return _packed(data)
    if data.startswith((OLD_WORKBOOK, PDF)):
        raise of_file(NotRead())
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_bundle(data)
    return _with_rows(read_csv_sheet(data))


def _packed(data: bytes) -> Sheet:
    """A workbook, or the one table of a zip: some tools pack a CSV file, and so does our export."""
    parts = unpacked(data)
    if WORKBOOK in parts:
        return _with_rows(read_workbook(data, parts))
    sheet = _with_rows(read_csv_sheet(_table_of(parts)))
    return replace(sheet, companions=tuple(_companions(parts)))


def _companions(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Sheet]]:
    if OUR_TABLE in parts:
        for name in COMPANIONS:
            if f"{name}.csv" in parts:
                yield name, read_csv_sheet(parts[f"{name}.csv"])


def _table_of(parts: Mapping[str, bytes]) -> bytes:
    if OUR_TABLE in parts:
        return parts[OUR_TABLE]
    tables = [content for name, content in parts.items() if name.casefold().endswith(".csv")]
    if not tables:
        raise of_file(NotRead())
    if len(tables) > 1:
        raise of_file(SeveralFiles(count=len(tables)))
    return tables[0]


def _with_rows(sheet: Sheet) -> Sheet:
    if not sheet.rows and not sheet.mistakes:
        raise of_file(NoRows())
    return sheet
