"""Answer sheets to print: one page per section, or large letters; for a room without phones.

The file is tagged, with title and language (PDF/UA-1). Where a name holds a character that no font
at hand has, it is made without that promise rather than not.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from cimpact.core.lists import Lists
from cimpact.core.marks import mark_of
from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire, Section
from cimpact.i18n import Translator

FOLDER = Path(__file__).resolve().parent / "typeset"
PAPER = {"CA": "us-letter", "FR": "a4"}


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet says of its session; ``lists`` are the sectors and roles that it offers."""

    questionnaire: Questionnaire
    lists: Lists
    collective: str
    held_on: date
    join_code: str
    minimum_group: int
    is_named: bool


def sheets_pdf(facts: SheetFacts, _: Translator, *, large: bool = False) -> bytes:
    """The sheets in one language, on the paper of its region; equal facts give equal bytes."""
    told = json.dumps(_told(facts, _, large=large))
    # Our own letters first, alike on every computer; then those of this computer too.
    for ours_only in (True, False):
        with suppress(typst.TypstError):
            return _compiled(told, facts.held_on, ours_only=ours_only)
    return _compiled(told, facts.held_on, ours_only=False, conforming=False)


def _compiled(told: str, day: date, *, ours_only: bool, conforming: bool = True) -> bytes:
    """The file, dated with the day of the session: when it was made is nobody's business."""
    return typst.compile(
        FOLDER / "sheets.typ",
        sys_inputs={"sheets": told},
        font_paths=[FOLDER / "fonts"],
        ignore_system_fonts=ours_only,
        pdf_standards=["ua-1"] if conforming else [],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _told(facts: SheetFacts, _: Translator, *, large: bool) -> dict[str, Any]:
    day = _.date(facts.held_on)
    sections = facts.questionnaire.sections
    return {
        "language": _.language,
        "region": _.region,
        "paper": PAPER[_.region],
        "large": large,
        "title": _("Answer sheet · {collective} · {day}", collective=facts.collective, day=day),
        "header": _("Code of the session: {code}", code=facts.join_code),
        "number": _("Sheet no."),
        "footer": f"{facts.collective} · {day}",
        "name": facts.collective,
        "subtitle": _("Session of {date}", date=day),
        "notice": [*_notice(facts, _)],
        "name_label": _("Your name:") if facts.is_named else None,
        "lists": [*_lists(facts.lists, _)],
        "sections": [_section(section, facts.questionnaire, _) for section in sections],
    }


def _notice(facts: SheetFacts, _: Translator) -> Iterator[str]:
    """Who sees what, and how to answer, as briefly as somebody reads who holds a pen."""
    if facts.is_named:
        yield _(
            "In this session your name goes with your answers: everybody agreed to that. The "
            "person who runs the session types them in and sees them."
        )
    else:
        yield _(
            "Do not write your name. The person who runs the session types your answers in; the "
            "group sees them together, from {n} answers on. Notes are shown as they are written.",
            n=_.number(facts.minimum_group),
        )
    yield _(
        "For each element, tick the highest level whose whole sentence is true today: one box. You "
        "may leave an element blank."
    )


def _lists(lists: Lists, _: Translator) -> Iterator[dict[str, Any]]:
    for title, offered in (
        (_("Your sector (optional)"), lists.sectors),
        (_("Your role (optional)"), lists.roles),
    ):
        if offered:
            yield {"title": title, "names": [_.content(each.name) for each in offered]}


def _section(section: Section, questionnaire: Questionnaire, _: Translator) -> dict[str, Any]:
    introduction = section.items[0].introduction
    is_shared = all(item.introduction == introduction for item in section.items)
    return {
        "title": _.content(section.name),
        "introduction": _.content(introduction) if introduction and is_shared else None,
        "items": [_item(item, questionnaire, _) for item in section.items],
    }


def _item(item: Item, questionnaire: Questionnaire, _: Translator) -> dict[str, Any]:
    others = {DONT_KNOW: questionnaire.dont_know, TOO_EARLY: questionnaire.too_early}
    return {
        "name": f"{item.code} · {_.content(item.name)}",
        "stem": _.content(item.stem),
        "levels": [
            {"mark": str(level), "text": _.content(each.sentence)}
            for level, each in enumerate(item.levels)
        ],
        "others": [
            {"mark": mark_of(choice, _.language), "text": _.content(words)}
            for choice, words in others.items()
        ],
        "prompt": _.content(item.open_prompt) if item.open_prompt else None,
        "note": _("What do you base this on? (optional)"),
    }
