"""A zip as its parts, at a bounded cost: what counts is what it really unpacks to."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat

from cimpact.core.importing.bounds import (
    DEEPEST,
    MOST_COLUMNS,
    MOST_ELEMENTS,
    MOST_PARTS,
    MOST_UNPACKED,
    MOST_WHOLE_PART,
)
from cimpact.core.importing.mistakes import NotRead, TooManyColumns, UnpacksTooLarge, of_file

CHUNK = 64 * 1024
SHEETS = "xl/worksheets/"
READ_BY_ROW = (SHEETS, "xl/sharedStrings.xml")
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, NotImplementedError, EOFError),
    *(OSError, ValueError, KeyError, IndexError, OverflowError),
)
"""What ``zipfile`` raises for a part that is broken, encrypted or packed in an unknown way."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name. Raises InvalidImport when they are too many, large or broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MOST_PARTS or len(names) < len(entries):
                raise of_file(NotRead())
            if any(entry.compress_type not in PLAIN_METHODS for entry in entries):
                raise of_file(NotRead())
            return _parts(archive, entries)
    except DAMAGED as error:
        raise of_file(NotRead()) from error


def _parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    left = MOST_UNPACKED
    parts = {}
    for entry in entries:
        with archive.open(entry) as packed:
            content = bytearray()
            while chunk := packed.read(CHUNK):
                content += chunk
                if len(content) > left:
                    raise of_file(UnpacksTooLarge())
        left -= len(content)
        parts[entry.filename] = bytes(content)
    return parts


class _Scan:
    """One walk through a part, which builds nothing: how much is there, and which cells are merged.

    A document that defines entities is refused at once: no spreadsheet writes one.
    """

    def __init__(self, elements: int) -> None:
        self.elements = elements
        self.depth = 0
        self.merged: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Count an element."""
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise of_file(UnpacksTooLarge())
        kind = name.rpartition(":")[2]
        if kind == "c" and _column(attributes.get("r", "")) > MOST_COLUMNS:
            raise of_file(TooManyColumns(most=MOST_COLUMNS))
        if kind == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def end(self, _name: str) -> None:
        """Leave an element."""
        self.depth -= 1

    def refuse(self, *_declared: object) -> None:
        """Refuse a document type."""
        raise of_file(NotRead())


def scanned(parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The merged areas of each sheet, by the name of its part.

    Raises InvalidImport for parts that would cost too much to read, or that are no XML.
    """
    merged: dict[str, list[str]] = {}
    elements = 0
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if len(content) > MOST_WHOLE_PART and not name.startswith(READ_BY_ROW):
            raise of_file(UnpacksTooLarge())
        scan = _Scan(elements)
        try:
            scan.parser.Parse(content, True)
        except expat.ExpatError as error:
            raise of_file(NotRead()) from error
        elements = scan.elements
        merged[name] = scan.merged
    return merged


def _column(reference: str) -> int:
    """The number of the column of a cell such as AB12; 0 where a cell does not say it."""
    number = 0
    for sign in reference[:8]:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return number
