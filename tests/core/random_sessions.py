"""Random sessions to compare: mostly linked people who mostly answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import diagnose
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.core.sitting import Sitting
from tests.core.factories import a_questionnaire, a_section, an_item
from tests.core.naive import Record
from tests.core.naive_change import NaiveSession

SCALES = {"PRE1": 5, "CON1": 5, "CON2": 5, "CON3": 4, "LEA1": 7}
SECTION_OF = {"PRE": "preconditions", "CON": "conditions", "LEA": "leadership"}


@dataclass(frozen=True)
class Drawn:
    """A random session, as both implementations take it."""

    records: tuple[Record, ...]
    questionnaire: Questionnaire
    links: dict[str, str]
    k: int

    def sitting(self, name: str = "a") -> Sitting:
        """What the product takes."""
        return Sitting(
            name=name,
            questionnaire=self.questionnaire,
            answers=tidy_answers(self.records, self.questionnaire),
            links=self.links,
            minimum_group=self.k,
        )

    def report(self) -> Report:
        """The session's own results."""
        answers = tidy_answers(self.records, self.questionnaire)
        return diagnose(answers, self.questionnaire, targets={}, minimum_group=self.k)

    def naive(self) -> NaiveSession:
        """What the second implementation takes."""
        people: dict[str, dict[str, str]] = {}
        for respondent, kind, item, choice in self.records:
            if kind == "person":
                people.setdefault(respondent, {})[item] = choice
        edition = {
            section.code: {item.code: len(item.levels) for item in section.items}
            for section in self.questionnaire.sections
        }
        return NaiveSession(edition, people, self.links, self.k)


@st.composite
def sessions(draw: st.DrawFn) -> Drawn:
    """Mostly linked people who mostly answer; an item may be missing or have another scale."""
    scales = dict(SCALES)
    if draw(st.integers(0, 3)) == 0:
        del scales[draw(st.sampled_from(list(scales)))]
    if draw(st.integers(0, 3)) == 0:
        scales[draw(st.sampled_from(list(scales)))] = 6
    people = draw(st.integers(0, 12))
    kinds = [draw(st.sampled_from(["person"] * 9 + ["group"])) for _ in range(people)]
    links = {
        f"p{person}": draw(st.sampled_from([f"l{person}"] * 8 + ["l1", ""]))
        for person in range(people)
    }
    questionnaire = edition(scales)
    records = draw(answers(questionnaire, kinds))
    return Drawn(records, questionnaire, links, draw(st.integers(3, 5)))


@st.composite
def faithful(draw: st.DrawFn) -> tuple[Drawn, Drawn]:
    """Two sessions of one edition in which nearly all people are linked; some came only once."""
    questionnaire, k = edition(SCALES), draw(st.integers(3, 5))
    links = {f"p{person}": f"l{person}" for person in range(14)}
    people = draw(st.integers(k, 10))
    found = []
    for stranger in ("x", "y"):
        newcomers = draw(st.sampled_from([0, 0, 0, 1, 2]))
        own = {f"p{people + at}": f"{stranger}{at}" for at in range(newcomers)}
        records = draw(answers(questionnaire, ["person"] * (people + newcomers)))
        found.append(Drawn(records, questionnaire, {**links, **own}, k))
    return found[0], found[1]


def edition(scales: Mapping[str, int]) -> Questionnaire:
    items = {code: an_item(code, levels=scale) for code, scale in scales.items()}
    return a_questionnaire(
        *(
            a_section(section, *members)
            for start, section in SECTION_OF.items()
            if (members := [item for code, item in items.items() if code.startswith(start)])
        )
    )


@st.composite
def answers(
    draw: st.DrawFn, questionnaire: Questionnaire, kinds: Sequence[str]
) -> tuple[Record, ...]:
    """What respondents of these kinds say of every item."""
    shift = draw(st.integers(0, 2))
    return tuple(
        (f"p{person}", kind, item.code, choice)
        for person, kind in enumerate(kinds)
        for item in questionnaire.items
        for choice in [draw(choices(item.top, shift))]
        if choice
    )


def choices(top: int, shift: int) -> st.SearchStrategy[str]:
    """A level, often one near ``shift``; sometimes don't know or nothing."""
    near = [str(min(top, level + shift)) for level in (0, 1, 1)]
    return st.sampled_from([*near, *near, *map(str, range(top + 1)), "dk", ""])
