"""What moved between the sessions of a collective: which are compared, and what is known of it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from cimpact import charts
from cimpact.core.changes import Comparison
from cimpact.core.comparison import compare
from cimpact.core.pairing import shared_items
from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.findings import changes, linking, sittings
from cimpact.findings.changes import MovementFinding
from cimpact.i18n import Translator
from cimpact.store import editions, publishing, workshops
from cimpact.store.db import reading
from cimpact.store.sittings import load_sitting
from cimpact.store.tables import Collective, Workshop
from cimpact.ui import places, state
from cimpact.ui.results.drawn import Drawn, drawn_once, show, show_chart, show_table
from cimpact.ui.results.once import made_once
from cimpact.ui.text import authored, plain

FEWEST = 2
"""Sessions that make a comparison; from one more on, a table of all of them helps."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the edition that names its items, and what it is kept by."""

    comparison: Comparison
    questionnaire: Questionnaire
    version: Hashable

    @property
    def has_many(self) -> bool:
        """Whether there are more than two sessions."""
        return len(self.comparison.sittings) > FEWEST

    @property
    def has_items(self) -> bool:
        """Whether any two neighbouring sessions share an element."""
        return any(change.items for change in self.comparison.changes)


def heading(collective: Collective, _: Translator) -> None:
    """The way back, and whose sessions these are."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="results"):
        places.link("workshops", _("← Sessions"), collective=collective.id)
        st.markdown(plain(collective.name), width="content")


def chosen_sessions(collective: Collective, _: Translator) -> list[Workshop]:
    """The closed sessions to compare, in their order; none, and what would help, if too few."""
    with reading() as db:
        closed = workshops.closed_workshops_of(db, collective)
    if len(closed) < FEWEST:
        st.title(_("Nothing to compare yet."), anchor=False)
        st.markdown(
            _(
                "A comparison needs two closed sessions of this collective. What helps: hold the "
                "same questionnaire again in some months, and have everybody keep their own code."
            )
        )
        return []
    wanted = _choice(closed, _)
    chosen = [workshop for workshop in closed if workshop.id in wanted]
    if len(chosen) < FEWEST:
        st.info(_("One session alone shows no change. Choose at least two."))
        return []
    return chosen


def _choice(closed: Sequence[Workshop], _: Translator) -> list[str]:
    """Which sessions are ticked; at first the last one, and the one before that it goes with."""
    days = [_.date(workshop.held_on) for workshop in closed]
    with reading() as db:
        forms = [editions.load(db, workshop.edition_id) for workshop in closed]
    names = [authored(form.title, _) for form in forms]
    if len(set(names)) > 1:
        days = [f"{day} · {name}" for day, name in zip(days, names, strict=True)]
    words = {
        workshop.id: day if days.count(day) == 1 else f"{day} ({days[: place + 1].count(day)})"
        for place, (workshop, day) in enumerate(zip(closed, days, strict=True))
    }
    is_told = state.tell_again("compared_sessions", _.language)
    usual = None if is_told else [closed[place].id for place in (_before(forms), -1)]
    return st.pills(
        _("Sessions to compare"),
        list(words),
        selection_mode="multi",
        default=usual,
        format_func=words.__getitem__,
        key="compared_sessions",
    )


def _before(forms: Sequence[Questionnaire]) -> int:
    """The place of the latest session before the last that shares an element; else the one before.

    A collective may use several questionnaires in turn.
    """
    places_before = range(len(forms) - 2, -1, -1)
    sharing = (place for place in places_before if shared_items([forms[place], forms[-1]]))
    return next(sharing, len(forms) - 2)


def compared(chosen: Sequence[Workshop]) -> Compared:
    """The comparison of these sessions, made once for what they have published.

    Raises NotClosed, ErasedSince, SeatsExceedInvited.
    """
    with reading() as db:
        revisions = [(each.id, publishing.revision(db, each)) for each in chosen]
    version = ("comparison", *revisions)
    return made_once(version, lambda: _compared(chosen, version))


def _compared(chosen: Sequence[Workshop], version: Hashable) -> Compared:
    with reading() as db:
        loaded = [load_sitting(db, workshop) for workshop in chosen]
        questionnaire = editions.load(db, chosen[-1].edition_id)
    return Compared(compare(loaded), questionnaire, version)


def story(compared: Compared, _: Translator) -> None:
    """What moved, for whom it is known, and the preconditions; then everything in words."""
    _title(compared, _)
    if not compared.has_items:
        return
    if compared.has_many:
        _all_sessions(compared, _)
    _slopes(compared, _)
    if not compared.has_many:
        _gates(compared, _)
    for place in reversed(range(len(compared.comparison.changes))):
        _in_words(compared, place, _)
    st.caption(linking.caution(_))


def _title(compared: Compared, _: Translator) -> None:
    """From when to when, what moved last, and who is known to have answered both times."""
    comparison = compared.comparison
    names = sittings.labels(comparison, _)
    st.title(_("From {earlier} to {later}", earlier=names[0], later=names[-1]), anchor=False)
    place = len(comparison.changes) - 1
    change = comparison.changes[place]
    if change.items:
        found, when = changes.changes_title(change, _), sittings.between(place, comparison, _)
        if compared.has_many:
            found = _("{sessions}: {finding}", sessions=when, finding=found)
        st.markdown(f"**{plain(found)}.**")
    st.markdown(plain(" ".join(linking.coverage(place, comparison, _))))
    for sentence in _obstacles(compared, place, _):
        st.info(plain(sentence))


def _obstacles(compared: Compared, place: int, _: Translator) -> list[str]:
    """What is missing and what would help: sessions with few people, then the change itself."""
    names = sittings.labels(compared.comparison, _)
    few = [
        _(
            "{session}: fewer than {minimum} people answered, so nothing of it can be compared. "
            "What helps: choose another session.",
            session=name,
            minimum=_.number(sitting.minimum_group),
        )
        for name, sitting in zip(names, compared.comparison.sittings, strict=True)
        if sitting.respondents < sitting.minimum_group
    ]
    change = compared.comparison.changes[place]
    return [*few, *linking.obstacles(change, compared.questionnaire, _)]


def _slopes(compared: Compared, _: Translator) -> None:
    """A small chart per section, two beside each other where there is room; then their figures."""
    found = [(section, _slope(compared, section, _)) for section in _averaged(compared)]
    drawn = [(section.code, figure) for section, figure in found if figure is not None]
    for start in range(0, len(drawn), 2):
        pair = drawn[start : start + 2]
        for column, (code, figure) in zip(st.columns(2, gap="large"), pair, strict=False):
            with column:
                st.markdown(f"**{plain(figure.title)}**")
                st.vega_lite_chart(figure.chart, alt=figure.description, key=f"slope:{code}")
    if not drawn:
        return
    st.caption(plain(changes.legend(_)))
    with st.expander(_("Figures"), key="figures:slopes", on_change="rerun") as box:
        if box.open:
            for _code, figure in drawn:
                st.markdown(f"**{plain(figure.title)}**")
                for table in figure.tables:
                    show_table(table)


def _averaged(compared: Compared) -> list[Section]:
    return [section for section in compared.questionnaire.sections if section.averaged]


def _slope(compared: Compared, section: Section, _: Translator) -> Drawn | None:
    return drawn_once(
        compared,
        f"slope {section.code}",
        lambda: charts.section_slope(compared.comparison, section, compared.questionnaire, _),
        _,
    )


def _all_sessions(compared: Compared, _: Translator) -> None:
    """Of three sessions and more, the means of all sections, and the preconditions in words."""
    drawn = drawn_once(
        compared,
        "all sessions",
        lambda: charts.section_standings(compared.comparison, compared.questionnaire, _),
        _,
    )
    if drawn is not None:
        show_chart(drawn, "all sessions", _)


def _gates(compared: Compared, _: Translator) -> None:
    """The preconditions of two sessions, in words."""
    drawn = drawn_once(
        compared,
        "gates",
        lambda: charts.gate_words(compared.comparison, compared.questionnaire, _),
        _,
    )
    if drawn is not None:
        show(drawn, "gates", _)


def _in_words(compared: Compared, place: int, _: Translator) -> None:
    """One change in words: sections, then elements for whoever opens them, then who answered."""
    comparison, questionnaire = compared.comparison, compared.questionnaire
    change = comparison.changes[place]
    st.header(plain(sittings.between(place, comparison, _)), anchor=False)
    if place < len(comparison.changes) - 1:
        said = [*linking.coverage(place, comparison, _), *_obstacles(compared, place, _)]
        st.markdown(plain(" ".join(said)))
    _told(changes.section_changes(change, questionnaire, _), _)
    key = f"compared_items:{place}"
    with st.expander(_("Element by element"), key=key, on_change="rerun") as box:
        if box.open:
            _told(changes.item_changes(change, questionnaire, _), _)
    if place == len(comparison.changes) - 1:
        show_table(sittings.sittings_table(comparison, _))


def _told(found: Sequence[MovementFinding], _: Translator) -> None:
    for title, members in changes.told(found, _):
        lines = "\n".join(
            f"- {each.mark} **{plain(each.name)}** · {each.word}. {plain(' '.join(each.sentences))}"
            for each in members
        )
        st.markdown(f"**{title}**\n\n{lines}")
