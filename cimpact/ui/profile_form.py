"""One part of a profile being written: what its fields hold, and what becomes of it.

A field is filled once from what is typed or saved, under a key that names the version it started
from: what is typed is kept whenever a field is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cimpact.core.profile import FEWEST_LINKS, FIELDS, ProfilePart, values_of
from cimpact.ui import profiling, state
from cimpact.ui.profiling import Kept


@dataclass(frozen=True, slots=True)
class Form:
    """One part as its fields show it: what they hold, and the version that they started from."""

    kept: Kept
    part: ProfilePart

    @property
    def shown(self) -> int:
        """The number of the version that the fields started from."""
        draft = self.kept.draft(self.part)
        return draft.shown if draft else self.kept.latest.number

    @property
    def held(self) -> dict[str, Any]:
        """What is typed, else what is saved."""
        draft = self.kept.draft(self.part)
        return draft.values if draft else values_of(self.kept.latest.profile, self.part)

    def key(self, field: str) -> str:
        """The key of a field's widget."""
        return f"profile:{self.kept.collective_id}:{self.shown}:{field}"

    def filled(self, field: str, value: object) -> str:
        """The key of a widget that holds this unless somebody typed something else."""
        key = self.key(field)
        if state.widget(key) is None:
            state.fill(key, value)
        return key


def typed(form: Form) -> dict[str, Any]:
    """What the widgets of a part hold now."""
    if form.part is ProfilePart.CHAIN:
        return {"chain": _typed_chain(form)}
    if form.part is ProfilePart.PHASES:
        return _typed_phases(form)
    return {field: state.widget(form.key(field)) or "" for field in FIELDS[form.part]}


def _typed_chain(form: Form) -> list[str]:
    count = len(padded(form.held["chain"]))
    links = [state.widget(form.key(f"chain:{place}")) or "" for place in range(count)]
    return links if any(links) or count > FEWEST_LINKS else []


def _typed_phases(form: Form) -> dict[str, Any]:
    codes = [phase.code for phase in profiling.phases()]
    ticked = [code for code in codes if state.widget(form.key(f"phase:{code}")) == str(True)]
    main = state.widget(form.key("main_phase"))
    return {"phases": ticked, "main_phase": main if main in ticked else next(iter(ticked), "")}


def padded(links: Sequence[str]) -> list[str]:
    """The links with as many empty ones as it takes to make a chain."""
    return [*links, *[""] * (FEWEST_LINKS - len(links))]


def keep(form: Form) -> None:
    """Keep what is typed into a part, not saved yet."""
    profiling.keep_draft(form.kept.collective_id, form.part, typed(form), shown=form.shown)


def save(form: Form, shown: int) -> None:
    """Save a part over the version that was shown."""
    profiling.save(form.kept.collective_id, form.part, typed(form), shown=shown)


def change_chain(form: Form, order: Sequence[int | None]) -> None:
    """Put the links into another order; None stands for a new one."""
    held = padded(form.held["chain"])
    rows = [state.widget(form.key(f"chain:{place}")) or "" for place in range(len(held))]
    links = ["" if place is None else rows[place] for place in order]
    for place, link in enumerate(links):
        state.fill(form.key(f"chain:{place}"), link)
    profiling.keep_draft(form.kept.collective_id, form.part, {"chain": links}, shown=form.shown)


def discard(form: Form) -> None:
    """Give up what was typed, and fill the fields from what is saved."""
    saved = values_of(form.kept.latest.profile, form.part)
    profiling.drop_draft(form.kept.collective_id, form.part)
    for field, value in saved.items():
        state.fill(form.key(field), value)
    for place, link in enumerate(padded(saved.get("chain", ()))):
        state.fill(form.key(f"chain:{place}"), link)
    for phase in profiling.phases():
        state.fill(form.key(f"phase:{phase.code}"), phase.code in saved.get("phases", ()))
