"""The profile of a collective: versions that stay, and what somebody is still writing.

Saving compares the part with what the page had shown: of two people who write at once, the second
one is told. What is typed is kept as a draft of its writer until it is saved or given up.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, delete, select

from cimpact.core.profile import (
    FIELDS,
    MOST_LINKS,
    Profile,
    ProfilePart,
    values_of,
    with_values,
)
from cimpact.errors import N_, CimpactError
from cimpact.store.db import insert_into
from cimpact.store.seats import Invitation
from cimpact.store.tables import (
    Collective,
    Facilitator,
    ProfileDraft,
    ProfileSharing,
    ProfileVersion,
    Workshop,
)
from cimpact.store.texts import on_one_line, storable

LONG_FIELDS = frozenset({"need", "evidence", "people", "change"})
LONGEST_TEXT = 2000
LONGEST_LINE = 300


class ProfileChanged(CimpactError):
    """A part, or the whole, is no longer what the page had shown."""

    message = N_(
        "Somebody else has changed the profile in the meantime. Nothing was overwritten: what it "
        "says now stands below, and what you entered is kept."
    )


class VersionGone(CimpactError):
    """A version that the history of this collective does not have."""

    message = N_("The profile of this collective has no such version. Nothing was changed.")


class ChainTooLong(CimpactError):
    """More links than a chain of results takes."""

    message = N_(
        "A chain of results has at most {most} links. Nothing was lost: join some, then save."
    )


@dataclass(frozen=True, slots=True)
class Version:
    """The profile as it was saved; number 0, without a day, before anything was.

    ``saved_by`` is empty when the account is gone; ``restored`` is the version brought back.
    """

    number: int
    profile: Profile
    saved_on: date | None = None
    saved_by: str = ""
    restored: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed into a part; ``shown`` is the number of the version they saw."""

    shown: int
    values: dict[str, Any]


NOTHING = Version(0, Profile())
"""The profile that nobody has written yet."""


def history(db: Session, collective: Collective) -> list[Version]:
    """Every version, the one in force first; empty before the first."""
    rows = db.exec(
        select(ProfileVersion, Facilitator.name)
        .join(Facilitator, isouter=True)
        .where(ProfileVersion.collective_id == collective.id)
        .order_by(col(ProfileVersion.number).desc())
    )
    return [_version(row, name) for row, name in rows]


def latest(db: Session, collective: Collective) -> Version:
    """The version in force, or ``NOTHING``."""
    return _latest(db, collective.id)


def save_part(
    db: Session,
    collective: Collective,
    part: ProfilePart,
    values: Mapping[str, Any],
    *,
    shown: int,
    author_id: str,
    today: date,
) -> None:
    """Write one part over what version ``shown`` said; its draft is done with.

    The same words again make no version. Raises ProfileChanged, ChainTooLong, VersionGone.
    """
    now = _locked_latest(db, collective)
    if values_of(now.profile, part) != values_of(_numbered(db, collective, shown).profile, part):
        raise ProfileChanged
    wanted = with_values(now.profile, _cleaned(values, part))
    if wanted != now.profile:
        _add(db, collective, wanted, after=now, author_id=author_id, today=today)
    drop_draft(db, collective, part, facilitator_id=author_id)


def restore(
    db: Session, collective: Collective, number: int, *, shown: int, author_id: str, today: date
) -> None:
    """Bring an earlier version back as the newest one; drafts stay.

    Raises ProfileChanged when ``shown`` is no longer the latest, VersionGone.
    """
    now = _locked_latest(db, collective)
    if now.number != shown:
        raise ProfileChanged
    wanted = _numbered(db, collective, number).profile
    if wanted != now.profile:
        _add(db, collective, wanted, after=now, author_id=author_id, today=today, restored=number)


def keep_draft(
    db: Session,
    collective: Collective,
    part: ProfilePart,
    values: Mapping[str, Any],
    *,
    shown: int,
    facilitator_id: str,
) -> None:
    """Keep what somebody has typed so far; typing it back is no draft. Raises VersionGone."""
    typed = {
        field: [storable(each) for each in values[field]]
        if isinstance(values[field], list | tuple)
        else storable(values[field])
        for field in FIELDS[part]
    }
    before = values_of(_numbered(db, collective, shown).profile, part)
    if _comparable(typed) == _comparable(before):
        drop_draft(db, collective, part, facilitator_id=facilitator_id)
        return
    keys = {"collective_id": collective.id, "facilitator_id": facilitator_id, "part": part}
    written = {"shown": shown, "document": json.dumps(typed, ensure_ascii=False)}
    new = insert_into(db, ProfileDraft).values(**keys, **written)
    db.exec(new.on_conflict_do_update(index_elements=list(keys), set_=written))


def drop_draft(
    db: Session, collective: Collective, part: ProfilePart, *, facilitator_id: str
) -> None:
    """Give up what somebody has typed into a part."""
    db.exec(
        delete(ProfileDraft).where(
            col(ProfileDraft.collective_id) == collective.id,
            col(ProfileDraft.facilitator_id) == facilitator_id,
            col(ProfileDraft.part) == part,
        )
    )


def drafts_of(
    db: Session, collective: Collective, *, facilitator_id: str
) -> dict[ProfilePart, Draft]:
    """What somebody has typed into this profile and not saved, by part."""
    rows = db.exec(
        select(ProfileDraft).where(
            ProfileDraft.collective_id == collective.id,
            ProfileDraft.facilitator_id == facilitator_id,
        )
    )
    return {row.part: Draft(row.shown, json.loads(row.document)) for row in rows}


def show_to_members(db: Session, collective: Collective, *, is_shown: bool) -> None:
    """Let members read the need and the target impact before they answer, or no longer."""
    new = insert_into(db, ProfileSharing).values(collective_id=collective.id, is_shown=is_shown)
    db.exec(
        new.on_conflict_do_update(index_elements=["collective_id"], set_={"is_shown": is_shown})
    )


def is_shown_to_members(db: Session, collective: Collective) -> bool:
    """Whether members read the need and the target impact; they do not unless somebody said so."""
    return _is_shown(db, collective.id)


def shown_to_members(db: Session, invited_to: Invitation) -> Profile | None:
    """The profile for whoever holds the code of a session; None unless members may read it."""
    collective_id = db.exec(
        select(Workshop.collective_id).where(Workshop.id == invited_to.workshop_id)
    ).first()
    if collective_id is None or not _is_shown(db, collective_id):
        return None
    return _latest(db, collective_id).profile


def _is_shown(db: Session, collective_id: str) -> bool:
    kept = db.get(ProfileSharing, collective_id, populate_existing=True)
    return kept is not None and kept.is_shown


def _latest(db: Session, collective_id: str) -> Version:
    row = db.exec(
        select(ProfileVersion, Facilitator.name)
        .join(Facilitator, isouter=True)
        .where(ProfileVersion.collective_id == collective_id)
        .order_by(col(ProfileVersion.number).desc())
        .limit(1)
    ).first()
    return _version(*row) if row else NOTHING


def _locked_latest(db: Session, collective: Collective) -> Version:
    # Locked, so that of two who save at the same moment the second one sees what the first wrote.
    db.exec(select(Collective.id).where(Collective.id == collective.id).with_for_update()).one()
    return _latest(db, collective.id)


def _numbered(db: Session, collective: Collective, number: int) -> Version:
    if number == NOTHING.number:
        return NOTHING
    row = db.get(ProfileVersion, (collective.id, number))
    if row is None:
        raise VersionGone
    return _version(row, None)


def _version(row: ProfileVersion, name: str | None) -> Version:
    profile = Profile.model_validate_json(row.document)
    return Version(row.number, profile, row.saved_on, name or "", row.restored)


def _add(
    db: Session,
    collective: Collective,
    profile: Profile,
    *,
    after: Version,
    author_id: str,
    today: date,
    restored: int | None = None,
) -> None:
    db.add(
        ProfileVersion(
            collective_id=collective.id,
            number=after.number + 1,
            saved_on=today,
            saved_by=author_id,
            restored=restored,
            document=profile.model_dump_json(),
        )
    )
    db.flush()


def _comparable(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field: list(value) if isinstance(value, tuple) else value for field, value in values.items()
    }


def _cleaned(values: Mapping[str, Any], part: ProfilePart) -> dict[str, Any]:
    """The values of a part as they may be stored. Raises ChainTooLong."""
    cleaned: dict[str, Any] = {}
    for field in FIELDS[part]:
        value = values[field]
        cleaned[field] = _text(value, field) if isinstance(value, str) else _lines(value)
    if len(cleaned.get("chain", ())) > MOST_LINKS:
        raise ChainTooLong(most=MOST_LINKS)
    return cleaned


def _text(value: str, field: str) -> str:
    if field in LONG_FIELDS:
        return storable(value).strip()[:LONGEST_TEXT]
    return on_one_line(value)[:LONGEST_LINE]


def _lines(values: Sequence[str]) -> tuple[str, ...]:
    lines = (on_one_line(value)[:LONGEST_LINE] for value in values)
    return tuple(line for line in lines if line)
