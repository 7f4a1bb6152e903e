"""The timeline in words, from rows."""

from datetime import date

from cimpact.core.content_parts import LocalizedText
from cimpact.core.profile import ProfilePart
from cimpact.core.report import Verdict
from cimpact.core.timeline import (
    ActionDone,
    DecisionTaken,
    End,
    Kind,
    ProfileSaved,
    SessionHeld,
    Silence,
)
from cimpact.findings.timeline import Line, by_year
from cimpact.i18n import translator

EN, FR = translator("en"), translator("fr")
DAY, BEFORE = date(2026, 11, 23), date(2025, 11, 23)
NAME = LocalizedText(fr="Un champion", en="A champion")
LEVEL = LocalizedText(fr="Partiel", en="Partial")


def session(state: str, id_: str = "a") -> SessionHeld:
    return SessionHeld(DAY, id_, state, None)


def titles(*events: SessionHeld, **ends: End) -> list[str]:
    return [line.title for line in by_year(events, events, ends, EN)[DAY.year]]


def test_a_session_tells_its_state_or_how_it_ended() -> None:
    states = [session(state) for state in ("draft", "open")]
    closed = [session("closed", id_) for id_ in "abcd"]
    ends: dict[str, End] = {
        "a": Verdict.CLEAR,
        "b": Silence.TOO_FEW,
        "c": Silence.NO_GATES,
        "d": Silence.TO_CORRECT,
    }

    assert titles(*states, *closed, **ends) == [
        "Session: In preparation",
        "Session: Open",
        "Session: The way is clear.",
        "Session: too few answers to show a verdict",
        "Session: closed, without preconditions to judge",
        "Session: more answers than people invited; the number is to be corrected",
    ]


def test_results_are_linked_once_the_session_is_closed() -> None:
    events = [session("open"), session("closed", "b")]
    lines = by_year(events, events, {"b": Verdict.NOT_YET}, EN)[DAY.year]

    assert [(line.workshop, line.is_closed) for line in lines] == [("a", False), ("b", True)]


def test_years_keep_their_order_and_each_kind_has_its_words() -> None:
    now = DecisionTaken(DAY, "PRE1", NAME, None, None)
    before = DecisionTaken(BEFORE, "PRE1", NAME, "2", LEVEL)
    saved = ProfileSaved(DAY, "Bob", (ProfilePart.NEED, ProfilePart.IMPACT), 2)
    events = [now, ActionDone(DAY, "Call", "Nadia"), saved, before]

    assert by_year(events, events, {}, FR) == {
        2026: [
            Line(Kind.DECISION, DAY, "Un champion\u00a0: désaccord maintenu", ("révisé",)),
            Line(Kind.ACTION, DAY, "Fait\u00a0: Call", ("Nadia",)),
            Line(
                Kind.PROFILE,
                DAY,
                "Profil\u00a0: le besoin, l'impact ciblé",
                ("version 2 reprise", "enregistré par Bob"),
            ),
        ],
        2025: [Line(Kind.DECISION, BEFORE, "Un champion\u00a0: Partiel", ("décidé",))],
    }


def test_a_decision_is_compared_with_those_that_are_not_shown() -> None:
    now = DecisionTaken(DAY, "PRE1", NAME, "2", LEVEL)
    before = DecisionTaken(BEFORE, "PRE1", NAME, "2", LEVEL)

    (line,) = by_year([now], [now, before], {}, EN)[2026]

    assert line.details == ("kept",)
