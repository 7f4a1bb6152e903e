"""The parts of a session file that nothing else has: respondents, notes, decisions, actions."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.content_parts import LowerCode, Part, storable
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.session import written_day

LONGEST_NAME = 80
LONGEST_NOTE = 2000

MOST_DAYS = 1000
"""On which one action changed its status; far more than any has."""

Day = Annotated[date, Field(strict=True), BeforeValidator(written_day)]
Line = Annotated[str, Field(max_length=500), AfterValidator(storable)]
Text = Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(storable)]
Code = Annotated[str, Field(max_length=20), AfterValidator(storable)]

Vote = Literal["first", "second", "looking_back"]
FacetNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
FacetChoice = Literal["yes", "partly", "no", "dk"]


Facets = Annotated[
    dict[str, dict[FacetNumber, FacetChoice]], Field(exclude_if=lambda facets: not facets)
]
Link = Annotated[
    Annotated[str, Field(min_length=1, max_length=80), AfterValidator(storable)] | None,
    Field(exclude_if=lambda link: link is None),
]


class BundledRespondent(Part):
    """One respondent by number, with their answers by vote: item code to choice.

    ``sector`` and ``role`` are None where nobody said or too few people share them. ``facets`` are
    what was said of the facets of an item, by their number; ``link`` is the pseudonym that says who
    is the same person in another session. Both are left out where there are none.
    """

    number: Annotated[StrictInt, Field(ge=1)]
    kind: Literal["person", "group"]
    sector: LowerCode | None
    role: LowerCode | None
    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(storable)] | None
    answers: dict[Vote, dict[str, str]]
    facets: Facets = Field(default_factory=dict)
    link: Link = None


class BundledNote(Part):
    """What somebody wrote, without anything that says who."""

    item: str
    kind: Literal["evidence", "sentence"]
    text: Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(storable)]


class BundledDecision(Part):
    """What the group decided on one element; who wrote it stays in the application."""

    item: str
    outcome: Literal["agreed", "disagreement"]
    choice: str | None
    lower_reason: Text
    higher_reason: Text
    evidence: Text
    written_on: Day | None

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """The decision as a file holds it."""
        decided = decision.decided
        return cls(
            item=decision.item,
            outcome=decided.outcome.value,
            choice=decided.choice,
            lower_reason=decided.lower_reason,
            higher_reason=decided.higher_reason,
            evidence=decided.evidence,
            written_on=decision.written_on,
        )

    def decision(self) -> Decision:
        """The decision that the file tells."""
        said = (self.choice, self.lower_reason, self.higher_reason, self.evidence)
        decided = Decided(Outcome(self.outcome), *said)
        return Decision(self.item, decided, written_on=self.written_on)


class BundledDay(Part):
    """From which day on a status held."""

    day: Day
    status: Literal["to_do", "under_way", "done", "dropped"]


class BundledAction(Part):
    """One action of the collective; ``item`` may be an element of another session's questionnaire.

    What the database calls it is not told: ``action`` is given the name that it shall have.
    """

    what: Annotated[Line, Field(min_length=1)]
    who: Line
    due: Day | None
    item: Code | None
    first_step: Line
    sources: Annotated[tuple[Code, ...], Field(max_length=40)]
    status: Literal["to_do", "under_way", "done", "dropped"]
    started_on: Day
    session_on: Day | None
    history: Annotated[tuple[BundledDay, ...], Field(max_length=MOST_DAYS)]

    @classmethod
    def of(cls, action: Action) -> Self:
        """The action as a file holds it."""
        plan = action.plan
        return cls(
            what=plan.what,
            who=plan.who,
            due=plan.due,
            item=plan.item,
            first_step=plan.first_step,
            sources=plan.sources,
            status=action.status.value,
            started_on=action.started_on,
            session_on=action.session_on,
            history=tuple(
                BundledDay(day=change.day, status=change.status.value) for change in action.history
            ),
        )

    def action(self, name: str) -> Action:
        """The action that the file tells."""
        return Action(
            id=name,
            plan=Plan(self.what, self.who, self.due, self.item, self.first_step, self.sources),
            status=ActionStatus(self.status),
            started_on=self.started_on,
            session_on=self.session_on,
            history=tuple(StatusDay(each.day, ActionStatus(each.status)) for each in self.history),
        )
