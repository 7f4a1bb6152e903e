"""A questionnaire written out again as the file that an author would write: one form, complete.

What ``own_form.parse_own`` reads of it is the same questionnaire, checksum included.
"""

from collections.abc import Iterable
from typing import Any

import yaml

from cimpact.core.questionnaire import Item, LocalizedText, Phase, Questionnaire, Section

LINE = 98

Family = tuple[tuple[LocalizedText, ...], LocalizedText | None]
"""What items worded alike share: the short words of their levels, and an introduction."""


class _Dumper(yaml.SafeDumper):
    """Lists indented under their key, and nothing written by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  the library's own signature
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002  the library's own signature
        return True


class _Row(list[Any]):
    """A list on one line."""


class _Line(dict[str, Any]):
    """A group of keys on one line."""


def _row(dumper: yaml.SafeDumper, row: _Row) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)


def _line(dumper: yaml.SafeDumper, line: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", line, flow_style=True)


_Dumper.add_representer(_Row, _row)
_Dumper.add_representer(_Line, _line)


def written(questionnaire: Questionnaire) -> str:
    """The YAML of a questionnaire, as text that ends with a line end."""
    families = _families(questionnaire.items)
    codes = {family: f"F{number}" for number, family in enumerate(families, start=1)}
    parts = {
        "questionnaires": [_form(questionnaire)],
        "dont_know": _both(questionnaire.dont_know),
        "too_early": _both(questionnaire.too_early),
        "families": [_family(codes[family], family) for family in families],
        "sections": [_section(section) for section in questionnaire.sections],
        "items": [
            _item(item, section, codes[_family_of(item)])
            for section in questionnaire.sections
            for item in section.items
        ],
        "phases": [_phase(phase) for phase in questionnaire.phases],
        "targets": {
            section.code: _Line(
                {phase.code: phase.targets[section.code] for phase in questionnaire.phases}
            )
            for section in questionnaire.sections
        },
        "sectors": [_named(sector.code, sector.name) for sector in questionnaire.sectors],
        "roles": [
            {**_named(role.code, role.name), **({"concerned": True} if role.concerned else {})}
            for role in questionnaire.roles
        ],
        "documents": [
            {"code": each.code, "title": _both(each.title)} for each in questionnaire.documents
        ],
    }
    return "\n".join(_dumped({key: value}) for key, value in parts.items())


def _dumped(part: dict[str, Any]) -> str:
    return str(
        yaml.dump(part, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE, indent=2)
    )


def _form(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "title": _both(questionnaire.title),
        "description": _both(questionnaire.description),
        "items": _Row(item.code for item in questionnaire.items),
    }


def _families(items: Iterable[Item]) -> list[Family]:
    return list(dict.fromkeys(_family_of(item) for item in items))


def _family_of(item: Item) -> Family:
    return tuple(level.short for level in item.levels), item.introduction


def _family(code: str, family: Family) -> dict[str, Any]:
    short, introduction = family
    name = LocalizedText(fr=f"{short[0].fr} … {short[-1].fr}", en=f"{short[0].en} … {short[-1].en}")
    said = {} if introduction is None else {"introduction": _both(introduction)}
    return {"code": code, "name": _both(name), "short": _rows(short), **said}


def _section(section: Section) -> dict[str, Any]:
    averaged = {} if section.averaged else {"averaged": False}
    return {**_named(section.code, section.name), **averaged}


def _item(item: Item, section: Section, family: str) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "code": item.code,
        "section": section.code,
        "family": family,
        "gate": item.gate,
        "thin_advice": item.thin_advice,
        "name": _both(item.name),
        "stem": _both(item.stem),
        "open_prompt": item.open_prompt and _both(item.open_prompt),
        "levels": _lists(level.sentence for level in item.levels),
        "facets": item.facets and _lists(item.facets),
        "discussion": item.discussion and _lists(item.discussion),
        "actions": [
            {**_both(action.text), "sources": _Row(action.sources)} for action in item.actions
        ],
        "sources": _Row(item.sources),
    }
    return {key: value for key, value in whole.items() if value}


def _phase(phase: Phase) -> dict[str, Any]:
    return {**_named(phase.code, phase.name), "stage": _both(phase.stage)}


def _named(code: str, name: LocalizedText) -> dict[str, Any]:
    return {"code": code, "name": _both(name)}


def _both(text: LocalizedText) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}


def _lists(texts: Iterable[LocalizedText]) -> dict[str, list[str]]:
    kept = list(texts)
    return {"fr": [text.fr for text in kept], "en": [text.en for text in kept]}


def _rows(texts: Iterable[LocalizedText]) -> dict[str, list[str]]:
    """Short texts, on one line per language."""
    return {language: _Row(each) for language, each in _lists(texts).items()}
