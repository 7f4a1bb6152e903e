"""What console and wall know of a guided session, read in this run, and how they follow it."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from cimpact import charts
from cimpact.charts import Column
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import Report
from cimpact.i18n import Translator
from cimpact.store import editions, guiding, results
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.tables import Mode, Pace, Vote, Workshop, WorkshopState
from cimpact.ui import guards
from cimpact.ui.visitor import now, visitor_text

POLL_SECONDS = 2.0
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """The element that everybody is at; reports are None until the reveal of that vote."""

    workshop: Workshop
    questionnaire: Questionnaire
    item: Item
    vote: Vote
    first: Report | None
    second: Report | None

    @property
    def is_open(self) -> bool:
        """Whether answers to this element still come in."""
        return (self.second if self.vote is Vote.SECOND else self.first) is None

    @property
    def number(self) -> int:
        """Its place in the questionnaire, from 1."""
        return self.questionnaire.items.index(self.item) + 1

    def neighbour(self, steps: int) -> Item | None:
        """The element so many steps further; None beyond the ends."""
        place = self.number - 1 + steps
        items = self.questionnaire.items
        return items[place] if 0 <= place < len(items) else None


def is_guided(workshop: Workshop) -> bool:
    """Whether the facilitator leads through the elements of this session now."""
    return workshop.state is WorkshopState.OPEN and workshop.pace is Pace.GUIDED


def is_together(workshop: Workshop) -> bool:
    """Whether the group answers with one voice."""
    return workshop.mode is Mode.TOGETHER


def scene_of(workshop: Workshop) -> Scene | None:
    """Where a guided session is; None before its first element."""
    if not is_guided(workshop) or workshop.current_item is None:
        return None
    code = workshop.current_item
    with reading() as db:
        questionnaire = editions.load(db, workshop.edition_id)
        first, second = (
            results.revealed_item(db, workshop, code, vote=vote)
            for vote in (Vote.FIRST, Vote.SECOND)
        )
    vote = guiding.vote_on(workshop, code)
    return Scene(workshop, questionnaire, questionnaire.item(code), vote, first, second)


def sentences(scene: Scene, _: Translator) -> str:
    """The element as rows, with the dots of what was revealed of it."""
    columns = list(_columns(scene, _))
    return charts.item_sentences(scene.item, scene.questionnaire, columns, _)


def _columns(scene: Scene, _: Translator) -> Iterator[Column]:
    code = scene.item.code
    if scene.first is not None:
        heading = _("First vote") if scene.second is not None else ""
        yield Column(heading, scene.first.item(code))
    if scene.second is not None:
        yield Column(_("Second vote"), scene.second.item(code))


def progress(scene: Scene, _: Translator) -> str:
    """How many people have answered the element, of how many who are there."""
    with reading() as db:
        answered = guiding.answered(db, scene.workshop, scene.item.code, vote=scene.vote)
        seats = results.seats(db, scene.workshop)
    return _.ngettext(
        "{n} person of {seats} has answered",
        "{n} people of {seats} have answered",
        answered,
        seats=_.number(seats),
    )


def clock(workshop: Workshop) -> str:
    """Minutes and seconds since the timer was started; empty while it stands."""
    if workshop.timer_from is None:
        return ""
    minutes, seconds = divmod(max(0, int(now().timestamp()) - workshop.timer_from), MINUTE)
    return f"{minutes:02}:{seconds:02}"


@st.fragment(run_every=POLL_SECONDS)
def watch(version: int) -> None:
    """Draw the page again when anything moved; the right is read again each time."""
    if guards.workshop_still(needs=Right.SEE).live_version != version:
        st.rerun()


@st.fragment(run_every=POLL_SECONDS)
def count() -> None:
    """The number of people who have answered, and the timer; nothing of what they said."""
    workshop, _ = guards.workshop_still(needs=Right.SEE), visitor_text()
    scene = scene_of(workshop)
    if scene is None:
        return
    words = progress(scene, _) if scene.is_open and not is_together(workshop) else ""
    if shown := " · ".join(filter(None, (words, clock(workshop)))):
        st.markdown(f"**{shown}**")
