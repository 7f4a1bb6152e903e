"""What the parts of an authored file must respect among one another.

Every check looks at the raw values and passes over whatever has not the expected shape (that is a
mistake of its own, found elsewhere), so that all mistakes of a file come out in one go.
"""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from cimpact.core.content_parts import STATEMENT, PhaseCode
from cimpact.core.content_sentences import said
from cimpact.core.content_yaml import Path
from cimpact.errors import N_

PHASES = get_args(PhaseCode)
HIGHEST_TOP = 6
"""The highest level of the longest scale; targets of a section without items end there."""
LONGEST_TEXT = 2000
ANY = "*"
"""In a pattern of ``each``: every entry of a list, every key of a mapping."""

PAIRED_LISTS = (
    ("families", ANY, "short"),
    ("items", ANY, "levels"),
    ("items", ANY, "facets"),
    ("items", ANY, "discussion"),
)
"""Lists whose entries answer one another in every language."""

Mistake = tuple[Path, str]
Places = Iterable[tuple[Path, Any]]


def mistakes_between_parts(data: dict[str, Any]) -> Iterator[Mistake]:
    """Yield the path and the sentence of every broken relation."""
    yield from _repeated_codes(data)
    yield from _unknown_names(data)
    yield from _unknown_documents(data)
    yield from _languages_apart(data)
    yield from _levels_without_word(data)
    yield from _averaged_gates(data)
    yield from _missing_phases(data)
    yield from _targets(data)
    yield from _mixed_scales(data)
    yield from _long_texts(data)


def each(data: dict[str, Any], *pattern: str) -> list[tuple[Path, Any]]:
    """Return every value that a pattern of keys reaches, with its path.

    >>> each({"a": [{"b": 1}, "x", {"b": 2}]}, "a", ANY, "b")
    [(('a', 0, 'b'), 1), (('a', 2, 'b'), 2)]
    """
    found: list[tuple[Path, Any]] = [((), data)]
    for key in pattern:
        found = [
            ((*path, step), inside)
            for path, value in found
            for step, inside in _inside(value)
            if key in (ANY, step)
        ]
    return found


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:  # noqa: ANN401  whatever the author wrote
    if isinstance(value, list):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


def texts(data: dict[str, Any], *pattern: str) -> list[tuple[Path, str]]:
    """Return every text that a pattern of keys reaches, with its path."""
    return [(path, value) for path, value in each(data, *pattern) if isinstance(value, str)]


def _by_code(data: dict[str, Any], part: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a part by their code; of two with one code, the first."""
    entries: dict[str, dict[str, Any]] = {}
    for _, entry in each(data, part, ANY):
        if isinstance(entry, dict) and isinstance(entry.get("code"), str):
            entries.setdefault(entry["code"], entry)
    return entries


def _repeated_codes(data: dict[str, Any]) -> Iterator[Mistake]:
    for part in ("documents", "families", "sections", "sectors", "roles", "phases", "items"):
        yield from repeated(texts(data, part, ANY, "code"))
    yield from repeated(texts(data, "questionnaires", ANY, "id"))
    for pattern in (("questionnaires", ANY, "items"), ("items", ANY, "facets", ANY)):
        for path, entries in each(data, *pattern):
            yield from repeated(((*path, step), entry) for step, entry in _inside(entries))


def repeated(codes: Places) -> Iterator[Mistake]:
    """Yield each code that stands further up already."""
    seen: set[str] = set()
    for path, code in codes:
        if not isinstance(code, str):
            continue
        if code in seen:
            yield path, said(N_('"{code}" was already given above.'), code=code)
        seen.add(code)


def _unknown_names(data: dict[str, Any]) -> Iterator[Mistake]:
    yield from _unknown(data, "sections", texts(data, "items", ANY, "section"))
    yield from _unknown(data, "families", texts(data, "items", ANY, "family"))
    yield from _unknown(data, "items", texts(data, "questionnaires", ANY, "items", ANY))
    rows = [(path, path[-1]) for path, _ in each(data, "targets", ANY)]
    yield from _unknown(data, "sections", rows)


def _unknown(data: dict[str, Any], part: str, names: Places) -> Iterator[Mistake]:
    """Yield the names that ``part`` does not declare; a part that is missing is one mistake."""
    if not isinstance(data.get(part, []), list):
        return
    known = _by_code(data, part)
    for path, name in names:
        if name not in known:
            sentence = N_('"{name}" is not among the {part} of this file.')
            yield path, said(sentence, name=name, part=part)


def _unknown_documents(data: dict[str, Any]) -> Iterator[Mistake]:
    of_items = texts(data, "items", ANY, "sources", ANY)
    of_actions = texts(data, "items", ANY, "actions", ANY, "sources", ANY)
    named = [(path, STATEMENT.fullmatch(text)) for path, text in of_items + of_actions]
    yield from _unknown(data, "documents", [(path, match[1]) for path, match in named if match])


def _languages_apart(data: dict[str, Any]) -> Iterator[Mistake]:
    """Lists of texts have as many entries in every language."""
    for pattern in PAIRED_LISTS:
        for path, texts in each(data, *pattern):
            french, english = _length(texts, "fr"), _length(texts, "en")
            if french is not None and english is not None and french != english:
                sentence = N_(
                    "English has {english}, French has {french}: they answer one another."
                )
                yield (*path, "en"), said(sentence, english=english, french=french)


def _levels_without_word(data: dict[str, Any]) -> Iterator[Mistake]:
    """An item has as many levels as its family has short words."""
    families = _by_code(data, "families")
    for path, levels in each(data, "items", ANY, "levels"):
        family = families.get(_text_beside(data, path, "family"), {})
        sentences, words = _length(levels, "fr"), _length(family.get("short"), "fr")
        if sentences is not None and words is not None and sentences != words:
            sentence = N_("There are {levels} levels; the family has {words} words.")
            yield (*path, "fr"), said(sentence, levels=sentences, words=words)


def _length(texts: Any, language: str) -> int | None:  # noqa: ANN401  whatever the author wrote
    entries = texts.get(language) if isinstance(texts, dict) else None
    return len(entries) if isinstance(entries, list) else None


def _averaged_gates(data: dict[str, Any]) -> Iterator[Mistake]:
    sections = _by_code(data, "sections")
    for path, gate in each(data, "items", ANY, "gate"):
        section = sections.get(_text_beside(data, path, "section"))
        if gate is True and section is not None and section.get("averaged", True) is True:
            yield path, said(N_('A gate needs a section with "averaged: false".'))


def _missing_phases(data: dict[str, Any]) -> Iterator[Mistake]:
    listed = _by_code(data, "phases")
    missing = [code for code in PHASES if code not in listed]
    if missing and isinstance(data.get("phases"), list):
        yield ("phases",), said(N_("Missing phases: {phases}."), phases=", ".join(missing))


def _targets(data: dict[str, Any]) -> Iterator[Mistake]:
    if not isinstance(data.get("targets"), dict):
        return
    for section in _by_code(data, "sections"):
        if section not in data["targets"]:
            sentence = N_('The targets of section "{section}" are missing.')
            yield ("targets", section), said(sentence, section=section)
    tops = _tops(data)
    for path, row in each(data, "targets", ANY):
        if isinstance(row, dict):
            top = tops.get(str(path[-1]), HIGHEST_TOP)
            yield from _targets_of_section(path, row, top=top)


def _targets_of_section(path: Path, row: dict[str, Any], *, top: int) -> Iterator[Mistake]:
    missing = [code for code in PHASES if code not in row]
    if missing:
        yield path, said(N_("Missing phases: {phases}."), phases=", ".join(missing))
    for phase, target in row.items():
        if phase not in PHASES:
            yield (*path, phase), said(N_('There is no phase "{phase}".'), phase=phase)
        elif isinstance(target, int) and not 0 <= target <= top:
            sentence = N_("The target {target} is not on the scale from 0 to {top}.")
            yield (*path, phase), said(sentence, target=target, top=top)


def _mixed_scales(data: dict[str, Any]) -> Iterator[Mistake]:
    """A mean is taken on one scale: the items of an averaged section have equally many levels."""
    sections = _by_code(data, "sections")
    first: dict[str, int] = {}
    for path, levels in each(data, "items", ANY, "levels"):
        code, number = _text_beside(data, path, "section"), _length(levels, "fr")
        section = sections.get(code)
        if number is None or section is None or section.get("averaged", True) is not True:
            continue
        if number != first.setdefault(code, number):
            sentence = N_(
                "This element has {levels} levels, the first one of its section has {first}: a "
                "section is averaged on one scale."
            )
            yield (*path, "fr"), said(sentence, levels=number, first=first[code])


def _long_texts(data: dict[str, Any]) -> Iterator[Mistake]:
    """What a phone has room for."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            yield path, said(N_("This text is longer than {most} characters."), most=LONGEST_TEXT)
        waiting += [((*path, step), inside) for step, inside in _inside(value)]


def _tops(data: dict[str, Any]) -> dict[str, int]:
    """Return, by section, the highest level that every item of the section has."""
    tops: dict[str, int] = {}
    for path, levels in each(data, "items", ANY, "levels"):
        section, number = _text_beside(data, path, "section"), _length(levels, "fr")
        if number:
            tops[section] = min(number - 1, tops.get(section, HIGHEST_TOP))
    return tops


def _text_beside(data: dict[str, Any], path: Path, key: str) -> str:
    """Return another text of the entry that holds a value, an empty one when there is none."""
    entry: Any = data
    for step in path[:2]:
        entry = entry[step]
    beside = entry.get(key)
    return beside if isinstance(beside, str) else ""
