"""Guiding a session: which element every screen shows, what is revealed, and who has answered.

Each act names what it wants, not "the next one": two facilitators who press at once want the same,
and an act that has been done already changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from cimpact.core.decisions import Outcome
from cimpact.errors import N_, CimpactError
from cimpact.signing import token_hash
from cimpact.store import editions, publishing
from cimpact.store.answering import AlreadyRevealed
from cimpact.store.group import answer_as_group
from cimpact.store.tables import (
    Answer,
    Decision,
    Mode,
    Pace,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import NotOpen


class NotGuided(CimpactError):
    """A session in which everybody goes at their own pace."""

    message = N_("In this session everybody goes at their own pace. Nothing was changed.")


class TooFewToReveal(CimpactError):
    """An element that fewer people than the minimum group gave a level."""

    message = N_(
        "Fewer than {minimum} people have given this element a level: it is not revealed, and "
        "nothing is lost. Wait for more answers, or go on; it can be revealed later."
    )


class PublishedAlready(CimpactError):
    """A session that was closed once and opened again."""

    message = N_(
        "This session was closed once: its results show again when it is closed. Nothing was "
        "changed."
    )


class RevealFirst(CimpactError):
    """A second vote on an element whose first vote is still hidden."""

    message = N_("A second vote comes after the first one is revealed. Nothing was changed.")


class NotTogether(CimpactError):
    """An answer of the group in a session where each person answers."""

    message = N_("In this session each person answers on their phone. Nothing was saved.")


class DisagreementStands(CimpactError):
    """A level for an element on which the group maintains its disagreement."""

    message = N_(
        "The group maintains its disagreement on this element. Nothing was saved: change that "
        "decision first."
    )


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a phone asks every few seconds: whether anything moved."""

    version: int
    state: WorkshopState


_PULSE = (
    select(Workshop.live_version, Workshop.state)
    .join(Respondent, col(Respondent.workshop_id) == Workshop.id)
    .where(Respondent.seat_hash == bindparam("seat_hash"))
)


def pulse(db: Session, token: str) -> Pulse | None:
    """Whether anything moved in the session of this seat: one indexed reading; None without one."""
    row: Any = db.connection().execute(_PULSE, {"seat_hash": token_hash(token)}).first()
    return None if row is None else Pulse(*row)


def place_of(db: Session, token: str) -> Workshop | None:
    """The session of this seat, for the phone that follows it; None without a seat."""
    return db.exec(
        select(Workshop)
        .join(Respondent, col(Respondent.workshop_id) == Workshop.id)
        .where(Respondent.seat_hash == token_hash(token))
    ).first()


def vote_on(workshop: Workshop, item: str) -> Vote:
    """Which vote of an element is under way or was the last: the second once it was opened."""
    return Vote.SECOND if item in (workshop.second_votes or ()) else Vote.FIRST


def is_frozen(workshop: Workshop, item: str, vote: Vote) -> bool:
    """Whether a vote of an element was revealed: it takes no more answers."""
    frozen = workshop.revealed if vote is Vote.FIRST else workshop.second_revealed
    return item in (frozen or ())


def move_to(db: Session, workshop: Workshop, item: str) -> None:
    """Have every screen show this element. Raises NotOpen, NotGuided, UnknownItem.

    What people answer to another one meanwhile is still saved, until that one is revealed.
    """
    code = editions.load(db, workshop.edition_id).item(item).code

    def move() -> None:
        if workshop.current_item != code:
            workshop.current_item, workshop.timer_from = code, None

    _guide(db, workshop, move)


def reveal(db: Session, workshop: Workshop, item: str) -> None:
    """Publish one element's vote, the second where one was opened, and freeze it.

    Revealing it again changes nothing. Raises NotOpen, NotGuided, TooFewToReveal, PublishedAlready,
    UnknownItem.
    """
    code = editions.load(db, workshop.edition_id).item(item).code

    def publish() -> None:
        vote = vote_on(workshop, code)
        if is_frozen(workshop, code, vote):
            return
        if publishing.is_whole(db, workshop):
            raise PublishedAlready
        if code not in publishing.publish_items(db, workshop, vote, [code]):
            raise TooFewToReveal(minimum=publishing.minimum_group(workshop))
        if vote is Vote.SECOND:
            workshop.second_revealed = [*(workshop.second_revealed or ()), code]
        else:
            workshop.revealed = [*(workshop.revealed or ()), code]

    _guide(db, workshop, publish)


def open_second_vote(db: Session, workshop: Workshop, item: str) -> None:
    """Let everybody vote once more on an element, beside the first vote, which stays as it is.

    Raises NotOpen, NotGuided, RevealFirst, and AlreadyRevealed after the second reveal.
    """

    def begin() -> None:
        if not is_frozen(workshop, item, Vote.FIRST):
            raise RevealFirst
        if is_frozen(workshop, item, Vote.SECOND):
            raise AlreadyRevealed
        if vote_on(workshop, item) is Vote.FIRST:
            workshop.second_votes = [*(workshop.second_votes or ()), item]

    _guide(db, workshop, begin)


def set_timer(db: Session, workshop: Workshop, started: int | None) -> None:
    """Start the timer at a second of Unix time, or stop it. Raises NotOpen, NotGuided."""

    def turn() -> None:
        workshop.timer_from = started

    _guide(db, workshop, turn)


def answered(db: Session, workshop: Workshop, item: str, *, vote: Vote = Vote.FIRST) -> int:
    """How many people have answered an element in a vote; the group's own respondent is none."""
    return db.exec(
        select(func.count())
        .select_from(Answer)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            Answer.item == item,
            Answer.vote == vote,
        )
    ).one()


def save_group_answer(db: Session, workshop: Workshop, item: str, choice: str) -> None:
    """Keep what the group answers with one voice, for every console to show.

    Raises NotOpen, NotTogether, DisagreementStands, OffScale, UnknownItem.
    """
    publishing.lock(db, workshop)
    if workshop.state is not WorkshopState.OPEN:
        raise NotOpen
    if workshop.mode is not Mode.TOGETHER:
        raise NotTogether
    decision = db.get(Decision, (workshop.id, item))
    if decision is not None and decision.outcome is Outcome.DISAGREEMENT:
        raise DisagreementStands
    answer_as_group(db, workshop, item, choice)
    workshop.live_version += 1


def _guide(db: Session, workshop: Workshop, act: Callable[[], None]) -> None:
    """One act at a time on a session: screens are told only when something has changed."""
    publishing.lock(db, workshop)
    if workshop.state is not WorkshopState.OPEN:
        raise NotOpen
    if workshop.pace is not Pace.GUIDED:
        raise NotGuided
    before = _shown(workshop)
    act()
    if _shown(workshop) != before:
        workshop.live_version += 1
    db.flush()


def _shown(workshop: Workshop) -> tuple[object, ...]:
    return (
        workshop.current_item,
        workshop.timer_from,
        workshop.revealed,
        workshop.second_votes,
        workshop.second_revealed,
    )
