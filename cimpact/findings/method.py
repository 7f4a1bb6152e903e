"""How the figures come about, in words for the people who read them; and what is never said."""

from collections.abc import Iterator
from dataclasses import dataclass

from cimpact.errors import N_
from cimpact.findings.items import camps
from cimpact.findings.thresholds import value
from cimpact.i18n import Translator

SHORTEST, LONGEST = 3, 7
"""Levels of the shortest and of the longest scale."""

CRITICISMS = (
    (
        N_("Averages hide disagreement."),
        N_(
            "The spread comes first, and a split element gets no verdict of its own. The "
            "preconditions are the exception: there, a minority at the bottom is enough to "
            "make them fragile."
        ),
    ),
    (
        N_("“No opinion” is counted as the middle."),
        N_("It is kept apart, counted, and never averaged."),
    ),
    (
        N_("People tend to agree with whatever is put to them."),
        N_("There is nothing to agree with: each level is a sentence, true today or not."),
    ),
    (
        N_("One question asks several things at once."),
        N_("Levels build on one another: a sentence counts only when the whole of it is true."),
    ),
    (
        N_("In a group, the powerful answer for the others."),
        N_("Everybody answers alone, on their own phone, before anything is shown."),
    ),
    (
        N_("Those who answer are not those concerned."),
        N_(
            "The place of the people concerned always stands beside the verdict, and the "
            "results say how many people answered."
        ),
    ),
    (
        N_("Too much is read into small groups and small differences."),
        N_(
            "People are counted (“8 of 12”); a percentage appears from {n} answers on; a small "
            "gap is no priority.",
        ),
    ),
    (
        N_("The ruler moves between two sessions."),
        N_(
            "That is true: a group that has learned a lot may judge itself more strictly. Talk "
            "about a change before you believe in it."
        ),
    ),
    (
        N_("It turns into an audit or a ranking."),
        N_(
            "There is no table of groups, and the results themselves say: neither "
            "accountability nor ranking."
        ),
    ),
    (
        N_("When the software dies, the data die with it."),
        N_("Answers leave as plain CSV files, and everything lies in one place you can copy."),
    ),
)
"""What researchers and groups hold against such instruments, and the answer."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title and what there is to say, one sentence or two per line."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criticism:
    """What is said against instruments like this one, and the answer."""

    criticism: str
    answer: str


def chapters(_: Translator) -> tuple[Chapter, ...]:
    """From the scale to what is never said, in the order in which a reader asks."""
    return (
        Chapter(_("In one minute"), tuple(_in_one_minute(_))),
        Chapter(_("The sentences you choose from"), tuple(_scale(_))),
        Chapter(_("Spread: do we see the same thing?"), tuple(_spread(_))),
        Chapter(_("Three preconditions, like gates"), tuple(_gates(_))),
        Chapter(_("Targets, gaps and where to begin"), tuple(_priorities(_))),
        Chapter(_("What stays hidden"), tuple(_hidden(_))),
        Chapter(_("What Cimpact never says"), tuple(_never_said(_))),
    )


def _in_one_minute(_: Translator) -> Iterator[str]:
    yield _(
        "A group answers about itself. Cimpact counts who answered what and shows where opinions "
        "differ. It concludes nothing about other groups."
    )
    yield _(
        "Disagreement comes first, averages after: a group that is split is not half ready, it has "
        "something to talk about."
    )
    yield _(
        "The levels, the thresholds and the targets are proposals of this project. **They have not "
        "been validated with groups.**"
    )


def _scale(_: Translator) -> Iterator[str]:
    yield _(
        "Each element has sentences, from 0 at the bottom to 4 at the top. Each goes further than "
        "the one before; you choose the highest that is wholly true today. Nothing is chosen in "
        "advance."
    )
    yield _(
        "“I don't know” and “Too early to say” are full answers. They are counted and shown apart, "
        "and never become a number. When {share} or more of the people who answered chose one of "
        "them, the element is one to find out about first.",
        share=value("information_gap", _),
    )
    yield _other_scales(_)


def _other_scales(_: Translator) -> str:
    """What holds for the questionnaires that a collective writes itself."""
    short, long = (camps(length)[1] for length in (SHORTEST, LONGEST))
    return _(
        "A collective's own questionnaire may have three to seven levels. The same rules hold: "
        "high begins at three quarters of the scale ({short} of 0 to 2, {long} of 0 to 6), and a "
        "distance that is said here for 0 to 4 grows or shrinks with the length of the scale.",
        short=short,
        long=long,
    )


def _spread(_: Translator) -> Iterator[str]:
    yield _(
        "Take the answer in the middle: as many people above it as below. The spread is how far "
        "answers lie from it, on average. Under {close}, opinions are close; beyond {split}, they "
        "are far apart; in between, they are fairly close.",
        close=value("close_spread", _),
        split=value("split_spread", _),
    )
    yield _(
        "Two opposed groups: at least {people} people and {share} of the answers at the bottom of "
        "the scale, and as many at the top. The average of such a group describes nobody in it.",
        people=value("camp_people", _),
        share=value("camp_share", _),
    )
    yield _("An element on which opinions are split is talked about before it is acted on.")


def _gates(_: Translator) -> Iterator[str]:
    yield _(
        "The preconditions are never averaged, and a high average elsewhere makes up for nothing. "
        "The weakest of them gives the verdict."
    )
    yield _(
        "**Met**: {share} or more of the people who gave a level place it high (3 or 4).",
        share=value("gate_favourable", _),
    )
    yield _(
        "**Fragile**: met, but more than {share} place it low (0 or 1), or those who gave no level "
        "could still tip it.",
        share=value("gate_low", _),
    )
    yield _(
        "**To be clarified**: too few people gave a level, or {share} or more gave none.",
        share=value("gate_missing", _),
    )
    yield _("**Not met**: fewer than that place it high.")


def _priorities(_: Translator) -> Iterator[str]:
    yield _(
        "The phase of the initiative proposes a target for each section. The group can change it "
        "before the session opens."
    )
    yield _(
        "The gap is what the average lacks to reach the target. From {gap} on, there is something "
        "to do.",
        gap=value("gap", _),
    )
    yield _(
        "Where to begin: the preconditions that are not met, then the largest gaps. The leadership "
        "principles come last among equal gaps: their authors never meant them as a standard."
    )
    yield _(
        "The agenda of the discussion begins with the preconditions, then opposed groups, then "
        "other split elements, then gaps."
    )
    yield _(
        "A person counts in the average of a section when they gave a level to at least {share} of "
        "its elements.",
        share=value("section_share", _),
    )


def _hidden(_: Translator) -> Iterator[str]:
    yield _(
        "Under the minimum group ({usual} people, or {least} to {most} if the session chose so "
        "before opening), only how many people answered is shown.",
        usual=value("minimum_group", _),
        least=value("smallest_minimum_group", _),
        most=value("largest_minimum_group", _),
    )
    yield _(
        "While answers come in, only participation shows. The files carry no name and no order of "
        "arrival, and notes leave apart from answers."
    )
    yield _("If everybody gives the same answer, that shows. Members are told so beforehand.")
    yield _(
        "When everybody agreed to give their name, the minimum group does not apply, and every "
        "screen says so."
    )


def _never_said(_: Translator) -> Iterator[str]:
    yield _("No single figure for readiness, no grade, no ranking from 1 to 27.")
    yield _("No comparison of groups with one another: neither accountability nor ranking.")
    yield _("Not “proven”, not “significant”, not “reliable”: a group describes itself.")
    yield _(
        "No promise. The “10% or more” is an ambition, not a forecast: when eleven initiatives of "
        "this kind were visited again in 2015, one had reached its goals."
    )


def criticisms(_: Translator) -> tuple[Criticism, ...]:
    """What researchers and groups hold against such instruments."""
    numbers = {"n": value("percentages_from", _)}
    return tuple(Criticism(_(said), _(answer, **numbers)) for said, answer in CRITICISMS)


def origins(_: Translator) -> tuple[str, ...]:
    """Where the questions come from, as far as it is known."""
    return (
        _("The three preconditions: Hanleybrown, Kania and Kramer, 2012."),
        _("The five conditions: Kania and Kramer, 2011."),
        _(
            "The five questions to consider follow the five commitments of the White House Council "
            "for Community Solutions and Bridgespan, 2012; the “10% or more” is theirs."
        ),
        _("The five questions on the common objectives: their origin was not found."),
        _(
            "The nine principles: the book Edgeware, by Zimmerman, Lindberg and Plsek, 1998, in "
            "another order. Its authors say that nothing in the list is permanent."
        ),
        _("The five phases: after FSG. Their French names are ours."),
        _(
            "The sentences of the levels, the thresholds and the targets are ours. The group's own "
            "experience counts for more than they do."
        ),
    )
