"""Reading a YAML file that anybody may have written: safely, and with the line of every value.

What a file *means* belongs in ``content_file`` and ``library``. Here it becomes plain mappings,
lists, texts, whole numbers and booleans, directly from the parser's events, so that a hostile file
is refused while it is being read: nothing is resolved, repeated or built that could outgrow the
file itself.

Only ``true``, ``false`` and plain whole numbers are more than text. The surprises of YAML 1.1
(``no`` is false, ``000`` is zero, ``2026-11-23`` is a date) would harm authors and help nobody.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from cimpact.core.content_sentences import said, syntax
from cimpact.errors import N_, CimpactError

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 10
MAXIMUM_VALUES = 10_000
"""Several times the long questionnaire; it bounds how many mistakes a file can hold."""

# The C parser is many times faster, but some builds of PyYAML lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_PLAIN = {"true": True, "false": False, "": None, "~": None, "null": None}

TOO_LONG = N_("This file is longer than 256 kB.")
LONGEST_NAME = 40
"""What is told of a key or a code: one of 100 kB would be repeated in the place of each mistake."""

Path = tuple[str | int, ...]
"""Where a value stands: keys and positions from the root, ``("items", 0, "name", "fr")``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the line it starts on, its place such as ``items[PRE1].name.fr``, a sentence."""

    line: int
    place: str
    message: str

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"line {self.line}, {self.place}: {self.message}"


class InvalidContent(CimpactError):
    """An authored file that cannot be used, with every mistake that was found in it.

    Args:
        problems: at least one, in the order of the file.
    """

    message = N_("This file cannot be used. Mistakes found: {count}.")

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(count=len(problems))
        self.problems = problems


@dataclass(slots=True)
class Reading:
    """A file as plain values, the line of each of them, and what is wrong with its YAML.

    Attributes:
        data: the values; where one was refused (an alias) stands None.
        lines: the line of every path, counted from 1: of its key, or of itself in a list.
        mistakes: at most one per path, the sentence with its line.
        count: how many values were met, those under a repeated key included.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    mistakes: dict[Path, tuple[int, str]] = field(default_factory=dict)
    count: int = 0

    def line_of(self, path: Path) -> int:
        """Return the line of a path; one that is not in the file has the line of its parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def note(self, path: Path, message: str, line: int | None = None) -> None:
        """Remember a mistake, unless the path already has one."""
        self.mistakes.setdefault(path, (line or self.line_of(path), message))

    def problems(self) -> tuple[Problem, ...]:
        """Every mistake with its place spelled out, in the order of the file."""
        found = [
            Problem(line, place_of(self.data, path), message)
            for path, (line, message) in self.mistakes.items()
        ]
        return tuple(sorted(found, key=lambda problem: problem.line))


def decoded(data: bytes) -> str:
    """The text of a file, in UTF-8 with or without its mark.

    Raises:
        InvalidContent: the file is too long or is no such text, with the line where that shows.
    """
    reading = Reading()
    if len(data) > MAXIMUM_BYTES:
        _give_up(reading, 1, said(TOO_LONG))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _give_up(
            reading, 1, said(N_("This file is in UTF-16. Save it again with the encoding UTF-8."))
        )
    if data.startswith((b"PK\x03\x04", b"%PDF")):
        _give_up(
            reading, 1, said(N_("This is no plain text. Save the questionnaire as a YAML file."))
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _give_up(
            reading,
            line,
            said(
                N_(
                    "This line is not in UTF-8, often because the file was saved as Windows-1252. "
                    "Save it again with the encoding UTF-8."
                )
            ),
        )


def read_content(text: str) -> Reading:
    """Read one YAML document whose root is a mapping.

    Smaller mistakes (an alias, a tag, a key given twice) are left in ``mistakes``.

    Raises:
        InvalidContent: the text is too long, too deep or not YAML, or its root is not a mapping.
    """
    reading = Reading()
    _refuse_unreadable(reading, text)
    try:
        _read_document(reading, yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _give_up(reading, mark.line + 1 if mark else 1, syntax(str(error.problem)))
    return reading


def place_of(data: Any, path: Path) -> str:  # noqa: ANN401  whatever the author wrote
    """Spell a path out: ``items[PRE1].levels.fr[2]``, entries by their code where they have one."""
    place = ""
    for step in path:
        inside = _step_into(data, step)
        if isinstance(step, int):
            place += f"[{_name_of(inside, step)}]"
        else:
            place += f".{_short(step)}" if place else _short(step)
        data = inside
    return place or "file"


def _step_into(data: Any, step: str | int) -> Any:  # noqa: ANN401  whatever the author wrote
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return data.get(step) if isinstance(data, dict) else None


def _name_of(entry: Any, position: int) -> str:  # noqa: ANN401  whatever the author wrote
    names = [entry.get("code"), entry.get("id")] if isinstance(entry, dict) else []
    return _short(next((name for name in names if isinstance(name, str) and name), str(position)))


def _short(name: str) -> str:
    """A name that may stand in every one of thousands of mistakes."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _give_up(reading: Reading, line: int, message: str) -> NoReturn:
    """Refuse a file that cannot be read any further, with what was found so far."""
    raise InvalidContent((*reading.problems(), Problem(line, "file", message)))


def _refuse_unreadable(reading: Reading, text: str) -> None:
    if len(text.encode(errors="surrogatepass")) > MAXIMUM_BYTES:
        _give_up(reading, 1, said(TOO_LONG))
    unreadable = _NOT_YAML.search(text.removeprefix("\ufeff"))
    if unreadable:
        line = text.count("\n", 0, unreadable.start()) + 1
        character = f"U+{ord(unreadable[0]):04X}"
        sentence = N_("This line holds a character that is not text ({character}).")
        _give_up(reading, line, said(sentence, character=character))


def _read_document(reading: Reading, events: Iterator[yaml.Event]) -> None:
    next(events)  # the start of the stream
    if isinstance(next(events), yaml.StreamEndEvent):
        _give_up(reading, 1, said(N_("This file is empty.")))
    root = next(events)
    reading.data = _value(reading, events, root, ())
    if not isinstance(reading.data, dict):
        _give_up(
            reading,
            _line(root),
            said(N_("This file must be a group of keys, each with what belongs to it.")),
        )
    next(events)  # the end of the document
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        sentence = N_("A second document starts here; a file holds only one.")
        _give_up(reading, _line(after), said(sentence))


def _value(reading: Reading, events: Iterator[yaml.Event], event: yaml.Event, path: Path) -> Any:  # noqa: ANN401  whatever the author wrote
    """Read the value that starts with ``event``, to its end."""
    reading.lines.setdefault(path, _line(event))
    reading.count += 1
    if reading.count > MAXIMUM_VALUES:
        sentence = N_("This file holds more than {most} values.")
        _give_up(reading, _line(event), said(sentence, most=MAXIMUM_VALUES))
    _note_refused(reading, event, path)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.AliasEvent):
        return None
    if len(path) >= MAXIMUM_DEPTH:
        sentence = N_("This is nested more than {most} levels deep.")
        _give_up(reading, _line(event), said(sentence, most=MAXIMUM_DEPTH))
    read = _list if isinstance(event, yaml.SequenceStartEvent) else _mapping
    return read(reading, events, path)


def _list(reading: Reading, events: Iterator[yaml.Event], path: Path) -> list[Any]:
    entries: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        entries.append(_value(reading, events, event, (*path, len(entries))))
    return entries


def _mapping(reading: Reading, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _key(reading, events, event, path)
        reading.lines.setdefault((*path, key), _line(event))
        if key in mapping:
            sentence = said(N_('The key "{key}" is given twice.'), key=key)
            reading.note((*path, key), sentence, _line(event))
        value = _value(reading, events, next(events), (*path, key))
        mapping.setdefault(key, value)
    return mapping


def _key(reading: Reading, events: Iterator[yaml.Event], event: yaml.Event, path: Path) -> str:
    """Read a key; one that is no plain text becomes "?", which no file knows."""
    key_path = (*path, "?")
    if isinstance(event, yaml.ScalarEvent):
        _note_refused(reading, event, (*path, event.value))
        return str(event.value)
    reading.note(key_path, said(N_("A key must be plain text.")), _line(event))
    _value(reading, events, event, key_path)
    return "?"


def _scalar(event: yaml.ScalarEvent) -> str | int | bool | None:
    text = str(event.value)
    if event.style:  # quoted or folded: always text
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def _note_refused(reading: Reading, event: yaml.Event, path: Path) -> None:
    """Refuse what could stand for something else than what is written."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        sentence = said(N_("Write it out: the alias *{name} is not allowed."), name=anchor)
    elif anchor:
        sentence = said(N_("The anchor &{name} is not allowed."), name=anchor)
    elif tag:
        sentence = said(N_("The tag {name} is not allowed."), name=tag)
    else:
        return
    reading.note(path, sentence, _line(event))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
