"""Sessions to report on: what was set up, what came out, and for which reader."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.answers import tidy_answers
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.diagnosis import diagnose
from cimpact.core.profile import Profile
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateStatus, Report, Verdict
from cimpact.core.session import SessionFacts
from cimpact.core.work import GroupWork
from cimpact.demo import sample_sessions
from cimpact.exports.report_parts import Told
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from tests import reports
from tests.exports.session_rows import HELD_ON

CONTENT = Path(__file__).resolve().parents[2] / "data" / "questionnaires.yaml"


WORK = GroupWork(
    decisions=(
        Decision("CON1", Decided(Outcome.AGREED, "3", evidence="A letter"), "Alice", HELD_ON),
        Decision("CON2", Decided(Outcome.DISAGREEMENT, None, "It ends", "It goes on.")),
    ),
    actions=(
        Action(
            id="first",
            plan=Plan("Write", "Zoé", HELD_ON, "CON1", "Call", ("S000-12", "S000-14")),
            status=ActionStatus.UNDER_WAY,
            started_on=HELD_ON,
            session_on=HELD_ON,
            history=(StatusDay(HELD_ON, ActionStatus.UNDER_WAY),),
        ),
        Action("second", Plan("Meet"), ActionStatus.DONE, HELD_ON, None, ()),
        Action("third", Plan("Give up"), ActionStatus.DROPPED, HELD_ON, None, ()),
    ),
    profile=Profile(need="Young people leave school.", people="Verdun", by_when="2030"),
)
"""What the small report's group decided, plans and wants."""


def facts(questionnaire: Questionnaire | None = None, **changes: object) -> SessionFacts:
    """A session of the committee in phase III, unless the test says otherwise."""
    known: dict[str, Any] = {
        "collective": "Comité",
        "held_on": HELD_ON,
        "language": "fr",
        "is_named": False,
        "minimum_group": 5,
        "phase": "III",
        "phases": ("III",),
        "targets": {},
        "invited": None,
        "questionnaire": questionnaire or reports.questionnaire(),
    }
    return SessionFacts(**{**known, **changes})


def small_report(**changes: object) -> Report:
    """One gate that is not met, three items: close together, split, and with an information gap."""
    known: dict[str, Any] = {
        "verdict": Verdict.NOT_YET,
        "gates": (reports.gate(status=GateStatus.NOT_MET, favourable=5),),
        "items": (
            reports.item("PRE1", 2, 3, 2, 3, 2),
            reports.item("CON1", 0, 6, 6, 0, 0),
            reports.item("CON2", 4, 2, 0, 2, 4),
            reports.item("LEA1", 0, 2, 2, 2, 0, dont_know=6),
        ),
        "sections": (reports.section("conditions", 1.75), reports.section("leadership", 3.5)),
        "agenda": ("PRE1", "CON2", "CON1"),
        "priorities": ("PRE1", "CON1", "CON2"),
    }
    return reports.report(**{**known, **changes})


def told(
    report: Report | None = None,
    *,
    language: str = "en",
    region: str = "CA",
    work: GroupWork | None = None,
    **changes: object,
) -> Told:
    """What the small report is told from; the group has decided nothing unless the test says so."""
    text = translator(language, region=region)
    return Told(facts(**changes), report or small_report(), text, work or GroupWork())  # type: ignore[arg-type]


@cache
def long_form() -> Questionnaire:
    """The long questionnaire of the installation."""
    return read_questionnaires(CONTENT)["long"]


def sample(*, language: str = "fr", region: str = "CA", collective: str = "Comité") -> Told:
    """The first session of the sample."""
    return _of_long_form(
        [
            (str(member), "person", item, choice)
            for member, choices in enumerate(sample_sessions(long_form())[0].choices)
            for item, choice in choices.items()
        ],
        language=language,
        region=region,
        collective=collective,
    )


def crowd(people: int, *, language: str = "fr", region: str = "CA") -> Told:
    """So many people who answer the long form at random, the same at each call."""
    randomness = Random(people)  # noqa: S311  repeatable
    return _of_long_form(
        [
            (str(member), "person", item.code, randomness.choice(item.choices))
            for member in range(people)
            for item in long_form().items
        ],
        language=language,
        region=region,
        collective="Comité",
    )


def _of_long_form(
    records: list[tuple[str, str, str, str]], *, language: str, region: str, collective: str
) -> Told:
    questionnaire = long_form()
    targets = questionnaire.targets("III")
    report = diagnose(
        tidy_answers(records, questionnaire), questionnaire, targets=targets, phase="III"
    )
    known = facts(questionnaire, collective=collective, targets=targets)
    return Told(known, report, translator(language, region=region))


def source_of(told: Told) -> Source:
    """A source whose rows nobody may read."""
    return Source(
        facts=lambda: told.facts,
        rows=_no_rows,
        report=lambda: told.report,
        work=lambda: told.work,
    )


def wanted(language: str = "en", *, seed: int = 1, with_names: bool = False) -> Wanted:
    """A file in that language, with the same draw each time."""
    randomness = Random(seed)  # noqa: S311  repeatable
    return Wanted(text=translator(language), randomness=randomness, with_names=with_names)


def _no_rows() -> None:
    raise AssertionError("a file about the group as a whole reads nobody's own answers")
