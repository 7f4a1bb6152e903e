"""Small reports by hand: a questionnaire of eight elements in words, figures for some of them."""

from collections.abc import Sequence
from typing import Any

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import (
    GateFigures,
    GateStatus,
    ItemFigures,
    Report,
    SectionFigures,
    Verdict,
)
from cimpact.core.scoring import item_figures
from cimpact.core.tally import ItemTally

FIVE = ["Absent", "Started", "Partial", "Established", "Solid"]
SHORTER = {
    "CON3": ["Nothing", "Something", "Everything"],
    "LEA2": ["Never", "Seldom", "Often", "Always"],
}
"""Elements whose scale has fewer levels."""

SECTIONS = {
    "preconditions": {"PRE1": "A champion", "PRE2": "Financial resources"},
    "questions_considered": {"QA5": "Community members as partners"},
    "conditions": {"CON1": "Common agenda", "CON2": "Shared measurement", "CON3": "Short scale"},
    "leadership": {"LEA1": "Recognise complexity", "LEA2": "Even scale"},
}
SECTION_OF = {code: section for section, names in SECTIONS.items() for code in names}


def questionnaire() -> Questionnaire:
    """Two gates; CON1 with two actions and questions, LEA1 with thin advice; two shorter scales."""
    return Questionnaire.model_validate(
        {
            "id": "trial",
            "version": "1",
            "title": _both("Trial"),
            "description": _both("For tests"),
            "dont_know": _both("I do not know"),
            "too_early": _both("Too early to say"),
            "sections": [
                {
                    "code": code,
                    "name": _both(code.capitalize().replace("_", " ")),
                    "averaged": code != "preconditions",
                    "items": [_item(item, name) for item, name in names.items()],
                }
                for code, names in SECTIONS.items()
            ],
            "sectors": [],
            "roles": [],
            "phases": [
                {
                    "code": "III",
                    "name": _both("Organise"),
                    "stage": _both("Structure"),
                    "targets": dict.fromkeys(SECTIONS, 3),
                }
            ],
            "documents": [
                {"code": "000", "title": _both("At a glance")},
                {"code": "004", "title": _both("The strategy")},
            ],
        }
    )


ACTIONS = {
    "CON1": [
        {"fr": "Écrire.", "en": "Write the agenda.", "sources": ["S000-12", "S000-14"]},
        {"fr": "Relire.", "en": "Read it again.", "sources": ["S000-12", "S004-10"]},
    ],
    "LEA1": [{"fr": "Nommer.", "en": "Name it.", "sources": ["S000-30"]}],
}
FACETS = {"CON1": ["Same vision", "Same analysis", "Same approach"]}


DISCUSSION = {
    "CON1": [{"fr": "Qui l'a écrit?", "en": "Who wrote it?"}, {"fr": "Lu?", "en": "Who reads it?"}],
}


def _item(code: str, name: str) -> dict[str, Any]:
    words = SHORTER.get(code, FIVE)
    return {
        "code": code,
        "name": _both(name),
        "stem": _both(f"Where do we stand on {code}?"),
        "levels": [{"short": _both(word), "sentence": _both(f"{word} today.")} for word in words],
        "gate": code.startswith("PRE"),
        "facets": [_both(facet) for facet in FACETS.get(code, [])],
        "sources": ["S000-01"],
        "thin_advice": code == "LEA1",
        "discussion": DISCUSSION.get(code, []),
        "actions": [
            {"text": {"fr": action["fr"], "en": action["en"]}, "sources": action["sources"]}
            for action in ACTIONS.get(code, [])
        ],
    }


def _both(words: str) -> dict[str, str]:
    return {"fr": f"{words} (fr)", "en": words}


def item(code: str, *counts: int, target: float | None = 3, **others: int) -> ItemFigures:
    """The figures of an item that so many people per level answered; minimum group of five.

    Others are dont_know, too_early and blank.
    """
    without_level = {"dont_know": 0, "too_early": 0, "blank": 0, **others}
    tally = ItemTally(item=code, section=SECTION_OF[code], counts=counts, **without_level)
    return item_figures(tally, target=target, minimum_group=5)


def gate(code: str = "PRE1", status: GateStatus = GateStatus.MET, **figures: object) -> GateFigures:
    """A gate that 9 of 12 people judge met and 1 places at the bottom, unless told otherwise."""
    shown = {"answered": 12, "favourable": 9, "low": 1, "hidden": False}
    return GateFigures(item=code, status=status, **{**shown, **figures})


def section(code: str, mean: float | None = None, **figures: object) -> SectionFigures:
    """A section that 12 people have a mean in, with a target of 3; hidden without a mean."""
    hidden: dict[str, Any] = {"section": code, "target": 3}
    if mean is None:
        return SectionFigures(**{**hidden, **figures})
    shown = {"respondents": 12, "hidden": False, "mean": mean, "gap": max(0.0, 3 - mean)}
    return SectionFigures(**{**hidden, **shown, **figures})


def report(
    *,
    items: Sequence[ItemFigures] = (),
    sections: Sequence[SectionFigures] = (),
    **parts: object,
) -> Report:
    """A report of 12 people in phase III; every item not given is hidden, unanswered by all."""
    given = {figures.item: figures for figures in items}
    averaged = {figures.section: figures for figures in sections}
    unanswered = {code: [0] * len(SHORTER.get(code, FIVE)) for code in SECTION_OF}
    whole: dict[str, Any] = {
        "respondents": 12,
        "invited": None,
        "minimum_group": 5,
        "phase": "III",
        "verdict": Verdict.CLEAR,
        "gates": (),
        "priorities": (),
        "agenda": (),
        "items": tuple(
            given.get(code) or item(code, *counts, blank=12) for code, counts in unanswered.items()
        ),
        "sections": tuple(averaged.get(code) or section(code) for code in SECTIONS),
    }
    return Report(**{**whole, **parts})
