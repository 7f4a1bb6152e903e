"""Sessions of a collective: from draft to open to closed, and what may change when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, delete, func, select, update

from cimpact.core.questionnaire import Questionnaire, UnknownPhase
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, own_questionnaires, publishing
from cimpact.store.codes import new_code, normalised_code
from cimpact.store.db import leave_no_trace
from cimpact.store.paces import pace_for
from cimpact.store.tables import (
    Anonymity,
    Collective,
    Mode,
    Pace,
    Respondent,
    RespondentKind,
    Workshop,
    WorkshopState,
)

KEPT_FOR = timedelta(days=2 * 365)
MINIMUM_GROUPS = range(3, 11)
MOST_INVITED = 100_000


class AlreadyOpen(CimpactError):
    """What is asked is only possible before opening."""

    message = N_("The session was already opened: its settings no longer change.")


class NotOpen(CimpactError):
    """The session takes no answers now."""

    message = N_("The session is not open.")


class NotClosed(CimpactError):
    """Results exist after closing only."""

    message = N_("Results appear once the session is closed. Until then, only participation shows.")


class FromAFile(CimpactError):
    """Phones in a session whose answers come from a file."""

    message = N_(
        "The answers of this session come from a file: it does not open for phones, whose few "
        "answers could be told apart beside it. Create another session for them."
    )


class BadSettings(CimpactError):
    """A setting of a session out of its range."""

    message = N_(
        "A session needs a minimum group of 3 to 10 people, targets on the scale and a number of "
        "invited people of 1 to 100,000."
    )


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A session as a list shows it; ``seats`` counts the people who joined."""

    id: str
    held_on: date
    state: WorkshopState
    edition_id: str
    seats: int


def create_workshop(
    db: Session,
    collective: Collective,
    questionnaire: Questionnaire,
    *,
    today: date,
    phase: str = "III",
    phases: Collection[str] = (),
    targets: Mapping[str, float | None] | None = None,
    language: str = "fr",
    anonymity: Anonymity = Anonymity.ANONYMOUS,
    minimum_group: int = 5,
    invited: int | None = None,
    held_on: date | None = None,
    mode: Mode = Mode.ALONE_THEN_TOGETHER,
    pace: Pace | None = None,
    edition_id: str = "",
) -> Workshop:
    """A draft of a session, its questionnaire frozen.

    ``edition_id`` is the questionnaire's edition where it is one of the collective's own.
    Targets default to those of the phase; None takes one away. The pace defaults to the first that
    goes with the mode. Raises BadSettings, BadPace, UnknownPhase, EditionChanged, NotOffered.
    """
    wanted = {**questionnaire.targets(phase), **(targets or {})}
    _refuse_bad_settings(questionnaire, wanted, minimum_group, invited)
    workshop = Workshop(
        collective_id=collective.id,
        edition_id=own_questionnaires.edition_offered(db, collective, edition_id)
        if edition_id
        else editions.freeze(db, questionnaire),
        join_code=new_code(2),
        language=language,
        anonymity=anonymity,
        minimum_group=minimum_group,
        phase=phase,
        phases=_phases(questionnaire, phases),
        targets=_targets(wanted),
        invited=invited,
        held_on=held_on or today,
        keep_until=today + KEPT_FOR,
        mode=mode,
        pace=pace_for(mode, pace),
    )
    db.add(workshop)
    db.flush()
    return workshop


def open_workshop(workshop: Workshop) -> None:
    """Let members join and answer. Opening an open session changes nothing.

    Raises AlreadyOpen for a closed one, which only ``reopen_workshop`` opens.
    """
    if workshop.state is WorkshopState.CLOSED:
        raise AlreadyOpen
    workshop.state = WorkshopState.OPEN


def close_workshop(db: Session, workshop: Workshop) -> None:
    """Take no more answers, and publish them as results. Raises NotOpen for a draft."""
    if workshop.state is WorkshopState.DRAFT:
        raise NotOpen
    publishing.lock(db, workshop)
    workshop.state = WorkshopState.CLOSED
    workshop.live_version += 1
    db.flush()
    publishing.publish(db, workshop)


def reopen_workshop(workshop: Workshop) -> None:
    """Take answers again; results are hidden from everybody until the next closing.

    What was published stays so, and is renewed then as far as it may be. Showing it to the members
    is decided anew. Raises NotOpen for a draft, FromAFile.
    """
    if workshop.is_imported:
        raise FromAFile
    if workshop.state is WorkshopState.DRAFT:
        raise NotOpen
    workshop.state = WorkshopState.OPEN
    workshop.is_revealed = False
    workshop.live_version += 1
    workshop.standing = None


def reveal_workshop(workshop: Workshop, *, is_revealed: bool = True) -> None:
    """Show the results to the members, or hide them again. Raises NotClosed."""
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    workshop.is_revealed = is_revealed


def set_targets(
    workshop: Workshop, questionnaire: Questionnaire, targets: Mapping[str, float | None]
) -> None:
    """Change the targets of some sections before opening; None takes one away.

    Raises AlreadyOpen, BadSettings.
    """
    if workshop.state is not WorkshopState.DRAFT:
        raise AlreadyOpen
    _refuse_bad_settings(questionnaire, targets, workshop.minimum_group, workshop.invited)
    workshop.targets = _targets({**workshop.targets, **targets})


def set_phases(
    workshop: Workshop, questionnaire: Questionnaire, *, phase: str, phases: Collection[str]
) -> None:
    """Say before opening which phases the initiative is in, and which one is the main one.

    The targets become those that the main phase proposes if it is another one than before. Raises
    AlreadyOpen, UnknownPhase.
    """
    if workshop.state is not WorkshopState.DRAFT:
        raise AlreadyOpen
    workshop.phases = _phases(questionnaire, phases)
    proposed = questionnaire.targets(phase)
    if phase != workshop.phase:
        workshop.phase, workshop.targets = phase, _targets(proposed)


def set_mode(workshop: Workshop, mode: Mode, pace: Pace | None = None) -> None:
    """Choose before opening how the group answers, and at whose pace. Raises AlreadyOpen, BadPace.

    The pace defaults to the first that goes with the mode.
    """
    if workshop.state is not WorkshopState.DRAFT:
        raise AlreadyOpen
    workshop.mode, workshop.pace = mode, pace_for(mode, pace)


def set_invited(workshop: Workshop, invited: int | None) -> None:
    """Correct the number of people invited, at any time; None when unknown. Raises BadSettings."""
    if not _is_number_invited(invited):
        raise BadSettings
    if workshop.invited != invited:
        workshop.invited, workshop.standing = invited, None


def delete_workshop(db: Session, workshop: Workshop) -> None:
    """Erase a session with its members' answers and notes. Cannot be undone.

    Sessions that look back at it no longer do.
    """
    leave_no_trace(db)
    asking = col(Workshop.looking_back_to) == workshop.id
    db.exec(update(Workshop).where(asking).values(looking_back_to=None))
    db.exec(delete(Workshop).where(col(Workshop.id) == workshop.id))


def workshops_of(db: Session, collective: Collective) -> list[WorkshopLine]:
    """A collective's sessions, the latest first."""
    people = (
        select(func.count())
        .where(Respondent.workshop_id == Workshop.id, Respondent.kind == RespondentKind.PERSON)
        .scalar_subquery()
    )
    rows = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            Workshop.id,
            Workshop.held_on,
            Workshop.state,
            Workshop.edition_id,
            people,
        )
        .where(Workshop.collective_id == collective.id)
        .order_by(col(Workshop.held_on).desc(), col(Workshop.id))
    ).all()
    return [WorkshopLine(*row) for row in rows]


def closed_workshops_of(db: Session, collective: Collective) -> list[Workshop]:
    """A collective's closed sessions, the earliest first."""
    return list(
        db.exec(
            select(Workshop)
            .where(Workshop.collective_id == collective.id, Workshop.state == WorkshopState.CLOSED)
            .order_by(col(Workshop.held_on), col(Workshop.id))
        )
    )


def workshop_by_reference(db: Session, reference: str) -> Workshop | None:
    """The session of that id or join code; for the command line, which has every right."""
    return db.exec(
        select(Workshop).where(
            (Workshop.id == reference) | (Workshop.join_code == normalised_code(reference))
        )
    ).first()


def _phases(questionnaire: Questionnaire, wanted: Collection[str]) -> list[str] | None:
    """The phases in the order of the questionnaire; None when nobody said any."""
    known = [phase.code for phase in questionnaire.phases]
    for code in wanted:
        if code not in known:
            raise UnknownPhase(code=code)
    return [code for code in known if code in wanted] or None


def _targets(wanted: Mapping[str, float | None]) -> dict[str, float]:
    """The sections that have a target; one without has no gap."""
    return {code: float(level) for code, level in wanted.items() if level is not None}


def _refuse_bad_settings(
    questionnaire: Questionnaire,
    targets: Mapping[str, float | None],
    minimum_group: int,
    invited: int | None,
) -> None:
    tops = {
        section.code: max(item.top for item in section.items) for section in questionnaire.sections
    }
    on_scale = all(
        code in tops and (level is None or 0 <= level <= tops[code])
        for code, level in targets.items()
    )
    if not (on_scale and _is_number_invited(invited) and minimum_group in MINIMUM_GROUPS):
        raise BadSettings


def _is_number_invited(invited: int | None) -> bool:
    return invited is None or 1 <= invited <= MOST_INVITED
