"""The sample: three sessions of an invented group, so that every screen has something to show.

Only what the fourteen invented members say is made here, the same at each call; how it is stored is
``store.samples``'s. Session 1: no funding, the group split over where its objectives come from.
Session 2: better, few people sure of the funding. Session 3: funding found though not by all, the
old disagreement settled, a new one about measuring together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire
from cimpact.errors import N_, CimpactError

FORM = "long"
NAME = N_("Sample: neighbourhood table (invented data)")
INVITED = 16
DAYS_BEFORE = (420, 210, 14)
"""How long before today each session took place."""
PHASES = (("II", "III"), ("III",), ("III", "IV"))
"""Which phases the group said that its initiative was in."""

SEED = 2011
NOISE = 0.35
STANDARD_TOP = 4


class NoSampleForm(CimpactError):
    """An installation whose questionnaires lack the one that the sample answers."""

    message = N_("The sample needs a questionnaire “{form}”, and this installation has none.")


@dataclass(frozen=True, slots=True)
class Member:
    """An invented member; sector and role are codes of the questionnaire, or None."""

    sector: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class SampleNote:
    """What a member wrote, in English, marked for translation and as invented."""

    session: int
    member: int
    item: str
    evidence: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SampleSession:
    """One session: its distance from today, and what each member in turn says.

    ``choices`` by item code; ``facets`` by item code and number of the facet, from 1;
    ``looking_back`` by item code what each says, today, of the session before.
    """

    days_before: int
    phases: tuple[str, ...]
    choices: tuple[dict[str, str], ...]
    facets: tuple[dict[tuple[str, int], str], ...]
    looking_back: tuple[dict[str, str], ...]
    notes: tuple[SampleNote, ...]


MEMBERS = (
    Member("community", "management"),
    Member("community", "practitioner"),
    Member("community", "practitioner"),
    Member("community", "coordination"),
    Member("community", "volunteer"),
    Member("health", "practitioner"),
    Member("health", "practitioner"),
    Member("education", "management"),
    Member("education", "practitioner"),
    Member("municipal", "elected"),
    Member("funder", "management"),
    Member("citizen", "concerned"),
    Member("citizen", "concerned"),
    Member(None, "concerned"),
)

CARRYING_A_CODE = range(5, len(MEMBERS))
"""The members who carry an own code through all sessions; enough do not for figures to be shown."""

CHOICES = {
    "PRE1": ("01123333334444", "11233333333444", "22333333334444"),
    "PRE2": ("0001112233??..", "112333333?????", "1223333333344?"),
    "PRE3": ("01233333333444", "01123333333344", "12233333333444"),
    "QA1": ("0001111222??~~", "012222222333?~", "112223333334~."),
    "QA2": ("00011112222333", "01122222333334", "12222333333344"),
    "QA3": ("01122233333344", "12223333333444", "22333333334444"),
    "QA4": ("0011111222233?", "01122222233334", "1122223333334?"),
    "QA5": ("00001111122233", "00111222222333", "01122223333334"),
    "QB1": ("00011113333444", "11122223333344", "22233333334444"),
    "QB2": ("01111222222333", "11222223333334", "22233333333444"),
    "QB3": ("0011112222233.", "0112222233334.", "12223333333444"),
    "QB4": ("0000111122??..", "01222222333??.", "1222333333344?"),
    "QB5": ("01111122222333", "11222223333334", "2223333333344~"),
    "CON1": ("00000011111122", "00111112222223", "11122222233333"),
    "CON2": ("000001111~~~~~", "00111122223~~?", "00011113333344"),
    "CON3": ("00111111222223", "01112222222333", "11222222333334"),
    "CON4": ("0111112222333.", "1112222233333.", "22223333333344"),
    "CON5": ("0000011111223?", "0111222222333?", "12222333333444"),
    "LEA1": ("01112222222333", "11222222233333", "12222333333344"),
    "LEA2": ("11112222222333", "11122222333333", "12222233333334"),
    "LEA3": ("0111222222333?", "1112222223333?", "1122222333334?"),
    "LEA4": ("00111122222333", "01111222222333", "11122222233333"),
    "LEA5": ("01122222233333", "11122222333334", "12222233333344"),
    "LEA6": ("0112222223333~", "1112222233333~", "12222233333334"),
    "LEA7": ("0001111222233?", "0011122222333?", "0112222223333?"),
    "LEA8": ("11222222333334", "12222223333344", "12222333333344"),
    "LEA9": ("0111122222233~", "1112222222333~", "11222222333334"),
}
"""What the group says of each item in each session: a digit is a level, ? don't know, ~ too early,
a dot an answer left out."""

FACETS = {
    "PRE2": ("ypyypp?y.yn.p.", "nyp?pn.yypp.n.", "pnp.nnyn?pp.n."),
    "QA5": ("yyyppyypyp.nnp", "ppn.pnpp?n.nnn"),
    "CON2": ("yynyynnyyp.nn.", "pynyypnypp.nn.", "?pnp.nnpp?.nn.", "npn?.npn?n.nn."),
}
"""What each member in turn says of the facets of some items in the last session: yes, partly, no, ?
don't know, a dot for nothing."""
LOOKING_BACK = {
    "CON1": "00111111222223",
    "CON2": "000001111122??",
    "CON3": "0111122222233?",
    "CON4": "011222223333.?",
    "CON5": "00001111122??.",
}
"""In the last session, how the group sees the one before: two elements lower than it said then."""
LAST = len(DAYS_BEFORE) - 1
SAID = {"y": "yes", "p": "partly", "n": "no", "?": DONT_KNOW}

NOTES = (
    SampleNote(
        *(0, 10, "PRE2"),
        evidence=N_("Invented example: the only grant ends in June and nothing follows it."),
    ),
    SampleNote(
        *(0, 11, "QB1"),
        evidence=N_("Invented example: the objectives were written before we were invited."),
    ),
    SampleNote(
        *(0, 0, "QB1"),
        evidence=N_("Invented example: two assemblies chose the objectives by a vote."),
    ),
    SampleNote(
        *(1, 12, "QA5"),
        evidence=N_("Invented example: two parents now sit on the steering committee."),
    ),
    SampleNote(
        *(1, 5, "QB3"),
        sentence=N_("Invented example: families tell their story again at every door."),
    ),
    SampleNote(
        *(2, 10, "PRE2"),
        evidence=N_("Invented example: a foundation has promised three years, by letter."),
    ),
    SampleNote(
        *(2, 7, "CON2"),
        evidence=N_("Invented example: the schools and the clinic count different things."),
    ),
    SampleNote(
        *(2, 3, "QB5"),
        sentence=N_("Invented example: every child of the neighbourhood starts school ready."),
    ),
)


def questionnaire_of(offered: Mapping[str, Questionnaire]) -> Questionnaire:
    """The questionnaire that the sample answers. Raises NoSampleForm."""
    if FORM not in offered:
        raise NoSampleForm(form=FORM)
    return offered[FORM]


def sample_sessions(questionnaire: Questionnaire) -> tuple[SampleSession, ...]:
    """The three sessions, earliest first; items that the questionnaire lacks are left out."""
    randomness = Random(SEED)  # noqa: S311  the sample is the same everywhere, and secret to nobody
    items = [item for item in questionnaire.items if item.code in CHOICES]
    codes = {item.code for item in items}
    return tuple(
        SampleSession(
            days_before=days_before,
            phases=PHASES[session],
            choices=_choices(items, _signs(session), randomness),
            facets=_facets(items) if session == LAST else tuple({} for _ in MEMBERS),
            looking_back=_looking_back(items) if session == LAST else tuple({} for _ in MEMBERS),
            notes=tuple(n for n in NOTES if n.session == session and n.item in codes),
        )
        for session, days_before in enumerate(DAYS_BEFORE)
    )


def _signs(session: int) -> dict[str, str]:
    return {code: signs[session] for code, signs in CHOICES.items()}


def _looking_back(items: list[Item]) -> tuple[dict[str, str], ...]:
    """What members say of the session before; dealt apart, so that the rest is as it was."""
    asked = [item for item in items if item.code in LOOKING_BACK]
    return _choices(asked, LOOKING_BACK, Random(SEED + 1))  # noqa: S311  as above


def _choices(
    items: list[Item], said: Mapping[str, str], randomness: Random
) -> tuple[dict[str, str], ...]:
    """Hand the group's choices out to members, so that each has a view of their own."""
    choices: tuple[dict[str, str], ...] = tuple({} for _ in MEMBERS)
    for item in items:
        signs = said[item.code]
        for member, sign in zip(_from_low_to_high(randomness), signs, strict=True):
            if sign != ".":
                choices[member][item.code] = _choice(sign, item)
    return choices


def _facets(items: list[Item]) -> tuple[dict[tuple[str, int], str], ...]:
    """What each member says of the facets that the items have."""
    said = [
        (item.code, number, signs)
        for item in items
        for number, signs in enumerate(FACETS.get(item.code, ())[: len(item.facets)], start=1)
    ]
    return tuple(
        {
            (code, number): SAID[signs[member]]
            for code, number, signs in said
            if signs[member] in SAID
        }
        for member in range(len(MEMBERS))
    )


def _from_low_to_high(randomness: Random) -> list[int]:
    """The members' numbers, roughly from those who see things darkly to those who do not.

    The people concerned come last in ``MEMBERS`` and are the least content.
    """
    places = [-member / len(MEMBERS) for member in range(len(MEMBERS))]
    noisy = [place + randomness.gauss(0, NOISE) for place in places]
    return sorted(range(len(MEMBERS)), key=noisy.__getitem__)


def _choice(sign: str, item: Item) -> str:
    """A sign of ``CHOICES`` as a choice of the item; levels fit themselves to its scale."""
    if sign.isdigit():
        return str(round(int(sign) * item.top / STANDARD_TOP))
    return {"?": DONT_KNOW, "~": TOO_EARLY}[sign]
