"""The sample in the database: a collective marked as such, which can be taken away whole."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlmodel import Session, col, insert, select

from cimpact.core.questionnaire import Questionnaire
from cimpact.demo import CARRYING_A_CODE, INVITED, MEMBERS, NAME, SampleSession, sample_sessions
from cimpact.errors import N_, CimpactError
from cimpact.i18n import Translator
from cimpact.signing import new_token, token_hash
from cimpact.store import accounts, collectives, looking_back, workshops
from cimpact.store.sample_work import add_sample_work
from cimpact.store.seats import NOTICE_VERSION
from cimpact.store.tables import (
    Answer,
    Collective,
    FacetAnswer,
    Facilitator,
    Note,
    OwnCode,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    random_key,
)


class NoAccount(CimpactError):
    """A sample for nobody; said on the command line only."""

    message = N_("The sample needs an account. Add one first: cimpact facilitator add NAME")


class SeveralAccounts(CimpactError):
    """A sample for somebody, but for whom; said on the command line only."""

    message = N_("There are several accounts: say which one with --owner NAME.")


def owner_named(db: Session, name: str | None) -> str:
    """The id of the account of that name; without a name, of the only account there is.

    Raises UnknownFacilitator, NoAccount, SeveralAccounts.
    """
    if name is not None:
        return accounts.facilitator_named(db, name).id
    found = db.exec(select(Facilitator.id).limit(2)).all()
    if not found:
        raise NoAccount
    if len(found) > 1:
        raise SeveralAccounts
    return found[0]


def load_sample(
    db: Session,
    questionnaire: Questionnaire,
    *,
    owner_id: str,
    today: date,
    words: Translator,
) -> Collective:
    """The owner's sample: made at the first call, found at the next ones.

    Its name, its notes and its sessions are in the language of ``words``. Raises EditionChanged.
    """
    # Locked, so that two taps at once do not leave two samples.
    db.exec(select(Facilitator.id).where(Facilitator.id == owner_id).with_for_update()).one()
    kept = samples_of(db, owner_id)
    if kept:
        return kept[0]
    collective = collectives.create_collective(
        db, name=words(NAME), owner_id=owner_id, today=today, is_sample=True
    )
    # Own codes that nobody knows: what is stored in place of a code leads back to none.
    hashes = {member: token_hash(new_token()) for member in CARRYING_A_CODE}
    before: Workshop | None = None
    for number, session in enumerate(sample_sessions(questionnaire)):
        before = _add_session(
            db, collective, questionnaire, session, hashes, before=before, today=today, words=words
        )
        add_sample_work(db, collective, before, number, today=today, words=words)
    return collective


def clear_sample(db: Session, *, owner_id: str) -> int:
    """Erase the owner's samples with all that was added to them; how many there were."""
    kept = samples_of(db, owner_id)
    for collective in kept:
        collectives.delete_collective(db, collective)
    return len(kept)


def samples_of(db: Session, owner_id: str) -> list[Collective]:
    """The owner's collectives that are samples."""
    return list(
        db.exec(
            select(Collective).where(
                Collective.owner_id == owner_id, col(Collective.is_sample).is_(other=True)
            )
        )
    )


def _add_session(
    db: Session,
    collective: Collective,
    questionnaire: Questionnaire,
    session: SampleSession,
    hashes: Mapping[int, str],
    *,
    before: Workshop | None,
    today: date,
    words: Translator,
) -> Workshop:
    workshop = workshops.create_workshop(
        db,
        collective,
        questionnaire,
        today=today,
        phases=session.phases,
        language=words.language,
        invited=INVITED,
        held_on=today - timedelta(days=session.days_before),
    )
    _ask_to_look_back(db, workshop, session, questionnaire, before)
    workshops.open_workshop(workshop)
    keys = [random_key() for _ in MEMBERS]
    db.exec(insert(Respondent), params=_respondents(workshop, keys, questionnaire))
    db.exec(insert(Answer), params=_answers(session, keys))
    if facets := _facets(session, keys):
        db.exec(insert(FacetAnswer), params=facets)
    if session.notes:
        db.exec(insert(Note), params=_notes(session, keys, words))
    db.exec(insert(OwnCode), params=_own_codes(workshop, keys, hashes))
    workshops.close_workshop(db, workshop)
    workshops.reveal_workshop(workshop)
    return workshop


def _ask_to_look_back(
    db: Session,
    workshop: Workshop,
    session: SampleSession,
    questionnaire: Questionnaire,
    before: Workshop | None,
) -> None:
    """The sections of which this session says how it sees the one before."""
    said = {item for choices in session.looking_back for item in choices}
    sections = [
        section.code
        for section in questionnaire.sections
        if said.intersection(item.code for item in section.items)
    ]
    if before is not None:
        looking_back.choose(db, workshop, earlier_id=before.id, sections=sections)


def _respondents(
    workshop: Workshop, keys: list[str], questionnaire: Questionnaire
) -> list[dict[str, object]]:
    """Seats whose token nobody knows; sectors and roles that the questionnaire offers."""
    sectors = {sector.code for sector in questionnaire.sectors}
    roles = {role.code for role in questionnaire.roles}
    return [
        {
            "id": key,
            "workshop_id": workshop.id,
            "kind": RespondentKind.PERSON,
            "seat_hash": token_hash(new_token()),
            "sector": member.sector if member.sector in sectors else None,
            "role": member.role if member.role in roles else None,
            "notice_version": NOTICE_VERSION,
            "has_finished": True,
        }
        for key, member in zip(keys, MEMBERS, strict=True)
    ]


def _own_codes(
    workshop: Workshop, keys: list[str], hashes: Mapping[int, str]
) -> list[dict[str, object]]:
    return [
        {
            "respondent_id": keys[member],
            "workshop_id": workshop.id,
            "code_hash": code_hash,
            "published": False,
        }
        for member, code_hash in hashes.items()
    ]


def _answers(session: SampleSession, keys: list[str]) -> list[dict[str, object]]:
    votes = {Vote.FIRST: session.choices, Vote.LOOKING_BACK: session.looking_back}
    return [
        {"respondent_id": key, "item": item, "vote": vote, "choice": choice}
        for vote, said in votes.items()
        for key, choices in zip(keys, said, strict=True)
        for item, choice in choices.items()
    ]


def _facets(session: SampleSession, keys: list[str]) -> list[dict[str, object]]:
    return [
        {"respondent_id": key, "item": item, "facet": facet, "choice": choice}
        for key, said in zip(keys, session.facets, strict=True)
        for (item, facet), choice in said.items()
    ]


def _notes(session: SampleSession, keys: list[str], words: Translator) -> list[dict[str, object]]:
    return [
        {
            "respondent_id": keys[note.member],
            "item": note.item,
            "evidence": words(note.evidence) if note.evidence else "",
            "sentence": words(note.sentence) if note.sentence else "",
        }
        for note in session.notes
    ]
