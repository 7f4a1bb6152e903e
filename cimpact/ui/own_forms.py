"""A collective's own questionnaires for the pages: what is read, and every act upon them."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.content_yaml import decoded
from cimpact.core.own_form import with_version
from cimpact.core.questionnaire import Questionnaire
from cimpact.questionnaires import read_examples
from cimpact.store import access, own_questionnaires
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.own_questionnaires import OwnLine, Published
from cimpact.store.tables import Collective, OwnQuestionnaire
from cimpact.ui import facilitating, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import today, visitor_text


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a questionnaire: whose it is, its draft, its versions, the first first."""

    own_id: str
    collective_id: str
    draft: str
    saved: int
    is_retired: bool
    versions: tuple[Published, ...]

    @property
    def key(self) -> str:
        """The key of the field in which the draft is written."""
        return f"draft:{self.own_id}"

    @property
    def latest(self) -> Published | None:
        """The version that new sessions use; None until one is published."""
        return self.versions[-1] if self.versions else None


def kept_of(own: OwnQuestionnaire) -> Kept:
    """What is kept of a questionnaire that somebody may change."""
    with reading() as db:
        return Kept(
            own_id=own.id,
            collective_id=own.collective_id,
            draft=own.draft,
            saved=own.saved,
            is_retired=own.is_retired,
            versions=tuple(own_questionnaires.versions(db, own)),
        )


def lines_of(collective: Collective) -> list[OwnLine]:
    """The questionnaires of a collective."""
    with reading() as db:
        return own_questionnaires.lines_of(db, collective)


def offered(collective: Collective) -> dict[str, Questionnaire]:
    """What a new session may use: the installation's by their id, then one's own by edition."""
    with reading() as db:
        own = own_questionnaires.offered(db, collective)
    return {
        **facilitating.questionnaires(),
        **{each.edition_id: each.questionnaire for each in own.values()},
    }


@st.cache_resource(show_spinner=False)
def beginnings() -> dict[str, Questionnaire]:
    """What one's own may start from: the examples, then the installation's forms."""
    return {**read_examples(), **facilitating.questionnaires()}


def add(collective_id: str, text: str) -> str:
    """A new questionnaire with this draft; its key. Raises NotYours, InvalidContent."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        return own_questionnaires.create(db, collective, text, today=today()).id


def add_file(collective_id: str, data: bytes) -> str:
    """The same from a file. Raises NotYours, InvalidContent."""
    return add(collective_id, decoded(data))


@told
def keep_draft(own_id: str, key: str) -> None:
    """Keep what the field holds."""
    _keep(own_id, key)


@told
def set_version(own_id: str, key: str, version: str) -> None:
    """Put another version into the draft. Raises InvalidContent."""
    state.fill(key, with_version(state.widget(key) or "", version))
    _keep(own_id, key)


@told
def publish(own_id: str, key: str) -> None:
    """Keep what the field holds, and publish it."""
    _ = visitor_text()
    _keep(own_id, key)
    account = acting()
    with transaction() as db:
        own = access.questionnaire_for(db, account.id, own_id, needs=Right.RUN)
        made = own_questionnaires.publish(db, own, today=today())
    state.confirm(
        _("Published: version {version}. New sessions can use it.", version=_version(made))
    )
    state.need_whole_page()


@told
def retire(own_id: str, *, is_retired: bool) -> None:
    """Offer a questionnaire no longer, or again."""
    _ = visitor_text()
    account = acting()
    with transaction() as db:
        own_questionnaires.retire(
            access.questionnaire_for(db, account.id, own_id, needs=Right.RUN), is_retired=is_retired
        )
    state.confirm(_("No longer offered.") if is_retired else _("Offered again."))


def delete(own_id: str) -> None:
    """Erase a questionnaire that was never published. Raises NotYours, AlreadyPublished."""
    account = acting()
    with transaction() as db:
        own = access.questionnaire_for(db, account.id, own_id, needs=Right.RUN)
        own_questionnaires.delete_unpublished(db, own)


def _keep(own_id: str, key: str) -> None:
    """Save the draft over the one that this tab has seen, if it says something else."""
    account, text, seen = acting(), state.widget(key), state.saved(key)
    if text is None or not isinstance(seen, int):
        return
    with transaction() as db:
        own: OwnQuestionnaire = access.questionnaire_for(db, account.id, own_id, needs=Right.RUN)
        if own.draft == text:
            return
        own_questionnaires.save_draft(db, own, text, shown=seen, today=today())
        state.remember_saved(key, own.saved)


def _version(made: Published) -> str:
    return made.questionnaire.version
