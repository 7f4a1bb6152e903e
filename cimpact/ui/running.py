"""What somebody who runs a session does to it: opens, moves on, reveals, closes."""

from collections.abc import Callable

from sqlmodel import Session

from cimpact.store import access, audit, guiding, meanwhile, workshops
from cimpact.store.access import Right
from cimpact.store.audit import Act
from cimpact.store.db import transaction
from cimpact.store.tables import Workshop
from cimpact.ui import state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import now


@told
def move_to(workshop_id: str, item: str) -> None:
    """Have every screen show an element."""
    change(workshop_id, lambda db, workshop: guiding.move_to(db, workshop, item))


@told
def reveal_item(workshop_id: str, item: str) -> None:
    """Show everybody what was answered to one element."""
    change(workshop_id, lambda db, workshop: guiding.reveal(db, workshop, item))


@told
def open_second_vote(workshop_id: str, item: str) -> None:
    """Let everybody vote once more on one element."""
    change(workshop_id, lambda db, workshop: guiding.open_second_vote(db, workshop, item))


@told
def set_timer(workshop_id: str, *, is_running: bool) -> None:
    """Start the timer, or stop it."""
    started = int(now().timestamp()) if is_running else None
    change(workshop_id, lambda db, workshop: guiding.set_timer(db, workshop, started))


def group_answer_key(item: str) -> str:
    """The key of the field of a group that answers together: another one after a decision."""
    turn = state.turn(f"answer of the group {item}")
    return f"answer:group:{item}:{turn}" if turn else f"answer:group:{item}"


def forget_group_answer(item: str) -> None:
    """Have that field show what is stored now, whatever was chosen in it before."""
    state.next_turn(f"answer of the group {item}")


@told
def save_group_answer(workshop_id: str, item: str, shown: str | None) -> None:
    """Keep what the group has just agreed on; the field shows what is stored, whatever happens.

    ``shown`` is what it was filled from.
    """
    key = group_answer_key(item)
    choice = state.widget(key)
    state.forget_shown(key)
    if choice is None:
        return

    def save(db: Session, workshop: Workshop) -> None:
        meanwhile.refuse_other_group_answer(db, workshop, item, shown=shown)
        guiding.save_group_answer(db, workshop, item, choice)

    change(workshop_id, save)


@told
def open_session(workshop_id: str) -> None:
    """Let members join and answer."""
    change(workshop_id, lambda _db, workshop: workshops.open_workshop(workshop), Act.OPEN)


@told
def close_session(workshop_id: str) -> None:
    """Take no more answers, and publish them as results."""
    change(workshop_id, workshops.close_workshop, Act.CLOSE)


@told
def reopen_session(workshop_id: str) -> None:
    """Take answers again; results are hidden until the next closing."""
    change(workshop_id, lambda _db, workshop: workshops.reopen_workshop(workshop), Act.REOPEN)


@told
def reveal_session(workshop_id: str, *, is_revealed: bool) -> None:
    """Show the results to the members, or hide them again."""
    change(
        workshop_id,
        lambda _db, workshop: workshops.reveal_workshop(workshop, is_revealed=is_revealed),
        Act.REVEAL if is_revealed else Act.HIDE,
    )


def change(
    workshop_id: str, deed: Callable[[Session, Workshop], None], act: Act | None = None
) -> None:
    """Do what changes a session, and write it down if it did: a second tap is no second act.

    Without an ``act`` nothing is written down: what happens within an open session is on screen.
    """
    account = acting()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        before = workshop.state, workshop.is_revealed
        deed(db, workshop)
        if act is not None and (workshop.state, workshop.is_revealed) != before:
            audit.record(db, workshop, act, who=account.name, at=now())
