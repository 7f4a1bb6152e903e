"""What the parts of an authored library must respect among one another.

As in ``content_checks``: raw values, and whatever has not the expected shape is passed over.
"""

from collections.abc import Iterator
from typing import Any

from cimpact.core.content_checks import ANY, Mistake, each, repeated, texts
from cimpact.core.content_parts import STATEMENT
from cimpact.core.content_yaml import Path

SOURCES = (
    ("practices", ANY, "sources"),
    ("resources", ANY, "sources"),
    ("terms", ANY, "sources"),
    ("terms", ANY, "synonyms", ANY, "sources"),
    ("tensions", ANY, "positions", ANY, "sources"),
)
"""Where statements are cited."""


def mistakes_between_parts(data: dict[str, Any]) -> Iterator[Mistake]:
    """Yield the path and the sentence of every broken relation."""
    yield from _repeated_codes(data)
    yield from _unknown_statements(data)
    yield from _left_out_and_cited(data)


def _repeated_codes(data: dict[str, Any]) -> Iterator[Mistake]:
    for part in ("documents", "practices", "resources", "terms", "tensions"):
        yield from repeated(texts(data, part, ANY, "code"))
    yield from repeated(texts(data, "left_out", ANY, "id"))
    for pattern in (*SOURCES, ("practices", ANY, "items"), ("terms", ANY, "items")):
        for path, entries in each(data, *pattern):
            if isinstance(entries, list):
                yield from repeated(((*path, step), entry) for step, entry in enumerate(entries))


def _cited(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for pattern in SOURCES:
        yield from texts(data, *pattern, ANY)


def _unknown_statements(data: dict[str, Any]) -> Iterator[Mistake]:
    """Yield the ids of a document that is not listed, or beyond its last statement."""
    if not isinstance(data.get("documents"), list):
        return
    last = {
        entry["code"]: entry.get("statements")
        for _, entry in each(data, "documents", ANY)
        if isinstance(entry, dict) and isinstance(entry.get("code"), str)
    }
    for path, statement in (*_cited(data), *texts(data, "left_out", ANY, "id")):
        match = STATEMENT.fullmatch(statement)
        if match is None:
            continue
        document, number = match[1], int(statement[-2:])
        highest = last.get(document)
        if document not in last:
            yield path, f'"{document}" is not among the documents of this file.'
        elif isinstance(highest, int) and not 1 <= number <= highest:
            yield path, f"Document {document} has {highest} statements."


def _left_out_and_cited(data: dict[str, Any]) -> Iterator[Mistake]:
    cited = {statement for _, statement in _cited(data)}
    for path, statement in texts(data, "left_out", ANY, "id"):
        if statement in cited:
            yield path, f'"{statement}" is cited above: it is not left out.'
