"""The sectors and roles that a collective offers: two lists of names, typed in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from cimpact.core.content_parts import Role, Sector
from cimpact.core.lists import LONGEST_NAME, MOST_ENTRIES, Entry, Lists, typed_lists
from cimpact.i18n import Translator
from cimpact.store import access, editions, offers
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective
from cimpact.store.texts import on_one_line
from cimpact.ui import facilitating, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import visitor_text

EMPTY_LINES = 3
TURN = "lists"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a collective offers: its ``own`` lists, else those ``given`` by its questionnaire."""

    collective: Collective
    own: Lists | None
    given: Lists

    @property
    def lists(self) -> Lists:
        """The lists in force for sessions that are opened from now on."""
        return self.own or self.given


def offer_of(collective: Collective) -> Offer:
    """The lists as they stand now; the questionnaire is that of the latest session, if any."""
    with reading() as db:
        asked = editions.used_by(db, collective) or [*facilitating.questionnaires().values()]
        return Offer(collective, offers.lists_of(db, collective), Lists.of(asked[0]))


def fields(offer: Offer, _: Translator) -> None:
    """A line per name and some empty ones, for sectors and then for roles, and one button."""
    st.header(_("Sectors"), anchor=False)
    _lines("sector", offer.lists.sectors, _)
    st.header(_("Roles"), anchor=False)
    st.markdown(
        _(
            "Tick the roles of the people whose situation is to change: results say whether any of "
            "them answered."
        )
    )
    _lines("role", offer.lists.roles, _)
    if not any(role.concerned for role in offer.lists.roles):
        st.info(
            _(
                "No role is marked as that of the communities concerned: their absence would not "
                "show."
            )
        )
    st.button(
        _("Save the lists"),
        key="save_lists",
        type="primary",
        on_click=_save,
        args=(offer,),
    )


def way_back(offer: Offer, _: Translator) -> None:
    """Back to the lists of the questionnaire, after one question; nothing without own lists."""
    if offer.own is None:
        return
    with st.popover(_("Use the lists of the questionnaire again")):
        st.markdown(
            _(
                "Your own sectors and roles are erased from this page. Sessions that were opened "
                "keep theirs."
            )
        )
        st.button(
            _("Use the lists of the questionnaire"),
            key="reset_lists",
            on_click=_reset,
            args=(offer,),
        )


def _lines(kind: str, offered: Sequence[Sector | Role], _: Translator) -> None:
    empty = min(EMPTY_LINES, MOST_ENTRIES - len(offered))
    for place in range(len(offered) + empty):
        known = offered[place] if place < len(offered) else None
        _line(kind, place, known, _)


def _line(kind: str, place: int, known: Sector | Role | None, _: Translator) -> None:
    """Two names side by side, and for a role the mark; only the first line has visible labels."""
    shown: Literal["visible", "collapsed"] = "visible" if place == 0 else "collapsed"
    widths = [3, 3, 2] if kind == "role" else [3, 3]
    columns = st.columns(widths, vertical_alignment="bottom")
    for column, language, label in zip(
        columns, ("fr", "en"), (_("In French"), _("In English")), strict=False
    ):
        with column:
            st.text_input(
                f"{label} ({place + 1})" if place else label,
                known.name.of(language) if known else "",
                max_chars=LONGEST_NAME,
                placeholder=label,
                label_visibility=shown,
                key=_key(kind, language, place),
            )
    if kind == "role":
        with columns[2]:
            st.checkbox(
                _("Concerned"),
                value=isinstance(known, Role) and known.concerned,
                key=_key(kind, "concerned", place),
            )


def _key(kind: str, part: str, place: int) -> str:
    return f"lists:{kind}:{part}:{place}:{state.turn(TURN)}"


@told
def _save(offer: Offer) -> None:
    account, _ = acting(), visitor_text()
    lists = typed_lists(_typed("sector", offer.lists.sectors), _typed("role", offer.lists.roles))
    with transaction() as db:
        collective = access.collective_for(db, account.id, offer.collective.id, needs=Right.RUN)
        offers.set_lists(db, collective, lists, seen=offer.own)
    state.next_turn(TURN)
    state.confirm(_("The lists are saved. Sessions that were opened before keep theirs."))


@told
def _reset(offer: Offer) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, offer.collective.id, needs=Right.RUN)
        offers.set_lists(db, collective, None, seen=offer.own)
    state.next_turn(TURN)
    state.confirm(_("The lists of the questionnaire are used again."))


def _typed(kind: str, offered: Sequence[Sector | Role]) -> list[Entry]:
    """The lines as they are filled in; one that stood there before keeps its code."""
    return [
        Entry(
            code=offered[place].code if place < len(offered) else "",
            fr=on_one_line(state.widget(_key(kind, "fr", place)) or ""),
            en=on_one_line(state.widget(_key(kind, "en", place)) or ""),
            concerned=state.widget(_key(kind, "concerned", place)) == str(True),
        )
        for place in range(min(len(offered) + EMPTY_LINES, MOST_ENTRIES))
    ]
