"""The facilitator's console of one session: what it shows while open and after."""

import io
from collections.abc import Callable

import segno
import streamlit as st

from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_
from cimpact.findings.items import NONE
from cimpact.i18n import Translator
from cimpact.store import editions, results
from cimpact.store.access import Right, collective_for
from cimpact.store.db import reading
from cimpact.store.results import Participation
from cimpact.store.tables import Anonymity, Pace, Workshop, WorkshopState
from cimpact.store.workshops import MOST_INVITED
from cimpact.ui import (
    facilitating,
    guards,
    looking_back_form,
    modes,
    places,
    running,
    state,
    targets,
)
from cimpact.ui.text import authored, plain
from cimpact.ui.visitor import visitor_text

POLL_SECONDS = 3

STATES = {
    WorkshopState.DRAFT: (N_("In preparation"), "gray"),
    WorkshopState.OPEN: (N_("Open"), "green"),
    WorkshopState.CLOSED: (N_("Closed"), "blue"),
}


def edition_of(workshop: Workshop) -> Questionnaire:
    """The questionnaire of a session."""
    with reading() as db:
        return editions.load(db, workshop.edition_id)


def collective_name(workshop: Workshop) -> str:
    """The name of a session's collective."""
    account = guards.signed_in()
    with reading() as db:
        return collective_for(db, account.id, workshop.collective_id, needs=Right.SEE).name


def heading(workshop: Workshop, _: Translator) -> None:
    """Whose session this is, of which day, and how it stands."""
    places.link(
        "workshops", f"← {plain(collective_name(workshop))}", collective=workshop.collective_id
    )
    st.title(_("Session of {date}", date=_.date(workshop.held_on)), anchor=False)
    state_badge(workshop.state, _)


def state_badge(state: WorkshopState, _: Translator) -> None:
    """The state of a session as a word."""
    label, color = STATES[state]
    st.badge(_(label), color=color)  # type: ignore[arg-type]


def next_act(workshop: Workshop, _: Translator) -> None:
    """The one thing to do next, as the primary button."""
    if workshop.state is WorkshopState.DRAFT:
        st.markdown(_("Members can join once the session is open. Its settings are frozen then."))
        _act(_("Open the session"), "open_workshop", running.open_session, workshop)
        places.link(
            "import",
            _("Answers in a file? Import them instead →"),
            collective=workshop.collective_id,
            workshop=workshop.id,
        )
    elif workshop.state is WorkshopState.OPEN:
        _act(
            _("Close the session"),
            "close_workshop",
            running.close_session,
            workshop,
            is_primary=workshop.pace is Pace.FREE,
        )
    else:
        _after_closing(workshop, _)


def watching(workshop: Workshop, _: Translator) -> None:
    """What somebody who observes finds here, in place of what there is to do."""
    st.markdown(
        _(
            "You observe this session: you see how many people have come how far and, once it is "
            "closed, the results."
        )
    )
    if workshop.state is WorkshopState.CLOSED:
        _ways_to_results(workshop, _)


def join_panel(workshop: Workshop, address: str, _: Translator) -> None:
    """The code, and the way to the page for the projector."""
    with st.container(border=True, key="join_panel"):
        st.markdown(_("Code of the session"))
        st.header(workshop.join_code, anchor=False)
        st.text(_("On a phone: {address}", address=address))
        places.link(
            "wall", _("Show the code and the QR code on the projector →"), workshop=workshop.id
        )


def qr_code(url: str) -> str:
    """An SVG of the address, dark on white in both themes, with its quiet zone."""
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", scale=10, border=4, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()


def wall(workshop: Workshop, address: str, _: Translator) -> None:
    """The code and the QR code, large; how many have joined."""
    with st.container(key="wall"):
        left, right = st.columns([1, 1], gap="large", vertical_alignment="center")
        with left:
            st.markdown(_("Scan, or open on your phone"))
            st.markdown(f"**{plain(address.removeprefix('http://'))}**")
            st.markdown(_("then enter the code"))
            st.title(workshop.join_code, anchor=False)
            _wall_count()
        with right, st.container(key="wall_qr"):
            url = f"{address}/?code={workshop.join_code}"
            st.image(qr_code(url), width="stretch", alt=_("QR code of {url}", url=url))


@st.fragment(run_every=POLL_SECONDS)
def _wall_count() -> None:
    workshop = guards.workshop_still(needs=Right.RUN)
    _ = visitor_text()
    with reading() as db:
        counts = results.participation(db, workshop)
    st.markdown(people(counts, workshop.invited, _))


@st.fragment(run_every=POLL_SECONDS)
def live_participation() -> None:
    """Who has come how far, drawn again every few seconds; the right is read again each time."""
    workshop = guards.workshop_still(needs=Right.SEE)
    _ = visitor_text()
    participation_table(workshop, _)


def participation_table(workshop: Workshop, _: Translator) -> None:
    """Counts of people by section: nothing here tells what anybody answered."""
    with reading() as db:
        counts = results.participation(db, workshop)
        questionnaire = editions.load(db, workshop.edition_id)
    st.header(people(counts, workshop.invited, _), anchor=False)
    st.table(
        {
            _("Section"): [authored(section.name, _) for section in questionnaire.sections],
            _("Started"): [_.number(section.started) for section in counts.sections],
            _("Completed"): [_.number(section.completed) for section in counts.sections],
        },
        hide_index=True,
    )


def people(counts: Participation, invited: int | None, _: Translator) -> str:
    """How many people are there, of how many invited, and how many reached the end."""
    if invited is None:
        joined = _.ngettext("{n} person has joined", "{n} people have joined", counts.seats)
    else:
        joined = _.ngettext(
            "{n} person of {invited} has joined",
            "{n} people of {invited} have joined",
            counts.seats,
            invited=_.number(invited),
        )
    return f"{joined} · " + _.ngettext("{n} has finished", "{n} have finished", counts.finished)


def invited_form(workshop: Workshop, _: Translator) -> None:
    """How many people are invited, which may be learnt late; results are refused over it."""
    key = f"workshop:{workshop.id}:invited"
    shown = state.filled_from(key, workshop.invited)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        invited = invited_field(key, _)
        st.button(
            _("Save"),
            key="save_invited",
            on_click=facilitating.save_invited,
            args=(workshop.id, invited, shown),
        )


def invited_field(key: str, _: Translator) -> int | None:
    """Ask how many people are invited; None when nobody knows."""
    return st.number_input(
        _("How many people are invited? (optional)"),
        min_value=1,
        max_value=MOST_INVITED,
        value=None,
        step=1,
        placeholder=_("Unknown"),
        key=key,
    )


def settings_table(workshop: Workshop, _: Translator) -> None:
    """The settings of a session, in words."""
    questionnaire = edition_of(workshop)
    lines = [
        (_("Form"), authored(questionnaire.title, _)),
        (_("Answers"), anonymity_words(workshop, _)),
        *modes.settings_lines(workshop, _),
        *looking_back_form.settings_lines(workshop, questionnaire, _),
        (_("Phases"), _phases(workshop, questionnaire, _)),
        (_("Main phase"), targets.phase_name(questionnaire, workshop.phase, _)),
        (_("Invited"), _.number(workshop.invited) if workshop.invited else NONE),
        (_("Kept until"), _.date(workshop.keep_until)),
        *(
            (
                _("Target: {section}", section=authored(section.name, _)),
                targets.target_words(section, workshop.targets, _),
            )
            for section in questionnaire.sections
        ),
    ]
    st.table(
        {_("Setting"): [name for name, _value in lines], _("Value"): [v for _name, v in lines]},
        hide_index=True,
    )


def _phases(workshop: Workshop, questionnaire: Questionnaire, _: Translator) -> str:
    """Every phase that the initiative is in, in words; a dash when nobody said."""
    names = [targets.phase_name(questionnaire, code, _) for code in workshop.phases or ()]
    return "; ".join(names) or NONE


def anonymity_words(workshop: Workshop, _: Translator) -> str:
    """Whether names go with answers, and from how many people on results show."""
    if workshop.anonymity is Anonymity.NAMED:
        return _("With names: everybody agreed, and results show from the first answer on")
    return _("Without names; results from {n} answers on", n=workshop.minimum_group)


def _ways_to_results(workshop: Workshop, _: Translator) -> None:
    with st.container(horizontal=True):
        places.link("summary", _("See where the group stands →"), workshop=workshop.id)
        places.link("export", _("Take the results away →"), workshop=workshop.id)


def _after_closing(workshop: Workshop, _: Translator) -> None:
    _ways_to_results(workshop, _)
    label = (
        _("Hide the results from the members")
        if workshop.is_revealed
        else _("Show the results to the members")
    )
    st.button(
        label,
        key="reveal",
        type="secondary" if workshop.is_revealed else "primary",
        on_click=running.reveal_session,
        args=(workshop.id,),
        kwargs={"is_revealed": not workshop.is_revealed},
    )
    if workshop.is_imported:
        st.caption(_("Its answers come from a file: it does not open for phones."))
        return
    with st.popover(_("Reopen")):
        st.markdown(
            _(
                "Members can answer and change their answers again. "
                "Results are hidden from everybody until you close."
            )
        )
        _act(_("Reopen the session"), "reopen_workshop", running.reopen_session, workshop)


def _act(
    label: str,
    key: str,
    act: Callable[[str], None],
    workshop: Workshop,
    *,
    is_primary: bool = True,
) -> None:
    kind = "primary" if is_primary else "secondary"
    st.button(label, key=key, type=kind, on_click=act, args=(workshop.id,))  # type: ignore[arg-type]
