"""A session once more: a new draft with the settings of an earlier one."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, own_questionnaires, workshops
from cimpact.store.tables import Collective, Workshop

COPIED = (
    *("language", "anonymity", "minimum_group", "phase", "phases", "targets", "invited"),
    *("collective_id", "mode", "pace"),
)
"""Columns that a copy has from the session copied."""

OF_ITS_OWN = (
    *("id", "edition_id", "join_code", "state", "is_revealed", "standing"),
    *("held_on", "keep_until", "current_item", "revealed", "second_votes", "second_revealed"),
    *("timer_from", "live_version", "looking_back", "looking_back_to", "is_imported"),
)
"""Columns that it does not: a new column stands in one of the two lists."""


class FormGone(CimpactError):
    """A session of a questionnaire that is no longer offered."""

    message = N_(
        "The questionnaire of this session is no longer offered: it cannot be copied. Create a "
        "new session with one of the questionnaires that are. Nothing was changed."
    )


def copy_workshop(
    db: Session,
    workshop: Workshop,
    offered: Mapping[str, Questionnaire],
    *,
    today: date,
) -> Workshop:
    """A draft of today, with the questionnaire in the version that is offered now.

    ``offered`` are the installation's, by their id; one that the collective wrote itself is asked
    in the latest version that it published. What that version brings new, a phase or a section,
    has its defaults. Raises FormGone, EditionChanged.
    """
    collective = db.get_one(Collective, workshop.collective_id)
    former = editions.load(db, workshop.edition_id)
    edition_id, questionnaire = _offered_now(db, collective, workshop, offered)
    known = [phase.code for phase in questionnaire.phases]
    made = workshops.create_workshop(
        db,
        collective,
        questionnaire,
        today=today,
        edition_id=edition_id,
        phase=workshop.phase if workshop.phase in known else known[0],
        language=workshop.language,
        anonymity=workshop.anonymity,
        minimum_group=workshop.minimum_group,
        invited=workshop.invited,
        mode=workshop.mode,
        pace=workshop.pace,
    )
    made.phases = [code for code in workshop.phases or () if code in known] or None
    if made.phase == workshop.phase:
        made.targets = _targets(workshop, former, proposed=made.targets, now=questionnaire)
    return made


def _offered_now(
    db: Session,
    collective: Collective,
    workshop: Workshop,
    offered: Mapping[str, Questionnaire],
) -> tuple[str, Questionnaire]:
    """What a copy asks; with its edition where the collective wrote it, else an empty one."""
    own_id = own_questionnaires.written_as(db, collective, workshop.edition_id)
    if own_id is not None:
        own = own_questionnaires.offered(db, collective).get(own_id)
        if own is None:
            raise FormGone
        return own.edition_id, own.questionnaire
    questionnaire = offered.get(editions.load(db, workshop.edition_id).id)
    if questionnaire is None:
        raise FormGone
    return "", questionnaire


def _targets(
    workshop: Workshop, former: Questionnaire, *, proposed: Mapping[str, float], now: Questionnaire
) -> dict[str, float]:
    """Those of the session, none where it had none; proposed ones for what is new or too short."""
    old = {section.code for section in former.sections}
    tops = {section.code: max(item.top for item in section.items) for section in now.sections}
    kept = {code: level for code, level in workshop.targets.items() if level <= tops.get(code, -1)}
    new = {
        code: level
        for code, level in proposed.items()
        if code not in old or code in workshop.targets
    }
    return {**new, **kept}
