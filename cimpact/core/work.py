"""What a group makes of a session, in its own words: nobody's answers are in it."""

from dataclasses import dataclass, field

from cimpact.core.actions import Action
from cimpact.core.decisions import Decision
from cimpact.core.profile import Profile
from cimpact.core.report import ItemFigures, Report


@dataclass(frozen=True, slots=True)
class GroupWork:
    """The decisions of one session; the actions and the profile of its collective as they stand.

    ``voted_again`` is a report in which the second votes stand; None where nobody voted again.
    """

    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    profile: Profile = field(default_factory=Profile)
    voted_again: Report | None = None

    def last_vote(self, first: Report, item: str) -> ItemFigures:
        """What members said of an item at last: in the second vote where that may be shown."""
        again = self.voted_again.item(item) if self.voted_again else None
        return first.item(item) if again is None or again.hidden else again
