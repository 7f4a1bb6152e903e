"""Fields that two people may have open at once: what a field was filled from goes along when saved.

The key of such a field is ``<form>:<field>``, where the form names what it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from cimpact.store.meanwhile import ChangedMeanwhile, ModeChanged, PhaseChanged, TargetsChanged
from cimpact.ui import state

NO_TARGET = "none"


def phase_key(of: str, field: str = "main") -> str:
    """The key of a field of a session's phases: the code of one that is ticked, or the main one."""
    return f"phase:{of}:{field}"


def target_key(of: str, section: str) -> str:
    """The key of the target of a section."""
    return f"target:{of}:{section}"


def choice_of(level: float | None) -> str:
    """A target as a list holds it: a list cannot hold None."""
    return NO_TARGET if level is None else str(float(level))


def level_of(choice: str) -> float | None:
    """The target that a list holds."""
    return None if choice == NO_TARGET else float(choice)


@contextmanager
def saving(form: str, fields: Iterable[str]) -> Iterator[None]:
    """Around the act that saves these fields.

    Saved, they are filled anew from what is stored. Refused because somebody else changed them,
    they keep what was typed, and their next saving compares with what the refusal has told.
    """
    try:
        yield
    except ChangedMeanwhile as changed:
        for field, value in changed.now.items():
            state.tell_shown(f"{form}:{field}", value)
        raise
    for field in fields:
        state.forget_shown(f"{form}:{field}")


@contextmanager
def saving_aims(workshop_id: str) -> Iterator[None]:
    """The same for the phases and the targets of a session: ``phase_key`` and ``target_key``."""
    try:
        yield
    except PhaseChanged as changed:
        state.tell_shown(phase_key(workshop_id), changed.phase)
        _tell_targets(workshop_id, changed.now)
        raise
    except TargetsChanged as changed:
        _tell_targets(workshop_id, changed.now)
        raise
    state.forget_shown(phase_key(workshop_id, ""))
    state.forget_shown(target_key(workshop_id, ""))


@contextmanager
def saving_mode(workshop_id: str) -> Iterator[None]:
    """The same for how the group answers in a session: ``mode:`` and ``pace:`` with its id."""
    try:
        yield
    except ModeChanged as changed:
        for field, value in changed.now.items():
            state.tell_shown(f"{field}:{workshop_id}", value)
        raise
    for field in ("mode", "pace"):
        state.forget_shown(f"{field}:{workshop_id}")


def _tell_targets(workshop_id: str, now: Mapping[str, float | None]) -> None:
    for section, level in now.items():
        state.tell_shown(target_key(workshop_id, section), choice_of(level))
