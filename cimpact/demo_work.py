"""What the invented group of the sample decided and planned; how it is stored is ``store``'s.

Sentences are English, marked for translation and as invented. Items that a questionnaire lacks are
for the caller to leave out.
"""

from dataclasses import dataclass

from cimpact.core.actions import ActionStatus
from cimpact.core.decisions import Decided, Outcome
from cimpact.errors import N_


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """What the group decided on an item in a session, counted from 0."""

    session: int
    item: str
    decided: Decided


@dataclass(frozen=True, slots=True)
class SampleAction:
    """What the group planned in a session; days are counted from that session.

    One that ``is_recommended`` starts from the first action that the item recommends, if it does.
    ``statuses`` are those that followed, with the day of each.
    """

    session: int
    item: str
    what: str
    who: str
    due_after: int
    is_recommended: bool = False
    first_step: str = ""
    statuses: tuple[tuple[int, ActionStatus], ...] = ()


def _agreed(choice: str, evidence: str) -> Decided:
    return Decided(Outcome.AGREED, choice, evidence=evidence)


def _apart(lower: str, higher: str) -> Decided:
    return Decided(Outcome.DISAGREEMENT, lower_reason=lower, higher_reason=higher)


DECISIONS = (
    SampleDecision(
        *(0, "PRE2"),
        _agreed("1", N_("Invented example: the grant letter, which ends in June.")),
    ),
    SampleDecision(
        *(0, "QB1"),
        _apart(
            N_("Invented example: the objectives stood in the grant application already."),
            N_("Invented example: two assemblies discussed them and voted."),
        ),
    ),
    SampleDecision(
        *(1, "QB1"),
        _agreed("3", N_("Invented example: the objectives were written again with the parents.")),
    ),
    SampleDecision(
        *(2, "CON2"),
        _apart(
            N_("Invented example: each network keeps its own figures, under other names."),
            N_("Invented example: the three indicators of the spring are counted everywhere."),
        ),
    ),
)
ACTIONS = (
    SampleAction(
        *(0, "PRE2"),
        what=N_("Invented example: look for two years of funding"),
        who=N_("Invented example: the coordination"),
        due_after=90,
        is_recommended=True,
        statuses=((60, ActionStatus.UNDER_WAY), (210, ActionStatus.DONE)),
    ),
    SampleAction(
        *(1, "QA5"),
        what=N_("Invented example: invite two more parents to the steering committee"),
        who=N_("Invented example: the family committee"),
        due_after=60,
        first_step=N_("Invented example: ask at the next parents' café"),
        statuses=((196, ActionStatus.UNDER_WAY),),
    ),
    SampleAction(
        *(2, "CON2"),
        what=N_("Invented example: agree on one name for each of the three indicators"),
        who="",
        due_after=75,
    ),
)
