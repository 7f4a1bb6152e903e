"""The fields of a profile, part by part: what they ask, what is still vague, what helps."""

from itertools import groupby

import streamlit as st

from cimpact.core.profile import (
    ASPECTS,
    MOST_LINKS,
    TOOLS,
    ProfilePart,
    hints,
    values_of,
    with_values,
)
from cimpact.errors import N_
from cimpact.findings import profile as words
from cimpact.i18n import Translator
from cimpact.store.profiles import LONGEST_LINE, LONGEST_TEXT
from cimpact.ui import about, places, profiling, state
from cimpact.ui.profile_form import (
    Form,
    change_chain,
    discard,
    keep,
    padded,
    save,
)
from cimpact.ui.profiling import Kept
from cimpact.ui.text import plain
from cimpact.ui.visitor import today

ABOUT = {
    ProfilePart.NEED: N_(
        "What is felt and recognised here, that nobody can answer alone, and what shows it: "
        "research, and what people live and know."
    ),
    ProfilePart.IMPACT: N_(
        "The change you want to see together, precise enough to be recognised when it comes."
    ),
    ProfilePart.CHAIN: N_(
        "One line per link: what you do, what comes of it, and so on to the impact. Two to seven."
    ),
    ProfilePart.TOOLS: N_("Three tools keep people in step. For each: who, how, in which rhythm."),
    ProfilePart.PHASES: N_(
        "Several may be true at once. The main one proposes the targets of a new session."
    ),
}
HELPFUL = {
    ProfilePart.NEED: ("QB2", "QB3", "QA4"),
    ProfilePart.IMPACT: ("QA1", "QB5"),
    ProfilePart.CHAIN: ("CON1", "CON3"),
    ProfilePart.TOOLS: ("CON5", "CON4", "CON2"),
}
"""The elements whose practices in the library help with a part."""
QUESTIONS = {
    "need": N_("The need"),
    "evidence": N_("What shows it"),
    "people": N_("Who, and where?"),
    "change": N_("What changes for them, concretely?"),
}
ASKED = {"who": N_("Who"), "how": N_("How"), "rhythm": N_("In which rhythm")}


def part(part: ProfilePart, kept: Kept, _: Translator) -> None:
    """A part: its fields, what could be clearer, what helps, and its one button."""
    form = Form(kept, part)
    with st.container(key=f"profile_{part}"):
        st.header(_(words.PARTS[part]), anchor=False)
        st.caption(_(ABOUT[part]))
        _FIELDS[part](form, _)
        _hints(form, _)
        _helpful(part, _)
        if kept.is_overtaken(part):
            _overtaken(form, _)
        else:
            _buttons(form, _)


def _buttons(form: Form, _: Translator) -> None:
    has_draft = form.kept.draft(form.part) is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Save"),
            key=f"save_{form.part}",
            type="primary" if has_draft else "secondary",
            on_click=save,
            args=(form, form.shown),
        )
        if has_draft:
            st.button(
                _("Discard what I typed"),
                key=f"discard_{form.part}",
                type="tertiary",
                on_click=discard,
                args=(form,),
            )
            note = _("Kept for you, not saved yet.")
            st.markdown(f":small[{note}]", width="content")


def _overtaken(form: Form, _: Translator) -> None:
    """What somebody else has saved since, beside what was typed: one of the two is chosen."""
    latest = form.kept.latest
    with st.container(border=True, key=f"overtaken_{form.part}"):
        st.warning(
            _("{who} has changed this part since you began. It now says:", who=_somebody(form, _))
        )
        now = words.part_in_words(latest.profile, form.part, profiling.phases(), _)
        st.markdown("\n\n".join(map(profiling.as_typed, now.paragraphs)) or _("Nothing."))
        with st.container(horizontal=True):
            st.button(
                _("Save what I typed instead"),
                key=f"replace_{form.part}",
                on_click=save,
                args=(form, latest.number),
            )
            st.button(
                _("Take what it says now"),
                key=f"take_{form.part}",
                on_click=profiling.drop_draft,
                args=(form.kept.collective_id, form.part),
            )


def _somebody(form: Form, _: Translator) -> str:
    """Who saved this part last."""
    now = values_of(form.kept.latest.profile, form.part)
    by = ""
    for version in form.kept.versions:
        if values_of(version.profile, form.part) != now:
            break
        by = version.saved_by
    return plain(by) if by else _("Somebody")


def _hints(form: Form, _: Translator) -> None:
    profile = with_values(form.kept.latest.profile, form.held)
    sentences = words.hints(hints(profile, form.part, today=today()), _)
    if sentences:
        title = _("To make it clearer, if you like")
        lines = "\n".join(f"- {sentence}" for sentence in sentences)
        with st.container(key=f"hints_{form.part}"):
            st.markdown(f"**{title}**\n{lines}")


def _helpful(part: ProfilePart, _: Translator) -> None:
    """Links to the practices of the library that help with a part."""
    names = about.shelf().names
    codes = [code for code in HELPFUL.get(part, ()) if code in names]
    if codes:
        with st.container(horizontal=True, key=f"helpful_{part}", vertical_alignment="center"):
            lead = _("Practices that help:")
            st.markdown(f":small[{lead}]", width="content")
            for code in codes:
                places.link("library", plain(_.content(names[code])), item=code)


def _long_text(form: Form, field: str, _: Translator) -> None:
    st.text_area(
        _(QUESTIONS[field]),
        key=form.filled(field, form.held[field]),
        max_chars=LONGEST_TEXT,
        height="content",
        on_change=keep,
        args=(form,),
    )


def _line(form: Form, field: str, label: str, placeholder: str = "") -> None:
    st.text_input(
        label,
        key=form.filled(field, form.held[field]),
        max_chars=LONGEST_LINE,
        placeholder=placeholder,
        on_change=keep,
        args=(form,),
    )


def _need(form: Form, _: Translator) -> None:
    _long_text(form, "need", _)
    _long_text(form, "evidence", _)


def _impact(form: Form, _: Translator) -> None:
    _long_text(form, "people", _)
    _long_text(form, "change", _)
    _line(form, "by_when", _("By when?"), _("June 2029, in three years…"))


def _chain(form: Form, _: Translator) -> None:
    links = padded(form.held["chain"])
    for place, link in enumerate(links):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xxsmall"):
            _line_of_chain(form, place, link, _)
            _chain_buttons(form, place, len(links), _)
    if len(links) < MOST_LINKS:
        st.button(
            _("Add a link"),
            key=f"add_link_{len(links)}",
            type="tertiary",
            icon=":material/add:",
            on_click=change_chain,
            args=(form, [*range(len(links)), None]),
        )


def _line_of_chain(form: Form, place: int, link: str, _: Translator) -> None:
    st.text_input(
        _("Link {number}", number=_.number(place + 1)),
        key=form.filled(f"chain:{place}", link),
        max_chars=LONGEST_LINE,
        placeholder=_("What you do") if place == 0 else _("What comes of it"),
        on_change=keep,
        args=(form,),
    )


def _chain_buttons(form: Form, place: int, count: int, _: Translator) -> None:
    """Swap a link with the one above it, or take it out."""
    others = list(range(count))
    swapped = [*others[: place - 1], place, place - 1, *others[place + 1 :]] if place else others
    removed = [*others[:place], *others[place + 1 :]]
    number = _.number(place + 1)
    moves = (
        ("↑", "up", swapped, _("Move link {number} up", number=number), place == 0),
        ("✕", "remove", removed, _("Remove link {number}", number=number), False),
    )
    for sign, name, order, tip, is_off in moves:
        st.button(
            sign,
            key=f"{name}_link_{place}",
            help=tip,
            disabled=is_off,
            on_click=change_chain,
            args=(form, order),
        )


def _tools(form: Form, _: Translator) -> None:
    for tool in TOOLS:
        st.markdown(f"**{_(words.TOOL_NAMES[tool])}**")
        for column, aspect in zip(st.columns(len(ASPECTS)), ASPECTS, strict=True):
            with column:
                _line(form, f"{tool}_{aspect}", _(ASKED[aspect]))


def _phases(form: Form, _: Translator) -> None:
    """A box per phase under the name of its stage; the main one among those that are ticked."""
    offered = profiling.phases()
    for stage, phases in groupby(offered, key=lambda phase: _.content(phase.stage)):
        st.markdown(f"**{stage}**")
        for phase in phases:
            st.checkbox(
                f"{phase.code} · {_.content(phase.name)}",
                key=form.filled(f"phase:{phase.code}", phase.code in form.held["phases"]),
                on_change=keep,
                args=(form,),
            )
    ticked = [phase.code for phase in offered if phase.code in form.held["phases"]]
    if len(ticked) > 1:
        names = {phase.code: f"{phase.code} · {_.content(phase.name)}" for phase in offered}
        key = form.filled("main_phase", form.held["main_phase"] or ticked[0])
        if state.widget(key) not in ticked:
            state.fill(key, ticked[0])
        state.tell_again(key, _.language)
        st.selectbox(
            _("The main one"),
            ticked,
            format_func=names.__getitem__,
            key=key,
            on_change=keep,
            args=(form,),
        )


_FIELDS = {
    ProfilePart.NEED: _need,
    ProfilePart.IMPACT: _impact,
    ProfilePart.CHAIN: _chain,
    ProfilePart.TOOLS: _tools,
    ProfilePart.PHASES: _phases,
}
