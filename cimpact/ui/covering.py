"""Who is at the table: how many people are expected, who answered, who is missing, by sector."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.coverage import attendance
from cimpact.core.lists import Lists
from cimpact.core.report import Coverage
from cimpact.findings import coverage as words
from cimpact.i18n import Translator
from cimpact.store import access, audit, coverage, meanwhile, offers, results, workshops
from cimpact.store.access import Right
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop, WorkshopState
from cimpact.store.workshops import MOST_INVITED
from cimpact.ui import state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.text import plain
from cimpact.ui.visitor import now, visitor_text


@dataclass(frozen=True, slots=True)
class Table:
    """Who is at the table of one session; ``known`` is None while it would point at somebody."""

    workshop: Workshop
    lists: Lists
    answered: int
    known: Coverage | None
    expected: dict[str, int]
    proposed: dict[str, int]


def table_of(workshop: Workshop) -> Table:
    """What may be said of a session now."""
    with reading() as db:
        return Table(
            workshop=workshop,
            lists=offers.lists_in(db, workshop),
            answered=results.people_who_answered(db, workshop),
            known=coverage.who_came(db, workshop),
            expected=coverage.expected_in(db, workshop),
            proposed=coverage.proposed_for(db, workshop),
        )


def who_came(table: Table, _: Translator) -> None:
    """How many answered, and sector by sector who is there and who is missing."""
    if table.workshop.state is WorkshopState.DRAFT:
        st.markdown(_("Who is there shows here once the session is open."))
        return
    st.markdown(f"**{words.response(table.answered, table.workshop.invited, _)}**")
    if table.known is None:
        st.markdown(_few(table.workshop, _))
        return
    sectors = attendance(table.known, table.lists, table.expected)
    if sectors:
        st.table(words.attendance_table(sectors, table.lists, _), hide_index=True)
        st.caption(_note(table, _))
    for sentence in (
        words.absent(sectors, table.lists, _),
        words.concerned(table.known, table.lists, _),
    ):
        if sentence:
            st.markdown(plain(sentence))
    roles = words.roles_present(table.known, table.lists, _)
    if roles:
        st.caption(plain(_("Roles named: {roles}.", roles=roles)))


def _few(workshop: Workshop, _: Translator) -> str:
    return _(
        "Sectors and roles show from {n} people on: before, they would point at somebody.",
        n=_.number(workshop.minimum_group),
    )


def _note(table: Table, _: Translator) -> str:
    if table.workshop.state is WorkshopState.OPEN:
        return _("While the session is open, only presence and absence show; numbers come after.")
    return _(
        "“Present” stands where a number would point at somebody. Some people may have named no "
        "sector."
    )


def expected_form(table: Table, _: Translator) -> None:
    """How many people are expected, in all and by sector where that is known."""
    st.header(_("Who is expected"), anchor=False)
    if table.proposed and not table.expected:
        st.caption(_("Proposed from the session before: correct it and save."))
    shown = table.expected or table.proposed
    st.number_input(
        _("How many people are invited in all? (optional)"),
        min_value=1,
        max_value=MOST_INVITED,
        value=table.workshop.invited,
        step=1,
        placeholder=_("Unknown"),
        key="expected:",
    )
    # Row after row, so that a phone shows them in the order of the list.
    for start in range(0, len(table.lists.sectors), 2):
        pair = table.lists.sectors[start : start + 2]
        for sector, column in zip(pair, st.columns(2), strict=False):
            with column:
                st.number_input(
                    plain(_.content(sector.name)),
                    min_value=0,
                    max_value=MOST_INVITED,
                    value=shown.get(sector.code),
                    step=1,
                    placeholder=_("Unknown"),
                    key=f"expected:{sector.code}",
                )
    st.button(
        _("Save the numbers"),
        key="save_expected",
        type="primary",
        on_click=_save,
        args=(table.workshop.id, table.workshop.invited, table.expected, _codes(table)),
    )


def _codes(table: Table) -> list[str]:
    return [sector.code for sector in table.lists.sectors]


@told
def _save(
    workshop_id: str, invited_shown: int | None, expected_shown: dict[str, int], codes: list[str]
) -> None:
    account, _ = acting(), visitor_text()
    invited = state.widget("expected:")
    numbers = {code: state.widget(f"expected:{code}") for code in codes}
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        meanwhile.refuse_other_invited(db, workshop, shown=invited_shown)
        workshops.set_invited(workshop, int(invited) if invited else None)
        if db.is_modified(workshop):
            audit.record(db, workshop, Act.INVITED, who=account.name, at=now())
        coverage.set_expected(
            db,
            workshop,
            {code: int(number) for code, number in numbers.items() if number is not None},
            seen=expected_shown,
        )
    state.confirm(_("The numbers are saved."))
