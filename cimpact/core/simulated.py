"""How often the rule for a clear change errs, as simulated: figures for the method page.

Found by ``benchmarks/change.py`` with the seed below, in sessions that were invented so that nobody
had changed their mind; a test runs a part of it again.
"""

from dataclasses import dataclass

from cimpact.errors import N_

SESSIONS = 20_000
"""Pairs of sessions for every noise and number of people."""
SEED = 20_261
PEOPLE = (8, 10, 15)
"""Linked people."""

NOISES = ("steady", "moody", "loose")
DESCRIPTIONS = {
    "steady": N_("Answers vary by half a level from one day to the next."),
    "moody": N_("The same, and each person's mood of the day moves all their answers together."),
    "loose": N_("Answers vary by a whole level, and one in seven is given at random."),
}

SECTION_BOUND = 0.02
"""The share of sections wrongly called a clear change is to stay at or under this."""
ANY_SECTION_BOUND = 0.05
"""So is the share of sessions in which any of the four sections is."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """Shares of sections, and of sessions with any of the four, called a clear change in error."""

    noise: str
    people: int
    section: float
    any_section: float


SIMULATED = (
    Simulated("steady", 8, section=0.0045375, any_section=0.01795),
    Simulated("steady", 10, section=0.0041125, any_section=0.0164),
    Simulated("steady", 15, section=0.00195, any_section=0.0078),
    Simulated("moody", 8, section=0.0092, any_section=0.0296),
    Simulated("moody", 10, section=0.0091375, any_section=0.0297),
    Simulated("moody", 15, section=0.0094875, any_section=0.02765),
    Simulated("loose", 8, section=0.008875, any_section=0.03505),
    Simulated("loose", 10, section=0.0095125, any_section=0.03745),
    Simulated("loose", 15, section=0.00895, any_section=0.03535),
)
